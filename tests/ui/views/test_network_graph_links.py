"""Links as curves and dashes, their levels, and when they are painted again."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPen

from nnviz.ui import theme
from nnviz.ui.views.network_graph_curves import DASH_PX, PERIOD_PX, curves_between
from nnviz.ui.views.network_graph_links import (
    LARGEST_COUNT,
    LinkLayer,
    draw_lines,
    levels_of,
    link_pen,
    strongest,
)


def two_curves():
    return curves_between(np.array([[0.0, 0.0], [0.0, 50.0]]), np.array([[200.0, 100.0], [200.0, 50.0]]))


def test_a_curve_starts_and_ends_where_it_should_in_equal_steps():
    curves = two_curves()
    assert curves.points[0, 0].tolist() == pytest.approx([0.0, 0.0])
    assert curves.points[0, -1].tolist() == pytest.approx([200.0, 100.0])
    steps = np.hypot(*np.diff(curves.points[0], axis=0).T)
    assert steps.max() / steps.min() < 1.02


def test_dashes_cover_their_share_of_the_line_and_move_forward():
    curves = two_curves()
    lines, owner = curves.dashes(np.array([1]), 0.0)
    covered = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]).sum()
    assert set(owner.tolist()) == {0}
    assert covered / 200 == pytest.approx(DASH_PX / PERIOD_PX, abs=0.04)
    moved, _ = curves.dashes(np.array([1]), 3.0)
    assert moved[0, 0] == pytest.approx(lines[0, 0] + 3.0)


def test_dashes_stay_on_the_curve():
    curves = two_curves()
    lines, owner = curves.dashes(np.array([0, 1]), 5.0)
    ends = curves.distances(float(lines[-1, 2]), float(lines[-1, 3]))
    assert ends[owner[-1]] < 0.5
    assert lines[:, [0, 2]].min() >= 0
    assert lines[:, [0, 2]].max() <= 200


def test_distance_to_a_straight_link_is_measured_across():
    assert two_curves().distances(100.0, 57.0)[1] == pytest.approx(7.0)


def test_levels_carry_the_sign_and_hide_what_is_almost_nothing():
    levels = levels_of(np.array([-5.0, -0.5, -0.001, 0.0, 0.5, 5.0, np.nan]))
    assert levels[0] == -levels[5]
    assert levels[1] == -levels[4]
    assert levels[[2, 3, 6]].tolist() == [0, 0, 0]
    assert link_pen(int(levels[5]), theme.LIGHT).widthF() > link_pen(int(levels[4]), theme.LIGHT).widthF()
    assert link_pen(int(levels[5]), theme.LIGHT).widthF() <= 5.0


def test_only_the_largest_of_very_many_links_are_drawn():
    weights = np.random.default_rng(0).normal(0, 1, 5000)
    chosen = strongest(weights)
    assert len(chosen) == LARGEST_COUNT
    assert np.abs(weights[chosen]).min() >= np.sort(np.abs(weights))[-LARGEST_COUNT]


def test_lines_are_drawn_from_the_array_itself(qapp):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.setPen(QPen(theme.LIGHT.color("text"), 3))
        draw_lines(painter, np.array([[2.0, 10.0, 18.0, 10.0]]))
    assert image.pixelColor(10, 10) == theme.LIGHT.color("text")
    assert image.pixelColor(10, 3).lightness() == 255


def painted_layer():
    layer = LinkLayer()
    none = curves_between(np.zeros((0, 2)), np.zeros((0, 2)))
    layer.paint(QSize(220, 120), 1.0, two_curves(), none, np.array([1.0, -1.0]), theme.LIGHT, 1.0)
    return layer, none


def test_links_are_painted_again_only_while_training_moves(qapp):
    layer, _ = painted_layer()
    assert not layer.is_due(now=1e12)
    layer.show_step(5)
    assert layer.is_due(now=1e12)
    assert not layer.is_due(now=0.0)
    layer.invalidate()
    assert layer.is_due(now=0.0)


def test_dashes_move_with_the_steps_and_rest_when_training_rests(qapp):
    layer, none = painted_layer()
    layer.show_step(50)
    layer.paint(QSize(220, 120), 1.0, two_curves(), none, np.array([1.0, -1.0]), theme.LIGHT, 1.0)
    moved = layer.phase_px
    assert moved > 0
    layer.paint(QSize(220, 120), 1.0, two_curves(), none, np.array([1.0, -1.0]), theme.LIGHT, 1.0)
    assert layer.phase_px == moved


def test_the_picture_of_links_has_the_pixels_of_the_screen(qapp):
    layer, none = painted_layer()
    layer.paint(QSize(220, 120), 2.0, two_curves(), none, np.array([1.0, -1.0]), theme.LIGHT, 1.0)
    assert (layer.pixmap.width(), layer.pixmap.height()) == (440, 240)
