"""Probes of the window's benchmark: late timers, clicks and pen moves until they are painted, pictures, rates."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from nnviz.runtime.messages import Configure, Play, Snapshot
from nnviz.runtime.runner import TrainingRunner
from nnviz.spec.parts import ExperimentSpec

TIMER_MS = 16
CLICK_GAP_S = (0.06, 0.14)
START_LIMIT_S, SETTLE_S = 15.0, 0.5
ANSWER_LIMIT_MS = 5_000


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and 99th percentile of a time, in milliseconds."""

    p50: float
    p99: float


class LatenessProbe(QObject):
    """A 60 Hz timer in the GUI thread that writes down by how much each tick came late."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.late_ms: list[float] = []
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TIMER_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self._last_s = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now_s = time.perf_counter()
        self.late_ms.append(max(0.0, 1000 * (now_s - self._last_s) - TIMER_MS))
        self._last_s = now_s


class ClickProbe(QObject):
    """Clicks a widget from another thread and writes down how long until it was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.answered_ms: list[float] = []
        self._widget = widget
        self._at = QPointF(8, widget.height() / 2)
        self._global = QPointF(widget.mapToGlobal(self._at.toPoint()))
        self._clicked_s: float | None = None
        self._is_paint_due = False
        self._gaps = random.Random(0)
        self._end = threading.Event()
        self._thread: threading.Thread | None = None
        widget.installEventFilter(self)

    def start(self) -> None:
        """Begin to click."""
        self._end.clear()
        self._thread = threading.Thread(target=self._click_on, name="clicks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Click no more."""
        self._end.set()
        if self._thread is not None:
            self._thread.join()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: a paint of the clicked widget ends the click once this pass of painting is over."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._is_paint_due = True
        elif event.type() == QEvent.Type.Paint and self._is_paint_due:
            self._is_paint_due = False
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        if self._clicked_s is not None:
            self.answered_ms.append(1000 * (time.perf_counter() - self._clicked_s))
            self._clicked_s = None

    def _click_on(self) -> None:
        while not self._end.wait(self._gaps.uniform(*CLICK_GAP_S)):
            if self._clicked_s is None:
                self._clicked_s = time.perf_counter()
                for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
                    QCoreApplication.postEvent(self._widget, self._mouse(kind))

    def _mouse(self, kind: QEvent.Type) -> QMouseEvent:
        left, nothing = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = left if kind == QEvent.Type.MouseButtonPress else nothing
        return QMouseEvent(kind, self._at, self._global, left, held, Qt.KeyboardModifier.NoModifier)


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class PenProbe(QObject):
    """Measures from a move of the pen until the bars that answer it have been painted.

    ``frame_due`` carries every snapshot that is shown, ``pen_moved`` is emitted for every drawing that is sent.
    """

    def __init__(self, bars: QWidget, frame_due: SignalInstance, pen_moved: SignalInstance) -> None:
        super().__init__(bars)
        self._bars, self._frame_due, self._pen_moved = bars, frame_due, pen_moved
        self._loop = QEventLoop()
        self._stamp = -1
        self._wanted: int | None = None
        self._end_s = 0.0
        self._has_sent = self._is_paint_due = False
        frame_due.connect(self._see)
        pen_moved.connect(self._note_sent)
        bars.installEventFilter(self)

    def answer_ms(self, move: Callable[[], object]) -> float:
        """Move, and wait for the answer. Raises TimeoutError when none comes."""
        self._wanted, self._has_sent = self._stamp + 1, False
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(self._loop.quit)
        limit.start(ANSWER_LIMIT_MS)
        start_s = time.perf_counter()
        move()
        if self._wanted is not None:
            self._loop.exec()
        if self._wanted is not None:
            raise TimeoutError("the bars did not answer the pen")
        return 1000 * (self._end_s - start_s)

    def stop(self) -> None:
        """Measure no more."""
        self._frame_due.disconnect(self._see)
        self._pen_moved.disconnect(self._note_sent)
        self._bars.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: a paint of the bars after the answering snapshot ends the move."""
        if event.type() == QEvent.Type.Paint and self._is_paint_due:
            self._is_paint_due = False
            QTimer.singleShot(0, self, self._finish)
        return False

    def _note_sent(self) -> None:
        self._has_sent = True

    def _see(self, snapshot: Snapshot) -> None:
        self._stamp = snapshot.input_stamp
        if self._wanted is not None and self._has_sent and snapshot.input_stamp >= self._wanted:
            self._is_paint_due = True

    def _finish(self) -> None:
        self._end_s = time.perf_counter()
        self._wanted = None
        self._loop.quit()


def headless_rate(spec: ExperimentSpec, seconds: float) -> float:
    """Steps a second of the trainer thread while nobody looks and this thread sleeps."""
    runner = TrainingRunner()
    runner.commands.put(Configure(spec, 1))
    runner.commands.put(Play())
    runner.start()

    def steps() -> int:
        runner.frames.take()
        deadline_s = time.monotonic() + START_LIMIT_S
        while time.monotonic() < deadline_s:
            snapshot = runner.frames.take()
            if snapshot is not None and snapshot.is_playing:
                return snapshot.step
            time.sleep(0.001)
        raise RuntimeError("the trainer thread gave no snapshot")

    try:
        steps()
        time.sleep(SETTLE_S)
        return rate(steps, seconds, time.sleep)
    finally:
        runner.stop()


def rate(steps: Callable[[], int], seconds: float, wait: Callable[[float], None]) -> float:
    """Steps a second between two looks ``seconds`` apart."""
    first, start_s = steps(), time.perf_counter()
    wait(seconds)
    last, end_s = steps(), time.perf_counter()
    return (last - first) / (end_s - start_s)


def spread(times_ms: Sequence[float]) -> Spread:
    """The percentiles of many times."""
    return Spread(*(round(float(value), 2) for value in np.percentile(times_ms, (50, 99))))
