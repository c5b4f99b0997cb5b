"""The workbench where one draws: pad left, the lit network in the middle, prediction, scores and curves right."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Part, Snapshot
from nnviz.ui import theme
from nnviz.ui.benches.base import Workbench
from nnviz.ui.benches.samples import Sample, held_out_sample
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.preset_panel import PresetPanel
from nnviz.ui.panels.sizes_panel import SizesPanel
from nnviz.ui.views.base import View
from nnviz.ui.views.confusion import ConfusionView
from nnviz.ui.views.curves import CurvesView
from nnviz.ui.views.digit_bars import DigitBars
from nnviz.ui.views.draw import DrawView
from nnviz.ui.views.dream import DreamView
from nnviz.ui.views.explainer import Explainer
from nnviz.ui.views.feature_maps import FeatureMapsView
from nnviz.ui.views.filters import FiltersView
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.views.push import PushView
from nnviz.ui.views.stream import StreamView
from nnviz.ui.views.what_mattered import WhatMatteredView
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Words


class DigitsWorkbench(Workbench):
    """The drawing goes to the session and lights every view; a click on a feature map explains its filter.

    While the pad is empty a test picture takes the place of the drawing; ``is_given`` tells them apart.
    """

    left_width = 296

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        self._drawn: np.ndarray | None = None
        self._original: np.ndarray | None = None
        self._is_lit = False
        self._sample: Sample | None = None
        self._networks: tuple[NetworkInfo, ...] = ()
        self.is_given = False
        self.draw, self.bars = DrawView(self), DigitBars(self)
        self.curves, self.confusion, self.mattered = CurvesView(self), ConfusionView(self), WhatMatteredView(self)
        self.maps, self.push, self.stream = FeatureMapsView(self), PushView(self), StreamView(self)
        self.filters, self.dream = FiltersView(self), DreamView(self)
        self.explainer = Explainer(self.maps)
        self.kernel = self.explainer.kernel
        self.network, self.sizes = PresetPanel(self.lab.key, self), SizesPanel(self)
        self._fill_centre()
        self._fill_right()
        self.left.addWidget(self.network)
        self.left.addWidget(self.draw)
        self.draw.input_changed.connect(self._take_drawing)
        self.push.pushed.connect(self._take_pushed)
        self.mattered.covered.connect(self._take_covered)
        for view in (self.confusion, self.stream):
            view.picture_chosen.connect(self.draw.show_picture)
        self.maps.unit_chosen.connect(self._explain)
        self.maps.field_pointed.connect(self.draw.seen.show_field)
        self.explainer.elastic.closed.connect(self.maps.wall.setFocus)
        self.explainer.elastic.opened.connect(lambda: self.maps.set_covered(is_covered=True))
        self.explainer.elastic.closing.connect(lambda: self.maps.set_covered(is_covered=False))
        for wall in (self.maps, self.filters):
            wall.unit_pointed.connect(self._point_map)
            wall.unit_left.connect(lambda: self.lesioning.point(None))
        for chooser in (self.maps.unit_chosen, self.filters.unit_chosen, self.graph.unit_clicked):
            chooser.connect(self.dream.show_unit)
        self.filters.unit_chosen.connect(lambda *_unit: self._show_below("dream"))
        views = (
            self.draw,
            self.graph,
            self.maps,
            *self.explainer.views,
            self.bars,
            self.curves,
            self.confusion,
            self.mattered,
        )
        views = (*views, self.push, self.stream, self.filters, self.dream)
        return (self.network, self.sizes), views

    def set_animated(self, is_animated: bool) -> None:
        self.explainer.elastic.is_animated = is_animated

    def show_built(self, built: Built) -> None:
        self._sample = held_out_sample(built)
        self._networks = built.networks
        super().show_built(built)
        self.explainer.show_built(built)
        has_maps = any(len(layer.shape) == 3 for layer in built.networks[0].layers)
        self.middle.button("maps").setEnabled(has_maps)
        self.middle.button("filters").setEnabled(self.filters.has_filters)
        self._centre_bar.setVisible(len(built.networks[0].input_shape) == 3)
        is_void = not self.middle.button(self.middle.value).isEnabled()
        if is_void or not self._centre_bar.isVisibleTo(self):
            self._show_centre("graph")
        if not self.draw.can_draw and built.impact == "rebuild":
            self._take_drawing(None)

    def show_frame(self, snapshot: Snapshot) -> None:
        """The graph takes the drawing together with what the network made of it: it is painted once a move."""
        if self._drawn is not None:
            self.graph.show_input(self._drawn)
            self._drawn = None
        super().show_frame(snapshot)

    def _point_map(self, layer_id: str, unit: int) -> None:
        """What the pointer is on in the wall can be left out; the picture itself cannot."""
        network = self._networks[0] if self._networks else None
        is_part = network is not None and layer_id != ""
        self.lesioning.point(
            Part(layer_id, unit) if is_part else None, unit_title(network, layer_id, unit) if network else ""
        )

    def _show_lesion(self, part: Part | None, name: str) -> None:
        self.bars.mark_before(is_marked=part is not None)
        self.maps.show_all(is_shown=part is not None)
        super()._show_lesion(part, name)

    def _fill_centre(self) -> None:
        self.middle = Segmented(
            lambda: Words(self.tr("Middle"), self.tr("What stands in the middle")),
            lambda: [
                ("graph", Words(self.tr("Network"), self.tr("Layers, neurons and links"))),
                ("maps", Words(self.tr("Feature maps"), self.tr("What every filter finds in the drawing"))),
                ("filters", Words(self.tr("Filters"), self.tr("What each filter has learned, and its gradient"))),
                (
                    "push",
                    Words(self.tr("Push"), self.tr("Move, turn or thicken the drawing: which network stays sure?")),
                ),
                ("stream", Words(self.tr("Test pictures"), self.tr("What it says of pictures that it never learned"))),
                ("sizes", Words(self.tr("Sizes"), self.tr("Try input size, padding, kernel and stride"))),
            ],
            self,
            wraps=True,
        )
        self._centre_bar = QWidget(self)
        self._centre_bar.setProperty("role", "pane")
        self._centre_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._centre_bar)
        row.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, 0)
        row.addWidget(self.middle, 1)
        self.centre.insertWidget(0, self._centre_bar)
        for widget in (self.maps, self.stream, self.sizes):
            widget.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
        self.sizes.setProperty("role", "pane")
        self.sizes.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        others = {"maps": self.maps, "filters": self.filters, "push": self.push, "stream": self.stream}
        others["sizes"] = self._scrolled(self.sizes)
        for widget in others.values():
            self.centre.addWidget(widget, 1)
        self._in_middle = {"graph": self.graph, **others}
        self._centre_bar.hide()
        self._show_centre("graph")
        self.middle.chosen.connect(self._show_centre)

    def _fill_right(self) -> None:
        self.below = Segmented(
            lambda: Words(self.tr("Below"), self.tr("What stands below the prediction")),
            lambda: [
                ("curves", Words(self.tr("Learning"), self.tr("Loss and accuracy while it learns"))),
                ("confusion", Words(self.tr("Mistakes"), self.tr("Which digits it takes for which others"))),
                ("mattered", Words(self.tr("Reasons"), self.tr("Which parts of the drawing spoke for the answer"))),
                ("dream", Words(self.tr("Dream"), self.tr("What a neuron, a filter or a class looks for"))),
            ],
            self,
        )
        right, row = self.right, QHBoxLayout()
        row.addWidget(self.below)
        row.addStretch(1)
        right.addWidget(self.bars)
        right.addWidget(self.scores)
        right.addLayout(row)
        for view in (self.curves, self.confusion, self.mattered, self.dream):
            right.addWidget(view, 1)
        self._show_below("curves")
        self.below.chosen.connect(self._show_below)

    def _show_centre(self, key: str) -> None:
        self.middle.set_value(key)
        for name, widget in self._in_middle.items():
            widget.setVisible(name == key)

    def _show_below(self, key: str) -> None:
        self.below.set_value(key)
        self.curves.setVisible(key == "curves")
        self.confusion.setVisible(key == "confusion")
        self.mattered.setVisible(key == "mattered")
        self.dream.setVisible(key == "dream")

    def _explain(self, layer_id: str, unit: int) -> None:
        wall = self.maps.wall
        place = wall.place_of(layer_id, unit)
        self.explainer.open_unit(layer_id, unit, place.translated(QPointF(wall.mapTo(self.maps, wall.pos()))))

    def _take_drawing(self, values: np.ndarray | None) -> None:
        class_name, self.is_given = "", values is not None
        if values is None and self._sample is not None:
            values, class_name = self._sample.values, self._sample.class_name
            self.draw.show_seen(values)
        self.bars.show_true_class(class_name)
        self.bars.mark_before(is_marked=False)
        self._send(values)
        self.push.show_input(values)

    def _take_pushed(self, values: np.ndarray, original: np.ndarray) -> None:
        self.draw.show_seen(values)
        self._send(values, original)

    def _take_covered(self, values: np.ndarray, whole: np.ndarray) -> None:
        """A part is covered by hand: the bars keep marks of what they said of the whole."""
        self.bars.mark_before(is_marked=self.mattered.is_covering)
        self.draw.show_seen(values)
        self._send(values, self._original)

    def _send(self, values: np.ndarray | None, original: np.ndarray | None = None) -> None:
        """These values go through the network, every view shows what becomes of them; ``original``: before a push."""
        is_there = values is not None
        self._original = original
        self.bars.show_input(is_there)
        self.mattered.show_input(values)
        self.maps.show_input(values)
        if values is None or not self._is_lit:
            self.graph.show_input(values)
        self._drawn, self._is_lit = values, is_there
        self.kernel.show_input(values)
        self.input_drawn.emit(values, original)
        self.pen_moved.emit()
