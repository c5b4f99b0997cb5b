"""Draw a digit: the pad with its tools, and under it what the net really sees."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.data.pen import Drawing
from nnviz.data.scanned import SIDE as SCAN_SIDE
from nnviz.data.scanned import fit_into, ink_of, see_scan
from nnviz.data.seen import Seen, see_8x8, see_28x28
from nnviz.runtime.messages import Built
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.seen_picture import SeenPicture
from nnviz.ui.widgets.buttons import TextButton, Toggle
from nnviz.ui.widgets.drawing_pad import DEFAULT_PX, THICKEST_PX, THINNEST_PX, DrawingPad
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.labelled_slider import LabelledSlider
from nnviz.ui.widgets.words import Label, Words, say


class See(Protocol):
    """Prepares a drawing for a net of one input size."""

    def __call__(self, drawing: Drawing, is_centred: bool = True) -> Seen: ...


SEE: dict[int, See] = {8 * 8: see_8x8, 28 * 28: see_28x28}
"""How a drawing is prepared, by the number of values that the net wants."""

BACKDROP_SIDE = 280
"""Side of the picture of a file as it lies on the pad."""


class DrawView(View):
    """``input_changed`` carries what the net gets: float32 in its input shape, read-only; None for an empty pad."""

    input_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._input_shape: tuple[int, ...] = (64,)
        self._scan: np.ndarray | None = None
        self.pad = DrawingPad(self)
        self._build_widgets()
        self.pad.changed.connect(self._look)
        self.pad.finished.connect(self._show_tools)
        self.pad.eraser_switched.connect(self._eraser.setChecked)
        self._undo.clicked.connect(self.pad.undo)
        self._clear.clicked.connect(self._wipe)
        self._eraser.clicked.connect(self.pad.set_eraser)
        self._pen.moved.connect(self.pad.set_pen_px)
        self.centre.toggled.connect(self._look_again)
        self._show_tools()
        self.retranslate()

    def show_built(self, built: Built) -> None:
        before, self._input_shape = self._input_shape, built.networks[0].input_shape
        can_draw = self.can_draw
        self.pad.setEnabled(can_draw)
        self._refusal.setVisible(not can_draw)
        for tool in (self.pad, self._undo, self._clear, self._eraser, self._pen, self.centre):
            tool.setVisible(can_draw)
        if can_draw and (before != self._input_shape or built.impact == "rebuild"):
            self._look_again()

    @property
    def can_draw(self) -> bool:
        """Whether the network takes pictures of a size that drawings are made for."""
        return int(np.prod(self._input_shape)) in SEE

    def show_scan(self, grey: np.ndarray) -> None:
        """Read a grey picture (height, width), 0 to 1, in place of a drawing; drawing replaces it."""
        if self._side() == SCAN_SIDE:
            self.pad.set_drawing(())
            self.pad.set_backdrop(grey_image(fit_into(ink_of(grey), BACKDROP_SIDE, BACKDROP_SIDE)))
            self._scan = grey
            self._look_again()
            self._show_tools()

    def show_picture(self, values: np.ndarray) -> None:
        """Put a ready picture (in the network's input shape) in place of a drawing; drawing replaces it."""
        picture = self._grey(values)
        self._scan = None
        self.pad.set_drawing(())
        self.pad.set_backdrop(grey_image(picture))
        self.seen.show_seen(Seen(picture, picture))
        self._clear.setEnabled(True)
        self._undo.setEnabled(self.pad.can_undo)
        self.input_changed.emit(values)

    def show_seen(self, values: np.ndarray) -> None:
        """Show what the network gets instead of the drawing: a changed one, a sample for an empty pad; tells nobody."""
        picture = self._grey(values)
        self.seen.show_seen(Seen(picture, picture))

    def retranslate(self) -> None:
        self.pad.set_hint(self.tr("Draw a digit here"))
        tip = self.tr("Draw with the mouse, a finger or a pen; the right button erases.\n"
                      "Backspace takes back a stroke, Delete clears, E is the eraser.")  # fmt: skip
        say(self.pad, Words(self.tr("Drawing pad"), tip))

    def _build_widgets(self) -> None:
        self._undo = TextButton(lambda: Words(self.tr("Undo"), self.tr("Take back the last stroke (Backspace)")), self)
        self._clear = TextButton(lambda: Words(self.tr("Clear"), self.tr("Wipe the pad (Delete)")), self)
        self._eraser = TextButton(lambda: Words(self.tr("Eraser"), self.tr("Wipe parts of the drawing (E)")), self)
        self._eraser.setCheckable(True)
        self._pen = LabelledSlider(
            lambda: Words(self.tr("Pen"), self.tr("Width of the pen, on a pad of 280 px")),
            [float(width) for width in range(THINNEST_PX, THICKEST_PX + 1)],
            lambda width: f"{width:.0f} px",
            self,
        )
        self._pen.set_value(float(DEFAULT_PX))
        self.centre = Toggle(self._centre_words, self)
        self.centre.set_value(True)
        self.seen = SeenPicture(self)
        self._refusal = Label(
            lambda: self.tr("Drawings are for networks that read 8 × 8 or 28 × 28. Open a picture instead."),
            "dim",
            self,
        )
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        tools, column = QHBoxLayout(), QVBoxLayout(self)
        for button in (self._undo, self._clear, self._eraser):
            tools.addWidget(button, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self.head = QHBoxLayout()
        self.head.addWidget(Label(lambda: self.tr("Draw a digit"), "heading", self))
        self.head.addStretch()
        column.addLayout(self.head)
        column.addWidget(self.pad)
        column.addLayout(tools)
        column.addWidget(self._pen)
        saw = QHBoxLayout()
        saw.addWidget(Label(lambda: self.tr("What the network saw"), "heading", self))
        saw.addStretch()
        saw.addWidget(self.centre)
        column.addLayout(saw)
        column.addWidget(self.seen)
        column.addWidget(self._refusal)
        column.addStretch()

    def _centre_words(self) -> Words:
        tip = self.tr("Crop, scale and centre as the makers of the data did. Switch it off to see why it matters")
        return Words(self.tr("Centre it"), tip)

    def _grey(self, values: np.ndarray) -> np.ndarray:
        """A sample as a picture (height, width); colours as their mean."""
        if len(self._input_shape) == 3:
            picture: np.ndarray = values.reshape(self._input_shape).mean(axis=-1, dtype=np.float32)
            return picture
        side = self._side()
        return values.reshape(side, side)

    def _side(self) -> int:
        """The side of the square picture that the network takes."""
        return round(float(np.prod(self._input_shape)) ** 0.5)

    def _wipe(self) -> None:
        self._scan = None
        self.pad.clear()
        self._look_again()
        self._show_tools()

    def _show_tools(self) -> None:
        self._undo.setEnabled(self.pad.can_undo)
        self._clear.setEnabled(bool(self.pad.drawing) or self._scan is not None)

    def _look_again(self) -> None:
        self._look(self.pad.drawing)

    def _look(self, drawing: Drawing) -> None:
        see = SEE.get(int(np.prod(self._input_shape)))
        if see is None:
            return
        if drawing:
            self._scan = None
        if not drawing and self._scan is None:
            self.seen.show_seen(see(()))
            self.input_changed.emit(None)
            return
        is_centred = self.centre.isChecked()
        seen = see(drawing, is_centred) if self._scan is None else see_scan(self._scan, is_centred)
        self.seen.show_seen(seen)
        values = seen.picture.reshape(self._input_shape).astype(np.float32)
        values.flags.writeable = False
        self.input_changed.emit(values)
