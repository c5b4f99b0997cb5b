"""The controls of the run: new seed, reset, play, step, epoch; beside them how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from nnviz.runtime.messages import Snapshot
from nnviz.ui import theme
from nnviz.ui.widgets.buttons import IconButton, PlayButton
from nnviz.ui.widgets.words import Label, Words

COUNTER_WIDTH = 132


class Transport(QWidget):
    """Five buttons around the round one, and two counters. Says what was pressed; knows nothing of the run."""

    play_pressed = Signal()
    reset_pressed = Signal()
    seed_pressed = Signal()
    step_pressed = Signal()
    epoch_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seed = IconButton(
            "dices",
            lambda: Words(
                self.tr("New seed"),
                self.tr("Draw other initial weights (random initialisation) and another order of the samples (Ctrl+R)"),
            ),
            self,
        )
        self.reset = IconButton(
            "rotate-ccw",
            lambda: Words(
                self.tr("Reset"), self.tr("Back to step 0 with the same initial weights: the same seed (Home)")
            ),
            self,
        )
        self.play = PlayButton(
            lambda: Words(self.tr("Train"), self.tr("Start training (Space)")),
            lambda: Words(self.tr("Pause"), self.tr("Pause training and keep everything as it is (Space)")),
            self,
        )
        self.step = IconButton(
            "step-forward",
            lambda: Words(
                self.tr("One step"), self.tr("One update of the weights from one batch (step, iteration; right arrow)")
            ),
            self,
        )
        self.epoch = IconButton(
            "skip-forward",
            lambda: Words(
                self.tr("One epoch"), self.tr("Train to the end of this pass over all training samples (page down)")
            ),
            self,
        )
        self._epoch_number = QLabel("0", self)
        self._step_number = QLabel("0", self)
        self._build()
        for button, signal in (
            (self.seed, self.seed_pressed),
            (self.reset, self.reset_pressed),
            (self.play, self.play_pressed),
            (self.step, self.step_pressed),
            (self.epoch, self.epoch_pressed),
        ):
            button.clicked.connect(signal)

    def show_playing(self, is_playing: bool) -> None:
        """Whether training runs."""
        self.play.show_playing(is_playing)

    def show_progress(self, snapshot: Snapshot) -> None:
        """The counters; call it at reading speed."""
        self._epoch_number.setText(epoch_text(snapshot.epoch))
        self._step_number.setText(f"{snapshot.step:,}")

    @property
    def counters(self) -> tuple[str, str]:
        """Epoch and step as they are shown."""
        return self._epoch_number.text(), self._step_number.text()

    def _build(self) -> None:
        self._epoch_number.setProperty("role", "number")
        self._step_number.setProperty("role", "dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.seed, self.reset, self.play, self.step, self.epoch):
            row.addWidget(button)
            if button is self.play or button is self.reset:
                row.addSpacing(4)
        row.addSpacing(theme.GAP)
        counters = QWidget(self)
        counters.setFixedWidth(COUNTER_WIDTH)
        counters.setToolTip(self.tr("Epoch: passes over all training samples. Step: updates of the weights."))
        grid = QGridLayout(counters)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(7)
        for line, (label, number) in enumerate(
            (
                (Label(lambda: self.tr("Epoch"), "dim", counters), self._epoch_number),
                (Label(lambda: self.tr("Step"), "dim", counters), self._step_number),
            )
        ):
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(number, line, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(1, 1)
        row.addWidget(counters, 0, Qt.AlignmentFlag.AlignVCenter)


def epoch_text(epoch: float) -> str:
    """Whole epochs, with one decimal before the tenth."""
    return f"{epoch:.1f}" if 0 < epoch < 10 and epoch % 1 else f"{int(epoch):,}"
