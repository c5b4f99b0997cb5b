"""What each edit costs the running network."""

from functools import partial

import pytest

from nnviz.hyper import Settings
from nnviz.spec import edits
from nnviz.spec.impact import impact
from nnviz.spec.parts import StopSpec
from nnviz.spec.presets import PRESETS

SPIRAL = PRESETS["spiral"]
WITH_DROPOUT = edits.add_layer(SPIRAL, "hidden-1", "dropout", Settings(rate=0.2))


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ("nothing", lambda spec: spec),
        ("nothing", partial(edits.rename, name="mine")),
        ("hot", partial(edits.set_learning_rate, learning_rate=0.5)),
        ("hot", partial(edits.set_batch_size, batch_size=3)),
        ("hot", partial(edits.set_l2, l2=0.5)),
        ("hot", partial(edits.set_optimizer, kind="sgd")),
        ("hot", partial(edits.set_schedule, kind="cosine")),
        ("hot", partial(edits.set_clip, kind="norm")),
        ("hot", partial(edits.set_stop, stop=StopSpec(epochs=3))),
        ("hot", partial(edits.set_activation, layer_id="hidden-1", activation="relu")),
        ("hot", partial(edits.set_loss, kind="hinge")),
        ("hot", partial(edits.set_layer_setting, layer_id="dropout-1", key="rate", value=0.4)),
        ("graft", partial(edits.add_units, layer_id="hidden-1")),
        ("graft", partial(edits.add_layer, after_id="hidden-1")),
        ("graft", partial(edits.remove_layer, layer_id="hidden-1")),
        ("graft", partial(edits.toggle_feature, key="x2")),
        ("graft", partial(edits.set_noise, noise=30)),
        ("graft", partial(edits.set_train_share, train_share=0.7)),
        ("graft", partial(edits.set_data_seed, seed=9)),
        ("graft", lambda spec: edits.paint(spec, [(1, 2, 0)])),
        ("graft", lambda spec: edits.start_over(spec, [(1, 2, 2)])),
        ("rebuild", partial(edits.set_dataset, kind="own-values")),
        ("rebuild", partial(edits.set_dataset, kind="circle")),
        ("rebuild", partial(edits.set_seed, seed=9)),
        ("rebuild", partial(edits.set_initializer, kind="zeros")),
    ],
)
def test_an_edit_keeps_as_much_of_the_run_as_it_can(expected, change):
    assert impact(WITH_DROPOUT, change(WITH_DROPOUT)) == expected


def test_the_gravest_of_several_changes_decides():
    spec = edits.set_learning_rate(edits.add_units(SPIRAL, "hidden-1"), 0.5)
    assert impact(SPIRAL, spec) == "graft"
    assert impact(SPIRAL, edits.set_seed(spec, 3)) == "rebuild"


def test_how_far_the_gradient_goes_back_changes_between_two_steps():
    spec = PRESETS["mnist-lstm"]
    changed = edits.set_layer_setting(spec, layer_id="lstm-1", key="truncate", value=5)
    assert impact(spec, changed) == "hot"
    assert impact(spec, edits.set_layer_setting(spec, layer_id="lstm-1", key="units", value=65)) == "graft"
