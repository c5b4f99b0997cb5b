"""``import nnviz`` for scripts: the README's own code, and what it promises."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import nnviz
from nnviz.data.own_sets import TABLE_KINDS, table_settings
from nnviz.data.table_choice import suggest
from nnviz.data.table_reading import read_table_text
from nnviz.runtime.build import build
from nnviz.runtime.headless import train_run
from nnviz.runtime.run import Run
from nnviz.spec.own_edits import own_experiment
from nnviz.spec.presets import PRESETS
from nnviz.storage.experiment_file import Experiment as Content
from nnviz.storage.experiment_file import read_experiment, write_experiment
from tests.data.own_samples import FLOWERS

ROOT = Path(__file__).resolve().parent.parent


def readme_script() -> str:
    """The block of README.md that begins with ``import nnviz``."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(r"```python\n(import nnviz\n.*?)```", text, re.DOTALL).group(1)


def test_the_readme_s_ten_lines_run_and_bring_no_qt(tmp_path):
    script = readme_script()
    assert len(script.strip().splitlines()) <= 12
    more = "\nimport sys\nassert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    command = [sys.executable, "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{script}{more}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"spiral.nnviz", "spiral.py", "spiral.npz"}
    accuracy = float(re.search(r"'test_accuracy': ([\d.]+)", done.stdout).group(1))
    assert accuracy > 0.9


def test_the_package_itself_imports_nothing_heavy():
    source = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import nnviz; print('numpy' in sys.modules, dir(nnviz))"
    printed = subprocess.check_output([sys.executable, "-c", source], text=True)
    assert printed.startswith("False")
    assert "'Experiment'" in printed


def test_what_does_not_exist_is_named():
    with pytest.raises(AttributeError, match="module 'nnviz' has no attribute 'Experimant'"):
        nnviz.Experimant  # noqa: B018


def test_a_script_trains_bit_for_bit_as_the_program_does():
    experiment = nnviz.Experiment("circle")
    outcome = experiment.train(epochs=4)
    run = Run(build(PRESETS["circle"]), 0)
    assert outcome.test == train_run(run, 4, lambda steps: None).test
    assert np.array_equal(experiment.weights["output.weight"], run.build.trainer.networks[0].layer("output").weight)


def test_a_saved_experiment_goes_on_exactly(tmp_path):
    whole, half = nnviz.Experiment("moons", seed=3), nnviz.Experiment("moons", seed=3)
    whole.train(epochs=6)
    half.train(epochs=3)
    again = nnviz.open(half.save(tmp_path / "half"))
    again.train(epochs=3)
    assert again.step == whole.step
    for name, array in whole.weights.items():
        assert np.array_equal(again.weights[name], array)


def test_an_edit_keeps_what_was_learned_and_a_senseless_one_changes_nothing():
    experiment = nnviz.Experiment("circle")
    experiment.train(epochs=20)
    before = experiment.predict([[1.0, 1.0], [-4.0, 4.0]]).outputs
    experiment.edit(nnviz.edits.set_units, "hidden-1", 9).edit(nnviz.edits.set_learning_rate, 0.1)
    assert experiment.weights["hidden-1.weight"].shape[1] == 9
    assert experiment.predict([[1.0, 1.0], [-4.0, 4.0]]).outputs == pytest.approx(before, abs=1e-5)
    step, spec = experiment.step, experiment.spec
    with pytest.raises(ValueError, match="must be"):
        experiment.edit(nnviz.edits.set_learning_rate, -1.0)
    assert (experiment.step, experiment.spec) == (step, spec)
    experiment.edit(nnviz.edits.set_dataset, "iris")
    assert (experiment.step, experiment.spec.data.kind) == (0, "iris")


def test_predictions_are_in_words_and_units_of_the_data():
    experiment = nnviz.Experiment("iris")
    experiment.train(epochs=60)
    answers = experiment.predict([[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]])
    assert answers.predictions[0] == "setosa"
    assert answers.probabilities.sum(axis=1) == pytest.approx([1, 1], abs=1e-5)
    diabetes = nnviz.Experiment("diabetes")
    diabetes.train(epochs=30)
    data = diabetes._run.build.dataset
    values = np.array(diabetes.predict(data.raw_test).predictions)
    error = np.abs(values - (data.y_test * data.target_scale[1] + data.target_scale[0])).mean()
    assert error == pytest.approx(diabetes.evaluate()["test_mae"], rel=1e-4)


@pytest.mark.parametrize("key", [key for key in PRESETS if PRESETS[key].training.trainer.kind == "supervised"])
def test_raw_samples_are_prepared_as_the_training_prepared_them(key):
    experiment = nnviz.Experiment(key)
    data, network = experiment._run.build.dataset, experiment._run.build.trainer.networks[0]
    expected = network.forward(data.x_test[:5]).reshape(5, -1)
    assert experiment.predict(data.raw_test[:5]).outputs == pytest.approx(expected, rel=1e-4, abs=1e-5)


def test_samples_that_do_not_fit_are_refused_with_a_sentence():
    experiment = nnviz.Experiment("iris")
    with pytest.raises(ValueError, match="a sample has 4 numbers"):
        experiment.predict([[1.0, 2.0]])
    with pytest.raises(ValueError, match="NaN"):
        experiment.predict([[1.0, 2.0, 3.0, np.nan]])
    with pytest.raises(ValueError, match="makes samples"):
        nnviz.Experiment("gan-ring").predict([[1.0, 2.0]])


def test_a_snapshot_does_not_change_any_more():
    experiment = nnviz.Experiment("vae-digits")
    early = experiment.snapshot()
    assert "encoder.code.weight" in early.weights
    with pytest.raises(ValueError, match="read-only"):
        early.weights["encoder.code.weight"][:] = 0
    kept = early.weights["encoder.code.weight"].copy()
    experiment._run.build.trainer.step()
    assert np.array_equal(early.weights["encoder.code.weight"], kept)
    assert (early.step, experiment.snapshot().step) == (0, 1)


def test_a_foreign_network_is_opened_with_its_weights_and_data_chosen_later(tmp_path):
    pytest.importorskip("onnx")
    experiment = nnviz.Experiment("iris")
    experiment.train(epochs=40)
    (path,) = experiment.export("onnx", tmp_path / "flowers.onnx")
    again = nnviz.open(path)
    assert again.spec.data.kind == "blank_classes"
    again.edit(nnviz.edits.set_dataset, "iris")
    assert again.evaluate()["test_accuracy"] > 0.85
    assert nnviz.open(path, data_set="iris").evaluate()["test_accuracy"] > 0.85


def test_the_user_s_own_table_goes_along_and_its_network_is_exported(tmp_path):
    table = read_table_text(FLOWERS).table
    settings = table_settings(table, suggest(table), "flowers.csv", "")
    kind = TABLE_KINDS[suggest(table).task]
    experiment = nnviz.Experiment(own_experiment(kind, settings), own=table)
    experiment.train(epochs=5)
    again = nnviz.open(experiment.save(tmp_path / "own"))
    data = again._run.build.dataset
    assert again.predict(data.raw_test).predictions == experiment.predict(data.raw_test).predictions
    assert [path.name for path in again.export("numpy", tmp_path / "own.py")] == ["own.py", "own.npz"]


def test_what_the_window_keeps_in_a_file_outlives_a_script(tmp_path):
    content = replace(Content(PRESETS["circle"]), view_state={"zoom": 1.5})
    write_experiment(tmp_path / "a.nnviz", content)
    experiment = nnviz.open(tmp_path / "a.nnviz")
    experiment.train(epochs=1)
    assert read_experiment(experiment.save(tmp_path / "b.nnviz")).view_state == {"zoom": 1.5}
