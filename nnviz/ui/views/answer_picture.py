"""A small picture of what a network answers everywhere, on the one scale: live or as it was kept."""

import numpy as np
from PySide6.QtWidgets import QStackedWidget, QWidget

from nnviz.runtime.messages import DataInfo
from nnviz.ui import theme
from nnviz.ui.views.output_shapes import dots
from nnviz.ui.widgets.fit_canvas import FitCanvas
from nnviz.ui.widgets.heat import class_image, diverging_image
from nnviz.ui.widgets.plane_canvas import PlaneCanvas


class AnswerPicture(QStackedWidget):
    """Shows a reading of the probe "map", "classes" or "curve" over the training points of ``data``."""

    def __init__(self, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane, self._fit = PlaneCanvas(self), FitCanvas(self)
        for canvas in (self._plane, self._fit):
            canvas.setMinimumSize(1, 1)
            self.addWidget(canvas)
        self.setFixedSize(side_px, side_px)

    def show_data(self, data: DataInfo | None) -> None:
        """Put the training points over the picture; None for no points."""
        points = [] if data is None else [dots(data, data.train_x, data.train_y, is_test=False)]
        self._plane.show_points(*points)
        self._fit.show_points(*points)

    def show_scale(self, data: DataInfo) -> None:
        """The ranges of a curve: the same for all pictures that are compared."""
        self._fit.show_ranges(data.curve_range, np.concatenate([data.train_y, data.test_y]), ("", ""))

    def show_answer(self, probe: str, reading: np.ndarray) -> None:
        """Draw the reading."""
        colors = theme.colors()
        self.setCurrentWidget(self._fit if probe == "curve" else self._plane)
        if probe == "curve":
            self._fit.show_curve(reading)
        else:
            image = class_image(reading, colors) if probe == "classes" else diverging_image(reading, colors)
            self._plane.show_map(image, not np.isfinite(reading).all())
