"""TableModel: a Table as Qt's views want it; the cells of a small one can be edited."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from nnviz.data.table import Cell, Table
from nnviz.data.table_format import MISSING_WORDS, is_number
from nnviz.ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class TableModel(QAbstractTableModel):
    """``cell_edited`` carries row, column and the new value; the model itself never changes its table."""

    cell_edited = Signal(int, int, object)

    def __init__(self, parent: object = None, *, most_rows: int | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # a QObject or nothing
        self._most_rows = most_rows
        self.table: Table | None = None
        self.target = ""
        self.is_editable = False

    def show_table(self, table: Table | None, target: str = "", *, is_editable: bool = False) -> None:
        """Show another table, or the next version of the same one, which keeps what is selected."""
        is_like = table is not None and self.table is not None and self._form(table) == self._form(self.table)
        if not is_like:
            self.beginResetModel()
        self.table, self.target, self.is_editable = table, target, is_editable
        if not is_like:
            self.endResetModel()
        elif self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        if self.table is None or parent.isValid():
            return 0
        return self.table.rows if self._most_rows is None else min(self._most_rows, self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if self.table is None or parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if self.table is None or not index.isValid():
            return None
        column = self.table.columns[index.column()]
        if role in (Role.DisplayRole, Role.EditRole):
            return cell_text(column.cell(index.row()))
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Role.BackgroundRole and column.missing[index.row()]:
            return theme.colors().color("missing", 0.25)
        if role == Role.BackgroundRole and column.name == self.target:
            return theme.colors().color("accent", 0.12)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if self.table is None or role != Role.DisplayRole:
            return None
        return self.table.columns[section].name if orientation == Qt.Orientation.Horizontal else f"{section + 1:,}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self.is_editable else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if self.table is None or role != Role.EditRole:
            return False
        column = self.table.columns[index.column()]
        text = str(value).strip()
        if text != cell_text(column.cell(index.row())):
            self.cell_edited.emit(index.row(), index.column(), cell_value(text, column.kind == "number"))
        return True

    def _form(self, table: Table) -> tuple[int, tuple[str, ...]]:
        return table.rows, table.names


def cell_text(value: Cell) -> str:
    """A value as the sheet shows it; nothing where it is missing."""
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.10g}"


def cell_value(text: str, is_numeric: bool) -> Cell:
    """The value that was typed; words typed among numbers stay words, for the table to refuse."""
    if text.casefold() in MISSING_WORDS:
        return None
    if is_numeric and is_number(text):
        return float(text)
    return text
