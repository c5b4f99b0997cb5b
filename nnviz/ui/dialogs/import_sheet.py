"""The sheet between a foreign file and an experiment: its layers, what was understood how, and the data to choose."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from nnviz.data import DATASETS
from nnviz.importing import ImportedNetwork
from nnviz.spec.shapes import summarise
from nnviz.ui import theme
from nnviz.ui.dialogs.sheet import Sheet
from nnviz.ui.i18n import catalogue
from nnviz.ui.sentences import sentence
from nnviz.ui.views.layer_facts import shape_text
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.words import Label, Words

SIZE = QSize(560, 420)


class ImportSheet(Sheet):
    """``accepted`` carries the key of the data set."""

    accepted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._network: ImportedNetwork | None = None
        self._fitting: Sequence[str] = ()
        self._make_widgets()
        self._lay_out()
        self.open_button.clicked.connect(lambda: self.accepted.emit(self.data.value))
        self.cancel_button.clicked.connect(self.dismissed)

    def show_start(self, source: str) -> None:
        """A file is about to be read."""
        self._source, self._problem, self._network, self._fitting = source, "", None, ()
        self.bar.setValue(0)
        self._show()

    def show_network(self, network: ImportedNetwork, fitting: Sequence[str]) -> None:
        """The file was understood; ``fitting`` are the data sets to choose from."""
        self._network, self._fitting = network, fitting
        self._show()
        self.data.set_value(fitting[0])

    def show_problem(self, message: str) -> None:
        """The file cannot be used."""
        self._problem, self._network = message, None
        self._show()

    # ------------------------------------------------------------------ inside

    def _make_widgets(self) -> None:
        self._title = Label(self._title_text, "value", self)
        self.layers = QListWidget(self)
        self.layers.setAccessibleName(self.tr("Layers"))
        self.layers.setToolTip(self.tr("The layers of the file, as they are here"))
        self._notes = Label(self._notes_text, "dim", self)
        self._trouble = Label(lambda: self._problem, "problem", self)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self._notes, self._trouble):
            label.setWordWrap(True)
        self.data = LabelledCombo(
            lambda: Words(self.tr("Data"), self.tr("The data sets that the network takes as it is")),
            lambda: [(key, catalogue(DATASETS.entry(key).label)) for key in self._fitting],
            self,
        )
        self.open_button = TextButton(
            lambda: Words(self.tr("Open"), self.tr("Make an experiment of this network, with its weights")),
            self,
            role="primary",
        )
        self.cancel_button = TextButton(lambda: Words(self.tr("Cancel"), self.tr("Keep what was open")), self)

    def _lay_out(self) -> None:
        foot, layout = QHBoxLayout(), QVBoxLayout(self)
        foot.addWidget(self.data)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.open_button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._title)
        layout.addWidget(self._trouble, 1)
        layout.addWidget(self.layers, 1)
        layout.addWidget(self._notes)
        layout.addWidget(self.bar)
        layout.addLayout(foot)

    def _show(self) -> None:
        network = self._network
        self.layers.clear()
        if network is not None:
            lines = summarise(network.layers, network.input_shape)
            self.layers.addItems(
                [
                    f"{line.id}: {catalogue(line.label)} → {shape_text(line.output_shape)}, {line.parameters:,}"
                    for line in lines
                ]
            )
            self.data.offer()
        self.bar.setVisible(network is None and not self._problem)
        self.layers.setVisible(not self._problem)
        self._trouble.setVisible(bool(self._problem))
        self.data.setVisible(network is not None)
        self.open_button.setVisible(not self._problem)
        self.open_button.setEnabled(network is not None)
        for label in (self._title, self._notes, self._trouble):
            label.retranslate()
        self._notes.setVisible(bool(self._notes.text()))

    def _title_text(self) -> str:
        if self._network is None:
            return self._source if self._problem else self.tr("Reading {0} …").format(self._source)
        total = sum(line.parameters for line in summarise(self._network.layers, self._network.input_shape))
        words = self.tr("{0}: {1} layers, {2} weights, takes {3}")
        shape = shape_text(self._network.input_shape)
        return words.format(self._source, len(self._network.layers), f"{total:,}", shape)

    def _notes_text(self) -> str:
        return "\n".join(sentence(note) for note in self._network.notes) if self._network else ""
