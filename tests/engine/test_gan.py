"""The GAN trainer: its gradients, its rules, and a game that it can win."""

import numpy as np
import pytest

from nnviz.engine.catalogue import make_optimizer
from nnviz.engine.generative import js_divergence, modes_covered
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.trainers import GanTrainer
from nnviz.engine.trainers.ensemble import Pace


def networks(latent=2, judge="sigmoid", dtype=np.float32, made=2):
    rng = np.random.default_rng(0)
    generator = Sequential(
        [
            LayerDef("g1", "dense", {"units": 16, "activation": "tanh"}),
            LayerDef("g2", "dense", {"units": made, "activation": "linear"}),
        ],
        (latent,),
        rng=rng,
        dtype=dtype,
    )
    discriminator = Sequential(
        [
            LayerDef("d1", "dense", {"units": 16, "activation": "tanh"}),
            LayerDef("d2", "dense", {"units": 1, "activation": judge}),
        ],
        (2,),
        rng=rng,
        dtype=dtype,
    )
    return generator, discriminator


def cloud(n=512):
    return (np.array([2.0, -1.0]) + 0.5 * np.random.default_rng(1).standard_normal((n, 2))).astype(np.float32)


def trainer(judge="sigmoid", dtype=np.float32, labels=None, batch_size=64, rate=0.005, **settings):
    optimizers = make_optimizer("adam", {"beta1": 0.5}), make_optimizer("adam", {"beta1": 0.5})
    return GanTrainer(
        *networks(judge=judge, dtype=dtype),
        optimizers,
        cloud(),
        rng=np.random.default_rng(2),
        labels=labels,
        settings=settings,
        pace=Pace(batch_size=batch_size, learning_rate=rate),
    )


def advance(game, steps):
    for _ in range(steps):
        game.step()
    return [network.parameters.values.copy() for network in game.networks]


@pytest.mark.parametrize(("loss", "judge"), [("log", "sigmoid"), ("least_squares", "linear")])
def test_the_generator_learns_to_make_the_cloud(loss, judge):
    game = trainer(judge=judge, loss=loss, rate=0.002)
    before = game.evaluate()["js_divergence"]
    advance(game, 1200)
    scores = game.evaluate()
    assert scores["js_divergence"] < 0.7 * before
    assert game.made_samples(500).mean(axis=0) == pytest.approx([2, -1], abs=0.5)
    assert 0.25 < scores["made_score"] < 0.75


def test_the_same_seed_plays_the_same_game():
    for one, other in zip(
        advance(trainer(instance_noise=0.2), 5), advance(trainer(instance_noise=0.2), 5), strict=True
    ):
        assert np.array_equal(one, other)


def test_a_saved_game_goes_on_bit_for_bit():
    first, second = trainer(), trainer()
    advance(first, 7)
    second.restore(*first.state())
    for one, other in zip(advance(first, 12), advance(second, 12), strict=True):
        assert np.array_equal(one, other)
    assert first.epoch == second.epoch


@pytest.mark.parametrize(("frozen", "rests"), [("generator", 0), ("discriminator", 1)])
def test_who_is_frozen_does_not_move(frozen, rests):
    game = trainer(frozen=frozen)
    before = advance(game, 0)
    moved = [not np.array_equal(a, b) for a, b in zip(before, advance(game, 3), strict=True)]
    assert moved == [rests == 1, rests == 0]


def test_each_side_is_updated_as_often_as_told():
    game = trainer(discriminator_steps=3, generator_steps=2)
    advance(game, 4)
    optimizers = game.players[0].optimizer, game.players[1].optimizer
    assert [optimizer.step_count for optimizer in optimizers] == [8, 12]


def test_the_gradient_of_the_generator_goes_through_the_discriminator():
    game = trainer(dtype=np.float64)
    noise = game.draw_noise(64, np.random.default_rng(5))
    game._make.input.value[...] = noise.T

    def loss():
        answers = game.discriminator.forward(game.generator.forward(noise))
        return -np.log(answers).mean()

    game._make.run_forward()
    game._fool.input.value[...] = game._make.output.value
    game._fool.run_forward()
    game._fool.run_backward()
    game._make.output.gradient[...] = game._fool.input.gradient
    game._make.run_backward()
    values, gradients = game.generator.parameters.values, game.generator.parameters.gradients
    for index in range(0, len(values), 7):
        kept = values[index]
        values[index] = kept + 1e-6
        above = loss()
        values[index] = kept - 1e-6
        below = loss()
        values[index] = kept
        assert (above - below) / 2e-6 == pytest.approx(gradients[index], rel=1e-4, abs=1e-7)


def test_settings_change_between_two_steps():
    game = trainer()
    advance(game, 2)
    game.set_settings({"loss": "least_squares", "instance_noise": 0.1})
    game.set_batch_size(32)
    game.set_layer_setting("g1", "activation", "relu")
    advance(game, 2)
    assert game.step_count == 4
    assert game.first_bad_tensor() is None
    assert {record.layer_id for record in game.statistics()} == {"g1", "g2", "d1", "d2"}
    with pytest.raises(ValueError, match="latent shapes the networks"):
        game.set_settings({"latent": 3})


@pytest.mark.parametrize(
    ("made", "latent", "judge", "sentence"),
    [
        (3, 2, "sigmoid", r"must make samples of shape \(2,\) like the data, got \(3,\)"),
        (2, 4, "sigmoid", "must take 2 noise inputs"),
        (2, 2, "linear", "the log loss needs a discriminator that ends in a sigmoid, got linear"),
    ],
)
def test_networks_that_cannot_play_are_refused(made, latent, judge, sentence):
    optimizers = make_optimizer("sgd"), make_optimizer("sgd")
    with pytest.raises(ValueError, match=sentence):
        GanTrainer(*networks(latent=latent, judge=judge, made=made), optimizers, cloud(), rng=np.random.default_rng(0))


def test_divergence_is_0_for_the_same_points_and_1_for_points_apart():
    points = cloud()
    assert js_divergence(points, points) == 0
    assert js_divergence(points, points + 100) == pytest.approx(1, abs=0.02)


def test_a_mode_that_nobody_draws_is_not_covered():
    real = np.repeat([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0], [9.0, 9.0]], 50, axis=0)
    real += 0.1 * np.random.default_rng(0).standard_normal(real.shape)
    labels = np.repeat(np.arange(4), 50)
    assert modes_covered(real, labels, real) == 1
    assert modes_covered(real, labels, real[labels < 3]) == 0.75
