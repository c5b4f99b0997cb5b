"""A plot that can be pointed at and painted on: the pointer, the brush under it, a sentence on an empty sheet."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import Axes
from nnviz.ui.widgets.keys import ARROWS

MESSAGE_MARGIN = 24
MESSAGE_COVER = 0.8
KEY_STEP_PX = 8.0
PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlotSurface(QWidget):
    """The base of canvases with a frame.

    ``pointed`` carries the values under the pointer. While a brush is shown, ``pressed`` and ``dragged`` carry its
    place on the widget and ``released`` ends a stroke; arrow keys move it then, and Enter presses.
    """

    pointed = Signal(float, float)
    left = Signal()
    pressed = Signal(QPointF)
    dragged = Signal(QPointF)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush_px: float | None = None
        self._pointer: QPointF | None = None
        self._message = ""
        self._is_stroke = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def axes(self) -> Axes:
        """The frame and its value ranges."""
        raise NotImplementedError

    def show_brush(self, radius_px: float | None) -> None:
        """Paint with a brush of this radius from now on; None only points."""
        if radius_px is None:
            self._end_stroke()
        self._brush_px = radius_px
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if radius_px is None else Qt.FocusPolicy.StrongFocus)
        self.update()

    def show_message(self, text: str) -> None:
        """Write a sentence over the plot; an empty text takes it away."""
        if text != self._message:
            self._message = text
            self.update()

    # ------------------------------------------------------------------ pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_ours = self._brush_px is not None and event.button() is Qt.MouseButton.LeftButton
        if is_ours and self.axes().frame.contains(event.position()):
            self._is_stroke = True
            self.pressed.emit(event.position())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        axes, at = self.axes(), event.position()
        self._move_brush(at if axes.frame.contains(at) else None)
        if axes.frame.contains(at):
            self.pointed.emit(*axes.to_values(at))
        else:
            self.left.emit()
        if self._is_stroke:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end_stroke()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(event.key())
        if self._brush_px is None or not (step or event.key() in PRESSING):
            super().keyPressEvent(event)
            return
        axes = self.axes()
        frame, at = axes.frame, self._pointer or axes.frame.center()
        if step is None:
            self._move_brush(at)
            self.pressed.emit(at)
            self.released.emit()
            return
        x, y = at.x() + step[1] * KEY_STEP_PX, at.y() + step[0] * KEY_STEP_PX
        moved = QPointF(min(max(x, frame.left()), frame.right() - 1), min(max(y, frame.top()), frame.bottom() - 1))
        self._move_brush(moved)
        self.pointed.emit(*axes.to_values(moved))

    def leaveEvent(self, event: QEvent) -> None:
        self._move_brush(None)
        self.left.emit()
        super().leaveEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        self._end_stroke()
        super().hideEvent(event)  # type: ignore[arg-type]  # the stub wants the exact event class

    def _end_stroke(self) -> None:
        if self._is_stroke:
            self._is_stroke = False
            self.released.emit()

    def _move_brush(self, at: QPointF | None) -> None:
        self._pointer = at
        if self._brush_px is not None:
            self.update()

    # ------------------------------------------------------------------ painting

    def paint_surface(self, painter: QPainter, axes: Axes) -> None:
        """Draw what lies over the plot; the canvas calls it last."""
        colors = theme.colors()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._message:
            painter.fillRect(axes.frame, colors.color("surface", MESSAGE_COVER))
            painter.setPen(colors.color("text"))
            painter.setFont(theme.font(theme.TEXT))
            margin = MESSAGE_MARGIN
            room = axes.frame.adjusted(margin, margin, -margin, -margin)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        if self._brush_px is not None and self._pointer is not None:
            painter.setClipRect(axes.frame)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for color, width in (("surface", 3.0), ("text", 1.0)):
                painter.setPen(QPen(colors.color(color), width))
                painter.drawEllipse(self._pointer, self._brush_px, self._brush_px)
