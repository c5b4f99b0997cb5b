import datetime
import importlib
import zipfile

import numpy as np
import pytest

from nnviz.data import DataError, table_extras
from nnviz.data.table_extras import read_any_table
from tests.data.own_samples import FLOWERS

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def write_excel(path, text):
    """The smallest workbook that Excel reads: numbers as numbers, all else as words in the cells."""
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = ""
        for letter, word in zip("ABCD", line.split(","), strict=True):
            is_number = word.replace(".", "").isdecimal()
            kind, inside = ("n", f"<v>{word}</v>") if is_number else ("inlineStr", f"<is><t>{word}</t></is>")
            cells += f'<c r="{letter}{number}" t="{kind}">{inside}</c>'
        rows.append(f'<row r="{number}">{cells}</row>')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format("".join(rows)))


def read(path):
    return read_any_table(path, None, lambda share: None)


def test_an_excel_sheet_is_the_same_table_as_its_csv(tmp_path):
    pytest.importorskip("python_calamine")
    write_excel(tmp_path / "x.xlsx", FLOWERS)
    (tmp_path / "x.csv").write_text(FLOWERS)
    assert read(tmp_path / "x.xlsx").table.id == read(tmp_path / "x.csv").table.id


def test_a_parquet_file_keeps_numbers_and_words(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {
        "n": pyarrow.array([1.5, None, 3.0, 1e30]),
        "flag": pyarrow.array([True, False, True, None]),
        "word": pyarrow.array(["a", "b", None, "a"]),
        "coded": pyarrow.array(["x", "y", "x", "x"]).dictionary_encode(),
        "when": pyarrow.array([datetime.date(2026, 1, 1)] * 4),
    }
    parquet.write_table(pyarrow.table(columns), tmp_path / "x.parquet")
    reading = read(tmp_path / "x.parquet")
    table = reading.table
    assert table.names == ("n", "flag", "word", "coded")
    np.testing.assert_array_equal(table.column("n").values, [1.5, np.nan, 3.0, np.nan])
    np.testing.assert_array_equal(table.column("flag").values, [1, 0, 1, np.nan])
    assert [table.column("word").cell(row) for row in range(4)] == ["a", "b", None, "a"]
    assert table.column("coded").categories == ("x", "y")
    assert reading.notes == ("when: neither numbers nor a few words, left out",)


@pytest.mark.parametrize("name", ["x.xlsx", "x.parquet"])
def test_without_the_extra_the_sentence_says_what_to_do(tmp_path, name, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(table_extras.importlib, "import_module", missing)
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(DataError, match=r'pip install "nnviz-desktop\[tables\]", or save the table as CSV'):
        read(tmp_path / name)


@pytest.mark.parametrize(("name", "library"), [("x.xlsx", "python_calamine"), ("x.parquet", "pyarrow")])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"PAR1" + bytes(50) + b"PAR1"])
def test_damaged_files_of_the_extra_get_one_sentence(tmp_path, name, library, content):
    pytest.importorskip(library)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=name):
        read(tmp_path / name)
    assert importlib.import_module(library)
