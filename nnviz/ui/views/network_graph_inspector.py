"""What the cards say: follows the pointed and the opened thing of the canvas and keeps their numbers live."""

from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QCursor

from nnviz.ui.views.network_graph_canvas import GraphCanvas
from nnviz.ui.views.network_graph_cards import NeuronCard, ValueCard
from nnviz.ui.views.network_graph_formula import NeuronNumbers, formula, number
from nnviz.ui.views.network_graph_hits import Spot
from nnviz.ui.views.network_graph_layout import Arrangement, Column

TEXT_PERIOD_S = 0.25
UNNAMED_SOURCE = "a"


class Inspector(QObject):
    """Owns the two cards over a canvas.

    ``titles`` name the columns from left to right, ``sample_words`` the sample that the network looks at.
    """

    parameter_edited = Signal(int, float)

    def __init__(self, canvas: GraphCanvas) -> None:
        super().__init__(canvas)
        self.titles: tuple[str, ...] = ()
        self.sample_words = ""
        self.value_card = ValueCard(canvas)
        self.neuron_card = NeuronCard(canvas)
        self._canvas = canvas
        self._valued: Spot | None = None
        self._opened: Spot | None = None
        self._written_at = 0.0
        self.value_card.typed.connect(self._edit_parameter)
        self.value_card.closed.connect(self._finish_edit)

    def close(self) -> None:
        """Put all cards away: the network is another one."""
        self._valued = self._opened = None
        self.value_card.close_card()
        self.neuron_card.hide()
        self._canvas.open(None)

    def point(self, spot: Spot | None) -> None:
        """The pointer is on this now: preview a weight or bias."""
        if self.value_card.is_editing:
            return
        self._valued = spot if spot is not None and spot.kind != "neuron" else None
        value = self._value(self._valued)
        if self._valued is None or value is None:
            self._valued = None
            self.value_card.hide()
        else:
            self.value_card.preview(self._value_title(self._valued), value, self._value_anchor(self._valued))

    def name(self, spot: Spot) -> str:
        """What a neuron, weight or bias is called."""
        arrangement = self._canvas.arrangement
        if arrangement is None:
            return ""
        return self.neuron_name(arrangement, spot.index) if spot.kind == "neuron" else self._value_title(spot)

    def open(self, spot: Spot | None) -> None:
        """This was clicked: type a weight or bias, or read a neuron's formula; None closes."""
        self.value_card.close_card()
        self._opened, self._valued = None, None
        value = self._value(spot)
        if spot is not None and value is not None:
            self._valued = spot
            self.neuron_card.hide()
            self.value_card.edit(self._value_title(spot), value, self._value_anchor(spot))
        elif spot is not None and spot.kind == "neuron":
            self._opened = spot
            self._write_neuron(is_new=True)
        else:
            self.neuron_card.hide()
        self._canvas.open(self._opened or self._valued)

    def refresh(self, *, is_playing: bool) -> None:
        """New numbers came: rewrite the cards, at most four times a second while training runs."""
        now = perf_counter()
        if is_playing and now - self._written_at < TEXT_PERIOD_S:
            return
        self._written_at = now
        value = self._value(self._valued)
        if value is not None and not self.value_card.is_editing:
            self.value_card.show_value(value)
        if self._opened is not None and self.neuron_card.isVisible():
            self._write_neuron(is_new=False)

    # ------------------------------------------------------------------ weights and biases

    def _parameter(self, spot: Spot | None) -> int | None:
        arrangement = self._canvas.arrangement
        if arrangement is None or spot is None or spot.kind == "neuron":
            return None
        if spot.kind == "link":
            return int(arrangement.links.parameter[spot.index]) if spot.index < len(arrangement.links) else None
        return int(arrangement.bias[spot.index]) if spot.index < len(arrangement) else None

    def _value(self, spot: Spot | None) -> float | None:
        index, parameters = self._parameter(spot), self._canvas.readings.parameters
        if index is None or index < 0 or parameters is None:
            return None
        return float(parameters[index])

    def _edit_parameter(self, value: float) -> None:
        index = self._parameter(self._valued)
        if index is not None:
            self.parameter_edited.emit(index, value)

    def _finish_edit(self) -> None:
        self._valued = None
        self._canvas.open(self._opened)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value_title(self, spot: Spot) -> str:
        arrangement = self._canvas.arrangement
        assert arrangement is not None
        if spot.kind == "bias":
            return self.tr("Bias of {0}").format(self.neuron_name(arrangement, spot.index))
        source, target = (int(side[spot.index]) for side in (arrangement.links.source, arrangement.links.target))
        names = self.neuron_name(arrangement, source), self.neuron_name(arrangement, target)
        return self.tr("Weight {0} → {1}").format(*names)

    def _value_anchor(self, spot: Spot) -> QRect:
        """Where the value is: the pointer if it is on the canvas, else the middle of the link."""
        here = self._canvas.mapFromGlobal(QCursor.pos())
        geometry = self._canvas.geometry_now
        assert geometry is not None
        if spot.kind == "bias":
            place = QPointF(*geometry.bias_place[spot.index]).toPoint()
        elif self._canvas.underMouse() and self._canvas.rect().contains(here):
            place = here
        else:
            place = QPointF(*geometry.links.points[spot.index].mean(axis=0)).toPoint()
        return QRect(place.x() - 8, place.y() - 8, 16, 16)

    # ------------------------------------------------------------------ neurons

    def neuron_name(self, arrangement: Arrangement, neuron: int) -> str:
        """What a neuron is called: its own name, or the column and its number from 1."""
        column, unit = arrangement.column_of(neuron), int(arrangement.unit[neuron])
        if column.role == "inputs" and unit < len(column.names):
            return column.names[unit]
        title = self.titles[int(arrangement.column[neuron])]
        if column.role == "output" and unit < len(column.names):
            return f"{title} · {column.names[unit]}"
        return f"{title} · {unit + 1}" if column.units > 1 else title

    def _write_neuron(self, *, is_new: bool) -> None:
        arrangement, geometry = self._canvas.arrangement, self._canvas.geometry_now
        if arrangement is None or geometry is None or self._opened is None or self._opened.index >= len(arrangement):
            return
        neuron = self._opened.index
        anchor = None
        if is_new:
            (x, y), half = geometry.centre[neuron], geometry.side[neuron] / 2
            anchor = QRect(round(x - half), round(y - half), round(2 * half), round(2 * half))
        numbers = self._numbers(arrangement, neuron)
        text = self._input_text(arrangement, neuron) if numbers is None else formula(numbers)
        has_sample = numbers is None or numbers.inputs is not None
        hint = "" if has_sample else self._hint(arrangement, arrangement.column_of(neuron))
        name = self.neuron_name(arrangement, neuron)
        self.neuron_card.show_neuron(name, self.sample_words, text, hint, anchor)

    def _numbers(self, arrangement: Arrangement, neuron: int) -> NeuronNumbers | None:
        """The numbers of a dense neuron; None for other kinds and for inputs."""
        number_of_column, unit = int(arrangement.column[neuron]), int(arrangement.unit[neuron])
        column = arrangement.columns[number_of_column]
        matrix = self._canvas.readings.incoming(column)
        if matrix is None:
            return None
        before = arrangement.columns[number_of_column - 1]
        inputs = self._canvas.readings.values(before)
        outputs = self._canvas.readings.values(column)
        return NeuronNumbers(
            weights=matrix[unit, :-1].tolist(),
            sources=[self._source_name(before, source) for source in range(column.n_in)],
            bias=float(matrix[unit, -1]),
            activation=column.activation,
            inputs=None if inputs is None or inputs.size != column.n_in else inputs.ravel().tolist(),
            output=None if outputs is None else float(outputs[unit]),
        )

    def _source_name(self, before: Column, unit: int) -> str:
        return before.names[unit] if unit < len(before.names) else f"{UNNAMED_SOURCE}{unit + 1}"

    def _input_text(self, arrangement: Arrangement, neuron: int) -> str:
        column = arrangement.column_of(neuron)
        values = self._canvas.readings.values(column)
        if column.role == "inputs":
            if values is None or column.tile == "picture":
                return self.tr("What the network sees.")
            return f"<b>{number(float(values.ravel()[int(arrangement.unit[neuron])]))}</b>"
        return " × ".join(str(length) for length in column.shape)

    def _hint(self, arrangement: Arrangement, column: Column) -> str:
        if arrangement.columns[0].tile == "map":
            return self.tr("Point at the output plot to put real numbers in.")
        if column.picture:
            return self.tr("Its picture shows the incoming weights, in their order.")
        return ""
