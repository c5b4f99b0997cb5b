"""Names and texts of an experiment, made harmless for generated source files."""

import keyword
import re
from collections.abc import Sequence

TAKEN = frozenset(
    (
        *("apply", "bfloat16", "buffers", "children", "compile", "cpu", "cuda", "double", "eval", "float", "forward"),
        *("get_item", "half", "ipu", "modules", "mtia", "parameters", "to", "train", "training", "type", "xpu"),
    )
)
"""Names that the classes of PyTorch and Keras have for themselves; the longer ones no layer's name comes to."""


def identifiers(names: Sequence[str]) -> tuple[str, ...]:
    """A Python identifier for each name, all different."""
    found: list[str] = []
    for name in names:
        base = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_").lower() or "layer"
        if base[0].isdigit() or keyword.iskeyword(base) or base in TAKEN:
            base = f"layer_{base}"
        unique, number = base, 2
        while unique in found:
            unique, number = f"{base}_{number}", number + 1
        found.append(unique)
    return tuple(found)


def plain(text: str) -> str:
    """``text`` for a comment or a docstring: one line without quotes, backslashes and unprintable characters."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return kept.replace("\\", "/").replace('"', "'")


def shape_words(shape: Sequence[int]) -> str:
    """(28, 28, 1) as "28×28×1"."""
    return "×".join(map(str, shape))
