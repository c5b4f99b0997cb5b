"""The workbench where one draws: pad left, the lit network in the middle, prediction, scores and curves right."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from PySide6.QtWidgets import QHBoxLayout

from nnviz.ui.benches.base import Workbench
from nnviz.ui.panels.base import Panel
from nnviz.ui.views.base import View
from nnviz.ui.views.confusion import ConfusionView
from nnviz.ui.views.curves import CurvesView
from nnviz.ui.views.digit_bars import DigitBars
from nnviz.ui.views.draw import DrawView
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Words

Below = Literal["curves", "confusion"]


class DigitsWorkbench(Workbench):
    """The drawing goes to the session and lights the graph; the bars show what the network makes of it."""

    left_width = 312

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        self.draw = DrawView(self)
        self.bars = DigitBars(self)
        self.curves = CurvesView(self)
        self.confusion = ConfusionView(self)
        self.below = Segmented(
            lambda: Words(self.tr("Below"), self.tr("What stands below the prediction")),
            lambda: [
                ("curves", Words(self.tr("Learning"), self.tr("Loss and accuracy while it learns"))),
                ("confusion", Words(self.tr("Mistakes"), self.tr("Which digits it takes for which others"))),
            ],
            self,
        )
        left, right, row = self.left.layout(), self.right.layout(), QHBoxLayout()
        row.addWidget(self.below)
        row.addStretch(1)
        left.addWidget(self.draw)
        right.addWidget(self.bars)
        right.addWidget(self.scores)
        right.addLayout(row)
        right.addWidget(self.curves, 1)
        right.addWidget(self.confusion, 1)
        self._show_below("curves")
        self.below.chosen.connect(self._show_below)
        self.draw.input_changed.connect(self._take_drawing)
        return (), (self.draw, self.graph, self.bars, self.curves, self.confusion)

    def _show_below(self, key: Below) -> None:
        self.below.set_value(key)
        self.curves.setVisible(key == "curves")
        self.confusion.setVisible(key == "confusion")

    def _take_drawing(self, values: np.ndarray | None) -> None:
        self.bars.show_input(values is not None)
        self.graph.show_input(values)
        self.input_drawn.emit(values)
        self.pen_moved.emit()
