"""Runs of the real window that nobody attends: the tour, its benchmark, pictures. Without a display: offscreen."""

import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.app import is_display_missing
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.storage.films import FILMS
from nnviz.storage.problem import FileProblem
from nnviz.ui import theme
from nnviz.ui.bench import WindowBench
from nnviz.ui.lab_bench import LabBench
from nnviz.ui.pictures.darkroom import Darkroom, Progress
from nnviz.ui.pictures.film_recorder import FilmOrder
from nnviz.ui.pictures.render import FORMATS, Look
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


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """A picture or film of one view. ``experiment`` is a preset's name or a file; ``epochs`` None leaves it as it is.

    A film (kind "gif" or "mp4") uses ``film``, a picture (kind "png", "svg" or "pdf") ``look``.
    """

    experiment: str
    out: Path
    kind: str
    view: str
    epochs: float
    look: Look
    film: FilmOrder
    size: tuple[int, int] = WINDOW_SIZE
    is_dark: bool = False
    data_dir: Path | None = None


def take_picture(order: PictureOrder, progress: Progress) -> None:
    """Train without anybody looking and write the picture or film. Raises FileProblem."""
    app = _application()
    is_preset = order.experiment in PRESETS
    program = Program(PRESETS[order.experiment if is_preset else DEFAULT], data_dir=order.data_dir)
    theme.apply_theme(app, "dark" if order.is_dark else "light")
    try:
        program.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # nobody has to see it flash up
        program.window.resize(*order.size)
        program.window.show()
        _develop(order, program, progress)
    finally:
        program.window.clock.stop()
        program.window.hide()
        app.processEvents()


def _develop(order: PictureOrder, program: Program, progress: Progress) -> None:
    room = Darkroom(program)
    if order.experiment not in PRESETS:
        problems: list[str] = []
        program.session.file_problem.connect(problems.append)
        if not program.session.open_file(Path(order.experiment)):
            raise FileProblem(problems[0] if problems else f"{order.experiment} could not be opened")
        room.settle()
    view = room.bring_up(order.view)
    if order.kind in FILMS:
        room.film(view, order.out, order.film, order.epochs, progress)
        return
    if order.epochs:
        room.train(order.epochs, progress)
    caption = program.window.pictures.caption() if order.look.caption else ""
    kind = next(kind for kind in FORMATS if kind == order.kind)
    room.picture(view, order.out, replace(order.look, caption=caption), kind)


def bench_window(seconds: float) -> dict[str, object] | None:
    """Measure the window in rounds of ``seconds``; None when anything was raised on the way."""
    measured: dict[str, object] = {}

    def measure(program: Program) -> None:
        measured.update(asdict(WindowBench(program.window, program.session).measure(seconds)))
        measured["images"] = asdict(LabBench(program.window, program.session).measure(seconds))

    raised = with_program(measure)
    return None if raised else measured


def with_program(work: Callable[[Program], None]) -> list[str]:
    """Open a window that keeps no settings, do ``work``, close it; the exceptions that slots raised meanwhile."""
    app = _application()
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
        program.deleteLater()
        sys.excepthook = usual_hook
        app.processEvents()
    return raised


def _application() -> QApplication:
    """The application of this process; without a display it draws offscreen."""
    if is_display_missing():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app
