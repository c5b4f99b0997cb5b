"""What Qt and venv need from the operating system: finds what is missing, installs it with apt or says how.

Standard library only. Nothing to do on Windows and macOS. A library counts as present when the dynamic linker
can load it, so nothing depends on what a distribution calls its packages.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# The library the linker is asked for -> the Debian and Ubuntu package that has it.
PAINTING_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
CHINESE_FONT_NAMES = ("wqy", "cjk", "droidsansfallback", "uming", "ukai", "sourcehan", "hansans")
LATIN_FONT_PACKAGE = "fonts-dejavu-core"
CHINESE_FONT_PACKAGE = "fonts-wqy-microhei"


def say(sentence: str) -> None:
    """One line about the step that comes now, on standard error: standard output belongs to the program."""
    print(f"nnviz: {sentence}", file=sys.stderr, flush=True)


def has_display() -> bool:
    """Whether a window can be opened here."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def install_missing() -> None:
    """Install the missing system parts, or leave with the command to type when the program cannot do without them."""
    if sys.platform != "linux":
        return
    needed = missing_venv() + missing_libraries(PAINTING_LIBRARIES)
    wanted = missing_libraries(WINDOW_LIBRARIES) + missing_fonts()
    if has_display():
        needed += missing_libraries(WINDOW_LIBRARIES)
    packages = sorted({*needed, *wanted})
    if not packages:
        return
    if not shutil.which("apt-get"):
        say(f"this system lacks what Debian packages as {' '.join(packages)}; install it with your package manager")
    elif is_allowed_to_install():
        apt_install(packages)
    else:
        say(f"missing system packages; type: sudo apt-get install --no-install-recommends {' '.join(packages)}")
        if needed:
            sys.exit(f"nnviz: cannot go on without {' '.join(sorted(set(needed)))}")


def missing_venv() -> list[str]:
    """Debian keeps half of Python's venv in a package of its own."""
    has_venv = importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    return [] if has_venv else [f"python3.{sys.version_info.minor}-venv"]


def missing_libraries(packages: dict[str, str]) -> list[str]:
    """The packages of those libraries that the dynamic linker cannot load."""
    return [package for library, package in packages.items() if not is_loadable(library)]


def is_loadable(library: str) -> bool:
    """Whether the dynamic linker finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_fonts() -> list[str]:
    """Qt draws empty boxes where no font has the sign: at least one Latin and one Chinese font."""
    names = [path.name.lower() for folder in FONT_FOLDERS for path in Path(folder).expanduser().rglob("*.[tToO]*")]
    packages = [] if names else [LATIN_FONT_PACKAGE]
    has_chinese = any(part in name.replace("-", "") for name in names for part in CHINESE_FONT_NAMES)
    return packages if has_chinese else [*packages, CHINESE_FONT_PACKAGE]


def is_allowed_to_install() -> bool:
    """Root, or sudo that asks for no password."""
    if os.geteuid() == 0:
        return True
    return bool(shutil.which("sudo")) and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0


def apt_install(packages: list[str]) -> None:
    """Install Debian packages without a question; leaves with apt's output when that fails."""
    say(f"installing system packages with apt: {' '.join(packages)}")
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.call([*apt, "update"])
    done = subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", *packages],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nnnviz: apt could not install {' '.join(packages)}; its message stands above")


def check_qt_libraries(site_packages: Path) -> None:
    """Ask the linker what Qt's own files still miss: Qt itself always blames libxcb-cursor0, whatever is missing."""
    plugins = site_packages / "PySide6" / "Qt" / "plugins" / "platforms"
    if sys.platform != "linux" or not shutil.which("ldd"):
        return
    missing: set[str] = set()
    for plugin in (plugins / "libqxcb.so", plugins / "libqoffscreen.so"):
        answer = subprocess.run(["ldd", str(plugin)], capture_output=True, text=True).stdout
        missing |= {line.split()[0] for line in answer.splitlines() if "not found" in line}
    if missing:
        say(
            f"Qt still misses {', '.join(sorted(missing))}: the window may not open (apt-file search tells the package)"
        )
