"""``nnviz info``: versions, screen, matrix library and data, for a report of trouble."""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from threadpoolctl import ThreadpoolController

from nnviz import __version__
from nnviz.cli.usage import add_data
from nnviz.data.files import FASHION_MNIST, MNIST, DataFileError, default_data_folder, find_pictures
from nnviz.resources import resource_path, resource_root

PACKAGES = ("numpy", "PySide6-Essentials", "pyqtgraph", "scikit-learn", "threadpoolctl", "platformdirs", "tqdm")


def info(words: Sequence[str]) -> int:
    """``nnviz info [--data DIR] [--licenses]``"""
    parser = argparse.ArgumentParser(prog="nnviz info", description="Print versions, screen, BLAS and data found.")
    add_data(parser)
    parser.add_argument("--licenses", action="store_true", help="print the licences of all parts")
    given = parser.parse_args(words)
    if given.licenses:
        print(resource_path("LICENSES.md").read_text(encoding="utf-8"), end="")
        return 0
    lines = [
        ("nnviz", __version__),
        ("python", f"{platform.python_version()} ({platform.system()} {platform.release()} {platform.machine()})"),
        *((name, _version(name)) for name in PACKAGES),
        ("Qt platform", qt_platform()),
        ("BLAS", _blas()),
        ("processors", str(os.cpu_count() or 1)),
        ("resources", str(resource_root())),
        ("data", _data(given.data or default_data_folder())),
    ]
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        print(f"{name:{width}}  {value}")
    return 0


def qt_platform() -> str:
    """The Qt platform a window would use, told from the environment alone."""
    if chosen := os.environ.get("QT_QPA_PLATFORM"):
        return chosen
    if sys.platform in ("win32", "darwin"):
        return {"win32": "windows", "darwin": "cocoa"}[sys.platform]
    if os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else "none: no display found (the tour runs offscreen)"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _blas() -> str:
    pools = [pool for pool in ThreadpoolController().info() if pool["user_api"] == "blas"]
    words = [f"{pool['internal_api']} {pool.get('version') or ''}, {pool['num_threads']} threads" for pool in pools]
    return "; ".join(words) or "unknown"


def _data(folder: Path | None) -> str:
    if folder is None:
        return "bundled pictures only; give a folder with --data or NNVIZ_DATA"
    found = []
    for name, source in (("MNIST", MNIST), ("Fashion-MNIST", FASHION_MNIST)):
        try:
            found.append(f"{name} in {find_pictures(folder, source)}")
        except DataFileError:
            continue
    return "; ".join(found) or f"nothing in {folder}"
