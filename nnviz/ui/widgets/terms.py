"""A formula written out in terms that are linked to what they stand for: pointing at one lights the other."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme

LINE_HEIGHT = 20
SPACE, INSIDE = 3, 2
UNLINKED = -1


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of the formula; terms with the same ``key`` and what else has that key share one highlight."""

    text: str
    key: int = UNLINKED
    is_strong: bool = False


class TermLine(QWidget):
    """Wraps its terms over ``lines`` lines; what finds no room ends in an ellipsis. ``pointed`` carries a key."""

    pointed = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._lines = lines
        self._terms: tuple[Term, ...] = ()
        self._places: list[QRectF] = []
        self._marked = UNLINKED
        self.setMouseTracking(True)
        self.setFixedHeight(lines * LINE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The formula in plain words."""
        return " ".join(term.text for term in self._terms)

    def show_terms(self, terms: tuple[Term, ...]) -> None:
        """Replace the formula."""
        if terms != self._terms:
            self._terms = terms
            self.setAccessibleName(self.text)
            self._lay_out()
            self.update()

    def mark(self, key: int) -> None:
        """Light all terms with this key; UNLINKED lights none."""
        if key != self._marked:
            self._marked = key
            self.update()

    def place_of(self, key: int) -> QRectF:
        """Where the first term with this key stands."""
        return next(place for term, place in zip(self._terms, self._places, strict=False) if term.key == key)

    def sizeHint(self) -> QSize:
        return QSize(300, self._lines * LINE_HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position())
        if key == UNLINKED:
            self.left.emit()
        else:
            self.pointed.emit(key)

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT))
            for term, place in zip(self._terms, self._places, strict=False):
                is_marked = term.key != UNLINKED and term.key == self._marked
                if is_marked:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(colors.color("accent"))
                    painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 3, 3)
                role = "on_accent" if is_marked else "accent" if term.is_strong else "text"
                painter.setPen(colors.color(role))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, term.text)
            if len(self._places) < len(self._terms):
                rest = QRectF(self.width() - 18, self.height() - LINE_HEIGHT, 18, LINE_HEIGHT)
                painter.setPen(colors.color("text_dim"))
                painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, "…")

    def _key_at(self, at: QPointF) -> int:
        pairs = zip(self._terms, self._places, strict=False)
        return next((term.key for term, place in pairs if place.contains(at)), UNLINKED)

    def _lay_out(self) -> None:
        metrics, x, line = QFontMetricsF(theme.font(theme.TEXT)), 0.0, 0
        self._places = []
        for term in self._terms:
            width = metrics.horizontalAdvance(term.text) + 2 * INSIDE
            is_last_line = line == self._lines - 1
            if x > 0 and x + width > self.width() - (20 if is_last_line else 0):
                x, line = 0.0, line + 1
            if line == self._lines:
                return
            self._places.append(QRectF(x, line * LINE_HEIGHT, width, LINE_HEIGHT))
            x += width + SPACE
