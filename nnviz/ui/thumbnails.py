"""Small pictures of data sets, drawn from their own samples."""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from nnviz.data import DATASETS, Dataset, load_dataset
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.icons import draw_icon
from nnviz.ui.widgets.short_text import draw_short

REACH = 6.6
MOST_POINTS = 170
ICON_PX = 16
GROUP_ICONS = {"table": "table-2", "pictures": "image", "sequences": "audio-waveform"}


def has_thumbnail(kind: str) -> bool:
    """Whether the samples make a picture of their own."""
    return DATASETS[kind].group not in GROUP_ICONS


def paint_dataset(kind: str, painter: QPainter, frame: QRectF) -> None:
    """Draw a planar set or a curve by its samples, any other set by its icon and its name."""
    entry = DATASETS.entry(kind)
    if not has_thumbnail(kind):
        left = QRectF(frame.left() + 9, frame.center().y() - ICON_PX / 2, ICON_PX, ICON_PX)
        draw_icon(painter, GROUP_ICONS[entry.thing.group], left, theme.colors().text_dim)
        painter.setFont(theme.font(theme.TEXT_SMALL))
        painter.setPen(theme.colors().color("text"))
        room = frame.adjusted(9 + ICON_PX + 7, 0, -6, 0)
        draw_short(painter, room, Qt.AlignmentFlag.AlignVCenter, catalogue(entry.label))
        return
    places, colors, radius = _dots(kind, theme.colors())
    inner = frame.adjusted(3, 3, -3, -3)
    painter.setPen(Qt.PenStyle.NoPen)
    for (x, y), color in zip(places, colors, strict=True):
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(inner.left() + x * inner.width(), inner.top() + y * inner.height()), radius, radius)


@cache
def _dots(kind: str, colors: theme.Colors) -> tuple[np.ndarray, list[int], float]:
    """Places (n, 2) in the unit square with y down, a colour each, and the dots' radius."""
    data = _samples(kind)
    x, y = data.raw_train, data.y_train
    is_plane = x.shape[1] == 2
    places = (x / REACH + 1) / 2 if is_plane else np.stack([_unit(x[:, 0]), _unit(y) * 0.8 + 0.1], axis=1)
    if data.task != "regression":
        tints = [QColor(colors.classes[int(label)]).rgb() for label in y[:MOST_POINTS]]
        return _upright(places), tints, 1.1
    if not is_plane:
        return _upright(places), [QColor(colors.positive).rgb()] * min(len(places), MOST_POINTS), 1.1
    lut = theme.diverging_lut(colors)
    steps = np.clip((y / max(float(np.abs(y).max()), 1e-6) + 1) / 2 * (len(lut) - 1), 0, len(lut) - 1)
    return _upright(places), [int(lut[int(step)]) for step in steps[:MOST_POINTS]], 2.4


@cache
def _samples(kind: str) -> Dataset:
    features = ("x", "y") if DATASETS[kind].is_planar else ()
    return load_dataset(kind, {}, seed=0, train_share=0.9, features=features)


def _unit(values: np.ndarray) -> np.ndarray:
    spread = float(values.max() - values.min()) or 1.0
    result: np.ndarray = (values - values.min()) / spread
    return result


def _upright(places: np.ndarray) -> np.ndarray:
    result: np.ndarray = np.stack([places[:, 0], 1 - places[:, 1]], axis=1)[:MOST_POINTS]
    return result
