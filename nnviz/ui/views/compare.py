"""Kept runs beside the live one: what they answer on the same scale, their scores, and the settings that differ."""

import time
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.runtime.answers import answer_request
from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.kept_runs import KeptRun
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.run_words import differences, run_color, run_name, run_title
from nnviz.ui.views.answer_picture import AnswerPicture
from nnviz.ui.views.base import View
from nnviz.ui.views.curve_families import tabs_of
from nnviz.ui.views.curves import value_text
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.words import RESTYLED, Words

TEXT_PERIOD_S = 0.25
SIDES_PX = {1: 240, 2: 240, 3: 220, 4: 190, 5: 168, 6: 148, 7: 132}
"""The side of a picture by the number of runs."""

SMALLEST_WITH_POINTS = 168
CROSS_PX = 10
NAME_ROW, PICTURE_ROW, FIRST_ROW = 0, 1, 2


class CompareView(View):
    """A column for each run, the live one last. ``removed`` carries the name of a kept run whose cross was pressed.

    Nothing is made while it is hidden.
    """

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[KeptRun, ...] = ()
        self._spec: ExperimentSpec | None = None
        self._built: Built | None = None
        self._snapshot: Snapshot | None = None
        self._live: AnswerPicture | None = None
        self._scores: dict[str, list[QLabel]] = {}
        self._are_shares: dict[str, bool] = {}
        self._written_s = 0.0
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget(self._area)
        body.setProperty("role", "scrolled")
        self._pages = QVBoxLayout(body)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._fill()

    def requests(self) -> frozenset[Request]:
        request = answer_request(self._built) if self._built else None
        return frozenset([request] if request else [])

    def show_spec(self, spec: ExperimentSpec) -> None:
        self._spec = spec
        self._fill_if_seen()

    def show_built(self, built: Built) -> None:
        self._built, self._snapshot = built, None
        self._fill_if_seen()

    def show_kept(self, kept: tuple[KeptRun, ...]) -> None:
        self._kept = kept
        self._fill_if_seen()

    def show_frame(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        for request in self.requests():
            if self._live is not None and request in snapshot.readings:
                self._live.show_answer(request.probe, snapshot.readings[request])
        if not snapshot.is_playing or time.monotonic() - self._written_s >= TEXT_PERIOD_S:
            self._write_scores()

    def refresh(self) -> None:
        """Make the table anew: before it is opened."""
        self._fill()

    def sizeHint(self) -> QSize:
        inside = self._area.widget().sizeHint()
        return QSize(inside.width() + theme.GAP_LARGE, inside.height() + theme.GAP_SMALL)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, *RESTYLED):
            self._fill_if_seen()
        super().changeEvent(event)

    # ------------------------------------------------------------------ the table

    @property
    def runs(self) -> int:
        """The number of columns with runs."""
        return len(self._kept) + 1

    def texts(self, row: int) -> list[str]:
        """What stands in a row, from left to right: for tests and screen readers."""
        items = [self._grid.itemAtPosition(row, column) for column in range(self.runs + 1)]
        labels = [item.widget() for item in items if item is not None]
        return [label.text() for label in labels if isinstance(label, QLabel)]

    def _fill_if_seen(self) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        page = QWidget(self)
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.GAP_SMALL)
        self._live, self._scores = None, {}
        for column, run in enumerate(self._kept, start=1):
            self._grid.addWidget(self._head(run), NAME_ROW, column)
        self._grid.addWidget(self._label(self.tr("Now"), "value"), NAME_ROW, self.runs)
        self._add_pictures()
        row = self._add_scores(FIRST_ROW)
        row = self._add_settings(row)
        self._grid.setRowStretch(row, 1)
        self._grid.setColumnStretch(self.runs + 1, 1)
        if former := self._pages.takeAt(0):
            former.widget().hide()
            former.widget().deleteLater()  # never at once: Qt may be on its way through its parts
        self._pages.addWidget(page)
        self.updateGeometry()

    def _head(self, run: KeptRun) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        name = QLabel(f'<span style="color:{run_color(run).name()}">▬</span> <b>{run_name(run)}</b>', head)
        name.setToolTip(run_title(run))
        cross = IconButton("x", partial(self._cross_words, run), head, size_px=CROSS_PX)
        cross.setFixedSize(CROSS_PX + 8, CROSS_PX + 8)
        cross.clicked.connect(lambda: self.removed.emit(run.name))
        cross.setObjectName(run.name)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(cross)
        return head

    def _cross_words(self, run: KeptRun) -> Words:
        return Words(self.tr("Remove {0}").format(run_name(run)), self.tr("Forget this kept run"))

    def _add_pictures(self) -> None:
        """The answers of all runs in a row, where the present data have such a picture."""
        if self._built is None or not self.requests():
            return
        data, side = self._built.data, SIDES_PX[self.runs]
        for column, run in enumerate(self._kept, start=1):
            if run.probe == "" or (run.probe == "curve") == data.is_planar:
                self._grid.addWidget(self._label(self.tr("other data"), "dim"), PICTURE_ROW, column)
                continue
            picture = AnswerPicture(side, self)
            picture.show_scale(data)
            has_same_data = self._spec is not None and run.spec.data == self._spec.data
            picture.show_data(data if has_same_data and side >= SMALLEST_WITH_POINTS else None)
            picture.show_answer(run.probe, run.picture)
            self._grid.addWidget(picture, PICTURE_ROW, column)
        self._live = AnswerPicture(side, self)
        self._live.show_scale(data)
        self._live.show_data(data if side >= SMALLEST_WITH_POINTS else None)
        self._grid.addWidget(self._live, PICTURE_ROW, self.runs)
        if self._snapshot is not None:
            self.show_frame(self._snapshot)

    def _add_scores(self, row: int) -> int:
        """A row for each measure of the present experiment; the next free row."""
        if self._built is None:
            return row
        self._grid.addWidget(self._label(self.tr("Epoch"), "dim"), row, 0)
        self._scores["epoch"] = self._row_of_labels(row)
        tabs = tabs_of(self._built.networks[0].role, self._built.data.task != "regression")
        for tab in tabs:
            for line in tab.lines:
                row += 1
                name = f"{catalogue(tab.label)}, {catalogue(line.label)}"
                self._grid.addWidget(self._label(name, "dim"), row, 0)
                self._scores[line.series] = self._row_of_labels(row)
                self._are_shares[line.series] = tab.is_share
        self._write_scores()
        return row + 1

    def _row_of_labels(self, row: int) -> list[QLabel]:
        labels = [self._label("–", "") for _ in range(self.runs)]
        for column, label in enumerate(labels, start=1):
            self._grid.addWidget(label, row, column)
        return labels

    def _write_scores(self) -> None:
        """The scores of all runs; of the live one the newest."""
        self._written_s = time.monotonic()
        live = self._snapshot.scores if self._snapshot else {}
        epochs = [run.epoch for run in self._kept] + ([self._snapshot.epoch] if self._snapshot else [])
        for series, labels in self._scores.items():
            values = [run.scores.get(series) for run in self._kept] + [live.get(series)]
            is_share = self._are_shares.get(series, False)
            texts = [_text(value, is_share=is_share) for value in values]
            if series == "epoch":
                texts = [fixed_text(epoch, 1) for epoch in epochs]
            for label, text in zip(labels, texts, strict=False):
                label.setText(text)

    def _add_settings(self, row: int) -> int:
        """A row for each setting that is not the same in all runs; the next free row."""
        if self._spec is None:
            return row
        if not self._kept:
            self._add_sentence(row, self.tr("Keep a run, change something, and see both here."))
            return row + 1
        found = differences([*(run.spec for run in self._kept), self._spec])
        if not found:
            self._add_sentence(row, self.tr("All settings are the same."))
            return row + 1
        self._grid.setRowMinimumHeight(row, theme.GAP)
        for number, (name, values) in enumerate(found, start=row + 1):
            for column, text in enumerate((name, *values)):
                label = self._label(text, "" if column else "dim")
                label.setWordWrap(column > 0)
                self._grid.addWidget(label, number, column)
        return row + 1 + len(found)

    def _add_sentence(self, row: int, text: str) -> None:
        self._grid.addWidget(self._label(text, "dim"), row, 0, 1, self.runs + 1)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label


def _text(value: float | None, *, is_share: bool) -> str:
    if value is None:
        return "–"
    return f"{fixed_text(100 * value, 1)} %" if is_share else value_text(value)
