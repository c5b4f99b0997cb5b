"""Edits of painted points: they begin with the points of the present data, and the network goes on."""

import numpy as np
import pytest

from nnviz.data import load_dataset
from nnviz.data.points import parse_points
from nnviz.runtime.build import build, graft
from nnviz.spec import edits
from nnviz.spec.impact import impact
from nnviz.spec.json_form import from_text, to_text
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems

SPIRAL = PRESETS["spiral"]


def loaded(spec):
    data = spec.data
    return load_dataset(data.kind, data.settings, data.seed, data.train_share, data.features)


def points_of(spec, part="points"):
    return parse_points(str(spec.data.settings[part]), 3)


@pytest.mark.parametrize(
    ("preset", "kind"),
    [("spiral", "own-classes"), ("blobs", "own-classes"), ("plane", "own-values"), ("curve-1d", "own-curve")],
)
def test_the_first_point_keeps_all_points_that_were_there_in_their_parts(preset, kind):
    spec = PRESETS[preset]
    point = (1.5, -2.0, 1.0) if kind != "own-curve" else (1.5, 0.5)
    painted = edits.paint(spec, [point])
    before, after = loaded(spec), loaded(painted)
    assert painted.data.kind == kind
    assert problems(painted) == ()
    assert np.allclose(after.raw_train[:-1], before.raw_train, atol=1e-4)
    assert np.allclose(after.raw_test, before.raw_test, atol=1e-4)
    assert np.allclose([*after.raw_train[-1], after.y_train[-1]], point)


def test_painting_and_taking_it_back_keeps_every_weight():
    standing = build(SPIRAL)
    for _ in range(50):
        standing.trainer.step()
    weights = standing.trainer.networks[0].parameters.values.copy()
    painted = edits.paint(SPIRAL, [(1, 2, 1)])
    assert impact(SPIRAL, painted) == impact(painted, SPIRAL) == "graft"
    there = graft(standing, painted)
    back = graft(there, SPIRAL)
    for changed in (there, back):
        assert np.array_equal(changed.trainer.networks[0].parameters.values, weights)
        assert changed.trainer.step_count == 50
    assert there.data.train_count == standing.data.train_count + 1


def test_a_new_class_gets_its_output():
    spec = edits.paint(SPIRAL, [(0, 0, 2)])
    assert spec.data.settings["classes"] == 3
    assert spec.layers[-1].settings["units"] == 3
    assert problems(spec) == ()


def test_the_eraser_takes_what_lies_in_its_reach_from_both_parts():
    spec = edits.start_over(SPIRAL, [(0, 0, 0), (1, 1, 1), (5, 5, 1)])
    spec = edits.paint(spec, [(0.2, 0, 1), (-5, 5, 0)], "test_points")
    spec = edits.erase(spec, (0, 0), (0.5, 0.5))
    assert points_of(spec).tolist() == [[1, 1, 1], [5, 5, 1]]
    assert points_of(spec, "test_points").tolist() == [[-5, 5, 0]]
    assert edits.erase(spec, (3, 3), (0.5, 0.5)) is spec


def test_erasing_where_nothing_lies_does_not_begin_to_paint():
    assert edits.erase(SPIRAL, (-5.9, -5.9), (0.01, 0.01)) is SPIRAL


def test_the_last_training_point_stays():
    spec = edits.start_over(SPIRAL, [(0, 0, 0)])
    assert problems(spec) == ()
    (problem,) = problems(edits.erase(spec, (0, 0), (1, 1)))
    assert problem.message == "there are no points to learn from: paint at least one training point"


def test_the_magnet_moves_the_middle_most_and_keeps_points_on_the_sheet():
    spec = edits.start_over(SPIRAL, [(5, 0, 0), (5.5, 0, 1), (-3, 0, 1)])
    pulled = points_of(edits.pull(spec, (5, 0), (1, 1), (3, 1)))
    assert pulled.tolist() == [[6, 1, 0], [6, 0.75, 1], [-3, 0, 1]]


def test_a_batch_larger_than_all_points_takes_all_of_them():
    spec = edits.start_over(edits.set_batch_size(SPIRAL, 100), [(0, 0, 0), (1, 1, 1)])
    assert problems(spec) == ()
    few = build(spec)
    assert few.trainer.batch_size == 2
    many = graft(few, edits.paint(spec, [(x / 100, 0, 1) for x in range(200)]))
    assert many.trainer.batch_size == 100


def test_choosing_painted_data_begins_with_the_present_points():
    spec = edits.set_dataset(SPIRAL, "own-classes")
    assert len(points_of(spec)) == len(loaded(SPIRAL).x_train)
    assert spec.networks == SPIRAL.networks
    assert edits.set_dataset(PRESETS["iris"], "own-classes").data.settings["points"].startswith("-4 3 0")


def test_data_without_a_plane_cannot_be_painted():
    for key in ("iris", "digits-mlp", "airline-lstm", "gan-ring"):
        assert edits.paint(PRESETS[key], [(0, 0, 0)]) is PRESETS[key]
        assert edits.start_over(PRESETS[key], [(0, 0, 0)]) is PRESETS[key]
        assert edits.erase(PRESETS[key], (0, 0), (9, 9)) is PRESETS[key]


def test_a_full_sheet_of_points_goes_through_a_file():
    spec = edits.start_over(SPIRAL, [(x / 500 - 2, 1.23456, x % 2) for x in range(2000)])
    assert from_text(to_text(spec)) == spec
    assert problems(spec) == ()
