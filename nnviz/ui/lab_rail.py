"""The slim rail of labs on the left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.icons import icon
from nnviz.ui.labs import Lab
from nnviz.ui.widgets.words import RESTYLED, Translated, Words, say


class LabButton(Translated, QToolButton):
    """One lab: its icon above its name."""

    def __init__(self, lab: Lab, parent: QWidget) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setProperty("role", "lab")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(theme.RAIL_WIDTH - 6, 54)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(catalogue(self.lab.label))
        say(self, Words(catalogue(self.lab.label), catalogue(self.lab.help)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLED:
            self.setIcon(icon(self.lab.icon, "text", 20))
        super().changeEvent(event)


class LabRail(QWidget):
    """All labs; ``chosen`` carries the key of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, labs: Sequence[Lab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.RAIL_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, LabButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, theme.GAP, 3, theme.GAP)
        layout.setSpacing(theme.GAP_SMALL)
        for lab in labs:
            if not lab.is_on_rail:
                continue
            button = LabButton(lab, self)
            button.setIcon(icon(lab.icon, "text", 20))
            self._group.addButton(button)
            self._buttons[lab.key] = button
            button.clicked.connect(lambda _checked, key=lab.key: self.chosen.emit(key))
            layout.addWidget(button)
        layout.addStretch(1)

    def show_lab(self, key: str) -> None:
        """Mark the lab that is open."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> LabButton:
        """The button of a lab."""
        return self._buttons[key]
