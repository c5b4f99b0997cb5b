"""Words at the graph where columns stand close: inside the picture, none over another."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetrics

from nnviz.ui import theme
from nnviz.ui.views.network_graph_geometry import Camera, geometry_of
from nnviz.ui.views.network_graph_headers import detail_that_fits
from nnviz.ui.views.network_graph_layout import arrange, columns_of
from nnviz.ui.views.network_graph_names import LINE_PX, fitting, footers, name_room
from tests.ui.views.network_graph_samples import network

WIDTHS = [260, 320, 500, 900]


def laid_out(width, *units):
    arrangement = arrange(columns_of(network(*units), classes=("cat", "dog")), width, 400)
    return arrangement.columns, geometry_of(arrangement, arrangement.centre, arrangement.side, Camera())


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(theme.font(theme.TEXT))


@pytest.mark.parametrize("width", WIDTHS)
def test_what_stands_below_columns_shares_the_room(metrics, width):
    columns, geometry = laid_out(width, 2, 300, 300, 300, 300, 300, 300, 2)
    found = footers(columns, geometry, width, metrics.horizontalAdvance)
    assert len(found) == 6
    for one, other in pairwise(found):
        assert one.right < other.left or abs(one.top - other.top) >= LINE_PX
    assert all(footer.left >= 0 and footer.right <= width for footer in found)
    for footer in found:
        text = fitting(footer.words, footer.right - footer.left, metrics)
        assert metrics.horizontalAdvance(text) <= footer.right - footer.left + 1


def test_with_room_the_whole_words_stand_there(metrics):
    assert fitting(("+27", "Flatten"), 200, metrics) == "+27 · Flatten"
    assert fitting(("+27", "Flatten"), metrics.horizontalAdvance("+27"), metrics) == "+27"
    assert fitting(("+27", "Flatten"), 8, metrics) == ""


def test_names_of_the_last_column_are_as_wide_as_they_like_others_fill_the_gap():
    columns, geometry = laid_out(500, 2, 8, 2)
    assert name_room(columns, geometry, len(columns) - 1) == 96.0
    gap = geometry.centre[columns[1].first][0] - geometry.centre[0][0]
    assert name_room(columns, geometry, 0) == 96.0  # inputs have theirs on the left
    assert name_room(columns, geometry, 1) < gap


def test_a_shape_above_a_narrow_column_loses_its_spaces_then_its_maps(metrics):
    def room(text):
        return metrics.horizontalAdvance(text)

    shape = "13 × 13 × 32"
    assert detail_that_fits(shape, metrics, room(shape)) == shape
    assert detail_that_fits(shape, metrics, room(shape) - 1) == "13×13×32"
    assert detail_that_fits(shape, metrics, room("13×13×32") - 1) == "13×13"
    assert detail_that_fits(shape, metrics, room("13×13") - 1).endswith("…")
    assert detail_that_fits("ReLU", metrics, room("ReLU")) == "ReLU"
