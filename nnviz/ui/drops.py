"""What is dropped on the window or pasted into it: experiments, networks, tables, folders."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from nnviz.ui.own_tables import SUFFIXES

EXPERIMENT, NETWORK = ".nnviz", ".onnx"


class WindowDrops(QObject):
    """Each signal carries the path of what was dropped. ``paste`` is asked when no control has used Ctrl+V itself."""

    table_dropped = Signal(object)
    experiment_dropped = Signal(object)
    network_dropped = Signal(object)
    folder_dropped = Signal(object)

    def __init__(self, window: QWidget, paste: Callable[[], bool]) -> None:
        super().__init__(window)
        self._paste = paste
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if self._signal_for(dropped_path(event.mimeData())) is not None:
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = dropped_path(event.mimeData())
            signal = self._signal_for(path)
            if signal is not None:
                event.acceptProposedAction()
                signal.emit(path)
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste()
        return super().eventFilter(watched, event)

    def _signal_for(self, path: Path | None) -> Signal | None:
        if path is None:
            return None
        if path.is_dir():
            return self.folder_dropped
        suffix = path.suffix.casefold()
        if suffix == EXPERIMENT:
            return self.experiment_dropped
        if suffix == NETWORK:
            return self.network_dropped
        return self.table_dropped if suffix in SUFFIXES else None


def dropped_path(content: QMimeData) -> Path | None:
    """The first file or folder of this machine among what was dropped."""
    return next((Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()), None)
