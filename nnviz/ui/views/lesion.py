"""What a part is good for: accuracy on the test samples without it, and the pictures that are then read otherwise."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, DataInfo, Part, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.occasional import Occasional
from nnviz.ui.widgets.change_bar import ChangeBar
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.words import Label

MOST_FLIPS = 12
PERIOD_S = 1.0
SIDE, CAPTION, GAP = 40, 16, 6
WIDTH = 420
FIGURES = 4


class LesionView(View):
    """A card that lies over the workbench while a part is left out; it takes no clicks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: DataInfo | None = None
        self._part: Part | None = None
        self._name = ""
        self._figures: np.ndarray | None = None
        self._due = Occasional(PERIOD_S)
        self._has_seen_answer = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame = QFrame(self)
        self._frame.setProperty("role", "card")
        self._title = Label(self._title_text, "heading", self)
        self.bar = ChangeBar(self, low=0.0, digits=1)
        self._line = Label(self._line_text, "dim", self)
        self.strip = FlipStrip(self)
        whole, column = QVBoxLayout(self), QVBoxLayout(self._frame)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)
        column.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
        column.setSpacing(theme.GAP_SMALL)
        for row in (self._title, self.bar, self._line, self.strip):
            column.addWidget(row)
        self.setFixedWidth(WIDTH)
        self.retranslate()
        self.hide()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        is_due = self._part is not None and self._has_seen_answer and self._due.is_wanted and self._has_classes()
        return frozenset([self._request()] if is_due else [])

    def show_built(self, built: Built) -> None:
        self._data = built.data
        self._figures = None
        self._show()

    def show_part(self, part: Part | None, name: str) -> None:
        """This part is left out now; None: the network is whole, and the card goes."""
        self._part, self._name, self._figures = part, name, None
        self._has_seen_answer = False
        self._due.hurry()
        self.setVisible(part is not None)
        if part is not None:
            self._show()
            self.adjustSize()
            self.raise_()
        self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._part is None:
            return
        figures = snapshot.readings.get(self._request())
        if figures is not None and len(figures) >= FIGURES:
            self._figures = figures
            self._show()
        is_new = not self._has_seen_answer
        self._has_seen_answer = True
        if self._due.look_at(snapshot, figures is not None) or is_new:
            self.requests_changed.emit()

    @property
    def title(self) -> str:
        """What is left out, as it stands on the card."""
        return self._title.text()

    @property
    def line(self) -> str:
        """How many test samples flip, as it stands on the card."""
        return self._line.text()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Without a part of the network"))
        self.bar.show_caption(self.tr("Test accuracy"))
        self._show()

    # ------------------------------------------------------------------ inside

    def _request(self) -> Request:
        assert self._part is not None
        return Request("flips", (0, *self._part.target), MOST_FLIPS)

    def _has_classes(self) -> bool:
        return self._data is not None and self._data.task != "regression" and len(self._data.test_x) > 0

    def _title_text(self) -> str:
        return self.tr("Without {0}").format(self._name)

    def _line_text(self) -> str:
        if not self._has_classes():
            return self.tr("All pictures show the network without it.")
        if self._figures is None:
            return self.tr("Asking the test samples …")
        asked, _, _, flipped = self._figures[:FIGURES].astype(int)
        if flipped == 0:
            return self.tr("None of {0} test samples is read otherwise.").format(f"{asked:,}")
        return self.tr("{0} of {1} test samples are read otherwise").format(f"{flipped:,}", f"{asked:,}")

    def _show(self) -> None:
        for label in (self._title, self._line):
            label.retranslate()
        self.bar.setVisible(self._has_classes())
        pictures = self._flips()
        self.strip.setVisible(self._data is not None and _are_pictures(self._data))
        if self._figures is None:
            self.bar.clear()
        else:
            asked, before, after, _ = self._figures[:FIGURES]
            self.bar.show_change(float(before / max(asked, 1)), float(after / max(asked, 1)))
        self.strip.show_flips(pictures)

    def _flips(self) -> "list[Flip]":
        if self._figures is None or self._data is None or not _are_pictures(self._data):
            return []
        listed = self._figures[FIGURES:].reshape(-1, 3).astype(int)
        data = self._data
        return [
            (data.test_x[number], data.classes[was], data.classes[now], was == int(data.test_y[number]))
            for number, was, now in listed
            if number < len(data.test_x)
        ]


Flip = tuple[np.ndarray, str, str, bool]
"""A picture, its reading before and after, and whether it was right before."""


class FlipStrip(QWidget):
    """Small pictures with "7 → 1" below, red where a right reading was lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flips: list[Flip] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def captions(self) -> tuple[str, ...]:
        """What stands under the pictures."""
        return tuple(f"{was} → {now}" for _, was, now, _ in self._flips)

    def show_flips(self, flips: list[Flip]) -> None:
        """Replace all pictures."""
        self._flips = flips
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(6 * (SIDE + GAP), SIDE + CAPTION + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            for number, (picture, _, _, was_right) in enumerate(self._flips):
                left = number * (SIDE + GAP)
                if left + SIDE > self.width():
                    break
                side = round(float(picture.size) ** 0.5)
                painter.drawImage(QRectF(left, 0, SIDE, SIDE), grey_image(picture.reshape(side, side)))
                painter.setPen(colors.color("danger" if was_right else "text_dim"))
                below = QRectF(left - GAP, SIDE + 1, SIDE + 2 * GAP, CAPTION)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.captions[number])


def _are_pictures(data: DataInfo) -> bool:
    """Whether the samples can be drawn as grey squares."""
    shape = data.input_shape
    return len(shape) == 3 and shape[2] == 1 and shape[0] == shape[1]
