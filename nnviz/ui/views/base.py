"""What every view offers to the window: requests going up, spec, structure and frames coming down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.kept_runs import KeptRun
from nnviz.ui.widgets.words import Translated


class View(Translated, QWidget):
    """Shows. A view that is not visible gets no frames, and its requests are not measured."""

    requests_changed = Signal()
    visibility_changed = Signal()

    def requests(self) -> frozenset[Request]:
        """What this view wants measured while it is visible."""
        return frozenset()

    def show_spec(self, spec: ExperimentSpec) -> None:
        """The experiment changed."""

    def show_built(self, built: Built) -> None:
        """A network was built or grafted: shapes, labels and data points are new."""

    def show_kept(self, kept: tuple[KeptRun, ...]) -> None:
        """The runs that the document keeps for comparison, oldest first."""

    def show_frame(self, snapshot: Snapshot) -> None:
        """Draw the newest snapshot: scale and paint, nothing else."""

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # the stub wants the exact event class
        self.visibility_changed.emit()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]  # the same
        self.visibility_changed.emit()
