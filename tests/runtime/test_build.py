"""What is built is described as it is, and the same spec is built the same."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnviz.engine.trainers import TRAINERS
from nnviz.runtime import makers
from nnviz.runtime.build import MOST_POINTS, Build, build, change_hot, graft
from nnviz.runtime.makers import CATALOGUE, MAKERS
from nnviz.spec import edits
from nnviz.spec.presets import PRESETS

SPEC = PRESETS["circle"]


def weights(made: Build) -> np.ndarray:
    return made.trainer.networks[0].parameters.values


@pytest.mark.parametrize("preset", list(PRESETS))
def test_every_preset_is_built_and_does_a_step(preset: str) -> None:
    made = build(PRESETS[preset])
    before = weights(made).copy()
    made.trainer.step()
    assert made.trainer.first_bad_tensor() is None
    assert (weights(made) != before).any()


def test_every_maker_is_in_the_catalogue_and_makes_a_known_trainer() -> None:
    modules = {path.stem for path in Path(makers.__file__).parent.glob("*.py")} - {"__init__", "base"}
    assert {module.__name__.rpartition(".")[2] for module in CATALOGUE} == modules
    assert set(MAKERS) <= set(TRAINERS)


def test_the_same_spec_is_built_the_same_and_another_seed_differs() -> None:
    np.testing.assert_array_equal(weights(build(SPEC)), weights(build(SPEC)))
    assert (weights(build(SPEC)) != weights(build(edits.set_seed(SPEC, 77)))).any()


def test_a_dense_block_is_where_its_weights_and_biases_lie() -> None:
    made = build(SPEC)
    for info, layer in zip(made.networks[0].layers, made.trainer.networks[0].layers, strict=True):
        assert info.block is not None
        block = weights(made)[slice(*info.block)].reshape(info.block_shape)
        assert info.shape == layer.shape
        assert info.block_shape == (layer.shape[0], layer.input_shape[0] + 1)
        assert np.shares_memory(block, weights(made))
    assert made.networks[0].parameters == sum(info.parameters for info in made.networks[0].layers)
    assert made.networks[0].input_labels == made.dataset.input_labels


def test_a_generator_reads_a_code_and_its_inputs_have_no_names_of_the_data() -> None:
    generator, discriminator = build(PRESETS["gan-ring"]).networks
    assert generator.input_labels == ()
    assert discriminator.input_labels == ("x", "y")


def test_views_get_a_bounded_number_of_read_only_points() -> None:
    data = build(edits.set_data_setting(SPEC, "samples", 5_000)).data
    assert len(data.train_x) == len(data.train_y) == MOST_POINTS
    assert data.train_count == 2_500
    assert not data.train_x.flags.writeable


@pytest.mark.parametrize(
    "edit",
    [
        lambda spec: edits.set_learning_rate(spec, 0.3),
        lambda spec: edits.set_batch_size(spec, 3),
        lambda spec: edits.set_l2(edits.set_l1(spec, 0.1), 0.2),
        lambda spec: edits.set_optimizer(spec, "rmsprop"),
        lambda spec: edits.set_schedule(spec, "cosine"),
        lambda spec: edits.set_clip(spec, "norm"),
        lambda spec: edits.set_loss(spec, "mean_squared_error"),
        lambda spec: edits.set_activation(spec, spec.layers[0].id, "relu"),
    ],
)
def test_a_hot_change_trains_on_like_the_edited_spec_from_the_start(edit: edits.Change) -> None:
    """At step 0 nothing has been learned: the hot-changed trainer must be the one that the new spec describes."""
    new = edit(SPEC)
    assert new != SPEC
    changed, fresh = change_hot(build(SPEC), new), build(new)
    assert changed is not None
    weights(changed)[:] = weights(fresh)  # another activation draws other initial weights
    for _ in range(40):
        changed.trainer.step()
        fresh.trainer.step()
    np.testing.assert_array_equal(weights(changed), weights(fresh))


def test_a_dropout_rate_is_changed_hot() -> None:
    spec = edits.add_layer(SPEC, SPEC.layers[0].id, "dropout")
    layer = spec.layers[1]
    changed = change_hot(build(spec), edits.set_layer_setting(spec, layer.id, "rate", 0.4))
    assert changed is not None
    assert changed.trainer.networks[0].layer(layer.id).settings["rate"] == 0.4


def test_a_graft_without_an_edit_trains_on_bit_for_bit() -> None:
    first, second = build(SPEC), build(SPEC)
    for _ in range(33):
        first.trainer.step()
        second.trainer.step()
    grafted = graft(second, replace(SPEC))
    for _ in range(60):
        first.trainer.step()
        grafted.trainer.step()
    np.testing.assert_array_equal(weights(first), weights(grafted))


def test_an_input_switched_on_leaves_the_function_and_one_switched_off_the_other_weights() -> None:
    made = build(SPEC)
    for _ in range(50):
        made.trainer.step()
    off = next(key for key in ("x2", "sinx", "xy") if key not in SPEC.data.features)
    more = graft(made, edits.toggle_feature(SPEC, off))
    assert more.largest_change < 1e-6
    back = graft(more, SPEC)
    np.testing.assert_array_equal(weights(back), weights(made))


def test_other_samples_keep_the_weights_and_the_place_in_the_epoch() -> None:
    made = build(SPEC)
    for _ in range(40):
        made.trainer.step()
    moved = graft(made, edits.set_train_share(SPEC, 0.3))
    np.testing.assert_array_equal(weights(moved), weights(made))
    assert moved.trainer.step_count == 40
    assert moved.trainer.epoch == pytest.approx(made.trainer.epoch, abs=0.01)
    for _ in range(100):
        moved.trainer.step()


def test_bad_specs_raise_a_sentence() -> None:
    with pytest.raises(ValueError, match="one unit for each target"):
        build(edits.set_units(SPEC, SPEC.layers[-1].id, 3))


def test_truncation_is_changed_hot() -> None:
    spec = PRESETS["mnist-lstm"]
    made = build(spec)
    changed = change_hot(made, edits.set_layer_setting(spec, layer_id="lstm-1", key="truncate", value=5))
    assert changed is not None
    changed.trainer.step()
    assert changed.trainer.networks[0].layer("lstm-1").settings["truncate"] == 5
