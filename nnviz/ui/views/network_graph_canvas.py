"""The painted part of the network graph: links, neurons and what is pointed at; mouse and keys become signals.

Three layers: the links, kept in a pixmap; the neurons, from an atlas with each new frame; hover and focus on top.
"""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.ui import theme
from nnviz.ui.views.network_graph_geometry import Camera, Geometry, Transition, geometry_of, transition
from nnviz.ui.views.network_graph_hits import Spot, neighbour, spot_at
from nnviz.ui.views.network_graph_layout import Arrangement, Column, arrange
from nnviz.ui.views.network_graph_links import LinkLayer, draw_lines, levels_of, link_pen, paint_links
from nnviz.ui.views.network_graph_neurons import NeuronLayer, paint_bias_dots
from nnviz.ui.views.network_graph_tiles import Readings

PAD_PX = 14.0
SIDE_PAD_PX = 30.0
WIDEST_NAME_PX = 96.0
NAME_GAP_PX = 12.0
FADED = 0.13
MOVE_MS = 240
ZOOM_STEP = 1.25
PAN_STEP_PX = 60.0


class GraphCanvas(QWidget):
    """Draws one network and says what the user points at, clicks and asks for by key."""

    pointed = Signal(object)
    """The ``Spot`` under the pointer or the keyboard focus, or None."""

    clicked = Signal(object)
    """A ``Spot`` was clicked or opened by key, or None for the empty canvas."""

    moved = Signal()
    """Columns or neurons have other places on the screen."""

    units_asked = Signal(int, int)
    """By key: the number of a column and how many neurons more."""

    removal_asked = Signal(int)
    """By key: the number of a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._columns: tuple[Column, ...] = ()
        self._arrangement: Arrangement | None = None
        self._geometry: Geometry | None = None
        self._transition: Transition | None = None
        self._home = Camera(y=PAD_PX)
        self._camera = self._home
        self._readings = Readings()
        self._links = LinkLayer()
        self._neurons = NeuronLayer()
        self._is_filled = False
        self._pointed: Spot | None = None
        self._opened: Spot | None = None
        self._focused: int | None = None
        self._pressed_at: QPointF | None = None
        self._is_panning = False
        self._movement = QVariantAnimation(self)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setDuration(MOVE_MS)
        self._movement.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._movement.valueChanged.connect(self._place)

    # ------------------------------------------------------------------ what is shown

    @property
    def arrangement(self) -> Arrangement | None:
        """The layout that is on the screen, None before a network was shown."""
        return self._arrangement

    @property
    def screen(self) -> Geometry | None:
        """Where everything is on the screen now."""
        return self._geometry

    @property
    def readings(self) -> Readings:
        """The newest readings."""
        return self._readings

    @property
    def focused(self) -> int | None:
        """The neuron that has the keyboard focus."""
        return self._focused

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show another structure; neurons that stay move to their new places."""
        self._columns = columns
        self._readings = Readings(sample=self._readings.sample)
        self._rearrange(is_animated=True)

    def show_readings(self, readings: Readings, step: int, *, is_playing: bool) -> None:
        """Show new numbers; while training rests the links follow at once."""
        self._readings = readings
        self._is_filled = False
        self._links.show_step(step)
        if not is_playing:
            self._links.invalidate()
        self.update()

    def show_sample(self, sample: np.ndarray | None, trace: np.ndarray | None) -> None:
        """Show another sample at once, with the trace known so far."""
        self._readings = replace(self._readings, sample=sample, trace=trace)
        self._is_filled = False
        self.update()

    def open(self, spot: Spot | None) -> None:
        """Mark what has an open card."""
        self._opened = spot
        self.update()

    def tile_size(self) -> float:
        """The side of a neuron's tile on the screen, in device pixels."""
        if self._arrangement is None:
            return 40.0
        return float(self._arrangement.side.min()) * self._camera.zoom * self.devicePixelRatioF()

    def fit(self) -> None:
        """Show the whole network again."""
        self._look(self._home)

    def zoom(self, factor: float) -> None:
        """Nearer or farther, around the middle."""
        self._look(self._camera.zoomed(factor, self.width() / 2, self.height() / 2))

    # ------------------------------------------------------------------ places

    def _rearrange(self, *, is_animated: bool) -> None:
        self._movement.stop()
        old, self._transition = self._arrangement, None
        self._point(None)
        if not self._columns or self.width() < 40 or self.height() < 40:
            return
        self._arrangement = arrange(
            self._columns,
            self.width(),
            self.height() - 2 * PAD_PX,
            left=SIDE_PAD_PX + self._names_width(self._columns[0]),
            right=SIDE_PAD_PX + self._names_width(self._columns[-1]),
        )
        self._is_filled = False
        if self._focused is not None:
            self._focused = min(self._focused, len(self._arrangement) - 1)
        if old is not None and is_animated and self.isVisible():
            self._transition = transition(old, self._arrangement)
            self._movement.start()
        self._place()

    def _names_width(self, column: Column) -> float:
        metrics = QFontMetricsF(theme.font(theme.TEXT))
        return min(max((metrics.horizontalAdvance(name) for name in column.names), default=0.0), WIDEST_NAME_PX)

    def _place(self) -> None:
        if self._arrangement is None:
            return
        centre, side = self._arrangement.centre, self._arrangement.side
        if self._transition is not None:
            share = float(self._movement.currentValue() or 0.0)
            if share >= 1.0:
                self._transition = None
            else:
                centre, side = self._transition.at(self._arrangement, share)
        self._geometry = geometry_of(self._arrangement, centre, side, self._camera)
        self._links.invalidate()
        self.update()
        self.moved.emit()

    def _finish_movement(self) -> None:
        if self._transition is not None:
            self._movement.stop()
            self._transition = None
            self._place()

    def _look(self, camera: Camera) -> None:
        self._finish_movement()
        self._camera = camera
        self._place()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colors.color("window"))
            if self._arrangement is None or self._geometry is None:
                return
            self._paint_links(painter, self._arrangement, self._geometry, colors)
            if not self._is_filled:
                self._neurons.fill(self._arrangement, self._readings, colors)
                self._is_filled = True
            self._neurons.paint(painter, self._geometry.centre, self._geometry.side, self.devicePixelRatioF(), colors)
            self._paint_names(painter, self._arrangement, self._geometry, colors)
            self._paint_biases(painter, self._arrangement, self._geometry, colors)
            self._paint_marks(painter, self._geometry, colors)

    def _paint_links(
        self, painter: QPainter, arrangement: Arrangement, geometry: Geometry, colors: theme.Colors
    ) -> None:
        weights = self._link_weights(arrangement)
        if self._links.is_due():
            ratio, zoom = self.devicePixelRatioF(), self._camera.zoom
            self._links.paint(self.size(), ratio, geometry.links, geometry.wires, weights, colors, zoom)
        neuron = self._pointed.index if self._pointed and self._pointed.kind != "link" else None
        incoming = np.flatnonzero(arrangement.links.target == neuron) if neuron is not None else np.zeros(0, np.intp)
        painter.setOpacity(FADED if len(incoming) else 1.0)
        painter.drawPixmap(0, 0, self._links.pixmap)
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(incoming):
            phase = self._links.phase_px
            paint_links(painter, geometry.links, weights, incoming, colors, phase_px=phase, zoom=self._camera.zoom)
        for spot in {self._pointed, self._opened}:
            if spot is not None and spot.kind == "link" and spot.index < len(weights):
                self._paint_marked_link(painter, geometry, spot.index, float(weights[spot.index]), colors)

    def _paint_marked_link(
        self, painter: QPainter, geometry: Geometry, link: int, weight: float, colors: theme.Colors
    ) -> None:
        lines, _ = geometry.links.solid(np.array([link]))
        level = int(levels_of(np.array([weight]))[0]) or 1
        pen = link_pen(level, colors, self._camera.zoom)
        thick = QPen(pen.color(), max(pen.widthF(), 2.0))
        halo = QPen(colors.color("accent", 0.35), pen.widthF() + 7.0, c=Qt.PenCapStyle.RoundCap)
        for each in (halo, thick):
            painter.setPen(each)
            draw_lines(painter, lines)

    def _link_weights(self, arrangement: Arrangement) -> np.ndarray:
        parameters, links = self._readings.parameters, arrangement.links
        if parameters is None or not len(links):
            return np.zeros(len(links))
        weights: np.ndarray = parameters[links.parameter] * links.scale
        return weights

    def _paint_names(
        self, painter: QPainter, arrangement: Arrangement, geometry: Geometry, colors: theme.Colors
    ) -> None:
        painter.setFont(theme.font(theme.TEXT))
        metrics = painter.fontMetrics()
        for column in arrangement.columns:
            for unit, name in enumerate(column.names[: column.shown]):
                (x, y), half = geometry.centre[column.first + unit], geometry.side[column.first + unit] / 2
                text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(WIDEST_NAME_PX))
                painter.setPen(colors.color("text"))
                if column.role == "inputs":
                    box = QRectF(x - half - NAME_GAP_PX - WIDEST_NAME_PX, y - 12, WIDEST_NAME_PX, 24)
                    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
                else:
                    box = QRectF(x + half + NAME_GAP_PX, y - 12, WIDEST_NAME_PX, 24)
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            if column.hidden_count:
                last = column.first + column.shown - 1
                x, y = geometry.centre[last]
                painter.setPen(colors.color("text_dim"))
                box = QRectF(x - 60, y + geometry.side[last] / 2 + 6, 120, 20)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{column.hidden_count}")

    def _paint_biases(
        self, painter: QPainter, arrangement: Arrangement, geometry: Geometry, colors: theme.Colors
    ) -> None:
        if self._readings.parameters is not None:
            who = np.flatnonzero(arrangement.bias >= 0)
            biases = self._readings.parameters[arrangement.bias[who]]
            paint_bias_dots(painter, geometry.bias_place[who], biases, colors, self._camera.zoom)

    def _paint_marks(self, painter: QPainter, geometry: Geometry, colors: theme.Colors) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._focused is not None and self.hasFocus():
            self._paint_ring(painter, geometry, self._focused, QPen(colors.color("accent"), 1.5), 6.0)
        for spot in {self._pointed, self._opened}:
            if spot is None or spot.kind == "link" or spot.index >= len(geometry.side):
                continue
            if spot.kind == "neuron":
                self._paint_ring(painter, geometry, spot.index, QPen(colors.color("accent"), 3.0), 2.5)
            else:
                painter.setPen(QPen(colors.color("accent"), 2.0))
                painter.drawEllipse(QPointF(*geometry.bias_place[spot.index]), 6.5, 6.5)

    def _paint_ring(self, painter: QPainter, geometry: Geometry, neuron: int, pen: QPen, gap: float) -> None:
        (x, y), half = geometry.centre[neuron], geometry.side[neuron] / 2 + gap
        painter.setPen(pen)
        radius = half * 0.3 + gap * 0.4
        painter.drawRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), radius, radius)

    # ------------------------------------------------------------------ pointer

    def _point(self, spot: Spot | None) -> None:
        if spot != self._pointed:
            self._pointed = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(spot)
            self.update()

    def _spot_at(self, place: QPointF) -> Spot | None:
        if self._arrangement is None or self._geometry is None:
            return None
        return spot_at(self._arrangement, self._geometry, place.x(), place.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed_at is None:
            self._point(self._spot_at(place))
            return
        step = place - self._pressed_at
        if self._is_panning or step.manhattanLength() >= QApplication.startDragDistance():
            self._is_panning = True
            self._point(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed_at = place
            self._look(self._camera.panned(step.x(), step.y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._finish_movement()
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed_at, self._is_panning = event.position(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed_at is not None and not self._is_panning
        self._pressed_at, self._is_panning = None, False
        self.unsetCursor()
        spot = self._spot_at(event.position())
        self._point(spot)
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            if spot is not None and spot.kind == "neuron":
                self._focused = spot.index
            self.clicked.emit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._spot_at(event.position()) is None:
            self.fit()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        place = event.position()
        self._look(self._camera.zoomed(ZOOM_STEP ** (event.angleDelta().y() / 120), place.x(), place.y()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._arrangement is None or not (self._zoom_key(event) or self._neuron_key(event, self._arrangement)):
            super().keyPressEvent(event)

    def _zoom_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        arrows = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        if modifiers & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_Home or (modifiers & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_0):
            self.fit()
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and key in arrows:
            dx, dy = arrows[Qt.Key(key)]
            self._look(self._camera.panned(dx * PAN_STEP_PX, dy * PAN_STEP_PX))
        else:
            return False
        return True

    def _neuron_key(self, event: QKeyEvent, arrangement: Arrangement) -> bool:
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = event.key()
        if key in arrows:
            start = self._focused
            self._focused = 0 if start is None else neighbour(arrangement, start, *arrows[Qt.Key(key)])
            self._point(Spot("neuron", self._focused))
            self.update()
            return True
        if self._focused is None:
            return False
        column = int(arrangement.column[self._focused])
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(Spot("neuron", self._focused))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.units_asked.emit(column, 1)
        elif key == Qt.Key.Key_Minus:
            self.units_asked.emit(column, -1)
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit(column)
        else:
            return False
        return True

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._camera = self._home
        self._rearrange(is_animated=False)

    def sizeHint(self) -> QSize:
        return QSize(700, 520)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._links.invalidate()
            self._is_filled = False
            self.update()
