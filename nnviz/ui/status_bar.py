"""The line at the bottom: how fast, how large, which seed; a hint at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nnviz.runtime.messages import Built, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.words import Label, Translated, Words


class StatusBar(Translated, QWidget):
    """Numbers that are read, never edited. ``stop_asked`` ends a recording."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.STATUS_BAR_HEIGHT)
        self._facts: dict[str, float] = {"steps": 0, "samples": 0, "parameters": 0, "seed": 0, "pictures": 0, "time": 0}
        self._labels = [QLabel(self) for _ in range(6)]
        self._hint = Label(
            lambda: self.tr("Hold L over a neuron: the network without it · Ctrl+Z undoes · F1 lists all keys"),
            "dim",
            self,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_LARGE, 0, theme.GAP_LARGE, 0)
        row.setSpacing(theme.GAP_LARGE + theme.GAP)
        for label in self._labels:
            label.setProperty("role", "dim")
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._hint)
        self._recording = TextButton(self._recording_words, self, role="recording")
        self._recording.clicked.connect(self.stop_asked)
        self._recording.hide()
        row.addWidget(self._recording)
        self._write()

    def show_recording(self, is_recording: bool) -> None:
        """A film is being recorded: the sign of it also stops it."""
        self._recording.setVisible(is_recording)
        self._make_room()

    def _recording_words(self) -> Words:
        return Words(self.tr("● Recording: stop and save"), self.tr("A film of the training is being recorded"))

    def show_spec(self, spec: ExperimentSpec) -> None:
        """The seed."""
        self._put(seed=spec.seed)

    def show_built(self, built: Built) -> None:
        """The size of the network."""
        self._put(parameters=sum(network.parameters for network in built.networks))

    def show_speed(self, snapshot: Snapshot, pictures_per_second: float) -> None:
        """How fast training and the screen are; call it at reading speed."""
        self._put(
            steps=snapshot.steps_per_second if snapshot.is_playing else 0,
            samples=snapshot.samples_per_second if snapshot.is_playing else 0,
            pictures=pictures_per_second if snapshot.is_playing else 0,
            time=snapshot.seconds,
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands there."""
        return tuple(label.text() for label in self._labels if not label.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def retranslate(self) -> None:
        self._write()

    def _put(self, **facts: float) -> None:
        self._facts.update(facts)
        self._write()

    def _write(self) -> None:
        facts = self._facts
        texts = (
            self.tr("{0} steps/s").format(f"{rounded(facts['steps']):,}"),
            self.tr("{0} samples/s").format(f"{rounded(facts['samples']):,}"),
            self.tr("{0} parameters").format(f"{int(facts['parameters']):,}"),
            self.tr("Seed {0}").format(int(facts["seed"])),
            self.tr("{0} pictures/s").format(round(facts["pictures"])),
            self.tr("Trained for {0}").format(duration(facts["time"])),
        )
        for label, text in zip(self._labels, texts, strict=True):
            if label.text() != text:
                label.setText(text)
        self._make_room()

    def _make_room(self) -> None:
        """The hint leaves when the numbers or a recording need its place."""
        gaps = self.layout().spacing() * (len(self._labels) + 2) + 2 * theme.GAP_LARGE
        needed = sum(label.sizeHint().width() for label in (*self._labels, self._hint))
        self._hint.setVisible(self._recording.isHidden() and needed + gaps <= self.width())


def rounded(value: float) -> int:
    """Three leading figures: the rest only flickers."""
    whole = round(value)
    step = int(10 ** max(0, len(str(whole)) - 3))
    return whole // step * step


def duration(seconds: float) -> str:
    """A time as clocks show it: 0:07, 12:34, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
