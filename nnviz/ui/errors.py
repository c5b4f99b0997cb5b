"""Trouble told to the user: files that cannot be used, and bugs (a log file and one dialog)."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

log = logging.getLogger(__name__)


class CrashHandler(QObject):
    """Catches what nobody caught, in any thread: writes it to the log and tells it in one dialog.

    Only the first error is told: what follows is mostly its consequence. The program goes on.
    """

    crashed = Signal(str)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._box: QMessageBox | None = None
        self.crashed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over Python's three hooks for uncaught exceptions."""
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def _take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        log.critical("uncaught exception\n%s", "".join(traceback.format_exception(kind, error, trace)))
        self.crashed.emit(f"{kind.__name__}: {error}")

    def _tell(self, summary: str) -> None:
        if self._box is not None:
            return
        self._box = box = QMessageBox(QMessageBox.Icon.Critical, self.tr("NNViz has met a bug"), "", parent=None)
        box.setText(self.tr("Something went wrong inside the program. Your experiment is still open: save it."))
        box.setInformativeText(
            self.tr("{0}\n\nThe details are in the log file in {1}").format(summary, self._log_folder)
        )
        box.open()


def show_file_problem(parent: QWidget, message: str) -> QMessageBox:
    """One clear sentence about a file; what was open stays open."""
    box = QMessageBox(QMessageBox.Icon.Warning, "NNViz", message, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
