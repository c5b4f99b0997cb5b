"""A short message over the window that goes away by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.ui import theme

SHOWN_MS = 5000
WIDEST = 640


class Toast(QLabel):
    """Lies at the lower edge of its parent; the newest message replaces the former one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self._stays = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, message: str, *, stays: bool = False) -> None:
        """Show a sentence for a few seconds, or until it is taken back."""
        self.setText(message)
        self.setAccessibleName(message)
        self.show()
        self.raise_()
        self._place()
        self._stays = stays
        if stays:
            self._timer.stop()
        else:
            self._timer.start()

    def take_back(self) -> None:
        """End the sentence that stays; any other goes away by itself."""
        if self._stays:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._stays = False
        super().hideEvent(event)

    def _place(self) -> None:
        most = min(WIDEST, self._over.width() - 2 * theme.GAP_LARGE)
        self.setWordWrap(False)
        width = self.sizeHint().width()
        if width > most:
            self.setWordWrap(True)
            width = most
        height = self.heightForWidth(width) if self.wordWrap() else self.sizeHint().height()
        self.setGeometry(
            (self._over.width() - width) // 2, self._over.height() - height - theme.GAP_LARGE, width, height
        )
