"""The workbench of the image lab: the digits bench with a network that reads at once, and can be taught and fooled."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from nnviz.data.own_sets import PICTURES_KIND
from nnviz.data.weights import read_weights, weights_path
from nnviz.spec.edits import Change, Edit
from nnviz.spec.parts import ExperimentSpec, PartSpec
from nnviz.spec.presets import PRESETS
from nnviz.ui import theme
from nnviz.ui.benches.digits import DigitsWorkbench
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.own_data_panel import OwnDataPanel
from nnviz.ui.picture_folder import PictureForm, fitted
from nnviz.ui.views.base import View
from nnviz.ui.views.teach import TeachView
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.picture_source import PictureSource
from nnviz.ui.widgets.words import Label, Words

TRAINED = "trained"
SEEN_SIDE = 80
SMALLEST_PAD = 140


class ImagesWorkbench(DigitsWorkbench):
    """``lesson_asked`` carries a picture as the network takes it and the class number it should have."""

    lesson_asked = Signal(object, int)

    left_width = 320

    def show_spec(self, spec: ExperimentSpec) -> None:
        super().show_spec(spec)
        self._own_form = own_form(spec)
        self.teach.setVisible(self._own_form is None)
        self._is_trained = spec.initializer.kind == TRAINED
        if self._is_trained:
            self._weights = str(spec.initializer.settings["weights"])
        self.fresh.setVisible(self._is_trained)
        self.back.setVisible(not self._is_trained and self._own_form is None)
        self._origin.retranslate()

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        panels, views = super()._fill()
        self.values: np.ndarray | None = None
        self._own_form: PictureForm | None = None
        self._is_trained, self._weights = True, self.lab.preset
        self.source = PictureSource(self.draw.pad, self)
        self.teach = TeachView(self)
        self.fresh = TextButton(self._fresh_words, self)
        self.back = TextButton(self._back_words, self)
        self._origin = Label(self._origin_text, "dim", self)
        self._origin.setWordWrap(True)
        left, row = self.left, QHBoxLayout()
        row.addWidget(self._origin, 1)
        row.addWidget(self.fresh)
        row.addWidget(self.back)
        self.network.hide()
        self.own_data = OwnDataPanel(self, is_pictures=True)
        self.draw.head.addWidget(self.source)
        self.draw.seen.set_largest_side(SEEN_SIDE)
        left.addWidget(self.teach)
        left.addLayout(row)
        left.addWidget(self.own_data)
        left.parentWidget().installEventFilter(self)
        self.source.taken.connect(self._take_scan)
        self.source.image_taken.connect(self._take_own)
        self.teach.label_chosen.connect(self._ask_lesson)
        self.fresh.clicked.connect(self._start_fresh)
        self.back.clicked.connect(self._go_back)
        return (*panels, self.own_data), (*views, self.teach)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pad()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: other words or parts in the left column leave another height to the pad."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_pad()
        return super().eventFilter(watched, event)

    def _fit_pad(self) -> None:
        """Let the pad be as large as the column is wide, but smaller where what is under it would not be in sight."""
        pad, width = self.draw.pad, self.left_width
        largest = pad.heightForWidth(width - 2 * theme.GAP_LARGE)
        others = self.left.totalHeightForWidth(width) - min(largest, pad.maximumHeight())
        wanted = max(SMALLEST_PAD, min(largest, self.height() - others))
        if wanted != pad.maximumHeight():
            pad.setMaximumHeight(wanted)

    def _send(self, values: np.ndarray | None, original: np.ndarray | None = None) -> None:
        self.values = values if self.is_given else None
        self.teach.show_input(self.is_given)
        super()._send(values, original)

    def _take_scan(self, grey: np.ndarray) -> None:
        if self._own_form is None:
            self.draw.show_scan(grey)

    def _take_own(self, image: QImage) -> None:
        """A picture for a network of the user's own pictures: made alike as these were."""
        if self._own_form is not None:
            values = fitted(image, self._own_form).astype(np.float32) / 255
            values.flags.writeable = False
            self.draw.show_picture(values)

    def _ask_lesson(self, label: int) -> None:
        if self.values is not None:
            self.teach.show_waiting()
            self.bars.mark_before(is_marked=False)
            self.bars.mark_before(is_marked=True)
            self.lesson_asked.emit(self.values, label)

    def _start_fresh(self) -> None:
        """The same network with weights drawn by its seed, trained at once; undo brings the trained one back."""
        self.edited.emit(Edit(self.tr("Train a fresh network"), _with_initializer(PartSpec("auto")), None))
        self.play_asked.emit()

    def _go_back(self) -> None:
        start = PRESETS[self._weights].initializer
        self.edited.emit(Edit(self.tr("Back to the trained network"), _with_initializer(start), None))

    def _fresh_words(self) -> Words:
        tip = self.tr("Start the same network with fresh weights and watch it learn; undo brings the trained one back")
        return Words(self.tr("Train a fresh one"), tip)

    def _back_words(self) -> Words:
        return Words(self.tr("Back to the trained one"), self.tr("Take the weights that ship with the program again"))

    def _origin_text(self) -> str:
        if not self._is_trained:
            return self.tr("Fresh weights")
        facts = read_weights(weights_path(self._weights)).facts
        share, pictures = float(str(facts["test_accuracy"])), int(str(facts["test_pictures"]))
        return self.tr("Trained before: {0} % of {1} test pictures").format(fixed_text(100 * share, 1), f"{pictures:,}")


def _with_initializer(part: PartSpec) -> Change:
    return lambda spec: replace(spec, initializer=part)


def own_form(spec: ExperimentSpec) -> PictureForm | None:
    """How the user's own pictures were made alike; None for other data."""
    if spec.data.kind != PICTURES_KIND:
        return None
    return PictureForm(int(spec.data.settings["height"]), spec.data.settings["channels"] == 3)
