"""A look at the bytes of an ONNX file before its parser is let near: how much there is of what.

The parser makes objects many times larger than a message of a few bytes; so everything but plain numbers must be
small. Only the wire format is read here: fields, their kinds and their lengths.
"""

from collections.abc import Iterator

from nnviz.importing.network import ImportProblem

BIGGEST_FILE = 100_000_000
MOST_TALK = 2_000_000
"""Bytes of everything that is not the numbers of a tensor."""

MOST_FIELDS = 50_000
GRAPH, INITIALIZER, RAW_DATA, FLOAT_DATA = 7, 5, 9, 4
VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5

DAMAGED = "{0} is damaged, cut off, or not an ONNX file. Export it again."


def check_bytes(name: str, content: bytes) -> None:
    """Raises ImportProblem unless ``content`` may be given to the parser."""
    if len(content) > BIGGEST_FILE:
        raise ImportProblem(f"{name} is larger than {BIGGEST_FILE // 1_000_000} MB.")
    numbers, fields, graphs = 0, 0, 0
    try:
        for field, start, stop in _messages(content, 0, len(content)):
            fields += 1
            if field != GRAPH:
                continue
            graphs += 1
            for inner, begin, end in _messages(content, start, stop):
                fields += 1
                if inner == INITIALIZER:
                    numbers += _numbers(content, begin, end)
            if fields > MOST_FIELDS:
                break
    except (IndexError, ValueError):
        raise ImportProblem(DAMAGED.format(name)) from None
    if graphs != 1:
        raise ImportProblem(DAMAGED.format(name))
    if fields > MOST_FIELDS or len(content) - numbers > MOST_TALK:
        raise ImportProblem(f"{name} describes more than any network that can be built here.")


def _numbers(content: bytes, start: int, stop: int) -> int:
    """How many bytes of a tensor are its numbers."""
    total = 0
    for count, (field, begin, end) in enumerate(_messages(content, start, stop)):
        if field in (RAW_DATA, FLOAT_DATA):
            total += end - begin
        if count > MOST_FIELDS:
            raise ValueError("too many fields")
    return total


def _messages(content: bytes, at: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """The fields of a message as (number, start, stop of the content). Raises ValueError, IndexError."""
    while at < stop:
        key, at = _varint(content, at)
        kind = key & 7
        start = at
        if kind == VARINT:
            _, at = _varint(content, at)
        elif kind == LENGTH:
            length, start = _varint(content, at)
            at = start + length
        elif kind in (FIXED64, FIXED32):
            at += 8 if kind == FIXED64 else 4
        else:
            raise ValueError("unknown kind of field")
        if at > stop:
            raise ValueError("a field is longer than its message")
        yield key >> 3, start, at


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """The number at ``at``, and where the next thing begins."""
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
        shift += 7
        if shift > 63:
            raise ValueError("a number is too long")
