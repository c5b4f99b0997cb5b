"""Numbers as colours."""

import numpy as np
import pytest

from nnviz.ui import theme
from nnviz.ui.widgets.heat import diverging_image, grey_image, signed_image


@pytest.mark.parametrize("paint", [diverging_image, signed_image])
def test_numbers_that_run_away_are_shown_without_a_warning(paint):
    values = np.array([[3e38, -3e38], [np.inf, np.nan]], np.float32)
    assert paint(values, theme.LIGHT).size().width() == 2
    assert grey_image(values).size().width() == 2
