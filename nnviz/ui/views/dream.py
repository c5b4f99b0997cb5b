"""What a unit looks for: the picture that excites it most, found before one's eyes by climbing its answer."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.views.picture_shapes import picture_shape
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.plane_canvas import round_corners
from nnviz.ui.widgets.words import Words, say

STEPS = 120
A_PICTURE = 3
MOST_CLASSES = 12
BUTTON_WIDTH = 24
LARGEST_SIDE, SMALLEST_SIDE = 240, 72


class DreamView(View):
    """Asks for a few steps more with every snapshot until the climb is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._classes: tuple[str, ...] = ()
        self._shape: tuple[int, int] | None = None
        self._unit: tuple[str, int] | None = None
        self._steps = 0
        self._buttons: list[QPushButton] = []
        self._row = QGridLayout()
        self._row.setSpacing(theme.GAP_SMALL)
        self._title, self._line = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        for label in (self._title, self._line):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line.setProperty("role", "dim")
        self.picture = DreamPicture(self)
        self.again = TextButton(lambda: Words(self.tr("Again"), self.tr("Climb anew, with the weights of now")), self)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title, 1)
        head.addWidget(self.again)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(self._row)
        column.addLayout(head)
        column.addWidget(self.picture, 1)
        column.addWidget(self._line)
        self.again.clicked.connect(self._restart)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([self._request()] if self._unit is not None and self._shape and self._steps < STEPS else [])

    def show_built(self, built: Built) -> None:
        self._network, self._shape = built.networks[0], picture_shape(built.networks[0].input_shape)
        classes = built.data.classes if built.data.task == "classes" else ()
        self._classes = classes if len(classes) <= MOST_CLASSES else ()
        self._make_buttons()
        if self._unit is None or not self._has_unit(*self._unit):
            self._unit = (built.networks[0].layers[-1].id, 0) if self._classes else None
        self._restart()

    def show_unit(self, layer_id: str, unit: int) -> None:
        """Dream of this unit from now on; inputs and units that are not there change nothing."""
        if self._has_unit(layer_id, unit):
            self._unit = (layer_id, unit)
            self._restart()

    def show_frame(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(self._request()) if self._unit is not None else None
        if reading is None or self._shape is None:
            return
        pixels = self._shape[0] * self._shape[1]
        if len(reading) <= pixels:
            return
        self._steps = len(reading) - pixels
        self.picture.show_dream(reading[:pixels].reshape(self._shape), reading[pixels:])
        self._write()
        self.requests_changed.emit()

    @property
    def unit(self) -> tuple[str, int] | None:
        """Whose dream it is."""
        return self._unit

    @property
    def is_done(self) -> bool:
        """Whether the climb is at its end."""
        return self._steps >= STEPS

    def button(self, number: int) -> QPushButton:
        """The button of a class."""
        return self._buttons[number]

    def retranslate(self) -> None:
        self.picture.setAccessibleName(self.tr("What the unit looks for"))
        self.picture.setToolTip(
            self.tr("Starts from faint noise and follows the slope of the unit's answer (activation maximisation)")
        )
        for name, button in zip(self._classes, self._buttons, strict=True):
            say(button, Words(name, self.tr("What the network thinks {0} looks like").format(name)))
        self._write()

    # ------------------------------------------------------------------ inside

    def _request(self) -> Request:
        assert self._unit is not None
        return Request("dream", (0, *self._unit), min(STEPS, self._steps + A_PICTURE))

    def _has_unit(self, layer_id: str, unit: int) -> bool:
        layers = self._network.layers if self._network else ()
        return any(layer.id == layer_id and 0 <= unit < layer.shape[-1] for layer in layers)

    def _restart(self) -> None:
        self._steps = 0
        self.picture.show_dream(None, np.empty(0))
        self._write()
        self.requests_changed.emit()

    def _make_buttons(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for number, name in enumerate(self._classes):
            button = QPushButton(name, self)
            button.setProperty("role", "label")
            button.setMinimumWidth(BUTTON_WIDTH)
            button.clicked.connect(lambda _checked, number=number: self._dream_of_class(number))
            self._row.addWidget(button, 0, number)
            self._buttons.append(button)
        self.retranslate()

    def _dream_of_class(self, number: int) -> None:
        if self._network is not None:
            self.show_unit(self._network.layers[-1].id, number)

    def _write(self) -> None:
        network, unit = self._network, self._unit
        self.again.setEnabled(unit is not None and self._shape is not None)
        if network is None or unit is None or self._shape is None:
            self._title.setText(self.tr("What a unit looks for"))
            self._line.setText(self.tr("This is for networks that read pictures."))
            return
        is_class = unit[0] == network.layers[-1].id and unit[1] < len(self._classes)
        name = self._classes[unit[1]] if is_class else unit_title(network, *unit)
        self._title.setText(self.tr("What {0} looks for").format(name))
        answers = self.picture.answers
        if len(answers) == 0:
            self._line.setText(self.tr("Click a neuron, a map, a filter or a class."))
        else:
            ends = fixed_text(float(answers[0])), fixed_text(float(answers[-1]))
            self._line.setText(self.tr("Its answer: {0} → {1}, step {2} of {3}").format(*ends, self._steps, STEPS))


class DreamPicture(QWidget):
    """The picture, and beside it the answer as it climbs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: np.ndarray | None = None
        self.answers: np.ndarray = np.empty(0)
        self.setMinimumHeight(SMALLEST_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def picture(self) -> np.ndarray | None:
        """What was found so far (height, width)."""
        return self._picture

    def show_dream(self, picture: np.ndarray | None, answers: np.ndarray) -> None:
        """What was found so far, and the answers on the way."""
        self._picture, self.answers = picture, answers
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, side = theme.colors(), min(LARGEST_SIDE, self.height(), self.width())
        frame = QRectF(0, 0, side, side)
        with QPainter(self) as painter:
            painter.fillRect(frame, Qt.GlobalColor.black)
            if self._picture is not None:
                largest = float(self._picture.max()) or 1.0
                painter.drawImage(frame, grey_image(self._picture / largest))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            round_corners(painter, frame, colors.color("surface"))
            self._paint_climb(
                painter, QRectF(side + theme.GAP_LARGE, 4, self.width() - side - theme.GAP_LARGE - 4, side - 8)
            )

    def _paint_climb(self, painter: QPainter, area: QRectF) -> None:
        colors = theme.colors()
        if area.width() < SMALLEST_SIDE / 3:
            return
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if len(self.answers) < 2:
            return
        low, high = float(self.answers.min()), float(self.answers.max())
        across = area.left() + np.arange(len(self.answers)) / (STEPS - 1) * area.width()
        down = area.bottom() - (self.answers - low) / ((high - low) or 1.0) * area.height()
        painter.setPen(QPen(colors.color("accent"), 2))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(across, down, strict=True)]))
