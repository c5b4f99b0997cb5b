"""Files of strangers: one clear error, soon and in little memory, whatever they hold."""

import sys
import time

import numpy as np
import pytest

from nnviz.cli import main
from nnviz.importing import ImportProblem, read_onnx
from nnviz.importing.guard import MOST_TALK
from tests.importing.hostile import attack

onnx = pytest.importorskip("onnx")
helper, numpy_helper = onnx.helper, onnx.numpy_helper
FLOAT = onnx.TensorProto.FLOAT


def model(nodes, arrays=(), shape=("n", 4), opset=17):
    """The bytes of a model around these nodes, from "x" to "y"."""
    given = [numpy_helper.from_array(array, name) for name, array in arrays]
    inputs = [helper.make_tensor_value_info("x", FLOAT, list(shape))]
    outputs = [helper.make_tensor_value_info("y", FLOAT, None)]
    graph = helper.make_graph(list(nodes), "graph", inputs, outputs, given)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])


def dense(weight=None):
    weight = np.ones((4, 2), np.float32) if weight is None else weight
    return model([helper.make_node("MatMul", ["x", "w"], ["y"])], [("w", weight)])


def refused(content, tmp_path) -> str:
    path = tmp_path / "foreign.onnx"
    path.write_bytes(content if isinstance(content, bytes) else content.SerializeToString())
    started = time.perf_counter()
    with pytest.raises(ImportProblem) as caught:
        read_onnx(path)
    assert time.perf_counter() - started < 2
    return str(caught.value)


def test_a_plain_graph_of_another_program_is_read(tmp_path):
    path = tmp_path / "plain.onnx"
    path.write_bytes(dense().SerializeToString())
    assert [layer.kind for layer in read_onnx(path).layers] == ["dense"]


def test_hundreds_of_mutated_files_are_refused_or_read():
    tally = attack(400, seed=1, watches_memory=True)
    assert tally["faults"] == 0
    assert tally["refused"] > 100


@pytest.mark.parametrize("length", [0, 1, 7, 40, 90])
def test_a_file_that_is_cut_off_is_damaged(length, tmp_path):
    content = dense().SerializeToString()
    assert "damaged, cut off, or not an ONNX file" in refused(content[:length], tmp_path)


def test_weights_in_another_file_are_refused(tmp_path):
    foreign = dense()
    tensor = foreign.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="/etc/passwd")
    assert "keeps its weights in another file; export it as one file" in refused(foreign, tmp_path)


def test_shapes_that_do_not_fit_their_bytes_are_refused(tmp_path):
    foreign = dense()
    foreign.graph.initializer[0].dims[0] = 1_000_000
    assert "another size than its shape says" in refused(foreign, tmp_path)
    foreign.graph.initializer[0].dims[0] = 2**62
    assert "impossible shape" in refused(foreign, tmp_path)


def test_numbers_that_are_not_finite_are_refused(tmp_path):
    weight = np.ones((4, 2), np.float32)
    weight[1, 1] = np.nan
    assert "not finite" in refused(dense(weight), tmp_path)


def test_a_bomb_of_tiny_nodes_is_refused_before_it_is_parsed(tmp_path):
    node = helper.make_node("Relu", ["a"], ["a"]).SerializeToString()
    nodes = (b"\x0a" + bytes([len(node)]) + node) * (MOST_TALK // len(node) + 1_000)
    size = len(nodes)
    header = bytes([0x3A])
    while size > 0x7F:
        header += bytes([size & 0x7F | 0x80])
        size >>= 7
    assert "more than any network" in refused(header + bytes([size]) + nodes, tmp_path)


def test_a_file_of_many_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "large.onnx"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(ImportProblem, match="larger than 100 MB"):
        read_onnx(path)


def test_a_folder_or_nothing_is_no_file(tmp_path):
    with pytest.raises(ImportProblem, match="could not be read"):
        read_onnx(tmp_path)
    with pytest.raises(ImportProblem, match="could not be read"):
        read_onnx(tmp_path / "gone.onnx")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (model([helper.make_node("Relu", ["y"], ["y"])]), "The network branches at Relu"),
        (model([helper.make_node("Relu", ["x"], ["z"])]), "does not lead from its input to its output"),
        (model([helper.make_node("Relu", ["x"], ["y"], domain="evil")]), "operators of 'evil'"),
        (model([helper.make_node("Relu", ["x"], ["y"])], opset=3), "older than opset 7"),
        (model([helper.make_node("Relu", ["x"], ["y"])], shape=(None, None)), "size is left open"),
        (model([helper.make_node("Relu", ["x"], ["y"])], shape=("n", 10**6, 10**6)), "can be worked on"),
        (model([helper.make_node("Relu", ["x"], ["y"])], shape=("n",)), "something else than rows"),
        (model([helper.make_node("Add", ["x", "x"], ["y"])]), "computed where fixed numbers are expected"),
        (
            model([helper.make_node("MatMul", ["x", "w"], ["y"])], [("w", np.ones((9, 9), np.float32))]),
            "9 inputs where 4",
        ),
        (model([helper.make_node("Loop", ["x"], ["y"])]), "These operators cannot be imported: Loop"),
        (
            model(
                [helper.make_node("ConstantOfShape", ["s"], ["c"]), helper.make_node("Add", ["x", "c"], ["y"])],
                [("s", np.array([10**9, 10**9]))],
            ),
            "Add adds something else",
        ),
    ],
)
def test_graphs_that_make_no_sense_here_are_told_in_one_sentence(content, sentence, tmp_path):
    assert sentence in refused(content, tmp_path)


def test_the_command_makes_an_experiment_and_lists_what_fits(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two.onnx").write_bytes(dense().SerializeToString())
    assert main(["import", "two.onnx"]) == 0
    printed = capsys.readouterr().out
    assert "made probabilities by a softmax" in printed
    assert "data sets that fit: " in printed
    assert (tmp_path / "two.nnviz").is_file()
    assert main(["train", "two.nnviz", "--epochs", "1"]) == 0
    assert main(["import", "gone.onnx"]) == 2
    assert "could not be read" in capsys.readouterr().err


def test_without_the_package_the_command_says_how_to_get_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert main(["import", str(tmp_path / "net.onnx")]) == 2
    assert "pip install 'nnviz-desktop[onnx]'" in capsys.readouterr().err
