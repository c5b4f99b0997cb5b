"""The main window: builds the parts, joins them to the session, and keeps no experiment of its own."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from nnviz.runtime.messages import Built, Diverged, Failed, Snapshot
from nnviz.session.session import Session
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS
from nnviz.storage.kept_runs import KeptRun
from nnviz.storage.settings import SettingsFile
from nnviz.ui.actions import action_text, is_plain_key, loose_action, make_actions, translate_actions
from nnviz.ui.appearance import Appearance
from nnviz.ui.benches import workbench_class
from nnviz.ui.benches.base import Workbench
from nnviz.ui.documents import Documents
from nnviz.ui.errors import show_file_problem
from nnviz.ui.frame_clock import FrameClock
from nnviz.ui.i18n import catalogue
from nnviz.ui.job_watch import JobWatch
from nnviz.ui.labs import lab_of
from nnviz.ui.lesion_key import LesionKey
from nnviz.ui.links import open_releases
from nnviz.ui.menus import MainMenu
from nnviz.ui.overlays import Overlays
from nnviz.ui.own_data import OwnDataDesk
from nnviz.ui.pictures.cards import PictureCards
from nnviz.ui.pictures.pictures import Pictures, Stage
from nnviz.ui.sentences import sentence
from nnviz.ui.views.base import View
from nnviz.ui.waiting import Waiting
from nnviz.ui.window_body import WindowBody
from nnviz.ui.window_place import keep_place, restore_place

if TYPE_CHECKING:
    from nnviz.ui.exchange import Exchange

SMALLEST = (940, 520)
ZOOM_STEP = 1.25


class MainWindow(QMainWindow):
    """Everything on screen. ``painted`` follows the first picture, ``bench_made`` carries the workbench of a lab that
    is opened for the first time, ``closed`` follows the end.
    """

    painted = Signal()
    bench_made = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._has_painted = False
        self._benches: dict[str, Workbench] = {}
        self.clock = FrameClock(session.poll, self)
        self.documents = Documents(session, self)
        self.appearance = Appearance(self, settings)
        self.actions_by_key = make_actions(self, self._slots())
        self._build()
        self._connect_session()
        self._connect_parts()
        LesionKey(self).held.connect(lambda is_held: self.bench.hold_lesion(is_held=is_held))
        self._restore()
        self._show_spec(session.spec)
        self._show_document()
        self.setFocus()

    @property
    def bench(self) -> Workbench:
        """The workbench on screen."""
        return self._benches[lab_of(self._session.spec.lab).key]

    @cached_property
    def exchange(self) -> "Exchange":
        """The ways to other programs; who takes none of them does not wait for their forms."""
        from nnviz.ui.exchange import Exchange

        return Exchange(self._session, self.documents, self.overlays, self.stack)

    def open_preset(self, key: str) -> None:
        """Start over with an example."""
        if self.documents.may_replace(PRESETS[key].lab):
            self._session.open_preset(key)

    def stop_jobs(self) -> None:
        """The window ends: whatever is being read, fetched or written is called off."""
        for watch in self.findChildren(JobWatch):
            watch.cancel()

    # ------------------------------------------------------------------ parts

    def _build(self) -> None:
        self.setMinimumSize(*SMALLEST)
        body = WindowBody(self)
        self.top_bar, self.rail, self.stack, self.status_bar = body.top_bar, body.rail, body.stack, body.status_bar
        self.setCentralWidget(body)
        self.overlays = Overlays(self, self.stack)
        self.own = OwnDataDesk(self._session, self._settings, self, self.stack, self._go_to_lab)
        self.bench_made.connect(self.own.join)
        self._waiting = Waiting(
            self.overlays.toast,
            lambda: self._session.is_building,
            lambda: self.tr("Preparing “{0}” …").format(catalogue(self._session.spec.name)),
        )
        self.pictures = Pictures(Stage(body, lambda: (*self.bench.views, *self.overlays.views), self._title), self)
        self.picture_cards = PictureCards(self.pictures, self.overlays, self.top_bar, self.status_bar)
        self.menu = MainMenu(
            self.actions_by_key, self.open_preset, self.documents.open_file, lambda: self._session.recent_files, self
        )

    def _slots(self) -> dict[str, Callable[[], object]]:
        session = self._session

        def overlays() -> Overlays:
            return self.overlays  # built later than the actions

        return {
            "new": lambda: self.open_preset(lab_of(session.spec.lab).preset),
            "open": self.documents.open,
            "open_table": lambda: self.own.tables.open(),
            "open_pictures": lambda: self.own.pictures.open(),
            "paste_table": lambda: self.own.tables.paste(),
            "import": lambda: self.exchange.importing.open(),
            "export": lambda: self.exchange.exporting.open(),
            "save": self.documents.save,
            "save_as": self.documents.save_as,
            "quit": self.close,
            "undo": session.undo,
            "redo": session.redo,
            "settings": lambda: overlays().toggle(overlays().settings, self.top_bar, self.top_bar.settings),
            "play": session.toggle_play,
            "step": session.step,
            "epoch": session.step_epoch,
            "reset": session.reset,
            "seed": session.new_seed,
            "theme": self.appearance.toggle_theme,
            "language": self.appearance.toggle_language,
            "full_screen": self.appearance.toggle_full_screen,
            "motion": self.appearance.toggle_motion,
            "zoom_in": lambda: self.bench.graph.canvas.zoom(ZOOM_STEP),
            "zoom_out": lambda: self.bench.graph.canvas.zoom(1 / ZOOM_STEP),
            "zoom_fit": lambda: self.bench.graph.canvas.fit(),
            "paint": lambda: self.bench.toggle_paint(),
            "sample": lambda: overlays().toggle(overlays().sample, self.top_bar, self.top_bar.sample),
            "summary": lambda: overlays().toggle(overlays().summary, self.top_bar),
            "report": lambda: overlays().toggle(overlays().report, self.top_bar),
            "keep": session.keep_run,
            "compare": lambda: overlays().toggle(overlays().compare, self.top_bar),
            "picture": lambda: self.picture_cards.toggle_picture(),
            "film": lambda: self.picture_cards.toggle_film(),
            "keys": lambda: overlays().toggle(overlays().keys, self.top_bar),
            "menu": self._open_menu,
            "updates": open_releases,
            "about": lambda: overlays().toggle(overlays().about, self.top_bar),
        }

    # ------------------------------------------------------------------ connections

    def _connect_session(self) -> None:
        session = self._session
        session.spec_changed.connect(self._show_spec)
        session.built.connect(self._show_built)
        session.kept_changed.connect(self._show_kept)
        session.playing_changed.connect(self._show_playing)
        session.edit_refused.connect(self._show_refusal)
        session.diverged.connect(self._show_diverged)
        session.failed.connect(self._show_failed)
        session.document_changed.connect(self._show_document)
        session.file_problem.connect(lambda message: show_file_problem(self, sentence(message)))
        session.saved.connect(lambda path: self.overlays.toast.say(self.tr("Saved as {0}").format(path)))
        session.notice.connect(lambda message: self.overlays.toast.say(sentence(message)))
        self.clock.frame_due.connect(self._show_frame)
        self.clock.text_due.connect(self._show_text)
        self.clock.ticked.connect(self._waiting.look)

    def _connect_parts(self) -> None:
        session, bar = self._session, self.top_bar
        transport = bar.transport
        transport.play_pressed.connect(session.toggle_play)
        transport.reset_pressed.connect(session.reset)
        transport.seed_pressed.connect(session.new_seed)
        transport.step_pressed.connect(session.step)
        transport.epoch_pressed.connect(session.step_epoch)
        bar.speed_chosen.connect(self._set_speed)
        bar.sample.clicked.connect(self.actions_by_key["sample"].trigger)
        bar.undo.clicked.connect(session.undo)
        bar.redo.clicked.connect(session.redo)
        bar.settings.clicked.connect(self.actions_by_key["settings"].trigger)
        bar.theme_button.clicked.connect(self.appearance.toggle_theme)
        bar.language.clicked.connect(self.appearance.toggle_language)
        self.appearance.theme_changed.connect(bar.show_theme)
        self.appearance.motion_changed.connect(self._show_motion)
        bar.menu.clicked.connect(self._open_menu)
        for panel in (bar.training, self.overlays.settings_panel):
            panel.edited.connect(session.edit)
            panel.edit_ended.connect(session.end_merge)
        self.overlays.requests_changed.connect(self._watch)
        for view in self.overlays.views:
            view.visibility_changed.connect(partial(self._catch_up, view))
        self.overlays.compare_view.removed.connect(session.remove_kept)
        self.rail.chosen.connect(self._go_to_lab)
        self.own.drops.experiment_dropped.connect(self.documents.open_file)
        self.own.drops.network_dropped.connect(lambda path: self.exchange.importing.open_file(path))
        self.overlays.banner.cure_chosen.connect(lambda: self._go_back(10))
        self.overlays.banner.way_back_chosen.connect(lambda: self._go_back(1))

    def _connect_bench(self, bench: Workbench) -> None:
        session = self._session
        bench.edited.connect(session.edit)
        bench.edit_ended.connect(session.end_merge)
        bench.parameter_edited.connect(session.set_parameter)
        bench.requests_changed.connect(self._watch)
        bench.input_drawn.connect(lambda values, original: session.set_input(values, original=original))
        bench.pen_moved.connect(self.clock.hurry)
        bench.play_asked.connect(session.play)
        bench.keep_asked.connect(session.keep_run)
        bench.kept_removed.connect(session.remove_kept)
        bench.compare_asked.connect(self.actions_by_key["compare"].trigger)

    # ------------------------------------------------------------------ what the session says

    def _show_spec(self, spec: ExperimentSpec) -> None:
        lab = lab_of(spec.lab)
        bench = self._benches.get(lab.key) or self._make_bench(lab.key)
        if self.stack.currentWidget() is not bench:
            self.stack.setCurrentWidget(bench)
        self.rail.show_lab(lab.key)
        self.top_bar.training.show_spec(spec)
        self.overlays.settings_panel.show_spec(spec)
        self.status_bar.show_spec(spec)
        self.overlays.compare_view.show_spec(spec)
        bench.show_spec(spec)
        self._waiting.begin()

    def _make_bench(self, key: str) -> Workbench:
        lab = lab_of(key)
        bench = workbench_class(lab.arrangement)(lab, self.stack)
        self._benches[key] = bench
        bench.set_animated(self.appearance.is_animated)
        self.stack.addWidget(bench)
        self._connect_bench(bench)
        self.pictures.join(bench.views)
        self.bench_made.emit(bench)
        return bench

    def _show_built(self, built: Built) -> None:
        self._waiting.end()
        if built.impact == "rebuild":
            self.overlays.banner.dismiss()
        self.top_bar.show_built(built)
        self.status_bar.show_built(built)
        self.bench.show_built(built)
        self.overlays.show_built(built)
        self._watch()

    def _show_kept(self, kept: tuple[KeptRun, ...]) -> None:
        self.bench.show_kept(kept)
        self.overlays.compare_view.show_kept(kept)

    def _show_playing(self, is_playing: bool, reason: str) -> None:
        self.top_bar.transport.show_playing(is_playing)
        if is_playing:
            self.overlays.banner.dismiss()
        if reason:
            self.overlays.toast.say(sentence(reason))

    def _show_refusal(self, where: str, reason: str) -> None:
        message = sentence(reason)
        self.top_bar.training.show_problem(where, message)
        self.overlays.settings_panel.show_problem(where, message)
        is_told = self.bench.show_problem(where, message)
        if not is_told and not self.overlays.settings.isVisible():
            self.overlays.toast.say(message)

    def _show_diverged(self, trouble: Diverged) -> None:
        self.overlays.banner.show_diverged(trouble)
        self.overlays.place_banner(self.bench.graph)

    def _show_failed(self, trouble: Failed) -> None:
        self.overlays.banner.show_failed(trouble)
        self.overlays.place_banner(self.bench.graph)

    def _title(self) -> str:
        return self._session.title if self._session.path else catalogue(self._session.title)

    def _show_document(self) -> None:
        session = self._session
        title = self._title()
        self.setWindowTitle(f"{title}[*] – NNViz")
        self.setWindowModified(session.is_dirty)
        self.top_bar.show_title(title, session.is_dirty)
        undo, redo = catalogue(session.undo_text), catalogue(session.redo_text)
        self.top_bar.show_undo(undo, redo)
        for key, name in (("undo", undo), ("redo", redo)):
            action = self.actions_by_key[key]
            action.setEnabled(bool(name))
            action.setText(f"{action_text(key)}: {name}" if name else action_text(key))

    def _show_frame(self, snapshot: Snapshot) -> None:
        self.bench.show_frame(snapshot)
        self.overlays.show_frame(snapshot)
        self.pictures.show_frame(snapshot)

    def _show_text(self, snapshot: Snapshot) -> None:
        self.top_bar.transport.show_progress(snapshot)
        self.status_bar.show_speed(snapshot, self.clock.pictures_per_second)
        self.bench.show_text(snapshot)

    # ------------------------------------------------------------------ what the user does

    def _watch(self) -> None:
        self._session.watch(self.bench.requests() | self.overlays.requests())

    def _catch_up(self, view: View) -> None:
        """A card that was opened while training rests: no other snapshot comes for it."""
        if view.isVisible() and self.bench.newest is not None:
            view.show_frame(self.bench.newest)

    def _go_to_lab(self, key: str) -> None:
        if lab_of(self._session.spec.lab).key != key:
            left = next((lab for lab in self._session.shelved_labs if lab_of(lab).key == key), key)
            self._session.visit(left, PRESETS[lab_of(key).preset])

    def _go_back(self, divide_rate: float) -> None:
        self.overlays.banner.dismiss()
        self._session.go_back(divide_rate)

    def _set_speed(self, steps_per_second: float) -> None:
        self._settings.set("speed", steps_per_second)
        self._session.set_speed(steps_per_second)

    def _show_motion(self, is_animated: bool) -> None:
        for bench in self._benches.values():
            bench.set_animated(is_animated)

    def _open_menu(self) -> None:
        button = self.top_bar.menu
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    # ------------------------------------------------------------------ settings and Qt's events

    def _restore(self) -> None:
        restore_place(self, self._settings)
        self.top_bar.speed.set_value(f"{self._settings.number('speed'):g}")
        self._session.set_speed(self._settings.number("speed"))
        self.appearance.restore(self.actions_by_key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            translate_actions(self.actions_by_key)
            self._show_document()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._waiting.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlays.close_cards()
        if self.overlays.banner.isVisible():
            self.overlays.place_banner(self.bench.graph)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = is_plain_key(event.modifiers())
        key = loose_action(event.key()) if is_plain else None
        if key is not None:
            self.actions_by_key[key].trigger()
        elif not (is_plain and self.bench.take_key(event.key())):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_close():
            event.ignore()
            return
        keep_place(self, self._settings)
        self.clock.stop()
        self.pictures.close()
        event.accept()
        self.closed.emit()
