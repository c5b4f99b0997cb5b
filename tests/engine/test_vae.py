"""The VAE trainer: its loss and gradients against PyTorch and by hand, its rules, and that it learns."""

import numpy as np
import pytest

from nnviz.engine.catalogue import make_optimizer
from nnviz.engine.generative import gaussian_kl
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.trainers import VaeTrainer
from nnviz.engine.trainers.ensemble import Pace


def networks(sample_shape=(6,), latent=2, dtype=np.float64, last="sigmoid"):
    rng = np.random.default_rng(0)
    size = int(np.prod(sample_shape))
    encoder = Sequential(
        [
            LayerDef("e0", "flatten"),
            LayerDef("e1", "dense", {"units": 12, "activation": "tanh"}),
            LayerDef("e2", "dense", {"units": 2 * latent, "activation": "linear"}),
        ],
        sample_shape,
        rng=rng,
        dtype=dtype,
    )
    decoder = Sequential(
        [
            LayerDef("d1", "dense", {"units": 12, "activation": "tanh"}),
            LayerDef("d2", "dense", {"units": size, "activation": last}),
        ],
        (latent,),
        rng=rng,
        dtype=dtype,
    )
    return encoder, decoder


def patterns(n=256, shape=(6,)):
    """Two patterns with noise, 0 to 1."""
    rng = np.random.default_rng(1)
    plain = rng.integers(0, 2, (2, *shape))[rng.integers(0, 2, n)]
    return np.clip(plain + 0.1 * rng.standard_normal((n, *shape)), 0, 1)


def trainer(shape=(6,), dtype=np.float64, last="sigmoid", batch_size=16, **settings):
    x = patterns(shape=shape)
    return VaeTrainer(
        *networks(shape, dtype=dtype, last=last),
        (make_optimizer("adam"), make_optimizer("adam")),
        x[:192],
        test=x[192:],
        rng=np.random.default_rng(2),
        settings=settings,
        pace=Pace(batch_size=batch_size, learning_rate=0.005),
    )


def advance(vae, steps):
    for _ in range(steps):
        vae.step()
    return [network.parameters.values.copy() for network in vae.networks]


def torch_gradients(torch, vae, x, eps, beta, reconstruction):
    """The loss in PyTorch, and the gradients of all weight matrices."""
    weights = [
        [
            torch.tensor(layer["weights"].copy(), requires_grad=True)
            for layer in network.layers
            if layer.parameter_slots()
        ]
        for network in vae.networks
    ]

    def run(x, matrices, last):
        for index, matrix in enumerate(matrices):
            x = x @ matrix[:, :-1].T + matrix[:, -1]
            x = torch.tanh(x) if index < len(matrices) - 1 else last(x)
        return x

    x, eps = torch.tensor(x.reshape(len(x), -1)), torch.tensor(eps)
    mean, log_variance = run(x, weights[0], lambda z: z).chunk(2, dim=1)
    last = torch.sigmoid if reconstruction == "cross_entropy" else (lambda z: z)
    made = run(mean + torch.exp(log_variance / 2) * eps, weights[1], last)
    if reconstruction == "cross_entropy":
        error = torch.nn.functional.binary_cross_entropy(made, x, reduction="sum")
    else:
        error = ((made - x) ** 2).sum() / 2
    posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
    kl = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)).sum()
    ((error + beta * kl) / len(x)).backward()
    return [np.concatenate([matrix.grad.numpy().ravel() for matrix in side]) for side in weights]


@pytest.mark.parametrize(("reconstruction", "last"), [("cross_entropy", "sigmoid"), ("squared", "linear")])
@pytest.mark.parametrize("beta", [1.0, 0.3])
def test_gradients_with_a_fixed_draw_are_those_of_pytorch(reconstruction, last, beta):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: nothing to compare with")
    vae = trainer(last=last, reconstruction=reconstruction, beta=beta)
    x, eps = patterns()[:16], np.random.default_rng(4).standard_normal((16, 2))
    expected = torch_gradients(torch, vae, x, eps, beta, reconstruction)
    vae._targets[...] = x
    vae._encode.input.value[...] = x.T
    vae._eps[...] = eps.T
    vae._beta[()] = beta
    vae.run_batch()
    for network, theirs in zip(vae.networks, expected, strict=True):
        ours = network.parameters.gradients
        assert np.linalg.norm(ours - theirs) < 1e-9 * np.linalg.norm(theirs)


def test_the_divergence_is_that_of_many_draws():
    mean, log_variance = np.array([[0.7, -1.2]]), np.array([[0.4, -0.9]])
    draws = mean + np.exp(log_variance / 2) * np.random.default_rng(0).standard_normal((400_000, 2))

    def log_density(x, mean, log_variance):
        return (-0.5 * (np.log(2 * np.pi) + log_variance + (x - mean) ** 2 / np.exp(log_variance))).sum(axis=1)

    estimate = (log_density(draws, mean, log_variance) - log_density(draws, 0, 0)).mean()
    assert gaussian_kl(mean, log_variance)[0] == pytest.approx(estimate, abs=0.01)
    assert gaussian_kl(np.zeros((1, 3)), np.zeros((1, 3)))[0] == 0


@pytest.mark.parametrize("shape", [(6,), (3, 2, 1)])
def test_it_learns_and_tells_both_parts_of_the_loss(shape):
    vae = trainer(shape, np.float32)
    before = vae.evaluate()
    advance(vae, 300)
    after = vae.evaluate()
    assert after["test_loss"] < 0.6 * before["test_loss"]
    assert after["test_loss"] == pytest.approx(after["test_reconstruction"] + after["test_kl"])
    assert vae.decode(np.zeros((3, 2))).shape == (3, *shape)


def test_beta_rises_over_the_warm_up():
    vae = trainer(beta=2.0, warmup=2.0)
    assert vae.beta == 0
    advance(vae, vae.steps_per_epoch)
    assert vae.beta == pytest.approx(1, abs=0.1)
    advance(vae, 2 * vae.steps_per_epoch)
    assert vae.beta == 2


def test_a_saved_run_goes_on_bit_for_bit():
    first, second = trainer(), trainer()
    advance(first, 5)
    second.restore(*first.state())
    for one, other in zip(advance(first, 20), advance(second, 20), strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("settings", "last", "latent", "sentence"),
    [
        ({}, "linear", 2, "cross-entropy needs a decoder that ends in a sigmoid, got linear"),
        ({}, "sigmoid", 3, "the decoder must take 2 inputs"),
        ({"beta": -1.0}, "sigmoid", 2, "beta must be 0 to 20"),
    ],
)
def test_networks_that_make_no_autoencoder_are_refused(settings, last, latent, sentence):
    encoder, _ = networks()
    _, decoder = networks(latent=latent, last=last)
    with pytest.raises(ValueError, match=sentence):
        VaeTrainer(
            encoder,
            decoder,
            (make_optimizer("sgd"), make_optimizer("sgd")),
            patterns(),
            rng=np.random.default_rng(0),
            settings=settings,
        )
