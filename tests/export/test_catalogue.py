"""An experiment of a stranger cannot put code into scripts; no layer is forgotten."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.layers import LAYERS
from nnviz.engine.network import LayerDef, Sequential
from nnviz.export import EXPORTS, export, keras_layers, numpy_script, onnx_layers, subject_of, torch_layers
from nnviz.export.formulas import FORMULAS
from nnviz.export.subject import part_of
from nnviz.runtime.build import build
from nnviz.runtime.run import Run
from nnviz.spec.presets import PRESETS

EVIL = '"""\nimport os; os.remove("x")\n"""\\'


@pytest.mark.parametrize("key", ["numpy", "torch", "keras", "sklearn"])
def test_names_of_a_stranger_stay_texts(key, tmp_path):
    subject = subject_of(Run(build(PRESETS["iris"]), 0))
    layers = [LayerDef(EVIL, "dense", {"units": 3, "activation": "softmax"})]
    network = Sequential(layers, (4,), rng=np.random.default_rng(0))
    dataset = replace(subject.dataset, classes=(EVIL, "b", "c"))
    spec = replace(subject.spec, name=EVIL)
    export(key, replace(subject, spec=spec, dataset=dataset, parts=(part_of("network", network),)), tmp_path / "net.py")
    tree = ast.parse((tmp_path / "net.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert "os" not in imported
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "remove"]


def test_every_kind_of_layer_and_activation_has_its_place_in_every_target():
    for places in (numpy_script.CALLS, torch_layers.PIECES, keras_layers.PIECES, onnx_layers.NODES, FORMULAS):
        assert set(places) == set(LAYERS)
    assert set(torch_layers.ACTIVATIONS) | {"softmax"} == set(ACTIVATIONS)
    assert set(onnx_layers.ACTIVATIONS) | {"softmax", "silu", "linear"} == set(ACTIVATIONS)


def test_every_target_has_a_label_a_sentence_and_an_ending():
    for entry in EXPORTS.entries():
        assert entry.label
        assert entry.help.endswith(".")
        assert entry.thing.suffix.startswith(".")
