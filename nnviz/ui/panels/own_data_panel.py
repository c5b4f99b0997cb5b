"""The user's own data in the left column: open it, choose what is learned from it, keep it in the file or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nnviz.data.own_sets import PICTURES_KIND, is_own
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.panels.base import Panel
from nnviz.ui.widgets.buttons import TextButton, Toggle
from nnviz.ui.widgets.words import Label, Words


class OwnDataPanel(Panel):
    """Says what the user wants; ``OwnTables`` and ``OwnPictures`` do it. ``keep_changed`` carries the new choice."""

    open_asked = Signal()
    choice_asked = Signal()
    keep_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, is_pictures: bool = False) -> None:
        super().__init__(parent)
        self._is_pictures = is_pictures
        self._size = 0
        self._samples = 0
        self._facts = Label(self._facts_text, "dim", self)
        self.open_button = TextButton(self._open_words, self)
        self.choice_button = TextButton(
            lambda: Words(self.tr("Columns…"), self.tr("Choose the target and the columns to predict from")), self
        )
        self.keep = Toggle(self._keep_words, self)
        layout, buttons = QVBoxLayout(self), QGridLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_SMALL)
        layout.addWidget(Label(self._heading_text, "heading", self))
        layout.addWidget(self._facts)
        buttons.addWidget(self.open_button, 0, 0, 1, 2)
        buttons.addWidget(self.choice_button, 1, 0, 1, 2)
        layout.addLayout(buttons)
        layout.addWidget(self.keep)
        self.open_button.clicked.connect(self.open_asked)
        self.choice_button.clicked.connect(self.choice_asked)
        self.keep.toggled.connect(self.keep_changed)

    def show_spec(self, spec: ExperimentSpec) -> None:
        is_here = is_own(spec.data.kind) and (spec.data.kind == PICTURES_KIND) == self._is_pictures
        self._samples = int(spec.data.settings.get("samples", 0)) if is_here else 0
        self.choice_button.setVisible(is_here and not self._is_pictures)
        self.keep.setVisible(is_here)
        self._facts.setVisible(is_here)
        self._facts.retranslate()

    def show_kept(self, is_kept: bool, size: int) -> None:
        """Whether saving puts the data, of so many bytes, into the file."""
        self._size = size
        self.keep.set_value(is_kept)
        self.keep.retranslate()

    def _heading_text(self) -> str:
        return self.tr("Your pictures") if self._is_pictures else self.tr("Your table")

    def _facts_text(self) -> str:
        return self.tr("{0} samples").format(f"{self._samples:,}")

    def _open_words(self) -> Words:
        if self._is_pictures:
            tip = self.tr("A folder with one folder in it for each class; or drop it on the window")
            return Words(self.tr("Open pictures…"), tip)
        tip = self.tr("CSV, TSV, Excel or Parquet; or drop a file on the window, or paste a table")
        return Words(self.tr("Open table…"), tip)

    def _keep_words(self) -> Words:
        tip = self.tr("Saving puts the data itself into the file; without it, it has to be chosen again on opening")
        return Words(self.tr("Keep in the file ({0})").format(size_text(self._size)), tip)


def size_text(size: int) -> str:
    """So many bytes in words."""
    return f"{max(1, round(size / 1e3))} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"
