"""GANs and VAEs from a spec: built, trained to the presets' figures, edited while they live."""

from dataclasses import replace

import numpy as np
import pytest

from nnviz.hyper import Settings
from nnviz.runtime.build import build, change_hot, graft
from nnviz.spec.impact import impact
from nnviz.spec.parts import PartSpec
from nnviz.spec.presets import PRESETS


def with_trainer(spec, **settings):
    part = PartSpec(spec.training.trainer.kind, spec.training.trainer.settings.replace(**settings))
    return replace(spec, training=replace(spec.training, trainer=part))


def with_setting(spec, network, layer_id, **settings):
    layers = tuple(
        replace(layer, settings=layer.settings.replace(**settings)) if layer.id == layer_id else layer
        for layer in spec.networks[network].layers
    )
    return spec.with_layers(layers, network)


def trained(spec, steps):
    made = build(spec)
    for _ in range(steps):
        made.trainer.step()
    return made


@pytest.mark.parametrize("seed", range(5))
def test_the_generator_finds_all_eight_clouds(seed):
    made = trained(replace(PRESETS["gan-8gaussians"], seed=seed), 3000)
    scores = made.trainer.evaluate()
    assert scores["modes_covered"] == 1
    assert scores["js_divergence"] < 0.4


def test_the_generator_bends_the_noise_into_a_ring():
    made = trained(PRESETS["gan-ring"], 3000)
    assert made.trainer.evaluate()["js_divergence"] < 0.35
    assert np.hypot(*made.trainer.made_samples(500).T).mean() == pytest.approx(4, abs=0.5)


def test_the_autoencoder_gains_on_an_untrained_one():
    untrained = build(PRESETS["vae-digits"]).trainer.evaluate()
    after = trained(PRESETS["vae-digits"], 150).trainer.evaluate()
    assert after["test_loss"] < untrained["test_loss"] - 300
    assert after["test_kl"] > 1


@pytest.mark.parametrize("key", ["gan-8gaussians", "vae-digits"])
def test_numbers_and_activations_change_between_two_steps(key):
    spec = PRESETS[key]
    made = trained(spec, 2)
    first = spec.networks[0].layers[1]
    new = with_setting(spec, 0, first.id, activation="elu")
    new = replace(new, training=replace(new.training, learning_rate=0.0005, batch_size=16, l2=0.001))
    assert impact(spec, new) == "hot"
    changed = change_hot(made, new)
    assert changed is not None
    changed.trainer.step()
    assert changed.trainer.step_count == 3
    assert changed.trainer.batch_size == 16
    assert changed.networks[0].layers[1].activation == "elu"


def test_the_rules_of_the_game_change_between_two_steps():
    made = trained(PRESETS["gan-ring"], 2)
    new = with_trainer(PRESETS["gan-ring"], frozen="discriminator", instance_noise=0.0)
    changed = change_hot(made, new)
    assert changed is not None
    before = changed.trainer.networks[1].parameters.values.copy()
    changed.trainer.step()
    assert np.array_equal(before, changed.trainer.networks[1].parameters.values)


def test_more_noise_inputs_are_grafted():
    spec = PRESETS["gan-ring"]
    made = trained(spec, 20)
    new = with_trainer(spec, latent=5)
    assert change_hot(made, new) is None
    grown = graft(made, new)
    assert grown.networks[0].input_shape == (5,)
    assert np.array_equal(made.trainer.networks[1].parameters.values, grown.trainer.networks[1].parameters.values)
    assert grown.trainer.step_count == 20


def test_a_wider_layer_keeps_what_the_autoencoder_learned():
    spec = PRESETS["vae-digits"]
    made = trained(spec, 30)
    grown = graft(made, with_setting(spec, 1, "decoder-1", units=260))
    assert grown.largest_change < 1e-4
    assert grown.trainer.evaluate()["test_loss"] == pytest.approx(made.trainer.evaluate()["test_loss"], rel=1e-3)
    grown.trainer.step()


def test_one_network_is_not_enough():
    spec = PRESETS["gan-ring"]
    with pytest.raises(ValueError, match="gan trains two networks, got 1"):
        build(replace(spec, networks=spec.networks[:1]))


def test_settings_of_the_trainer_are_checked():
    spec = PRESETS["gan-ring"]
    part = PartSpec("gan", Settings({"discriminator_steps": 99}))
    with pytest.raises(ValueError, match="discriminator updates must be 1 to 20, got 99"):
        build(replace(spec, training=replace(spec.training, trainer=part)))
