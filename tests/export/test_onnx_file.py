"""ONNX files, run by onnxruntime: every layer answers as the network that it was written from."""

import sys

import numpy as np
import pytest

from nnviz.export import EXPORTS, ExportProblem, export
from tests.export.support import EVERYTHING, NAMES, TOLERANCE, bare_subject, network_of, relative_error, samples_of

onnx = pytest.importorskip("onnx")
runtime = pytest.importorskip("onnxruntime")


def run_file(path, x: np.ndarray) -> np.ndarray:
    """What onnxruntime answers."""
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session.run(["output"], {"input": x})[0]


@pytest.mark.parametrize("case", EVERYTHING, ids=NAMES)
def test_onnxruntime_answers_as_the_network(case, tmp_path):
    network, x = network_of(case), samples_of(case)
    (path,) = EXPORTS["onnx"].write(bare_subject(network), tmp_path / "net.onnx")
    assert relative_error(run_file(path, x), network.forward(x)) <= TOLERANCE


def test_one_sample_and_many_go_through_the_same_file(tmp_path):
    case = next(case for case in EVERYTHING if str(case) == "picture-to-classes")
    network = network_of(case)
    (path,) = EXPORTS["onnx"].write(bare_subject(network), tmp_path / "net.onnx")
    for count in (1, 40):
        x = samples_of(case, count)
        assert relative_error(run_file(path, x), network.forward(x)) <= TOLERANCE


def test_without_the_package_the_export_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ExportProblem, match=r"pip install 'nnviz-desktop\[onnx\]'"):
        export("onnx", bare_subject(network_of(EVERYTHING[0])), tmp_path / "net.onnx")
    assert not list(tmp_path.iterdir())
