"""Every preset opens in the window, trains, shows its graph, takes edits of its layers, and every view can be drawn."""

import pytest

from nnviz.spec.presets import PRESETS
from nnviz.ui.pictures.names import visible_views
from nnviz.ui.pictures.render import Look, file_of
from nnviz.ui.program import Program
from tests.ui.conftest import go
from tests.ui.hands import click


@pytest.fixture
def open_preset(qtbot):
    """open_preset(key) -> the running program after one step, and what went wrong since."""
    opened = []

    def open_it(key):
        whole = Program(PRESETS[key])
        opened.append(whole)
        trouble = []
        whole.session.failed.connect(lambda event: trouble.append(event.summary))
        whole.session.edit_refused.connect(lambda where, message: trouble.append(f"{where}: {message}"))
        whole.window.documents.may_leave = lambda: True
        qtbot.addWidget(whole.window)
        whole.window.resize(1280, 720)
        whole.window.show()
        qtbot.waitExposed(whole.window)
        go(whole, 6)
        whole.session.step()
        go(whole, 6)
        return whole, trouble

    yield open_it
    for whole in opened:
        whole.session.open_preset("xor")  # large networks hold threads: let them go
        go(whole)
        whole.window.clock.stop()


@pytest.mark.parametrize("key", list(PRESETS))
def test_it_trains_takes_neurons_and_a_layer_and_is_drawn(open_preset, key):
    whole, trouble = open_preset(key)
    graph, spec = whole.window.bench.graph, whole.session.spec
    grown = [number for number, header in enumerate(graph.header_row.headers) if header.more.isVisible()]
    for number in grown:
        click(graph.header_row.headers[number].more)
        go(whole)
    place = next(number for number, button in enumerate(graph.header_row.inserts) if button.isVisible())
    click(graph.header_row.inserts[place])
    go(whole, 6)
    whole.session.step()
    go(whole, 6)
    layers = [sum(len(network.layers) for network in each.networks) for each in (spec, whole.session.spec)]
    parameters = sum(network.parameters for network in whole.session.last_built.networks)
    assert layers[1] == layers[0] + 1
    assert graph.canvas.readings.parameters.size == parameters
    assert trouble == []
    for view in visible_views(whole.window.bench.views):
        assert file_of(view, Look(), "svg").startswith(b"<?xml")
