"""The workbench of the Tables lab: the plot bench with the table as a sheet and as a scatter plot in the middle."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.data.own_sets import is_own
from nnviz.data.table import Column, Table, clean_word, locked, unique_names
from nnviz.runtime.messages import Built
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.benches.plot import PlotWorkbench
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.own_data_panel import OwnDataPanel
from nnviz.ui.panels.table_panel import TablePanel
from nnviz.ui.views.base import View
from nnviz.ui.views.scatter import ScatterView
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Words


class TablesWorkbench(PlotWorkbench):
    """``table_wanted`` asks for the user's own table, which ``show_own_table`` brings."""

    table_wanted = Signal()

    def show_spec(self, spec: ExperimentSpec) -> None:
        super().show_spec(spec)
        self._is_own = is_own(spec.data.kind)
        if self._is_own:
            self.table_wanted.emit()

    def show_built(self, built: Built) -> None:
        super().show_built(built)
        if not self._is_own:
            table = table_of(built)
            self._show_table(table, table.names[-1] if table else "")

    def show_own_table(self, table: Table | None, target: str) -> None:
        """The table that the experiment learns from, the user's own."""
        self._show_table(table, target)

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        panels, views = super()._fill()
        self._is_own = False
        self._shown: tuple[Table | None, str] = (None, "")
        self.own_data = OwnDataPanel(self)
        self.left.insertWidget(1, self.own_data)
        self.table, self.scatter = TablePanel(self), ScatterView(self)
        self.middle = Segmented(
            lambda: Words(self.tr("Middle"), self.tr("What stands in the middle")),
            lambda: [
                ("graph", Words(self.tr("Network"), self.tr("Layers, neurons and links"))),
                ("table", Words(self.tr("Table"), self.tr("The samples as a sheet; your own can be edited"))),
                ("scatter", Words(self.tr("Scatter plot"), self.tr("Any two columns against each other"))),
            ],
            self,
        )
        bar = QWidget(self)
        bar.setProperty("role", "pane")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, 0)
        row.addWidget(self.middle)
        row.addStretch(1)
        self.centre.insertWidget(0, bar)
        for widget in (self.table, self.scatter):
            widget.layout().setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
            self.centre.addWidget(widget, 1)
        self.middle.chosen.connect(self.show_middle)
        self.show_middle("graph")
        return (*panels, self.own_data, self.table), (*views, self.scatter)

    def show_middle(self, key: str) -> None:
        """Put the network, the sheet or the scatter plot into the middle."""
        self.middle.set_value(key)
        self.graph.setVisible(key == "graph")
        self.table.setVisible(key == "table")
        self.scatter.setVisible(key == "scatter")

    def _show_table(self, table: Table | None, target: str) -> None:
        if (table, target) == self._shown:
            return
        self._shown = (table, target)
        self.table.show_table(table, target, is_own=self._is_own)
        self.scatter.show_table(table, target)


def table_of(built: Built) -> Table | None:
    """The samples of a flat data set that ships with the program as a table, the target in the last column."""
    data, labels = built.data, built.networks[0].input_labels
    x, y = np.concatenate([data.train_x, data.test_x]), np.concatenate([data.train_y, data.test_y])
    if x.ndim != 2 or x.shape[1] != len(labels) or y.ndim != 1:
        return None
    names = unique_names([*labels, "target"])
    columns = [Column(name, locked(x[:, place].copy())) for place, name in enumerate(names[:-1])]
    if data.classes:
        words = tuple(clean_word(name) for name in data.classes)
        target = Column(names[-1], locked(y.astype(np.int32)), "text", words)
    else:
        target = Column(names[-1], locked(y.copy()))
    return Table((*columns, target))
