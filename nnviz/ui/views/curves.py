"""How the scores of the run went over all epochs, with values under the pointer."""

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Curves, Snapshot
from nnviz.storage.kept_runs import KeptRun
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.run_words import run_color
from nnviz.ui.views.base import View
from nnviz.ui.views.curve_families import Line, Tab, tabs_of
from nnviz.ui.widgets.axes import fixed_text, number_text
from nnviz.ui.widgets.buttons import IconButton, Toggle
from nnviz.ui.widgets.kept_legend import KeptLegend
from nnviz.ui.widgets.labelled_slider import QuietSlider
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Label, Words, say

if TYPE_CHECKING:
    from nnviz.ui.widgets.curve_plot import CurvePlot

DRAW_PERIOD_S = 0.12
TABS = ("loss", "score")
BUTTON_PX = 16
SMOOTHING_STOPS = 20
STRONGEST_SMOOTHING = 2.5
"""The weight of the past goes up to 1 - 10^-2.5."""


class CurvesView(View):
    """The curves of the run's family, on two tabs.

    The plot itself is made after the first paint: its library is slow to import. Kept runs are drawn behind them,
    lighter. ``keep_asked``, ``compare_asked`` and ``kept_removed`` (with a name) are for the session.
    """

    keep_asked = Signal()
    compare_asked = Signal()
    kept_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: CurvePlot | None = None
        self._curves = Curves(np.empty(0, np.int64), np.empty(0, np.float32))
        self._choices = dict(zip(TABS, tabs_of("network", has_classes=True), strict=True))
        self._pointed_epoch: float | None = None
        self._drawn_s = 0.0
        self._kept: tuple[KeptRun, ...] = ()
        self._build_widgets()
        self._tabs.set_value("loss")
        self._tabs.chosen.connect(self._choose_tab)
        for changed in (self._log.toggled, self._smoothing.valueChanged):
            changed.connect(self._draw)
            changed.connect(self._draw_kept)
        self.keep.clicked.connect(self.keep_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.kept_legend.removed.connect(self.kept_removed)

    # ------------------------------------------------------------------ what the window calls

    def show_built(self, built: Built) -> None:
        tabs = tabs_of(built.networks[0].role, built.data.task != "regression")
        self._choices = dict(zip(TABS, tabs, strict=True))
        self._tabs.retranslate()
        self._log.setEnabled(not self._tab.is_share)
        self._draw_kept()
        if built.impact == "rebuild":
            self._curves = Curves(np.empty(0, np.int64), np.empty(0, np.float32))
            self._draw()
            if self._plot:
                self._plot.show_all()

    def show_frame(self, snapshot: Snapshot) -> None:
        is_due = time.monotonic() - self._drawn_s >= DRAW_PERIOD_S or not snapshot.is_playing
        if is_due and self._differs(snapshot.curves):
            self._curves = snapshot.curves
            self._draw()

    def show_kept(self, kept: tuple[KeptRun, ...]) -> None:
        self._kept = kept
        self.kept_legend.show_runs(kept)
        self.compare.setEnabled(bool(kept))
        self._draw_kept()

    def prepare(self) -> None:
        """Make the plot now; called by itself after the first paint."""
        if self._plot is None:
            from nnviz.ui.widgets.curve_plot import CurvePlot  # slow to import: pyqtgraph

            self._plot = CurvePlot(self)
            self._plot.setToolTip(self.tr("Wheel: zoom. Drag: move. Double click: show all."))
            self._plot.show_titles(self.tr("epoch"))
            self._plot.pointed.connect(self._point)
            self._plot.left.connect(self._leave)
            self._column.replaceWidget(self._placeholder, self._plot)
            self._placeholder.hide()
            self._draw()
            self._draw_kept()

    # ------------------------------------------------------------------ widgets

    def _build_widgets(self) -> None:
        self._tabs = Segmented(
            lambda: Words(self.tr("Curve"), self.tr("Which measure is drawn")), self._tab_words, self
        )
        self._log = Toggle(
            lambda: Words(self.tr("log"), self.tr("Logarithmic axis: equal factors are equal distances")), self
        )
        self._legend = QLabel(self)
        self._legend.setProperty("role", "dim")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._smoothing = QuietSlider(Qt.Orientation.Horizontal, self)
        self._smoothing.setRange(0, SMOOTHING_STOPS)
        self._smoothing_label = Label(lambda: self.tr("Smoothing"), "dim", self)
        self._smoothing_label.setBuddy(self._smoothing)
        self._say_smoothing()
        self.keep = IconButton("bookmark-plus", self._keep_words, self, size_px=BUTTON_PX)
        self.compare = IconButton("columns-2", self._compare_words, self, size_px=BUTTON_PX)
        self.compare.setEnabled(False)
        self.kept_legend = KeptLegend(self)
        self._placeholder = QWidget(self)
        top, bottom, self._column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self._tabs)
        top.addStretch()
        top.addWidget(self._log)
        for button in (self.keep, self.compare):
            top.addWidget(button)
        bottom.addWidget(self._smoothing_label)
        bottom.addWidget(self._smoothing, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_SMALL)
        self._column.addLayout(top)
        self._column.addWidget(self._legend)
        self._column.addWidget(self.kept_legend)
        self._column.addWidget(self._placeholder, 1)
        self._column.addLayout(bottom)
        self.setMinimumHeight(150)

    def _tab_words(self) -> list[tuple[str, Words]]:
        return [(key, Words(catalogue(tab.label), catalogue(tab.help))) for key, tab in self._choices.items()]

    def _keep_words(self) -> Words:
        tip = self.tr("Keep this run as it is now, to compare later ones with it (Ctrl+K)")
        return Words(self.tr("Keep run"), tip)

    def _compare_words(self) -> Words:
        tip = self.tr("Kept runs beside the live one: boundaries, scores, and the settings that differ (Ctrl+Shift+K)")
        return Words(self.tr("Compare runs"), tip)

    def _say_smoothing(self) -> None:
        tip = self.tr("Mean over the past points, weighted (exponential moving average); the raw curve stays faint")
        say(self._smoothing, Words(self.tr("Smoothing"), tip))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._plot is None:
            QTimer.singleShot(0, self, self.prepare)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_smoothing()
            if self._plot:
                self._plot.setToolTip(self.tr("Wheel: zoom. Drag: move. Double click: show all."))
                self._plot.show_titles(self.tr("epoch"))
            self._write_legend()
        elif event.type() == QEvent.Type.PaletteChange and self._plot:
            self._plot.restyle()
            self._plot.show_titles(self.tr("epoch"))
            self._write_legend()
            self._draw_kept()
        super().changeEvent(event)

    # ------------------------------------------------------------------ drawing

    def _differs(self, curves: Curves) -> bool:
        known = self._curves.steps
        return len(known) != len(curves.steps) or (len(known) > 0 and known[-1] != curves.steps[-1])

    @property
    def _tab(self) -> Tab:
        return self._choices[self._tabs.value]

    def _lines(self) -> list[Line]:
        """The curves of the chosen tab; before the first point all that it can have."""
        known = self._curves.series
        return [line for line in self._tab.lines if line.series in known or not known]

    def _series(self) -> dict[str, np.ndarray]:
        """The values of the chosen tab by curve name."""
        series = self._curves.series
        return {line.series: series[line.series] for line in self._tab.lines if line.series in series}

    def _choose_tab(self) -> None:
        self._log.setEnabled(not self._tab.is_share)
        self._draw()
        self._draw_kept()
        if self._plot:
            self._plot.show_all()

    def _draw(self) -> None:
        self._drawn_s = time.monotonic()
        if self._plot:
            series = self._series()
            is_smooth = self._smoothing.value() > 0
            lines = {name: self._smooth(values) for name, values in series.items()}
            self._plot.show_names({line.series: line.role for line in self._tab.lines})
            self._plot.show_log(self._log.isChecked() and self._log.isEnabled())
            self._plot.show_lines(self._curves.epochs, lines, series if is_smooth else {})
        self._write_legend()

    def _draw_kept(self) -> None:
        """The curves of the kept runs that this tab has: the first dashed, the others whole. Only when they change."""
        if self._plot is None:
            return
        from nnviz.ui.widgets.curve_plot import KeptCurve  # slow to import: pyqtgraph

        self._plot.show_kept(
            [
                KeptCurve(run.epochs, self._smooth(run.series[line.series]), run_color(run), is_dashed=number == 0)
                for run in self._kept
                for number, line in enumerate(self._tab.lines)
                if line.series in run.series
            ]
        )
        self._write_legend()

    def _smooth(self, values: np.ndarray) -> np.ndarray:
        stop = self._smoothing.value()
        return smoothed(values, 1 - 10 ** (-STRONGEST_SMOOTHING * stop / SMOOTHING_STOPS)) if stop else values

    def _point(self, epoch: float) -> None:
        self._pointed_epoch = epoch
        self._write_legend()

    def _leave(self) -> None:
        self._pointed_epoch = None
        self._write_legend()

    def _write_legend(self) -> None:
        """Names and colours of the curves, with the values under the pointer."""
        series, epochs, colors = self._series(), self._curves.epochs, theme.colors()
        is_pointed = self._pointed_epoch is not None and len(epochs) > 0
        at = int(np.abs(epochs - self._pointed_epoch).argmin()) if is_pointed else 0
        parts = []
        for line in self._lines():
            is_read = is_pointed and line.series in series
            value = f" {value_text(float(series[line.series][at]))}" if is_read else ""
            color = colors.color(line.role).name()
            parts.append(f'<span style="color:{color}">▬</span> {catalogue(line.label)}{value}')
        if is_pointed:
            parts.append(self.tr("epoch {0}").format(fixed_text(float(epochs[at]), 1)))
        text = "&nbsp;&nbsp; ".join(parts)
        if text != self._legend.text():
            self._legend.setText(text)
        self.kept_legend.show_values({run.name: self._values_of(run) for run in self._kept})

    def _values_of(self, run: KeptRun) -> str:
        """The values of a kept run under the pointer: those of its last point are for all epochs behind it."""
        if self._pointed_epoch is None or not len(run.epochs):
            return ""
        at = int(np.abs(run.epochs - self._pointed_epoch).argmin())
        series = [run.series[line.series] for line in self._tab.lines if line.series in run.series]
        return " / ".join(value_text(float(values[at])) for values in series)


def smoothed(values: np.ndarray, weight: float) -> np.ndarray:
    """Exponential moving average, without bias at the start: ``s = w s + (1 - w) v``, divided by ``1 - w^n``.

    Values that are not finite are passed over.
    """
    result = np.empty(len(values), np.float64)
    mean, seen = 0.0, 0
    for number, value in enumerate(values.tolist()):
        if np.isfinite(value):
            mean, seen = weight * mean + (1 - weight) * value, seen + 1
        result[number] = mean / (1 - weight**seen) if seen else np.nan
    return result


def value_text(value: float) -> str:
    """A loss or share for reading: three decimals, or powers of ten where those would say nothing."""
    return fixed_text(value, 3) if value == 0 or 0.001 <= abs(value) < 1000 else number_text(float(f"{value:.2g}"))
