"""Which classes the network mixes up: the confusion matrix of the test part, and what it says in one line."""

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.confusion_grid import ConfusionGrid
from nnviz.ui.widgets.words import Label

REQUEST = Request("confusion", (0,))


class ConfusionView(View):
    """``cell_chosen`` carries (true class, predicted class) of the cell that was clicked."""

    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._cell: tuple[int, int] | None = None
        self._counts = np.zeros((0, 0), np.int64)
        self._grid = ConfusionGrid(self)
        self._line = QLabel(self)
        self._line.setProperty("role", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(Label(lambda: self.tr("Confusion matrix"), "heading", self))
        column.addWidget(self._grid, 1)
        column.addWidget(self._line)
        self._grid.chosen.connect(self.cell_chosen)
        self._grid.pointed.connect(self._point)
        self._grid.left.connect(self._leave)
        self.retranslate()

    def requests(self) -> frozenset[Request]:
        return frozenset([REQUEST] if self._classes else [])

    def show_built(self, built: Built) -> None:
        classes = built.data.classes if built.data.task != "regression" else ()
        if classes != self._classes:
            self._classes = classes
            self._counts = np.zeros((len(classes), len(classes)), np.int64)
            self._grid.show_names(classes)
            self.requests_changed.emit()
        self._write_line()

    def show_frame(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(REQUEST)
        if reading is not None and reading.shape == self._counts.shape:
            self._counts = np.rint(reading).astype(np.int64)
            self._grid.show_counts(reading)
            self._write_line()

    def retranslate(self) -> None:
        """Write all texts anew in the current language."""
        self._grid.setAccessibleName(self.tr("Confusion matrix"))
        self._grid.setToolTip(
            self.tr("Rows: true class. Columns: what the network said. Click a cell for its samples.")
        )
        self._write_line()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

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
            worst = self.tr("most often {0} is read as {1}").format(self._classes[true], self._classes[predicted])
            text = self.tr("{0}; {1}").format(text, worst)
        return text
