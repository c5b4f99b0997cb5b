"""Own tables: a file, a drop or the clipboard becomes an experiment, by way of the sheet."""

from collections.abc import Callable
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nnviz.data import DataError
from nnviz.data.own_sets import TABLE_KINDS, table_settings
from nnviz.data.table import Table
from nnviz.data.table_choice import TableChoice, choice_from, suggest
from nnviz.data.table_extras import EXCEL, PARQUET, TEXT, read_any_table
from nnviz.data.table_format import HEAD_BYTES, TableFormat, format_from
from nnviz.data.table_reading import Reading, read_table, read_table_text
from nnviz.runtime.job import Tell
from nnviz.session.session import Session
from nnviz.spec.edits import Edit
from nnviz.spec.own_edits import set_own_data
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui.benches.base import Workbench
from nnviz.ui.errors import show_file_problem
from nnviz.ui.job_watch import JobWatch
from nnviz.ui.panels.table_panel import TableEdit
from nnviz.ui.sentences import sentence
from nnviz.ui.widgets.card import Card, open_over
from nnviz.ui.widgets.words import Words

if TYPE_CHECKING:
    from nnviz.ui.benches.tables import TablesWorkbench
    from nnviz.ui.dialogs.table_sheet import TableSheet

SUFFIXES = (*TEXT, *EXCEL, *PARQUET)

LAB = "tables"

Read = Callable[[TableFormat | None, Tell], Reading]


class OwnTables(QObject):
    """Serves one window; ``area`` is where the sheet is laid over, ``go_to_lab`` brings another lab's document."""

    def __init__(self, session: Session, window: QWidget, area: QWidget, go_to_lab: Callable[[str], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._area = session, window, area
        self._go_to_lab = go_to_lab
        self.watch = JobWatch(self)
        self._source = ""
        self._read: Read | None = None
        self._reading: Reading | None = None

    @cached_property
    def sheet(self) -> "TableSheet":
        """The sheet; made when it is needed first."""
        from nnviz.ui.dialogs.table_sheet import TableSheet

        sheet = TableSheet(self._window)
        sheet.format_changed.connect(self._read_again)
        sheet.accepted.connect(self._train)
        self.watch.progressed.connect(sheet.show_progress)
        self.watch.finished.connect(self._show_whole)
        self.watch.failed.connect(lambda message: sheet.show_problem(sentence(message)))
        return sheet

    @cached_property
    def card(self) -> Card:
        """What the sheet lies on."""
        card = Card(lambda: Words(self.tr("Your table"), ""), self.sheet, self._window)
        self.sheet.dismissed.connect(card.dismiss)
        card.closed.connect(self.watch.cancel)
        return card

    def join(self, bench: Workbench) -> None:
        """Serve the panel of a workbench of tables."""
        if bench.lab.arrangement != "tables":
            return
        bench.own_data.open_asked.connect(self.open)
        bench.own_data.choice_asked.connect(self.change_choice)
        bench.table_wanted.connect(partial(self._bring_table, bench))
        bench.table.table_edited.connect(partial(self._edit_table, bench))

    def open(self) -> None:
        """Ask for a file."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a table"), "", self._filter())
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file and show the sheet; its first rows at once."""
        self._begin(path.name, lambda form, tell: read_any_table(path, form, tell))
        head = first_rows(path)
        if head is not None:
            self.sheet.show_reading(head, suggest(head.table), is_whole=False)

    def paste(self) -> bool:
        """Read the table that the clipboard holds; False when it holds no text."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            return False
        self._begin(self.tr("Pasted table"), lambda form, tell: read_table_text(text, form))
        return True

    def change_choice(self) -> None:
        """Show the sheet again for the table that the experiment learns from."""
        data, spec = self._session.own_data, self._session.spec
        if not isinstance(data, Table):
            return
        settings = spec.data.settings
        self._source = str(settings["source"])
        self._read = None
        form = format_from(str(settings["reading"])) or TableFormat()
        self._reading = Reading(data, form)
        self.sheet.show_start(self._source)
        task = next(task for task, kind in TABLE_KINDS.items() if kind == spec.data.kind)
        self.sheet.show_reading(self._reading, choice_from(settings, task), is_whole=True)
        open_over(self.card, self._area)

    def find_missing(self, spec: ExperimentSpec, again: Callable[[], bool]) -> None:
        """A file was saved without its table: ask for it, look whether it is the same, and open the file again."""
        source = str(spec.data.settings["source"])
        button = QMessageBox.StandardButton
        question = self.tr("“{0}” was saved without its data. Choose the file “{1}” again?").format(spec.name, source)
        if (
            QMessageBox.question(
                self._window, self.tr("The data is missing"), question, button.Open | button.Cancel, button.Open
            )
            != button.Open
        ):
            return
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a table"), source, self._filter())
        if not name:
            return
        form = format_from(str(spec.data.settings["reading"]))
        watch = JobWatch(self)
        watch.finished.connect(partial(self._take_missing, spec, again))
        watch.failed.connect(lambda message: show_file_problem(self._window, sentence(message)))
        watch.run(lambda tell: read_any_table(Path(name), form, tell))

    # ------------------------------------------------------------------ inside

    def _bring_table(self, bench: "TablesWorkbench") -> None:
        data = self._session.own_data
        table = data if isinstance(data, Table) else None
        bench.show_own_table(table, str(self._session.spec.data.settings.get("target", "")))

    def _edit_table(self, bench: "TablesWorkbench", edit: TableEdit) -> None:
        """Learn from the changed table from now on; the same choice stands."""
        data = self._session.spec.data
        task = next(task for task, kind in TABLE_KINDS.items() if kind == data.kind)
        source, reading = str(data.settings["source"]), str(data.settings["reading"])
        try:
            settings = table_settings(edit.table, choice_from(data.settings, task), source, reading)
        except DataError as error:
            bench.table.show_refusal(sentence(str(error)))
            return
        self._session.own.add(edit.table)
        self._session.edit(Edit(edit.name, lambda spec: set_own_data(spec, data.kind, settings)))

    def _begin(self, source: str, read: Read) -> None:
        self._source, self._read, self._reading = source, read, None
        self.sheet.show_start(source)
        self._run(None)
        open_over(self.card, self._area)

    def _read_again(self, form: TableFormat) -> None:
        if self._read is not None:
            self.sheet.show_start(self._source)
            self._run(form)

    def _run(self, form: TableFormat | None) -> None:
        read = self._read
        assert read is not None
        self.card.show_shadow(is_shown=False)
        self.watch.run(lambda tell: looked_through(read(form, tell)))

    def _show_whole(self, found: tuple[Reading, TableChoice]) -> None:
        self._reading, choice = found
        self.card.show_shadow(is_shown=True)
        self.sheet.show_reading(self._reading, choice, is_whole=True)
        self.sheet.train_button.setFocus()

    def _train(self, choice: TableChoice) -> None:
        """Adopt the table as an edit like any other, and play."""
        if self._reading is None:
            return
        table, reading = self._reading.table, self._reading.format.text()
        try:
            settings = table_settings(table, choice, self._source, reading)
        except DataError as error:
            self.sheet.show_problem(str(error))
            return
        self.card.dismiss()
        self._session.own.add(table)
        self._go_to_lab(LAB)
        kind = TABLE_KINDS[choice.task]
        self._session.edit(Edit(self.tr("Open table"), lambda spec: set_own_data(spec, kind, settings)))
        self._session.play()

    def _take_missing(self, spec: ExperimentSpec, again: Callable[[], bool], reading: Reading) -> None:
        if reading.table.id != spec.data.settings["content"]:
            message = self.tr("This file holds another table than “{0}” was saved with. Choose the file that it was.")
            show_file_problem(self._window, message.format(spec.name))
            return
        self._session.own.add(reading.table)
        again()

    def _filter(self) -> str:
        return self.tr("Tables ({0})").format(" ".join(f"*{suffix}" for suffix in SUFFIXES))


def looked_through(reading: Reading) -> tuple[Reading, TableChoice]:
    """A reading with a first choice; what is slow for large tables is computed here, beside the window."""
    table = reading.table
    for column in table.columns:
        _ = (column.missing_count, column.few, column.is_whole)
    _ = table.id
    return reading, suggest(table)


def first_rows(path: Path) -> Reading | None:
    """What stands in the beginning of a text file, or None when that cannot be told."""
    if path.suffix.casefold() in (*EXCEL, *PARQUET) or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        content = head[: head.rfind(b"\n") + 1] if len(head) == HEAD_BYTES else head
        return read_table(BytesIO(content), len(content))
    except (OSError, DataError):
        return None
