import numpy as np
import pytest

from nnviz.data import DataError
from nnviz.data.table import Column, Table
from nnviz.data.table_choice import TableChoice, choice_facts, joined, prepare, split, suggest
from tests.data.own_samples import flowers, with_gaps


def column(name, *values):
    return Column(name, np.array(values, np.float64))


def test_the_target_is_found_by_its_name_else_it_is_the_last_column():
    assert suggest(flowers()).target == "kind"
    named = Table((column("a", 1, 2, 5), column("target", 0.5, 1.5, 2), column("z", 3, 9, 1)))
    assert suggest(named).target == "target"


def test_row_numbers_and_columns_of_one_value_are_no_inputs():
    rows = np.arange(30.0)
    table = Table((Column("id", rows), Column("same", rows * 0 + 3), Column("a", rows**2), Column("y", rows % 2)))
    assert suggest(table).columns == ("a",)


@pytest.mark.parametrize(
    ("values", "task"),
    [
        ([0, 1] * 10, "binary"),
        ([1, 2, 3] * 10, "classes"),
        ([0.5, 1.5] * 10, "regression"),
        (list(range(30)), "regression"),
    ],
)
def test_the_task_follows_from_the_target(values, task):
    table = Table((column("a", *np.sin(range(len(values)))), column("y", *values)))
    assert suggest(table).task == task


def test_words_become_one_input_each_and_two_words_a_single_one():
    choice = TableChoice("kind", ("length", "colour"), "classes")
    facts = choice_facts(flowers(), choice)
    assert facts.inputs == ("length", "colour = red", "colour = white", "colour = blue")
    assert facts.classes == ("rose", "tulip", "lily")
    x, y = prepare(flowers(), choice)
    assert x.dtype == np.float64
    assert y.dtype == np.int64
    assert (x[:, 1:].sum(axis=1) == 1).all()
    pair = Table((Column("s", np.array([0, 1, 0, 1], np.int32), "text", ("no", "yes")), column("y", 1.5, 2, 3, 4)))
    assert choice_facts(pair, TableChoice("y", ("s",), "regression")).inputs == ("s = yes",)
    assert prepare(pair, TableChoice("y", ("s",), "regression"))[0][:, 0].tolist() == [0, 1, 0, 1]


def test_rows_with_gaps_are_dropped_or_filled_with_the_median():
    table = with_gaps()
    with pytest.raises(DataError, match="only 3 of 6 rows can be used"):
        choice_facts(table, TableChoice("t", ("a", "b"), "binary", "drop"))
    facts = choice_facts(table, TableChoice("t", ("a", "b"), "binary", "fill"))
    assert (facts.rows, facts.dropped) == (5, 1)
    x, y = prepare(table, TableChoice("t", ("a", "b"), "binary", "fill"))
    assert x[2, 0] == 4.0  # the median of 1, 2, 4, 5, 9
    assert x[3, 1:].tolist() == [0, 0, 0]
    assert y.tolist() == [0, 1, 0, 1, 1]


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (TableChoice("kind", (), "classes"), "at least one column"),
        (TableChoice("kind", ("kind",), "classes"), "both the target and an input"),
        (TableChoice("kind", ("length",), "regression"), "holds words"),
        (TableChoice("kind", ("length",), "binary"), "3 different values, not two"),
        (TableChoice("nothing", ("length",), "classes"), "has no column 'nothing'"),
    ],
)
def test_a_choice_that_cannot_be_learned_is_refused_with_a_sentence(choice, reason):
    with pytest.raises(DataError, match=reason):
        choice_facts(flowers(), choice)


def test_one_class_only_is_refused():
    table = Table((column("a", 1, 2, 3, 4, 5, 6), column("y", 1, 1, 1, 1, 1, 1)))
    with pytest.raises(DataError, match="only one value"):
        choice_facts(table, TableChoice("y", ("a",), "classes"))


def test_names_survive_as_one_text():
    assert split(joined(("a b", "c"))) == ("a b", "c")
    assert split("") == ()
