"""A seeded monkey at the real window: random clicks, drags, typing and keys while the network trains.

``python -m tests.ui.monkey --minutes 30`` is the long run; the suite plays a short one. It fails on any exception, on a
trainer fault, on threads or timers left over, and on growing memory.
"""

import argparse
import faulthandler
import gc
import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass

import psutil
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QMenu, QSlider, QWidget

from nnviz.app import Program
from nnviz.runtime.memory import give_back_memory
from nnviz.spec.presets import DEFAULT
from nnviz.ui.hand import Hand, HandError
from nnviz.ui.labs import LABS
from nnviz.unattended import with_program

WARM_UP_SHARE = 0.25
GROWTH_LIMIT_MB = 20.0
PAUSE_S = (0.02, 0.3)
LOOK_MS = 150
LAB_S = 1.0
SETTLE_S = 3.0
TELL_S = 60.0
HANG_LIMIT_S = 120.0
KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Tab, Qt.Key.Key_F1)
CONTROL_KEYS = (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_R, Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_E, Qt.Key.Key_0)


@dataclass(frozen=True)
class Report:
    """What a run of the monkey came to."""

    seed: int
    seconds: float
    actions: dict[str, int]
    unreachable: int
    faults: list[str]
    memory_growth_mb: float
    threads_left: list[str]
    timers_left: int

    def problems(self, growth_limit_mb: float) -> list[str]:
        """Why the run failed; empty when it did not."""
        found = list(self.faults)
        if self.memory_growth_mb > growth_limit_mb:
            found.append(f"memory grew by {self.memory_growth_mb:.1f} MB, {growth_limit_mb:g} are allowed")
        if self.threads_left:
            found.append(f"threads left: {', '.join(self.threads_left)}")
        if self.timers_left:
            found.append(f"{self.timers_left} running timers left")
        return found


class Monkey:
    """Does one random thing after the other in a program's window."""

    def __init__(self, program: Program, seed: int) -> None:
        self._program, self._window = program, program.window
        self._hand = Hand(program.window)
        self._random = random.Random(seed)
        self.actions: Counter[str] = Counter()
        self.unreachable = 0
        self._asking: QWidget | None = None
        self._clock = QTimer(self._window)
        self._clock.timeout.connect(self._answer)
        self._clock.start(LOOK_MS)
        self._kinds: tuple[tuple[int, Callable[[], None]], ...] = (
            (6, self.click_button),
            (3, self.choose_entry),
            (3, self.drag_slider),
            (2, self.type_number),
            (3, self.touch_graph),
            (1, self.touch_anything),
            (2, self.press_key),
            (1, self.keep_playing),
        )

    def rest(self) -> None:
        """Do no more."""
        self._clock.stop()

    def visit_labs(self) -> None:
        """See every lab once, so that what is imported on the first visit does not count as growth."""
        for lab in (*[lab for lab in LABS[1:] if lab.is_on_rail], LABS[0]):
            self._hand.click(self._window.rail.button(lab.key))
            self._hand.click(self._window.top_bar.transport.epoch)
            self._hand.wait(LAB_S)

    def play_until(self, deadline_s: float) -> None:
        """One action after the other, and a line on stderr now and then: a long run should be seen to live."""
        told_s = time.monotonic()
        while (now_s := time.monotonic()) < deadline_s:
            self.act()
            if now_s - told_s > TELL_S:
                told_s = now_s
                print(f"monkey: {self.actions.total()} actions, {deadline_s - now_s:.0f} s to go", file=sys.stderr)

    def memory_mb(self, process: psutil.Process) -> float:
        """The memory in use with the same experiment open in each lab: what was opened in between must not count."""
        self._program.session.pause()
        for key in (*(lab.preset for lab in LABS), DEFAULT):
            self._open(key)
        self._hand.wait(SETTLE_S)
        gc.collect()
        give_back_memory()
        return process.memory_info().rss / 1e6

    def _open(self, preset: str) -> None:
        session = self._program.session
        session.open_preset(preset)
        self._hand.wait_until(lambda: not session.is_building, HANG_LIMIT_S, preset)

    def act(self) -> None:
        """One random action and a look at what it does."""
        (action,) = self._random.choices(
            [action for _, action in self._kinds], weights=[weight for weight, _ in self._kinds]
        )
        self.actions[action.__name__] += 1
        try:
            action()
        except HandError:
            self.unreachable += 1
        self._close_popups()
        self._hand.wait(self._random.uniform(*PAUSE_S))

    def click_button(self) -> None:
        """Any button, check box or tile, but the menu: its entries open dialogs of the system."""
        button = self._pick(QAbstractButton)
        if button is not None and button is not self._window.top_bar.menu:
            self._hand.click(button)

    def choose_entry(self) -> None:
        """Any entry of any combo box."""
        combo = self._pick(QComboBox)
        if combo is not None and combo.count():
            self._hand.choose(combo, self._random.randrange(combo.count()))

    def drag_slider(self) -> None:
        """Any slider to any place."""
        slider = self._pick(QSlider)
        if slider is not None:
            y = slider.height() / 2
            places = [QPointF(self._random.uniform(2, slider.width() - 2), y) for _ in range(3)]
            self._hand.draw(slider, places)

    def type_number(self) -> None:
        """A number into any text box."""
        box = self._pick(QLineEdit)
        if box is not None and not isinstance(box.parentWidget(), QComboBox):
            self._hand.click(box)
            self._hand.type(self._random.choice(("0", "-1.5", "0.25", "3", "1e9", "x", "")))
            self._hand.press(self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def touch_graph(self) -> None:
        """Point at a neuron or link, or type a weight there."""
        canvas = self._window.bench.graph.canvas
        geometry = canvas.geometry_now
        if geometry is None or not len(geometry.centre):
            return
        curves = geometry.links.points
        if len(curves) and self._random.random() < 0.5:
            curve = curves[self._random.randrange(len(curves))]
            place = curve[len(curve) // 2]
        else:
            place = geometry.centre[self._random.randrange(len(geometry.centre))]
        if self._random.random() < 0.5:
            self._hand.point(canvas, QPointF(*place).toPoint())
            return
        self._hand.click(canvas, QPointF(*place).toPoint())
        if isinstance(self._window.focusWidget(), QLineEdit):
            self._hand.type(f"{self._random.uniform(-2, 2):.2f}")
        self._hand.press(Qt.Key.Key_Escape)

    def touch_anything(self) -> None:
        """Draw a scribble over any part of the window."""
        views = [view for view in self._window.bench.views if view.isVisible()]
        view = self._random.choice(views)
        room = view.rect()
        places = [
            QPointF(self._random.uniform(1, room.width() - 1), self._random.uniform(1, room.height() - 1))
            for _ in range(5)
        ]
        self._hand.draw(view, places)

    def press_key(self) -> None:
        """Any key of the keyboard map that opens no dialog of the system."""
        if self._random.random() < 0.5:
            self._hand.press(self._random.choice(KEYS))
        else:
            self._hand.press(self._random.choice(CONTROL_KEYS), Qt.KeyboardModifier.ControlModifier)

    def keep_playing(self) -> None:
        """Most of the time the network should learn."""
        if not self._program.session.is_playing:
            self._hand.click(self._window.top_bar.transport.play)

    def _pick(self, kind: type[QWidget]) -> QWidget | None:
        found = [
            widget
            for widget in self._window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
        ]
        return self._random.choice(found) if found else None

    def _answer(self) -> None:
        """What holds the click that opened it until it is answered; it is given one look of the clock first.

        An entry of a menu is chosen; a dialog is left: it may write files.
        """
        asking = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        is_known, self._asking = asking is self._asking, asking
        if asking is None or not is_known:
            return
        if isinstance(asking, QMenu):
            for _ in range(self._random.randrange(1, 5)):
                QTest.keyClick(asking, Qt.Key.Key_Down)
            QTest.keyClick(asking, self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        elif isinstance(asking, QDialog):
            QTest.keyClick(asking, Qt.Key.Key_Escape)

    def _close_popups(self) -> None:
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()


def play(seconds: float, seed: int) -> Report:
    """Let the monkey play; the window is open only meanwhile."""
    process = psutil.Process()
    threads_before = set(threading.enumerate())
    faults: list[str] = []
    monkeys: list[Monkey] = []
    growth_mb = 0.0

    def work(program: Program) -> None:
        nonlocal growth_mb
        program.session.failed.connect(lambda trouble: faults.append(trouble.summary))
        monkey = Monkey(program, seed)
        monkeys.append(monkey)
        monkey.visit_labs()
        start_s = time.monotonic()
        monkey.play_until(start_s + WARM_UP_SHARE * seconds)
        warm_mb = monkey.memory_mb(process)
        monkey.play_until(start_s + seconds)
        growth_mb = monkey.memory_mb(process) - warm_mb
        monkey.rest()

    faults += with_program(work)
    return Report(
        seed=seed,
        seconds=seconds,
        actions=dict(monkeys[0].actions),
        unreachable=monkeys[0].unreachable,
        faults=faults,
        memory_growth_mb=round(growth_mb, 1),
        threads_left=[thread.name for thread in set(threading.enumerate()) - threads_before if thread.is_alive()],
        timers_left=sum(timer.isActive() for window in shown() for timer in window.findChildren(QTimer)),
    )


def shown() -> list[QWidget]:
    """The windows that are still on the screen."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.monkey", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    faulthandler.dump_traceback_later(60 * given.minutes + HANG_LIMIT_S, exit=True)
    report = play(60 * given.minutes, given.seed)
    print(json.dumps(asdict(report), indent=2))
    faulthandler.cancel_dump_traceback_later()
    problems = report.problems(GROWTH_LIMIT_MB)
    for problem in problems:
        print(f"monkey: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
