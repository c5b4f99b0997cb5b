"""The sheet between a file and an experiment: how it was read, what it holds, what is predicted from what."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nnviz.data import DataError
from nnviz.data.table import Column
from nnviz.data.table_choice import TableChoice, TableFacts, choice_facts, suggest_task
from nnviz.data.table_format import ENCODINGS, SEPARATORS, TableFormat
from nnviz.data.table_reading import Reading
from nnviz.ui import theme
from nnviz.ui.dialogs.sheet import Sheet
from nnviz.ui.sentences import sentence
from nnviz.ui.widgets.buttons import TextButton, Toggle
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.table_model import TableModel
from nnviz.ui.widgets.words import Label, Words, say

SIZE = QSize(860, 560)
PREVIEW_ROWS = 100
LIST_WIDTH = 250


class TableSheet(Sheet):
    """``format_changed`` asks to read the file in another way, ``accepted`` carries the TableChoice to train on."""

    format_changed = Signal(object)
    accepted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._reading: Reading | None = None
        self._choice: TableChoice | None = None
        self._facts: TableFacts | None = None
        self._is_whole = False
        self._make_format_row()
        self._make_choice()
        self._make_foot()
        self._lay_out()
        self._connect()
        self.retranslate()

    # ------------------------------------------------------------------ what its owner calls

    def show_start(self, source: str) -> None:
        """A file is about to be read."""
        self._source, self._reading, self._choice, self._facts = source, None, None, None
        self._problem, self._is_whole = "", False
        self.bar.setValue(0)
        self._show_all()

    def show_reading(self, reading: Reading, choice: TableChoice, *, is_whole: bool) -> None:
        """The table, or its first rows while the rest is being read; a choice made meanwhile stays where it fits."""
        former = self._choice
        names = {*reading.table.names}
        is_kept = former is not None and former.target in names and {*former.columns} <= names and self._is_touched
        self._reading, self._is_whole = reading, is_whole
        self._choice = former if is_kept else choice
        self._problem = ""
        self._show_all()

    def show_problem(self, sentence: str) -> None:
        """The file cannot be read so."""
        self._problem, self._reading, self._choice, self._facts = sentence, None, None, None
        self._is_whole = True
        self._show_all()

    @property
    def choice(self) -> TableChoice | None:
        """What is chosen now."""
        return self._choice

    def retranslate(self) -> None:
        tip = self.tr("Checked columns are inputs of the network")
        say(self.columns, Words(self.tr("From these columns"), tip))
        say(self.preview, Words(self.tr("Preview"), self.tr("The first rows as they were read; the target is tinted")))
        say(self.bar, Words(self.tr("Progress"), self.tr("How much of the file has been read")))
        if self._reading is not None:
            self._show_choice()

    # ------------------------------------------------------------------ widgets

    def _make_format_row(self) -> None:
        self._title = Label(self._title_text, "value", self)
        self._title.setWordWrap(True)
        self.separator = LabelledCombo(
            lambda: Words(self.tr("Separator"), self.tr("The sign between two values")),
            lambda: [(sign, self.tr("Tab") if sign == "\t" else sign) for sign in SEPARATORS],
            self,
        )
        self.decimal = LabelledCombo(
            lambda: Words(self.tr("Decimal sign"), self.tr("The sign before the fraction of a number")),
            lambda: [(".", "1.5"), (",", "1,5")],
            self,
        )
        self.encoding = LabelledCombo(
            lambda: Words(self.tr("Encoding"), self.tr("How the file's bytes stand for letters")),
            lambda: [(name, name.upper()) for name in ENCODINGS],
            self,
        )
        self.header = Toggle(
            lambda: Words(self.tr("First row is a header"), self.tr("The first row names the columns")), self
        )

    def _make_choice(self) -> None:
        self.target = LabelledCombo(
            lambda: Words(self.tr("Predict"), self.tr("The target: the column that the network learns to predict")),
            self._target_choices,
            self,
        )
        self.task = Segmented(
            lambda: Words(self.tr("As"), self.tr("What kind of answer is wanted")),
            lambda: [
                ("binary", Words(self.tr("Two classes"), self.tr("One of two: binary classification"))),
                ("classes", Words(self.tr("Classes"), self.tr("One of several: classification"))),
                ("regression", Words(self.tr("Value"), self.tr("A number: regression"))),
            ],
            self,
        )
        self.missing = Segmented(
            lambda: Words(self.tr("Missing values"), self.tr("What becomes of rows with gaps")),
            lambda: [
                ("drop", Words(self.tr("Drop rows"), self.tr("Leave out every row that lacks a value"))),
                ("fill", Words(self.tr("Fill"), self.tr("Numbers get the median of their column, words none"))),
            ],
            self,
        )
        self._from = Label(lambda: self.tr("From these columns"), "dim", self)
        self._gaps = Label(self._gaps_text, "dim", self)
        self.columns = QListWidget(self)
        self.columns.setUniformItemSizes(True)
        self.model = TableModel(self, most_rows=PREVIEW_ROWS)
        self.preview = QTableView(self)
        self.preview.setModel(self.model)
        self.preview.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.preview.setWordWrap(False)
        self.preview.verticalHeader().setDefaultSectionSize(24)
        self.preview.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _make_foot(self) -> None:
        self._notes = Label(self._notes_text, "dim", self)
        self._summary = Label(self._summary_text, "", self)
        self._trouble = Label(lambda: self._problem, "problem", self)
        for label in (self._notes, self._summary, self._trouble):
            label.setWordWrap(True)
        self.train_button = TextButton(
            lambda: Words(self.tr("Train"), self.tr("Make a network for this table and start to train it")),
            self,
            role="primary",
        )
        self.cancel_button = TextButton(
            lambda: Words(self.tr("Cancel"), self.tr("Read no further and keep what was open")), self
        )

    def _lay_out(self) -> None:
        form, side, middle, foot = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget in (self.separator, self.decimal, self.encoding):
            form.addWidget(widget)
        form.addWidget(self.header, 0, Qt.AlignmentFlag.AlignBottom)
        form.addStretch(1)
        side.setSpacing(theme.GAP_SMALL)
        for widget in (self.target, self.task, self._from, self.columns, self._gaps, self.missing):
            side.addWidget(widget, 1 if widget is self.columns else 0)
        holder = QWidget(self)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(LIST_WIDTH)
        middle.setSpacing(theme.GAP_LARGE)
        middle.addWidget(holder)
        middle.addWidget(self.preview, 1)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.train_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._title)
        layout.addLayout(form)
        layout.addLayout(middle, 1)
        layout.addWidget(self._notes)
        layout.addWidget(self.bar)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._is_touched = False
        for combo in (self.separator, self.decimal, self.encoding):
            combo.chosen.connect(self._ask_again)
        self.header.toggled.connect(self._ask_again)
        self.target.chosen.connect(self._choose_target)
        self.task.chosen.connect(lambda task: self._choose(task=task))
        self.missing.chosen.connect(lambda rule: self._choose(missing=rule))
        self.columns.itemChanged.connect(self._choose_columns)
        self.train_button.clicked.connect(self._accept)
        self.cancel_button.clicked.connect(self.dismissed)

    # ------------------------------------------------------------------ what the user does

    def _ask_again(self) -> None:
        self._is_touched = False
        form = TableFormat(self.separator.value, self.header.isChecked(), self.decimal.value, self.encoding.value)
        self.format_changed.emit(form)

    def _choose_target(self, name: str) -> None:
        if self._reading is None or self._choice is None:
            return
        others = [column for column in (*self._choice.columns, self._choice.target) if column != name]
        table = self._reading.table
        kept = tuple(column for column in table.names if column in others)
        self._choose(target=name, columns=kept, task=suggest_task(table.column(name)))

    def _choose_columns(self, _item: QListWidgetItem) -> None:
        items = [self.columns.item(row) for row in range(self.columns.count())]
        checked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        self._choose(columns=tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in checked))

    def _choose(self, **changes: object) -> None:
        if self._choice is not None:
            self._is_touched = True
            self._choice = replace(self._choice, **changes)  # type: ignore[arg-type]  # callers name real fields
            self._show_choice()

    def _accept(self) -> None:
        if self._choice is not None and self._facts is not None and self._is_whole:
            self._is_touched = False
            self.accepted.emit(self._choice)

    # ------------------------------------------------------------------ showing

    def _show_all(self) -> None:
        reading = self._reading
        if reading is not None:
            form = reading.format
            self.separator.set_value(form.separator)
            self.decimal.set_value(form.decimal)
            self.encoding.set_value(form.encoding)
            self.header.set_value(form.has_header)
        self.target.offer()
        self.bar.setVisible(not self._is_whole)
        self._title.retranslate()
        self._notes.retranslate()
        self._notes.setVisible(bool(self._notes.text()))
        self._show_choice()

    def _show_choice(self) -> None:
        """Mirror the choice everywhere, and say what it comes to."""
        choice, reading = self._choice, self._reading
        is_there = choice is not None and reading is not None
        for widget in (self.target, self.task, self.missing, self.columns, self.preview, self._from):
            widget.setEnabled(is_there)
        self._facts = None
        if choice is not None and reading is not None:
            self.target.set_value(choice.target)
            self.task.set_value(choice.task)
            self.missing.set_value(choice.missing)
            self._show_columns(reading.table.columns, choice)
            self.model.show_table(reading.table, choice.target)
            try:
                self._facts, self._problem = choice_facts(reading.table, choice), ""
            except DataError as error:
                self._problem = sentence(str(error)) if self._is_whole else ""
        else:
            self.columns.clear()
            self.model.show_table(None)
        self._gaps.retranslate()
        self._summary.retranslate()
        self._trouble.retranslate()
        self._trouble.setVisible(bool(self._problem))
        self._summary.setVisible(not self._problem)
        self.train_button.setEnabled(self._facts is not None and self._is_whole)

    def _show_columns(self, columns: Sequence[Column], choice: TableChoice) -> None:
        self.columns.blockSignals(True)
        self.columns.clear()
        for column in columns:
            if column.name == choice.target:
                continue
            item = QListWidgetItem(self._column_text(column))
            item.setData(Qt.ItemDataRole.UserRole, column.name)
            is_on = column.name in choice.columns
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            item.setToolTip(item.text())
            self.columns.addItem(item)
        self.columns.blockSignals(False)

    # ------------------------------------------------------------------ words

    def _target_choices(self) -> list[tuple[str, str]]:
        return [(name, name) for name in self._reading.table.names] if self._reading else []

    def _title_text(self) -> str:
        if self._reading is None or not self._is_whole:
            return self.tr("Reading {0} …").format(self._source) if not self._problem else self._source
        table = self._reading.table
        return self.tr("{0}: {1} rows, {2} columns").format(self._source, f"{table.rows:,}", len(table.columns))

    def _column_text(self, column: Column) -> str:
        if column.kind == "number":
            text = self.tr("{0} · number").format(column.name)
        else:
            text = self.tr("{0} · {1} words, an input each").format(column.name, len(column.categories))
        return self.tr("{0} · {1} missing").format(text, f"{column.missing_count:,}") if column.missing_count else text

    def _gaps_text(self) -> str:
        if self._facts is None:
            return self.tr("Missing values")
        return self.tr("Missing values: {0} rows left out").format(f"{self._facts.dropped:,}")

    def _notes_text(self) -> str:
        return "\n".join(map(sentence, self._reading.notes[:3])) if self._reading else ""

    def _summary_text(self) -> str:
        facts = self._facts
        if facts is None or not self._is_whole:
            return ""
        if facts.classes:
            text = self.tr("{0} rows, {1} inputs, {2} classes")
            return text.format(f"{facts.rows:,}", len(facts.inputs), len(facts.classes))
        return self.tr("{0} rows, {1} inputs, one value").format(f"{facts.rows:,}", len(facts.inputs))
