"""Every edit, one by one, and any sequence of edits on any preset."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nnviz.data import DATASETS, FEATURES
from nnviz.engine.catalogue import ACTIVATIONS, CLIPS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES
from nnviz.hyper import Settings
from nnviz.spec import edits
from nnviz.spec.complete import complete
from nnviz.spec.impact import impact
from nnviz.spec.json_form import from_text, to_text
from nnviz.spec.parts import StopSpec
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems

SPIRAL = PRESETS["spiral"]


def ids(spec):
    return [layer.id for layer in spec.layers]


def output(spec):
    return dict(spec.layers[-1].settings)


# ---------------------------------------------------------------- layers


def test_units_are_set_and_counted_up_and_down():
    spec = edits.set_units(SPIRAL, "hidden-1", 3)
    assert spec.layers[0].settings["units"] == 3
    assert edits.add_units(spec, "hidden-1").layers[0].settings["units"] == 4
    assert edits.add_units(spec, "hidden-1", -2).layers[0].settings["units"] == 1


def test_the_last_neuron_cannot_be_removed():
    spec = edits.set_units(SPIRAL, "hidden-1", 0)
    assert [problem.where for problem in problems(spec)] == ["layer.hidden-1.units"]
    assert "units must be 1 to 4096, got 0" in problems(spec)[0].message


def test_a_new_layer_looks_like_its_neighbour_and_has_a_new_id():
    spec = edits.add_layer(SPIRAL, "hidden-1")
    assert ids(spec) == ["hidden-1", "hidden-3", "hidden-2", "output"]
    assert spec.layers[1].settings == spec.layers[0].settings
    assert problems(spec) == ()


def test_an_id_is_never_given_twice_even_after_a_layer_was_removed():
    spec = edits.add_layer(edits.remove_layer(SPIRAL, "hidden-1"), "")
    assert ids(spec) == ["hidden-3", "hidden-2", "output"]


def test_an_empty_id_puts_the_layer_first():
    spec = edits.add_layer(SPIRAL, "", "dropout", Settings(rate=0.1))
    assert ids(spec)[0] == "dropout-1"
    assert spec.layers[0].settings["rate"] == 0.1


def test_a_perceptron_gets_its_first_hidden_layer():
    spec = edits.add_layer(PRESETS["perceptron"], "")
    assert ids(spec) == ["hidden-1", "output"]
    assert problems(spec) == ()


def test_removing_the_output_is_refused_by_the_rules():
    assert problems(edits.remove_layer(SPIRAL, "output")) != ()


def test_an_edit_of_a_layer_that_is_gone_changes_nothing():
    for change in (
        partial(edits.set_units, layer_id="gone", units=3),
        partial(edits.add_units, layer_id="gone"),
        partial(edits.set_activation, layer_id="gone", activation="relu"),
        partial(edits.add_layer, after_id="gone"),
        partial(edits.remove_layer, layer_id="gone"),
    ):
        assert change(SPIRAL) is SPIRAL


def test_the_activation_of_all_hidden_layers_leaves_the_output_alone():
    spec = edits.set_hidden_activations(SPIRAL, "relu")
    assert [layer.settings["activation"] for layer in spec.layers] == ["relu", "relu", "sigmoid"]


# ---------------------------------------------------------------- training


def test_numbers_of_the_training():
    spec = edits.set_learning_rate(SPIRAL, 0.3)
    spec = edits.set_batch_size(spec, 32)
    spec = edits.set_l1(spec, 0.1)
    spec = edits.set_l2(spec, 0.2)
    spec = edits.set_stop(spec, StopSpec(epochs=7))
    training = spec.training
    assert (training.learning_rate, training.batch_size, training.l1, training.l2) == (0.3, 32, 0.1, 0.2)
    assert training.stop.epochs == 7


def test_another_optimizer_comes_with_its_own_settings():
    spec = edits.set_optimizer(SPIRAL, "momentum")
    key = OPTIMIZERS["momentum"].hyper[0].key
    assert spec.training.optimizer.settings[key] == OPTIMIZERS["momentum"].hyper[0].default
    assert edits.set_optimizer_setting(spec, key, 0.5).training.optimizer.settings[key] == 0.5


def test_the_output_follows_the_loss_where_it_must():
    hinge = edits.set_loss(SPIRAL, "hinge")
    assert output(hinge)["activation"] == "linear"
    assert problems(hinge) == ()
    assert output(edits.set_loss(hinge, "mean_squared_error"))["activation"] == "linear"
    assert output(edits.set_loss(hinge, "binary_cross_entropy"))["activation"] == "sigmoid"


def test_an_unknown_loss_is_left_to_the_rules():
    spec = edits.set_loss(SPIRAL, "regret")
    assert "unknown loss 'regret'; known: mean_squared_error" in problems(spec)[0].message


# ---------------------------------------------------------------- data


def test_another_dataset_brings_output_and_loss_that_fit():
    for kind, units, activation, loss in (
        ("blobs", 4, "softmax", "categorical_cross_entropy"),
        ("plane", 1, "linear", "mean_squared_error"),
        ("iris", 3, "softmax", "categorical_cross_entropy"),
        ("xor", 1, "sigmoid", "binary_cross_entropy"),
    ):
        spec = edits.set_dataset(SPIRAL, kind)
        assert (output(spec)["units"], output(spec)["activation"], spec.training.loss.kind) == (units, activation, loss)
        assert problems(spec) == ()


def test_another_planar_dataset_keeps_noise_inputs_and_loss():
    spec = edits.set_loss(edits.set_noise(SPIRAL, 20), "hinge")
    changed = edits.set_dataset(spec, "circle")
    assert changed.data.settings["noise"] == 20
    assert changed.data.features == SPIRAL.data.features
    assert changed.training.loss.kind == "hinge"


def test_tables_have_no_features_and_planar_sets_get_theirs_back():
    table = edits.set_dataset(SPIRAL, "iris")
    assert table.data.features == ()
    assert edits.set_dataset(table, "circle").data.features == ("x", "y")


def test_pictures_get_a_flatten_layer_and_lose_it_again():
    pictures = edits.set_dataset(SPIRAL, "digits8x8")
    assert pictures.layers[0].kind == "flatten"
    assert problems(pictures) == ()
    assert ids(edits.set_dataset(pictures, "circle")) == ids(SPIRAL)


def test_text_gets_an_embedding_of_its_symbols():
    sonnets = edits.set_dataset(SPIRAL, "sonnets")
    assert [layer.kind for layer in sonnets.layers[:2]] == ["embedding", "flatten"]
    assert problems(sonnets) == ()
    names = edits.set_dataset(sonnets, "first_names")
    assert names.layers[0].settings["vocabulary"] == 27
    assert problems(edits.set_dataset(names, "sonnets")) == ()


def test_the_batch_shrinks_with_the_data():
    spec = edits.set_dataset(edits.set_batch_size(PRESETS["digits-mlp"], 1000), "iris")
    assert spec.training.batch_size == 105
    assert problems(spec) == ()


def test_the_output_follows_the_number_of_classes():
    spec = edits.set_data_setting(PRESETS["blobs"], "classes", 7)
    assert output(spec)["units"] == 7
    assert problems(spec) == ()


def test_inputs_stay_in_the_order_of_the_catalogue_and_one_must_be_on():
    spec = edits.set_features(SPIRAL, ("siny", "x"))
    assert spec.data.features == ("x", "siny")
    spec = edits.toggle_feature(edits.toggle_feature(spec, "xy"), "x")
    assert spec.data.features == ("xy", "siny")
    empty = edits.set_features(spec, ())
    assert "at least one input must be on" in problems(empty)[0].message


# ---------------------------------------------------------------- all together

LAYER_IDS = st.sampled_from(["hidden-1", "hidden-2", "hidden-3", "output", "flatten-1", "dropout-1", "gone"])


def one_of(registry):
    return st.sampled_from(list(registry))


def _point(x, y, number):
    return lambda spec: edits.paint(spec, [(x, y, number)])


CHANGES = st.one_of(
    st.builds(lambda i, n: partial(edits.set_units, layer_id=i, units=n), LAYER_IDS, st.integers(-1, 12)),
    st.builds(lambda i, n: partial(edits.add_units, layer_id=i, by=n), LAYER_IDS, st.integers(-3, 3)),
    st.builds(lambda i, a: partial(edits.set_activation, layer_id=i, activation=a), LAYER_IDS, one_of(ACTIVATIONS)),
    st.builds(lambda a: partial(edits.set_hidden_activations, activation=a), one_of(ACTIVATIONS)),
    st.builds(
        lambda i, k: partial(edits.add_layer, after_id=i, kind=k),
        st.one_of(LAYER_IDS, st.just("")),
        st.sampled_from(["dense", "dropout", "activation"]),
    ),
    st.builds(lambda i: partial(edits.remove_layer, layer_id=i), LAYER_IDS),
    st.builds(lambda v: partial(edits.set_learning_rate, learning_rate=v), st.floats()),
    st.builds(lambda v: partial(edits.set_batch_size, batch_size=v), st.integers(-1, 3000)),
    st.builds(lambda v: partial(edits.set_l1, l1=v), st.floats(-1, 20)),
    st.builds(lambda k: partial(edits.set_loss, kind=k), one_of(LOSSES)),
    st.builds(lambda k: partial(edits.set_optimizer, kind=k), one_of(OPTIMIZERS)),
    st.builds(lambda k: partial(edits.set_schedule, kind=k), one_of(SCHEDULES)),
    st.builds(lambda k: partial(edits.set_clip, kind=k), one_of(CLIPS)),
    st.builds(lambda k: partial(edits.set_initializer, kind=k), one_of(INITIALIZERS)),
    st.builds(lambda k: partial(edits.set_dataset, kind=k), st.one_of(one_of(DATASETS), st.just("nowhere"))),
    st.builds(lambda v: partial(edits.set_noise, noise=v), st.floats(-1, 60)),
    st.builds(lambda n: partial(edits.set_data_setting, key="classes", value=n), st.integers(1, 9)),
    st.builds(lambda v: partial(edits.set_train_share, train_share=v), st.floats(0, 1)),
    st.builds(lambda k: partial(edits.toggle_feature, key=k), one_of(FEATURES)),
    st.builds(_point, st.floats(-7, 7), st.floats(-7, 7), st.integers(0, 3)),
    st.builds(lambda x: partial(edits.erase, place=(x, 0.0), reach=(3.0, 3.0)), st.floats(-7, 7)),
    st.builds(lambda x: partial(edits.pull, place=(x, 0.0), reach=(3.0, 3.0), by=(1.0, 1.0)), st.floats(-7, 7)),
    st.builds(lambda n: partial(edits.set_seed, seed=n), st.integers(-1, 5)),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(PRESETS)), st.lists(CHANGES, max_size=12))
def test_any_sequence_of_edits_keeps_a_sound_experiment(preset, changes):
    spec = PRESETS[preset]
    for change in changes:
        proposed = change(spec)
        assert (impact(spec, proposed) == "nothing") == (replace(proposed, name=spec.name) == spec)
        if problems(proposed) == ():
            spec = proposed
    assert complete(spec) == spec
    assert from_text(to_text(spec)) == spec


@pytest.mark.parametrize("preset", PRESETS)
def test_any_dataset_can_follow_any_preset_or_is_refused_with_a_sentence(preset):
    for kind in DATASETS:
        for problem in problems(edits.set_dataset(PRESETS[preset], kind)):
            assert len(problem.message) > 20
