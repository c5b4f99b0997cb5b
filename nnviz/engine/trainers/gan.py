"""GanTrainer: a generator learns to make samples that a discriminator cannot tell from real ones."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.generative import js_divergence, modes_covered
from nnviz.engine.losses import LOSSES, Loss
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.plan import Plan
from nnviz.engine.trainers.base import TRAINERS
from nnviz.engine.trainers.ensemble import EnsembleTrainer, Pace
from nnviz.engine.trainers.players import Player
from nnviz.hyper import HyperParam, Value, with_defaults

REAL, MADE = 1.0, 0.0
EVALUATION_LIMIT = 1000
LOSS_KEYS = {"log": "binary_cross_entropy", "least_squares": "mean_squared_error"}


@TRAINERS.register("gan", "GAN", "A generator learns to fool a discriminator that learns to see through it.")
class GanTrainer(EnsembleTrainer):
    """Generative adversarial training. Goodfellow et al. 2014; least squares: Mao et al. 2017.

    One step updates the discriminator ``discriminator_steps`` times, then the generator ``generator_steps`` times.
    The discriminator makes ``loss(D(x), 1) + loss(D(G(z)), 0)`` small, the generator ``loss(D(G(z)), 1)``, which is
    the non-saturating form. Instance noise blurs what the discriminator sees (Sønderby et al. 2017).

    ``samples`` (n, *shape) are the real ones; ``labels`` (n,) tell their modes, where known, for the scores alone.
    """

    hyper = (
        HyperParam("loss", "Loss", "log", choices=tuple(LOSS_KEYS), help="How the discriminator's answer is judged."),
        HyperParam("latent", "Noise inputs", 2, 1, 256, help="How many random numbers the generator starts from."),
        HyperParam("noise", "Noise", "normal", choices=("normal", "uniform"), help="How these numbers are spread."),
        HyperParam(
            "discriminator_steps", "Discriminator updates", 1, 1, 20, help="Updates of the discriminator a step."
        ),
        HyperParam("generator_steps", "Generator updates", 1, 1, 20, help="Updates of the generator a step."),
        HyperParam("frozen", "Frozen", "none", choices=("none", "generator", "discriminator"), help="Who rests."),
        HyperParam("generator_rate", "Generator rate", 1.0, 0.01, 100.0, help="Its share of the rate.", is_log=True),
        HyperParam("instance_noise", "Instance noise", 0.0, 0.0, 2.0, help="Blurs all that the discriminator sees."),
    )
    fixed = ("latent",)

    def __init__(
        self,
        generator: Sequential,
        discriminator: Sequential,
        optimizers: tuple[Optimizer, Optimizer],
        samples: Array,
        *,
        rng: np.random.Generator,
        labels: Array | None = None,
        settings: Mapping[str, Value] | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.generator, self.discriminator = generator, discriminator
        self._labels = labels
        players = (Player("generator", generator, optimizers[0]), Player("discriminator", discriminator, optimizers[1]))
        super().__init__(players, samples, rng=rng, settings=settings, pace=pace)

    def evaluate(self, *, full: bool = False) -> dict[str, float]:
        count = len(self._samples) if full else min(EVALUATION_LIMIT, len(self._samples))
        real, made = self._samples[:count], self.made_samples(count)
        answers = self.discriminator.forward(real), self.discriminator.forward(made)
        yes, no = np.full_like(answers[0], REAL), np.full_like(answers[0], MADE)
        scores = {
            "generator_loss": self._loss.value(answers[1], yes),
            "discriminator_loss": self._loss.value(answers[0], yes) + self._loss.value(answers[1], no),
            "real_score": float(answers[0].mean()),
            "made_score": float(answers[1].mean()),
        }
        is_finite = bool(np.isfinite(made).all())
        if real.shape[1:] == (2,):
            scores["js_divergence"] = js_divergence(real, made) if is_finite else np.nan
        if self._labels is not None and len(np.unique(self._labels)) > 1:
            scores["modes_covered"] = modes_covered(real, self._labels[:count], made) if is_finite else np.nan
        return scores

    def made_samples(self, count: int, seed: int = 0) -> Array:
        """(count, *shape) samples from the generator; the same seed starts from the same noise."""
        return self.generator.forward(self.draw_noise(count, np.random.default_rng(seed)))

    def draw_noise(self, count: int, rng: np.random.Generator) -> Array:
        """(count, latent) inputs for the generator."""
        shape = (count, *self.generator.input_shape)
        numbers = rng.standard_normal(shape) if self.settings["noise"] == "normal" else rng.uniform(-1, 1, shape)
        return numbers.astype(self.generator.dtype)

    # ------------------------------------------------------------ private

    @property
    def _loss(self) -> Loss:
        return LOSSES[LOSS_KEYS[str(self.settings["loss"])]]()

    def _check_networks(self) -> None:
        found = problems_of_gan(
            self.settings,
            self._samples.shape[1:],
            self.generator.input_shape,
            self.generator.output_shape,
            self.discriminator.output_shape,
            self.discriminator.last_activation,
        )
        if found:
            raise ValueError("; ".join(found))

    def _replan(self) -> None:
        batch = self.batch_size
        made_gradients, judged_gradients = (network.parameters.gradients for network in self.networks)
        self._make = self.generator.plan(batch, gradients=made_gradients, is_training=True, rng=self._noise)
        self._fool = self.discriminator.plan(
            batch,
            gradients=np.zeros_like(judged_gradients),
            is_training=True,
            wants_input_gradient=True,
            rng=self._noise,
        )
        self._plan_loss(self._fool, self.discriminator, np.full(batch, REAL))
        self.generator.plan_backward(self._make)
        self._judge = self.discriminator.plan(
            2 * batch, gradients=judged_gradients, is_training=True, mean_over=batch, rng=self._noise
        )
        self._plan_loss(self._judge, self.discriminator, np.repeat([REAL, MADE], batch))

    def _plan_loss(self, plan: Plan, network: Sequential, targets: Array) -> None:
        plan.start_backward()
        row = targets.astype(network.dtype)[None]
        self._loss.plan_gradient(plan, plan.output, row, network.last_activation)
        network.plan_backward(plan)

    def _advance(self, rate: float) -> None:
        frozen = self.settings["frozen"]
        for _ in range(int(self.settings["discriminator_steps"])):
            real = self._stream.next(self.batch_size)
            if frozen != "discriminator":
                self._teach_discriminator(real)
                self.players[1].update(rate)
        for _ in range(int(self.settings["generator_steps"])):
            if frozen != "generator":
                self._teach_generator()
                self.players[0].update(rate * float(self.settings["generator_rate"]))

    def _teach_discriminator(self, real: Array) -> None:
        """Fill its gradient from a batch of real and a batch of made samples."""
        self._make_batch()
        seen = self._judge.input.batch_first(self._judge.input.value)
        seen[: self.batch_size] = self._samples[real]
        seen[self.batch_size :] = self._make.output.batch_first(self._make.output.value)
        self._blur(seen)
        self._judge.run_forward()
        self._judge.run_backward()

    def _teach_generator(self) -> None:
        """Fill its gradient from what the discriminator says of a fresh batch."""
        self._make_batch()
        np.copyto(self._fool.input.value, self._make.output.value)
        self._blur(self._fool.input.value)
        self._fool.run_forward()
        self._fool.run_backward()
        gradient, source = self._make.output.gradient, self._fool.input.gradient
        assert gradient is not None
        assert source is not None
        np.copyto(gradient, source)
        self._make.run_backward()

    def _make_batch(self) -> None:
        noise = self.draw_noise(self.batch_size, self._noise)
        np.copyto(self._make.input.batch_first(self._make.input.value), noise)
        self._make.run_forward()

    def _blur(self, seen: Array) -> None:
        strength = float(self.settings["instance_noise"])
        if strength:
            seen += strength * self._noise.standard_normal(seen.shape)

    def _typical_inputs(self, count: int) -> tuple[Array, Array]:
        return self.draw_noise(count, np.random.default_rng(0)), self._samples[:count]


def problems_of_gan(
    settings: Mapping[str, Value],
    sample_shape: Shape,
    generator_input: Shape,
    generator_output: Shape,
    discriminator_output: Shape,
    discriminator_activation: str,
) -> list[str]:
    """Why these networks cannot play against each other, one sentence each."""
    complete = with_defaults(GanTrainer.hyper, settings)
    found = []
    if generator_input != (complete["latent"],):
        found.append(f"the generator must take {complete['latent']} noise inputs, got {generator_input}")
    if generator_output != sample_shape:
        found.append(f"the generator must make samples of shape {sample_shape} like the data, got {generator_output}")
    if discriminator_output != (1,):
        found.append(f"the discriminator must end in one output, got {discriminator_output}")
    if complete["loss"] == "log" and discriminator_activation != "sigmoid":
        found.append(
            f"the log loss needs a discriminator that ends in a sigmoid, got {discriminator_activation}; "
            "change its last activation or use least squares"
        )
    return found
