"""What NNViz exports it imports again: every layer, with its numbers."""

import pytest

from nnviz.export import EXPORTS
from nnviz.importing import ImportProblem, live_network, read_onnx
from tests.export.support import EVERYTHING, NAMES, TOLERANCE, bare_subject, network_of, relative_error, samples_of

pytest.importorskip("onnx")

EMPTY = ("activation-4-linear", "reshape-6x3-6x3")
UNROLLED = ("simple-rnn-gelu", "simple-rnn-silu")
CASES = [(name, case) for name, case in zip(NAMES, EVERYTHING, strict=True) if name not in (*EMPTY, *UNROLLED)]


def exported(case, folder):
    network = network_of(case)
    (path,) = EXPORTS["onnx"].write(bare_subject(network), folder / "net.onnx")
    return network, path


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_an_exported_network_comes_back_with_its_layers_and_numbers(case, tmp_path):
    network, path = exported(case, tmp_path)
    again = live_network(read_onnx(path))
    x = samples_of(case)
    assert relative_error(again.forward(x), network.forward(x)) <= TOLERANCE
    assert again.input_shape == network.input_shape
    kept = [layer.kind for layer in network.layers if layer.settings.get("activation") != "linear"]
    assert {layer.kind for layer in again.layers} >= set(kept) - {"activation"} - {"reshape"}


@pytest.mark.parametrize("name", [*EMPTY, *UNROLLED])
def test_what_holds_no_layer_or_is_unrolled_is_refused_with_a_sentence(name, tmp_path):
    _, path = exported(EVERYTHING[NAMES.index(name)], tmp_path)
    with pytest.raises(ImportProblem, match=r"no layer|branches at Gather|cannot be imported"):
        read_onnx(path)
