"""A card that lies over the window: closes with Escape or its button, never stops the work."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.words import Label, Translated, Words, WordsOf, say


class Card(Translated, QFrame):
    """Title, close button, content. ``closed`` follows when it goes away."""

    closed = Signal()

    def __init__(self, words: WordsOf, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.content = content
        self._words = words
        self._title = Label(lambda: words().name, "title", self)
        self.close_button = IconButton("x", lambda: Words(self.tr("Close"), self.tr("Close this card (Escape)")), self)
        self.close_button.setFixedSize(26, 26)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 14, 18)
        layout.setSpacing(theme.GAP + theme.GAP_SMALL)
        layout.addLayout(head)
        layout.addWidget(content)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        say(self, words())
        self.setToolTip("")
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def open_at(self, corner: QPoint, room: int) -> None:
        """Show the card with its top right corner at ``corner`` of the parent, at most ``room`` pixels high."""
        size = self.sizeHint()
        self.resize(size.width(), min(size.height(), room))
        self.move(max(theme.GAP, corner.x() - self.width()), corner.y())
        self.show()
        self.raise_()
        self.close_button.setFocus()

    def show_shadow(self, *, is_shown: bool) -> None:
        """With a shadow the whole card is painted for every small change on it: a card that moves does without."""
        effect = self.graphicsEffect()
        if effect is not None:
            effect.setEnabled(is_shown)

    def dismiss(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self._words().name)


def open_over(card: Card, area: QWidget) -> None:
    """Show the card in the middle of ``area``, as high as it likes."""
    window = card.parentWidget()
    assert window is not None
    top = area.mapTo(window, QPoint(area.width() // 2, theme.GAP_LARGE))
    right = min(top.x() + card.sizeHint().width() // 2, window.width() - theme.GAP)
    card.open_at(QPoint(right, top.y()), window.height() - top.y() - theme.GAP_LARGE)
