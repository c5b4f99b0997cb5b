"""The top bar: what is open, the transport, how the network learns, and the window's own buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo
from nnviz.ui import theme
from nnviz.ui.panels.training_panel import CHOICE_GAP, TrainingPanel
from nnviz.ui.transport import Transport
from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.words import Translated, Words

SPEEDS = (0, 1000, 100, 10, 1)
NARROWEST_TITLE, WIDEST_TITLE = 116, 290
WITHOUT_TITLE = 1164  # the width of everything else in the bar
TITLE_SHARE = 0.7  # of what is left


class TopBar(Translated, QWidget):
    """One row; the space grows between its groups."""

    speed_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.TOP_BAR_HEIGHT)
        self._title, self._shape = QLabel("NNViz", self), QLabel(self)
        self._texts = ("", "")
        self.transport = Transport(self)
        self.training = TrainingPanel(self)
        self.speed = LabelledCombo(
            lambda: Words(self.tr("Speed"), self.tr("At most so many updates of the weights a second")),
            lambda: [(str(speed), self._speed_text(speed)) for speed in SPEEDS],
            self,
        )
        self.speed.setFixedWidth(72)
        self.undo = self._button("undo-2", lambda: Words(self.tr("Undo"), self._undo_tips[0]))
        self.redo = self._button("redo-2", lambda: Words(self.tr("Redo"), self._undo_tips[1]))
        self.sample = self._button(
            "footprints",
            lambda: Words(
                self.tr("Inside one update"),
                self.tr("One sample step by step: weighted sums, activations, loss and gradients as numbers (Ctrl+B)"),
            ),
        )
        self.settings = self._button(
            "sliders-horizontal",
            lambda: Words(
                self.tr("All settings"),
                self.tr("All settings of learning: schedule, clipping, initial weights, stop rules (Ctrl+E)"),
            ),
        )
        self.theme_button = self._button(
            "moon", lambda: Words(self.tr("Theme"), self.tr("Light or dark colours (Ctrl+D)"))
        )
        self.language = self._button(
            "languages", lambda: Words(self.tr("Language"), self.tr("English or Chinese (Ctrl+L)"))
        )
        self.menu = self._button(
            "menu", lambda: Words(self.tr("Menu"), self.tr("Files, examples, view and help (F10)"))
        )
        self._build()
        self.speed.chosen.connect(lambda key: self.speed_chosen.emit(float(key)))

    _undo_tips = ("", "")

    def show_title(self, title: str, is_dirty: bool) -> None:
        """The document's name; a dot says that closing would lose work."""
        self._texts = (f"{title} •" if is_dirty else title, self._texts[1])
        self._write()

    def show_built(self, built: Built) -> None:
        """The networks in figures: 2 – 8 – 6 – 1."""
        self._texts = (self._texts[0], " → ".join(_figures(network) for network in built.networks))
        self._write()

    def show_undo(self, undo_text: str, redo_text: str) -> None:
        """Which edits undo and redo would touch; empty when there is none."""
        self._undo_tips = (
            self.tr("Undo: {0} (Ctrl+Z)").format(undo_text) if undo_text else self.tr("Nothing to undo"),
            self.tr("Do again: {0} (Ctrl+Shift+Z)").format(redo_text) if redo_text else self.tr("Nothing to redo"),
        )
        for button, text in ((self.undo, undo_text), (self.redo, redo_text)):
            button.setEnabled(bool(text))
            button.retranslate()

    def show_theme(self, mode: theme.Mode) -> None:
        """The sign of the theme that a click would bring."""
        self.theme_button.set_icon("sun" if mode == "dark" else "moon")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_out()
        self._write()

    def retranslate(self) -> None:
        self._write()

    def _button(self, icon_name: str, words: object) -> IconButton:
        button = IconButton(icon_name, words, self)  # type: ignore[arg-type]  # always a WordsOf
        button.setFixedSize(26, 30)
        return button

    def _build(self) -> None:
        self._title.setProperty("role", "title")
        self._shape.setProperty("role", "dim")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._title)
        names.addWidget(self._shape)
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_LARGE, 0, 10, 0)
        row.setSpacing(0)
        row.addLayout(names)
        row.addStretch(2)
        row.addWidget(self.transport)
        row.addSpacing(6)
        row.addStretch(1)
        row.addWidget(self.training)
        row.addSpacing(CHOICE_GAP)
        row.addWidget(self.speed, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(6)
        row.addStretch(3)
        for button in (self.sample, self.settings, self.undo, self.redo, self.theme_button, self.language, self.menu):
            row.addWidget(button)

    def _leave_out(self) -> None:
        """On a narrow screen some choices stay in the card of all settings only."""
        missing = WITHOUT_TITLE + NARROWEST_TITLE - self.width()
        for choice in (self.speed, *reversed(self.training.choices[1:])):
            choice.setVisible(missing <= 0)
            missing -= choice.width() + CHOICE_GAP

    def _write(self) -> None:
        width = max(NARROWEST_TITLE, min(WIDEST_TITLE, round(TITLE_SHARE * (self.width() - WITHOUT_TITLE))))
        for label, text in zip((self._title, self._shape), self._texts, strict=True):
            label.setFixedWidth(width)
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width))
            label.setToolTip(text)

    def _speed_text(self, speed: int) -> str:
        return self.tr("full") if speed == 0 else self.tr("{0}/s").format(f"{speed:,}")


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape for the title: 8 × 8, without axes of one."""
    return " × ".join(str(size) for size in shape if size > 1) or "1"


def _figures(network: NetworkInfo) -> str:
    shapes = [network.input_shape, *(layer.shape for layer in network.layers if layer.parameters)]
    return " – ".join(shape_text(shape) for shape in shapes)
