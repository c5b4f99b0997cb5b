"""Named arrays as ``.npy`` bytes, read without trust: no pickles, few dtypes, the size known before memory is taken."""

import math
import re
from io import BytesIO
from typing import Any

import numpy as np

from nnviz.storage.problem import FileProblem

MAGIC = b"\x93NUMPY\x01\x00"
MOST_AXES = 8
DTYPES: dict[str, np.dtype[Any]] = {  # Any: one of the scalar types below
    "<f4": np.dtype("<f4"),
    "<f8": np.dtype("<f8"),
    "<i4": np.dtype("<i4"),
    "<i8": np.dtype("<i8"),
    "|u1": np.dtype("u1"),
    "|b1": np.dtype("?"),
}

_HEADER = re.compile(
    rb"\{'descr': '(?P<descr>[<|][a-z]\d)', 'fortran_order': False, 'shape': \((?P<shape>[0-9, ]{0,200})\), \} *\n"
)


def array_bytes(name: str, array: np.ndarray) -> bytes:
    """``array`` as the content of a ``.npy`` file. Raises FileProblem for NaN, Inf and foreign dtypes."""
    plain = np.ascontiguousarray(array).reshape(array.shape)
    plain = plain.astype(plain.dtype.newbyteorder("<"), copy=False)
    if plain.dtype.str not in DTYPES:
        raise FileProblem(f"The array {name} has the type {plain.dtype}, which experiment files do not hold.")
    _check_values(name, plain)
    buffer = BytesIO()
    np.lib.format.write_array(buffer, plain, version=(1, 0), allow_pickle=False)
    return buffer.getvalue()


def array_from_bytes(name: str, content: bytes) -> np.ndarray:
    """The read-only array of a ``.npy`` content. Raises FileProblem for anything but a plain finite array."""
    start = len(MAGIC) + 2
    if content[: len(MAGIC)] != MAGIC or len(content) < start:
        raise FileProblem(f"The array {name} is not in the NumPy format.")
    stop = start + int.from_bytes(content[len(MAGIC) : start], "little")
    header = _HEADER.fullmatch(content[start:stop])
    if header is None:
        raise FileProblem(f"The array {name} has a header that NNViz does not read.")
    dtype = DTYPES.get(header["descr"].decode("ascii"))
    if dtype is None:
        raise FileProblem(f"The array {name} has a type that experiment files do not hold.")
    shape = _shape(name, header["shape"].decode("ascii"))
    if len(content) - stop != math.prod(shape) * dtype.itemsize:
        raise FileProblem(f"The array {name} has another size than its shape {shape} says.")
    array: np.ndarray = np.frombuffer(content, dtype, offset=stop).reshape(shape)
    _check_values(name, array)
    return array


def _shape(name: str, text: str) -> tuple[int, ...]:
    parts = [part for part in text.replace(" ", "").split(",") if part]
    if len(parts) > MOST_AXES or any(len(part) > 12 for part in parts):
        raise FileProblem(f"The array {name} has an impossible shape.")
    return tuple(int(part) for part in parts)


def _check_values(name: str, array: np.ndarray) -> None:
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise FileProblem(
            f"The array {name} holds numbers that are not finite. Go back to the last good state, then save again."
        )
    if array.dtype.kind == "b" and array.size and array.view(np.uint8).max() > 1:
        raise FileProblem(f"The array {name} holds values that are neither true nor false.")
