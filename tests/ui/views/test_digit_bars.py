"""Ten bars and one answer."""

import numpy as np
import pytest

from nnviz.ui.views.digit_bars import REQUEST, DigitBars


@pytest.fixture
def view(qtbot, make_built):
    view = DigitBars()
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show_built(make_built("classes", np.zeros((20, 64)), np.arange(20) % 10, tuple("0123456789"), (10,), False))
    view.show()
    return view


def probabilities(winner, share=0.91):
    result = np.full(10, (1 - share) / 9, np.float32)
    result[winner] = share
    return result


def test_nothing_is_asked_for_while_nothing_is_drawn(view, qtbot):
    assert view.requests() == frozenset()
    with qtbot.waitSignal(view.requests_changed):
        view.show_input(True)
    assert view.requests() == {REQUEST}


def test_the_likeliest_class_stands_in_large(view, make_snapshot):
    view.show_input(True)
    view.show_frame(make_snapshot({REQUEST: probabilities(7)}))
    assert view.answer == "7"


def test_a_bar_is_as_long_as_its_probability(view, make_snapshot):
    view.show_input(True)
    view.show_frame(make_snapshot({REQUEST: probabilities(7, 0.5)}))
    half = view.bars.grab().toImage()
    view.show_frame(make_snapshot({REQUEST: probabilities(7, 1.0)}))
    full = view.bars.grab().toImage()
    y = round((7.5 * view.bars.height() / 10 if view.bars.height() < 260 else 7.5 * 26) * half.devicePixelRatio())

    def blue(image):
        return sum(image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 60 for x in range(image.width()))

    assert blue(full) == pytest.approx(2 * blue(half), abs=6)


def test_the_true_class_of_a_test_picture_stands_above(view):
    view.show_true_class("7")
    assert view.caption == "Test picture: 7"
    view.show_true_class("")
    assert view.caption == ""


def test_an_empty_pad_empties_the_bars(view, make_snapshot):
    view.show_input(True)
    view.show_frame(make_snapshot({REQUEST: probabilities(3)}))
    view.show_input(False)
    assert view.answer == "–"
    view.show_frame(make_snapshot({REQUEST: probabilities(3)}))
    assert view.answer == "–"


def test_nan_is_no_answer(view, make_snapshot):
    view.show_input(True)
    view.show_frame(make_snapshot({REQUEST: np.full(10, np.nan, np.float32)}))
    assert view.answer == "–"


def test_one_output_means_two_classes(view, make_snapshot, make_built):
    view.show_built(make_built("binary", classes=("no", "yes")))
    view.show_input(True)
    view.show_frame(make_snapshot({REQUEST: np.array([0.2], np.float32)}))
    assert view.answer == "no"
