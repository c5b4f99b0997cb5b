"""The largest difference between the engine and what is exported: ``python -m tests.benchmarks.export_errors``.

Every layer case and stack of ``tests/export`` and every supervised preset goes to every target and is run there; the
figure is the largest difference relative to the largest output.
"""

import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from nnviz.export import EXPORTS, export
from nnviz.importing import ImportProblem, live_network, read_onnx
from tests.export.support import EVERYTHING, NAMES, bare_subject, network_of, relative_error, samples_of
from tests.export.test_onnx_file import run_file
from tests.export.test_presets import SUPERVISED, trained
from tests.export.test_scripts import NEEDS, RUN, RUNNER, run_python

PRESET_SAMPLES = 50


def subjects():
    """(name, subject, inputs) of all cases and presets."""
    for name, case in zip(NAMES, EVERYTHING, strict=True):
        yield name, bare_subject(network_of(case)), samples_of(case)
    for key in SUPERVISED:
        subject = trained(key)
        yield f"preset {key}", subject, subject.dataset.x_test[:PRESET_SAMPLES]


def errors_of_scripts(target: str, folder: Path) -> dict[str, float]:
    """By name; all scripts are run by one Python."""
    expected = {}
    for number, (name, subject, x) in enumerate(subjects()):
        EXPORTS[target].write(subject, folder / f"case{number:03}.py")
        np.save(folder / f"case{number:03}.in.npy", x)
        expected[name] = subject.network.forward(x)
    run_python(RUN[target] + RUNNER, folder)
    return {
        name: relative_error(np.load(folder / f"case{number:03}.out.npy"), outputs)
        for number, (name, outputs) in enumerate(expected.items())
    }


def errors_of_onnx(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """By name: as onnxruntime answers, and as the network does that the file is imported to."""
    run, back = {}, {}
    for name, subject, x in subjects():
        (path,) = export("onnx", subject, folder / "net.onnx")
        outputs = subject.network.forward(x)
        run[name] = relative_error(run_file(path, x), outputs)
        try:
            back[name] = relative_error(live_network(read_onnx(path)).forward(x), outputs)
        except ImportProblem:
            continue
    return run, back


def told(target: str, errors: dict[str, float]) -> str:
    worst = max(errors, key=errors.__getitem__)
    return f"{target:14} {len(errors):4} networks   largest relative error {errors[worst]:.1e} ({worst})"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for number, error in zip(("onnx", "onnx, imported"), errors_of_onnx(Path(name)), strict=True):
            print(told(number, error))
    for key, needed in NEEDS.items():
        if all(map(find_spec, needed)):
            with tempfile.TemporaryDirectory() as name:
                print(told(key, errors_of_scripts(key, Path(name))))
