"""Push the digit: move, turn, scale, thicken or blur it with noise, and see where the network stops being sure."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nnviz.data.pushes import PUSHES, amounts_of, pushed, still
from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.labelled_slider import LabelledSlider
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Label, Words

AMOUNTS = 41
NAMED = 3
LEAST_SHARE = 0.05
MARGIN = 22


class PushView(View):
    """``pushed`` carries the changed picture, as the network takes it.

    The curves belong to the picture as it was drawn: they are asked for while it is not pushed.
    """

    pushed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._picture: np.ndarray | None = None
        self.kinds = Segmented(
            lambda: Words(self.tr("Change"), self.tr("What is done to the digit")), self._kind_words, self
        )
        self.kinds.set_value("rotate")
        numbers = [float(number) for number in range(AMOUNTS)]
        self.amount = LabelledSlider(self._amount_words, numbers, self._amount_text, self)
        self.curves = ShareCurves(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Label(lambda: self.tr("Push the digit"), "heading", self))
        column.addWidget(self.kinds)
        column.addWidget(self.amount)
        column.addWidget(self.curves, 1)
        self.kinds.chosen.connect(self._choose)
        self.amount.moved.connect(self._push)
        self._rest()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        is_asked = self._picture is not None and self._is_still() and self._classes
        return frozenset([self._request()] if is_asked else [])

    def show_built(self, built: Built) -> None:
        self._classes = built.data.classes if built.data.task == "classes" else ()
        self.curves.show_shares(None, self._classes)
        self.requests_changed.emit()

    def show_input(self, values: np.ndarray | None) -> None:
        """Another drawing, as the network takes it; None for none. It is not pushed yet."""
        self._picture = values if values is not None and values.ndim == 3 else None
        self.setEnabled(self._picture is not None)
        self._rest()
        if self._picture is None:
            self.curves.show_shares(None, self._classes)
        self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        shares = snapshot.readings.get(self._request())
        if shares is not None and self._is_still() and shares.shape[1] == len(self._classes):
            self.curves.show_shares(shares, self._classes)

    # ------------------------------------------------------------------ inside

    def _kind_words(self) -> list[tuple[str, Words]]:
        return [
            ("shift", Words(self.tr("Shift"), self.tr("Move it sideways"))),
            ("rotate", Words(self.tr("Turn"), self.tr("Turn it about its centre"))),
            ("scale", Words(self.tr("Size"), self.tr("Make it larger or smaller"))),
            ("thickness", Words(self.tr("Pen"), self.tr("Draw it with a thicker or thinner pen"))),
            ("grain", Words(self.tr("Noise"), self.tr("Add noise to every pixel"))),
        ]

    def _amount_words(self) -> Words:
        return Words(self.tr("Amount"), self.tr("How far the digit is pushed; the whole network sees it so"))

    def _amount_text(self, number: float) -> str:
        kind = self.kinds.value
        value = float(amounts_of(kind, AMOUNTS)[int(number)])
        return f"{value:.4g} {PUSHES[kind].unit}".replace("-", "−").strip()

    def _request(self) -> Request:
        return Request("push", (0, self.kinds.value), AMOUNTS)

    def _still_number(self) -> int:
        return int(np.abs(amounts_of(self.kinds.value, AMOUNTS) - still(self.kinds.value)).argmin())

    def _is_still(self) -> bool:
        return round(self.amount.value) == self._still_number()

    def _rest(self) -> None:
        self.amount.set_value(float(self._still_number()))
        self.curves.show_mark(self._still_number() / (AMOUNTS - 1))

    def _choose(self, _kind: str) -> None:
        """Another kind of change begins with the digit as it was drawn."""
        self._rest()
        self.curves.show_shares(None, self._classes)
        if self._picture is not None:
            self.pushed.emit(self._picture)
        self.requests_changed.emit()

    def _push(self, number: float) -> None:
        self.curves.show_mark(number / (AMOUNTS - 1))
        self.requests_changed.emit()
        if self._picture is not None:
            amount = amounts_of(self.kinds.value, AMOUNTS)[round(number) : round(number) + 1]
            changed = pushed(self._picture, self.kinds.value, amount)[0]
            changed.flags.writeable = False
            self.pushed.emit(changed)


class ShareCurves(QWidget):
    """The likeliest classes along the push, each with its name, and a mark where the digit stands now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: np.ndarray | None = None
        self._names: tuple[str, ...] = ()
        self._mark = 0.5
        self.setMinimumHeight(90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def named(self) -> tuple[str, ...]:
        """The classes that are drawn, the likeliest first."""
        return tuple(self._names[number] for number in self._likeliest())

    def show_shares(self, shares: np.ndarray | None, names: tuple[str, ...]) -> None:
        """Shares (amounts, classes), or None for nothing."""
        self._shares, self._names = shares, names
        self.update()

    def show_mark(self, place: float) -> None:
        """Where the digit stands, 0 (left) to 1."""
        self._mark = place
        self.update()

    def retranslate(self) -> None:
        """Write all texts anew in the current language."""
        self.setAccessibleName(self.tr("Confidence along the push"))
        self.setToolTip(self.tr("How sure the network is of each class, from the smallest to the largest amount"))

    def sizeHint(self) -> QSize:
        return QSize(260, 140)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        area = QRectF(self.rect()).adjusted(2, 6, -MARGIN, -6)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("border"), 1))
            for share in (0.0, 0.5, 1.0):
                y = area.bottom() - share * area.height()
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QPen(colors.color("text"), 1.5, Qt.PenStyle.DashLine))
            x = area.left() + self._mark * area.width()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            if self._shares is not None:
                for place, number in enumerate(self._likeliest()):
                    self._paint_curve(painter, area, self._shares[:, number], self._names[number], place)

    def _paint_curve(self, painter: QPainter, area: QRectF, shares: np.ndarray, name: str, place: int) -> None:
        color = QColor(theme.colors().classes[place])
        across = area.left() + np.linspace(0, 1, len(shares)) * area.width()
        down = area.bottom() - shares * area.height()
        painter.setPen(QPen(color, 2))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(across, down, strict=True)]))
        top = int(shares.argmax())
        painter.drawText(QPointF(min(across[top] + 3, area.right() + 4), down[top] + 12), name)

    def _likeliest(self) -> list[int]:
        if self._shares is None:
            return []
        largest = self._shares.max(0)
        order = np.argsort(-self._shares.mean(0))
        return [int(number) for number in order if largest[number] >= LEAST_SHARE][:NAMED]
