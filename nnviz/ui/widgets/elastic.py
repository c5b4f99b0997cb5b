"""Elastic opening: a small picture grows over its surroundings into an explanation, and shrinks back into its place."""

from PySide6.QtCore import QEasingCurve, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from nnviz.ui import theme

DURATION_MS = 550
REMAINS = 0.15
MARGIN, PADDING = 6, 12


class Elastic(QWidget):
    """Lies over its parent, which fades to 15 %; ``content`` stands in a card on it.

    ``opened`` follows the way there, ``closing`` comes before the way back and ``closed`` after it. Escape, a click
    beside the card and ``close_up`` close it. Anything that is done while it moves first jumps to the end of the
    movement. ``is_animated`` False opens and closes at once.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.content = content
        self.is_animated = True
        self._origin = QRectF()
        self._share = 0.0
        content.setParent(self)
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.setDuration(DURATION_MS)
        self._motion.valueChanged.connect(self._move)
        self._motion.finished.connect(self._arrive)
        self.hide()

    @property
    def is_moving(self) -> bool:
        """Whether it grows or shrinks now."""
        return self._motion.state() is QVariantAnimation.State.Running

    @property
    def is_open(self) -> bool:
        """Whether it stands open, or is on its way there."""
        return not self.isHidden() and (not self.is_moving or self._motion.endValue() == 1.0)

    def open_from(self, origin: QRectF) -> None:
        """Grow out of this rectangle of the parent."""
        self.jump()
        self._origin = origin
        self.setGeometry(self.parentWidget().rect())
        self._lay_out()
        self.show()
        self.raise_()
        self.content.setFocus()
        self._go(1.0)

    def close_up(self) -> None:
        """Shrink back to where it came from."""
        if self.is_open:
            self.jump()
            self.closing.emit()
            self._go(0.0)

    def jump(self) -> None:
        """End a running movement at once."""
        if self.is_moving:
            self._motion.setCurrentTime(self._motion.duration())

    def card(self) -> QRectF:
        """Where the card stands when it is open."""
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    # ------------------------------------------------------------------ Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click while it moves only ends the movement."""
        if self.is_moving:
            self.jump()
        elif not self.card().contains(event.position()):
            self.close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.jump()
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, share = theme.colors(), self._share
        place = self._between(share)
        outline = QPainterPath()
        outline.addRoundedRect(place, theme.RADIUS, theme.RADIUS)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.color("window", (1 - REMAINS) * share if self._is_clear() else 1.0))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(outline, colors.color("surface", min(1.0, 0.4 + share)))
            if self.is_moving:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setClipPath(outline)
                painter.setOpacity(share)
                inset = PADDING * share
                target = place.adjusted(inset, inset, -inset, -inset)
                painter.drawPixmap(target, self.content.grab(), QRectF())
                painter.setOpacity(1.0)
                painter.setClipping(False)
            painter.setPen(QPen(colors.color("accent" if share < 1 else "outline"), 2 - share))
            painter.drawPath(outline)

    # ------------------------------------------------------------------ inside

    def _is_clear(self) -> bool:
        """Whether the parent shines through; not when it stands open, so that the parent need not be painted."""
        return self.is_moving or self._share < 1.0

    def _go(self, end: float) -> None:
        self._motion.setStartValue(self._share)
        self._motion.setEndValue(end)
        self._lay_out()
        if self.is_animated and self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self):
            self._motion.start()
            self._lay_out()
        else:
            self._share = end
            self._arrive()

    def _move(self, share: float) -> None:
        self._share = share
        self.update()

    def _arrive(self) -> None:
        self._share = float(self._motion.endValue())
        self._lay_out()
        self.update()
        if self._share == 0.0:
            self.hide()
            self.closed.emit()
        else:
            self.opened.emit()

    def _lay_out(self) -> None:
        """Put the content on the card; while the card moves out of sight, where only its picture is taken."""
        place = self.card().adjusted(PADDING, PADDING, -PADDING, -PADDING).toRect()
        is_away = self._is_clear()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, not is_away)
        self.content.setGeometry(place.translated(QRect(self.rect()).width() * 2, 0) if is_away else place)

    def _between(self, share: float) -> QRectF:
        start, end = self._origin, self.card()
        return QRectF(
            start.x() + (end.x() - start.x()) * share,
            start.y() + (end.y() - start.y()) * share,
            start.width() + (end.width() - start.width()) * share,
            start.height() + (end.height() - start.height()) * share,
        )
