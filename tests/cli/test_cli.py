"""The command line through main(): figures, words, exit codes, and that Qt stays out."""

import gc
import json
import subprocess
import sys
import types
from dataclasses import replace

import pytest

from nnviz import __version__
from nnviz.cli import main
from nnviz.spec.presets import PRESETS
from nnviz.storage.experiment_file import read_experiment, write_experiment
from tests.storage.test_kept_runs import kept, written

KEYS = ["preset", "seed", "epochs", "steps", "seconds", "samples_per_second", "train", "test"]


def run(capsys, *words):
    code = main(words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def train(capsys, *words):
    code, out, err = run(capsys, "train", *words, "--json")
    assert code == 0, err
    assert out.count("\n") == 1
    return json.loads(out)


# ---------------------------------------------------------------- train


def test_train_prints_exactly_one_json_object_and_its_progress_on_stderr(capsys):
    code, out, err = run(capsys, "train", "spiral", "--epochs", "3", "--json")
    figures = json.loads(out)
    assert code == 0
    assert list(figures) == KEYS
    assert (figures["preset"], figures["seed"], figures["epochs"], figures["steps"]) == ("spiral", 0, 3, 75)
    assert figures["seconds"] > 0
    assert figures["samples_per_second"] > 0
    assert set(figures["train"]) == set(figures["test"]) == {"loss", "accuracy"}
    assert "75/75" in err


def test_whole_epochs_are_printed_without_a_decimal_point(capsys):
    assert '"epochs": 2,' in run(capsys, "train", "iris", "--epochs", "2", "--json")[1]


def test_train_tells_the_figures_in_words_without_json(capsys):
    code, out, _ = run(capsys, "train", "iris", "--epochs", "2")
    assert code == 0
    assert "Iris, seed 0: 2 epochs, 22 steps" in out
    assert "accuracy" in out


def test_regression_tells_its_errors_in_the_unit_of_the_data(capsys):
    figures = train(capsys, "diabetes")
    assert set(figures["test"]) == {"loss", "mae", "r2"}
    assert 30 < figures["test"]["mae"] < 70
    assert figures["test"]["r2"] > 0.3


def test_the_same_seed_gives_the_same_figures_and_another_seed_others(capsys):
    first, again, other = (train(capsys, "circle", "--epochs", "5", "--seed", seed) for seed in ("3", "3", "4"))
    assert (first["train"], first["test"]) == (again["train"], again["test"])
    assert first["train"] != other["train"]
    assert other["seed"] == 4


def test_epochs_on_the_command_line_outrank_the_preset_s_own(capsys):
    assert train(capsys, "diabetes", "--epochs", "70")["epochs"] == 70


def test_a_saved_run_goes_on_bit_for_bit(capsys, tmp_path):
    half = str(tmp_path / "half.nnviz")
    train(capsys, "circle", "--epochs", "3", "--save", half)
    train(capsys, half, "--epochs", "3", "--save", half)
    whole = train(capsys, "circle", "--epochs", "6")
    figures = train(capsys, half, "--epochs", "1")
    assert figures["preset"] == half
    assert figures["epochs"] == 1
    later = train(capsys, "circle", "--epochs", "7")
    assert figures["test"] == later["test"] != whole["test"]


def test_a_run_that_diverges_says_where_and_fails(capsys, monkeypatch):
    from nnviz.spec import edits

    wild = edits.set_learning_rate(edits.set_optimizer(PRESETS["diabetes"], "sgd"), 100.0)
    monkeypatch.setitem(PRESETS._entries, "wild", type(PRESETS.entry("iris"))("wild", wild, "Wild"))
    code, out, err = run(capsys, "train", "wild", "--epochs", "50")
    assert code == 1
    assert out == ""
    assert "training diverged at step" in err
    assert "try a lower learning rate" in err


# ---------------------------------------------------------------- misuse


def damaged(tmp_path):
    path = tmp_path / "damaged.nnviz"
    path.write_bytes(b"PK not really")
    return str(path)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["train", "spirale"], "unknown preset 'spirale'; known: spiral, circle"),
        (["train", "gone.nnviz"], "there is no file 'gone.nnviz'"),
        (["--preset", "spirale"], "unknown preset 'spirale'; known: spiral, circle"),
        (["gone.nnviz"], "there is no file 'gone.nnviz'"),
        (["spiral"], "or nnviz --preset spiral"),
        (["some.nnviz", "--preset", "spiral"], "not both"),
        (["train", "fashion", "--data", "gone"], "unknown preset"),
    ],
)
def test_misuse_is_told_in_one_line_with_exit_code_2(capsys, words, sentence):
    code, out, err = run(capsys, *words)
    assert code == 2
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


def test_a_damaged_file_is_told_in_one_line(capsys, tmp_path):
    code, _, err = run(capsys, "train", damaged(tmp_path))
    assert code == 2
    assert "damaged.nnviz" in err
    assert err.count("\n") == 1


def test_a_saved_run_keeps_its_seed(capsys, tmp_path):
    path = str(tmp_path / "run.nnviz")
    train(capsys, "circle", "--epochs", "1", "--save", path)
    code, _, err = run(capsys, "train", path, "--seed", "3")
    assert code == 2
    assert "its own seed" in err


def test_a_folder_that_cannot_be_written_to_is_told_in_one_line(capsys, tmp_path):
    (tmp_path / "a file").touch()
    path = str(tmp_path / "a file" / "run.nnviz")
    code, _, err = run(capsys, "train", "circle", "--epochs", "1", "--save", path)
    assert code == 2
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [["spiral", "--epochs", "0"], ["spiral", "--seed", "-1"], []])
def test_arguments_out_of_range_are_refused(capsys, words):
    with pytest.raises(SystemExit) as leaving:
        main(["train", *words])
    assert leaving.value.code == 2
    assert "nnviz train: error" in capsys.readouterr().err


def test_an_interrupt_leaves_quietly(capsys, monkeypatch):
    def interrupted(words):
        raise KeyboardInterrupt

    monkeypatch.setattr("nnviz.cli.dispatch.presets", interrupted)
    assert main(["presets"]) == 130
    assert capsys.readouterr().err == "nnviz: interrupted\n"


# ---------------------------------------------------------------- the rest


def test_version(capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"nnviz {__version__}\n"


def test_presets_are_listed_in_words_and_as_json(capsys):
    code, out, _ = run(capsys, "presets")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(PRESETS)
    lines = json.loads(run(capsys, "presets", "--json")[1])
    assert [line["preset"] for line in lines] == list(PRESETS)


def test_info_tells_versions_screen_blas_and_data(capsys, monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    code, out, _ = run(capsys, "info")
    lines = dict(line.split(None, 1) for line in out.splitlines())
    assert code == 0
    assert lines["nnviz"] == __version__
    assert {"python", "numpy", "PySide6-Essentials", "BLAS", "data"} <= set(lines)
    assert "Qt platform" in out


def test_info_prints_the_licences_of_all_parts(capsys):
    code, out, _ = run(capsys, "info", "--licenses")
    assert code == 0
    for part in ("numpy", "Qt 6", "LGPL-3.0", "Inter", "MNIST"):
        assert part in out


def test_info_says_when_a_data_folder_is_empty(capsys, tmp_path):
    assert f"nothing in {tmp_path}" in run(capsys, "info", "--data", str(tmp_path))[1]


def test_qt_is_not_imported_unless_a_window_is_needed():
    program = (
        "import sys\n"
        "from nnviz.cli import main\n"
        "main(['presets']); main(['info']); main(['train', 'iris', '--epochs', '1'])\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph', 'shiboken6'))])\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_window_opens_with_what_was_asked_for(monkeypatch, tmp_path):
    opened = []
    window = types.ModuleType("nnviz.app")
    window.run = lambda file, preset, **more: opened.append((file, preset, more)) or 0
    monkeypatch.setitem(sys.modules, "nnviz.app", window)
    file = tmp_path / "mine.nnviz"
    file.touch()
    assert main(["--preset", "circle", "--fullscreen", "--read-only"]) == 0
    assert main([str(file), "--data", str(tmp_path)]) == 0
    assert opened == [
        (None, "circle", {"full_screen": True, "data_dir": None, "read_only": True}),
        (file, None, {"full_screen": False, "data_dir": tmp_path, "read_only": False}),
    ]


def test_no_garbage_is_looked_for_until_the_window_stands(monkeypatch):
    seen = []
    window = types.ModuleType("nnviz.app")
    window.run = lambda *_, **__: seen.append(gc.isenabled()) or 0
    monkeypatch.setitem(sys.modules, "nnviz.app", window)
    assert main([]) == 0
    assert seen == [False]
    assert gc.isenabled()


# ---------------------------------------------------------------- bench


RESULT = {
    "rows": [{"workload": "W2", "engine": "nnviz", "threads": 1, "microseconds": 71.94, "ratio": 1.0}],
    "sgemm_gflops": {"1": 90.0, "2": 168.0},
    "kernels": "SkylakeX",
    "processors": 2,
    "notes": ["torch is not installed"],
}


@pytest.fixture
def asked(monkeypatch):
    """What the bench was asked for."""
    calls = []

    def run_bench(only, peers, *, clock, report):
        calls.append((only, peers))
        report("W2: digits")
        if "W99" in only:
            raise ValueError("unknown workload 'W99'; known: W2")
        return RESULT

    module = types.ModuleType("nnviz.bench.run")
    module.run_bench = run_bench
    monkeypatch.setitem(sys.modules, "nnviz.bench.run", module)
    monkeypatch.setitem(sys.modules, "nnviz.bench", types.ModuleType("nnviz.bench"))
    return calls


def test_bench_prints_one_json_object_and_its_progress_on_stderr(capsys, asked):
    code, out, err = run(capsys, "bench", "--json", "--peers", "sklearn,torch", "--only", "W2")
    assert code == 0
    assert json.loads(out) == RESULT
    assert asked == [(("W2",), ("sklearn", "torch"))]
    assert err == "W2: digits\n"


def test_bench_prints_a_table_for_people(capsys, asked):
    code, out, _ = run(capsys, "bench")
    assert code == 0
    assert "W2           nnviz            1          71.9    1.00" in out
    assert "90 on 1, 168 on 2 (SkylakeX kernels)" in out
    assert "torch is not installed" in out


def test_an_unknown_workload_is_misuse(capsys, asked):
    code, _, err = run(capsys, "bench", "--only", "W99")
    assert code == 2
    assert "nnviz: unknown workload 'W99'" in err


# ---------------------------------------------------------------- figures beside the losses


def test_a_gan_tells_its_coverage_and_divergence(capsys):
    figures = train(capsys, "gan-ring", "--epochs", "2")
    assert figures["train"] == figures["test"] == {}
    assert 0 <= figures["modes_covered"] <= 1
    assert 0 <= figures["js_divergence"] <= 1


def test_an_autoencoder_tells_what_it_was_before_training(capsys):
    figures = train(capsys, "vae-digits", "--epochs", "1")
    assert figures["test"]["loss"] == pytest.approx(figures["test"]["reconstruction"] + figures["test"]["kl"])
    assert figures["test"]["loss"] < 250 < 500 < figures["untrained_test_loss"]


def test_a_forecast_stands_beside_that_of_the_last_value(capsys):
    figures = train(capsys, "airline-lstm", "--epochs", "100")
    assert figures["test"]["mae"] < figures["last_value_mae"]


def test_pictures_that_ship_are_named_when_no_folder_is_given(capsys):
    _, _, err = run(capsys, "train", "mnist-mlp", "--epochs", "1", "--json")
    assert "10,000 training and 2,000 test pictures that ship with NNViz" in err


def test_bench_ui_prints_what_was_measured(capsys, monkeypatch):
    figures = {"timer_late_ms": {"p50": 1.0, "p99": 4.0}, "pictures_per_second": 30.0}
    window = types.ModuleType("nnviz.unattended")
    window.bench_window = lambda seconds: figures if seconds == 2 else None
    monkeypatch.setitem(sys.modules, "nnviz.unattended", window)
    assert json.loads(run(capsys, "bench", "ui", "--seconds", "2", "--json")[1]) == figures
    assert "pictures_per_second    30.0" in run(capsys, "bench", "ui", "--seconds", "2")[1]
    assert run(capsys, "bench", "ui", "--seconds", "3")[0] == 1


def test_the_tour_is_played_into_the_folder(capsys, monkeypatch, tmp_path):
    window = types.ModuleType("nnviz.unattended")
    window.tour = lambda out, seconds: 0 if (out, seconds) == (tmp_path, 20) else 1
    monkeypatch.setitem(sys.modules, "nnviz.unattended", window)
    assert run(capsys, "tour", "--out", str(tmp_path))[0] == 0


def test_training_a_file_on_keeps_its_kept_runs(capsys, tmp_path):
    first, second = tmp_path / "a.nnviz", tmp_path / "b.nnviz"
    content = replace(read_experiment(written(tmp_path, kept())), facts={}, arrays={})
    write_experiment(first, content)
    assert run(capsys, "train", str(first), "--epochs", "1", "--save", str(second))[0] == 0
    after = read_experiment(second)
    assert [each.name for each in after.kept] == ["A"]
    assert after.view_state == content.view_state
