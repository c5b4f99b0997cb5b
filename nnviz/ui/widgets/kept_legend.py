"""The legend of kept runs: a chip for each with its colour, its values under the pointer, and a cross."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from nnviz.storage.kept_runs import KeptRun
from nnviz.ui import theme
from nnviz.ui.run_words import run_color, run_name, run_title
from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.short_text import draw_short
from nnviz.ui.widgets.words import Translated, Words, say

COLUMNS = 2
CROSS_PX = 10
MARK = (12, 4)


class Chip(Translated, QWidget):
    """One kept run: ``removed`` is for its cross."""

    removed = Signal()

    def __init__(self, run: KeptRun, parent: QWidget | None = None, *, is_alone: bool = False) -> None:
        super().__init__(parent)
        self.run = run
        self._is_alone = is_alone
        self._values = ""
        self.cross = IconButton("x", self._words, self, size_px=CROSS_PX)
        self.cross.setFixedSize(CROSS_PX + 8, CROSS_PX + 8)
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def text(self) -> str:
        """What stands on the chip."""
        if self._values:
            return f"{self.run.name}  {self._values}"
        return run_title(self.run) if self._is_alone else run_name(self.run)

    def show_values(self, values: str) -> None:
        """The values under the pointer; an empty text for none."""
        if values != self._values:
            self._values = values
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, CROSS_PX + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            middle = self.height() / 2
            painter.fillRect(QRectF(0, middle - MARK[1] / 2, *MARK), run_color(self.run))
            painter.setFont(theme.font(theme.TEXT_SMALL))
            painter.setPen(theme.colors().color("text_dim"))
            room = QRectF(MARK[0] + 4, 0, self.cross.x() - MARK[0] - 6, self.height())
            draw_short(painter, room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text)

    def retranslate(self) -> None:
        say(self, Words(run_title(self.run), run_title(self.run)))
        self.update()

    def _words(self) -> Words:
        name = self.tr("Remove {0}").format(run_name(self.run))
        return Words(name, self.tr("Forget this kept run"))


class KeptLegend(QWidget):
    """``removed`` carries the name of the run whose cross was pressed."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, Chip] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self.hide()

    def show_runs(self, runs: Sequence[KeptRun]) -> None:
        """A chip for each run."""
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {run.name: Chip(run, self, is_alone=len(runs) == 1) for run in runs}
        for number, chip in enumerate(self.chips.values()):
            chip.removed.connect(lambda name=chip.run.name: self.removed.emit(name))
            span = COLUMNS if len(runs) == 1 else 1
            self._grid.addWidget(chip, number // COLUMNS, number % COLUMNS, 1, span)
        self.setVisible(bool(runs))

    def show_values(self, values: Mapping[str, str]) -> None:
        """The values under the pointer by the name of the run; whoever is not in it has none."""
        for name, chip in self.chips.items():
            chip.show_values(values.get(name, ""))
