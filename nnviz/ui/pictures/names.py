"""What a view is called where pictures of it are asked for: a key for the command line, words for people."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue
from nnviz.ui.views.base import View
from nnviz.ui.widgets.words import Label

NAMES = {
    "NetworkGraph": ("graph", QT_TRANSLATE_NOOP("catalogue", "Network graph")),
    "OutputPlot": ("plot", QT_TRANSLATE_NOOP("catalogue", "Output")),
    "CurvesView": ("curves", QT_TRANSLATE_NOOP("catalogue", "Learning curves")),
    "FeatureMapsView": ("maps", QT_TRANSLATE_NOOP("catalogue", "Feature maps")),
    "KernelView": ("kernel", QT_TRANSLATE_NOOP("catalogue", "Kernel")),
    "DigitBars": ("bars", QT_TRANSLATE_NOOP("catalogue", "Prediction")),
    "DrawView": ("drawing", QT_TRANSLATE_NOOP("catalogue", "Drawing")),
    "ConfusionView": ("confusion", QT_TRANSLATE_NOOP("catalogue", "Confusion matrix")),
    "WhatMatteredView": ("reasons", QT_TRANSLATE_NOOP("catalogue", "What mattered")),
    "GanPlot": ("made", QT_TRANSLATE_NOOP("catalogue", "Real and made")),
    "VaeMap": ("codes", QT_TRANSLATE_NOOP("catalogue", "Map of codes")),
    "ReportView": ("report", QT_TRANSLATE_NOOP("catalogue", "Report")),
    "SummaryView": ("summary", QT_TRANSLATE_NOOP("catalogue", "Model summary")),
}
"""Key and words by class name; another view goes by its own name and by the heading that stands over it."""


def view_key(view: QWidget) -> str:
    """The key of a view: "graph", "plot", "curves", ..."""
    name = type(view).__name__
    return NAMES[name][0] if name in NAMES else name.removesuffix("View").lower()


def view_name(view: QWidget) -> str:
    """What a view is called in the language of the program."""
    name = type(view).__name__
    if name in NAMES:
        return catalogue(NAMES[name][1])
    labels = [label for label in view.findChildren(Label) if label.isVisibleTo(view) and label.text()]
    heading = next((label.text() for label in labels if label.property("role") == "heading"), "")
    return heading or view.accessibleName() or name


def visible_views(views: Sequence[View]) -> list[View]:
    """Those that are on the screen now and large enough to be looked at."""
    return [view for view in views if view.isVisible() and view.width() > 1 and view.height() > 1]
