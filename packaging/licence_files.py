"""The licence texts that go along with the frozen program, and whether any library in it is missing among them."""

import os
import re
import shutil
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licences"  # of those whose packages bring none
BUNDLED_EXTRAS = ("pillow",)  # not asked for by pyproject.toml, in the frozen program all the same
NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
# How the shared libraries of others begin -> the words of their row in resources/LICENSES.md.
LIBRARIES = {
    "libQt6|Qt6|libpyside6|pyside6|libshiboken6|shiboken6": "Qt 6",
    "libicu|icu": "ICU",
    "libscipy_openblas|libopenblas": "OpenBLAS",
    "libgfortran|libquadmath|libgomp": "libgfortran",
    "libcrypto|libssl": "OpenSSL",
    "libffi": "libffi",
    "libexpat": "expat",
    r"libz[.-]|zlib": "zlib",
    "libbz2": "bzip2",
    "liblzma": "liblzma",
    "libuuid": "libuuid",
    "libpython|python": "Python",
    "libjpeg": "libjpeg-turbo",
    "libtiff": "libtiff",
    "libopenjp2": "OpenJPEG",
    "libwebp|libsharpyuv": "libwebp",
    "libzstd": "zstd",
    "libxcb|libXau": "libxcb",
}
IS_LIBRARY = re.compile(r"\.(so|dll|dylib)(\.|$)")
IS_EXTENSION = re.compile(r"\.(abi3|cpython-\w+(-[\w-]+)?)\.so$|\.pyd$")  # belongs to the package it lies in


def copy_licences(target: Path) -> None:
    """Copy the licence files of NNViz, of Python, of Qt and of every installed package that the program may hold."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", target / "NNViz.txt")
    shutil.copy(ROOT / "resources" / "LICENSES.md", target / "OVERVIEW.md")
    for text in sorted(TEXTS.iterdir()):
        shutil.copy(text, target / text.name)
    for text in python_licences():
        shutil.copy(text, target / "Python.txt")
    for package in sorted({*runtime_packages(), *BUNDLED_EXTRAS}):
        copy_texts(package, target)


def copy_texts(package: str, target: Path) -> None:
    """The licence files of one installed package, those of the parts within it as well."""
    for file in metadata.files(package) or ():
        if file.name.upper().startswith(NAMES) and ".dist-info" in file.parts[0]:
            inner = [part for part in file.parts[1:-1] if part != "licenses"]
            shutil.copy(str(file.locate()), target / "-".join([package, *inner, file.name]))


def python_licences() -> list[Path]:
    """Python's own licence text, where this build of it brings one."""
    library = Path(os.__file__).parent
    places = (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    return [place for place in places if place.is_file()][:1]


def runtime_packages() -> set[str]:
    """The packages that NNViz depends on, directly or not."""
    from packaging.requirements import Requirement  # pip's own; at hand wherever PyInstaller is

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    waiting = [Requirement(line) for line in project["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = requirement.name.lower()
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += map(Requirement, metadata.requires(name) or ())
    return found


def unnamed_libraries(frozen: Path) -> list[str]:
    """Shared libraries in the frozen folder that no row of resources/LICENSES.md speaks of."""
    overview = (ROOT / "resources" / "LICENSES.md").read_text(encoding="utf-8")
    named = re.compile("|".join(pattern for pattern, row in LIBRARIES.items() if row in overview))
    libraries = {path.name for path in frozen.rglob("*") if IS_LIBRARY.search(path.name)}
    inside_qt = {path.name for path in frozen.rglob("PySide6/Qt/plugins/**/*")}
    return sorted(name for name in libraries - inside_qt if not IS_EXTENSION.search(name) and not named.match(name))
