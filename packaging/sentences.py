"""Finds the sentences that the rooms below ui/ say to the user, where they are raised: nobody has to register them.

    python packaging/sentences.py     list them

What counts: all texts of two words and more in a function that raises or makes one of the user's errors, in functions
that tell problems and reasons, and what the session emits. ``nnviz/ui/sentences.py`` recognises them by their pattern.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nnviz"
ROOMS = ("hyper.py", "data", "engine", "spec", "storage", "runtime", "session", "export", "importing")
SPOKEN = {
    "_damaged",
    "_refusal",
    "_refuse",
    "DataError",
    "DataFileError",
    "ExportProblem",
    "FileProblem",
    "FormatError",
    "ImportProblem",
    "Problem",
    "ShapeError",
    "ValueError",
}
SPOKEN_FUNCTIONS = re.compile(r"problem|reason|reached|bounds|_supervised$")
EMITTED = {"file_problem", "notice"}
ONLY_FOR_PROGRAMMERS = {
    "engine/activations.py",
    "engine/gradient_check.py",
    "engine/grid.py",
    "engine/interpret.py",
    "engine/network.py",
    "engine/plan.py",
    "engine/sample_step.py",
    "data/pen.py",
    "runtime/headless.py",
    "runtime/probes",
}
TWO_WORDS = re.compile(r"[A-Za-z]{2,}[^A-Za-z{}]* [^{}]*[A-Za-z]{2,}|[A-Za-z]{2,} \{|\} [A-Za-z]{2,}")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def spoken_sentences(package: Path = PACKAGE) -> list[str]:
    """Patterns with {0}, {1}, ... for the numbers and names put in; without doubles, in the order of the files."""
    found: list[str] = []
    for room in ROOMS:
        place = package / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if not path.relative_to(package).as_posix().startswith(tuple(ONLY_FOR_PROGRAMMERS)):
                found += _in_module(ast.parse(path.read_text(encoding="utf-8")))
    return list(dict.fromkeys(found))


def _in_module(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if _speaks(node):
            yield from _texts(node)


def _speaks(node: ast.AST) -> bool:
    """Whether what stands in ``node`` is said to the user."""
    if isinstance(node, Function):
        return bool(SPOKEN_FUNCTIONS.search(node.name)) or _makes_an_error(node)
    return isinstance(node, ast.Call) and _is_emitted(node)


def _makes_an_error(function: Function) -> bool:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(getattr(call.func, "id", getattr(call.func, "attr", "")) in SPOKEN for call in calls)


def _is_emitted(call: ast.Call) -> bool:
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "emit"
        and isinstance(function.value, ast.Attribute)
        and function.value.attr in EMITTED
    )


def _texts(node: ast.AST) -> Iterator[str]:
    """The patterns in ``node``, without docstrings and what stands inside of other texts."""
    skipped = {id(statement.value) for statement in ast.walk(node) if isinstance(statement, ast.Expr)}
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            skipped |= {id(inner) for inner in ast.walk(part) if inner is not part}
        if id(part) in skipped:
            continue
        pattern = _pattern(part)
        if pattern and TWO_WORDS.search(pattern) and pattern.isprintable() and not pattern.lstrip().startswith("("):
            yield pattern.strip()


def _pattern(node: ast.AST) -> str:
    """A text as a pattern, an empty text for any other node."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    holes = iter(range(len(node.values)))
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{" + str(next(holes)) + "}" for part in node.values
    )


if __name__ == "__main__":
    print("\n".join(spoken_sentences()))
