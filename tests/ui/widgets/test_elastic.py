"""Elastic opening: grows from where it was clicked, is jumped to its end by the next action, obeys no-motion."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.ui.widgets.elastic import Elastic

ORIGIN = QRectF(20, 30, 40, 40)


@pytest.fixture
def elastic(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 300)
    content = QLabel("content")
    content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made = Elastic(content, host)
    host.show()
    return made


def test_it_grows_from_its_origin_to_the_whole_card(elastic, qtbot):
    elastic.open_from(ORIGIN)
    assert elastic.is_moving
    assert elastic._between(elastic._share) == ORIGIN
    qtbot.waitUntil(lambda: not elastic.is_moving)
    assert elastic._share == 1.0
    assert elastic.rect().contains(elastic.content.geometry())


def test_the_content_is_live_but_out_of_sight_while_it_moves(elastic):
    elastic.open_from(ORIGIN)
    assert elastic.content.isVisible()
    assert not elastic.rect().intersects(elastic.content.geometry())
    elastic.jump()
    assert elastic.rect().contains(elastic.content.geometry())


def test_a_click_while_it_moves_ends_the_movement_and_a_click_beside_the_card_closes(elastic, qtbot):
    elastic.open_from(ORIGIN)
    qtbot.mouseClick(elastic, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert not elastic.is_moving
    assert elastic.is_open
    with qtbot.waitSignal(elastic.closed):
        qtbot.mouseClick(elastic, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert not elastic.isVisible()


def test_escape_closes_also_from_the_content(elastic, qtbot):
    elastic.open_from(ORIGIN)
    elastic.jump()
    qtbot.keyClick(elastic.content, Qt.Key.Key_Escape)
    assert not elastic.is_open
    elastic.jump()
    assert not elastic.isVisible()


def test_without_motion_it_opens_and_closes_at_once(elastic):
    elastic.is_animated = False
    elastic.open_from(ORIGIN)
    assert not elastic.is_moving
    assert elastic.is_open
    assert elastic.rect().contains(elastic.content.geometry())
    elastic.close_up()
    assert not elastic.isVisible()


def test_the_card_is_painted_between_origin_and_end(elastic):
    elastic.open_from(ORIGIN)
    elastic._motion.setCurrentTime(275)
    card = elastic._between(elastic._share)
    assert ORIGIN.width() < card.width() < elastic.card().width()
    assert not elastic.grab().isNull()
