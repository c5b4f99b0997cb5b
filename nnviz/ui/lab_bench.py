"""The image lab's benchmark: pictures a second with the inside view open, pen to bars, a lesson, hidden views."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QWidget

from nnviz.runtime.messages import Taught
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS
from nnviz.ui.bench_probes import PaintCounter, PenProbe, Spread, headless_rate, rate, spread
from nnviz.ui.benches.images import ImagesWorkbench
from nnviz.ui.driver import LIMIT_S, SETTLE_S, Driver

CNN, MLP = "digits-cnn", "digits-dense"
ROUNDS = 3
PEN_MOVES, FIRST_MOVES = 100, 8
TAUGHT_AS = 1


@dataclass(frozen=True, slots=True)
class LabFigures:
    """What was measured in the image lab.

    ``pictures_per_second`` and ``training_kept`` are of the CNN at full speed with all its maps on screen; the share is
    that of the rate of the same network without a window. ``hidden_training_kept`` is the share with the window hidden.
    ``pen_to_bars_ms`` runs from a move of the mouse until the bars are painted, ``lesson_seconds`` from the click on
    the right label until before and after are on screen. ``mlp_pictures_per_second`` are painted graphs of the network
    784-128-64-10 in the whole window while it trains, ``mlp_training_kept`` its rate beside that without a window.
    """

    pictures_per_second: float
    training_kept: float
    hidden_training_kept: float
    steps_per_second: float
    headless_steps_per_second: float
    pen_to_bars_ms: dict[str, Spread]
    lesson_seconds: float
    mlp_pictures_per_second: float
    mlp_training_kept: float


class LabBench(Driver):
    """Measures the image lab of one open window."""

    def measure(self, seconds: float) -> LabFigures:
        """Rounds of ``seconds`` for each rate."""
        self._open(MLP)
        mlp_pen = self._pen_to_bars()
        graph = self._bench.graph
        self._show_middle("graph")
        mlp_rate, mlp_pictures, mlp_headless = self._rates(MLP, graph.canvas, seconds)
        self._open(CNN)
        cnn_pen = self._pen_to_bars()
        lesson_s = self._lesson()
        self._open(CNN)
        self._draw(len(STROKE))
        self._show_middle("maps")
        with_views, pictures, headless = self._rates(CNN, self._bench.maps.wall, seconds)
        hidden = self._hidden_rate(seconds)
        self._session.pause()
        return LabFigures(
            pictures_per_second=pictures,
            training_kept=round(with_views / headless, 3),
            hidden_training_kept=round(hidden / headless, 3),
            steps_per_second=round(with_views, 1),
            headless_steps_per_second=round(headless, 1),
            pen_to_bars_ms={"mlp": mlp_pen, "cnn": cnn_pen},
            lesson_seconds=round(lesson_s, 2),
            mlp_pictures_per_second=mlp_pictures,
            mlp_training_kept=round(mlp_rate / mlp_headless, 3),
        )

    @property
    def _bench(self) -> ImagesWorkbench:
        bench = self._window.bench
        assert isinstance(bench, ImagesWorkbench)
        return bench

    def _open(self, preset: str) -> None:
        """Start over with a preset of the lab, at rest, with nothing drawn."""
        spec = PRESETS[preset]
        self._window.documents.may_leave = lambda: True
        self._session.open_preset(preset)
        self._hand.wait_until(lambda: self._is_built(spec), LIMIT_S, "the image lab")
        self._bench.draw.pad.clear()
        self._hand.wait(SETTLE_S)

    def _is_built(self, spec: ExperimentSpec) -> bool:
        built = self._session.last_built
        ids = [layer.id for layer in built.networks[0].layers] if built else []
        return ids == [layer.id for layer in spec.layers] and self._window.bench is not None

    def _show_middle(self, key: str) -> None:
        self._hand.click(self._bench.middle.button(key))
        self._hand.wait(SETTLE_S)

    # ------------------------------------------------------------------ the pen

    def _draw(self, points: int) -> None:
        """So many points of the stroke, drawn and let go."""
        pad = self._bench.draw.pad
        self._hand.draw(pad, [_place(pad, number) for number in range(points)], pause_ms=1)

    def _pen_to_bars(self) -> Spread:
        """Moves of one long stroke, each after the answer to the one before; the first ones warm up."""
        bench = self._bench
        probe = PenProbe(bench.bars.bars, self._window.clock.frame_due, bench.pen_moved)
        pad = bench.draw.pad
        probe.answer_ms(lambda: self._hand.press_pen(pad, _place(pad, 0)))
        times = [
            probe.answer_ms(lambda number=number: self._hand.point(pad, _place(pad, number).toPoint()))
            for number in range(1, PEN_MOVES)
        ]
        self._hand.lift_pen(pad, _place(pad, PEN_MOVES - 1))
        probe.stop()
        return spread(times[FIRST_MOVES:])

    # ------------------------------------------------------------------ the lesson

    def _lesson(self) -> float:
        """Teach the drawing another label and wait until the change is on screen."""
        taught: list[Taught] = []
        self._session.taught.connect(taught.append)
        started = PaintCounter(self._bench.teach.drawing_bar)
        seconds = self._hand.timed(
            lambda: self._hand.click(self._bench.teach.button(TAUGHT_AS)),
            lambda: bool(taught) and started.count > 0,
            LIMIT_S,
            "the lesson",
        )
        self._session.taught.disconnect(taught.append)
        return seconds

    # ------------------------------------------------------------------ rates

    def _rates(self, preset: str, painted: QWidget, seconds: float) -> tuple[float, float, float]:
        """Steps a second with the window, pictures a second of one widget, steps a second without a window."""
        paints, with_window, pictures, without = PaintCounter(painted), [], [], []
        for _ in range(ROUNDS):
            without.append(headless_rate(PRESETS[preset], seconds))
            self._set_playing(is_playing=True)
            before = paints.count
            with_window.append(rate(self._steps, seconds, self._hand.wait))
            pictures.append((paints.count - before) / seconds)
            self._set_playing(is_playing=False)
        return float(np.median(with_window)), round(float(np.median(pictures)), 1), float(np.median(without))

    def _hidden_rate(self, seconds: float) -> float:
        """Steps a second while the window is hidden and its views ask for nothing."""
        self._set_playing(is_playing=True)
        self._window.hide()
        self._hand.wait(SETTLE_S)
        rates = [rate(self._steps, seconds, self._hand.wait) for _ in range(ROUNDS)]
        self._window.show()
        self._set_playing(is_playing=False)
        return float(np.median(rates))


def _stroke() -> np.ndarray:
    """A 3 in pad units, (PEN_MOVES, 2): two bows, one below the other."""
    angle = np.linspace(-0.75 * np.pi, 0.75 * np.pi, PEN_MOVES // 2)
    bows = [np.column_stack([0.48 + 0.17 * np.cos(angle), y + 0.16 * np.sin(angle)]) for y in (0.33, 0.66)]
    return np.concatenate(bows)


STROKE = _stroke()


def _place(pad: QWidget, number: int) -> QPointF:
    """Where a point of the stroke lies on the pad."""
    side = min(pad.width(), pad.height())
    x, y = STROKE[number]
    return QPointF(QPoint(round((pad.width() - side) / 2 + side * x), round(side * y)))
