"""One sample on its way through the network and back: forward, loss, backward, update, with all real numbers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import layer_title
from nnviz.ui.views.sample_record import LayerNumbers, SampleRecord, read_record, weights_of
from nnviz.ui.views.sample_words import SampleWords
from nnviz.ui.views.trace_parts import PARAMETERS
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.number_table import NumberTable, Row
from nnviz.ui.widgets.words import Label, Words

Phase = Literal["input", "forward", "loss", "backward", "update"]

MOST_UNITS = 8
MOST_INPUTS = 8


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the sample is: a phase, and the number of the layer in forward and backward."""

    phase: Phase
    layer: int = -1


def stages_of(layers: int) -> tuple[Stage, ...]:
    """The whole way of a sample through so many layers."""
    forward = tuple(Stage("forward", number) for number in range(layers))
    backward = tuple(Stage("backward", number) for number in reversed(range(layers)))
    return (Stage("input"), *forward, Stage("loss"), *backward, Stage("update"))


class SampleStepView(View):
    """Cards layer by layer; a number appears when the sample has come that far. Left and Right step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built: Built | None = None
        self._record: SampleRecord | None = None
        self._parameters: np.ndarray | None = None
        self._learning_rate = 0.0
        self._sample = 0
        self._at = 0
        self._words = SampleWords(self)
        self._cards: list[LayerCard] = []
        self._build_widgets()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        if self._built is None:
            return frozenset()
        return frozenset([self._request(), PARAMETERS])

    def show_built(self, built: Built) -> None:
        before, self._built = self._built, built
        self._record = None
        if before is None or before.data.train_count != built.data.train_count:
            self._sample = 0
        if before is None or len(before.networks[0].layers) != len(built.networks[0].layers):
            self._at = 0
            self._make_cards(built.networks[0])
        self._show()
        self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(self._request())
        if reading is None or self._built is None:
            return
        self._record = read_record(reading, self._built.networks[0])
        self._parameters = snapshot.readings.get(PARAMETERS)
        self._learning_rate = snapshot.learning_rate
        self._show()

    @property
    def stage(self) -> Stage:
        """Where the sample is now."""
        return self._stages()[self._at]

    def step(self, by: int = 1) -> None:
        """Go on by so many stages, or back."""
        self._at = min(len(self._stages()) - 1, max(0, self._at + by))
        self._show()
        if 0 <= self.stage.layer < len(self._cards):
            self._scroll.ensureWidgetVisible(self._cards[self.stage.layer])

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("One sample, step by step"))
        self._show()

    # ------------------------------------------------------------------ widgets

    def _build_widgets(self) -> None:
        self._heading = Label(lambda: self.tr("One sample, step by step"), "heading", self)
        self._first = TextButton(lambda: Words(self.tr("Start"), self.tr("Back to the input (Home)")), self)
        self._back = TextButton(lambda: Words(self.tr("Back"), self.tr("One stage back (Left)")), self)
        self._next = TextButton(
            lambda: Words(self.tr("Next"), self.tr("One stage on: forward, loss, backward, update (Right)")),
            self,
            role="primary",
        )
        self._other = TextButton(
            lambda: Words(self.tr("Other sample"), self.tr("Take the next training sample (N)")), self
        )
        self._what, self._formula = QLabel(self), QLabel(self)
        self._what.setWordWrap(True)
        self._formula.setWordWrap(True)
        self._formula.setProperty("role", "value")
        self._body, self._scroll = QWidget(self), QScrollArea(self)
        self._body.setProperty("role", "scrolled")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addStretch()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons, layout = QHBoxLayout(), QVBoxLayout(self)
        buttons.addWidget(self._heading)
        buttons.addStretch()
        for button in (self._other, self._first, self._back, self._next):
            buttons.addWidget(button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(buttons)
        layout.addWidget(self._what)
        layout.addWidget(self._formula)
        layout.addWidget(self._scroll, 1)
        self._first.clicked.connect(lambda: self.step(-len(self._stages())))
        self._back.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._other.clicked.connect(self._take_other)

    def _make_cards(self, network: NetworkInfo) -> None:
        for card in self._cards:
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = [LayerCard(self._body) for _ in network.layers]
        for number, card in enumerate(self._cards):
            self._column.insertWidget(number, card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -len(self._stages())}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_N:
            self._take_other()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ inside

    def _request(self) -> Request:
        return Request("sample_step", (0, "train", self._sample))

    def _stages(self) -> tuple[Stage, ...]:
        return stages_of(len(self._built.networks[0].layers) if self._built else 0)

    def _take_other(self) -> None:
        if self._built and self._built.data.train_count:
            self._sample = (self._sample + 1) % self._built.data.train_count
            self._at = 0
            self._record = None
            self._show()
            self.requests_changed.emit()

    def _show(self) -> None:
        self._back.setEnabled(self._at > 0)
        self._first.setEnabled(self._at > 0)
        self._next.setEnabled(self._record is not None and self._at < len(self._stages()) - 1)
        if self._built is None:
            return
        record, stage, network = self._record, self.stage, self._built.networks[0]
        if record is None:
            self._what.setText(self.tr("Waiting for the numbers of this sample."))
            self._formula.clear()
        else:
            self._what.setText(self._words.explanation(stage.phase, stage.layer, self._built, record, self._sample))
            self._formula.setText(
                self._words.formula(stage.phase, stage.layer, network, record, self._parameters, self._learning_rate)
            )
        self._formula.setVisible(bool(self._formula.text()))
        for number, card in enumerate(self._cards):
            title = layer_title(network, network.layers[number].id)
            numbers = record.layers[number] if record else None
            card.show_numbers(title, self._rows(number, numbers), numbers, number == stage.layer)

    def _rows(self, number: int, numbers: LayerNumbers | None) -> tuple[Row, ...]:
        """The rows of a layer's card, as far as the sample has come."""
        stage, stages = self.stage, self._stages()
        layers = len(self._cards)
        is_forward = numbers is not None and self._at >= 1 + number
        is_backward = numbers is not None and self._at >= len(stages) - 1 - number - 1
        here_forward = stage == Stage("forward", number)
        here_backward = stage == Stage("backward", number)
        loss_here = stage.phase == "loss" and number == layers - 1
        z, a = (numbers.z, numbers.a) if numbers and is_forward else (None, None)
        da, dz = (numbers.da, numbers.dz) if numbers and is_backward else (None, None)
        outputs = Row(self.tr("a (output)"), a, here_forward or loss_here)
        has_passed_loss = self._at > layers + 1
        if numbers is None or numbers.weight_gradients is None:
            return (outputs, Row("∂L/∂a", da, here_backward)) if has_passed_loss else (outputs,)
        rows = [Row(self.tr("z (sum)"), z, here_forward), outputs]
        if has_passed_loss:
            rows += [Row("∂L/∂a", da, here_backward), Row("∂L/∂z", dz, here_backward)]
            rows += self._weight_rows(number, numbers, is_backward, here_backward)
        return tuple(rows)

    def _weight_rows(self, number: int, numbers: LayerNumbers, is_there: bool, is_new: bool) -> list[Row]:
        gradients = numbers.weight_gradients
        if gradients is None or self._built is None:
            return []
        is_update = self.stage.phase == "update"
        weights = weights_of(self._parameters, numbers.layer)
        if is_update and weights is not None:
            shown, pattern = weights - self._learning_rate * gradients, self.tr("new w · {0}")
        else:
            shown, pattern = gradients, "∂L/∂w · {0}"
        names = self._words.input_names(self._built.networks[0], number)
        rows = [
            Row(pattern.format(name), shown[:, column] if is_there else None, is_new or is_update)
            for column, name in enumerate(names[:MOST_INPUTS])
        ]
        bias = self.tr("new b") if is_update else "∂L/∂b"
        return [*rows, Row(bias, shown[:, -1] if is_there else None, is_new or is_update)]


class LayerCard(QFrame):
    """The numbers of one layer; lit while the sample is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self.table = QLabel(self), NumberTable(self)
        self._title.setProperty("role", "value")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(theme.GAP_SMALL)
        layout.addWidget(self._title)
        layout.addWidget(self.table)

    def show_numbers(self, title: str, rows: tuple[Row, ...], numbers: LayerNumbers | None, is_here: bool) -> None:
        """Replace all numbers."""
        activation = numbers.layer.activation if numbers else ""
        self._title.setText(f"{title} · {activation}" if activation else title)
        units = len(numbers.a) if numbers else 0
        columns = tuple(str(number + 1) for number in range(min(units, MOST_UNITS)))
        more = self.tr("+{0} more").format(units - MOST_UNITS) if units > MOST_UNITS else ""
        self.table.show_rows(columns, rows, more)
        if self.property("is_here") != is_here:
            self.setProperty("is_here", is_here)
            self.setStyleSheet(f"LayerCard {{ border-color: {theme.colors().accent}; }}" if is_here else "")
