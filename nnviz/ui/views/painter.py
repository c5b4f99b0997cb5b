"""Painter: turns strokes on a plot into edits of painted points."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from nnviz.spec import edits
from nnviz.spec.edits import Change, Edit
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui.views.paint_strip import PaintStrip
from nnviz.ui.widgets.plot_surface import PlotSurface

ROW_STEP_PX = 9.0
SMALLEST_REACH_PX = 7.0
SPRAY_PERIOD_MS = 50
SPRAY_POINTS = 2
EDIT_PERIOD_MS = 30
STROKE = "data.points"


class Painter(QObject):
    """Serves the surfaces of one plot. ``edited`` carries an Edit, ``ended`` follows each stroke: one undo step.

    ``is_empty`` tells that the sheet was emptied: the first point then replaces all.
    """

    edited = Signal(object)
    ended = Signal()
    sheet_changed = Signal()

    def __init__(self, strip: PaintStrip, surfaces: tuple[PlotSurface, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._surfaces = surfaces
        self._rng = np.random.default_rng()
        self._surface = surfaces[0]
        self._at = QPointF()
        self._last = QPointF()
        self._spray = QTimer(self)
        self._spray.setInterval(SPRAY_PERIOD_MS)
        self._spray.timeout.connect(self._spray_on)
        self._changes: list[Change] = []
        self._gather = QTimer(self)
        self._gather.setInterval(EDIT_PERIOD_MS)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._flush)
        self._name = ""
        self.is_empty = False
        for surface in surfaces:
            surface.pressed.connect(partial(self._press, surface))
            surface.dragged.connect(self._drag)
            surface.released.connect(self._release)
        strip.changed.connect(self.show_brush)
        strip.emptied.connect(self.empty)

    def show_brush(self) -> None:
        """Let the surfaces paint with the tool of the strip while the strip is open."""
        tool = self._strip.tool
        is_on = not self._strip.isHidden() and tool != "look"
        radius = self._strip.size_px if tool in ("brush", "spray") else self._reach_px()
        for surface in self._surfaces:
            surface.show_brush(float(max(2, radius)) if is_on else None)
        if not is_on and self.is_empty:
            self.empty(is_empty=False)

    def empty(self, is_empty: bool) -> None:
        """Clear the sheet for a first point, or show the points again."""
        self.is_empty = is_empty
        self._strip.set_empty(is_empty)
        if is_empty and self._strip.tool not in ("brush", "spray"):
            self._strip.set_tool("brush")
        self.sheet_changed.emit()

    # ------------------------------------------------------------------ strokes

    def _press(self, surface: PlotSurface, at: QPointF) -> None:
        self._surface, self._at, self._last = surface, at, at
        match self._strip.tool:
            case "brush":
                self._paint([(at.x(), at.y())])
            case "spray":
                self._spray_on()
                self._spray.start()
            case "eraser":
                self._erase()

    def _drag(self, at: QPointF) -> None:
        before, self._at = self._at, at
        match self._strip.tool:
            case "brush":
                self._paint_row()
            case "eraser":
                self._erase()
            case "magnet":
                self._pull(before)

    def _release(self) -> None:
        self._spray.stop()
        self._gather.stop()
        self._flush()
        self.ended.emit()

    def _paint_row(self) -> None:
        """Points since the last one, evenly apart, strewn over the disc of the brush."""
        way = self._at - self._last
        length = float(np.hypot(way.x(), way.y()))
        count = int(length / ROW_STEP_PX)
        if count == 0:
            return
        places = [self._last + way * (ROW_STEP_PX * number / length) for number in range(1, count + 1)]
        self._last = places[-1]
        angle = self._rng.uniform(0, 2 * np.pi, count)
        away = self._strip.size_px * np.sqrt(self._rng.uniform(0, 1, count))
        strewn = zip(places, away * np.cos(angle), away * np.sin(angle), strict=True)
        self._paint([(place.x() + dx, place.y() + dy) for place, dx, dy in strewn])

    def _spray_on(self) -> None:
        strayed = self._rng.normal(0, max(1, self._strip.size_px) / 2, (SPRAY_POINTS, 2))
        self._paint([(self._at.x() + dx, self._at.y() + dy) for dx, dy in strayed.tolist()])

    def _paint(self, places: list[tuple[float, float]]) -> None:
        """Paint at these places of the widget, as far as they lie on the sheet."""
        axes, label = self._surface.axes(), self._strip.label
        inside = [QPointF(x, y) for x, y in places if axes.frame.contains(x, y)]
        values = [axes.to_values(place) for place in inside]
        points = values if label is None else [(x, y, label) for x, y in values]
        if not points:
            return
        if self.is_empty:
            self._say(self.tr("Paint points"), partial(edits.start_over, points=points))
            self.empty(is_empty=False)
            return
        part = "test_points" if self._strip.test.isChecked() else "points"
        self._say(self.tr("Paint points"), partial(edits.paint, points=points, part=part))

    def _erase(self) -> None:
        if not self.is_empty:
            place, reach = self._values_at(self._at)
            self._say(self.tr("Erase points"), partial(edits.erase, place=place, reach=reach))

    def _pull(self, before: QPointF) -> None:
        if not self.is_empty:
            place, reach = self._values_at(before)
            goal, _ = self._values_at(self._at)
            by = (goal[0] - place[0], goal[1] - place[1])
            self._say(self.tr("Move points"), partial(edits.pull, place=place, reach=reach, by=by))

    def _values_at(self, at: QPointF) -> tuple[tuple[float, float], tuple[float, float]]:
        """A place of the widget and the tool's reach there, in the values of the plot."""
        axes, reach_px = self._surface.axes(), self._reach_px()
        across = (axes.x[1] - axes.x[0]) / axes.frame.width()
        down = (axes.y[1] - axes.y[0]) / axes.frame.height()
        return axes.to_values(at), (reach_px * across, reach_px * down)

    def _reach_px(self) -> float:
        return max(SMALLEST_REACH_PX, float(self._strip.size_px))

    def _say(self, name: str, change: Change) -> None:
        """Tell a change at once, but those that follow within a picture's time together."""
        self._name = name
        self._changes.append(change)
        if not self._gather.isActive():
            self._flush()
            self._gather.start()

    def _flush(self) -> None:
        changes, self._changes = self._changes, []
        if changes:
            self.edited.emit(Edit(self._name, partial(_one_after_the_other, changes), STROKE))


def _one_after_the_other(changes: list[Change], spec: ExperimentSpec) -> ExperimentSpec:
    for change in changes:
        spec = change(spec)
    return spec
