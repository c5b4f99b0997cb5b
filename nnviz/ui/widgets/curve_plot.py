"""Curves over epochs with zoom, pan and a cross-hair. Imports pyqtgraph: import this module after the first paint."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme

SMALLEST_LOG = 1e-12
AXIS_WIDTH = 48
FAINT = 0.2
GRID_ALPHA = 0.5
HEIGHT_FOR_LABEL = 110


@dataclass(frozen=True, slots=True, eq=False)
class KeptCurve:
    """A curve of a kept run: values (n,) over epochs (n,)."""

    epochs: np.ndarray
    values: np.ndarray
    color: QColor
    is_dashed: bool


class ValueAxis(pg.AxisItem):
    """The vertical axis: on a logarithmic scale it writes 1, 0.1, 0.01 and, where there is room, 2 and 5 of them."""

    def logTickStrings(self, values: list[float], scale: float, spacing: float | None) -> list[str]:
        low, high = self.range
        leading = ("1",) if high - low > 2 else ("1", "2", "5")
        texts = [f"{10.0**value * scale:.1g}" for value in values]
        return [text if f"{float(text):.0e}"[0] in leading else "" for text in texts]


class CurvePlot(pg.PlotWidget):
    """A line for each name of ``show_names``; behind them, faint, the same before smoothing.

    Wheel zooms, drag moves, a double click shows all again. ``pointed`` carries the epoch under the pointer.
    """

    pointed = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={"left": ValueAxis("left")})
        plot = self.plotItem
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setDownsampling(auto=True, mode="peak")
        plot.setClipToView(True)
        plot.getAxis("left").setWidth(AXIS_WIDTH)
        for side in ("left", "bottom"):
            plot.getAxis(side).enableAutoSIPrefix(False)
        plot.getViewBox().setLimits(xMin=0)
        plot.getViewBox().enableAutoRange(x=False, y=True)
        plot.getViewBox().sigRangeChangedManually.connect(self._stop_following)
        self._is_following = True
        self._last_epoch = 1.0
        self._roles: dict[str, str] = {}
        self._faint: dict[str, pg.PlotDataItem] = {}
        self._lines: dict[str, pg.PlotDataItem] = {}
        self._kept: list[pg.PlotDataItem] = []
        self._kept_epoch = 0.0
        self._cross = pg.InfiniteLine(angle=90, movable=False)
        self._cross.hide()
        plot.addItem(self._cross, ignoreBounds=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.restyle()

    def show_names(self, roles: dict[str, str]) -> None:
        """The names of the lines, each with the role of its colour in the theme."""
        if roles == self._roles:
            return
        for items in (self._faint, self._lines):
            for item in items.values():
                self.plotItem.removeItem(item)
            items.clear()
            for name in roles:
                items[name] = self.plotItem.plot(antialias=True, autoDownsampleFactor=2.0)
        self._roles = dict(roles)
        self._color_lines()

    def show_lines(self, epochs: np.ndarray, lines: dict[str, np.ndarray], faint: dict[str, np.ndarray]) -> None:
        """Replace all lines: values (n,) by name over ``epochs`` (n,)."""
        for items, values in ((self._lines, lines), (self._faint, faint)):
            for name, item in items.items():
                if name in values:
                    item.setData(epochs, np.maximum(values[name], SMALLEST_LOG) if self._is_log() else values[name])
                else:
                    item.clear()
        self._last_epoch = max(float(epochs[-1]) if len(epochs) else 1.0, 1e-3)
        if self._is_following:
            self._show_all_epochs()

    def show_kept(self, curves: Sequence[KeptCurve]) -> None:
        """Draw the curves of kept runs behind the live ones."""
        for item in self._kept:
            self.plotItem.removeItem(item)
        self._kept = []
        self._kept_epoch = max((float(curve.epochs[-1]) for curve in curves if len(curve.epochs)), default=0.0)
        for curve in curves:
            style = Qt.PenStyle.DashLine if curve.is_dashed else Qt.PenStyle.SolidLine
            item = self.plotItem.plot(antialias=True, autoDownsampleFactor=2.0, pen=pg.mkPen(curve.color, style=style))
            item.setZValue(-1)
            item.setData(curve.epochs, np.maximum(curve.values, SMALLEST_LOG) if self._is_log() else curve.values)
            self._kept.append(item)
        if self._is_following:
            self._show_all_epochs()

    def show_log(self, is_log: bool) -> None:
        """Draw the values on a logarithmic axis."""
        if is_log != self._is_log():
            self.plotItem.setLogMode(y=is_log)
            self.show_all()

    def show_titles(self, below: str) -> None:
        """Name the horizontal axis."""
        self.plotItem.setLabel("bottom", below, **self._label_style())

    def show_all(self) -> None:
        """Leave zoom and pan: the whole history, as it grows."""
        self._is_following = True
        self.plotItem.getViewBox().enableAutoRange(y=True)
        self._show_all_epochs()

    def restyle(self) -> None:
        """Take the colours and fonts of the theme."""
        colors = theme.colors()
        self.setBackground(colors.surface)
        for side in ("left", "bottom"):
            axis = self.plotItem.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.text_dim))
            axis.setTickFont(theme.font(theme.TEXT_SMALL))
            axis.setStyle(tickLength=-4)
        self.plotItem.showGrid(y=True, alpha=GRID_ALPHA)
        self._cross.setPen(pg.mkPen(colors.outline))
        self._color_lines()

    def epoch_at(self, place: QPointF) -> float:
        """The epoch under a place of the widget."""
        return float(self.plotItem.getViewBox().mapSceneToView(self.mapToScene(place.toPoint())).x())

    def place_of(self, epoch: float) -> QPointF:
        """The place of the widget, half way up, that shows an epoch."""
        box = self.plotItem.getViewBox()
        middle = box.viewRect().center().y()
        return QPointF(self.mapFromScene(box.mapViewToScene(QPointF(epoch, middle))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        frame = self.plotItem.getViewBox().sceneBoundingRect()
        if frame.contains(self.mapToScene(event.position().toPoint())):
            epoch = self.epoch_at(event.position())
            self._cross.setPos(epoch)
            self._cross.show()
            self.pointed.emit(epoch)
        else:
            self._leave()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._leave()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self.plotItem is not None:  # the base class resizes before it has one
            self.plotItem.showLabel("bottom", self.height() >= HEIGHT_FOR_LABEL)

    def _color_lines(self) -> None:
        colors = theme.colors()
        for name, role in self._roles.items():
            self._lines[name].setPen(pg.mkPen(colors.color(role), width=1))
            self._faint[name].setPen(pg.mkPen(colors.color(role, FAINT), width=1))

    def _show_all_epochs(self) -> None:
        self.plotItem.setXRange(0, max(self._last_epoch, self._kept_epoch), padding=0.02)

    def _stop_following(self) -> None:
        self._is_following = False

    def _leave(self) -> None:
        self._cross.hide()
        self.left.emit()

    def _is_log(self) -> bool:
        return bool(self.plotItem.getAxis("left").logMode)

    def _label_style(self) -> dict[str, str]:
        return {"color": theme.colors().text_dim, "font-size": f"{theme.TEXT_SMALL}px"}
