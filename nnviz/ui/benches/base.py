"""The workbench of a lab: panels on the left, the network graph in the middle, what it answers on the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Part, Request, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.kept_runs import KeptRun
from nnviz.ui import theme
from nnviz.ui.labs import Lab
from nnviz.ui.lesioning import Lesioning
from nnviz.ui.panels.base import Panel
from nnviz.ui.score_cards import ScoreCards
from nnviz.ui.views.base import View
from nnviz.ui.views.curves import CurvesView
from nnviz.ui.views.lesion import LesionView
from nnviz.ui.views.network_graph import NetworkGraph
from nnviz.ui.widgets.words import Rule

RIGHT_SHARE = 0.25
WIDEST_RIGHT = 460


class Workbench(QWidget):
    """The parts that all labs have; a lab's own class fills the left and the right column.

    ``newest`` is the newest snapshot of the present network, or None.
    """

    edited = Signal(object)
    edit_ended = Signal()
    parameter_edited = Signal(int, float, int)
    requests_changed = Signal()
    input_drawn = Signal(object, object)
    """What goes through the network, and what it was before the user pushed or covered it (None: the same)."""

    pen_moved = Signal()
    play_asked = Signal()
    keep_asked = Signal()
    compare_asked = Signal()
    kept_removed = Signal(str)

    left_width = theme.LEFT_WIDTH

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.newest: Snapshot | None = None
        self.graph = NetworkGraph(self)
        self.scores = ScoreCards(self)
        left, self.left = self._column("pane")
        right, self.right = self._column("side")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left_area, self._right_area = self._scrolled(left), self._scrolled(right)
        for area in (self._left_area, self._right_area):
            area.verticalScrollBar().rangeChanged.connect(self._set_widths)
        row.addWidget(self._left_area)
        row.addWidget(Rule(Qt.Orientation.Vertical, self))
        self.centre = QVBoxLayout()
        self.centre.setSpacing(0)
        self.centre.addWidget(self.graph, 1)
        row.addLayout(self.centre, 1)
        row.addWidget(Rule(Qt.Orientation.Vertical, self))
        row.addWidget(self._right_area)
        self.lesioning, self.lesion = Lesioning(self), LesionView(self)
        self.panels, views = self._fill()
        self.views = (*views, self.lesion)
        for panel in self.panels:
            panel.edited.connect(self.edited)
            panel.edit_ended.connect(self.edit_ended)
        for view in self.views:
            view.requests_changed.connect(self.requests_changed)
            view.visibility_changed.connect(self.requests_changed)
            view.visibility_changed.connect(partial(self._catch_up, view))
            if isinstance(view, CurvesView):
                view.keep_asked.connect(self.keep_asked)
                view.compare_asked.connect(self.compare_asked)
                view.kept_removed.connect(self.kept_removed)
        self.graph.edited.connect(self.edited)
        self.graph.parameter_edited.connect(self.parameter_edited)
        self.graph.part_pointed.connect(self.lesioning.point)
        self.lesioning.changed.connect(self._show_lesion)

    def requests(self) -> frozenset[Request]:
        """What the visible views of this workbench want measured, of the network as it is left by a lesion."""
        return self.lesioning.rewritten(self._requests())

    def hold_lesion(self, *, is_held: bool) -> None:
        """The key that leaves out what is pointed at went down or up."""
        self.lesioning.hold(is_held=is_held)

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Mirror the experiment everywhere."""
        for panel in self.panels:
            panel.show_spec(spec)
        for view in self.views:
            view.show_spec(spec)

    def show_built(self, built: Built) -> None:
        """A network was built or grafted."""
        self.newest = None
        for panel in self.panels:
            panel.show_built(built)
        for view in self.views:
            view.show_built(built)
        self.scores.show_built(built)

    def show_kept(self, kept: tuple[KeptRun, ...]) -> None:
        """The runs that the document keeps for comparison."""
        for view in self.views:
            view.show_kept(kept)

    def show_frame(self, snapshot: Snapshot) -> None:
        """Give the newest snapshot to the views that are visible."""
        self.newest = snapshot
        for view in self.views:
            if view.isVisible():
                view.show_frame(self.lesioning.restored(snapshot, view.requests()))

    def show_text(self, snapshot: Snapshot) -> None:
        """Write the numbers; at reading speed."""
        self.scores.show_scores(snapshot)

    def take_key(self, key: int) -> bool:
        """Obey a plain key that neither a control nor the window has used; False when it means nothing here."""
        return False

    def toggle_paint(self) -> None:
        """Open or close the tools that paint points, in labs that have them."""

    def show_problem(self, where: str, message: str) -> bool:
        """Say why an edit was refused, in the panel that it belongs to; False when none took it."""
        for panel in self.panels:
            panel.show_problem(where, message)
        return where.startswith("data")

    def set_animated(self, is_animated: bool) -> None:
        """Whether things may move by themselves when they open and close."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """Wide screens have a wide right column; a column that has to scroll gets the room for its bar as well."""
        right = max(theme.RIGHT_WIDTH, min(WIDEST_RIGHT, round(self.width() * RIGHT_SHARE)))
        for area, width in ((self._left_area, self.left_width), (self._right_area, right)):
            bar = area.verticalScrollBar()
            area.setFixedWidth(width + (bar.sizeHint().width() if bar.maximum() else 0))

    def _catch_up(self, view: View) -> None:
        """A view that was hidden until now: a paused run sends no snapshot for it alone."""
        if view.isVisible() and self.newest is not None:
            view.show_frame(self.lesioning.restored(self.newest, view.requests()))

    def _requests(self) -> frozenset[Request]:
        return frozenset().union(*(view.requests() for view in self.views if view.isVisible()))

    def _show_lesion(self, part: Part | None, name: str) -> None:
        """Another part is left out, or the network is whole again: the card stands where the pointer is not."""
        self.lesion.show_part(part, name)
        place, height = self.graph.parentWidget().mapFromGlobal(QCursor.pos()), self.height()
        left = self._left_area.width() + theme.GAP_LARGE
        bottom = height - self.lesion.height() - theme.GAP
        self.lesion.move(left, theme.GAP if place.y() > height / 2 else bottom)
        self.requests_changed.emit()

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        """Fill both columns; all panels and all views."""
        raise NotImplementedError

    def _scrolled(self, column: QWidget) -> QScrollArea:
        """The column, scrolled only on screens that are too low for it."""
        area = QScrollArea(self)
        area.setWidget(column)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _column(self, role: str) -> tuple[QWidget, QVBoxLayout]:
        """A column and the layout to fill it."""
        column = QWidget(self)
        column.setProperty("role", role)
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(theme.GAP_LARGE, 14, theme.GAP_LARGE, theme.GAP + theme.GAP_SMALL)
        layout.setSpacing(theme.GAP + theme.GAP_SMALL)
        return column, layout
