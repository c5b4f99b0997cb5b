"""What is asked before a film is recorded, and how far it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.pictures.film_recorder import WIDTHS, FilmOrder
from nnviz.ui.pictures.view_panel import ShownViews, ViewPanel
from nnviz.ui.widgets.buttons import TextButton, Toggle
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Label, Translated, Words

STEPS_EACH = (0, 1, 10, 100, 1000)
LENGTHS_S = (10, 30, 60, 120)


class FilmPanel(Translated, ViewPanel):
    """``start_asked`` carries the view and the order; ``stop_asked`` and ``discard_asked`` end a recording."""

    start_asked = Signal(object, object)
    stop_asked = Signal()
    discard_asked = Signal()

    def __init__(self, views: ShownViews, parent: QWidget | None = None) -> None:
        super().__init__(views, parent)
        self._make_choices()
        self.has_caption = Toggle(
            lambda: Words(self.tr("Caption"), self.tr("Experiment, step and loss, below each picture")), self
        )
        self.has_caption.set_value(True)
        self._is_busy = False
        self.status = QLabel(self)
        self.status.setProperty("role", "dim")
        self.status.setWordWrap(True)
        self.start = TextButton(
            lambda: Words(self.tr("Record…"), self.tr("Choose a file; the recording runs until it is stopped")),
            self,
            role="primary",
        )
        self.stop = TextButton(lambda: Words(self.tr("Stop and save"), self.tr("End the film and keep it")), self)
        self.discard = TextButton(lambda: Words(self.tr("Discard"), self.tr("Throw the film away")), self)
        self._lay_out()
        self.start.clicked.connect(self._start)
        self.stop.clicked.connect(self.stop_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.show_state(is_recording=False, is_busy=False)

    def order(self) -> FilmOrder:
        """The film that is chosen."""
        return FilmOrder(
            kind=self.format.value,
            width=int(self.width_choice.value),
            every_steps=int(self.every.value),
            most_seconds=int(self.length.value),
            has_caption=self.has_caption.isChecked(),
        )

    def show_state(self, *, is_recording: bool, is_busy: bool) -> None:
        """Offer what can be done now."""
        self._is_busy = is_busy
        self.start.setVisible(not is_busy)
        self.stop.setVisible(is_recording)
        self.discard.setVisible(is_busy)
        for choice in (self.choice, self.format, self.width_choice, self.every, self.length, self.has_caption):
            choice.setEnabled(not is_busy)
        self._write_hint()

    def show_progress(self, frames: int, size: int) -> None:
        """How far the film is."""
        self.status.setText(self.tr("{0} frames, {1} KiB").format(f"{frames:,}", f"{size / 1024:,.0f}"))

    def retranslate(self) -> None:
        self._write_hint()

    # ------------------------------------------------------------------ inside

    def _write_hint(self) -> None:
        if not self._is_busy:
            self.status.setText(self.tr("Start the recording, then train: each picture becomes a frame."))

    def _make_choices(self) -> None:
        self.format = Segmented(
            lambda: Words(self.tr("Format"), self.tr("What kind of film")),
            lambda: [
                ("gif", Words("GIF", self.tr("Plays everywhere, repeats for ever"))),
                ("mp4", Words("MP4", self.tr("Smaller and finer"))),
            ],
            self,
        )
        self.width_choice = Segmented(
            lambda: Words(self.tr("Width"), self.tr("Width of the film in pixels")),
            lambda: [(str(width), Words(str(width), self.tr("{0} pixels wide").format(width))) for width in WIDTHS],
            self,
        )
        self.every = LabelledCombo(
            lambda: Words(self.tr("One frame for"), self.tr("How much training passes between two frames")),
            lambda: [(str(steps), self._steps_text(steps)) for steps in STEPS_EACH],
            self,
        )
        self.length = LabelledCombo(
            lambda: Words(self.tr("At most"), self.tr("The recording stops by itself at this length")),
            lambda: [(str(seconds), self.tr("{0} s of film").format(seconds)) for seconds in LENGTHS_S],
            self,
        )
        self.format.set_value("gif")
        self.width_choice.set_value("720")
        self.length.set_value("30")

    def _steps_text(self, steps: int) -> str:
        if not steps:
            return self.tr("each picture of the screen")
        return self.tr("each step") if steps == 1 else self.tr("{0} steps").format(f"{steps:,}")

    def _lay_out(self) -> None:
        form, buttons, column = QFormLayout(), QHBoxLayout(), QVBoxLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.GAP_LARGE)
        form.addRow(Label(lambda: self.tr("Format"), "dim", self), self.format)
        form.addRow(Label(lambda: self.tr("Width"), "dim", self), self.width_choice)
        buttons.addStretch(1)
        for button in (self.discard, self.stop, self.start):
            buttons.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP + theme.GAP_SMALL)
        for part in (self.choice, self.every, self.length):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.has_caption)
        column.addWidget(self.status)
        column.addLayout(buttons)

    def _start(self) -> None:
        view = self.chosen()
        if view is not None:
            self.start_asked.emit(view, self.order())
