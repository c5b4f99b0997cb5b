"""A zip archive of a few small members, read without trust.

Everything that can be known beforehand is checked before memory is taken: the size of the file, the number of
members, their names, their declared sizes. Nothing is ever unpacked to the disk.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from nnviz.storage.atomic_write import atomic_write
from nnviz.storage.problem import FileProblem

BIGGEST_FILE = 100_000_000
MOST_MEMBERS = 1_000
LONGEST_DIRECTORY = 200_000

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_ZIP64_BYTES = 20
_EXPECTED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def read_archive(path: Path) -> dict[str, bytes]:
    """All members by name. Raises FileProblem, whatever the file contains."""
    try:
        if not path.is_file():
            raise FileProblem(f"{path.name} is not there. Look whether it was moved or renamed.")
        if path.stat().st_size > BIGGEST_FILE:
            raise FileProblem(f"{path.name} is larger than {BIGGEST_FILE // 1_000_000} MB: no NNViz experiment is.")
        with path.open("rb") as file:
            _check_end(path.name, file)
            with zipfile.ZipFile(file) as archive:
                return _members(path.name, archive)
    except OSError as error:
        raise FileProblem(f"{path.name} could not be read: {error.strerror or error}.") from error
    except _EXPECTED as error:
        raise _damaged(path.name, str(error)) from error


def write_archive(path: Path, members: Mapping[str, bytes]) -> None:
    """Write the members atomically; the same members give the same bytes. Raises FileProblem."""
    if sum(map(len, members.values())) > BIGGEST_FILE:
        raise FileProblem(f"{path.name} would be larger than {BIGGEST_FILE // 1_000_000} MB and was not written.")

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in members.items():
                is_text = name.endswith(".json")
                archive.writestr(
                    zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
                )

    atomic_write(path, write)


def _check_end(name: str, file: BinaryIO) -> None:
    """The directory's own size and count, before zipfile reads the directory."""
    size = file.seek(0, 2)
    tail_start = max(0, size - _END.size - _ZIP64_BYTES)
    file.seek(tail_start)
    tail = file.read()
    if len(tail) < _END.size:
        raise _damaged(name, "it is too short")
    mark, *_, members, directory_bytes, _offset, comment = _END.unpack(tail[-_END.size :])
    if mark != _END_MARK or comment:
        raise _damaged(name, "its end is missing")
    if tail.startswith(_ZIP64_MARK):
        raise _damaged(name, "it is of a kind for giant files")
    if members > MOST_MEMBERS or directory_bytes > LONGEST_DIRECTORY:
        raise _damaged(name, "it has too many parts")
    file.seek(0)


def _members(name: str, archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len({info.filename for info in infos}) < len(infos):
        raise _damaged(name, "a part stands in it twice")
    if sum(info.file_size for info in infos) > BIGGEST_FILE:
        raise _damaged(name, f"unpacked it is larger than {BIGGEST_FILE // 1_000_000} MB")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise _damaged(name, "it is packed in an unknown way")
    return {info.filename: archive.read(info) for info in infos}


def _damaged(name: str, reason: str) -> FileProblem:
    return FileProblem(
        f"{name} is damaged or not an NNViz experiment ({reason}). Open another copy of it; nothing was changed."
    )
