"""One window with everything behind it: settings, session and trainer thread, joined and taken down in order."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from nnviz.runtime.pacing import prepare_interpreter
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.autosave import Autosave
from nnviz.session.session import Session
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.storage.paths import autosave_dir, my_digits_dir
from nnviz.storage.recent import RecentFiles
from nnviz.storage.settings import SettingsFile
from nnviz.ui import theme
from nnviz.ui.errors import show_file_problem
from nnviz.ui.i18n import set_language
from nnviz.ui.main_window import MainWindow
from nnviz.ui.preferences import application, wanted_language, wanted_theme
from nnviz.ui.teaching import Teaching


class Program(QObject):
    """Needs a running QApplication. ``spec`` None opens what the settings say.

    ``home`` is the folder of the settings; None keeps them in memory and saves nothing by itself (tests, tours).
    ``data_dir`` is the folder with the user's copies of large data sets; None asks the settings. ``site`` is the folder
    with an administrator's settings for all users. ``is_read_only`` takes the ways to save away, and the way to the
    web (kiosks).
    """

    def __init__(
        self,
        spec: ExperimentSpec | None,
        *,
        home: Path | None = None,
        data_dir: Path | None = None,
        site: Path | None = None,
        is_read_only: bool = False,
    ) -> None:
        super().__init__()
        app = application()
        self.settings = SettingsFile(
            home / "settings.json" if home else None, site=site / "settings.json" if site else None
        )
        theme.install_fonts(app)
        theme.apply_theme(app, wanted_theme(self.settings))
        set_language(app, wanted_language(self.settings))
        if spec is None:
            chosen = self.settings.text("preset")
            spec = PRESETS[chosen if chosen in PRESETS else DEFAULT]
        folder = self.settings.text("data_folder")
        self.runner = TrainingRunner(data_dir=data_dir or (Path(folder) if folder else None))
        self.session = Session(self.runner, spec, RecentFiles(home / "recent.json" if home else None), self)
        period_s = self.settings.number("autosave_seconds")
        self.autosave = Autosave(self.session, autosave_dir(), period_s, self) if home else None
        self.window = MainWindow(self.session, self.settings)
        self.teaching = Teaching(self.session, my_digits_dir() if home else None, self)
        self.teaching.join(self.window.bench)
        self.window.bench_made.connect(self.teaching.join)
        self.teaching.file_problem.connect(lambda message: show_file_problem(self.window, message))
        self.window.closed.connect(QApplication.quit)
        if is_read_only:
            self._forbid_saving()

    def start(self) -> None:
        """Begin to train on demand and to show it."""
        prepare_interpreter()
        self.runner.start()
        self.window.clock.start()
        if self.autosave is not None:
            self.autosave.start()

    def stop(self) -> None:
        """Clock, then trainer thread, then window; asks nothing: what could be lost was asked about on closing.

        Raises RuntimeError when the thread does not end.
        """
        self.window.clock.stop()
        self.window.stop_jobs()
        self.session.stop()
        if self.autosave is not None:
            self.autosave.stop()
        self.window.hide()

    def offer_recovery(self) -> None:
        """Ask about unsaved work that a crash left behind."""
        if self.autosave is not None:
            self.window.documents.offer_recovery(self.autosave)

    def _forbid_saving(self) -> None:
        self.window.documents.is_read_only = True
        self.window.own.full_mnist.is_allowed = False
        self.window.pictures.is_read_only = True
        for key in ("save", "save_as", "export", "picture", "film", "updates"):
            self.window.actions_by_key[key].setEnabled(False)
