"""How sure one network is of a few classes while something is changed: a curve each, and a mark where it stands now."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import fixed_text

HEAD, FOOT, EDGE = 20, 18, 6
LEAST_SHARE = 0.05
MOST_COLORS = 8
NAME_PX = 14


@dataclass(frozen=True, slots=True)
class Axis:
    """The words under the curves at the left end, at the place of no change, and at the right end."""

    low: str
    still: str
    high: str


class ShareCurves(QWidget):
    """Curves of the classes in ``colors``, by class number; title, answer at the mark, and a line below the axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._range = ""
        self._names: tuple[str, ...] = ()
        self._shares: np.ndarray | None = None
        self._colors: dict[int, int] = {}
        self._axis = Axis("", "", "")
        self._mark = 0.5
        self.setMinimumSize(120, 96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def shares(self) -> np.ndarray | None:
        """The shares on screen (amounts, classes)."""
        return self._shares

    @property
    def named(self) -> tuple[str, ...]:
        """The classes that are drawn, the likeliest first."""
        return tuple(self._names[number] for number in self._drawn())

    @property
    def answer(self) -> str:
        """The class that wins at the mark, "" while nothing is shown."""
        return "" if self._shares is None else self._names[int(self._at_mark().argmax())]

    @property
    def range_text(self) -> str:
        """How far the answer holds, in words."""
        return self._range

    def show_words(self, title: str, names: tuple[str, ...], tip: str) -> None:
        """Whose curves these are, and what the classes are called."""
        self._title, self._names = title, names
        self.setAccessibleName(title)
        self.setToolTip(tip)
        self.update()

    def show_shares(self, shares: np.ndarray | None, axis: Axis, range_text: str) -> None:
        """Shares (amounts, classes), or None for nothing."""
        self._shares, self._axis, self._range = shares, axis, range_text
        self.setAccessibleDescription(range_text)
        self.update()

    def show_colors(self, colors: dict[int, int]) -> None:
        """Class number to number of the colour: a class has one colour wherever it is drawn."""
        self._colors = colors
        self.update()

    def show_mark(self, place: float) -> None:
        """Where the picture stands, 0 (left) to 1."""
        self._mark = place
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 150)

    def frame(self) -> QRectF:
        """Where the curves are drawn."""
        return QRectF(self.rect()).adjusted(EDGE, HEAD + EDGE, -EDGE, -FOOT - EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_head(painter)
            self._paint_axis(painter)
            if self._shares is not None:
                for number in reversed(self._drawn()):
                    self._paint_curve(painter, self._shares[:, number], number)

    def _paint_head(self, painter: QPainter) -> None:
        colors, box = theme.colors(), QRectF(EDGE, 0, self.width() - 2 * EDGE, HEAD)
        right, left = (Qt.AlignmentFlag.AlignVCenter | side for side in (Qt.AlignmentFlag.AlignRight,
                                                                         Qt.AlignmentFlag.AlignLeft))  # fmt: skip
        said = ""
        if self._shares is not None:
            winner = self._at_mark()
            said = f"{self._names[int(winner.argmax())]}  {fixed_text(100 * float(winner.max()), 0)} %"
        painter.setFont(theme.font(theme.TEXT, QFont.Weight.DemiBold))
        painter.setPen(colors.color("text"))
        painter.drawText(box, right, said)
        room = box.width() - painter.fontMetrics().horizontalAdvance(said) - theme.GAP
        short = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(box, left, short)

    def _paint_axis(self, painter: QPainter) -> None:
        colors, area, axis = theme.colors(), self.frame(), self._axis
        painter.setPen(QPen(colors.color("border"), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(colors.color("text"), 1.5, Qt.PenStyle.DashLine))
        x = area.left() + self._mark * area.width()
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setFont(theme.font(theme.TEXT_SMALL))
        painter.setPen(colors.color("text_dim"))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), FOOT)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, axis.low)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, axis.high)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._range or axis.still)

    def _paint_curve(self, painter: QPainter, shares: np.ndarray, number: int) -> None:
        area, color = self.frame(), QColor(theme.colors().classes[self._colors.get(number, 0)])
        across = area.left() + np.linspace(0, 1, len(shares)) * area.width()
        down = area.bottom() - shares * area.height()
        painter.setPen(QPen(color, 2))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(across, down, strict=True)]))
        if float(shares.max()) >= 2 * LEAST_SHARE:
            self._paint_name(painter, QPointF(across[shares.argmax()], down[shares.argmax()]), color, number)

    def _paint_name(self, painter: QPainter, top: QPointF, color: QColor, number: int) -> None:
        """The name of a class in the middle of where it wins most, on a small plate of the window's colour."""
        assert self._shares is not None
        area, wins = self.frame(), np.flatnonzero(self._shares.argmax(1) == number)
        if len(wins):
            place = float(np.median(wins)) / (len(self._shares) - 1)
            share = float(self._shares[round(place * (len(self._shares) - 1)), number])
            top = QPointF(area.left() + place * area.width(), area.bottom() - share * area.height())
        name = self._names[number]
        painter.setFont(theme.font(theme.TEXT_SMALL, QFont.Weight.DemiBold))
        width = painter.fontMetrics().horizontalAdvance(name) + 8
        x = min(max(top.x() - width / 2, area.left()), area.right() - width)
        plate = QRectF(x, max(area.top() - 6, top.y() - NAME_PX / 2), width, NAME_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colors().color("window"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(theme.colors().color("text"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(QPen(color, 2))
        painter.drawLine(plate.bottomLeft(), plate.bottomRight())

    def _at_mark(self) -> np.ndarray:
        assert self._shares is not None
        row: np.ndarray = self._shares[round(self._mark * (len(self._shares) - 1))]
        return row

    def _drawn(self) -> list[int]:
        if self._shares is None:
            return []
        return [number for number in likeliest(self._shares) if number in self._colors or not self._colors]


def likeliest(shares: np.ndarray, most: int = 3) -> list[int]:
    """The classes worth a curve in shares (amounts, classes), the likeliest on the whole first."""
    order = np.argsort(-shares.mean(0))
    return [int(number) for number in order if shares[:, number].max() >= LEAST_SHARE][:most]


def holding(shares: np.ndarray, still: int) -> tuple[int, int, int]:
    """The class that wins at amount number ``still``, and the first and last number up to which it goes on winning."""
    winners = shares.argmax(1)
    answer = int(winners[still])
    lost = np.flatnonzero(winners != answer)
    before, after = lost[lost < still], lost[lost > still]
    first = int(before[-1]) + 1 if len(before) else 0
    last = int(after[0]) - 1 if len(after) else len(winners) - 1
    return answer, first, last
