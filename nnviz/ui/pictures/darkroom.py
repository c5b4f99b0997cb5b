"""Pictures and films without anybody at the screen: a window that no person sees, trained on this thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from nnviz.runtime.messages import Advance, Diverged, Failed, Snapshot
from nnviz.storage.films import FILMS, Film, FilmLook
from nnviz.storage.problem import FileProblem
from nnviz.ui.pictures.film_recorder import FRAMES_PER_SECOND, FilmOrder
from nnviz.ui.pictures.names import view_key
from nnviz.ui.pictures.pictures import write_picture
from nnviz.ui.pictures.render import Format, Look
from nnviz.ui.program import Program
from nnviz.ui.views.base import View
from nnviz.ui.views.curves import CurvesView
from nnviz.ui.widgets.card import Card

SETTLE_ROUNDS = 8
BURSTS_UNSEEN = 20
PARTS = 20
"""Into how many parts a long training is cut, to tell how far it is."""
WHOLE = "window"

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do."""


class Darkroom:
    """Works on an open program whose trainer thread was never started; raises FileProblem with what to do."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._window = program.window
        self._newest: Snapshot | None = None
        self._trouble = ""
        self._window.clock.frame_due.connect(self._see)
        program.session.failed.connect(self._note_failed)
        program.session.diverged.connect(self._note_diverged)
        self.settle()

    def keys(self) -> list[str]:
        """The keys of all views that can be brought up."""
        return [*(view_key(view) for view in self._views()), WHOLE]

    def bring_up(self, key: str) -> QWidget:
        """The view of this key, on the screen: what shares its place makes room."""
        for plot in self._views():
            if isinstance(plot, CurvesView):
                plot.prepare()
        if key == WHOLE:
            return self._window.centralWidget()
        view = next((view for view in self._views() if view_key(view) == key), None)
        if view is None:
            raise FileProblem(f"there is no view {key!r} here; there are: {', '.join(self.keys())}")
        self._show(view)
        self.settle()
        if not view.isVisible() or view.height() < 2:
            raise FileProblem(f"the view {key!r} cannot be shown by itself")
        return view

    def train(self, epochs: float, progress: Progress) -> None:
        """Train so many epochs more, fewer where a stop rule ends it."""
        steps = self._steps(epochs)
        done = 0
        while done < steps and self._advance(min(steps - done, max(1, steps // PARTS))):
            done = min(steps, done + max(1, steps // PARTS))
            progress(done, steps)
        self.settle()

    def picture(self, view: QWidget, path: Path, look: Look, kind: Format) -> None:
        """Write a picture of the view as it is now."""
        write_picture(path, view, look, kind)

    def film(self, view: QWidget, path: Path, order: FilmOrder, epochs: float, progress: Progress) -> None:
        """Train so many epochs and write a film of it with at most ``order.most_frames`` frames."""
        recorder, pictures = self._window.pictures.recorder, self._window.pictures
        steps = self._steps(epochs)
        frames = max(1, min(order.most_frames, steps))
        film = Film(path, FILMS[order.kind], FilmLook(FRAMES_PER_SECOND))
        recorder.prepare(order)
        try:
            film.put(recorder.frame_of(view, pictures.caption()))
            for number in range(frames):
                if not self._advance(steps * (number + 1) // frames - steps * number // frames):
                    break
                film.put(recorder.frame_of(view, pictures.caption()))
                progress(number + 1, frames)
            film.finish()
        except BaseException:
            film.cancel()
            raise
        finally:
            film.wait()
        if film.problem:
            raise FileProblem(film.problem)

    def settle(self) -> None:
        """Let everything come to rest: what is asked is measured, what is measured is shown."""
        for _ in range(SETTLE_ROUNDS):
            self._round()

    # ------------------------------------------------------------------ inside

    def _views(self) -> list[View]:
        return [*self._window.bench.views, *self._window.overlays.views]

    def _show(self, view: View) -> None:
        card = view.parentWidget()
        if isinstance(card, Card):
            self._window.overlays.open(card, self._window.top_bar)
            return
        if view.isVisible():
            return
        for other in self._window.bench.views:
            if other.parentWidget() is view.parentWidget():
                other.setVisible(False)
        view.setVisible(True)

    def _round(self) -> None:
        self._program.runner.pump()
        self._window.clock.tick()
        QApplication.processEvents()

    def _steps(self, epochs: float) -> int:
        """How many steps that is: one step tells how long an epoch is."""
        before = self._step()
        epoch = self._newest.epoch if self._newest else 0.0
        if not self._advance(1) or self._newest is None:
            return 0
        length = round((self._newest.step - before) / max(1e-9, self._newest.epoch - epoch))
        return max(0, round(epochs * length) - 1)

    def _step(self) -> int:
        return self._newest.step if self._newest else 0

    def _advance(self, steps: int) -> bool:
        """Do so many steps and show them; False when training ended before."""
        target = self._step() + steps
        self._program.runner.commands.put(Advance(steps=steps))
        has_begun = False
        while self._step() < target:
            for _ in range(BURSTS_UNSEEN):  # a picture that nobody took yet keeps others from being made
                self._program.runner.pump()
            self._round()
            if self._trouble:
                raise FileProblem(self._trouble)
            is_playing = self._program.session.is_playing
            if has_begun and not is_playing:
                break
            has_begun |= is_playing
        self._round()
        return self._step() >= target

    def _see(self, snapshot: Snapshot) -> None:
        self._newest = snapshot

    def _note_failed(self, trouble: Failed) -> None:
        self._trouble = trouble.summary

    def _note_diverged(self, trouble: Diverged) -> None:
        self._trouble = f"training diverged at step {trouble.step:,}: {trouble.tensor} is not a number"
