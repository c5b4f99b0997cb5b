"""An imported network becomes an experiment: with fitting data, or with a stand-in that gives way to any data."""

from dataclasses import replace

import numpy as np
import pytest

import nnviz
from nnviz.data.own_sets import table_settings
from nnviz.data.stand_ins import is_blank
from nnviz.data.table_choice import suggest
from nnviz.data.table_reading import read_table_text
from nnviz.export import EXPORTS, subject_of
from nnviz.importing import (
    ImportProblem,
    fitting_data,
    imported_experiment,
    live_network,
    notes_of,
    read_onnx,
)
from nnviz.runtime.build import build, graft
from nnviz.runtime.messages import RunState
from nnviz.runtime.run import Run
from nnviz.spec.edits import set_dataset, set_learning_rate
from nnviz.spec.impact import impact
from nnviz.spec.own_edits import set_own_data
from tests.export.support import TOLERANCE, Stack, bare_subject, network_of, relative_error

pytest.importorskip("onnx")


def imported(key, folder, epochs=20):
    """A trained preset that went through an ONNX file."""
    experiment = nnviz.Experiment(key)
    if epochs:
        experiment.train(epochs=epochs)
    return experiment, read_onnx(experiment.export("onnx", folder / "net.onnx")[0])


def run_of(content):
    run = Run(build(content.spec), 0)
    run.restore(RunState(dict(content.arrays), dict(content.facts)))
    return run


@pytest.mark.parametrize(
    ("key", "fitting"),
    [
        ("circle", {"circle", "xor", "gauss", "spiral", "moons", "blank_binary"}),
        ("iris", {"iris", "blobs", "varied", "anisotropic", "blank_classes"}),
        ("diabetes", {"diabetes", "blank_values"}),
        ("digits-mlp", {"digits8x8", "blank_classes"}),
        ("airline-lstm", {"airline", "blank_values"}),
        ("char-lstm", {"sonnets"}),
    ],
)
def test_the_data_sets_that_fit_are_found(key, fitting, tmp_path):
    found = fitting_data(imported(key, tmp_path, epochs=0)[1])
    assert set(found) == fitting
    assert not any(map(is_blank, found[:-1]))


def test_an_experiment_that_went_through_onnx_has_its_old_scores_and_can_go_on(tmp_path):
    experiment, network = imported("moons", tmp_path)
    spec = experiment.spec.data
    content = imported_experiment(network, "moons")
    again = replace(content, spec=replace(content.spec, data=spec))
    run = run_of(again)
    scores = run.build.trainer.evaluate(full=True)
    assert scores["test_loss"] == pytest.approx(experiment.evaluate()["test_loss"], rel=1e-4)
    for _ in range(200):
        run.build.trainer.step()
    assert run.build.trainer.evaluate(full=True)["train_loss"] < scores["train_loss"]


def test_a_stand_in_gives_way_to_data_of_its_shape_and_the_weights_stay(tmp_path):
    experiment, network = imported("iris", tmp_path)
    content = imported_experiment(network)
    assert content.spec.data.kind == "blank_classes"
    run = run_of(content)
    chosen = set_dataset(content.spec, "iris")
    assert impact(content.spec, chosen) == "graft"
    changed = graft(run.build, chosen)
    x = experiment._run.build.dataset.x_test
    before = experiment._run.build.trainer.networks[0].forward(x)
    assert relative_error(changed.trainer.networks[0].forward(x), before) <= TOLERANCE
    assert impact(content.spec, set_dataset(content.spec, "wine")) == "rebuild"
    assert impact(content.spec, set_learning_rate(content.spec, 0.1)) == "hot"


def test_scores_without_a_softmax_get_one_and_that_is_told(tmp_path):
    stack = Stack("scores", (4,), (("dense", {"units": 8}), ("dense", {"units": 3, "activation": "linear"})))
    network = network_of(stack)
    path = tmp_path / "scores.onnx"
    EXPORTS["onnx"].write(bare_subject(network), path)
    found = read_onnx(path)
    content = imported_experiment(found, "iris")
    assert "softmax" in notes_of(found, content.spec)[0]
    x = np.random.default_rng(0).normal(size=(4, 4)).astype(np.float32)
    scores = np.exp(network.forward(x).astype(np.float64))
    subject = subject_of(run_of(content))
    assert relative_error(subject.network.forward(x), scores / scores.sum(1, keepdims=True)) <= TOLERANCE
    assert content.spec.name == "scores"


def test_a_network_that_paints_is_no_experiment_and_says_so(tmp_path):
    decoder = network_of(Stack("decoder", (6,), (("dense", {"units": 12}), ("reshape", {"shape": "2x2x3"}))))
    EXPORTS["onnx"].write(bare_subject(decoder), tmp_path / "net.onnx")
    found = read_onnx(tmp_path / "net.onnx")
    assert live_network(found).output_shape == (2, 2, 3)
    with pytest.raises(ImportProblem, match="An experiment needs one value, or a number for each class"):
        fitting_data(found)


def test_data_that_does_not_fit_is_refused_with_those_that_do(tmp_path):
    _, network = imported("iris", tmp_path, epochs=0)
    with pytest.raises(ImportProblem, match=r"wine does not fit this network; .*iris.* do"):
        imported_experiment(network, "wine")


def test_a_table_of_one_s_own_takes_the_place_of_the_stand_in_and_the_weights_stay(tmp_path):
    experiment, network = imported("iris", tmp_path)
    waiting = imported_experiment(network).spec
    rows = "\n".join(f"{n % 7},{n % 5},{n % 3},{n % 2},{'abc'[n % 3]}" for n in range(60))
    table = read_table_text("a,b,c,d,kind\n" + rows).table
    settings = table_settings(table, suggest(table), "own.csv", "")
    chosen = set_own_data(waiting, "own_classes", settings)
    assert chosen.layers == waiting.layers
    assert impact(waiting, chosen) == "graft"
    found = nnviz.Experiment(waiting, own=table)
    found._run = run_of(imported_experiment(network))
    found.edit(set_own_data, "own_classes", settings)
    assert np.allclose(found.weights["hidden_1.weight"], experiment.weights["hidden-1.weight"])
    wide = read_table_text("a,b,kind\n" + "\n".join(f"{n % 7},{n % 5},{'abc'[n % 3]}" for n in range(60))).table
    other = set_own_data(waiting, "own_classes", table_settings(wide, suggest(wide), "wide.csv", ""))
    assert other.layers != waiting.layers
