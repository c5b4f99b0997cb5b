"""The main window, used as a person would: clicks, keys and drags reach the trainer and come back on screen."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox, QSlider, QSpinBox, QWidget

from nnviz.runtime.messages import Diverged, Failed
from nnviz.spec.presets import PRESETS
from nnviz.ui import theme
from nnviz.ui.i18n import set_language
from nnviz.ui.labs import LABS
from nnviz.ui.main_window import MainWindow
from nnviz.ui.preferences import application, wanted_language, wanted_theme
from tests.ui.conftest import go
from tests.ui.hands import choose, click, type_into

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox)
SIZES = [(1280, 720), (1920, 1080)]
ON_RAIL = [lab.key for lab in LABS if lab.is_on_rail]


def test_one_click_on_the_round_button_trains_and_another_pauses(program):
    bar = program.window.top_bar.transport
    click(bar.play)
    go(program)
    assert program.session.is_playing
    assert bar.play.is_playing
    click(bar.play)
    go(program)
    assert not program.session.is_playing
    assert int(bar.counters[1].replace(",", "")) > 0


def test_the_space_bar_plays_wherever_no_control_wants_it(program):
    QTest.keyClick(program.window, Qt.Key.Key_Space)
    go(program)
    assert program.session.is_playing


def test_the_space_bar_presses_a_focused_check_box_and_does_not_play(program):
    toggle = program.window.bench.inputs.toggles["x2"]
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    go(program)
    assert "x2" in program.session.spec.data.features
    assert not program.session.is_playing


@pytest.mark.parametrize(("button", "steps"), [("step", 1), ("epoch", 25)])
def test_one_step_and_one_epoch(program, button, steps):
    click(getattr(program.window.top_bar.transport, button))
    go(program, rounds=8)
    assert program.window.top_bar.transport.counters[1] == str(steps)


def test_reset_goes_back_to_the_same_weights_and_a_new_seed_does_not(program):
    transport = program.window.top_bar.transport
    click(transport.step)
    go(program)
    click(transport.reset)
    go(program)
    assert transport.counters == ("0", "0")
    assert program.session.spec.seed == PRESETS["spiral"].seed
    click(transport.seed)
    go(program)
    assert program.session.spec.seed != PRESETS["spiral"].seed


def test_a_dragged_slider_is_one_undo_step(program):
    noise, session = program.window.bench.data.noise.slider, program.session
    before = session.spec.data.settings["noise"]
    start = QPoint(round(noise.width() * 0.1), noise.height() // 2)
    QTest.mousePress(noise, Qt.MouseButton.LeftButton, pos=start)
    for x in range(40, 161, 20):
        QTest.mouseMove(noise, QPoint(x, start.y()))
    QTest.mouseRelease(noise, Qt.MouseButton.LeftButton, pos=QPoint(160, start.y()))
    assert session.spec.data.settings["noise"] != before
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.spec.data.settings["noise"] == before
    assert not session.undo_text


def test_a_click_on_a_picture_changes_the_data_set(program):
    click(program.window.bench.data.tiles.button("circle"))
    go(program)
    assert program.session.spec.data.kind == "circle"


@pytest.mark.parametrize(
    ("choice", "key", "read"),
    [
        ("rate", "0.1", lambda spec: spec.training.learning_rate == 0.1),
        ("optimizer", "sgd", lambda spec: spec.training.optimizer.kind == "sgd"),
        ("activation", "relu", lambda spec: spec.layers[0].settings["activation"] == "relu"),
        ("penalty", "0/0.01", lambda spec: spec.training.l2 == 0.01),
        ("loss", "mean_squared_error", lambda spec: spec.training.loss.kind == "mean_squared_error"),
    ],
)
def test_the_choices_of_the_top_bar_reach_the_experiment_by_keyboard(program, choice, key, read):
    choose(getattr(program.window.top_bar.training, choice).combo, key)
    assert read(program.session.spec)


def test_only_losses_that_fit_the_data_are_offered(program):
    combo = program.window.top_bar.training.loss.combo
    keys = [combo.itemData(index) for index in range(combo.count())]
    assert "categorical_cross_entropy" not in keys
    assert "binary_cross_entropy" in keys


def test_the_last_input_cannot_be_switched_off_and_the_panel_says_why(program):
    inputs = program.window.bench.inputs
    for key in program.session.spec.data.features:
        click(inputs.toggles[key])
    assert len(program.session.spec.data.features) == 1
    assert inputs.toggles[program.session.spec.data.features[0]].isChecked()
    assert "at least one input" in inputs.problem


def test_a_number_out_of_bounds_is_refused_inline_and_the_field_shows_the_truth(program):
    window = program.window
    click(window.top_bar.settings)
    field = window.overlays.settings_panel.numbers.control("learning_rate")
    before = field.text()
    type_into(field, "-5")
    assert field.text() == before
    assert "-5" in window.overlays.settings_panel.problem


def test_a_stop_rule_is_typed_and_obeyed(program):
    window = program.window
    click(window.top_bar.settings)
    type_into(window.overlays.settings_panel.stops.control("epochs"), "3")
    program.session.play()
    go(program, rounds=40)
    assert not program.session.is_playing
    assert program.session.spec.training.stop.epochs == 3
    assert "3" in window.overlays.toast.text()


def test_escape_closes_a_card_and_training_goes_on_under_it(program):
    window = program.window
    program.session.play()
    go(program)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.overlays.keys.isVisible()
    go(program)
    assert program.session.is_playing
    QTest.keyClick(window.overlays.keys.close_button, Qt.Key.Key_Escape)
    assert not window.overlays.keys.isVisible()


def test_divergence_is_said_in_one_sentence_with_its_cure(program):
    window, rate = program.window, program.session.spec.training.learning_rate
    program.session.handle(Diverged(program.session.generation, 120, "loss", 100))
    assert window.overlays.banner.isVisible()
    assert "step 120" in window.overlays.banner.sentence
    assert window.overlays.banner.geometry().bottom() < window.height() / 2
    click(window.overlays.banner.cure)
    assert program.session.spec.training.learning_rate == pytest.approx(rate / 10)
    assert not window.overlays.banner.isVisible()


def test_an_error_of_the_trainer_thread_offers_the_way_back_only(program):
    banner = program.window.overlays.banner
    program.session.handle(Failed(program.session.generation, "something odd", "trace"))
    assert banner.isVisible()
    assert "something odd" in banner.sentence
    assert not banner.cure.isVisible()


@pytest.mark.parametrize("lab", ON_RAIL)
def test_every_lab_opens_with_a_click_and_another_click_comes_back(program, lab):
    window = program.window
    click(window.rail.button(lab))
    go(program)
    assert program.session.spec.lab == lab
    assert window.bench.lab.key == lab
    assert window.bench.isVisible()
    if lab != "playground":
        assert not window.actions_by_key["undo"].isEnabled()
        click(window.rail.button("playground"))
        go(program)
        assert window.bench.lab.key == "playground"


def test_a_drawing_reaches_the_network_and_the_bars(program, qtbot):
    window = program.window
    click(window.rail.button("digits"))
    go(program)
    pad = window.bench.draw.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    for y in range(70, 220, 15):
        QTest.mouseMove(pad, QPoint(110, y))
    assert window.clock.period_ms < 20
    go(program)
    assert window.bench.bars.answer in "0123456789"
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(110, 220))


def test_views_that_are_hidden_are_not_measured(program):
    window = program.window
    before = window.bench.requests()
    window.bench.plot.hide()
    assert len(window.bench.requests()) < len(before)


def test_theme_and_language_change_at_once_and_are_kept(program, qtbot):
    window = program.window
    click(window.top_bar.theme_button)
    assert theme.colors().mode == "dark"
    click(window.top_bar.language)
    qtbot.waitUntil(lambda: window.top_bar.training.rate.combo.accessibleName() == "学习率")
    assert (program.settings.text("theme"), program.settings.text("language")) == ("dark", "zh_CN")
    assert (wanted_theme(program.settings), wanted_language(program.settings)) == ("dark", "zh_CN")


def test_the_geometry_is_kept_for_the_next_start(program, qtbot):
    program.window.resize(1300, 690)
    program.window.close()
    again = MainWindow(program.session, program.settings)
    qtbot.addWidget(again)
    assert again.height() == 690  # the test's screen is narrower than the window


def test_closing_asks_about_changes_that_are_not_saved(program, monkeypatch):
    window = program.window
    del window.documents.may_leave
    asked = []
    answers = iter([QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard])
    monkeypatch.setattr(QMessageBox, "question", lambda *arguments: asked.append(arguments[2]) or next(answers))
    assert window.close()
    assert not asked
    window.show()
    click(window.bench.inputs.toggles["x2"])
    assert not window.close()
    assert window.close()
    assert len(asked) == 2
    window.documents.may_leave = lambda: True


def test_undo_and_redo_buttons_name_what_they_would_do(program):
    bar = program.window.top_bar
    assert not bar.undo.isEnabled()
    choose(bar.training.optimizer.combo, "sgd")
    assert bar.undo.isEnabled()
    assert "optimizer" in bar.undo.toolTip()
    click(bar.undo)
    assert "optimizer" in bar.redo.toolTip()


@pytest.mark.parametrize("lab", ON_RAIL)
def test_every_control_has_a_name_and_a_tool_tip(program, lab):
    program.window._go_to_lab(lab)
    go(program)
    nameless = [
        f"{type(control).__name__} {control.objectName()} in {type(control.parentWidget()).__name__}"
        for control in program.window.findChildren(QWidget)
        if isinstance(control, CONTROLS)
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (control.accessibleName() and control.toolTip())
    ]
    assert not nameless


def test_every_visible_control_is_reached_with_the_tab_key(program):
    window = program.window
    wanted = {
        control
        for control in window.findChildren(QWidget)
        if isinstance(control, CONTROLS) and control.isVisible() and control.isEnabled() and is_alone(control)
    }
    reached, current = set(), window.nextInFocusChain()
    while current is not window:
        current = current.nextInFocusChain()
        if current.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(current)
    assert not {f"{type(c).__name__} {c.accessibleName()}" for c in wanted - reached}


def is_alone(control: QWidget) -> bool:
    """Not a part of another control (a spin box's editor, a combo box's), and not a helper for the mouse only."""
    return not isinstance(control.parentWidget(), QComboBox | QSpinBox) and control.property("role") != "step"


@pytest.mark.parametrize("lab", ON_RAIL)
def test_nothing_is_cut_and_nothing_scrolls_on_the_first_screen(program, lab):
    window = program.window
    window._go_to_lab(lab)
    go(program)
    for size, language in itertools.product(SIZES, ["en", "zh_CN"]):
        set_language(application(), language)
        window.resize(*size)
        application().processEvents()
        assert (window.width(), window.height()) == size
        assert window.top_bar.layout().minimumSize().width() <= size[0]
        assert not what_is_cut(window)
        areas = (window.bench._left_area, window.bench._right_area)
        assert not any(area.verticalScrollBar().maximum() for area in areas)


def what_is_cut(window: MainWindow) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}: {widget.geometry()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, CONTROLS) and is_alone(widget) and not is_inside(widget)
    ]


def is_inside(widget: QWidget) -> bool:
    """Whether its parent shows all of it."""
    parent = widget.parentWidget()
    return parent is None or parent.rect().contains(widget.geometry())


def test_the_graph_is_the_largest_thing_on_screen(program):
    window = program.window
    for size in SIZES:
        window.resize(*size)
        application().processEvents()
        graph = window.bench.graph
        others = [part for part in (*window.bench.panels, *window.bench.views) if part is not graph]
        area = graph.width() * graph.height()
        assert all(area > part.width() * part.height() for part in others)
        assert area > 0.33 * size[0] * size[1]


def test_a_slow_preparation_is_told_until_it_is_over(program, qtbot):
    program.session.open_preset("iris")
    toast = program.window.overlays.toast

    def is_told() -> bool:
        program.window.clock.tick()
        return toast.isVisible()

    qtbot.waitUntil(is_told)
    assert "Iris" in toast.text()
    go(program)
    assert not toast.isVisible()
