"""The table that the network learns from as a sheet: small ones can be edited, each change an undo step of its own."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from nnviz.data import DataError
from nnviz.data.table import Cell, Table
from nnviz.ui import theme
from nnviz.ui.panels.base import Panel
from nnviz.ui.sentences import sentence
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.table_model import TableModel
from nnviz.ui.widgets.words import Label, Translated, Words, say

MOST_EDITED_CELLS = 200_000
"""A change copies a column and builds the samples anew: beyond this it would be felt."""


@dataclass(frozen=True, slots=True)
class TableEdit:
    """A change of the table with the name that undo shows."""

    name: str
    table: Table


class TablePanel(Translated, Panel):
    """``table_edited`` carries a TableEdit; the table that comes back by ``show_table`` is the only truth."""

    table_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._is_own = False
        self.model = TableModel(self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setWordWrap(False)
        self.view.verticalHeader().setDefaultSectionSize(24)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.add_button = TextButton(
            lambda: Words(self.tr("Add row"), self.tr("A new empty row below the last one")), self
        )
        self.remove_button = TextButton(
            lambda: Words(self.tr("Remove rows"), self.tr("Remove the rows of the selected cells")), self
        )
        self._facts = Label(self._facts_text, "dim", self)
        self._facts.setWordWrap(True)
        self._problem = ProblemLabel(self)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self._facts, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        layout.setSpacing(theme.GAP)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._problem)
        self.model.cell_edited.connect(self._change_cell)
        self.add_button.clicked.connect(self._add_row)
        self.remove_button.clicked.connect(self._remove_rows)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._enable()
        self.retranslate()

    def retranslate(self) -> None:
        say(self.view, Words(self.tr("Table"), self.tr("Double-click a cell to change it; empty means missing")))

    def show_table(self, table: Table | None, target: str, *, is_own: bool) -> None:
        """Show this table; only one of the user's own can be edited."""
        self._table, self._is_own = table, is_own
        self.model.show_table(table, target, is_editable=self.is_editable)
        self._problem.clear_problem()
        self._facts.retranslate()
        self._enable()

    def show_refusal(self, message: str) -> None:
        """A change cannot be learned from: say why; the table stays as it was."""
        self._problem.show_problem(message)

    @property
    def is_editable(self) -> bool:
        """Whether the table is the user's own and small enough."""
        return self._is_own and self._table is not None and self._cells <= MOST_EDITED_CELLS

    @property
    def problem(self) -> str:
        """Why the last change was refused, or an empty text."""
        return self._problem.text()

    # ------------------------------------------------------------------ inside

    @property
    def _cells(self) -> int:
        return self._table.rows * len(self._table.columns) if self._table else 0

    def _change_cell(self, row: int, column: int, value: Cell) -> None:
        table = self._table
        if table is None:
            return
        try:
            changed = table.with_column(column, table.columns[column].with_cell(row, value))
        except DataError as error:
            self._problem.show_problem(sentence(str(error)))
            return
        self.table_edited.emit(TableEdit(self.tr("Change cell"), changed))

    def _add_row(self) -> None:
        if self._table is not None:
            rows = [*range(self._table.rows), -1]
            self.table_edited.emit(TableEdit(self.tr("Add row"), self._table.with_rows(rows)))
            last = self.model.index(self.model.rowCount() - 1, 0)
            self.view.scrollTo(last)
            self.view.selectionModel().setCurrentIndex(last, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _remove_rows(self) -> None:
        if self._table is not None:
            gone = self._selected_rows()
            kept = [row for row in range(self._table.rows) if row not in gone]
            self.table_edited.emit(TableEdit(self.tr("Remove rows"), self._table.with_rows(kept)))

    def _selected_rows(self) -> set[int]:
        return {index.row() for index in self.view.selectionModel().selectedIndexes()}

    def _enable(self) -> None:
        self.add_button.setEnabled(self.is_editable)
        self.remove_button.setEnabled(self.is_editable and bool(self._selected_rows()))

    def _facts_text(self) -> str:
        if self._table is None:
            return ""
        if not self._is_own:
            return self.tr("This table ships with NNViz. Open one of your own to edit it.")
        if not self.is_editable:
            text = self.tr("{0} values: more than {1} are not edited here. Change the file and open it again.")
            return text.format(f"{self._cells:,}", f"{MOST_EDITED_CELLS:,}")
        return self.tr("{0} rows, {1} columns").format(f"{self._table.rows:,}", len(self._table.columns))
