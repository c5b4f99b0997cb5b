"""FullMnist: fetches all of MNIST from OpenML when the user presses the button, and only then."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nnviz.data import openml
from nnviz.runtime.messages import Built
from nnviz.session.session import Session
from nnviz.storage.paths import data_dir
from nnviz.storage.settings import SettingsFile
from nnviz.ui.benches.base import Workbench
from nnviz.ui.errors import show_file_problem
from nnviz.ui.job_watch import JobWatch
from nnviz.ui.panels.data_panel import DataPanel
from nnviz.ui.sentences import sentence


class FullMnist(QObject):
    """Serves one window. ``is_allowed`` False takes the offer away (kiosks)."""

    def __init__(self, session: Session, settings: SettingsFile, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self._panels: list[DataPanel] = []
        self._is_part = False
        self.is_allowed = True
        self.watch = JobWatch(self)
        self.watch.progressed.connect(self._show_share)
        self.watch.finished.connect(self._take)
        self.watch.failed.connect(self._tell)
        session.built.connect(self._show_built)

    @property
    def folder(self) -> Path:
        """Where the pictures go: the user's data folder, else NNViz's own."""
        chosen = self._settings.text("data_folder")
        return Path(chosen) if chosen else data_dir()

    def join(self, bench: Workbench) -> None:
        """Serve the data panels of a workbench."""
        for panel in bench.findChildren(DataPanel):
            panel.fetch_asked.connect(self.toggle)
            self._panels.append(panel)
        self._show()

    def toggle(self) -> None:
        """Begin to fetch; when under way, call it off."""
        if self.watch.is_running:
            self.watch.cancel()
        else:
            folder = self.folder
            self.watch.run(lambda tell: openml.fetch_mnist(folder, tell))
        self._show()

    # ------------------------------------------------------------------ inside

    def _show_built(self, built: Built) -> None:
        self._is_part = self._session.spec.data.kind == "mnist" and built.data.train_count < openml.TRAIN
        self._show()

    def _show(self) -> None:
        is_offered = self.is_allowed and self._is_part
        if self.watch.is_running:
            self._show_share(0.0)
            return
        for panel in self._panels:
            panel.show_offer(is_offered=is_offered, is_online=is_offered and openml.has_route())

    def _show_share(self, share: float) -> None:
        for panel in self._panels:
            panel.show_fetching(share)

    def _take(self, folder: Path) -> None:
        self._settings.set("data_folder", str(folder))
        self._session.set_data_folder(folder)
        self._show()

    def _tell(self, message: str) -> None:
        self._show()
        show_file_problem(self._window, sentence(message))
