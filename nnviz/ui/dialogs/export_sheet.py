"""The sheet that offers the ways to hand a network on, each with a sentence, and tells what was written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QRadioButton, QVBoxLayout, QWidget

from nnviz.export import EXPORTS
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.words import Label, Translated, Words, say

WIDTH = 520
INDENT = 24


class ExportSheet(Translated, QWidget):
    """``chosen`` carries the key of the target that was chosen, ``dismissed`` says that nothing is wanted."""

    chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setMinimumWidth(WIDTH)
        self.targets: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_SMALL)
        for entry in EXPORTS.entries():
            layout.addLayout(self._row(entry.key, entry.help))
        self._make_foot(layout)
        next(iter(self.targets.values())).setChecked(True)
        self.retranslate()
        self.show_ready()

    @property
    def target(self) -> str:
        """The key of the target that is marked."""
        return next(key for key, button in self.targets.items() if button.isChecked())

    @property
    def told(self) -> str:
        """The sentence about the last export."""
        return self._told

    def show_ready(self) -> None:
        """Nothing was asked yet."""
        self._tell("", "dim")

    def show_start(self) -> None:
        """The files are being made."""
        self.bar.setValue(0)
        self._tell(self.tr("Writing …"), "dim", is_busy=True)

    def show_progress(self, share: float) -> None:
        """So much is done."""
        self.bar.setValue(round(100 * share))

    def show_written(self, files: Sequence[Path]) -> None:
        """The files are there."""
        names = self.tr(" and ").join(path.name for path in files)
        self._tell(self.tr("Written: {0} in {1}").format(names, files[0].parent), "value")

    def show_problem(self, message: str) -> None:
        """It did not work."""
        self._tell(message, "problem")

    # ------------------------------------------------------------------ inside

    def _row(self, key: str, sentence: str) -> QVBoxLayout:
        button = QRadioButton(self)
        self._group.addButton(button)
        self.targets[key] = button
        line = Label(lambda: catalogue(sentence), "dim", self)
        line.setWordWrap(True)
        line.setIndent(INDENT)
        row = QVBoxLayout()
        row.setSpacing(0)
        row.addWidget(button)
        row.addWidget(line)
        button.toggled.connect(self.show_ready)
        return row

    def _make_foot(self, layout: QVBoxLayout) -> None:
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self._result = Label(lambda: self._told, "dim", self)
        self._result.setWordWrap(True)
        self._result.setMinimumHeight(2 * self._result.fontMetrics().lineSpacing())
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cancel_button = TextButton(lambda: Words(self.tr("Close"), self.tr("Close this card (Escape)")), self)
        self.export_button = TextButton(
            lambda: Words(self.tr("Export…"), self.tr("Choose where the files go")), self, role="primary"
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.export_button)
        layout.addSpacing(theme.GAP_SMALL)
        layout.addWidget(self.bar)
        layout.addWidget(self._result)
        layout.addLayout(foot)
        self.export_button.clicked.connect(lambda: self.chosen.emit(self.target))
        self.cancel_button.clicked.connect(self.dismissed)

    def retranslate(self) -> None:
        for entry in EXPORTS.entries():
            button = self.targets[entry.key]
            button.setText(catalogue(entry.label))
            say(button, Words(catalogue(entry.label), catalogue(entry.help)))

    def _tell(self, text: str, role: str, *, is_busy: bool = False) -> None:
        self._told = text
        self._result.setProperty("role", role)
        self._result.style().polish(self._result)
        self._result.retranslate()
        self.bar.setVisible(is_busy)
        self.export_button.setEnabled(not is_busy)
