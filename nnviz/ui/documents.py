"""Opening and saving: asks for files, and for what shall become of unsaved work."""

from pathlib import Path

from PySide6.QtCore import QDateTime, QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nnviz.session.autosave import Autosave
from nnviz.session.session import Session

SUFFIX = ".nnviz"


class Documents(QObject):
    """The file actions of one window. With ``is_read_only`` nothing is kept, so nothing is asked on leaving."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.is_read_only = False
        self._session = session
        self._window = window

    def open(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open an experiment"), self._folder(), self._filter()
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open this file."""
        if self.may_replace(self._session.lab_in(path)):
            self._session.open_file(path)

    def save(self) -> None:
        """Save to the document's file, or ask for one."""
        if self._may_write() and not self._session.save():
            self._save_as()

    def save_as(self) -> bool:
        """Ask for a file and save to it. False when the user changed their mind."""
        return self._may_write() and self._save_as()

    def _save_as(self) -> bool:
        start = str(Path(self._folder()) / f"{self._session.title}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the experiment"), start, self._filter())
        if not name:
            return False
        path = Path(name)
        self._session.save_as(path if path.suffix else path.with_suffix(SUFFIX))
        return True

    def may_replace(self, lab: str) -> bool:
        """Ask about the work in a lab that another experiment is to replace; it is brought on screen first."""
        session = self._session
        if lab != session.spec.lab:
            left = session.left(lab)
            if left is None or lab not in session.unsafe_labs:
                return True
            session.visit(lab, left.spec)
        return self.may_leave()

    def may_close(self) -> bool:
        """Ask about the work of all labs, one after the other."""
        unsafe = () if self.is_read_only else self._session.unsafe_labs
        if not self.may_leave():
            return False
        for lab in unsafe:
            left = self._session.left(lab)
            if left is not None:
                self._session.visit(lab, left.spec)
                if not self.may_leave():
                    return False
        return True

    def may_leave(self) -> bool:
        """Ask about work of the open document that would be lost: edits, kept runs, or a run that has a file."""
        session = self._session
        if self.is_read_only or not session.would_lose_work:
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Unsaved experiment"),
            self.tr("“{0}” has changes that are not saved. Save them?").format(session.title),
            button.Save | button.Discard | button.Cancel,
            button.Save,
        )
        if answer == button.Save:
            return self._may_write() and (session.save() or self._save_as()) and session.finish_saving()
        return answer != button.Cancel

    def _may_write(self) -> bool:
        """Ask whether large own data shall go into the file. False when the user changed their mind."""
        session = self._session
        if session.keeps_data is not None or session.own_data is None:
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Keep the data?"),
            self.tr(
                "Put the data ({0} MB) into the file too? Without it, it has to be chosen again on opening."
            ).format(round(session.own_data.size / 1e6)),
            button.Yes | button.No | button.Cancel,
            button.Yes,
        )
        if answer == button.Cancel:
            return False
        session.set_keeps_data(answer == button.Yes)
        return True

    def offer_recovery(self, autosave: Autosave) -> None:
        """Ask about unsaved work of windows that did not end properly, newest first, until one is opened."""
        button = QMessageBox.StandardButton
        for copy in autosave.left_behind():
            saved_at = QDateTime.fromSecsSinceEpoch(int(copy.stat().st_mtime)).toString("yyyy-MM-dd HH:mm")
            answer = QMessageBox.question(
                self._window,
                self.tr("Unsaved work was found"),
                self.tr("NNViz did not end properly. Open the unsaved work of {0}?").format(saved_at),
                button.Open | button.Discard | button.Cancel,
                button.Open,
            )
            if answer == button.Cancel:
                return
            if answer == button.Discard:
                autosave.discard(copy)
            elif self._session.recover(copy):
                autosave.take_over(copy)
                return

    def _folder(self) -> str:
        path = self._session.path
        recent = self._session.recent_files
        return str((path or (recent[0] if recent else Path.home() / "x")).parent)

    def _filter(self) -> str:
        return self.tr("NNViz experiments (*{0})").format(SUFFIX)
