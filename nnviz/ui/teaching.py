"""Teaching: brings a corrected drawing to the user's folder and to the network, and the result back on screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from nnviz.runtime.messages import Built, Taught
from nnviz.session.session import Session
from nnviz.storage.my_digits import MyDigit, MyDigits
from nnviz.storage.problem import FileProblem
from nnviz.ui.benches.base import Workbench

if TYPE_CHECKING:
    from nnviz.ui.benches.images import ImagesWorkbench


class Teaching(QObject):
    """``folder`` is where my digits are kept; None keeps them in memory. ``file_problem`` carries a sentence."""

    file_problem = Signal(str)

    def __init__(self, session: Session, folder: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mine = MyDigits(folder)
        self._bench: ImagesWorkbench | None = None
        session.taught.connect(self._show_taught)
        session.failed.connect(self._show_failed)
        session.built.connect(self._show_built)

    def join(self, bench: Workbench) -> None:
        """Serve this workbench if it is one that can be taught."""
        if bench.lab.arrangement != "images":
            return
        self._bench = bench
        bench.lesson_asked.connect(self._teach)
        bench.teach.shown.connect(self._show_mine)
        bench.teach.removed.connect(self._remove)
        self._show_all()

    @property
    def mine(self) -> tuple[MyDigit, ...]:
        """My digits that the present network can read, oldest first."""
        return tuple(digit for digit in self._mine.all() if self._fits(digit.picture.shape, digit.label))

    def _fits(self, size: tuple[int, ...], label: int) -> bool:
        """Whether the present network reads grey pictures of this height and width, and knows the label."""
        built = self._session.last_built
        return built is not None and built.data.input_shape == (*size, 1) and label < len(built.data.classes)

    def _teach(self, values: np.ndarray, label: int) -> None:
        """Keep the drawing, then teach it together with all that were taught before.

        Nothing is kept or taught when the network has become another one under the hand.
        """
        if not self._fits(values.shape[:2], label):
            self._show_failed(None)
            return
        try:
            self._mine.add(values.reshape(values.shape[:2]), label)
        except FileProblem as problem:
            self.file_problem.emit(str(problem))
        self._show_all()
        mine = self.mine
        pictures = np.stack([digit.picture for digit in mine])[..., None]
        self._session.teach(pictures, np.array([digit.label for digit in mine], np.int64))

    def _remove(self, number: int) -> None:
        try:
            self._mine.remove(self.mine[number])
        except FileProblem as problem:
            self.file_problem.emit(str(problem))
        self._show_all()

    def _show_mine(self, number: int) -> None:
        if self._bench is not None:
            self._bench.draw.show_picture(np.ascontiguousarray(self.mine[number].picture[..., None]))

    def _show_all(self) -> None:
        if self._bench is not None:
            self._bench.teach.show_mine([digit.picture for digit in self.mine])

    def _show_taught(self, taught: Taught) -> None:
        if self._bench is not None:
            self._bench.teach.show_taught(taught)

    def _show_failed(self, _failed: object) -> None:
        if self._bench is not None:
            self._bench.teach.show_ready()

    def _show_built(self, _built: Built) -> None:
        self._show_all()
