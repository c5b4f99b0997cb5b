"""Which classes the network mixes up: the confusion matrix of the test part, and what it says in one line."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.occasional import Occasional
from nnviz.ui.views.picture_shapes import shown_shape
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.confusion_grid import ConfusionGrid
from nnviz.ui.widgets.picture_strip import PictureStrip
from nnviz.ui.widgets.short_text import ShortLabel
from nnviz.ui.widgets.words import Label

REQUEST = Request("confusion", (0,))
PERIOD_S = 0.5
MOST_PICTURES = 24


class ConfusionView(View):
    """``cell_chosen`` carries (true class, predicted class) of the cell that was clicked, ``picture_chosen`` the values
    of a picture of that cell, as the network takes them.

    The whole test part is read for each answer: so it is asked for now and then, not for every frame.
    """

    cell_chosen = Signal(int, int)
    picture_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._cell: tuple[int, int] | None = None
        self._counts = np.zeros((0, 0), np.int64)
        self._due = Occasional(PERIOD_S)
        self._chosen: tuple[int, int] | None = None
        self._are_pictures_wanted = False
        self._picture_shape: tuple[int, ...] | None = None
        self._pictures = np.empty((0, 0), np.float32)
        self._grid = ConfusionGrid(self)
        self._strip = PictureStrip(self)
        self._strip.hide()
        self._line = ShortLabel(self)
        self._line.setProperty("role", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(Label(lambda: self.tr("Confusion matrix"), "heading", self))
        column.addWidget(self._grid, 1)
        column.addWidget(self._line)
        column.addWidget(self._strip)
        self._grid.chosen.connect(self._choose_cell)
        self._strip.chosen.connect(self._choose_picture)
        self._grid.pointed.connect(self._point)
        self._grid.left.connect(self._leave)
        self.retranslate()

    def requests(self) -> frozenset[Request]:
        wanted = {REQUEST} if self._classes and self._due.is_wanted else set()
        if self._chosen and self._are_pictures_wanted:
            wanted.add(self._cell_request(*self._chosen))
        return frozenset(wanted)

    def show_built(self, built: Built) -> None:
        classes = built.data.classes if built.data.task != "regression" else ()
        self._picture_shape = shown_shape(built.data.input_shape)
        if classes != self._classes or built.impact == "rebuild":
            self._classes = classes
            self._counts = np.zeros((len(classes), len(classes)), np.int64)
            self._grid.show_names(classes)
            self._chosen = None
            self._strip.hide()
        self._due.hurry()
        self.requests_changed.emit()
        self._write_line()

    def show_frame(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(REQUEST)
        has_reading = reading is not None and reading.shape == self._counts.shape
        if reading is not None and has_reading:
            self._counts = np.rint(reading).astype(np.int64)
            self._grid.show_counts(reading)
            self._write_line()
        if self._due.look_at(snapshot, has_reading):
            self.requests_changed.emit()
        if self._chosen and self._are_pictures_wanted:
            self._show_pictures(snapshot.readings.get(self._cell_request(*self._chosen)))

    def retranslate(self) -> None:
        self._grid.setAccessibleName(self.tr("Confusion matrix"))
        self._grid.setToolTip(
            self.tr("Rows: true class. Columns: what the network said. Click a cell for its samples.")
        )
        self._write_line()

    # ------------------------------------------------------------------ pictures of a cell

    def _cell_request(self, true: int, predicted: int) -> Request:
        return Request("cell", (0, true, predicted), MOST_PICTURES)

    def _choose_cell(self, true: int, predicted: int) -> None:
        self._chosen = (true, predicted)
        if self._picture_shape:
            self._are_pictures_wanted = True
            self.requests_changed.emit()
        self.cell_chosen.emit(true, predicted)

    def _show_pictures(self, samples: np.ndarray | None) -> None:
        """The pictures came: show them and ask no more, so that they stand still to be clicked."""
        if samples is None or self._picture_shape is None:
            return
        self._are_pictures_wanted = False
        self._pictures = samples
        self._strip.show_pictures(samples.reshape(-1, *self._picture_shape))
        self._strip.setVisible(len(samples) > 0)
        self.requests_changed.emit()

    def _choose_picture(self, number: int) -> None:
        values = self._pictures[number].copy()
        values.flags.writeable = False
        self.picture_chosen.emit(values)

    # ------------------------------------------------------------------ words

    def _point(self, true: int, predicted: int) -> None:
        self._cell = (true, predicted)
        self._write_line()

    def _leave(self) -> None:
        self._cell = None
        self._write_line()

    def _write_line(self) -> None:
        """The pointed cell, else how many are right and the worst mix-up."""
        total = int(self._counts.sum())
        if not self._classes:
            text = self.tr("Confusion matrices are for classes; this data has values.")
        elif not total:
            text = ""
        elif self._cell:
            true, predicted = self._cell
            row = max(1, int(self._counts[true].sum()))
            count = int(self._counts[true, predicted])
            text = self.tr("True {0}, predicted {1}: {2} samples, {3} % of the row").format(
                self._classes[true], self._classes[predicted], count, fixed_text(100 * count / row, 1)
            )
        else:
            text = self._summary(total)
        self._line.setText(text)

    def _summary(self, total: int) -> str:
        right = int(np.trace(self._counts))
        wrong = self._counts - np.diag(np.diag(self._counts))
        text = self.tr("{0} of {1} right ({2} %)").format(right, total, fixed_text(100 * right / total, 1))
        if wrong.any():
            true, predicted = np.unravel_index(int(wrong.argmax()), wrong.shape)
            worst = self.tr("mostly {0} read as {1}").format(self._classes[true], self._classes[predicted])
            text = self.tr("{0}; {1}").format(text, worst)
        return text
