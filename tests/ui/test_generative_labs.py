"""The labs of the GAN and the VAE: the real window, the trainer on this thread."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from nnviz.ui.views.gan_plot import GRID, MADE, PULLS
from nnviz.ui.views.vae_map import TILES
from nnviz.ui.widgets.code_canvas import CodeCanvas
from tests.ui.conftest import go
from tests.ui.hands import click


@pytest.fixture
def open_lab(make_program):
    """open_lab(preset) -> the running program after some steps."""

    def open_preset(key):
        whole = make_program(key)
        whole.window.bench.curves.prepare()
        for _ in range(2):
            whole.session.step()
            go(whole)
        return whole

    return open_preset


def drawn_names(bench):
    lines = bench.curves._plot._lines
    return {name for name, line in lines.items() if line.getData()[0] is not None}


@pytest.mark.parametrize("key", ["gan", "vae"])
def test_the_rail_opens_the_lab(program, key):
    click(program.window.rail.button(key))
    go(program)
    assert program.session.spec.lab == key
    assert program.window.bench.made.isVisible()


def test_a_gan_shows_made_points_over_the_confidence(open_lab):
    whole = open_lab("gan-8gaussians")
    view = whole.window.bench.made
    assert view.canvas._made.shape == (MADE.size, 2)
    assert view.canvas._map is not None
    assert len(view.canvas._points[0].xy) > 100


def test_what_is_switched_off_is_not_measured_and_not_drawn(open_lab):
    whole = open_lab("gan-ring")
    view = whole.window.bench.made
    for toggle in (view.real, view.made, view.confidence):
        click(toggle)
    go(whole)
    assert view.requests() == frozenset()
    assert view.canvas._made is None
    assert view.canvas._map is None
    assert view.canvas._points == ()


def test_arrows_and_the_bent_grid_are_drawn_when_asked_for(open_lab):
    whole = open_lab("gan-ring")
    view = whole.window.bench.made
    before = view.canvas.grab().toImage()
    click(view.pulls)
    click(view.grid)
    go(whole)
    assert {PULLS, GRID} <= view.requests()
    assert view.canvas._pulls.shape == (PULLS.size, 2)
    assert view.canvas._grid.shape == (GRID.size, GRID.size, 2)
    assert view.canvas.grab().toImage() != before


def test_points_that_diverged_are_left_out(open_lab):
    view = open_lab("gan-ring").window.bench.made
    lost = np.full((4, 2), np.nan, np.float32)
    view.canvas.show_moving(lost, lost, np.full((3, 3, 2), np.inf, np.float32))
    assert not view.canvas.grab().isNull()


def test_the_pointer_reads_how_real_a_place_looks(open_lab):
    view = open_lab("gan-ring").window.bench.made
    view._confidence = np.full((100, 100), 0.5, np.float32)
    view.canvas.pointed.emit(1.0, 2.0)
    assert view._value.text() == "(1.0, 2.0) → 75 % real"


def test_the_curves_of_a_gan_are_its_own(open_lab):
    bench = open_lab("gan-ring").window.bench
    assert drawn_names(bench) == {"generator_loss", "discriminator_loss"}
    assert "generator" in bench.curves._legend.text()
    click(bench.curves._tabs.button("score"))
    assert {"real_score", "made_score"} <= drawn_names(bench)


def test_a_vae_shows_pictures_codes_and_curves(open_lab):
    bench = open_lab("vae-digits").window.bench
    view = bench.made
    assert view.canvas._tiles.shape == (TILES.size, TILES.size, 28, 28)
    assert view.canvas._codes.shape[1] == 3
    assert drawn_names(bench) == {"train_reconstruction", "test_reconstruction"}
    click(bench.curves._tabs.button("score"))
    assert drawn_names(bench) == {"train_kl", "test_kl"}
    for toggle in (view.pictures, view.codes):
        click(toggle)
    assert view.requests() == frozenset()
    assert view.canvas._tiles is None
    assert view.canvas._codes is None


def test_the_pointer_shows_the_tile_that_lies_under_it(qtbot):
    canvas = CodeCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.show()
    tiles = np.linspace(0, 1, 9 * 16, dtype=np.float32).reshape(3, 3, 4, 4)
    canvas.show_tiles(tiles)
    assert canvas.large is None
    QTest.mouseMove(canvas, (canvas.axes().frame.topRight() + QPointF(-3, 3)).toPoint())
    qtbot.waitUntil(lambda: canvas.large is not None)
    np.testing.assert_array_equal(canvas.large, tiles[0, -1])
    assert not canvas.grab().isNull()


def test_the_cards_of_a_vae_have_no_accuracy(open_lab):
    whole = open_lab("vae-digits")
    whole.window.bench.show_text(whole.window.bench.newest)
    cards = whole.window.bench.scores
    assert cards.quality._caption.text() == "KL divergence"
    assert float(cards.quality.text) >= 0
