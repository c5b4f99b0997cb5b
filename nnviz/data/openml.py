"""The full MNIST from openml.org, as the four IDX files that ``files`` reads. Only ever at the user's own wish.

OpenML keeps it as data set 554, one ARFF file: a line a picture, 784 numbers and the digit, the 60,000 training
pictures first. What arrives is kept only if its four parts have the checksums of the published files.
"""

import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np

from nnviz.data.files import MAGIC_LABELS, MAGIC_PICTURES, MNIST, PARTS, DataFileError, read_pictures

DESCRIPTION = "https://www.openml.org/api/v1/json/data/554"
SIDE, TRAIN, ALL = 28, 60_000, 70_000
BATCH = 500
TIMEOUT_S = 20.0

Tell = Callable[[float], object]


def has_route() -> bool:
    """Whether this computer seems to have a way to the internet; where that cannot be told quietly: yes."""
    try:
        lines = Path("/proc/net/route").read_text("ascii").splitlines()[1:]
        ways = Path("/proc/net/ipv6_route").read_text("ascii").splitlines()
    except OSError:
        return True
    is_way4 = any(line.split()[1] == "00000000" for line in lines)
    is_way6 = any(line.startswith("0" * 32 + " 00 ") and not line.rstrip().endswith(" lo") for line in ways)
    return is_way4 or is_way6


def fetch_mnist(folder: Path, tell: Tell = lambda share: None, *, description: str = DESCRIPTION) -> Path:
    """Fetch MNIST into the subfolder "mnist" of ``folder``; returns ``folder``.

    ``tell`` hears the share that has come, and may raise to call it off: then nothing is kept.

    Raises DataFileError with a sentence when OpenML cannot be reached or gives something else.
    """
    pixels, labels = np.empty((ALL, SIDE * SIDE), np.uint8), np.empty(ALL, np.uint8)
    count = 0
    for rows in _rows(description):
        stop = min(count + len(rows), ALL + 1)
        if stop > ALL or rows.shape[1] != SIDE * SIDE + 1 or rows.min() < 0 or rows.max() > 255:
            raise DataFileError("OpenML gave other data than MNIST's 70,000 pictures of 784 pixels; nothing was kept")
        pixels[count:stop], labels[count:stop] = rows[:, :-1], rows[:, -1]
        count = stop
        tell(count / ALL)
    if count < ALL:
        raise DataFileError(f"the download broke off after {count:,} of {ALL:,} pictures; try again")
    _keep(folder, pixels.reshape(-1, SIDE, SIDE), labels)
    return folder


def _rows(description: str) -> Iterator[np.ndarray]:
    """The lines of the ARFF file as numbers (n, 785), some hundred at a time, while they arrive."""
    with closing(_open(description)) as answer:
        try:
            address = str(json.load(answer)["data_set_description"]["url"])
        except (ValueError, KeyError, TypeError) as error:
            raise DataFileError("OpenML answered with something that is no description of a data set") from error
    with closing(_open(address)) as stream:
        lines: list[bytes] = []
        is_data = False
        for line in _lines(stream):
            if is_data and line.strip():
                lines.append(line)
            is_data = is_data or line.strip().lower() == b"@data"
            if len(lines) == BATCH:
                yield _numbers(lines)
                lines.clear()
        if lines:
            yield _numbers(lines)


def _open(address: str) -> BinaryIO:
    """What lies at a web address, unpacked. Raises DataFileError when there is no way to it."""
    from urllib.request import Request, urlopen  # half of the standard library's net code: only when it is wanted

    try:
        answer = urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=TIMEOUT_S)
    except (OSError, ValueError) as error:
        raise _unreachable(error) from error
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return cast(BinaryIO, gzip.GzipFile(fileobj=answer) if is_packed else answer)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    try:
        yield from stream
    except (OSError, EOFError) as error:
        raise _unreachable(error) from error


def _unreachable(error: Any) -> DataFileError:  # Any: the errors of the net have many families
    reason = getattr(error, "reason", error)
    return DataFileError(
        f"OpenML cannot be reached ({reason}); check the connection, or give a data folder with MNIST's four IDX files"
    )


def _numbers(lines: list[bytes]) -> np.ndarray:
    try:
        return np.array([line.replace(b"'", b"").split(b",") for line in lines]).astype(np.int32)
    except ValueError as error:
        raise DataFileError("OpenML gave a line that is no row of MNIST; nothing was kept") from error


def _keep(folder: Path, pictures: np.ndarray, labels: np.ndarray) -> None:
    """Write the four parts beside their place, check them as they will be read, and move them there."""
    target = folder / MNIST.folder
    arriving = folder / f".{MNIST.folder}-arriving-{os.getpid()}"
    try:
        arriving.mkdir(parents=True, exist_ok=True)
        arrays = (pictures[:TRAIN], labels[:TRAIN], pictures[TRAIN:], labels[TRAIN:])
        for part, array in zip(PARTS, arrays, strict=True):
            (arriving / part).write_bytes(_idx(array))
        read_pictures(arriving, MNIST)
        target.mkdir(exist_ok=True)
        for part in PARTS:
            (arriving / part).replace(target / part)
    except OSError as error:
        raise DataFileError(f"the pictures cannot be written to {folder}: {error}") from error
    finally:
        shutil.rmtree(arriving, ignore_errors=True)


def _idx(array: np.ndarray) -> bytes:
    magic = MAGIC_PICTURES if array.ndim == 3 else MAGIC_LABELS
    header = np.array([magic, *array.shape], ">u4")
    return header.tobytes() + array.tobytes()
