"""How a text file holds a table: encoding, separator, decimal sign, header. Found from its beginning.

The separator is the sign that cuts the most lines into the same number of parts; the first line is a header when no
part of it is a number and some part below is, or when all parts are words that do not come again below them.
"""

import codecs
import csv
import re
from collections import Counter
from dataclasses import dataclass

from nnviz.data.dataset import DataError

HEAD_BYTES = 65_536
HEAD_ROWS = 200
SEPARATORS = (",", "\t", ";", "|")
ENCODINGS = ("utf-8", "utf-16", "gb18030", "cp1252")
LONGEST_LINE = 1_000_000
MISSING_WORDS = frozenset({"", "na", "n/a", "nan", "null", "none", "nil", "?", "-", "--", "#n/a", "nat"})

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class TableFormat:
    """``decimal`` is the sign before the fraction. ``encoding`` is a key of ENCODINGS."""

    separator: str = ","
    has_header: bool = True
    decimal: str = "."
    encoding: str = "utf-8"

    def text(self) -> str:
        """The format as the text of a setting; ``format_from`` reads it."""
        return "\t".join(
            ("tab" if self.separator == "\t" else self.separator, *("01"[self.has_header], self.decimal, self.encoding))
        )


def format_from(text: str) -> TableFormat | None:
    """The format that ``TableFormat.text`` wrote, or None."""
    parts = text.split("\t")
    if len(parts) != 4 or parts[3] not in ENCODINGS or parts[2] not in (".", ",") or parts[1] not in ("0", "1"):
        return None
    separator = "\t" if parts[0] == "tab" else parts[0]
    return TableFormat(separator, parts[1] == "1", parts[2], parts[3]) if separator in SEPARATORS else None


def find_format(head: bytes) -> TableFormat:
    """The format of a file that begins with ``head``. Raises DataError for what is no text."""
    encoding = find_encoding(head)
    lines = head_lines(head, encoding)
    separator = _find_separator(lines)
    decimal = "," if separator != "," and _has_decimal_commas(lines, separator) else "."
    rows = _rows(lines, separator)
    return TableFormat(separator, _has_header(rows, decimal), decimal, encoding)


def find_encoding(head: bytes) -> str:
    """UTF-8 where the bytes allow it, else what they look like. Raises DataError for what is no text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head:
        raise DataError("the file holds zero bytes: it is not a text table; save it as CSV")
    if _decodes(head, "utf-8"):
        return "utf-8"
    return "gb18030" if _looks_chinese(head) else "cp1252"


def head_lines(head: bytes, encoding: str) -> list[str]:
    """The whole lines of the head, at most 200. Raises DataError for a line without end."""
    text = codecs.getincrementaldecoder(codec_of(encoding))("replace").decode(head)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = lines[:-1] if len(head) >= HEAD_BYTES and len(lines) > 1 else lines
    return [line for line in whole if line.strip()][:HEAD_ROWS]


def is_number(word: str, decimal: str = ".") -> bool:
    """Whether a word is a plain number."""
    word = word.strip()
    return _NUMBER.fullmatch(word.replace(",", ".") if decimal == "," else word) is not None


def codec_of(encoding: str) -> str:
    """Python's name of the encoding; a mark at the start of UTF-8 is skipped."""
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _decodes(head: bytes, encoding: str) -> bool:
    """Whether the bytes are valid, but for a sign cut off at their end."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _looks_chinese(head: bytes) -> bool:
    if not _decodes(head, "gb18030"):
        return False
    signs = [sign for sign in codecs.getincrementaldecoder("gb18030")("strict").decode(head) if sign > "\x7f"]
    return sum("\u4e00" <= sign <= "\u9fff" for sign in signs) > 0.7 * len(signs)


def _find_separator(lines: list[str]) -> str:
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        counts = Counter(len(row) for row in _rows(lines, separator))
        width, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        score = times / max(1, len(lines)) if width > 1 else 0.0
        if score > best_score + 0.05:
            best, best_score = separator, score
    return best


def _has_decimal_commas(lines: list[str], separator: str) -> bool:
    words = [word.strip() for row in _rows(lines, separator) for word in row]
    with_comma = sum(_DECIMAL_COMMA.fullmatch(word) is not None for word in words)
    with_point = sum("." in word and is_number(word) for word in words)
    return with_comma > with_point


def _has_header(rows: list[list[str]], decimal: str) -> bool:
    if not rows:
        return True
    first, below = rows[0], rows[1:]
    if any(is_number(word, decimal) for word in first):
        return False
    if any(is_number(word, decimal) for row in below for word in row):
        return True
    return not any(word in [row[place] for row in below if place < len(row)] for place, word in enumerate(first))


def _rows(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in lines]
