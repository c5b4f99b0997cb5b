"""Each class of bad experiment with its sentence and its place."""

from dataclasses import replace

import pytest

from nnviz.hyper import Settings
from nnviz.spec import edits
from nnviz.spec.parts import LayerSpec, NetworkSpec, PartSpec, StopSpec
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems

SPIRAL = PRESETS["spiral"]
DIGITS = PRESETS["digits-mlp"]
CNN = PRESETS["mnist-cnn"]
SONNETS = PRESETS["char-lstm"]
GAN = PRESETS["gan-ring"]
VAE = PRESETS["vae-digits"]


def with_part(name, part):
    return replace(SPIRAL, training=replace(SPIRAL.training, **{name: part}))


def with_twins():
    return SPIRAL.with_layers((SPIRAL.layers[0], *SPIRAL.layers))


BAD = {
    "zero units": (edits.set_units(SPIRAL, "hidden-1", 0), "layer.hidden-1.units", "units must be 1 to 4096, got 0"),
    "fractions of units": (edits.set_units(SPIRAL, "hidden-1", 2.5), "layer.hidden-1.units", "a whole number, got 2.5"),
    "negative rate": (edits.set_learning_rate(SPIRAL, -1.0), "training.learning_rate", "1e-07 to 100, got -1.0"),
    "rate NaN": (edits.set_learning_rate(SPIRAL, float("nan")), "training.learning_rate", "a finite number, got nan"),
    "rate as text": (edits.set_learning_rate(SPIRAL, "fast"), "training.learning_rate", "a number, got 'fast'"),
    "batch too large": (edits.set_batch_size(SPIRAL, 251), "training.batch_size", "at most the 250 training samples"),
    "negative batch": (edits.set_batch_size(SPIRAL, -1), "training.batch_size", "0 to 100000, got -1"),
    "negative L2": (edits.set_l2(SPIRAL, -0.1), "training.l2", "0 to 10, got -0.1"),
    "negative patience": (edits.set_stop(SPIRAL, StopSpec(patience=-1)), "training.stop.patience", "got -1"),
    "unknown dataset": (edits.set_dataset(SPIRAL, "rings"), "data", "unknown dataset 'rings'; known: circle"),
    "noise": (edits.set_noise(SPIRAL, 51), "data.noise", "noise must be 0 to 50, got 51"),
    "no inputs": (edits.set_features(SPIRAL, ()), "data", "at least one input must be on"),
    "share": (edits.set_train_share(SPIRAL, 1.0), "data", "training share must be 0.1 to 0.9"),
    "negative seed": (edits.set_seed(SPIRAL, -1), "seed", "seed must be 0 to"),
    "unknown activation": (
        edits.set_activation(SPIRAL, "hidden-1", "wave"),
        "layer.hidden-1.activation",
        "activation must be one of",
    ),
    "unknown layer": (
        edits.add_layer(SPIRAL, "hidden-1", "wave"),
        "layer.hidden-3",
        "unknown layer 'wave'; known: ",
    ),
    "unknown setting": (
        edits.set_layer_setting(SPIRAL, "hidden-1", "colour", 1),
        "layer.hidden-1.colour",
        "unknown setting 'colour'; known: units, activation",
    ),
    "unknown optimizer": (
        with_part("optimizer", PartSpec("luck")),
        "training.optimizer",
        "unknown optimizer 'luck'; known: ",
    ),
    "optimizer setting": (
        with_part("optimizer", PartSpec("adam", Settings(beta1=2.0))),
        "training.optimizer.beta1",
        "got 2.0",
    ),
    "given values": (
        replace(SPIRAL, initializer=PartSpec("given", Settings(values="one"))),
        "initializer",
        "numbers apart by spaces, got 'one'",
    ),
    "no layers": (SPIRAL.with_layers(()), "networks", "needs at least its output layer"),
    "twins": (with_twins(), "layer.hidden-1", "two layers have the id 'hidden-1'"),
    "too many networks": (
        replace(SPIRAL, networks=(*SPIRAL.networks, NetworkSpec("spare", (LayerSpec("spare", "dense"),)))),
        "networks",
        "takes the networks network; got network, spare",
    ),
    "loss and output": (
        edits.set_activation(SPIRAL, "output", "tanh"),
        "layer.output",
        "binary cross-entropy needs a last layer with sigmoid, got tanh",
    ),
    "outputs and classes": (
        edits.set_units(PRESETS["blobs"], "output", 3),
        "layer.output",
        "the data has 4 classes, so the last layer needs 4 units, got 3",
    ),
    "outputs of a regression": (edits.set_units(PRESETS["plane"], "output", 2), "layer.output", "needs 1 unit, got 2"),
    "loss and task": (edits.set_loss(PRESETS["plane"], "hinge"), "layer.output", "hinge needs class labels"),
    "softmax inside": (
        edits.set_activation(SPIRAL, "hidden-1", "softmax"),
        "layer.hidden-1",
        "softmax belongs to the last layer only",
    ),
    "flatten missing": (
        edits.remove_layer(DIGITS, "flatten-1"),
        "layer.hidden-1",
        "dense needs a flat input, got (8, 8, 1); add a flatten layer before it (sizes so far: 8×8×1)",
    ),
    "a kernel larger than its picture": (
        edits.set_layer_setting(CNN, "conv2d-3", "kernel", 7),
        "layer.conv2d-3",
        "7x7 does not fit into a picture of 5x5; use 5 or less, or padding same (sizes so far: 28×28×1 → 26×26×32 →",
    ),
    "a sequence into dense": (
        edits.set_layer_setting(PRESETS["mnist-rnn"], "simple-rnn-2", "sequences", True),
        "layer.output",
        "dense needs a flat input, got (28, 64)",
    ),
    "a picture into a recurrent layer": (
        edits.remove_layer(PRESETS["mnist-rnn"], "reshape-1"),
        "layer.simple-rnn-1",
        "needs a sequence (steps, features), got (28, 28, 1)",
    ),
    "samples of another width": (
        edits.set_units(GAN, "sample", 3),
        "networks",
        "the generator must make samples of shape (2,) like the data, got (3,)",
    ),
    "a discriminator without a sigmoid": (
        edits.set_activation(GAN, "answer", "linear"),
        "networks",
        "needs a discriminator that ends in a sigmoid, got linear",
    ),
    "an odd code": (
        edits.set_units(VAE, "code", 5),
        "networks",
        "the encoder must end in an even number of outputs",
    ),
    "a decoder of another size": (
        edits.set_layer_setting(VAE, "reshape-1", "shape", "28x29x1"),
        "layer.reshape-1",
        "needs 812 numbers",
    ),
    "roles mixed up": (
        replace(VAE, networks=VAE.networks[::-1]),
        "networks",
        "vae training takes the networks encoder, decoder; got decoder, encoder",
    ),
    "too few symbols": (
        edits.set_layer_setting(SONNETS, "embedding-1", "vocabulary", 37),
        "layer.embedding-1.vocabulary",
        "the text has 38 symbols",
    ),
    "text without embedding": (
        edits.remove_layer(SONNETS, "embedding-1"),
        "layer.lstm-1",
        "text must go through an embedding layer first",
    ),
    "numbers into an embedding": (
        edits.add_layer(SPIRAL, "", "embedding"),
        "layer.embedding-1",
        "an embedding layer takes text, but the data holds numbers",
    ),
    "too many weights": (
        edits.add_layer(edits.add_layer(edits.set_units(SPIRAL, "hidden-1", 4096), "hidden-1"), "hidden-1"),
        "networks",
        "at most 20,000,000 can be built",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_experiment_is_refused_in_its_place_with_a_sentence(name):
    spec, where, sentence = BAD[name]
    found = problems(spec)
    assert where in [problem.where for problem in found]
    assert sentence in " | ".join(problem.message for problem in found)


def test_more_layers_than_can_be_built_are_refused():
    spec = SPIRAL
    for _ in range(64):
        spec = edits.add_layer(spec, "hidden-1")
    assert "at most 64 layers can be built, got 67" in problems(spec)[0].message
