"""Lesions as probes: any reading without a part, the test samples that flip, and a run that nobody has touched."""

import numpy as np
import pytest

from nnviz.runtime.build import build
from nnviz.runtime.messages import Part, Request, without
from nnviz.runtime.probes import PROBES, NotNow, Subject
from nnviz.spec.presets import PRESETS


def subject_of(key):
    made = Subject(build(PRESETS[key]))
    made.set_sample(made.build.dataset.x_test[0], float(made.build.dataset.y_test[0]))
    return made


@pytest.fixture(scope="module")
def cnn():
    return subject_of("digits-cnn")


@pytest.fixture
def spiral():
    made = Subject(build(PRESETS["spiral"]))
    for _ in range(300):
        made.build.trainer.step()
    return made


def read(subject, request):
    return PROBES[request.probe](subject, request)


def test_every_part_of_a_request_survives():
    request = Request("map", (0, "output", 0), 50)
    assert without(None, request) is request
    assert without(Part("hidden", 3), request) == Request("without", (0, "hidden", 3, "map", "output", 0), 50)
    assert without(Part(parameter=7), request) == Request("without", (0, "=", 7, "map", "output", 0), 50)


def test_the_answer_without_a_filter_is_another_one(cnn):
    sure = cnn.sample
    cnn.set_sample(np.maximum(sure, cnn.build.dataset.x_test[1]), None)  # two digits at once: an unsure answer
    whole = read(cnn, Request("predictions"))
    changes = [
        np.abs(read(cnn, without(Part("conv2d-3", unit), Request("predictions"))) - whole).max() for unit in range(64)
    ]
    assert max(changes) > 1e-3
    assert read(cnn, Request("predictions")) == pytest.approx(whole, abs=0)
    cnn.set_sample(sure, None)


def test_the_trace_without_a_map_has_an_empty_one(cnn):
    whole, lesioned = read(cnn, Request("trace", (0,))), read(cnn, without(Part("conv2d-1", 4), Request("trace", (0,))))
    assert whole.shape == lesioned.shape
    first = lesioned[: 26 * 26 * 32].reshape(26, 26, 32)
    assert not first[..., 4].any()
    assert np.array_equal(first[..., 5], whole[: 26 * 26 * 32].reshape(26, 26, 32)[..., 5])


def test_the_boundary_without_a_neuron(spiral):
    request = Request("map", (0, "output", 0), 40)
    whole, lesioned = read(spiral, request), read(spiral, without(Part(spiral.build.spec.layers[0].id, 0), request))
    assert whole.shape == lesioned.shape == (40, 40)
    assert np.abs(whole - lesioned).max() > 0.01
    spiral.begin_snapshot()
    assert np.array_equal(read(spiral, request), whole)


def test_a_weight_is_left_out_and_comes_back(spiral):
    network, request = spiral.build.trainer.networks[0], Request("map", (0, "output", 0), 40)
    before, whole = network.parameters.values.copy(), read(spiral, request)
    strongest = int(np.abs(before).argmax())
    assert not np.array_equal(read(spiral, without(Part(parameter=strongest), request)), whole)
    assert np.array_equal(network.parameters.values, before)


def test_the_flips_are_those_samples_that_are_read_otherwise(spiral):
    data, network = spiral.build.dataset, spiral.build.trainer.networks[0]
    layer = spiral.build.spec.layers[0].id
    figures = read(spiral, Request("flips", (0, layer, 1), 20))
    asked, right, left, flipped = figures[:4].astype(int)
    before = network.forward(data.x_test)[:, 0]
    assert asked == len(data.x_test)
    assert right == np.count_nonzero((before > 0.5) == (data.y_test == 1))
    assert flipped >= abs(right - left)
    listed = figures[4:].reshape(-1, 3).astype(int)
    assert len(listed) == min(20, flipped)
    assert all(was != now for _, was, now in listed)
    truth = data.y_test[listed[:, 0]]
    went_wrong = (listed[:, 1] == truth).tolist()
    assert went_wrong == sorted(went_wrong, reverse=True)


def test_a_lesion_does_not_change_the_run(cnn):
    trainer = cnn.build.trainer
    arrays, facts = trainer.state()
    kept = {name: array.copy() for name, array in arrays.items()}
    read(cnn, Request("flips", (0, "conv2d-2", 3), 8))
    read(cnn, without(Part(parameter=100), Request("predictions")))
    arrays_now, facts_now = trainer.state()
    assert facts_now == facts
    assert all(np.array_equal(arrays_now[name], kept[name]) for name in kept)


@pytest.mark.parametrize(
    "request_",
    [
        Request("without", (0, "attic", 0, "predictions")),
        Request("without", (0, "conv2d-1", 32, "predictions")),
        Request("without", (0, "conv2d-1", 3, "no such probe")),
        Request("without", (0, "=", 10_000_000, "predictions")),
        Request("flips", (0, "conv2d-1")),
        Request("flips", ()),
    ],
)
def test_what_is_not_there_cannot_be_left_out(cnn, request_):
    with pytest.raises(NotNow):
        read(cnn, request_)
    assert cnn.silent is None
