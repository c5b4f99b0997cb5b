"""``nnviz import``: a network that another program made, as an experiment."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from nnviz.cli.usage import UsageError, add_data
from nnviz.engine.blas import limit_blas_threads
from nnviz.importing import ImportedNetwork, ImportProblem, fitting_data, imported_experiment, notes_of, read_onnx
from nnviz.spec.shapes import summarise
from nnviz.storage.experiment_file import SUFFIX, Experiment, write_experiment
from nnviz.storage.problem import FileProblem


def import_network(words: Sequence[str]) -> int:
    """``nnviz import FILE.onnx [--data-set NAME] [--save FILE] [--data DIR] [--json]``"""
    parser = argparse.ArgumentParser(
        prog="nnviz import",
        description="Make an experiment of an ONNX file, with its weights. Without --data-set random numbers stand in "
        "for the data until it is chosen.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.onnx", help="a network that another program exported")
    parser.add_argument("--data-set", metavar="NAME", help="what it is to work on; the answer lists those that fit")
    parser.add_argument("--save", type=Path, metavar="FILE", help="the experiment; else beside the file's name here")
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(words)
    limit_blas_threads()
    try:
        network = read_onnx(given.file)
        fitting = fitting_data(network)
        experiment = imported_experiment(network, given.data_set, given.data)
        target = given.save or Path(given.file.stem + SUFFIX)
        write_experiment(target, experiment)
    except (ImportProblem, FileProblem) as error:
        raise UsageError(str(error)) from error
    print(
        _text(network, experiment, fitting, target) if not given.json else _json(network, experiment, fitting, target)
    )
    return 0


def _text(network: ImportedNetwork, experiment: Experiment, fitting: Sequence[str], target: Path) -> str:
    lines = [
        f"{line.id:20} {line.label:24} {line.output_shape!s:16} {line.parameters:>10,} weights"
        for line in summarise(network.layers, network.input_shape)
    ]
    lines += notes_of(network, experiment.spec)
    return "\n".join([*lines, f"data sets that fit: {', '.join(fitting)}", f"saved as {target}"])


def _json(network: ImportedNetwork, experiment: Experiment, fitting: Sequence[str], target: Path) -> str:
    found = {
        "file": str(target),
        "data_set": experiment.spec.data.kind,
        "fitting": list(fitting),
        "layers": [layer.id for layer in experiment.spec.layers],
        "notes": list(notes_of(network, experiment.spec)),
    }
    return json.dumps(found, ensure_ascii=False)
