"""The menu behind the menu button: the table of actions, the examples and the files used last."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nnviz.spec.presets import PRESETS
from nnviz.ui.actions import ACTIONS, MENUS, translated
from nnviz.ui.i18n import catalogue
from nnviz.ui.labs import LABS
from nnviz.ui.widgets.words import Translated


class MainMenu(Translated, QMenu):
    """All actions by menu; examples by lab. Built anew in each language."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        open_preset: Callable[[str], None],
        open_file: Callable[[Path], None],
        recent_files: Callable[[], Sequence[Path]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._open_preset = open_preset
        self._open_file = open_file
        self._recent_files = recent_files
        self._menus: list[QMenu] = []
        self.retranslate()

    def retranslate(self) -> None:
        self.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []
        for key, text in MENUS.items():
            menu = self._add(self, translated(text))
            for entry in ACTIONS:
                if entry.menu != key:
                    continue
                if entry.starts_section:
                    menu.addSeparator()
                menu.addAction(self._actions[entry.key])
                if entry.key == "open":
                    recent = self._add(menu, self.tr("Open recent"))
                    recent.aboutToShow.connect(partial(self._fill_recent, recent))
            if key == "file":
                self._fill_examples(self._add(self, self.tr("Examples")))

    def _add(self, menu: QMenu, title: str) -> QMenu:
        child = QMenu(title, self)
        menu.addMenu(child)
        self._menus.append(child)
        return child

    def _fill_examples(self, menu: QMenu) -> None:
        menu.setToolTipsVisible(True)
        for lab in LABS:
            menu.addSection(catalogue(lab.label))
            for entry in PRESETS.entries():
                if entry.thing.lab == lab.key:
                    action = menu.addAction(catalogue(entry.label), partial(self._open_preset, entry.key))
                    action.setToolTip(catalogue(entry.help))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._recent_files():
            action = menu.addAction(path.name, partial(self._open_file, path))
            action.setToolTip(str(path))
        if menu.isEmpty():
            menu.addAction(self.tr("No file yet")).setEnabled(False)
