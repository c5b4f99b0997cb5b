"""The user's own data in one window: tables, pictures, what is dropped or pasted, and what is fetched when asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nnviz.data.own_sets import PICTURES_KIND
from nnviz.session.session import Session
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.settings import SettingsFile
from nnviz.ui.benches.base import Workbench
from nnviz.ui.drops import WindowDrops
from nnviz.ui.full_mnist import FullMnist
from nnviz.ui.own_pictures import OwnPictures
from nnviz.ui.own_tables import OwnTables
from nnviz.ui.panels.own_data_panel import OwnDataPanel


class OwnDataDesk(QObject):
    """``area`` is where the sheets are laid over."""

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        window: QWidget,
        area: QWidget,
        go_to_lab: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self.tables = OwnTables(session, window, area, go_to_lab)
        self.pictures = OwnPictures(session, window, area, go_to_lab)
        self.full_mnist = FullMnist(session, settings, window)
        self._session = session
        self._panels: list[OwnDataPanel] = []
        self.drops = WindowDrops(window, self.tables.paste)
        self.drops.table_dropped.connect(self.tables.open_file)
        self.drops.folder_dropped.connect(self.pictures.open_folder)
        session.data_missing.connect(self._find_missing)
        session.document_changed.connect(self._show_kept)

    def join(self, bench: Workbench) -> None:
        """Serve a new workbench."""
        self.tables.join(bench)
        self.pictures.join(bench)
        self.full_mnist.join(bench)
        for panel in bench.findChildren(OwnDataPanel):
            panel.keep_changed.connect(self._session.set_keeps_data)
            self._panels.append(panel)
        self._show_kept()

    def _show_kept(self) -> None:
        data = self._session.own_data
        for panel in self._panels:
            panel.show_kept(self._session.keeps_data is True, data.size if data else 0)

    def _find_missing(self, spec: ExperimentSpec, again: Callable[[], bool]) -> None:
        own = self.pictures if spec.data.kind == PICTURES_KIND else self.tables
        own.find_missing(spec, again)
