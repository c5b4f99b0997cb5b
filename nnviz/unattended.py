"""Runs of the real window that nobody attends: the tour and the window's benchmark. Without a display: offscreen."""

import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.app import is_display_missing
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.ui.bench import Figures, WindowBench
from nnviz.ui.program import Program
from nnviz.ui.tour import Tour, TourError

WINDOW_SIZE = (1440, 900)
SHOWN_LIMIT_MS = 10_000


def tour(out: Path, seconds: float) -> int:
    """Play the tour and save its pictures in ``out``; 1 when a stage failed or anything was raised on the way."""
    faults: list[str] = []

    def play(program: Program) -> None:
        program.session.failed.connect(lambda trouble: faults.append(trouble.summary))
        try:
            Tour(program.window, program.session, out, seconds).play()
        except TourError as error:
            faults.append(str(error))

    faults += with_program(play)
    for fault in faults:
        print(f"tour: {fault}", file=sys.stderr)
    if not faults:
        print(f"tour: the pictures are in {out}", file=sys.stderr)
    return 1 if faults else 0


def bench_window(seconds: float) -> dict[str, object] | None:
    """Measure the window in rounds of ``seconds``; None when anything was raised on the way."""
    measured: list[Figures] = []

    def measure(program: Program) -> None:
        measured.append(WindowBench(program.window, program.session).measure(seconds))

    raised = with_program(measure)
    return None if raised else asdict(measured[0])


def with_program(work: Callable[[Program], None]) -> list[str]:
    """Open a window that keeps no settings, do ``work``, close it; the exceptions that slots raised meanwhile."""
    if is_display_missing():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    raised: list[str] = []
    usual_hook = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: object) -> None:
        raised.append(f"{kind.__name__}: {error}")
        usual_hook(kind, error, trace)  # type: ignore[arg-type]  # handed on as it came

    sys.excepthook = note
    program = Program(PRESETS[DEFAULT])
    try:
        program.window.resize(*WINDOW_SIZE)
        program.start()
        program.window.show()
        program.window.activateWindow()
        QTest.qWaitForWindowActive(program.window, SHOWN_LIMIT_MS)
        work(program)
    finally:
        program.stop()
        sys.excepthook = usual_hook
        app.processEvents()
    return raised
