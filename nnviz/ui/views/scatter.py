"""Any two columns of the table against each other, coloured by what is predicted."""

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.data.table import Column, Table
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.axes import number_text
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.legend_bar import LegendBar
from nnviz.ui.widgets.scatter_canvas import PlotColumn, ScatterCanvas
from nnviz.ui.widgets.words import Label, Words

MOST_POINTS = 4_000
JITTER = 0.22


class ScatterView(View):
    """Shows the table itself, not what the network makes of it: nothing is measured for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._target = ""
        self._rows = np.empty(0, np.int64)
        self.x = LabelledCombo(
            lambda: Words(self.tr("Across"), self.tr("The column along the horizontal axis")), self._names, self
        )
        self.y = LabelledCombo(
            lambda: Words(self.tr("Up"), self.tr("The column along the vertical axis")), self._names, self
        )
        self.color = LabelledCombo(
            lambda: Words(self.tr("Colour"), self.tr("The column that colours the dots")), self._names, self
        )
        self.canvas = ScatterCanvas(self)
        self.legend = LegendBar(self)
        self._facts_text = ""
        self._facts = Label(lambda: self._facts_text, "dim", self)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for combo in (self.x, self.y, self.color):
            row.addWidget(combo, 1)
            combo.chosen.connect(self._show)
        column.setSpacing(theme.GAP)
        column.addLayout(row)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        column.addWidget(self._facts)
        self.canvas.pointed.connect(self._point)
        self.canvas.left.connect(self._write_count)

    def show_table(self, table: Table | None, target: str) -> None:
        """Plot another table; chosen columns stay where it has them."""
        before, self._table, self._target = self._table, table, target
        if table is None:
            self._rows = np.empty(0, np.int64)
            return
        is_like = before is not None and before.names == table.names
        if not is_like:
            self._choose_usual(table)
        self._show()

    @property
    def facts(self) -> str:
        """The line under the plot."""
        return self._facts_text

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange) and self._table is not None:
            self._show()
        super().changeEvent(event)

    # ------------------------------------------------------------------ inside

    def _names(self) -> list[tuple[str, str]]:
        return [(name, name) for name in self._table.names] if self._table else []

    def _choose_usual(self, table: Table) -> None:
        """The first two columns of numbers that are not the target, coloured by the target."""
        others = sorted(
            (column for column in table.columns if column.name != self._target),
            key=lambda column: column.kind == "text",
        )
        names = [column.name for column in others] or list(table.names)
        for combo, name in ((self.x, names[0]), (self.y, names[min(1, len(names) - 1)]), (self.color, self._target)):
            combo.offer()
            combo.set_value(name)

    def _show(self) -> None:
        if self._table is None:
            return
        x, y = self._table.column(self.x.value), self._table.column(self.y.value)
        color = self._table.column(self.color.value)
        rows = np.flatnonzero(~(x.missing | y.missing))
        self._rows = rows[:: max(1, -(-len(rows) // MOST_POINTS))]
        self.canvas.show_columns(_plotted(x, self._rows, 0), _plotted(y, self._rows, 1), self._colors(color))
        self._write_count()

    def _colors(self, column: Column) -> np.ndarray:
        """Class colours for words and few values, the diverging scale for all others; grey where it is missing."""
        colors, values = theme.colors(), column.values[self._rows].astype(np.float64)
        missing = column.missing[self._rows]
        few = column.few
        if few is not None and (column.kind == "text" or column.is_whole) and len(few) <= len(colors.classes):
            palette = theme.packed(theme.class_rgb(colors))
            shown = palette[np.searchsorted(np.asarray(few), np.where(missing, few[0] if few else 0, values))]
            names = column.categories if column.kind == "text" else ()
            self.legend.show_classes(tuple(names[int(v)] if names else number_text(v) for v in few))
        else:
            known = values[~missing]
            low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
            lut = theme.diverging_lut(colors)
            place = np.where(missing, 0, (values - low) / ((high - low) or 1.0) * (len(lut) - 1))
            shown = lut[np.clip(place, 0, len(lut) - 1).astype(np.int64)]
            self.legend.show_scale(number_text(low), number_text((low + high) / 2), number_text(high))
        result: np.ndarray = np.where(missing, theme.packed(theme.rgb_of(colors.missing)), shown)
        return result

    def _point(self, x: float, y: float) -> None:
        found = self.canvas.nearest(x, y)
        if found is None or self._table is None:
            self._write_count()
            return
        row = int(self._rows[found])
        names = dict.fromkeys((self.x.value, self.y.value, self.color.value))
        cells = [f"{name} = {_cell(self._table.column(name), row)}" for name in names]
        self._say(self.tr("Row {0}: {1}").format(f"{row + 1:,}", ", ".join(cells)))

    def _write_count(self) -> None:
        total = self._table.rows if self._table else 0
        text = self.tr("{0} of {1} rows are shown")
        self._say(text.format(f"{len(self._rows):,}", f"{total:,}"))

    def _say(self, text: str) -> None:
        self._facts_text = text
        self._facts.retranslate()


def _plotted(column: Column, rows: np.ndarray, axis: int) -> PlotColumn:
    """The values of some rows; words lie a little beside each other, always in the same way."""
    values = column.values[rows].astype(np.float64)
    if column.kind == "text":
        return PlotColumn(column.name, values + _jitter(rows, axis), column.categories)
    return PlotColumn(column.name, values)


def _jitter(rows: np.ndarray, axis: int) -> np.ndarray:
    """An offset for each row that looks random and never changes."""
    result: np.ndarray = JITTER * (2 * ((rows + 1) * (0.754877666, 0.569840291)[axis] % 1) - 1)
    return result


def _cell(column: Column, row: int) -> str:
    value = column.cell(row)
    return "?" if value is None else value if isinstance(value, str) else number_text(value)
