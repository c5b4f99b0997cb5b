"""The words beside and below the neurons: names of inputs and outputs, and what stands under a column.

Where columns stand close they share the room between them: words are shortened before they run into each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.views.network_graph_geometry import Geometry
from nnviz.ui.views.network_graph_layout import Arrangement, Column

WIDEST_NAME_PX = 96.0
NAME_GAP_PX = 12.0
NAME_RIM_PX = 3.0
FOOTER_GAP_PX = 7.0
LINE_PX = 20.0
FEWEST_SIGNS = 2  # "+…" says nothing
MARGIN_PX = 3.0


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below a column: its words, the middle and top of their place, and how far they reach."""

    words: tuple[str, ...]
    middle: float
    top: float
    left: float
    right: float


def paint_names(painter: QPainter, arrangement: Arrangement, geometry: Geometry, width: float) -> None:
    """All of them, in a picture ``width`` pixels wide."""
    painter.setFont(theme.font(theme.TEXT))
    painter.setPen(theme.colors().color("text"))
    columns = arrangement.columns
    for number, column in enumerate(columns):
        room = name_room(columns, geometry, number)
        for unit, name in enumerate(column.names[: column.shown]):
            _paint_name(painter, geometry, column, unit, name, room)
    painter.setPen(theme.colors().color("text_dim"))
    metrics = painter.fontMetrics()
    for footer in footers(columns, geometry, width, metrics.horizontalAdvance):
        box = QRectF(footer.left, footer.top, footer.right - footer.left, LINE_PX)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fitting(footer.words, box.width(), metrics))


def name_room(columns: Sequence[Column], geometry: Geometry, number: int) -> float:
    """How wide the names of a column may be: the gap to the next column, halved where that one has names there too."""
    column = columns[number]
    other = number - 1 if column.role == "inputs" else number + 1
    if not 0 <= other < len(columns):
        return WIDEST_NAME_PX
    gap = abs(_middle(column, geometry) - _middle(columns[other], geometry))
    gap -= (geometry.side[column.first] + geometry.side[columns[other].first]) / 2
    is_shared = bool(columns[other].names)
    room = gap - 2 * NAME_GAP_PX
    return min(WIDEST_NAME_PX, (room - MARGIN_PX) / 2 if is_shared else room)


def footers(
    columns: Sequence[Column], geometry: Geometry, width: float, advance: Callable[[str], float]
) -> list[Footer]:
    """The words below all columns: inside the picture, and none over another."""
    found = [_footer(columns, number, geometry, width, advance) for number in range(len(columns))]
    found = [footer for footer in found if footer.words]
    for left, right in pairwise(range(len(found))):
        one, other = found[left], found[right]
        if abs(one.top - other.top) < LINE_PX and one.right + 2 * MARGIN_PX > other.left:
            middle = (one.middle + other.middle) / 2
            found[left] = replace(one, right=min(one.right, middle - MARGIN_PX))
            found[right] = replace(other, left=max(other.left, middle + MARGIN_PX))
    return found


def fitting(words: Sequence[str], width: float, metrics: QFontMetrics) -> str:
    """All words where they fit, else the first one, shortened where even that does not; empty where nothing is left."""
    for text in (" · ".join(words), words[0]):
        if metrics.horizontalAdvance(text) <= width + 1:
            return text
    short = metrics.elidedText(words[0], Qt.TextElideMode.ElideRight, int(width + 1))
    return short if len(short) > FEWEST_SIGNS else ""


def _footer(
    columns: Sequence[Column], number: int, geometry: Geometry, width: float, advance: Callable[[str], float]
) -> Footer:
    column = columns[number]
    last = column.first + column.shown - 1
    words = tuple(map(catalogue, column.footer))
    middle = float(geometry.centre[last][0])
    top = float(geometry.centre[last][1] + geometry.side[last] / 2) + FOOTER_GAP_PX
    half = advance(" · ".join(words)) / 2
    left, right = middle - half, middle + half
    if 0 <= middle <= width:
        shift = max(0.0, MARGIN_PX - left) - max(0.0, right + MARGIN_PX - width)
        left, right = left + shift, right + shift
    if number > 0 and _reaches(columns[number - 1], geometry, top):
        left = max(left, _edge(columns[number - 1], geometry, 1) + MARGIN_PX)
    if number + 1 < len(columns) and _reaches(columns[number + 1], geometry, top):
        right = min(right, _edge(columns[number + 1], geometry, -1) - MARGIN_PX)
    return Footer(words, middle, top, left, right)


def _reaches(column: Column, geometry: Geometry, top: float) -> bool:
    """Whether neurons of a column lie at the height of a line of words."""
    last = column.first + column.shown - 1
    lowest = geometry.centre[last][1] + geometry.side[last] / 2
    highest = geometry.centre[column.first][1] - geometry.side[column.first] / 2
    return bool(highest < top + LINE_PX and lowest > top)


def _edge(column: Column, geometry: Geometry, side: int) -> float:
    """The left (-1) or right (1) end of a column."""
    return _middle(column, geometry) + side * float(geometry.side[column.first]) / 2


def _middle(column: Column, geometry: Geometry) -> float:
    return float(geometry.centre[column.first][0])


def _paint_name(painter: QPainter, geometry: Geometry, column: Column, unit: int, name: str, width: float) -> None:
    (x, y), half = geometry.centre[column.first + unit], geometry.side[column.first + unit] / 2
    text = fitting((name,), width, painter.fontMetrics())
    if not text:
        return
    is_input = column.role == "inputs"
    left = x - half - NAME_GAP_PX - width if is_input else x + half + NAME_GAP_PX
    side = Qt.AlignmentFlag.AlignRight if is_input else Qt.AlignmentFlag.AlignLeft
    room, place = QRectF(left, y - 12, width + 1, 24), side | Qt.AlignmentFlag.AlignVCenter
    if len(geometry.bridges):  # one may run behind the name
        ground = painter.boundingRect(room, place, text).adjusted(-NAME_RIM_PX, 0, NAME_RIM_PX, 0)
        painter.fillRect(ground, theme.colors().color("window"))
    painter.drawText(room, place, text)
