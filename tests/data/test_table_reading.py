import re
import tracemalloc
from io import BytesIO

import numpy as np
import pytest

from nnviz.data import DataError
from nnviz.data.table_format import TableFormat, find_format, format_from
from nnviz.data.table_reading import BLOCK_BYTES, read_table, read_table_file, read_table_text
from nnviz.runtime.job import JobCancelled


def cells(text, form=None):
    reading = read_table_text(text, form)
    table = reading.table
    return [tuple(column.cell(row) for column in table.columns) for row in range(table.rows)]


@pytest.mark.parametrize(
    ("text", "separator", "has_header", "decimal"),
    [
        ("a,b\n1,2\n3,4\n", ",", True, "."),
        ("1,2\n3,4\n", ",", False, "."),
        ("a\tb\n1\t2\n", "\t", True, "."),
        ("a;b\n1,5;2,5\n3,5;4\n", ";", True, ","),
        ("name|kind\nx|rose\ny|tulip\nz|rose\n", "|", True, "."),
        ("red,small\nblue,small\nred,large\n", ",", False, "."),
    ],
)
def test_separator_header_and_decimal_sign_are_found(text, separator, has_header, decimal):
    assert find_format(text.encode()) == TableFormat(separator, has_header, decimal)


def test_a_format_survives_as_text():
    for form in (TableFormat(), TableFormat("\t", False, ",", "gb18030")):
        assert format_from(form.text()) == form
    assert format_from("no\tformat") is None


def test_numbers_words_and_gaps_are_told_apart():
    assert cells("size,colour,kind\n1.5,red,1\n,,2\n-2e3, blue ,n/a\n") == [
        (1.5, "red", 1.0),
        (None, None, 2.0),
        (-2000.0, "blue", None),
    ]


def test_quotes_hold_separators_and_line_ends():
    assert cells('name,n\n"a, ""b""\nc",1\nd,2\n') == [('a, "b" c', 1.0), ("d", 2.0)]


def test_a_quote_across_blocks_is_read_as_one():
    long = "x" * 150
    lines = "\n".join(f'"{long}\n{number % 9}",{number}' for number in range(2000))
    table = read_table_text(f"text,n\n{lines}\n").table
    assert table.rows == 2000
    assert table.column("n").values[-1] == 1999


def test_other_encodings_are_read():
    chinese = "花,长度\n玫瑰,1\n百合,2\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        content = chinese.encode(encoding)
        table = read_table(BytesIO(content), len(content)).table
        assert table.names == ("花", "长度")
        assert table.column("花").categories == ("玫瑰", "百合")
    content = "größe,x\nklein,1\ngroß,2\n".encode("cp1252")
    assert read_table(BytesIO(content), len(content)).table.names == ("größe", "x")


def test_a_few_words_among_numbers_count_as_missing_and_are_told():
    lines = [str(n) for n in range(100)]
    lines[70] = "broken"
    reading = read_table_text("a,b\n" + "\n".join(f"{line},1" for line in lines))
    assert np.isnan(reading.table.column("a").values).sum() == 1
    assert reading.notes == ("a: 1 values are no numbers and count as missing, such as 'broken'",)


def test_a_column_that_turns_out_to_hold_words_is_read_again_as_words():
    lines = [str(n % 7) if n < 30_000 else "word" for n in range(40_000)]
    table = read_table_text("a,b\n" + "\n".join(f"{line},1" for line in lines)).table
    assert table.column("a").kind == "text"
    assert table.column("a").categories == ("0", "1", "2", "3", "4", "5", "6", "word")


def test_a_column_of_too_many_words_is_left_out_and_told():
    reading = read_table_text("id,a,b\n" + "\n".join(f"w{n},{n},{n % 2}" for n in range(1500)))
    assert reading.table.names == ("a", "b")
    assert "more than 1,000 different words" in reading.notes[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"a,b\n", "no rows"),
        (b"only\n1\n2\n", "only one column"),
        (b"a,b\n1,2\n3\n", r"line 3 has 1 values, not 2"),
        (b"a,b\n1,2\n3,4,5\n", r"line 3 has 3 values"),
        (b"a,b\n1,2\n\x00\x00\n", "zero bytes"),
        (b"a,b\n1,2\n" + b"3,4\n" * 50_000 + b"\x00,1\n", "zero bytes"),
        (b"a,b\n1,2\n" + b"3,4\n" * 50_000 + b"\xff\xff,1\n", "not valid utf-8"),
        (b'a,b\n"1,2\n' + b"3,4\n" * 400_000, "never closed"),
        (b"a,b\n,\n,\n", "at least two columns"),
    ],
)
def test_hostile_files_get_one_sentence(content, reason):
    with pytest.raises(DataError, match=reason):
        read_table(BytesIO(content), len(content))


class Endless:
    """A file of one line without end."""

    def __init__(self, size):
        self.left = size

    def seek(self, place):
        pass

    def read(self, count):
        count = min(count, self.left)
        self.left -= count
        return b"1" * count


def test_a_line_of_a_gigabyte_is_refused_without_taking_memory():
    file = Endless(1_000_000_000)
    tracemalloc.start()
    with pytest.raises(DataError, match="line 1 is longer than 1,000,000 characters"):
        read_table(file, 1_000_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000
    assert file.left > 990_000_000


def test_ragged_rows_name_the_line_of_a_later_block():
    text = "a,b\n" + "11,22\n" * 60_000 + "5\n"
    assert len(text) > 2 * BLOCK_BYTES
    with pytest.raises(DataError) as caught:
        read_table_text(text)
    assert int(re.search(r"line ([\d,]+)", str(caught.value))[1].replace(",", "")) == 60_002


def test_progress_rises_to_one_and_can_end_the_reading(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n" + "11,22\n" * 60_000)
    shares = []
    read_table_file(path, None, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def stop(share):
        if share > 0.4:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        read_table_file(path, None, stop)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(DataError, match=r"no\.csv could not be read"):
        read_table_file(tmp_path / "no.csv")
    with pytest.raises(DataError, match="not a file"):
        read_table_file(tmp_path)
