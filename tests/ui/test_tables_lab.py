import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from nnviz.ui.panels import table_panel
from tests.ui.conftest import go
from tests.ui.hands import click
from tests.ui.test_own_tables import opened


@pytest.fixture
def program(make_program):
    return make_program("iris")


@pytest.fixture
def flowers(program, tmp_path):
    """The Tables lab with a table of one's own, its sheet in the middle, at rest."""
    click(opened(program, tmp_path).train_button)
    go(program, 3)
    program.session.pause()
    go(program, 2)
    click(program.window.bench.middle.button("table"))
    return program


def type_into(bench, row, column, text):
    """Double-click a cell, type, and press Enter."""
    view = bench.table.view
    index = bench.table.model.index(row, column)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (editor,) = [child for child in view.findChildren(QLineEdit) if child.isVisible()]
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the view takes the text from its editor a moment later


def test_numbers_of_a_table_that_ships_stand_as_they_were_written(program):
    go(program, 2)
    model = program.window.bench.table.model
    shown = {model.index(row, column).data() for row in range(150) for column in range(4)}
    assert {"5.1", "0.2"} <= shown
    assert max(map(len, shown)) == 3


def test_a_changed_cell_is_learned_from_and_one_undo_step(flowers):
    bench = flowers.window.bench
    before = flowers.session.spec
    type_into(bench, 3, 0, "9.5")
    go(flowers, 2)
    assert flowers.session.own_data.column("length").cell(3) == 9.5
    assert flowers.session.undo_text == "Change cell"
    train, test = flowers.session.last_built.data.train_x, flowers.session.last_built.data.test_x
    assert np.concatenate([train, test])[:, 0].max() > 9.4
    flowers.session.undo()
    go(flowers, 2)
    assert flowers.session.spec == before
    assert bench.table.model.index(3, 0).data() == "4.3"
    flowers.session.redo()
    go(flowers, 2)
    assert bench.table.model.index(3, 0).data() == "9.5"


def test_a_new_word_becomes_a_class_of_its_own_and_gaps_leave_their_row_out(flowers):
    bench = flowers.window.bench
    type_into(bench, 0, 3, "orchid")
    go(flowers, 2)
    assert "orchid" in flowers.session.last_built.data.classes
    samples = flowers.session.spec.data.settings["samples"]
    type_into(bench, 5, 0, "")
    go(flowers, 2)
    assert flowers.session.spec.data.settings["samples"] == samples - 1


def test_words_among_numbers_are_refused_where_they_are_typed(flowers):
    bench, before = flowers.window.bench, flowers.session.spec
    type_into(bench, 0, 0, "long")
    assert "holds numbers" in bench.table.problem
    assert flowers.session.spec == before
    assert bench.table.model.index(0, 0).data() == "4"


def test_rows_are_added_and_removed_each_as_one_step(flowers):
    bench = flowers.window.bench
    click(bench.table.add_button)
    go(flowers, 2)
    assert bench.table.model.rowCount() == 61
    assert flowers.session.spec.data.settings["samples"] == 60
    for column, text in enumerate(("5", "1.5", "red", "rose")):
        type_into(bench, 60, column, text)
        go(flowers, 1)
    assert flowers.session.spec.data.settings["samples"] == 61
    view = bench.table.view
    view.selectRow(0)
    click(bench.table.remove_button)
    go(flowers, 2)
    assert bench.table.model.rowCount() == 60
    assert bench.table.model.index(0, 0).data() == "4.1"
    assert flowers.session.undo_text == "Remove rows"
    for _ in range(6):
        flowers.session.undo()
    go(flowers, 2)
    assert bench.table.model.rowCount() == 60
    assert bench.table.model.index(0, 0).data() == "4"


def test_a_table_that_cannot_be_learned_from_is_refused_with_a_sentence(flowers):
    bench = flowers.window.bench
    bench.table.view.selectAll()
    click(bench.table.remove_button)
    assert bench.table.problem
    assert bench.table.model.rowCount() == 60


def test_a_large_table_says_why_it_is_not_edited(flowers, monkeypatch):
    monkeypatch.setattr(table_panel, "MOST_EDITED_CELLS", 100)
    bench = flowers.window.bench
    bench.table.show_table(flowers.session.own_data, "kind", is_own=True)
    assert not bench.table.add_button.isEnabled()
    assert "240 values: more than 100 are not edited here" in bench.table._facts.text()
    assert not bench.table.model.flags(bench.table.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_shipped_tables_are_shown_and_plotted_but_not_edited(program):
    bench = program.window.bench
    click(bench.middle.button("table"))
    assert bench.table.model.rowCount() == 150
    assert not bench.table.add_button.isEnabled()
    click(bench.middle.button("scatter"))
    assert bench.scatter.isVisible()
    assert (bench.scatter.x.value, bench.scatter.y.value) == ("sepal length", "sepal width")
    assert bench.scatter.facts == "150 of 150 rows are shown"


def choose(combo, name):
    index = combo.combo.findData(name)
    combo.combo.setCurrentIndex(index)
    combo.combo.activated.emit(index)


def test_any_two_columns_are_plotted_coloured_by_class(flowers):
    bench = flowers.window.bench
    click(bench.middle.button("scatter"))
    canvas = bench.scatter.canvas
    assert len(set(canvas._colors.tolist())) == 3
    choose(bench.scatter.x, "width")
    choose(bench.scatter.y, "colour")
    assert canvas._x.name == "width"
    np.testing.assert_allclose(canvas._x.values, flowers.session.own_data.column("width").values)
    assert canvas._y.words == ("red", "white", "blue")
    choose(bench.scatter.color, "length")
    assert len(set(canvas._colors.tolist())) > 20


def test_the_dots_lie_where_the_values_are_and_the_pointer_names_the_row(flowers):
    bench = flowers.window.bench
    click(bench.middle.button("scatter"))
    go(flowers, 1)
    canvas, table = bench.scatter.canvas, flowers.session.own_data
    place = canvas.axes().to_screen(table.column("length").cell(59), table.column("width").cell(59))
    picture = canvas.grab().toImage()
    ratio = picture.devicePixelRatio()
    found = picture.pixelColor(round(place.x() * ratio), round(place.y() * ratio))
    assert found.rgb() == int(canvas._colors[59])
    QTest.mouseMove(canvas, place.toPoint())
    assert bench.scatter.facts.startswith("Row 60: length = 9.9")
