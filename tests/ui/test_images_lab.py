"""The image lab: it reads at once, is taught by one click, and takes pictures from elsewhere."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nnviz.spec.presets import PRESETS
from nnviz.ui.program import Program
from nnviz.ui.teaching import Teaching
from nnviz.ui.tour import seven
from tests.ui.conftest import go
from tests.ui.hands import click

WRONG = 1


@pytest.fixture
def lab(program):
    """The window in the image lab."""
    click(program.window.rail.button("images"))
    go(program)
    return program


def draw(program, strokes):
    pad = program.window.bench.draw.pad
    for stroke in strokes:
        places = [place.toPoint() for place in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])
    go(program)


def draw_seven(program):
    pad = program.window.bench.draw.pad
    draw(program, seven(min(pad.width(), pad.height())))


def ink_on_paper(side=300):
    """A photograph of a seven, more or less: dark strokes on bright paper."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("#f4f1e8"))
    with QPainter(image) as painter:
        painter.setPen(QPen(QColor("#20242c"), 18, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(60, 60), QPointF(170, 60), QPointF(100, 230)])
    return image


def test_the_lab_opens_with_a_network_that_reads(lab):
    assert lab.session.spec == PRESETS["digits-cnn"]
    draw_seven(lab)
    assert lab.window.bench.bars.answer == "7"
    assert lab.session.last_built.networks[0].parameters > 90_000


def test_one_click_starts_a_fresh_network_that_trains_and_undo_brings_the_trained_one_back(lab):
    bench = lab.window.bench
    assert bench.fresh.isVisible()
    click(bench.fresh)
    go(lab)
    assert lab.session.is_playing
    assert lab.session.spec.initializer.kind == "auto"
    assert bench.back.isVisible()
    assert not bench.fresh.isVisible()
    lab.session.pause()
    lab.session.undo()
    go(lab)
    draw_seven(lab)
    assert bench.bars.answer == "7"
    assert bench.fresh.isVisible()


def test_the_button_takes_the_trained_weights_again(lab):
    bench = lab.window.bench
    click(bench.fresh)
    lab.session.pause()
    go(lab)
    click(bench.back)
    go(lab)
    assert lab.session.spec.initializer == PRESETS["digits-cnn"].initializer
    draw_seven(lab)
    assert bench.bars.answer == "7"


def test_reset_goes_back_to_the_trained_weights(lab):
    click(lab.window.top_bar.transport.step)
    go(lab)
    click(lab.window.top_bar.transport.reset)
    go(lab)
    draw_seven(lab)
    assert lab.window.bench.bars.answer == "7"


def test_a_click_on_the_right_label_teaches_it(lab):
    teach = lab.window.bench.teach
    assert not teach.button(WRONG).isEnabled()
    draw_seven(lab)
    click(teach.button(WRONG))
    assert not teach.button(WRONG).isEnabled()
    go(lab)
    assert lab.window.bench.bars.answer == "1"
    assert teach.button(WRONG).isEnabled()
    assert teach.drawing_bar.isVisible()
    before, after = teach.drawing_bar.text.removesuffix(" %").split(" → ")
    assert int(before) < 50 < int(after)
    assert "→" in teach.test_bar.text
    assert int(lab.window.bench.bars.bars.before.argmax()) == 7
    QTest.keyClick(lab.window.bench.draw.pad, Qt.Key.Key_Delete)
    assert lab.window.bench.bars.bars.before is None
    assert lab.session.is_playing is False


def test_a_lesson_for_another_network_is_neither_kept_nor_taught(lab):
    bench = lab.window.bench
    for values, label in ((np.zeros((8, 8, 1), np.float32), 3), (np.zeros((28, 28, 1), np.float32), 10)):
        bench.lesson_asked.emit(values, label)
        go(lab)
        assert lab.teaching.mine == ()
    assert not bench.teach.test_bar.isVisible()


def test_what_was_taught_is_kept_shown_and_removed(lab):
    bench = lab.window.bench
    draw_seven(lab)
    click(bench.teach.button(7))
    go(lab)
    assert len(lab.teaching.mine) == 1
    QTest.keyClick(bench.draw.pad, Qt.Key.Key_Delete)
    go(lab)
    assert bench.bars.caption.startswith("Test picture: ")
    strip = bench.teach.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place(0).center().toPoint())
    go(lab)
    assert bench.bars.answer == "7"
    click(bench.teach.remove_button)
    assert lab.teaching.mine == ()
    assert not strip.isVisible()


def test_my_digits_are_there_in_the_next_window(qtbot, tmp_path):
    picture = np.zeros((28, 28, 1), np.float32)
    picture[5:20, 14] = 1
    for labels in ([], [1]):
        whole = Program(PRESETS["digits-cnn"])
        qtbot.addWidget(whole.window)
        teaching = Teaching(whole.session, tmp_path, whole)
        teaching.join(whole.window.bench)
        whole.runner.pump()
        whole.window.clock.tick()
        assert [digit.label for digit in teaching.mine] == labels
        whole.window.bench.lesson_asked.emit(picture, 1)


def test_a_digit_pushed_too_far_is_not_read_any_more(lab):
    bench = lab.window.bench
    draw_seven(lab)
    click(bench.middle.button("push"))
    go(lab, rounds=12)
    assert {panel.named[0] for panel in bench.push.curves.values()} == {"7"}
    assert all(panel.isVisible() for panel in bench.push.curves.values())
    QTest.keyClick(bench.push.sliders["rotate"].slider, Qt.Key.Key_End)
    go(lab, rounds=12)
    assert bench.bars.answer != "7"
    assert bench.push.curves["own"].answer == bench.bars.answer
    QTest.keyClick(bench.draw.pad, Qt.Key.Key_Delete)
    draw_seven(lab)
    assert bench.bars.answer == "7"


def test_the_curves_keep_to_the_digit_as_it_was_drawn(lab):
    bench = lab.window.bench
    draw_seven(lab)
    click(bench.middle.button("push"))
    go(lab, rounds=12)
    before = {key: panel.shares.copy() for key, panel in bench.push.curves.items()}
    QTest.keyClick(bench.push.sliders["rotate"].slider, Qt.Key.Key_End)
    QTest.keyClick(bench.push.sliders["scale"].slider, Qt.Key.Key_Right)
    QTest.keyClick(bench.push.sliders["scale"].slider, Qt.Key.Key_Left)
    QTest.keyClick(bench.push.sliders["rotate"].slider, Qt.Key.Key_Home)
    go(lab, rounds=24)
    for key, panel in bench.push.curves.items():
        assert panel.shares == pytest.approx(before[key], abs=1e-5)


def test_a_dropped_picture_is_read(lab, tmp_path):
    path = tmp_path / "photo.png"
    ink_on_paper().save(str(path))
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    pad, copy, button = lab.window.bench.draw.pad, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(pad.rect().center(), copy, content, button, plain)
    QGuiApplication.sendEvent(pad, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(pad, QDropEvent(QPointF(pad.rect().center()), copy, content, button, plain))
    go(lab)
    assert lab.window.bench.bars.answer == "7"


def test_a_pasted_picture_is_read_and_the_switch_for_centring_acts_on_it(lab):
    QGuiApplication.clipboard().setImage(ink_on_paper())
    bench = lab.window.bench
    QTest.keyClick(bench.draw.pad, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    go(lab)
    assert bench.bars.answer == "7"
    centred = bench.values.copy()
    click(bench.draw.centre)
    assert not np.array_equal(bench.values, centred)


def test_a_picture_is_opened_and_a_file_that_is_none_is_told(lab, tmp_path, monkeypatch):
    bench, path = lab.window.bench, tmp_path / "photo.jpg"
    ink_on_paper().save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(bench.source.open_button)
    go(lab)
    assert bench.bars.answer == "7"
    path.write_bytes(b"no picture")
    click(bench.source.open_button)
    assert "picture" in bench.source.problem


def test_all_controls_of_the_lab_fit_the_smallest_usual_screen(lab):
    bench = lab.window.bench
    for part in (bench.teach, bench.source, bench.fresh):
        left = part.mapTo(lab.window, part.rect().topLeft())
        assert QRectF(lab.window.rect()).contains(left.toPointF())


def test_a_click_on_a_test_picture_loads_it_into_the_lab(lab):
    bench = lab.window.bench
    click(bench.middle.button("stream"))
    go(lab)
    QTest.mouseClick(bench.stream.cards, Qt.MouseButton.LeftButton, pos=bench.stream.cards.place(4).center().toPoint())
    go(lab)
    data = lab.session.last_built.data
    np.testing.assert_array_equal(bench.values, data.test_x[4].reshape(bench.values.shape))
    assert bench.bars.answer == data.classes[int(data.test_y[4])]
    click(bench.middle.button("graph"))
    assert not any(request.probe == "test_shares" for request in bench.requests())


def test_filters_show_where_they_go_while_it_trains_and_a_click_dreams(lab):
    bench = lab.window.bench
    click(bench.middle.button("filters"))
    lab.session.step()
    go(lab, rounds=6)
    assert bench.filters.wall.count == 32
    assert bench.filters.wall._pairs.gradients.any()
    QTest.mouseClick(bench.filters.wall, Qt.MouseButton.LeftButton, pos=bench.filters.wall.place(3).center().toPoint())
    go(lab, rounds=50)
    assert bench.below.value == "dream"
    assert bench.dream.unit == ("conv2d-1", 3)
    assert bench.dream.is_done
    assert bench.dream.picture.answers[-1] > bench.dream.picture.answers[0]
    click(lab.window.top_bar.transport.reset)  # the trainer that stepped ends its threads
    go(lab)


def test_the_network_dreams_of_a_class_that_it_then_reads(lab):
    bench = lab.window.bench
    click(bench.below.button("dream"))
    click(bench.dream.button(3))
    go(lab, rounds=50)
    picture = bench.dream.picture.picture
    bench.draw.show_picture(np.ascontiguousarray(picture[..., None]))
    go(lab)
    assert bench.bars.answer == "3"


def test_hidden_filters_and_dreams_ask_for_nothing(lab):
    probes = {request.probe for request in lab.window.bench.requests()}
    assert not probes & {"gradients", "dream", "push", "push_rival", "flips", "without"}


def test_a_covered_part_is_read_live_and_comes_back(lab):
    bench = lab.window.bench
    draw_seven(lab)
    click(bench.below.button("mattered"))
    go(lab)
    whole = bench.values.copy()
    for _ in range(8):
        QTest.keyClick(bench.mattered.patch, Qt.Key.Key_Up)
    go(lab)
    assert bench.bars.bars.before is not None
    assert bench.values.sum() < whole.sum()
    assert "Without this part 7" in bench.mattered.line
    QTest.keyClick(bench.mattered.patch, Qt.Key.Key_Escape)
    go(lab)
    assert np.array_equal(bench.values, whole)
    assert bench.bars.bars.before is None
    assert bench.bars.answer == "7"
