"""The map of codes: where the encoder puts the test samples, and what the decoder draws for each place."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.buttons import Toggle
from nnviz.ui.widgets.code_canvas import CodeCanvas
from nnviz.ui.widgets.words import Label, Words

TILES = Request("decoded_map", (), 15)
MOST_CODES = 600
PICTURE_AXES = 4
"""Tiles of pictures that are drawn have (row, column, height, width) once a last axis of one colour is dropped."""


class VaeMap(View):
    """Pictures and codes on one plane; what is switched off is not even measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes_request: Request | None = None
        self._build_widgets()
        self.retranslate()

    def requests(self) -> frozenset[Request]:
        if self._codes_request is None:
            return frozenset()
        wanted = ((self.pictures, TILES), (self.codes, self._codes_request))
        return frozenset(request for toggle, request in wanted if toggle.isChecked())

    def show_built(self, built: Built) -> None:
        is_shown = built.networks[0].role == "encoder" and built.data.test_count > 0
        self._codes_request = Request("codes", (), min(MOST_CODES, built.data.test_count)) if is_shown else None
        self.canvas.show_names(built.data.classes)
        self.canvas.show_tiles(None)
        self.canvas.show_codes(None)

    def show_frame(self, snapshot: Snapshot) -> None:
        tiles = snapshot.readings.get(TILES)
        codes = snapshot.readings.get(self._codes_request) if self._codes_request else None
        if tiles is not None and self.pictures.isChecked():
            self.canvas.show_tiles(_pictures_of(tiles))
        if codes is not None and self.codes.isChecked():
            self.canvas.show_codes(codes)

    # ------------------------------------------------------------------ widgets

    def _build_widgets(self) -> None:
        self.canvas = CodeCanvas(self)
        self.pictures, self.codes = Toggle(self._picture_words, self), Toggle(self._code_words, self)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for toggle in (self.pictures, self.codes):
            toggle.set_value(True)
            toggle.toggled.connect(self._choose)
            row.addWidget(toggle)
        row.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(Label(lambda: self.tr("Map of codes"), "heading", self))
        column.addWidget(self.canvas, 1)
        column.addLayout(row)

    def _picture_words(self) -> Words:
        tip = self.tr("Show what the decoder draws for codes from −3 to 3; point at a picture to see it large")
        return Words(self.tr("Pictures"), tip)

    def _code_words(self) -> Words:
        tip = self.tr("Show where the encoder puts test samples, coloured by class; it is never told the classes")
        return Words(self.tr("Codes"), tip)

    def retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("Decoded pictures and codes over the plane of codes"))

    def _choose(self) -> None:
        if not self.pictures.isChecked():
            self.canvas.show_tiles(None)
        if not self.codes.isChecked():
            self.canvas.show_codes(None)
        self.requests_changed.emit()


def _pictures_of(tiles: np.ndarray) -> np.ndarray | None:
    """Decoded samples as pictures (row, column, height, width); None for samples that are none."""
    if tiles.ndim == PICTURE_AXES + 1 and tiles.shape[-1] == 1:
        tiles = tiles[..., 0]
    return tiles if tiles.ndim == PICTURE_AXES else None
