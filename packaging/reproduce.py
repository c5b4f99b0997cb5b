"""Builds the packages twice and compares them byte by byte: ``python3 packaging/dev.py reproduce``.

The second build starts from nothing in the same checkout. Prints the checksums when they agree; else lists the files of
the frozen program that differ and leaves with exit code 1. ``--archives`` packs the frozen folder twice and does not
freeze again: seconds instead of minutes.
"""

import argparse
import filecmp
import hashlib
import shutil
import sys
from pathlib import Path

import package
from system_parts import say

FIRST = package.BUILD / "first"


def main() -> int:
    """Build, put aside, build again, compare."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py reproduce", description=__doc__.splitlines()[0])
    parser.add_argument("--archives", action="store_true", help="only pack twice what was frozen before")
    only_archives = parser.parse_args().archives
    package.make(freezes=not only_archives)
    first = checksums()
    shutil.rmtree(FIRST, ignore_errors=True)
    shutil.copytree(package.FROZEN, FIRST, symlinks=True)
    package.make(freezes=not only_archives)
    second = checksums()
    for name in sorted(first):
        print(f"{first[name]}  {name}" if first[name] == second.get(name) else f"DIFFERS  {name}")
    for name in differences(FIRST, package.FROZEN):
        print(f"DIFFERS  in the frozen folder: {name}")
    return 0 if first == second else 1


def checksums() -> dict[str, str]:
    """SHA-256 of what lies in dist/ for this version."""
    made = sorted(package.DIST.glob(f"nnviz[-_]{package.version()}*"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made}


def differences(one: Path, other: Path) -> list[str]:
    """Files whose contents differ, or that only one folder has."""
    files = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if not path.is_dir()}
    return sorted(str(file) for file in files if not is_same(one / file, other / file))


def is_same(one: Path, other: Path) -> bool:
    """Whether both are there with the same contents; links are compared by where they lead."""
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    say("building twice")
    sys.exit(main())
