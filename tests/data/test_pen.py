"""Strokes become ink, and an eraser cuts them."""

import numpy as np
import pytest

from nnviz.data.pen import Stroke, erase, pieces, rasterise, stroke


def test_a_vertical_stroke_covers_its_width():
    ink = rasterise((stroke([(0.5, 0.2), (0.5, 0.8)], 0.1),), 100)
    assert ink[50].sum() == pytest.approx(10, abs=0.1)
    assert np.flatnonzero(ink[50]).tolist() == list(range(45, 55))
    assert ink[:14].sum() == 0


def test_overlapping_strokes_do_not_add_up():
    line = stroke([(0.2, 0.5), (0.8, 0.5)], 0.1)
    np.testing.assert_array_equal(rasterise((line, line), 64), rasterise((line,), 64))


def test_a_single_point_is_a_dot_as_wide_as_the_pen():
    ink = rasterise((stroke([(0.5, 0.5)], 0.2),), 100)
    assert ink.sum() == pytest.approx(np.pi * 10**2, rel=0.03)


def test_ink_outside_the_pad_is_cut_off():
    ink = rasterise((stroke([(-0.5, 0.5), (1.5, 0.5)], 0.1),), 50)
    assert ink.shape == (50, 50)
    assert ink.sum() == pytest.approx(50 * 5, rel=0.01)


def test_an_empty_drawing_has_no_ink():
    assert rasterise((), 28).sum() == 0


def test_pieces_are_short_and_keep_the_length():
    segments, widths = pieces((stroke([(0, 0), (0.3, 0.4), (0.3, 1.0)], 0.1),), 0.07)
    length = np.hypot(*(segments[:, 2:] - segments[:, :2]).T)
    assert length.max() <= 0.07 + 1e-6
    assert length.sum() == pytest.approx(1.1)
    assert len(widths) == len(segments)


def test_pressure_changes_the_width_along_the_stroke():
    line = Stroke(np.array([(0.5, 0.1), (0.5, 0.9)], np.float32), np.array([0.02, 0.2], np.float32))
    narrow, wide = rasterise((line, stroke([(0.5, 0.9)], 0.2)), 100)[[20, 88]]
    assert narrow.sum() < wide.sum()


def test_erasing_the_middle_leaves_two_strokes():
    left, right = erase((stroke([(0.1, 0.5), (0.9, 0.5)], 0.05),), 0.5, 0.5, 0.1)
    assert left.points[:, 0].max() == pytest.approx(0.4, abs=0.01)
    assert right.points[:, 0].min() == pytest.approx(0.6, abs=0.01)


def test_erasing_elsewhere_keeps_the_very_same_stroke():
    drawing = (stroke([(0.1, 0.5), (0.9, 0.5)], 0.05),)
    assert erase(drawing, 0.5, 0.8, 0.1)[0] is drawing[0]


def test_erasing_a_dot_removes_it():
    assert erase((stroke([(0.5, 0.5)], 0.05),), 0.52, 0.5, 0.1) == ()


@pytest.mark.parametrize(("points", "widths"), [((0, 2), (0,)), ((3, 3), (3,)), ((3, 2), (2,))])
def test_a_stroke_of_wrong_shape_is_refused(points, widths):
    with pytest.raises(ValueError, match="a stroke"):
        Stroke(np.zeros(points, np.float32), np.zeros(widths, np.float32))
