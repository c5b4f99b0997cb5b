"""VaeTrainer: an encoder and a decoder learn a small map of the data that new samples can be drawn from."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.generative import gaussian_kl
from nnviz.engine.losses import BinaryCrossEntropy
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.plan import Plan
from nnviz.engine.trainers.base import TRAINERS
from nnviz.engine.trainers.ensemble import EnsembleTrainer, Pace
from nnviz.engine.trainers.players import Player
from nnviz.hyper import HyperParam, Value, with_defaults

EVALUATION_LIMIT = 1000


@TRAINERS.register("vae", "Variational autoencoder", "Squeezes samples through a small map and draws new ones from it.")
class VaeTrainer(EnsembleTrainer):
    """Variational autoencoder. Kingma & Welling 2014; beta: Higgins et al. 2017.

    The encoder answers ``[mean, log variance]`` of the code, the decoder turns the code ``mean + deviation eps`` back
    into a sample; ``loss = reconstruction + beta KL(N(mean, variance) || N(0, 1))``, means over the batch, in nats.
    At beta 1 the loss is the negative ELBO. Beta rises evenly from 0 over the first ``warmup`` epochs.

    Notes
    -----
    With g = dL/dcode from the decoder: ``dL/dmean = g + beta mean / batch``,
    ``dL/dlog variance = (g eps deviation + beta (variance - 1) / batch) / 2``.
    """

    hyper = (
        HyperParam(
            "reconstruction",
            "Reconstruction",
            "cross_entropy",
            choices=("cross_entropy", "squared"),
            help="Cross-entropy for pixels from 0 to 1 (sigmoid), squared for any values.",
        ),
        HyperParam("beta", "Beta", 1.0, 0.0, 20.0, help="The weight of the KL divergence: order against fidelity."),
        HyperParam("warmup", "Warm-up", 0.0, 0.0, 100.0, unit="epochs", help="Epochs in which beta rises from 0."),
    )

    def __init__(
        self,
        encoder: Sequential,
        decoder: Sequential,
        optimizers: tuple[Optimizer, Optimizer],
        samples: Array,
        *,
        rng: np.random.Generator,
        test: Array | None = None,
        settings: Mapping[str, Value] | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.encoder, self.decoder = encoder, decoder
        self._test = test
        self._beta = np.zeros((), encoder.dtype)
        players = (Player("encoder", encoder, optimizers[0]), Player("decoder", decoder, optimizers[1]))
        super().__init__(players, samples, rng=rng, settings=settings, pace=pace)

    @property
    def latent(self) -> int:
        """How many numbers a code has."""
        return self.decoder.input_shape[0]

    @property
    def beta(self) -> float:
        """The weight of the KL divergence now."""
        warmup = float(self.settings["warmup"])
        share = min(1.0, self.epoch / warmup) if warmup else 1.0
        return float(self.settings["beta"]) * share

    def evaluate(self, *, full: bool = False) -> dict[str, float]:
        """Negative ELBO, reconstruction and KL with one fixed draw for each sample."""
        scores: dict[str, float] = {}
        for part, samples in (("train", self._samples), ("test", self._test)):
            if samples is None:
                continue
            x = samples if full else samples[:EVALUATION_LIMIT]
            mean, log_variance = self.encode(x)
            eps = np.random.default_rng(0).standard_normal(mean.shape).astype(mean.dtype)
            with np.errstate(all="ignore"):
                made = self.decode(mean + np.exp(log_variance / 2) * eps)
                reconstruction = self._reconstruction_value(made, x)
                kl = float(gaussian_kl(mean, log_variance).mean())
            scores |= {
                f"{part}_loss": reconstruction + kl,
                f"{part}_reconstruction": reconstruction,
                f"{part}_kl": kl,
            }
        return scores

    def encode(self, x: Array) -> tuple[Array, Array]:
        """Mean and log variance (n, latent) of the codes of samples."""
        outputs = self.encoder.forward(x)
        return outputs[:, : self.latent], outputs[:, self.latent :]

    def decode(self, codes: Array) -> Array:
        """Samples (n, *shape) for codes (n, latent)."""
        made = self.decoder.forward(np.asarray(codes, self.decoder.dtype))
        return made.reshape(len(made), *self._samples.shape[1:])

    # ------------------------------------------------------------ private

    def _check_networks(self) -> None:
        found = problems_of_vae(
            self.settings,
            self._samples.shape[1:],
            self.encoder.output_shape,
            self.encoder.last_activation,
            self.decoder.input_shape,
            self.decoder.output_shape,
            self.decoder.last_activation,
        )
        if found:
            raise ValueError("; ".join(found))

    def _replan(self) -> None:
        batch = self.batch_size
        encoder_gradients, decoder_gradients = (network.parameters.gradients for network in self.networks)
        self._encode = self.encoder.plan(batch, gradients=encoder_gradients, is_training=True, rng=self._noise)
        self._decode = self.decoder.plan(
            batch, gradients=decoder_gradients, is_training=True, wants_input_gradient=True, rng=self._noise
        )
        self._targets = np.zeros((batch, *self._samples.shape[1:]), self.encoder.dtype)
        self._eps, self._deviation = (np.zeros((self.latent, batch), self.encoder.dtype) for _ in range(2))
        self._decode.start_backward()
        self._plan_reconstruction(self._decode)
        self.decoder.plan_backward(self._decode)
        self.encoder.plan_backward(self._encode)

    def _plan_reconstruction(self, plan: Plan) -> None:
        y = plan.output
        targets = y.batch_first(self._targets) if len(y.shape) == 3 else self._targets.reshape(plan.batch, -1).T
        if self.settings["reconstruction"] == "cross_entropy":
            BinaryCrossEntropy().plan_gradient(plan, y, targets, self.decoder.last_activation)
        else:
            plan.call(np.subtract, y.value, targets, gradient_of(y))
            plan.call(np.multiply, gradient_of(y), plan.constant(1.0 / plan.batch), gradient_of(y))

    def _reconstruction_value(self, made: Array, x: Array) -> float:
        if self.settings["reconstruction"] == "cross_entropy":
            return BinaryCrossEntropy().value(made, x)
        return float(((made - x) ** 2).sum()) / (2 * len(x))

    def _advance(self, rate: float) -> None:
        self._beta[()] = self.beta
        numbers = self._stream.next(self.batch_size)
        self._samples.take(numbers, 0, self._targets, "clip")
        np.copyto(self._encode.input.batch_first(self._encode.input.value), self._targets)
        self._noise.standard_normal(None, self.encoder.dtype, self._eps)
        self.run_batch()
        for player in self.players:
            player.update(rate)

    def run_batch(self) -> None:
        """The gradients for the samples and the draw that stand in the buffers: forward, code, decoder, and back."""
        self._encode.run_forward()
        codes = self._encode.output.value
        mean, log_variance = codes[: self.latent], codes[self.latent :]
        np.multiply(log_variance, 0.5, self._deviation)
        np.exp(self._deviation, self._deviation)
        np.multiply(self._deviation, self._eps, self._decode.input.value)
        np.add(self._decode.input.value, mean, self._decode.input.value)
        self._decode.run_forward()
        self._decode.run_backward()
        self._code_gradient(mean)
        self._encode.run_backward()

    def _code_gradient(self, mean: Array) -> None:
        pull = self._beta / self.batch_size
        g, given = gradient_of(self._decode.input), gradient_of(self._encode.output)
        given[: self.latent] = g + pull * mean
        given[self.latent :] = 0.5 * (g * self._eps * self._deviation + pull * (self._deviation**2 - 1))

    def _typical_inputs(self, count: int) -> tuple[Array, Array]:
        x = self._samples[:count]
        return x, self.encode(x)[0]


def problems_of_vae(
    settings: Mapping[str, Value],
    sample_shape: Shape,
    encoder_output: Shape,
    encoder_activation: str,
    decoder_input: Shape,
    decoder_output: Shape,
    decoder_activation: str,
) -> list[str]:
    """Why these networks do not make an autoencoder, one sentence each."""
    found = []
    if len(encoder_output) != 1 or encoder_output[0] % 2:
        found.append(
            f"the encoder must end in an even number of outputs (means and log variances), got {encoder_output}"
        )
    elif decoder_input != (encoder_output[0] // 2,):
        found.append(
            f"the decoder must take {encoder_output[0] // 2} inputs (half of the encoder's), got {decoder_input}"
        )
    if encoder_activation != "linear":
        found.append(f"the encoder must end in a linear layer, got {encoder_activation}")
    if decoder_output not in (sample_shape, (int(np.prod(sample_shape)),)):
        found.append(f"the decoder must make samples of shape {sample_shape}, flat or not, got {decoder_output}")
    complete = with_defaults(VaeTrainer.hyper, settings)
    if complete["reconstruction"] == "cross_entropy" and decoder_activation != "sigmoid":
        found.append(
            f"cross-entropy needs a decoder that ends in a sigmoid, got {decoder_activation}; "
            "change its last activation or use squared"
        )
    return found
