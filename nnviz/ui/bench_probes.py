"""Probes of the window's benchmark: late timers, clicks until they are painted, painted pictures."""

import random
import threading
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

TIMER_MS = 16
CLICK_GAP_S = (0.06, 0.14)


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
