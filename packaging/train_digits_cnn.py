"""Train the networks that the Images lab ships: three presets from fresh weights on the full MNIST.

    python packaging/train_digits_cnn.py [DATA_FOLDER] [--preset digits-cnn] [--epochs 16] [--seed 0]

``digits-cnn`` is what the lab opens with; ``digits-cnn-average`` and ``digits-dense`` stand beside it when a digit is
pushed. As the presets say, every batch is learned from with another pen, place, angle, size and slant; but a third of
it stays as it is, for a resampled picture is softer than any real one. A share of the ones, sevens and nines is learned
in foreign forms as well (see ``nnviz/data/foreign.py``). The weights go to resources/weights/PRESET.npz with the facts:
data, seed, augmentation, and the accuracy on the 10,000 test pictures, measured with the weights as they are stored
(half precision).
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from nnviz.data import Dataset, load_dataset  # noqa: E402  (needs ROOT)
from nnviz.data.augmentation import Augmentation  # noqa: E402
from nnviz.data.files import default_data_folder  # noqa: E402
from nnviz.data.foreign import with_foreign_forms  # noqa: E402
from nnviz.data.weights import read_weights, weights_path, write_weights  # noqa: E402
from nnviz.engine.blas import limit_blas_threads  # noqa: E402
from nnviz.engine.network import Sequential  # noqa: E402
from nnviz.engine.trainers import SupervisedTrainer, Trainer  # noqa: E402
from nnviz.hyper import Settings  # noqa: E402
from nnviz.runtime.makers import MAKERS  # noqa: E402
from nnviz.runtime.makers.base import put_weights  # noqa: E402
from nnviz.spec.parts import ExperimentSpec, PartSpec  # noqa: E402
from nnviz.spec.presets import PRESETS  # noqa: E402

PRESET_KEYS = ("digits-cnn", "digits-cnn-average", "digits-dense")
FOREIGN_SHARE = 0.4
PLAIN_SHARE = 1 / 3


def fresh_spec(preset: str, seed: int, epochs: int) -> ExperimentSpec:
    """The preset without the weights that this script is to make."""
    spec = PRESETS[preset]
    schedule = PartSpec("cosine", Settings(epochs=epochs, floor=0.01))
    training = replace(spec.training, schedule=schedule)
    return replace(spec, seed=seed, initializer=PartSpec("auto"), training=training)


def material(spec: ExperimentSpec, folder: Path) -> Dataset:
    """The full MNIST, and the foreign forms in its training part."""
    data = spec.data
    plain = load_dataset(data.kind, data.settings, data.seed, data.train_share, data.features, folder)
    forms, labels = with_foreign_forms(plain.x_train, plain.y_train, FOREIGN_SHARE, np.random.default_rng(spec.seed))
    x_train, y_train = np.concatenate([plain.x_train, forms]), np.concatenate([plain.y_train, labels])
    return replace(plain, x_train=x_train, y_train=y_train)


class PartlyChanged:
    """Augments pictures, and lets a share of them stay as they are."""

    def __init__(self, augmentation: Augmentation) -> None:
        self._augmentation = augmentation

    def __call__(self, pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Pictures (batch, height, width, channels), partly changed."""
        is_plain = rng.random(len(pictures)) < PLAIN_SHARE
        return np.where(is_plain[:, None, None, None], pictures, self._augmentation(pictures, rng))


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
    options.add_argument("--preset", choices=PRESET_KEYS, default=PRESET_KEYS[0])
    options.add_argument("--epochs", type=int, default=16)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--out", type=Path, help="file to write")
    given = options.parse_args()
    if given.data is None:
        options.error("give the folder with the full MNIST, or set NNVIZ_DATA")
    limit_blas_threads(1)
    spec = fresh_spec(given.preset, given.seed, given.epochs)
    dataset = material(spec, given.data)
    trainer = MAKERS[spec.training.trainer.kind].make(spec, dataset)
    assert isinstance(trainer, SupervisedTrainer)
    trainer.set_augment(PartlyChanged(Augmentation(spec.data.settings)))
    train(trainer, given.epochs)
    foreign = len(dataset.x_train) - len(dataset.raw_train)
    out, network = given.out or weights_path(given.preset), trainer.network
    facts: dict[str, object] = {
        "preset": given.preset,
        "data": f"MNIST, {len(dataset.raw_train):,} training pictures, and {foreign:,} in foreign forms",
        "augmentation": dict(spec.data.settings),
        "plain_share": round(PLAIN_SHARE, 3),
        "foreign_share": FOREIGN_SHARE,
        "seed": given.seed,
        "epochs": given.epochs,
        "parameters": network.count,
        "test_pictures": len(dataset.x_test),
    }
    write_weights(out, weights_of(network), facts)
    put_weights(network, read_weights(out))
    facts["test_accuracy"] = round(trainer.evaluate(full=True)["test_accuracy"], 4)
    write_weights(out, weights_of(network), facts)
    print(facts)


if __name__ == "__main__":
    main()
