"""NNViz: see neural networks learn.

For scripts: ``nnviz.Experiment``, ``nnviz.open``, ``nnviz.edits``, ``nnviz.PRESETS`` (see ``nnviz.scripting``).
They are imported when they are first asked for, so ``import nnviz`` alone costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nnviz.scripting import PRESETS, Experiment, edits, open  # noqa: A004  # nnviz.open, as in Pillow

__version__ = "0.1.0"
__all__ = ["PRESETS", "Experiment", "__version__", "edits", "open"]


def __getattr__(name: str) -> Any:  # Any: whatever the name stands for
    if name not in __all__:
        raise AttributeError(f"module 'nnviz' has no attribute {name!r}")
    return getattr(import_module("nnviz.scripting"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
