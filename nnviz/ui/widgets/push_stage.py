"""The digit to be pushed, as the network sees it: drag it, turn it by its handle or the wheel."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.data.pushes import Push
from nnviz.ui import theme
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.plane_canvas import round_corners

BOX_SHARE = 22 / 28
"""Side of the frame round an unpushed digit, as a share of the picture: MNIST's box and a pixel each way."""

HANDLE_PX = 7
WHEEL_DEGREES, WHEEL_PERCENT = 5.0, 5.0


class PushStage(QWidget):
    """``dragged`` carries the kind that was touched, and the whole push as the hand wants it."""

    dragged = Signal(str, object)
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._pixels = 28
        self._push = Push()
        self._grabbed: tuple[QPointF, Push, bool] | None = None
        self.setMinimumSize(140, 140)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_picture(self, values: np.ndarray | None, push: Push) -> None:
        """The pushed picture (height, width, 1), and how it was pushed."""
        self._image = None if values is None else grey_image(values[..., 0])
        self._pixels = 28 if values is None else len(values)
        self._push = push
        self.update()

    def frame(self) -> QRectF:
        """Where the picture is drawn."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, 0, side, side)

    def handle(self) -> QPointF:
        """The middle of the handle that turns and scales."""
        reach = self._unit() * self._pixels * BOX_SHARE / 2
        return self._box().map(QPointF(0, -reach))

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    # ------------------------------------------------------------------ pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._image is not None:
            self._grabbed = (event.position(), self._push, self._is_on_handle(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._grabbed is None:
            is_there = self._image is not None and self._is_on_handle(at)
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_there else Qt.CursorShape.OpenHandCursor)
            return
        start, before, is_handle = self._grabbed
        if is_handle:
            self.dragged.emit("rotate", self._turned(start, at, before))
        else:
            step = (at - start) / self._unit()
            push = before.by("across", before.across + step.x()).by("down", before.down + step.y())
            self.dragged.emit("across" if abs(step.x()) >= abs(step.y()) else "down", push)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if self._image is None:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.dragged.emit("scale", self._push.by("scale", self._push.scale + steps * WHEEL_PERCENT))
        else:
            self.dragged.emit("rotate", self._push.by("rotate", self._push.rotate + steps * WHEEL_DEGREES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: ("across", -1),
            Qt.Key.Key_Right: ("across", 1),
            Qt.Key.Key_Up: ("down", -1),
            Qt.Key.Key_Down: ("down", 1),
        }
        if event.key() in steps and self._image is not None:
            kind, by = steps[Qt.Key(event.key())]
            self.dragged.emit(kind, self._push.by(kind, self._push.amount(kind) + by))
        elif event.key() == Qt.Key.Key_Home:
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, frame = theme.colors(), self.frame()
        with QPainter(self) as painter:
            painter.fillRect(frame, Qt.GlobalColor.black)
            if self._image is not None:
                painter.drawImage(frame, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            round_corners(painter, frame, colors.color("window"))
            if self._image is not None:
                painter.setClipRect(frame)
                reach = self._unit() * self._pixels * BOX_SHARE / 2
                painter.setPen(QPen(colors.color("link_positive", 0.8), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                square = [
                    QPointF(-reach, -reach),
                    QPointF(reach, -reach),
                    QPointF(reach, reach),
                    QPointF(-reach, reach),
                ]
                painter.drawPolygon(self._box().map(QPolygonF(square)))
                painter.setPen(QPen(colors.color("on_accent"), 1.5))
                painter.setBrush(colors.color("accent"))
                painter.drawEllipse(self.handle(), HANDLE_PX, HANDLE_PX)
            if self.hasFocus():
                painter.setClipping(False)
                painter.setPen(QPen(colors.color("accent"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    # ------------------------------------------------------------------ inside

    def _unit(self) -> float:
        """Screen pixels of one pixel of the picture."""
        return self.frame().width() / self._pixels

    def _centre(self) -> QPointF:
        return self.frame().center() + QPointF(self._push.across, self._push.down) * self._unit()

    def _box(self) -> QTransform:
        """From the digit's own frame, about its centre, to the screen."""
        centre, box = self._centre(), QTransform()
        box.translate(centre.x(), centre.y())
        box.rotate(self._push.rotate)
        scale = self._push.scale / 100
        return box.scale(scale, scale)

    def _is_on_handle(self, at: QPointF) -> bool:
        away = at - self.handle()
        return math.hypot(away.x(), away.y()) <= 2 * HANDLE_PX

    def _turned(self, start: QPointF, at: QPointF, before: Push) -> Push:
        """Turned and scaled as the handle went round the middle of the digit."""
        middle = self._centre()
        old, new = start - middle, at - middle
        turn = math.degrees(math.atan2(new.y(), new.x()) - math.atan2(old.y(), old.x()))
        turn = (turn + 180) % 360 - 180
        grown = math.hypot(new.x(), new.y()) / max(1.0, math.hypot(old.x(), old.y()))
        return before.by("rotate", before.rotate + turn).by("scale", before.scale * grown)
