"""The window's benchmark: how smooth the real window stays while the network trains at full speed.

All times are wall-clock times of the real window. Clicks are posted from another thread at random moments, so that they
wait for a busy GUI thread as a user's do; a click ends when the widget has been painted.
"""

import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtTest import QTest

from nnviz.hyper import Settings
from nnviz.runtime.messages import Built, Snapshot
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec, LayerSpec
from nnviz.ui.bench_probes import ClickProbe, LatenessProbe, PaintCounter, Spread, headless_rate, rate, spread
from nnviz.ui.driver import LIMIT_S, Driver
from nnviz.ui.views.network_graph import NetworkGraph
from nnviz.ui.widgets.buttons import Toggle

ROUNDS = 3
GRAPH_SIZE = (900, 600)
GRAPH_PICTURES = 60
LARGEST = (8,) * 6


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    ``training_kept`` is the training rate with the window over the rate of the same spec without one.
    ``graph_paint_ms`` is the median time to paint the graph of the largest playground net at 900x600.
    """

    timer_late_ms: Spread
    click_to_paint_ms: Spread
    pictures_per_second: float
    training_kept: float
    graph_paint_ms: float
    steps_per_second: float
    headless_steps_per_second: float
    clicks: int


class WindowBench(Driver):
    """Measures one open window."""

    def measure(self, seconds: float) -> Figures:
        """Rounds with and without the window in turn, ``seconds`` each."""
        spec = self._session.spec
        paints = PaintCounter(self._window.bench.graph.canvas)
        lateness = LatenessProbe(self._window)
        clicks = ClickProbe(self._window.bench.curves.findChild(Toggle))
        with_window, without, pictures = [], [], []
        for _ in range(ROUNDS):
            without.append(headless_rate(spec, seconds))
            self._set_playing(is_playing=True)
            for probe in (lateness, clicks):
                probe.start()
            before = paints.count
            with_window.append(rate(self._steps, seconds, self._hand.wait))
            pictures.append((paints.count - before) / seconds)
            for probe in (clicks, lateness):
                probe.stop()
            self._set_playing(is_playing=False)
        return Figures(
            timer_late_ms=spread(lateness.late_ms),
            click_to_paint_ms=spread(clicks.answered_ms),
            pictures_per_second=round(float(np.median(pictures)), 1),
            training_kept=round(float(np.median(np.divide(with_window, without))), 3),
            graph_paint_ms=round(self._graph_paint_ms(), 2),
            steps_per_second=round(float(np.median(with_window))),
            headless_steps_per_second=round(float(np.median(without))),
            clicks=len(clicks.answered_ms),
        )

    def _graph_paint_ms(self) -> float:
        """Record snapshots of the largest playground net while it trains, then paint them with training at rest."""
        self._session.edit(Edit("Largest net", largest, None))
        graph = NetworkGraph()
        graph.setFixedSize(GRAPH_SIZE[0], GRAPH_SIZE[1] + graph.header_row.height())
        graph.show_spec(self._session.spec)
        self._hand.wait_until(lambda: self._has_built(len(LARGEST) + 1), LIMIT_S, "the largest net")
        graph.show_built(self._session.last_built)
        self._set_playing(is_playing=True)
        recorded: list[Snapshot] = []
        while len(recorded) < GRAPH_PICTURES:
            self._steps()
            recorded.append(self._newest)
        self._set_playing(is_playing=False)
        graph.show()
        QTest.qWaitForWindowExposed(graph)
        graph.canvas.finish_movement()
        times_ms = [self._painted_ms(graph, snapshot) for snapshot in recorded]
        graph.close()
        graph.deleteLater()
        return float(np.median(times_ms))

    def _painted_ms(self, graph: NetworkGraph, snapshot: Snapshot) -> float:
        start_s = time.perf_counter()
        graph.show_frame(snapshot)
        graph.canvas.repaint()
        return 1000 * (time.perf_counter() - start_s)

    def _has_built(self, layers: int) -> bool:
        built = self._session.last_built
        return isinstance(built, Built) and len(built.networks[0].layers) == layers


def largest(spec: ExperimentSpec) -> ExperimentSpec:
    """The same experiment with the largest network of the playground: six hidden layers of eight."""
    hidden = tuple(
        LayerSpec(f"hidden-{number}", "dense", Settings(units=units, activation="tanh"))
        for number, units in enumerate(LARGEST, 1)
    )
    return spec.with_layers((*hidden, spec.layers[-1]))
