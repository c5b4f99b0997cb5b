"""Train the network that the Images lab opens with: the preset ``digits-cnn`` from fresh weights on the full MNIST.

    python packaging/train_digits_cnn.py [DATA_FOLDER] [--epochs 16] [--seed 0]

As the preset says, every batch is learned from with another pen, place, angle, size and slant. The weights go to
resources/weights/digits-cnn.npz with the facts: data, seed, augmentation, and the accuracy on the 10,000 test pictures,
measured with the weights as they are stored (half precision).
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from nnviz.data.files import default_data_folder  # noqa: E402  (needs ROOT)
from nnviz.data.weights import read_weights, weights_path, write_weights  # noqa: E402
from nnviz.engine.blas import limit_blas_threads  # noqa: E402
from nnviz.engine.network import Sequential  # noqa: E402
from nnviz.engine.trainers import Trainer  # noqa: E402
from nnviz.hyper import Settings  # noqa: E402
from nnviz.runtime.build import build  # noqa: E402
from nnviz.runtime.makers.base import put_weights  # noqa: E402
from nnviz.spec.parts import ExperimentSpec, PartSpec  # noqa: E402
from nnviz.spec.presets import PRESETS  # noqa: E402

PRESET = "digits-cnn"


def fresh_spec(seed: int, epochs: int) -> ExperimentSpec:
    """The preset without the weights that this script is to make."""
    spec = PRESETS[PRESET]
    schedule = PartSpec("cosine", Settings(epochs=epochs, floor=0.01))
    training = replace(spec.training, schedule=schedule)
    return replace(spec, seed=seed, initializer=PartSpec("auto"), training=training)


def train(trainer: Trainer, epochs: int) -> None:
    """Train for so many epochs."""
    for epoch in range(1, epochs + 1):
        started = time.perf_counter()
        for _ in range(trainer.steps_per_epoch):
            trainer.step()
        seconds = time.perf_counter() - started
        print(f"epoch {epoch:>2} of {epochs}, {seconds:.0f} s: {trainer.evaluate()}", flush=True)


def weights_of(network: Sequential) -> dict[str, np.ndarray]:
    """The parameters by "layer/parameter"."""
    parameters = network.parameters
    return {f"{block.layer_id}/{block.name}": block.view(parameters.values) for block in parameters.blocks}


def main() -> None:
    """Train, store, measure what was stored, and store the measure with it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path, nargs="?", default=default_data_folder(), help="folder with the full MNIST")
    options.add_argument("--epochs", type=int, default=16)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--out", type=Path, default=weights_path(PRESET), help="file to write")
    given = options.parse_args()
    if given.data is None:
        options.error("give the folder with the full MNIST, or set NNVIZ_DATA")
    limit_blas_threads(1)
    spec = fresh_spec(given.seed, given.epochs)
    standing = build(spec, given.data)
    train(standing.trainer, given.epochs)
    network, dataset = standing.trainer.networks[0], standing.dataset
    facts: dict[str, object] = {
        "preset": PRESET,
        "data": f"MNIST, {len(dataset.x_train):,} training pictures",
        "augmentation": dict(spec.data.settings),
        "seed": given.seed,
        "epochs": given.epochs,
        "parameters": network.count,
        "test_pictures": len(dataset.x_test),
    }
    write_weights(given.out, weights_of(network), facts)
    put_weights(network, read_weights(given.out))
    facts["test_accuracy"] = round(standing.trainer.evaluate(full=True)["test_accuracy"], 4)
    write_weights(given.out, weights_of(network), facts)
    print(facts)


if __name__ == "__main__":
    main()
