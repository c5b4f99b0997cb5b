"""The functions that scripts are made of: Python files among the resources, of which a script gets what it uses."""

import ast
from collections.abc import Iterable
from functools import cache

from nnviz.resources import resource_path

FOLDER = "scripts"


def functions(library: str, wanted: Iterable[str]) -> str:
    """The source of the functions and classes ``wanted`` of ``scripts/<library>.py``, with what they use themselves.

    In the order of the library. Raises KeyError for an unknown name.
    """
    source, definitions = _library(library)
    needed: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        needed.add(name)
        used = {node.id for node in ast.walk(definitions[name]) if isinstance(node, ast.Name)}
        waiting += used & definitions.keys()
    chosen = [ast.get_source_segment(source, definitions[name]) or "" for name in definitions if name in needed]
    return "\n\n\n".join(chosen)


@cache
def _library(library: str) -> tuple[str, dict[str, ast.stmt]]:
    source = resource_path(f"{FOLDER}/{library}.py").read_text(encoding="utf-8")
    definitions: dict[str, ast.stmt] = {
        node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    return source, definitions
