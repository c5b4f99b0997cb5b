"""Scripts are run by a Python of their own and must answer as the network that they were written from."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from nnviz.export import EXPORTS
from tests.export.support import (
    EVERYTHING,
    NAMES,
    TOLERANCE,
    bare_subject,
    network_of,
    relative_error,
    samples_of,
)

RUNNER = """
import importlib.util, sys
from pathlib import Path
import numpy as np
for path in sorted(Path(sys.argv[1]).glob("*.py")):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    np.save(path.with_suffix(".out.npy"), run(module, np.load(path.with_suffix(".in.npy"))))
"""
RUN = {
    "numpy": "def run(module, x):\n    return module.network(x)\n",
    "torch": "def run(module, x):\n    return module.network(module.torch.from_numpy(x)).detach().numpy()\n",
    "keras": "def run(module, x):\n    return module.network.predict(x, verbose=0)\n",
}
NEEDS = {"numpy": ("numpy",), "torch": ("torch",), "keras": ("keras", "torch")}
TARGETS = [key for key, needed in NEEDS.items() if all(map(find_spec, needed))]


@pytest.fixture(scope="module", params=TARGETS)
def answers(request, tmp_path_factory) -> dict[str, float]:
    """The relative error of every case for one target: all scripts run in one process."""
    key = request.param
    folder = tmp_path_factory.mktemp(key)
    expected = {}
    for number, (name, case) in enumerate(zip(NAMES, EVERYTHING, strict=True)):
        network, x = network_of(case), samples_of(case)
        EXPORTS[key].write(bare_subject(network), folder / f"case{number:03}.py")
        np.save(folder / f"case{number:03}.in.npy", x)
        expected[name] = network.forward(x)
    run_python(RUN[key] + RUNNER, folder)
    return {
        name: relative_error(np.load(folder / f"case{number:03}.out.npy"), expected[name])
        for number, name in enumerate(NAMES)
    }


def run_python(source: str, *arguments: Path | str) -> str:
    """What a fresh Python prints that knows nothing of NNViz."""
    environment = {**os.environ, "KERAS_BACKEND": "torch", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": ""}
    command = [sys.executable, "-I", "-c", source, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=Path(arguments[0]).parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_script_answers_as_the_network_it_was_written_from(answers, name):
    assert answers[name] <= TOLERANCE
