"""The big plot: what the network (or one neuron of it) answers everywhere, under the data.

Planar data get a heat map, data of one axis a fitted curve, tables and pictures a confusion matrix, or predictions
against truth.
"""

import time

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.spec.painting import painted_kind
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.views.output_shapes import Shape, dots, fitting_shape, has_same_points, thumbnail, unit_counts
from nnviz.ui.views.paint_strip import PaintStrip
from nnviz.ui.views.painter import Painter
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import IconButton, Toggle
from nnviz.ui.widgets.confusion_grid import ConfusionGrid
from nnviz.ui.widgets.fit_canvas import FitCanvas
from nnviz.ui.widgets.heat import class_image, diverging_image
from nnviz.ui.widgets.legend_bar import LegendBar
from nnviz.ui.widgets.plane_canvas import EDGE, PlaneCanvas
from nnviz.ui.widgets.words import Words

PIXELS_PER_CELL = 2.5
SMALLEST_MAP, LARGEST_MAP, MAP_STEP = 50, 250, 25
CURVE_SIZE = 200
TEXT_PERIOD_S = 0.25
PENCIL_PX = 15


class OutputPlot(View):
    """Shows the output, or the unit that is pointed at in the graph, at once.

    ``point_pointed`` carries the place under the pointer in the data's own units (for data of one axis x counts).
    ``edited`` carries an Edit of the points, ``edit_ended`` follows a stroke of the brush.
    """

    point_pointed = Signal(float, float)
    pointer_left = Signal()
    cell_chosen = Signal(int, int)
    edited = Signal(object)
    edit_ended = Signal()
    strip_opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built: Built | None = None
        self._shape: Shape = "map"
        self._unit: tuple[str, int] | None = None
        self._request: Request | None = None
        self._snapshot: Snapshot | None = None
        self._reading: np.ndarray | None = None
        self._pointer: tuple[float, float] | None = None
        self._last_text_s = 0.0
        self._can_paint = False
        self._build_widgets()
        self._connect()
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([self._request] if self._request else [])

    def show_spec(self, spec: ExperimentSpec) -> None:
        self._can_paint = bool(painted_kind(spec.data))
        self.pencil.setVisible(self._can_paint)
        if not self._can_paint:
            self.open_strip(is_open=False)

    def show_built(self, built: Built) -> None:
        before, self._built, self._snapshot = self._built, built, None
        if self._unit and not self._has_unit(*self._unit):
            self._unit = None
        shape = fitting_shape(built)
        if before is None or shape != self._shape:
            self._show_shape(shape)
        self._confusion.show_names(built.data.classes)
        is_regression = built.data.task == "regression"
        self.strip.show_labels(built.data.classes, is_regression=is_regression, has_labels=shape != "curve")
        if before is None or not has_same_points(before.data, built.data):
            self._show_points()
        self._show_what()

    def show_frame(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        reading = snapshot.readings.get(self._request) if self._request else None
        if reading is not None:
            self._reading = reading
            self._paint_reading()
            if time.monotonic() - self._last_text_s >= TEXT_PERIOD_S:
                self._write_value()

    def show_unit(self, layer_id: str, unit: int) -> None:
        """Show this unit's map instead of the output; ``layer_id`` "" means the inputs."""
        if self._built and self._shape in ("map", "classes") and self._has_unit(layer_id, unit):
            self._unit = (layer_id, unit)
            self._show_what()

    def show_output(self) -> None:
        """Back to the network's output."""
        self._unit = None
        self._show_what()

    def open_strip(self, *, is_open: bool) -> None:
        """Open or close the tools that paint points; they stay closed where there is nothing to paint on."""
        is_open = is_open and self._can_paint
        self.pencil.setChecked(is_open)
        self.strip.setVisible(is_open)
        self.painter.show_brush()
        self.strip_opened.emit(is_open)

    def take_key(self, key: int) -> bool:
        """Obey a key of the paint tools while they are open; False when it is none."""
        if self.strip.isHidden():
            return False
        if key == Qt.Key.Key_Escape:
            self.open_strip(is_open=False)
            return True
        return self.strip.take_key(key)

    def sample_at(self, x: float, y: float) -> np.ndarray | None:
        """A pointed place as a sample: (x, y) of the plane, (x,) on one axis, None where places are no samples."""
        if self._shape in ("map", "classes"):
            return np.array([x, y], np.float32)
        return np.array([x], np.float32) if self._shape == "curve" else None

    def retranslate(self) -> None:
        self._plane.setAccessibleName(self.tr("Output of the network over the plane"))
        self._fit.setAccessibleName(self.tr("Fit of the network"))
        self._confusion.setAccessibleName(self.tr("Confusion matrix"))
        self._write_title()

    # ------------------------------------------------------------------ widgets

    def _build_widgets(self) -> None:
        self._title, self._value = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._value.setProperty("role", "dim")
        self._plane, self._fit, self._confusion = PlaneCanvas(self), FitCanvas(self), ConfusionGrid(self)
        self._stack = QStackedWidget(self)
        for canvas in (self._plane, self._fit, self._confusion):
            self._stack.addWidget(canvas)
        self.pencil = IconButton("pen-line", self._pencil_words, self, size_px=PENCIL_PX)
        self.pencil.setCheckable(True)
        self.pencil.setProperty("role", "tool")
        self.strip = PaintStrip(self)
        self.strip.hide()
        self.painter = Painter(self.strip, (self._plane, self._fit), self)
        self._legend = LegendBar(self)
        self._train, self._test = Toggle(self._train_words, self), Toggle(self._test_words, self)
        self._hard = Toggle(self._hard_words, self)
        self._train.set_value(True)
        head, row, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._value)
        head.addWidget(self.pencil)
        row.setSpacing(theme.GAP)
        for box in (self._train, self._test, self._hard):
            row.addWidget(box)
        row.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._legend)
        column.addLayout(row)

    def _pencil_words(self) -> Words:
        tip = self.tr(
            "Paint points of your own: the network goes on learning from them (P). Of larger sets 2,000 points stay."
        )
        return Words(self.tr("Paint points"), tip)

    def _train_words(self) -> Words:
        tip = self.tr("Show the training points: the network learns from these")
        return Words(self.tr("Training"), tip)

    def _test_words(self) -> Words:
        tip = self.tr("Show the test points (dark rim): the network never learns from these")
        return Words(self.tr("Test"), tip)

    def _hard_words(self) -> Words:
        tip = self.tr("Show only which side wins, not how sure the network is (discretize output)")
        return Words(self.tr("Hard boundary"), tip)

    def _connect(self) -> None:
        self._train.toggled.connect(self._show_points)
        self._test.toggled.connect(self._show_points)
        self._hard.toggled.connect(self._show_what)
        for canvas in (self._plane, self._fit):
            canvas.pointed.connect(self._point)
            canvas.left.connect(self._leave)
        self.pencil.clicked.connect(lambda is_open: self.open_strip(is_open=is_open))
        self.painter.edited.connect(self.edited)
        self.painter.ended.connect(self.edit_ended)
        self.painter.sheet_changed.connect(self._show_points)
        self.strip.test.toggled.connect(self._test.setChecked)
        self._confusion.chosen.connect(self.cell_chosen)
        self._confusion.pointed.connect(self._write_cell)
        self._confusion.left.connect(self._value.clear)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._built:
            self._show_points()
            self._paint_reading()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    # ------------------------------------------------------------------ what to ask for

    def _network(self) -> NetworkInfo | None:
        return self._built.networks[0] if self._built and self._built.networks else None

    def _has_unit(self, layer_id: str, unit: int) -> bool:
        network = self._network()
        return network is not None and 0 <= unit < unit_counts(network).get(layer_id, 0)

    def _is_output(self) -> bool:
        network = self._network()
        return self._unit is None or (network is not None and self._unit[0] == network.layers[-1].id)

    def _ask(self) -> None:
        """Renew the request; tell the window only when it changed."""
        network = self._network()
        request: Request | None = None
        if network and self._built:
            if self._shape in ("map", "classes"):
                if self._shape == "classes" and self._is_output():
                    request = Request("classes", (0,), self._map_size())
                else:
                    layer_id, unit = self._unit or (network.layers[-1].id, 0)
                    request = Request("map", (0, layer_id, unit), self._map_size())
            else:
                request = Request(self._shape, (0,), CURVE_SIZE if self._shape == "curve" else 0)
        if request != self._request:
            self._request = request
            self.requests_changed.emit()

    def _map_size(self) -> int:
        side = self._plane.axes().frame.width() * self.devicePixelRatioF()
        cells = side / PIXELS_PER_CELL * (2 if self._hard.isChecked() else 1)
        return int(min(LARGEST_MAP, max(SMALLEST_MAP, MAP_STEP * round(cells / MAP_STEP))))

    # ------------------------------------------------------------------ showing

    def _show_what(self) -> None:
        """The unit, the shape or the toggles changed: ask anew and show what is at hand until the answer comes."""
        self._ask()
        at_hand = self._snapshot.readings.get(self._request) if self._snapshot and self._request else None
        network = self._network()
        if at_hand is None and self._snapshot and network and self._request and self._request.probe == "map":
            at_hand = thumbnail(self._snapshot, network, self._request)
        if at_hand is not None:
            self._reading = at_hand
        self._paint_reading()
        self._show_legend()
        self._write_title()
        self._write_value()

    def _show_shape(self, shape: Shape) -> None:
        """Another kind of data: put the fitting canvas in front, empty."""
        self._shape, self._reading = shape, None
        canvas = {"curve": self._fit, "fit": self._fit, "confusion": self._confusion}.get(shape, self._plane)
        self._stack.setCurrentWidget(canvas)
        is_plane = canvas is self._plane
        self._legend.setVisible(is_plane)
        self._hard.setVisible(is_plane)
        for box in (self._train, self._test):
            box.setVisible(is_plane or shape == "curve")
        self._plane.show_map(None)
        self._fit.show_curve(None)
        self._fit.show_pairs(None)

    def _paint_reading(self) -> None:
        reading, colors = self._reading, theme.colors()
        if reading is None or self._request is None:
            return
        match self._request.probe:
            case "map" if reading.ndim == 2:
                image = diverging_image(reading, colors, self._hard.isChecked())
                self._plane.show_map(image, not np.isfinite(reading).all())
            case "classes" if reading.ndim == 3:
                image = class_image(reading, colors, self._hard.isChecked())
                self._plane.show_map(image, not np.isfinite(reading).all())
            case "curve":
                self._fit.show_curve(reading)
            case "confusion":
                self._confusion.show_counts(reading)
            case "fit":
                self._show_pairs(reading)

    def _show_pairs(self, pairs: np.ndarray) -> None:
        low, high = (float(pairs[0].min()), float(pairs[0].max())) if pairs.shape[1] else (-1.0, 1.0)
        margin = 0.08 * ((high - low) or 1.0)
        self._fit.show_ranges(
            (low - margin, high + margin), pairs[0], (self.tr("true value"), self.tr("predicted value (test part)"))
        )
        self._fit.show_pairs(pairs)

    def _show_points(self) -> None:
        if self._built is None:
            return
        data, is_empty = self._built.data, self.painter.is_empty
        message = self.tr("An empty sheet. Paint the first point: until then the old points train.") if is_empty else ""
        for surface in (self._plane, self._fit):
            surface.show_message(message)
        if self._shape not in ("map", "classes", "curve"):
            self._fit.show_points()
            return
        parts = []
        if self._train.isChecked() and not is_empty:
            parts.append(dots(data, data.train_x, data.train_y, is_test=False))
        if self._test.isChecked() and not is_empty:
            parts.append(dots(data, data.test_x, data.test_y, is_test=True))
        if self._shape == "curve":
            self._fit.show_ranges(data.curve_range, np.concatenate([data.train_y, data.test_y]), ("x", "y"))
            self._fit.show_points(*parts)
        else:
            self._plane.show_points(*parts)

    def _show_legend(self) -> None:
        if self._built and self._request and self._request.probe == "classes":
            self._legend.show_classes(self._built.data.classes)
        else:
            self._legend.show_scale("−1", "0", "1")

    # ------------------------------------------------------------------ pointer and words

    def _point(self, x: float, y: float) -> None:
        self._pointer = (x, y)
        self._write_value()
        self.point_pointed.emit(x, y)

    def _leave(self) -> None:
        if self._pointer is not None:
            self._pointer = None
            self._write_value()
            self.pointer_left.emit()

    def _write_title(self) -> None:
        network = self._network()
        title = self.tr("Output")
        if network and self._unit and not (self._is_output() and self._shape == "classes"):
            title = unit_title(network, *self._unit)
        elif self._shape == "confusion":
            title = self.tr("Confusion matrix")
        elif self._shape == "fit":
            title = self.tr("Predictions")
        self._title.setText(title)

    def _write_value(self) -> None:
        self._last_text_s = time.monotonic()
        if self._shape == "confusion":
            return
        if self._pointer is None or self._reading is None:
            self._value.clear()
            return
        x, y = self._pointer
        place = fixed_text(x, 1) if self._shape == "curve" else f"({fixed_text(x, 1)}, {fixed_text(y, 1)})"
        answer = self._answer_at(x, y)
        self._value.setText(self.tr("{0} → {1}").format(place, answer) if answer else place)

    def _answer_at(self, x: float, y: float) -> str:
        reading = self._reading
        if reading is None or self._shape == "fit":
            return ""
        if self._shape == "curve":
            value = self._fit.curve_value(x)
            return "" if value is None else fixed_text(value)
        row = min(reading.shape[-1] - 1, max(0, int((EDGE - y) / (2 * EDGE) * reading.shape[-2])))
        column = min(reading.shape[-1] - 1, max(0, int((x + EDGE) / (2 * EDGE) * reading.shape[-1])))
        if reading.ndim == 2:
            return fixed_text(float(reading[row, column]))
        winner = int(reading[:, row, column].argmax())
        name = self._built.data.classes[winner] if self._built else str(winner)
        return self.tr("class {0}, {1} %").format(name, fixed_text(100 * float(reading[winner, row, column]), 0))

    def _write_cell(self, true: int, predicted: int) -> None:
        if self._built:
            names = self._built.data.classes
            text = self.tr("{0} as {1}: {2}")
            self._value.setText(text.format(names[true], names[predicted], self._confusion.count(true, predicted)))
