"""TrainingRunner: the trainer thread.

The thread contract
-------------------
1. Two threads. The trainer thread alone touches trainer and network; nobody else holds a reference.
2. Three crossings: ``commands`` in (queue), ``events`` out (queue, lossless and rare), ``frames`` out (one slot,
   lossy). No Qt signal crosses. ``own`` (the user's own data, frozen) is filled outside and read by both.
3. What crosses is frozen: frozen dataclasses, arrays copied with ``writeable = False``.
4. ``pump()`` never raises: an exception pauses training and becomes ``Failed(summary, details)``; NaN or Inf is
   ``Diverged(step, tensor)``; the last good state is kept and can be returned to.
5. While playing, a snapshot is made only when the box is empty; when paused, stepped or failed it is made at once and
   replaces what waits.
6. Of several waiting configurations only the last is obeyed; a rebuild follows the generation number, never a
   comparison of specs.
7. Bursts and rests keep the GUI alive: small NumPy calls hold the interpreter lock. One signal per step floods Qt:
   never.
8. Stop order: clock, runner (quit, join with a limit, an error if alive), window state.
"""

import queue
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from nnviz.data.own import OwnStore
from nnviz.engine.blas import limit_blas_threads
from nnviz.runtime import messages
from nnviz.runtime.build import Build
from nnviz.runtime.commands import still_wanted
from nnviz.runtime.mailbox import LatestBox
from nnviz.runtime.measuring import Measuring
from nnviz.runtime.memory import give_back_memory
from nnviz.runtime.messages import Command, Event, Snapshot
from nnviz.runtime.pacing import Pacer, Speedometer
from nnviz.runtime.probes import Subject
from nnviz.runtime.run import Halt, Run, built_run
from nnviz.runtime.stopping import Goal
from nnviz.spec.impact import Impact

EXPECTED_REFUSALS = (ValueError, LookupError, OSError, MemoryError)


class TrainingRunner:
    """Obeys commands, trains in bursts, publishes snapshots.

    ``start`` and ``stop`` run it in its own thread; without them ``pump`` does one round in the caller's.
    ``data_dir`` is where large data sets lie, None for the usual places; set anew, it holds from the next build on.
    ``own`` holds the user's own data.
    """

    def __init__(
        self, frames: LatestBox[Snapshot] | None = None, *, pacer: Pacer | None = None, data_dir: Path | None = None
    ) -> None:
        self.commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.frames: LatestBox[Snapshot] = LatestBox() if frames is None else frames
        self.own = OwnStore()
        self._pacer = pacer or Pacer()
        self.data_dir = data_dir
        self._speedometer = Speedometer()
        self._measuring = Measuring()
        self._input = messages.SetInput(None)
        self._input_stamp = 0
        self._run: Run | None = None
        self._subject: Subject | None = None
        self._is_playing = False
        self._goal = Goal()
        self._must_show = False
        self._has_quit = False
        self._thread: threading.Thread | None = None
        self._obeying: dict[type, Callable[..., None]] = {
            messages.Configure: self._configure,
            messages.Play: self._play,
            messages.Pause: self._pause,
            messages.Advance: self._advance,
            messages.Watch: self._watch,
            messages.SetSpeed: self._set_speed,
            messages.SetInput: self._set_input,
            messages.SetParameter: self._set_parameter,
            messages.Teach: self._teach,
            messages.GoBack: self._go_back,
            messages.SaveState: self._save_state,
            messages.KeepRun: self._keep_run,
            messages.Quit: self._quit,
        }

    # From outside

    def start(self) -> None:
        """Run in a thread of its own. Raises RuntimeError when it runs already."""
        if self._thread is not None:
            raise RuntimeError("the trainer thread runs already")
        self._thread = threading.Thread(target=self._loop, name="trainer", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether the thread lives."""
        return self._thread is not None and self._thread.is_alive()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread. Raises RuntimeError when it still lives after ``timeout`` seconds."""
        if self._thread is None:
            return
        self.commands.put(messages.Quit())
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise RuntimeError(f"the trainer thread did not end within {timeout:g} s")
        self._thread = None

    def pump(self) -> None:
        """One round: obey what waits, train a burst, show what changed. Never raises."""
        self._round([])

    # The thread

    def _loop(self) -> None:
        limit_blas_threads(1)
        while not self._has_quit:
            self._round(self._wait())
        self._run = self._subject = None  # trainer and network end with their thread, and so do their helpers

    def _wait(self) -> list[Command]:
        """Block until a command comes; while playing at most for the rest between two bursts."""
        if not self._is_playing:
            return [self.commands.get()]
        rest_s = self._pacer.rest_s(self._measuring.is_watched)
        if rest_s <= 0:
            return []
        try:
            return [self.commands.get(timeout=rest_s)]
        except queue.Empty:
            return []

    def _round(self, waiting: list[Command]) -> None:
        while not self.commands.empty():
            waiting.append(self.commands.get())
        for command in still_wanted(waiting):
            self._guarded(self._obeying[type(command)], command)
        if self._is_playing:
            self._guarded(self._train)
        if not self._has_quit:
            self._guarded(self._publish)

    def _guarded(self, action: Callable[..., None], *arguments: object) -> None:
        try:
            with np.errstate(all="ignore"):
                action(*arguments)
        except Exception as error:  # contract 4: whatever happens, the thread lives and the user is told
            self._fail(f"{type(error).__name__}: {error}", traceback.format_exc())

    def _fail(self, summary: str, details: str) -> None:
        self._rest("")
        self.events.put(messages.Failed(self._generation, summary, details))

    @property
    def _generation(self) -> int:
        return self._run.generation if self._run else 0

    # Training

    def _play(self, _command: messages.Play) -> None:
        self._begin(Goal())

    def _advance(self, command: messages.Advance) -> None:
        if self._run is None:
            return
        trainer = self._run.build.trainer
        if command.epochs:
            self._begin(Goal(epoch=int(trainer.epoch) + command.epochs))
        else:
            pending = self._goal.step if self._is_playing else None
            self._begin(Goal(step=max(pending or 0, trainer.step_count) + command.steps))

    def _begin(self, goal: Goal) -> None:
        if self._run is None:
            return
        self._goal = goal
        if not self._is_playing:
            self._is_playing = True
            self._run.begin()
            self._speedometer.start(self._run.step)
            self.events.put(messages.PlayingChanged(self._generation, True))

    def _train(self) -> None:
        if self._run is None:
            return
        halt = self._run.burst(self._pacer, self._goal)
        self._speedometer.note(self._run.step)
        if halt is not None:
            self._halt(self._run, halt)

    def _halt(self, run: Run, halt: Halt) -> None:
        self._rest(halt.reason)
        if halt.bad_tensor:
            self.events.put(messages.Diverged(run.generation, run.step, halt.bad_tensor, run.good_step))

    def _pause(self, _command: messages.Pause) -> None:
        self._rest("")

    def _rest(self, reason: str) -> None:
        """Pause; the present state is shown at once."""
        self._must_show = True
        if self._is_playing:
            self._is_playing = False
            self._speedometer.stop()
            self.events.put(messages.PlayingChanged(self._generation, False, reason))

    def _set_speed(self, command: messages.SetSpeed) -> None:
        self._pacer.set_speed(command.steps_per_second)

    def _go_back(self, _command: messages.GoBack) -> None:
        self._rest("")
        if self._run is not None:
            self._run.go_back()

    # Building

    def _configure(self, command: messages.Configure) -> None:
        if command.generation < self._generation:
            return
        try:
            if self._run is None or command.generation > self._run.generation:
                self._rebuild(command)
            else:
                self._change(self._run, command)
        except Exception as error:
            kept = self._run.build.spec if self._run else None
            self.events.put(messages.Refused(command.generation, (str(error),), kept, self._generation))
            if not isinstance(error, EXPECTED_REFUSALS):
                raise

    def _rebuild(self, command: messages.Configure) -> None:
        self._run = run = built_run(command.spec, self.data_dir, self.own, command.state, command.generation)
        self._speedometer.reset(run.seconds_before)
        if self._is_playing:
            self._speedometer.start(run.step)
        self._show_build(run.build, "rebuild")
        give_back_memory()

    def _change(self, run: Run, command: messages.Configure) -> None:
        described = run.build.networks
        kind = run.change(command.spec, self.data_dir, self.own)
        if kind == "graft" or run.build.networks != described:
            self._show_build(run.build, kind)
        else:
            self._must_show = True

    def _show_build(self, changed: Build, kind: Impact) -> None:
        if self._subject is None or self._subject.build.trainer is not changed.trainer:
            self._subject = Subject(changed)
        self._subject.build = changed
        self._subject.set_sample(self._input.values, self._input.target, self._input.original)
        self.events.put(
            messages.Built(
                self._generation, changed.networks, changed.data, kind, changed.largest_change, changed.change
            )
        )
        self._must_show = True

    # Looking and touching

    def _watch(self, command: messages.Watch) -> None:
        self._measuring.watch(command.requests)
        self._must_show = True

    def _set_input(self, command: messages.SetInput) -> None:
        self._input = command
        self._input_stamp += 1
        self._must_show = True
        if self._subject is not None:
            self._subject.set_sample(command.values, command.target, command.original)

    def _set_parameter(self, command: messages.SetParameter) -> None:
        """Obey unless the network has changed under the typing hand and has no such number any more."""
        if self._run is None:
            return
        change = self._run.set_parameter(command.network, command.index, command.value)
        if change is None:
            return
        self._must_show = True
        if command.is_recorded:
            self.events.put(messages.ParameterSet(self._generation, command.network, command.index, *change))

    def _teach(self, command: messages.Teach) -> None:
        if self._run is None:
            return
        lesson = self._run.teach(command.pictures, command.labels)
        for shares in (lesson.before, lesson.after):
            shares.flags.writeable = False
        self._must_show = True
        self.events.put(
            messages.Taught(
                self._generation,
                int(command.labels[-1]),
                lesson.before,
                lesson.after,
                lesson.test_before,
                lesson.test_after,
                lesson.steps,
            )
        )

    def _save_state(self, command: messages.SaveState) -> None:
        if self._run is None:
            return
        state = self._run.state(self._speedometer.seconds)
        self.events.put(messages.StateSaved(command.ticket, self._generation, self._run.build.spec, state))

    def _keep_run(self, command: messages.KeepRun) -> None:
        if self._run is None or self._subject is None:
            return
        self._run.refresh_scores()
        looking = Measuring()
        looking.watch(command.requests)
        readings, _ = looking.measure(self._subject)
        snapshot = self._snapshot(self._run, readings)
        self.events.put(messages.RunKept(command.ticket, self._run.build.spec, snapshot))

    def _quit(self, _command: messages.Quit) -> None:
        self._has_quit = True
        self._is_playing = False

    # Showing

    def _publish(self) -> None:
        if self._run is None or self._subject is None:
            return
        if not self._must_show and not (self._is_playing and self.frames.is_empty):
            return
        is_fresh, self._must_show = self._must_show, False
        if not self._is_playing:
            self._run.refresh_scores()
        readings, failures = self._measuring.measure(self._subject, is_fresh=is_fresh)
        self.frames.put(self._snapshot(self._run, readings))
        if failures:
            self._fail("a view could not be measured", "\n".join(failures))

    def _snapshot(self, run: Run, readings: dict[messages.Request, Any]) -> Snapshot:
        trainer = run.build.trainer
        rate = self._speedometer.steps_per_second
        return Snapshot(
            generation=run.generation,
            step=run.step,
            epoch=trainer.epoch,
            is_playing=self._is_playing,
            steps_per_second=rate,
            samples_per_second=rate * run.build.data.train_count / trainer.steps_per_epoch,
            seconds=self._speedometer.seconds,
            learning_rate=run.learning_rate,
            curves=run.recorder.curves(),
            scores=dict(run.scores),
            readings=readings,
            input_stamp=self._input_stamp,
        )
