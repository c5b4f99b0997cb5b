"""Packs the frozen folder for Linux: a .deb that brings its Qt system libraries, and a portable .tar.gz."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import system_parts

FILES = Path(__file__).resolve().parent / "linux"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
FONTS = ("fonts-wqy-microhei | fonts-noto-cjk",)
CONTROL = """\
Package: nnviz
Version: {version}
Section: education
Priority: optional
Architecture: {architecture}
Maintainer: The NNViz developers <nnviz@users.noreply.github.com>
Installed-Size: {size_kb}
Depends: {depends}
Recommends: {recommends}
Homepage: https://github.com/nnviz/nnviz
Description: see neural networks learn
 A desktop laboratory for neural networks. Press play and watch a network
 learn: every neuron shows its own picture, every link its weight. Change
 anything while it learns; draw a digit and see how each layer reads it.
"""


def make(frozen: Path, icons: Path, dist: Path, version: str) -> list[Path]:
    """Both packages of the frozen folder."""
    return [make_deb(frozen, icons, dist, version), make_tar(frozen, icons, dist, version)]


def make_deb(frozen: Path, icons: Path, dist: Path, version: str) -> Path:
    """The Debian package: the program in /usr/lib/nnviz, a link in /usr/bin, menu entry, icons, file type."""
    root = frozen.parent / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "usr/lib/nnviz", symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/nnviz").symlink_to("../lib/nnviz/nnviz")
    copy_desktop_files(icons, root / "usr/share")
    document = root / "usr/share/doc/nnviz"
    document.mkdir(parents=True)
    shutil.copy(frozen / "licences/NNViz.txt", document / "copyright")
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    write_control(root, version, architecture)
    set_times_and_rights(root)
    made = dist / f"nnviz_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(root), str(made)]
    # One thread: the bytes must not depend on the number of processors. Older versions of dpkg have only one.
    subprocess.check_call(command, env={**os.environ, "DPKG_DEB_THREADS_MAX": "1"})
    return made


def copy_desktop_files(icons: Path, share: Path) -> None:
    """Menu entry, AppStream description, file type and icons below a ``share`` folder."""
    places = {
        "nnviz.desktop": "applications/nnviz.desktop",
        "nnviz-mime.xml": "mime/packages/nnviz.xml",
        "io.github.nnviz.NNViz.metainfo.xml": "metainfo/io.github.nnviz.NNViz.metainfo.xml",
    }
    for name, place in places.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FILES / name, share / place)
    for size in ICON_SIZES:
        for kind, name in (("apps", "nnviz.png"), ("mimetypes", "application-x-nnviz.png")):
            folder = share / f"icons/hicolor/{size}x{size}/{kind}"
            folder.mkdir(parents=True)
            shutil.copy(icons / f"nnviz-{size}.png", folder / name)


def write_control(root: Path, version: str, architecture: str) -> None:
    """What apt must know: the libraries by the same table that the development set-up uses."""
    libraries = {**system_parts.PAINTING_LIBRARIES, **system_parts.WINDOW_LIBRARIES}.values()
    renamed = {"libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0"}  # since Ubuntu 24.04 and Debian 13
    depends = [f"libc6 (>= {newest_glibc(root)})", *(renamed.get(name, name) for name in sorted(libraries))]
    text = CONTROL.format(
        version=version,
        architecture=architecture,
        size_kb=int(subprocess.check_output(["du", "-sk", "--apparent-size", str(root)], text=True).split()[0]),
        depends=", ".join([*depends, system_parts.LATIN_FONT_PACKAGE + " | fonts-dejavu"]),
        recommends=", ".join(FONTS),
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(text, encoding="utf-8")


def newest_glibc(root: Path) -> str:
    """The newest version of the C library that any file in the package was linked against."""
    binaries = [str(path) for path in root.rglob("*") if path.is_file() and is_elf(path)]
    output = subprocess.run(["objdump", "-T", *binaries], capture_output=True, text=True).stdout
    versions = {tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_(2\.\d+)", output)}
    return ".".join(map(str, max(versions)))


def is_elf(path: Path) -> bool:
    """Whether the file is a program or shared library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def set_times_and_rights(root: Path) -> None:
    """The commit's time on every file, and readable by every user of the machine."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def make_tar(frozen: Path, icons: Path, dist: Path, version: str) -> Path:
    """The portable folder: unpack it anywhere and start ``nnviz`` in it."""
    name = f"nnviz-{version}-linux-{os.uname().machine}"
    stage = frozen.parent / "portable"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(frozen, stage / name, symlinks=True)
    copy_desktop_files(icons, stage / name / "share")
    set_times_and_rights(stage)
    made = dist / f"{name}.tar.gz"
    order = ["--sort=name", f"--mtime=@{os.environ['SOURCE_DATE_EPOCH']}", "--owner=0", "--group=0", "--numeric-owner"]
    subprocess.check_call(["tar", "--create", *order, "--gzip", f"--file={made}", "--directory", str(stage), name])
    return made
