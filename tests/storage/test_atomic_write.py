"""At any moment the old or the whole new file stands on the disk."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from nnviz.storage import atomic_write as module
from nnviz.storage.atomic_write import atomic_write
from nnviz.storage.problem import FileProblem
from nnviz.storage.text_file import read_text, write_text

KILLS = 12
WRITER = """
import sys
from pathlib import Path
from nnviz.storage.atomic_write import atomic_write
path = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    block = bytes([number % 256]) * 100_000
    def write(file):
        for _ in range(20):
            file.write(block)
    atomic_write(path, write)
"""


def test_a_failing_writer_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        atomic_write(path, write)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_is_on_the_disk_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(module.os, "fsync", lambda handle: (order.append("fsync"), fsync(handle)))
    monkeypatch.setattr(module.os, "replace", lambda old, new: (order.append("replace"), replace(old, new)))
    write_text(tmp_path / "a.txt", "x")
    assert order[:2] == ["fsync", "replace"]


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def fsync(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", fsync)
    with pytest.raises(FileProblem, match=r"a\.txt could not be written: No space left on device"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_folders_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "c.txt", "x")
    assert (tmp_path / "a" / "b" / "c.txt").read_text() == "x"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("file")
    with pytest.raises(FileProblem):
        write_text(tmp_path / "a" / "b.txt", "x")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")
def test_links_stay_links_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    write_text(real, "old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_killed_writer_never_leaves_a_half_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\0" * 2_000_000)
    for kill in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.003 * kill)  # the moment of the kill is what is tried, not waited for
            writer.kill()
        content = path.read_bytes()
        assert len(content) == 2_000_000
        assert len(set(content)) == 1


def test_reading_has_a_limit_and_wants_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(FileProblem, match="larger than 10"):
        read_text(path, 10)
    path.write_bytes(b"\xff")
    with pytest.raises(FileProblem, match="UTF-8"):
        read_text(path, 10)
    with pytest.raises(FileProblem, match="not there"):
        read_text(tmp_path, 10)
