"""Every preset that the program comes with, trained a little, exported to every target, and run there."""

import ast
import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from nnviz.export import EXPORTS, Subject, export, subject_of
from nnviz.runtime.build import build
from nnviz.runtime.run import Run
from nnviz.spec.presets import PRESETS
from tests.export.support import TOLERANCE, relative_error
from tests.export.test_scripts import NEEDS, run_python

SUPERVISED = [key for key in PRESETS if PRESETS[key].training.trainer.kind == "supervised"]
MAKERS = [key for key in PRESETS if key not in SUPERVISED]
STEPS = 5
SAMPLES = 7

ROOT = Path(__file__).resolve().parents[2]
PREDICT = """
import importlib.util, json, sys
from pathlib import Path
import numpy as np
sys.path.insert(0, sys.argv[2])
OUTPUTS = {
    "numpy": lambda module, x: module.network(x),
    "torch": lambda module, x: module.network(module.torch.from_numpy(x)).detach().numpy(),
    "keras": lambda module, x: module.network.predict(x, verbose=0),
}
found = {}
for path in sorted(Path(sys.argv[1]).glob("*/*.py")):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    raw = np.load(path.with_name("raw.npy"))
    if path.stem in OUTPUTS:
        answers = module.predict(raw)
        np.save(path.with_suffix(".out.npy"), OUTPUTS[path.stem](module, module.prepare(raw)))
    else:
        answers = module.model.predict(raw.reshape(len(raw), -1))
    found[f"{path.parent.name} {path.stem}"] = np.asarray(answers).tolist()
print(json.dumps(found))
"""
SCRIPTS = [name for name in ("numpy", "torch", "keras", "sklearn") if all(map(find_spec, NEEDS.get(name, ())))]


def trained(key: str) -> Subject:
    """The preset after a few steps, so that running means and biases are not those of the start."""
    run = Run(build(PRESETS[key]), 0)
    for _ in range(STEPS):
        run.build.trainer.step()
    return subject_of(run)


def expected_answers(subject: Subject) -> list:
    outputs = subject.network.forward(subject.dataset.x_test[:SAMPLES])
    if subject.dataset.task == "regression":
        offset, scale = subject.dataset.target_scale
        return (offset + scale * outputs[:, 0].astype(np.float64)).tolist()
    numbers = outputs[:, 0] > 0.5 if outputs.shape[1] == 1 else outputs.argmax(1)
    return [subject.dataset.classes[int(number)] for number in numbers]


@pytest.mark.parametrize("key", SUPERVISED)
def test_a_supervised_preset_answers_alike_as_onnx(key, tmp_path):
    pytest.importorskip("onnx")
    runtime = pytest.importorskip("onnxruntime")
    subject = trained(key)
    (path,) = export("onnx", subject, tmp_path / "net.onnx")
    x = subject.dataset.x_test[:SAMPLES]
    session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    assert relative_error(session.run(None, {"input": x})[0], subject.network.forward(x)) <= TOLERANCE
    facts = session.get_modelmeta().custom_metadata_map
    assert facts["nnviz.name"] == PRESETS[key].name
    assert tuple(json.loads(facts["nnviz.classes"])) == subject.dataset.classes


@pytest.fixture(scope="module")
def scripts(tmp_path_factory) -> tuple[Path, dict[str, Subject], dict[str, list]]:
    """Every supervised preset as every script, all run by one Python: folder, subjects, answers."""
    folder = tmp_path_factory.mktemp("scripts")
    subjects = {key: trained(key) for key in SUPERVISED}
    for key, subject in subjects.items():
        (folder / key).mkdir()
        np.save(folder / key / "raw.npy", subject.dataset.raw_test[:SAMPLES])
        for name in SCRIPTS:
            export(name, subject, folder / key / f"{name}.py")
    return folder, subjects, json.loads(run_python(PREDICT, folder, ROOT))


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("key", SUPERVISED)
def test_a_supervised_preset_predicts_alike_in_every_script_from_what_was_measured(scripts, key, name):
    folder, subjects, answers = scripts
    subject, found = subjects[key], answers[f"{key} {name}"]
    wanted = expected_answers(subject)
    if isinstance(wanted[0], str):
        assert found == wanted
    else:
        assert relative_error(np.array(found), np.array(wanted)) <= TOLERANCE
    if name != "sklearn":
        outputs = np.load(folder / key / f"{name}.out.npy")
        assert relative_error(outputs, subject.network.forward(subject.dataset.x_test[:SAMPLES])) <= TOLERANCE


@pytest.mark.parametrize("key", MAKERS)
def test_what_a_generator_or_autoencoder_learned_is_exported_without_its_opponent(key, tmp_path):
    runtime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    subject = trained(key)
    paths = export("onnx", subject, tmp_path / "net.onnx")
    assert [part.role for part in subject.parts] == (["encoder", "decoder"] if "vae" in key else ["generator"])
    assert len(paths) == len(subject.parts)
    for part, path in zip(subject.parts, paths, strict=True):
        x = np.random.default_rng(0).normal(size=(3, *part.network.input_shape)).astype(np.float32)
        session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        assert relative_error(session.run(None, {"input": x})[0], part.network.forward(x)) <= TOLERANCE


@pytest.mark.parametrize("key", MAKERS)
def test_scripts_of_generators_and_autoencoders_have_a_network_for_each_role(key, tmp_path):
    subject = trained(key)
    calls = {"numpy": "module.{0}(x)", "torch": "module.{0}(torch.from_numpy(x)).detach().numpy()"}
    for name, call in calls.items():
        if name == "torch" and not find_spec("torch"):
            continue
        export(name, subject, tmp_path / f"{name}.py")
        for part in subject.parts:
            x = np.random.default_rng(0).normal(size=(3, *part.network.input_shape)).astype(np.float32)
            np.save(tmp_path / "in.npy", x)
            lines = ["import sys", "import numpy as np", "sys.path.insert(0, sys.argv[1])"]
            lines += ["import torch"] if name == "torch" else []
            lines += [f"import {name}_net as module", "x = np.load(sys.argv[1] + '/in.npy')"]
            lines += [f"np.save(sys.argv[1] + '/out.npy', {call.format(part.role)})"]
            for ending in (".py", ".npz"):
                (tmp_path / f"{name}{ending}").replace(tmp_path / f"{name}_net{ending}")
            run_python("\n".join(lines), tmp_path)
            for ending in (".py", ".npz"):
                (tmp_path / f"{name}_net{ending}").replace(tmp_path / f"{name}{ending}")
            assert relative_error(np.load(tmp_path / "out.npy"), part.network.forward(x)) <= TOLERANCE
    export("keras", subject, tmp_path / "keras_net.py")
    compiled = ast.parse((tmp_path / "keras_net.py").read_text(encoding="utf-8"))
    built = {node.name for node in compiled.body if isinstance(node, ast.FunctionDef)}
    assert {f"build_{part.role}" for part in subject.parts} <= built
    assert "scikit-learn" in EXPORTS["sklearn"].problem(subject)
