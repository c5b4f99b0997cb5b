"""Cards of test pictures, each with the likeliest answers as bars: green for the right one, red for wrong ones."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import picture_image
from nnviz.ui.widgets.keys import CHOOSING, arrow_steps
from nnviz.ui.widgets.pixel_canvas import NOWHERE
from nnviz.ui.widgets.short_text import draw_short

TOP = 3
CARD, GAP, INSIDE = (124, 66), 6, 5
BAR_HEIGHT = 14


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """``shares`` (n, classes) for as many cards, with the ``truth`` (n,) of each."""

    shares: np.ndarray
    truth: np.ndarray

    @property
    def is_right(self) -> np.ndarray:
        """Which cards have the right class on top (n,)."""
        result: np.ndarray = self.shares.argmax(1) == self.truth
        return result


class AnswerCards(QWidget):
    """``chosen`` carries the number of the card that was clicked; ``resized`` says that another number has room."""

    chosen = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._images: list[QImage] = []
        self._answers: Answers | None = None
        self._at = NOWHERE
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(CARD[0], CARD[1])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def capacity(self) -> int:
        """How many cards have room."""
        return self.columns * max(1, (self.height() + GAP) // (CARD[1] + GAP))

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return max(1, (self.width() + GAP) // (CARD[0] + GAP))

    @property
    def is_pointed(self) -> bool:
        """Whether the pointer is on a card."""
        return self._at != NOWHERE and self.underMouse()

    def show_pictures(self, pictures: np.ndarray, names: tuple[str, ...]) -> None:
        """Other pictures (n, height, width) or (n, height, width, 3), 0 to 1, whose answers are not known yet.

        ``names`` are the classes.
        """
        self._images, self._names = [picture_image(picture) for picture in pictures], names
        self._answers = None
        self.update()

    def show_answers(self, answers: Answers) -> None:
        """What the network says of the pictures now."""
        self._answers = answers
        self.update()

    def answers_from(self, number: int) -> Answers | None:
        """The answers of this card and those behind it; None where there are none."""
        answers = self._answers
        if answers is None or number >= len(answers.truth):
            return None
        return Answers(answers.shares[number:], answers.truth[number:])

    def place(self, number: int) -> QRectF:
        """Where a card is drawn."""
        row, column = divmod(number, self.columns)
        wide = (self.width() - (self.columns - 1) * GAP) / self.columns
        return QRectF(column * (wide + GAP), row * (CARD[1] + GAP), wide, CARD[1])

    def sizeHint(self) -> QSize:
        return QSize(4 * (CARD[0] + GAP), 6 * (CARD[1] + GAP))

    # ------------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._number_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(NOWHERE)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position())
        if number != NOWHERE and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = arrow_steps(self.columns)
        count = len(self._images)
        if event.key() in steps and count:
            step = steps[event.key()] if self._at != NOWHERE else 0
            self._point(max(0, min(count - 1, max(0, self._at) + step)))
        elif event.key() in CHOOSING and 0 <= self._at < count:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _number_at(self, at: QPointF) -> int:
        return next((number for number in range(len(self._images)) if self.place(number).contains(at)), NOWHERE)

    def _point(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self.update()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            for number, image in enumerate(self._images):
                self._paint_card(painter, number, image)

    def _paint_card(self, painter: QPainter, number: int, image: QImage) -> None:
        colors, card, answers = theme.colors(), self.place(number).adjusted(1, 1, -1, -1), self._answers
        is_known = answers is not None and number < len(answers.shares)
        is_wrong = bool(is_known and answers is not None and not answers.is_right[number])
        rim = "accent" if number == self._at else "wrong" if is_wrong else "border"
        painter.setPen(QPen(colors.color(rim), 2 if rim != "border" else 1))
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)
        side = card.height() - 2 * INSIDE
        painter.drawImage(QRectF(card.left() + INSIDE, card.top() + INSIDE, side, side), image)
        if answers is not None and is_known:
            room = card.adjusted(side + 2 * INSIDE, INSIDE, -INSIDE, -INSIDE)
            self._paint_bars(painter, room, answers.shares[number], int(answers.truth[number]))

    def _paint_bars(self, painter: QPainter, room: QRectF, shares: np.ndarray, truth: int) -> None:
        """The likeliest three, the likeliest on top."""
        colors, height = theme.colors(), room.height() / TOP
        for line, number in enumerate(np.argsort(-shares, kind="stable")[:TOP].tolist()):
            box = QRectF(room.left(), room.top() + line * height, room.width(), height)
            bar = QRectF(box.left(), box.center().y() - BAR_HEIGHT / 2, box.width(), BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("raised"))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(colors.color("right" if number == truth else "wrong", 0.75))
            painter.drawRoundedRect(bar.adjusted(0, 0, (float(shares[number]) - 1) * (bar.width() - 1), 0), 3, 3)
            painter.setPen(colors.color("text"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            draw_short(painter, box.adjusted(4, 0, -4, 0), flags, self._names[number])
