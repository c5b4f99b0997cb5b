"""What GANs and VAEs make: samples from fixed noise, the folded grid, arrows at made points, codes and their map."""

import numpy as np

from nnviz.engine.interpret import saliency
from nnviz.engine.trainers import GanTrainer, VaeTrainer
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject, plane_points

MOST_MADE = 2_000
MOST_TILES = 32
CODE_EXTENT = 3.0


@PROBES.register("made", "Made samples", "samples of the generator from noise that stays: size n")
def made(subject: Subject, request: Request) -> np.ndarray:
    """(n, *sample_shape); the same place of the array always comes from the same noise."""
    return _gan(subject).made_samples(_count(request, MOST_MADE)).astype(np.float32)


@PROBES.register("arrows", "Arrows", "where the discriminator pulls each made point: size n")
def arrows(subject: Subject, request: Request) -> np.ndarray:
    """(n, *sample_shape): the slope of the discriminator's sum at the samples of "made"."""
    trainer = _gan(subject)
    return saliency(trainer.discriminator, trainer.made_samples(_count(request, MOST_MADE)), 0).astype(np.float32)


@PROBES.register("folded_grid", "Folded grid", "a square grid of noise as the generator bends it: size D")
def folded_grid(subject: Subject, request: Request) -> np.ndarray:
    """(D, D, 2): noise from -2 to 2 (uniform noise: -1 to 1) along both axes; needs two noise inputs and a plane."""
    trainer = _gan(subject)
    if trainer.generator.input_shape != (2,) or trainer.generator.output_shape != (2,):
        raise NotNow("a folded grid needs two noise inputs and points of the plane")
    size = _count(request, MOST_TILES * 2)
    extent = 2.0 if trainer.settings["noise"] == "normal" else 1.0
    grid = plane_points(size, extent).astype(np.float32)
    return trainer.generator.forward(grid).reshape(size, size, 2).astype(np.float32)


@PROBES.register("codes", "Codes", "where the encoder puts the test samples: size n")
def codes(subject: Subject, request: Request) -> np.ndarray:
    """(n, latent + 1): the mean of the code of each of the first n test samples, then its class number."""
    dataset = subject.build.dataset
    count = _count(request, min(MOST_MADE, len(dataset.x_test)))
    mean, _ = _vae(subject).encode(dataset.x_test[:count])
    return np.column_stack([mean, dataset.y_test[:count]]).astype(np.float32)


@PROBES.register("code", "Code", "where the encoder puts the set sample")
def code(subject: Subject, request: Request) -> np.ndarray:
    """(2, latent): mean and standard deviation."""
    mean, log_variance = _vae(subject).encode(subject.sample_batch())
    return np.concatenate([mean, np.exp(log_variance / 2)]).astype(np.float32)


@PROBES.register("decoded_map", "Map of codes", "the decoder's pictures over the plane of codes: size D")
def decoded_map(subject: Subject, request: Request) -> np.ndarray:
    """(D, D, *sample_shape): codes from -3 to 3, row 0 is the top; needs a code of two numbers."""
    trainer = _vae(subject)
    if trainer.latent != 2:
        raise NotNow("a map needs a code of two numbers")
    size = _count(request, MOST_TILES)
    tiles = trainer.decode(plane_points(size, CODE_EXTENT).astype(np.float32))
    return tiles.reshape(size, size, *tiles.shape[1:]).astype(np.float32)


def _gan(subject: Subject) -> GanTrainer:
    trainer = subject.build.trainer
    if not isinstance(trainer, GanTrainer):
        raise NotNow("there is no generator")
    return trainer


def _vae(subject: Subject) -> VaeTrainer:
    trainer = subject.build.trainer
    if not isinstance(trainer, VaeTrainer):
        raise NotNow("there is no autoencoder")
    return trainer


def _count(request: Request, most: int) -> int:
    if not 1 <= request.size <= most:
        raise NotNow(f"the size must be 1 to {most}")
    return request.size
