"""Which parts of the picture spoke for the answer: slopes, what falls under a patch, and a patch to cover by hand."""

from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.occasional import Occasional
from nnviz.ui.views.picture_shapes import picture_shape
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.heat import signed_image
from nnviz.ui.widgets.patch_picture import PatchPicture
from nnviz.ui.widgets.plane_canvas import round_corners
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Label, Words

Way = Literal["saliency", "occlusion"]

PREDICTIONS = Request("predictions")
PERIOD_S = {"saliency": 0.1, "occlusion": 0.7}
PATCH_SHARE = 0.2
LARGEST_SIDE = 240


class WhatMatteredView(View):
    """Blue speaks for the predicted class, orange against it.

    ``covered`` carries the values with a part covered by hand, and without; both the same when nothing is covered.
    """

    covered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._shape: tuple[int, int] | None = None
        self._given: np.ndarray | None = None
        self._values: np.ndarray | None = None
        self._shares: np.ndarray | None = None
        self._before = 0.0
        self._winner: int | None = None
        self._due = Occasional(PERIOD_S["saliency"])
        self._way = Segmented(self._way_words, self._way_choices, self)
        self._way.set_value("saliency")
        self.patch, self._map, self._line = PatchPicture(self), SignedMap(self), QLabel(self)
        self._line.setProperty("role", "dim")
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(Label(lambda: self.tr("What mattered"), "heading", self))
        top.addStretch()
        top.addWidget(self._way)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        pictures = QHBoxLayout()
        pictures.setSpacing(theme.GAP)
        pictures.addWidget(self.patch, 1)
        pictures.addWidget(self._map, 1)
        column.addLayout(pictures, 1)
        column.addWidget(self._line)
        self._way.chosen.connect(self._choose_way)
        self.patch.moved.connect(self._cover)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        if self._values is None or self._shape is None or not self._classes:
            return frozenset()
        wanted = {PREDICTIONS}
        if self._winner is not None and self._due.is_wanted and not self.is_covering:
            wanted.add(self._request(self._winner))
        return frozenset(wanted)

    def show_built(self, built: Built) -> None:
        self._classes = built.data.classes if built.data.task == "classes" else ()
        self._shape = picture_shape(built.data.input_shape)
        self._forget()
        self._take_given()

    def show_input(self, values: np.ndarray | None) -> None:
        """What goes through the network changed, or there is nothing; what was covered here is no news."""
        if self.is_covering:
            return
        self._given = values
        self._take_given()

    @property
    def is_covering(self) -> bool:
        """Whether a part is covered by hand now."""
        return self.patch.patch is not None

    @property
    def line(self) -> str:
        """What is written below the pictures."""
        return self._line.text()

    def show_frame(self, snapshot: Snapshot) -> None:
        predictions = snapshot.readings.get(PREDICTIONS)
        if predictions is None or self._values is None or not np.isfinite(predictions).all():
            return
        self._shares = predictions.ravel()
        if self.is_covering:
            self._write_line()
            return
        winner = int(predictions.argmax())
        self._before = float(predictions.ravel()[winner])
        has_changed = winner != self._winner
        self._winner = winner
        if has_changed:
            self._due.hurry()
        reading = None if has_changed else snapshot.readings.get(self._request(winner))
        if reading is not None and self._shape is not None:
            picture = reading.reshape(self._shape) if self._way.value == "saliency" else reading
            self._map.show_values(picture)
            self._write_line()
        if self._due.look_at(snapshot, reading is not None) or has_changed:
            self.requests_changed.emit()

    def retranslate(self) -> None:
        self._map.setAccessibleName(self.tr("What mattered for the answer"))
        self.patch.setAccessibleName(self.tr("The picture, to cover parts of it"))
        self.patch.setToolTip(
            self.tr("Drag over it: a patch covers that part, and the bars follow. The wheel makes it larger.")
        )
        self._write_line()

    # ------------------------------------------------------------------ inside

    def _take_given(self) -> None:
        """Look at what was given, where it is a picture for this network; it may come before the network does."""
        given, shape = self._given, self._shape
        fits = given is not None and shape is not None and given.size == shape[0] * shape[1]
        self._values = given if fits else None
        self.patch.show_picture(given.reshape(shape) if fits and given is not None and shape is not None else None)
        if self._values is None:
            self._forget()
        else:
            self._due.hurry()
            self.requests_changed.emit()

    def _way_words(self) -> Words:
        return Words(self.tr("Way"), self.tr("How the parts that mattered are found"))

    def _way_choices(self) -> list[tuple[str, Words]]:
        return [
            (
                "saliency",
                Words(self.tr("Slope"), self.tr("How much the answer grows when a pixel gets brighter (saliency)")),
            ),
            (
                "occlusion",
                Words(self.tr("Cover"), self.tr("How much the answer falls when a patch is covered (occlusion)")),
            ),
        ]

    def _request(self, unit: int) -> Request:
        if self._way.value == "occlusion" and self._shape:
            return Request("occlusion", (0, unit), max(2, round(PATCH_SHARE * min(self._shape))))
        return Request("saliency", (0, unit))

    def _cover(self, patch: tuple[slice, slice] | None) -> None:
        """The patch was moved or taken away: the network reads what is left."""
        if self._values is None or self._shape is None:
            return
        left = self._values
        if patch is not None:
            left = self._values.copy()
            left.reshape(self._shape)[patch] = 0
            left.flags.writeable = False
        self.covered.emit(left, self._values)
        self._write_line()

    def _choose_way(self, way: Way) -> None:
        self._due = Occasional(PERIOD_S[way])
        self._map.show_values(None)
        self.requests_changed.emit()

    def _forget(self) -> None:
        self._winner = None
        self._due.hurry()
        self._map.show_values(None)
        self._write_line()
        self.requests_changed.emit()

    def _write_line(self) -> None:
        if not self._classes or self._shape is None:
            text = self.tr("This is for networks that name pictures.")
        elif self._values is None or self._winner is None:
            text = self.tr("Draw something first.")
        elif self.is_covering and self._shares is not None and self._winner < len(self._shares):
            shares = (fixed_text(100 * share, 1) for share in (self._before, float(self._shares[self._winner])))
            text = self.tr("Without this part {0}: {1} → {2} %").format(self._classes[self._winner], *shares)
        else:
            text = self.tr("Blue speaks for {0}, orange against it.").format(self._classes[self._winner])
        self._line.setText(text)


class SignedMap(QWidget):
    """A picture of signed numbers, full colour at the largest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: np.ndarray | None = None
        self._image: QImage | None = None
        self.setMinimumSize(64, 64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_values(self, values: np.ndarray | None) -> None:
        """Numbers (height, width), or None for nothing."""
        self._values = values
        self._paint_image()

    def sizeHint(self) -> QSize:
        return QSize(LARGEST_SIDE, LARGEST_SIDE)

    def frame(self) -> QRectF:
        """Where the picture is drawn."""
        side = min(LARGEST_SIDE, self.width(), self.height())
        return QRectF(0, 0, side, side)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_image()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, frame = theme.colors(), self.frame()
        with QPainter(self) as painter:
            painter.fillRect(frame, colors.color("neutral"))
            if self._image:
                painter.drawImage(frame, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            round_corners(painter, frame, colors.color("surface"))

    def _paint_image(self) -> None:
        if self._values is None:
            self._image = None
        else:
            largest = float(np.nanmax(np.abs(self._values), initial=0.0)) or 1.0
            self._image = signed_image(self._values / largest, theme.colors())
        self.update()
