"""The hand of a user that is not there: real mouse and key events on the real widgets, for the tour and the tests.

Events enter at the window, as the screen's own do, and find their widget by its place: a control that is covered,
hidden or disabled is not reached, and ``click`` says so.
"""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
LOOK_MS = 5


class HandError(RuntimeError):
    """The user could not do this; the message says what stood in the way."""


class Hand:
    """Points, clicks, draws and types in one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def point(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Move the pointer over ``widget``: its middle, or ``at`` in its own pixels."""
        QTest.mouseMove(self._window.windowHandle(), self._place(widget, at))
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click with the left button.

        Raises HandError when the widget is disabled, hidden or covered by another one.
        """
        place = self._place(widget, at)
        found = self._window.childAt(place)
        if not widget.isEnabled():
            raise HandError(f"{name_of(widget)} is disabled")
        if found is None or not (found is widget or widget.isAncestorOf(found)):
            raise HandError(f"{name_of(widget)} is covered by {name_of(found) if found else 'another window'}")
        self.point(widget, at)
        QTest.mouseClick(self._window.windowHandle(), LEFT, PLAIN, place)
        QApplication.processEvents()

    def draw(self, widget: QWidget, stroke: Iterable[QPointF], pause_ms: int = 8) -> None:
        """Press at the first point, move through the others, release; points are in the widget's pixels."""
        handle = self._window.windowHandle()
        places = [self._place(widget, point.toPoint()) for point in stroke]
        QTest.mouseMove(handle, places[0])
        QTest.mousePress(handle, LEFT, PLAIN, places[0])
        for place in places[1:]:
            QTest.mouseMove(handle, place)
            _watch(pause_ms)
        QTest.mouseRelease(handle, LEFT, PLAIN, places[-1])
        QApplication.processEvents()

    def press_pen(self, widget: QWidget, at: QPointF) -> None:
        """Press the left button and hold it."""
        place = self._place(widget, at.toPoint())
        QTest.mouseMove(self._window.windowHandle(), place)
        QTest.mousePress(self._window.windowHandle(), LEFT, PLAIN, place)

    def lift_pen(self, widget: QWidget, at: QPointF) -> None:
        """Let the left button go."""
        QTest.mouseRelease(self._window.windowHandle(), LEFT, PLAIN, self._place(widget, at.toPoint()))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key of the keyboard; what has the focus gets it."""
        QTest.keyClick(self._window.windowHandle(), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        for letter in text:
            QTest.keyClick(self._window.focusWidget() or self._window, letter)
        QApplication.processEvents()

    def choose(self, combo: QComboBox, index: int) -> None:
        """Open a combo box with the mouse and take its entry number ``index`` with the keys.

        Raises HandError when there is no such entry.
        """
        if not 0 <= index < combo.count():
            raise HandError(f"{name_of(combo)} has {combo.count()} entries, number {index} was asked for")
        self.click(combo)
        for _ in range(abs(index - combo.currentIndex())):
            QTest.keyClick(combo.view(), Qt.Key.Key_Down if index > combo.currentIndex() else Qt.Key.Key_Up)
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
        QApplication.processEvents()

    def wait(self, seconds: float) -> None:
        """Watch, while the program goes on."""
        _watch(round(1000 * seconds))

    def wait_until(self, is_so: Callable[[], bool], limit_s: float, what: str) -> None:
        """Watch until something is so. Raises HandError when it is not within ``limit_s`` seconds."""
        deadline = time.monotonic() + limit_s
        while not is_so():
            if time.monotonic() > deadline:
                raise HandError(f"waited {limit_s:g} s in vain for {what}")
            _watch(LOOK_MS)

    def timed(self, act: Callable[[], object], is_so: Callable[[], bool], limit_s: float, what: str) -> float:
        """Act, and watch until something is so: how many seconds that took. Raises HandError as ``wait_until``."""
        start_s = time.perf_counter()
        act()
        self.wait_until(is_so, limit_s, what)
        return time.perf_counter() - start_s

    def _place(self, widget: QWidget, at: QPoint | None) -> QPoint:
        """The place in the window. Raises HandError when it lies outside: there is nothing to point at."""
        place = widget.mapTo(self._window, widget.rect().center() if at is None else at)
        if not self._window.rect().contains(place):
            raise HandError(f"{name_of(widget)} is outside the window at this place")
        return place


def _watch(milliseconds: int) -> None:
    """Let the program go on; unlike QTest.qWait this gives the interpreter to the trainer thread meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def name_of(widget: QWidget) -> str:
    """What a person would call a widget in a message."""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName() or ''}".strip()
