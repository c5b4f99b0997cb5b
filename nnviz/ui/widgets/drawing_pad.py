"""A pad to draw on: mouse, touch and pressure pen; smooth strokes at the screen's own resolution; eraser and undo."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.data.pen import Drawing, Stroke, erase
from nnviz.ui import theme
from nnviz.ui.widgets.target import pixel_ratio

REFERENCE_SIDE = 280
"""Pen widths are told in pixels of a pad of this side."""

THINNEST_PX, DEFAULT_PX, THICKEST_PX = 6, 20, 34
ERASER_PX = 34
LIGHTEST_PRESSURE = 0.35
CURVE_STEPS = 4
UNDO_DEPTH = 50
BOARD, CHALK = "#0e1116", "#ffffff"


@dataclass(slots=True)
class LiveStroke:
    """The stroke under the pen: ``curve`` is settled, from its end a straight tail leads to ``pen``."""

    pen: tuple[float, float, float]
    before: tuple[float, float, float]
    curve: list[tuple[float, float, float]]

    def move(self, x: float, y: float, width: float) -> None:
        """The pen moved on: bend the curve towards the middle of the newest two places (quadratic Bézier)."""
        start = _middle(self.before, self.pen)
        end = _middle(self.pen, (x, y, width))
        for number in range(1, CURVE_STEPS + 1):
            t = number / CURVE_STEPS
            weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
            triple = (start, self.pen, end)
            bent = [sum(w * p[axis] for w, p in zip(weights, triple, strict=True)) for axis in range(3)]
            self.curve.append((bent[0], bent[1], bent[2]))
        self.before, self.pen = self.pen, (x, y, width)

    def stroke(self) -> Stroke:
        """The stroke up to the pen."""
        points = np.array([*self.curve, self.pen], np.float32)
        return Stroke(np.ascontiguousarray(points[:, :2]), np.ascontiguousarray(points[:, 2]))


class DrawingPad(QWidget):
    """White ink on a black board. ``changed`` carries the whole drawing at every move of the pen.

    Left button or pen tip draws; the eraser tool, the right button and the pen's other end erase.
    Ctrl+Z or Backspace takes back the last stroke, Delete or Esc clears, E switches the eraser.
    """

    changed = Signal(object)
    finished = Signal()
    eraser_switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing = ()
        self._history: list[Drawing] = []
        self._live: LiveStroke | None = None
        self._is_erasing = self._has_erased = False
        self._eraser_at: QPointF | None = None
        self._has_eraser = False
        self._pen_px = float(DEFAULT_PX)
        self._ink: QPixmap | None = None
        self._hint = ""
        self._backdrop: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # the right button erases
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(120, 120)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # ------------------------------------------------------------------ what others call

    @property
    def drawing(self) -> Drawing:
        """All strokes, with the one under the pen."""
        return (*self._drawing, self._live.stroke()) if self._live else self._drawing

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke or an erasure to take back."""
        return bool(self._history)

    def set_pen_px(self, width: float) -> None:
        """Draw with a pen so wide, in pixels of a pad of 280, from now on."""
        self._pen_px = min(float(THICKEST_PX), max(float(THINNEST_PX), width))

    def set_eraser(self, is_on: bool) -> None:
        """Let the left button erase."""
        if is_on != self._has_eraser:
            self._has_eraser = is_on
            self._eraser_at = None
            self.eraser_switched.emit(is_on)
            self.update()

    def set_hint(self, text: str) -> None:
        """What stands on the empty pad."""
        self._hint = text
        self.update()

    def set_backdrop(self, picture: QImage | None) -> None:
        """A picture that lies on the empty board until somebody draws."""
        self._backdrop = picture
        self.update()

    def set_drawing(self, drawing: Drawing) -> None:
        """Replace the drawing; can be taken back."""
        self._remember()
        self._replace(drawing)

    def clear(self) -> None:
        """Wipe the board; can be taken back."""
        self._backdrop = None
        self.update()
        if self._drawing or self._live:
            self._live = None
            self._remember()
            self._replace(())
            self.finished.emit()

    def undo(self) -> None:
        """Take back the last stroke, erasure or wipe."""
        if self._history and self._live is None:
            self._replace(self._history.pop())
            self.finished.emit()

    # ------------------------------------------------------------------ pen

    def begin(self, at: QPointF, pressure: float = 1.0, erases: bool = False) -> None:
        """The pen touches the board at a place of the widget."""
        self._is_erasing = erases or self._has_eraser
        self._has_erased = False
        if self._is_erasing:
            self._erase(at)
            return
        self._remember()
        self._backdrop = None
        here = self._sample(at, pressure)
        self._live = LiveStroke(here, here, [here])
        self._add_ink(self._live.curve)
        self.update()
        self.changed.emit(self.drawing)

    def move(self, at: QPointF, pressure: float = 1.0) -> None:
        """The pen moves on the board."""
        if self._is_erasing:
            self._erase(at)
        elif self._live:
            settled = len(self._live.curve)
            self._live.move(*self._sample(at, pressure))
            self._add_ink(self._live.curve[settled - 1 :])
            self.update()
            self.changed.emit(self.drawing)

    def end(self) -> None:
        """The pen leaves the board."""
        if self._live:
            self._add_ink([self._live.curve[-1], self._live.pen])
            self._drawing = self.drawing
            self._live = None
        self._is_erasing = False
        self.update()
        self.finished.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and not self._is_down():
            self.begin(event.position(), erases=event.button() == Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_down():
            self.move(event.position())
        if self._has_eraser:
            self._eraser_at = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_down():
            self.end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        erases = event.pointerType() == QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress:
                self.begin(event.position(), event.pressure(), erases)
            case QEvent.Type.TabletMove:
                self.move(event.position(), event.pressure())
            case QEvent.Type.TabletRelease:
                self.end()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._eraser_at = None
        self.update()
        super().leaveEvent(event)

    # ------------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self.can_undo)  # first the strokes, then the window's own undo
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            self.clear()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self.set_eraser(not self._has_eraser)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ inside

    def _is_down(self) -> bool:
        return self._live is not None or self._is_erasing

    def _board(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, 0, side, side)

    def _sample(self, at: QPointF, pressure: float) -> tuple[float, float, float]:
        """Place and width of the pen in pad units."""
        board = self._board()
        strength = LIGHTEST_PRESSURE + (1 - LIGHTEST_PRESSURE) * min(1.0, max(0.0, pressure))
        return (
            (at.x() - board.left()) / board.width(),
            (at.y() - board.top()) / board.height(),
            self._pen_px * strength / REFERENCE_SIDE,
        )

    def _erase(self, at: QPointF) -> None:
        self._eraser_at = at
        x, y, _ = self._sample(at, 1.0)
        left = erase(self._drawing, x, y, ERASER_PX / 2 / REFERENCE_SIDE)
        if len(left) != len(self._drawing) or any(a is not b for a, b in zip(left, self._drawing, strict=True)):
            if not self._has_erased:
                self._remember()
            self._has_erased = True
            self._replace(left)
        self.update()

    def _remember(self) -> None:
        self._history = [*self._history[1 - UNDO_DEPTH :], self._drawing]

    def _replace(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._ink = None
        self.update()
        self.changed.emit(self.drawing)

    # ------------------------------------------------------------------ painting

    def sizeHint(self) -> QSize:
        return QSize(theme.LEFT_WIDTH, theme.LEFT_WIDTH)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ink = None

    def paintEvent(self, event: QPaintEvent) -> None:
        board, colors = self._board(), theme.colors()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("accent" if self.hasFocus() else "outline"), 1))
            painter.setBrush(QColor(BOARD))
            painter.drawRoundedRect(board.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
            painter.drawPixmap(board.topLeft(), self._ink_pixmap(pixel_ratio(painter)))
            painter.setClipRect(board)
            if self._live:
                painter.save()
                painter.translate(board.topLeft())
                _paint_curve(painter, [self._live.curve[-1], self._live.pen], board.width())
                painter.restore()
            elif not self._drawing and self._backdrop:
                painter.drawImage(board.adjusted(1, 1, -1, -1), self._backdrop)
            elif not self._drawing and self._hint:
                painter.setPen(QColor("#9aa5b4"))
                painter.drawText(board, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)
            if self._eraser_at and (self._has_eraser or self._is_erasing):
                painter.setPen(QPen(colors.color("accent"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius = ERASER_PX / 2 / REFERENCE_SIDE * board.width()
                painter.drawEllipse(self._eraser_at, radius, radius)

    def _ink_pixmap(self, ratio: float) -> QPixmap:
        """The settled strokes, painted once."""
        if self._ink is None or self._ink.devicePixelRatio() != ratio:
            side = self._board().width()
            self._ink = QPixmap(round(side * ratio), round(side * ratio))
            self._ink.setDevicePixelRatio(ratio)
            self._ink.fill(Qt.GlobalColor.transparent)
            for line in self._drawing:
                samples = np.column_stack([line.points, line.widths]).tolist()
                self._add_ink([(x, y, width) for x, y, width in samples])
            if self._live:
                self._add_ink(self._live.curve)
        return self._ink

    def _add_ink(self, samples: list[tuple[float, float, float]]) -> None:
        if self._ink is None:
            return
        with QPainter(self._ink) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_curve(painter, samples, self._board().width())


def _paint_curve(painter: QPainter, samples: list[tuple[float, float, float]], side: float) -> None:
    """Lines with round ends between the samples (x, y, width); one sample is a dot."""
    pen = QPen(QColor(CHALK))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for start, stop in zip(samples, samples[1:] or samples, strict=False):
        pen.setWidthF((start[2] + stop[2]) / 2 * side)
        painter.setPen(pen)
        line = QLineF(start[0] * side, start[1] * side, stop[0] * side, stop[1] * side)
        if line.length() > 0:
            painter.drawLine(line)
        else:
            painter.drawPoint(line.p1())


def _middle(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float, float]:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2
