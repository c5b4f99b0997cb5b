"""Finds the files that ship with the program: in a checkout, in the wheel and in the frozen program."""

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """The folder that holds all resources.

    Raises FileNotFoundError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the resources of NNViz are missing beside {package}; install the program again")


def resource_path(relative: str) -> Path:
    """The path of one resource, given as ``folder/file``."""
    return resource_root() / relative
