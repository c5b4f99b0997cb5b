"""Makes the packages of this system in ``dist/``: ``python3 packaging/dev.py package``.

Linux: .deb and .tar.gz. Windows: the NSIS installer (needs makensis). macOS: .dmg.
All are fed by one PyInstaller folder, ``build/frozen/nnviz``. Times inside come from the last commit, so that the
same commit with the same locked packages gives the same contents.
"""

import argparse
import os
import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import dev
import icons
import licence_files
import linux_packages
from system_parts import say

BUILD = dev.ROOT / "build"
ICONS = BUILD / "icons"
FROZEN = BUILD / "frozen"
DIST = dev.ROOT / "dist"


def main() -> None:
    """Freeze the program, then pack it as this system does."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py package", description=__doc__.splitlines()[0])
    parser.add_argument("--no-freeze", action="store_true", help="pack the folder that was frozen before")
    make(freezes=not parser.parse_args().no_freeze)


def make(*, freezes: bool) -> None:
    """All packages of this system into ``dist/``, from a folder frozen anew or before."""
    os.environ["SOURCE_DATE_EPOCH"] = str(commit_time())
    os.environ["PYTHONHASHSEED"] = "0"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if freezes:
        freeze()
    DIST.mkdir(exist_ok=True)
    say(f"the frozen program: {folder_size_mb(FROZEN / 'nnviz'):.0f} MB in {FROZEN / 'nnviz'}")
    for made in pack():
        say(f"{made.stat().st_size / 1e6:.1f} MB  {made}")


def freeze() -> None:
    """Draw the icons, run PyInstaller, add the licence texts of everything inside."""
    say("drawing the icons")
    icons.draw_icons(dev.ROOT / "resources" / "icons" / "nnviz.svg", ICONS)
    say("freezing the program with PyInstaller")
    recipe = dev.ROOT / "packaging" / "nnviz.spec"
    places = ["--distpath", str(FROZEN), "--workpath", str(BUILD / "pyinstaller")]
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        *places,
        str(recipe),
    ]
    subprocess.check_call(command, cwd=dev.ROOT)
    if sys.platform == "linux":  # some builds of Python carry 17 MB of symbols; wheels' libraries break when stripped
        for library in (FROZEN / "nnviz" / "_internal").glob("libpython*"):
            subprocess.check_call(["strip", "--strip-unneeded", str(library)])
    licence_files.copy_licences(FROZEN / "nnviz" / "licences")
    unnamed = licence_files.unnamed_libraries(FROZEN / "nnviz")
    if unnamed and sys.platform == "linux":
        raise SystemExit(f"nnviz: resources/LICENSES.md does not speak of {', '.join(unnamed)}")


def pack() -> list[Path]:
    """The packages of this system."""
    frozen = FROZEN / "nnviz"
    if sys.platform == "linux":
        return linux_packages.make(frozen, ICONS, DIST, version())
    if sys.platform == "win32":
        return [windows_installer(frozen)]
    return [mac_image()]


def windows_installer(frozen: Path) -> Path:
    """Compile the NSIS script."""
    made = DIST / f"nnviz-{version()}-windows-x86_64.exe"
    defines = [f"-DVERSION={version()}", f"-DSOURCE={frozen}", f"-DICON={ICONS / 'nnviz.ico'}", f"-DTARGET={made}"]
    subprocess.check_call(["makensis", "-V2", *defines, str(dev.ROOT / "packaging" / "windows" / "nnviz.nsi")])
    return made


def mac_image() -> Path:
    """Put NNViz.app into a disk image."""
    made = DIST / f"nnviz-{version()}-macos-{platform.machine()}.dmg"
    source = str(FROZEN / "NNViz.app")
    subprocess.check_call(["hdiutil", "create", "-volname", "NNViz", "-srcfolder", source, "-ov", str(made)])
    return made


def version() -> str:
    """The version of this checkout."""
    return metadata.version("nnviz-desktop")


def commit_time() -> int:
    """When the last commit was made, in seconds since 1970; 0 outside a git checkout."""
    answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=dev.ROOT, capture_output=True, text=True)
    return int(answer.stdout or 0)


def folder_size_mb(folder: Path) -> float:
    """The files' sizes added up."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_symlink()) / 1e6


if __name__ == "__main__":
    main()
