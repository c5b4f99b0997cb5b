import numpy as np
import pytest

from nnviz.data import DataError, load_dataset
from nnviz.data.own import MissingDataError, OwnStore, own_from_parts, own_parts
from nnviz.data.own_sets import TABLE_KINDS, picture_settings, table_settings
from nnviz.data.table import Column, Table, clean_name, unique_names
from nnviz.data.table_choice import TableChoice, suggest
from nnviz.data.table_reading import read_table_text
from tests.data.own_samples import flowers, stripes, with_gaps

ALL = [flowers(), with_gaps(), stripes(), stripes(channels=3)]


@pytest.mark.parametrize("data", ALL)
def test_own_data_survives_as_parts(data):
    facts, arrays = own_parts(data)
    assert all(array.dtype.kind in "iub" or np.isfinite(array).all() for array in arrays.values())
    assert own_from_parts(facts, arrays).id == data.id


def test_the_content_id_tells_every_change():
    table = flowers()
    ids = {table.id, table.with_rows([0, 1]).id, table.with_column(0, table.columns[0].with_cell(3, 7.5)).id}
    ids.add(Table((*table.columns[1:], table.columns[0])).id)
    assert len(ids) == 4
    assert flowers().id == table.id


def damaged(data, **changes):
    facts, arrays = own_parts(data)
    for key, value in changes.items():
        if key in arrays:
            arrays = {**arrays, key: value(arrays[key])} if value else {k: v for k, v in arrays.items() if k != key}
        else:
            facts = {**facts, key: value}
    return facts, arrays


@pytest.mark.parametrize(
    ("data", "changes"),
    [
        (flowers(), {"columns": []}),
        (flowers(), {"columns": [{"name": "a", "kind": "number", "words": 0}]}),
        (flowers(), {"columns": [{"name": "a\tb", "kind": "number", "words": 0}] * 4}),
        (flowers(), {"numbers": None}),
        (flowers(), {"numbers": lambda array: array[:, :3]}),
        (flowers(), {"words": lambda array: array + 5}),
        (flowers(), {"words": lambda array: array - 5}),
        (flowers(), {"categories": lambda array: array[:-8]}),
        (flowers(), {"categories": lambda array: array.astype(np.float32)}),
        (with_gaps(), {"missing": lambda array: array[:1]}),
        (stripes(), {"classes": ["row"]}),
        (stripes(), {"labels": lambda array: array + 1}),
        (stripes(), {"labels": lambda array: array[:-1]}),
        (stripes(), {"pictures": lambda array: array[:, :2]}),
        (stripes(), {"pictures": lambda array: array.astype(np.float32)}),
        (stripes(), {"kind": "other"}),
    ],
)
def test_damaged_parts_are_refused(data, changes):
    with pytest.raises(DataError):
        own_from_parts(*damaged(data, **changes))


def test_a_table_becomes_a_dataset_by_its_content_id():
    store = OwnStore()
    table, choice = flowers(), suggest(flowers())
    store.add(table)
    settings = table_settings(table, choice, "flowers.csv", "")
    data = load_dataset("own_classes", settings, 0, 0.7, own=store)
    assert data.classes == ("rose", "tulip", "lily")
    assert data.input_labels == ("length", "width", "colour = red", "colour = white", "colour = blue")
    assert data.x_train.shape == (42, 5)
    np.testing.assert_allclose(data.x_train.mean(axis=0), 0, atol=1e-5)


def test_pictures_become_a_dataset():
    store = OwnStore()
    store.add(stripes())
    data = load_dataset("own_pictures", picture_settings(stripes(), "stripes", ""), 0, 0.8, own=store)
    assert data.picture_shape == (12, 12)
    assert data.x_train.max() == 1.0


def test_a_dataset_without_its_data_names_the_file():
    settings = table_settings(flowers(), suggest(flowers()), "flowers.csv", "")
    with pytest.raises(MissingDataError, match=r"flowers\.csv is not at hand: choose the file again"):
        load_dataset("own_classes", settings, 0, 0.7, own=OwnStore())


def test_facts_that_do_not_fit_the_data_are_refused():
    store = OwnStore()
    store.add(flowers())
    settings = table_settings(flowers(), suggest(flowers()), "flowers.csv", "").replace(inputs="a\tb")
    with pytest.raises(DataError, match="does not fit the data"):
        load_dataset("own_classes", settings, 0, 0.7, own=store)


def test_own_data_without_a_file_is_refused_in_words():
    for kind in (*TABLE_KINDS.values(), "own_pictures"):
        with pytest.raises(DataError, match="of your own first"):
            load_dataset(kind, {}, 0, 0.7)


def test_old_versions_leave_a_full_store(monkeypatch):
    monkeypatch.setattr("nnviz.data.own.MOST_BYTES", 2 * flowers().size)
    store, tables = OwnStore(), [flowers().with_rows(range(count)) for count in (60, 59, 58)]
    for table in tables:
        store.add(table)
    assert [store.find(table.id) is not None for table in tables] == [False, True, True]


def test_a_cell_of_words_takes_new_words_and_gaps():
    kind = flowers().column("kind")
    assert kind.with_cell(0, "orchid").cell(0) == "orchid"
    assert kind.with_cell(0, None).missing_count == 1
    assert kind.cell(0) == "rose"
    with pytest.raises(DataError, match="holds numbers"):
        flowers().column("length").with_cell(0, "long")


def test_new_rows_are_empty():
    table = flowers().with_rows([0, -1])
    assert [column.cell(1) for column in table.columns] == [None] * 4


def test_names_are_made_clean_and_different():
    assert unique_names(["a", "a", "", "b\tc\n"]) == ("a", "a 2", "column 3", "b c")
    assert len(clean_name("x" * 500)) == 80


def test_regression_on_an_own_table_is_scaled():
    store = OwnStore()
    table = Table((Column("a", np.arange(40.0) % 7), Column("y", np.arange(40.0) * 3)))
    store.add(table)
    settings = table_settings(table, TableChoice("y", ("a",), "regression"), "x.csv", "")
    data = load_dataset("own_values", settings, 0, 0.7, own=store)
    assert data.target_scale[1] > 1


def test_time_stamps_keep_their_digits_when_they_are_scaled():
    store = OwnStore()
    table = Table((Column("t", 1.7e9 + np.arange(40.0)), Column("y", np.arange(40.0) % 2)))
    store.add(table)
    settings = table_settings(table, TableChoice("y", ("t",), "binary"), "x.csv", "")
    data = load_dataset("own_binary", settings, 0, 0.7, own=store)
    assert len(np.unique(np.concatenate([data.x_train, data.x_test]))) == 40
    assert data.x_train.std() == pytest.approx(1, abs=1e-3)


def test_giant_numbers_count_as_missing_or_are_refused():
    assert read_table_text("a,b\n1,2\n1e30,3\n" + "2,4\n" * 60).table.column("a").missing_count == 1
    with pytest.raises(DataError, match="at most 1e"):
        flowers().columns[0].with_cell(0, 1e20)
