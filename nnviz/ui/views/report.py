"""The classification report: precision, recall, F1 and support of each class; for values MAE, RMSE and R squared."""

import math

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.occasional import Occasional
from nnviz.ui.views.table_parts import CopyButton, TableArea
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.text_table import TextRow, TextTable
from nnviz.ui.widgets.words import Words

PERIOD_S = 1.0
SUPPORT = 4


class ReportView(View):
    """Reads a whole part of the data for each answer: so it asks about once a second, and not at all when hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built: Built | None = None
        self._scores: np.ndarray | None = None
        self._due = Occasional(PERIOD_S)
        self.table = TextTable(1, self)
        self.parts = Segmented(
            lambda: Words(self.tr("Part of the data"), self.tr("Which samples are judged")),
            lambda: [
                ("test", Words(self.tr("Test"), self.tr("Samples that the network never saw"))),
                ("train", Words(self.tr("Training"), self.tr("Samples that the network learns from"))),
            ],
            self,
        )
        self.parts.set_value("test")
        self.copy = CopyButton(self.table, self)
        self._line = QLabel(self)
        self._line.setProperty("role", "dim")
        self._line.setWordWrap(True)
        self._lay_out()
        self.parts.chosen.connect(self._choose)
        self.retranslate()

    def requests(self) -> frozenset[Request]:
        return frozenset([self._request()]) if self._is_judged() and self._due.is_wanted else frozenset()

    def show_built(self, built: Built) -> None:
        before, self._built = self._built, built
        if before is None or built.impact == "rebuild" or before.data.classes != built.data.classes:
            self._scores = None
        self._due.hurry()
        self._write()
        self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(self._request())
        if reading is not None and self._fits(reading):
            self._scores = reading
            self._write()
        if self._due.look_at(snapshot, reading is not None):
            self.requests_changed.emit()

    def showEvent(self, event: object) -> None:
        self._due.hurry()
        super().showEvent(event)

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.parts)
        head.addStretch(1)
        head.addWidget(self.copy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(TableArea(self.table, self), 1)
        column.addWidget(self._line)

    def _request(self) -> Request:
        return Request("report", (0, self.parts.value))

    def _is_judged(self) -> bool:
        return self._built is not None and len(self._built.networks) == 1

    def _is_regression(self) -> bool:
        return self._built is not None and self._built.data.task == "regression"

    def _fits(self, scores: np.ndarray) -> bool:
        """Whether a reading is of the experiment on the screen."""
        if self._built is None:
            return False
        return scores.shape == ((4,) if self._is_regression() else (len(self._built.data.classes) + 2, SUPPORT + 1))

    def _choose(self, _part: str) -> None:
        self._scores = None
        self._due.hurry()
        self._write()
        self.requests_changed.emit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Report"))
        self.table.setAccessibleName(self.tr("Report"))
        self._write()

    def _write(self) -> None:
        if self._built is None:
            return
        if not self._is_judged():
            self.table.show_rows((), ())
            self._line.setText(self.tr("Networks that make samples have no right answers to be judged by."))
            return
        if self._is_regression():
            self._write_values()
        else:
            self._write_classes(self._built.data.classes)
        self._line.setText(self._footing())

    def _write_values(self) -> None:
        names = (
            self.tr("MAE (mean absolute error)"),
            self.tr("RMSE (root of the mean squared error)"),
            self.tr("R² (share of the variance explained)"),
        )
        scores = [math.nan] * len(names) if self._scores is None else self._scores.tolist()
        rows = [TextRow((name, _text(score, 4))) for name, score in zip(names, scores, strict=False)]
        self.table.show_rows((self.tr("Score"), self.tr("Value")), rows)

    def _write_classes(self, classes: tuple[str, ...]) -> None:
        names = (*classes, self.tr("Mean of the classes (macro)"), self.tr("Mean by support (weighted)"))
        scores = np.full((len(names), SUPPORT + 1), np.nan) if self._scores is None else self._scores
        rows = [
            TextRow(
                (name, *(_text(score, 3) for score in line[:SUPPORT]), _count(line[SUPPORT])),
                bar=float(line[2]) if number < len(classes) and math.isfinite(line[2]) else None,
                is_strong=number >= len(classes),
            )
            for number, (name, line) in enumerate(zip(names, scores.tolist(), strict=True))
        ]
        columns = (
            self.tr("Class"),
            self.tr("Precision"),
            self.tr("Recall"),
            self.tr("F1"),
            self.tr("ROC area"),
            self.tr("Support"),
        )
        self.table.show_rows(columns, rows)

    def _footing(self) -> str:
        if self._built is None or self._scores is None:
            return self.tr("Being measured…")
        data, scores = self._built.data, self._scores
        seen = int(scores[-1] if self._is_regression() else scores[-1, SUPPORT])
        total = data.test_count if self.parts.value == "test" else data.train_count
        words = self.tr("{0} of {1} samples").format(f"{seen:,}", f"{total:,}")
        if self._is_regression():
            return words
        accuracy = _text(100 * float(scores[-1, 1]), 1)
        return self.tr("Accuracy {0} %").format(accuracy) + " · " + words


def _text(value: float, decimals: int) -> str:
    return fixed_text(value, decimals) if math.isfinite(value) else "–"


def _count(value: float) -> str:
    return f"{int(value):,}" if math.isfinite(value) else "–"
