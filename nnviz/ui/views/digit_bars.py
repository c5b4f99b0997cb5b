"""What the net answers to the drawing: the likeliest class in large, and a bar for each."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.words import Label, Translated

REQUEST = Request("predictions")
SURE = 0.5
ROW_HEIGHT, SMALLEST_ROW = 26, 14
MOST_ROWS = 12  # so many keep their height on a low screen
BAR_HEIGHT = 14
PERCENT_WIDTH = 58
LONGEST_NAME = 90
MOST_CLASSES = 20


class DigitBars(View):
    """Bars that move while the pen moves; empty while nothing is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._has_input = False
        self._heading = Label(lambda: self.tr("Prediction"), "heading", self)
        self._answer = QLabel("–", self)
        self._answer.setFont(theme.font(theme.TEXT_HUGE, QFont.Weight.Bold))
        self._answer.setStyleSheet(f"font-size: {theme.TEXT_HUGE}px; font-weight: 700;")
        self._answer.setAccessibleName(self.tr("Predicted class"))
        self.bars = Bars(self)
        self._true_class = ""
        self._caption = Label(self._caption_text, "dim", self)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self._answer)
        column.addWidget(self.bars, 1)

    def requests(self) -> frozenset[Request]:
        return frozenset([REQUEST] if self._has_input and self._classes else [])

    def show_built(self, built: Built) -> None:
        self._classes = built.data.classes if len(built.data.classes) <= MOST_CLASSES else ()
        self.bars.show_names(self._classes)
        self._show(None)

    def show_input(self, is_there: bool) -> None:
        """Something was drawn, or the pad is empty again."""
        if is_there != self._has_input:
            self._has_input = is_there
            self.requests_changed.emit()
        if not is_there:
            self._show(None)

    def show_true_class(self, name: str) -> None:
        """Say that a test picture of this class is read; "" for a drawing."""
        if name != self._true_class:
            self._true_class = name
            self._caption.retranslate()

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._has_input:
            reading = snapshot.readings.get(REQUEST)
            if reading is not None:
                self._show(reading)

    def mark_before(self, *, is_marked: bool) -> None:
        """Keep a mark on each bar at what it shows now, until told otherwise: something is left out meanwhile."""
        self.bars.mark_before(is_marked=is_marked)

    @property
    def answer(self) -> str:
        """The name of the predicted class, or a dash."""
        return self._answer.text()

    @property
    def caption(self) -> str:
        """What is said about the picture that is read."""
        return self._caption.text()

    def _caption_text(self) -> str:
        return self.tr("Test picture: {0}").format(self._true_class) if self._true_class else ""

    def _show(self, probabilities: np.ndarray | None) -> None:
        shares = None
        if probabilities is not None and len(self._classes) > 0:
            flat = probabilities.ravel()
            shares = np.array([1 - flat[0], flat[0]]) if len(flat) == 1 and len(self._classes) == 2 else flat
        if shares is None or len(shares) != len(self._classes) or not np.isfinite(shares).all():
            self._answer.setText("–")
            self.bars.show_shares(None)
            return
        winner = int(shares.argmax())
        self._answer.setText(self._classes[winner])
        self._answer.setEnabled(bool(shares[winner] >= SURE))
        self.bars.show_shares(shares)


class Bars(Translated, QWidget):
    """A row for each class: name, bar, per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._shares: np.ndarray | None = None
        self.before: np.ndarray | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_names(self, names: tuple[str, ...]) -> None:
        """The classes, top down."""
        self._names, self.before = names, None
        self.updateGeometry()
        self.update()

    def show_shares(self, shares: np.ndarray | None) -> None:
        """Their probabilities (classes,), or None for empty bars."""
        self._shares = shares
        self.update()

    def mark_before(self, *, is_marked: bool) -> None:
        """Mark the present shares; marks that stand already stay."""
        if not is_marked:
            self.before = None
        elif self.before is None:
            self.before = self._shares
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT * max(1, len(self._names)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, SMALLEST_ROW * max(6, min(len(self._names), MOST_ROWS)))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probability of each class"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._names:
            return
        row = min(ROW_HEIGHT, self.height() / len(self._names))
        metrics = self.fontMetrics()
        name_width = min(LONGEST_NAME, max(metrics.horizontalAdvance(name) for name in self._names) + 12)
        winner = -1 if self._shares is None else int(self._shares.argmax())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, name in enumerate(self._names):
                box = QRectF(0, number * row, self.width(), row)
                share = None if self._shares is None else float(self._shares[number])
                self._paint_row(painter, box, name, share, name_width, number == winner)
                if self.before is not None:
                    self._paint_mark(painter, box, float(self.before[number]), name_width)

    def _paint_row(
        self, painter: QPainter, box: QRectF, name: str, share: float | None, name_width: float, is_winner: bool
    ) -> None:
        colors = theme.colors()
        painter.setFont(theme.font(theme.TEXT, QFont.Weight.DemiBold if is_winner else QFont.Weight.Normal))
        painter.setPen(colors.color("text"))
        short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(name_width - 4))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
        height = min(BAR_HEIGHT, box.height() - 4)
        track = QRectF(name_width, box.center().y() - height / 2, box.width() - name_width - PERCENT_WIDTH, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("raised"))
        painter.drawRoundedRect(track, 3, 3)
        if share is None:
            return
        painter.setBrush(colors.color("accent" if is_winner else "missing"))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(1.0, share * track.width()), height), 3, 3)
        painter.setPen(colors.color("text" if is_winner else "text_dim"))
        text = f"{fixed_text(100 * share, 1)} %"
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def _paint_mark(self, painter: QPainter, box: QRectF, share: float, name_width: float) -> None:
        """A line at a share of before."""
        x = name_width + share * (box.width() - name_width - PERCENT_WIDTH)
        half = min(BAR_HEIGHT, box.height() - 4) / 2 + 2
        painter.setPen(QPen(theme.colors().color("text"), 2))
        painter.drawLine(QPointF(x, box.center().y() - half), QPointF(x, box.center().y() + half))
