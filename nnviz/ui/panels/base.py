"""What every panel offers to the window: edits going up, the spec coming down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nnviz.runtime.messages import Built
from nnviz.spec.parts import ExperimentSpec


class Panel(QWidget):
    """Edits. ``edited`` carries an ``nnviz.spec.edits.Edit``; the spec that comes back is the only truth.

    ``edit_ended`` ends a drag: the next edit is an undo step of its own.
    """

    edited = Signal(object)
    edit_ended = Signal()

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Mirror the experiment with the widgets' signals blocked."""

    def show_built(self, built: Built) -> None:
        """A network was built or grafted."""

    def show_problem(self, where: str, message: str) -> None:
        """An edit of ``where`` was refused: say it inline."""
