"""The painted part of the network graph as a widget: places, mouse and keys; what the user does becomes signals."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.ui import theme
from nnviz.ui.views.network_graph_carry import carried
from nnviz.ui.views.network_graph_geometry import Camera, Geometry, Transition, geometry_of, transition
from nnviz.ui.views.network_graph_hits import Spot, neighbour, spot_at
from nnviz.ui.views.network_graph_keys import PAN_STEP_PX, ZOOM_STEP, Ask, ask_of
from nnviz.ui.views.network_graph_layout import Arrangement, Column, arrange
from nnviz.ui.views.network_graph_names import WIDEST_NAME_PX
from nnviz.ui.views.network_graph_painter import GraphPainter, Marks, Scene
from nnviz.ui.views.network_graph_tiles import Readings
from nnviz.ui.widgets.target import is_vector, pixel_ratio

PAD_PX = 14.0
SIDE_PAD_PX = 30.0
SMALLEST_PX = 40
MOVE_MS = 240


class GraphCanvas(QWidget):
    """Draws one network and says what the user points at, clicks and asks for by key."""

    pointed = Signal(object)
    """The ``Spot`` under the pointer or reached by arrow keys, or None."""

    clicked = Signal(object)
    """A ``Spot`` was clicked or opened by key; None for the empty canvas."""

    moved = Signal()
    """Columns have other places on the screen."""

    rearranged = Signal()
    """Neurons and links have other numbers: spots of before are void."""

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
        self._painter = GraphPainter()
        self._marks = Marks()
        self._focused: int | None = None
        self._is_focus_shown = False
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
    def geometry_now(self) -> Geometry | None:
        """Where everything is on the screen now."""
        return self._geometry

    @property
    def readings(self) -> Readings:
        """The newest readings."""
        return self._readings

    @property
    def focused(self) -> int | None:
        """The neuron that keys act on."""
        return self._focused

    @property
    def camera(self) -> Camera:
        """What part of the drawing is seen."""
        return self._camera

    @property
    def is_home(self) -> bool:
        """Whether the whole network is shown as at first."""
        return self._camera == self._home

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show another structure; neurons that stay move to their new places."""
        self._readings = carried(self._readings, self._columns, columns)
        self._columns = columns
        self._rearrange(is_animated=True)

    def show_readings(self, readings: Readings, step: int, *, is_playing: bool) -> None:
        """Show new numbers; while training rests the links follow at once."""
        self._readings = readings
        self._painter.drop_tiles()
        self._painter.links.show_step(step)
        if not is_playing:
            self._painter.links.invalidate()
        self.update()

    def show_sample(self, sample: np.ndarray | None, trace: np.ndarray | None, *, is_lit: bool) -> None:
        """Show another sample at once, with the trace known so far."""
        self._readings = replace(self._readings, sample=sample, trace=trace, is_lit=is_lit)
        self._painter.drop_tiles()
        self.update()

    def open(self, spot: Spot | None) -> None:
        """Mark what has an open card."""
        self._marks = replace(self._marks, opened=spot)
        self.update()

    def tile_px(self) -> float:
        """The side of the smallest tile in real pixels."""
        if self._arrangement is None:
            return 0.0
        return float(self._arrangement.side.min()) * self._camera.zoom * self.devicePixelRatioF()

    def fit(self) -> None:
        """Show the whole network again."""
        self._look(self._home)

    def zoom(self, factor: float) -> None:
        """Nearer or farther, around the middle."""
        self._look(self._camera.zoomed(factor, self.width() / 2, self.height() / 2))

    def finish_movement(self) -> None:
        """Put everything where it is going, at once."""
        if self._transition is not None:
            self._movement.stop()
            self._transition = None
            self._place()

    # ------------------------------------------------------------------ places

    def _rearrange(self, *, is_animated: bool) -> None:
        self._movement.stop()
        old, self._transition = self._arrangement, None
        self._point(None)
        if not self._columns or min(self.width(), self.height()) < SMALLEST_PX:
            return
        self._arrangement = arrange(
            self._columns,
            self.width(),
            self.height() - 2 * PAD_PX,
            left=SIDE_PAD_PX + _names_width(self._columns[0]),
            right=SIDE_PAD_PX + _names_width(self._columns[-1]),
        )
        if self._focused is not None:
            self._focused = min(self._focused, len(self._arrangement) - 1)
        if old is not None and is_animated and self.isVisible():
            self._transition = transition(old, self._arrangement)
            self._movement.start()
        self.rearranged.emit()
        self._place()

    def _place(self) -> None:
        if self._arrangement is None:
            return
        centre, side = self._arrangement.centre, self._arrangement.side
        if self._transition is not None:
            share = float(self._movement.currentValue() or 0.0)
            centre, side = self._transition.at(self._arrangement, share)
            if share >= 1.0:
                self._transition = None
        self._geometry = geometry_of(self._arrangement, centre, side, self._camera)
        self._painter.drop_all()
        self.update()
        self.moved.emit()

    def _look(self, camera: Camera) -> None:
        self.finish_movement()
        self._camera = camera
        self._place()

    # ------------------------------------------------------------------ pointer

    def _point(self, spot: Spot | None) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        if spot != self._marks.pointed:
            self._marks = replace(self._marks, pointed=spot)
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
        self.finish_movement()
        self._is_focus_shown = False
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed_at, self._is_panning = event.position(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed_at is not None and not self._is_panning
        self._pressed_at, self._is_panning = None, False
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
        ask = ask_of(event)
        if self._arrangement is None or ask is None or not self._obey(ask, self._arrangement):
            super().keyPressEvent(event)

    def _obey(self, ask: Ask, arrangement: Arrangement) -> bool:
        """Do what a key asks; False when it needs a focused neuron and there is none."""
        if ask.kind == "zoom":
            self.zoom(ask.factor)
        elif ask.kind == "fit":
            self.fit()
        elif ask.kind == "pan":
            self._look(self._camera.panned(ask.across * PAN_STEP_PX, ask.down * PAN_STEP_PX))
        elif ask.kind == "focus":
            self._move_focus(arrangement, ask.across, ask.down)
        elif self._focused is None:
            return False
        else:
            self._obey_for_neuron(ask, arrangement, self._focused)
        return True

    def _obey_for_neuron(self, ask: Ask, arrangement: Arrangement, neuron: int) -> None:
        column = int(arrangement.column[neuron])
        if ask.kind == "units":
            self.units_asked.emit(column, ask.down)
        elif ask.kind == "remove":
            self.removal_asked.emit(column)
        elif ask.kind == "bias" and arrangement.bias[neuron] >= 0:
            self.clicked.emit(Spot("bias", neuron))
        elif ask.kind == "weight":
            incoming = np.flatnonzero(arrangement.links.target == neuron)
            if len(incoming):
                opened = self._marks.opened
                later = incoming[incoming > opened.index] if opened and opened.kind == "link" else incoming
                self.clicked.emit(Spot("link", int(later[0] if len(later) else incoming[0])))
        elif ask.kind == "open":
            self.clicked.emit(Spot("neuron", neuron))

    def _move_focus(self, arrangement: Arrangement, across: int, down: int) -> None:
        self._focused = 0 if self._focused is None else neighbour(arrangement, self._focused, across, down)
        self._is_focus_shown = True
        self._point(Spot("neuron", self._focused))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_focus_shown:
            self._is_focus_shown = False
            self._point(None)
        self.update()

    # ------------------------------------------------------------------ events

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.colors().color("window"))
            if self._arrangement is not None and self._geometry is not None:
                marks = replace(self._marks, focused=self._focused if self._is_focus_shown else None)
                scene = Scene(
                    self._arrangement,
                    self._geometry,
                    self._readings,
                    marks,
                    self.size(),
                    pixel_ratio(painter),
                    self._camera.zoom,
                    is_screen=not is_vector(painter) and pixel_ratio(painter) == self.devicePixelRatioF(),
                )
                self._painter.paint(painter, scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._camera = self._home
        self._rearrange(is_animated=False)

    def sizeHint(self) -> QSize:
        return QSize(700, 520)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._painter.drop_all()
            self.update()


def _names_width(column: Column) -> float:
    metrics = QFontMetricsF(theme.font(theme.TEXT))
    return min(max((metrics.horizontalAdvance(name) for name in column.names), default=0.0), WIDEST_NAME_PX)
