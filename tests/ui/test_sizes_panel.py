"""Window sizes: the arithmetic is the engine's, illegal fits are refused with a sentence, legal ones become an edit."""

import itertools

import pytest
from PySide6.QtCore import Qt

from nnviz.engine.layers.base import ShapeError
from nnviz.engine.layers.windows import windows_over
from nnviz.hyper import Settings
from nnviz.spec.complete import complete
from nnviz.spec.parts import LayerSpec
from nnviz.spec.presets import PRESETS
from nnviz.ui.panels.sizes_panel import SizesPanel
from nnviz.ui.views.window_fit import Sizes, fit_of, padding_that_keeps, strides_that_fit

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot):
    panel = SizesPanel()
    qtbot.addWidget(panel)
    panel.resize(520, 560)
    panel.show_spec(PRESETS["digits-cnn"])
    panel.show()
    return panel


def give(panel, picture, padding, kernel, stride):
    """Type the four numbers."""
    values = (picture, padding, kernel, stride)
    for stepper, value in zip((panel.picture, panel.padding, panel.kernel, panel.stride), values, strict=True):
        stepper.box.setValue(value)


@pytest.mark.parametrize(
    ("picture", "kernel", "stride"), list(itertools.product((5, 8, 28), (1, 2, 3, 5, 7), (1, 2, 3)))
)
def test_the_output_is_that_of_the_engine(picture, kernel, stride):
    sizes = Sizes(picture, 0, kernel, stride)
    try:
        windows = windows_over(picture, picture, kernel, stride, "valid")
    except ShapeError:
        assert fit_of(sizes).trouble == "too large"
        return
    fit = fit_of(sizes)
    assert fit.output == windows.rows
    assert fit.left_over == picture - ((windows.rows - 1) * stride + kernel)
    assert (stride in strides_that_fit(sizes)) == (fit.left_over == 0)
    same = windows_over(picture, picture, kernel, stride, "same")
    if same.padded_height == picture + 2 * same.top:
        assert padding_that_keeps(sizes) == same.top
        assert fit_of(Sizes(picture, same.top, kernel, stride)).output == same.rows


def test_it_opens_with_the_sizes_of_the_first_layer(panel):
    assert panel.sizes == Sizes(28, 0, 3, 1)
    assert panel.formula == "(28 + 2 × 0 − 3) / 1 + 1 = 26   →   26 × 26"
    assert panel.reason == ""


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((3, 0, 5, 1), "A window of 5 does not fit into 3 pixels"),
        ((8, 3, 3, 1), "would see zeros alone: pad by 2 or less"),
        ((7, 1, 4, 2), "1 px are left over on the right and below. Strides that fit: 1, 5"),
        ((28, 2, 3, 1), "Layers pad by 0 (valid) or, with these sizes, by 1 (same)"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason_and_cannot_be_used(panel, sizes, words):
    give(panel, *sizes)
    assert words in panel.reason
    assert not panel.use.isEnabled()


def test_left_over_pixels_are_allowed_when_one_says_so(panel, qtbot):
    give(panel, 28, 0, 3, 2)
    assert not panel.use.isEnabled()
    panel.drops.click()
    assert panel.reason == ""
    assert panel.formula.endswith("13 × 13")
    assert panel.use.isEnabled()


def test_the_sizes_become_an_edit_of_the_chosen_layer(panel, qtbot):
    give(panel, 28, 2, 5, 1)
    with qtbot.waitSignal(panel.edited) as edited:
        qtbot.mouseClick(panel.use, LEFT)
    layer = edited.args[0].change(PRESETS["digits-cnn"]).layers[0]
    assert (layer.settings["kernel"], layer.settings["stride"], layer.settings["padding"]) == (5, 1, "same")


def test_another_layer_is_tried_with_its_own_sizes_and_a_pool_has_no_padding(panel, qtbot):
    panel.layer.combo.setCurrentIndex(1)
    panel.layer.combo.activated.emit(1)
    assert panel.sizes == Sizes(26, 0, 2, 2)
    give(panel, 26, 1, 2, 2)
    assert "no padding" in panel.reason
    give(panel, 26, 0, 13, 1)
    with qtbot.waitSignal(panel.edited) as edited:
        qtbot.mouseClick(panel.use, LEFT)
    layer = edited.args[0].change(PRESETS["digits-cnn"]).layers[1]
    assert (layer.settings["size"], layer.settings["stride"]) == (13, 1)


def test_a_same_layer_is_shown_with_its_padding(panel):
    layers = (
        LayerSpec("conv2d-1", "conv2d", Settings(filters=2, kernel=5, padding="same", activation="relu")),
        LayerSpec("flatten-1", "flatten", Settings()),
        LayerSpec("output", "dense", Settings(units=10, activation="softmax")),
    )
    panel.show_spec(complete(PRESETS["digits-mlp"].with_layers(layers)))
    panel.layer.combo.activated.emit(0)
    assert panel.sizes == Sizes(8, 2, 5, 1)
    assert panel.formula.endswith("8 × 8")


def test_a_network_without_windows_cannot_use_them(panel):
    panel.show_spec(PRESETS["digits-mlp"])
    assert "no convolution" in panel.reason
    assert not panel.use.isEnabled()


def test_the_window_walks_by_itself_and_the_pointer_places_it(panel, qtbot):
    give(panel, 6, 0, 3, 1)
    panel.canvas.walk()
    assert panel.canvas.at == (0, 1)
    output = panel.canvas.frames()[1]
    qtbot.mouseMove(panel.canvas, output.bottomRight().toPoint() - _inside(output))
    assert panel.canvas.at == (3, 3)
    panel.canvas.walk()
    assert panel.canvas.at == (3, 3)
    panel.hide()
    assert not panel.canvas._timer.isActive()


def _inside(frame):
    """A quarter of a cell of four."""
    return (frame.bottomRight() - frame.center()).toPoint() / 8


def test_a_size_that_a_later_layer_cannot_take_is_refused_in_the_lab(program):
    program.session.open_preset("digits-cnn")
    bench = program.window.bench
    for _ in range(4):
        program.runner.pump()
        program.window.clock.tick()
    bench.middle.button("sizes").click()
    give(bench.sizes, 28, 0, 15, 2)
    bench.sizes.drops.click()
    assert bench.sizes.use.isEnabled()
    before = program.session.spec
    bench.sizes.use.click()
    assert program.session.spec == before
    assert "does not fit" in bench.sizes.reason
    give(bench.sizes, 28, 0, 5, 1)
    bench.sizes.use.click()
    assert program.session.spec.layers[0].settings["kernel"] == 5
