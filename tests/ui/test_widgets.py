"""The controls, moved by a real mouse and real keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.buttons import IconButton, PlayButton, TextButton, Toggle
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.labelled_slider import LabelledSlider, nearest
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.stat_card import StatCard, number_text, share_text
from nnviz.ui.widgets.stepper import Stepper
from nnviz.ui.widgets.tiles import Tile, TileGrid
from nnviz.ui.widgets.words import Words

STOPS = (0.0, 5.0, 10.0, 50.0)


def words(name: str = "Noise") -> Words:
    return Words(name, f"{name}: what it does")


def show(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def make_all() -> list[QWidget]:
    return [
        IconButton("sun", words),
        TextButton(words),
        Toggle(words),
        PlayButton(words, words),
        LabelledCombo(words, lambda: [("a", "A")]),
        LabelledSlider(words, STOPS, str),
        Stepper(words, 0, 9),
        Segmented(words, lambda: [("a", words("A"))]),
        TileGrid([Tile("a", words, lambda painter, target: None)], 1),
    ]


def controls_of(widget: QWidget) -> list[QWidget]:
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [w for w in (widget, *inside) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_every_control_has_a_name_a_tool_tip_and_takes_the_keyboard(qtbot):
    for widget in make_all():
        qtbot.addWidget(widget)
        controls = controls_of(widget)
        assert controls
        assert all(control.accessibleName() and control.toolTip() for control in controls)


def test_a_slider_acts_while_it_is_dragged_and_says_when_the_drag_ends(qtbot):
    slider = show(qtbot, LabelledSlider(words, range(101), "{:g} %".format))
    slider.resize(220, 44)
    values, ends = [], []
    slider.moved.connect(values.append)
    slider.released.connect(lambda: ends.append(len(values)))
    bar = slider.slider
    start = QPoint(7, bar.height() // 2)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    for x in (50, 100, 150):
        QTest.mouseMove(bar, QPoint(x, start.y()))
    assert len(values) >= 3
    assert not ends
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(150, start.y()))
    assert ends == [len(values)]


def test_an_arrow_key_moves_a_slider_by_one_stop_and_ends_its_edit(qtbot):
    slider = show(qtbot, LabelledSlider(words, STOPS, str))
    slider.set_value(5.0)
    with qtbot.waitSignals([slider.moved, slider.released]):
        QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.value == 10.0


def test_a_slider_shows_a_value_between_its_stops_as_it_is(qtbot):
    slider = LabelledSlider(words, STOPS, "{:g}".format)
    qtbot.addWidget(slider)
    with qtbot.assertNotEmitted(slider.moved):
        slider.set_value(7.0)
    assert slider.value == 7.0
    assert slider.slider.value() == 1


@pytest.mark.parametrize(("value", "index"), [(-1, 0), (0, 0), (2.4, 0), (2.6, 1), (49, 3), (99, 3)])
def test_the_nearest_stop_is_found(value, index):
    assert nearest(STOPS, value) == index


def test_a_combo_tells_only_what_the_user_chose(qtbot):
    combo = show(qtbot, LabelledCombo(words, lambda: [("a", "A"), ("b", "B")]))
    with qtbot.assertNotEmitted(combo.chosen):
        combo.set_value("b")
    combo.combo.setFocus()
    with qtbot.waitSignal(combo.chosen) as chosen:
        QTest.keyClick(combo.combo, Qt.Key.Key_Up)
    assert chosen.args == ["a"]


def test_a_combo_shows_a_value_that_is_not_on_offer(qtbot):
    combo = LabelledCombo(words, lambda: [("0.1", "0.1")])
    qtbot.addWidget(combo)
    combo.set_value("0.025")
    assert combo.combo.currentText() == "0.025"


def test_a_combo_keeps_its_choice_when_the_language_changes(qtbot):
    labels = {"a": "A", "b": "B"}
    combo = LabelledCombo(words, lambda: list(labels.items()))
    qtbot.addWidget(combo)
    combo.set_value("b")
    labels["b"] = "乙"
    QApplication.sendEvent(combo, QEvent(QEvent.Type.LanguageChange))
    assert (combo.value, combo.combo.currentText()) == ("b", "乙")


def test_a_stepper_steps_by_mouse_and_keyboard_within_its_range(qtbot):
    stepper = show(qtbot, Stepper(words, 0, 2))
    seen = []
    stepper.stepped.connect(seen.append)
    QTest.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    QTest.keyClick(stepper.box, Qt.Key.Key_Up)
    QTest.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    QTest.mouseClick(stepper.minus, Qt.MouseButton.LeftButton)
    assert seen == [1, 2, 1]


def test_segments_tell_the_key_that_was_pressed(qtbot):
    segments = show(qtbot, Segmented(words, lambda: [("a", words("A")), ("b", words("B"))]))
    with qtbot.waitSignal(segments.chosen) as chosen:
        QTest.mouseClick(segments.button("b"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["b"]
    segments.set_value("a")
    assert segments.value == "a"


def test_tiles_are_walked_by_arrow_keys_and_chosen_by_space(qtbot):
    tiles = [Tile(key, words, lambda painter, target: None) for key in "abcd"]
    grid = show(qtbot, TileGrid(tiles, 2))
    grid.set_value("a")
    grid.activateWindow()
    grid.button("a").setFocus()
    QTest.keyClick(grid.button("a"), Qt.Key.Key_Down)
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.keyClick(grid.button("c"), Qt.Key.Key_Space)
    assert chosen.args == ["c"]
    assert grid.value == "c"


def test_a_tile_is_painted_by_its_own_picture(qtbot):
    painted = []

    def paint(painter: QPainter, target) -> None:
        painted.append(target.width())

    grid = show(qtbot, TileGrid([Tile("a", words, paint)], 1))
    grid.grab()
    assert painted


def test_the_play_button_shows_what_a_click_would_do(qtbot):
    button = show(qtbot, PlayButton(lambda: words("Train"), lambda: words("Pause")))
    assert button.accessibleName() == "Train"
    button.show_playing(True)
    assert button.accessibleName() == "Pause"
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_toggle_is_silent_when_it_mirrors(qtbot):
    toggle = show(qtbot, Toggle(words))
    with qtbot.assertNotEmitted(toggle.toggled):
        toggle.set_value(True)
    with qtbot.waitSignal(toggle.toggled):
        QTest.keyClick(toggle, Qt.Key.Key_Space)


def test_a_problem_goes_away_with_the_next_accepted_edit(qtbot):
    label = ProblemLabel()
    qtbot.addWidget(label)
    label.show_problem("batch size must be at least 1, got 0")
    assert label.text()
    label.clear_problem()
    assert not label.text()


def test_icons_follow_the_theme(qtbot, qapp):
    button = show(qtbot, IconButton("sun", words))
    before = button.icon().pixmap(18).toImage()
    theme.apply_theme(qapp, "dark")
    assert button.icon().pixmap(18).toImage() != before


def test_a_card_shows_its_number(qtbot):
    card = StatCard(words)
    qtbot.addWidget(card)
    card.show_text("0.004")
    assert card.text == "0.004"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (float("nan"), "–"), (0.0041, "0.004"), (-0.5, "−0.500"), (4e-5, "4.0e−05"), (0.0, "0.000")],
)
def test_numbers_on_cards_stay_readable(value, text):
    assert number_text(value) == text


def test_shares_are_shown_in_per_cent():
    assert share_text(0.9921) == "99.2 %"
