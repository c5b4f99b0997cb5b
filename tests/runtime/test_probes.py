"""Probes answer with the network's own numbers, in the documented order and scale."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnviz.data import feature_columns
from nnviz.runtime import probes
from nnviz.runtime.build import build
from nnviz.runtime.messages import Request
from nnviz.runtime.probes import CATALOGUE, PROBES, NotNow, Subject
from nnviz.runtime.probes.base import plane_points
from nnviz.runtime.probes.outputs import class_shares
from nnviz.spec import edits
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS

SIZE = 12


def subject(preset: str = "circle") -> Subject:
    made = Subject(build(PRESETS[preset]))
    for _ in range(20):
        made.build.trainer.step()
    return made


def read(made: Subject, probe: str, target: tuple[int | str, ...] = (0,), size: int = 0) -> np.ndarray:
    made.begin_snapshot()
    return PROBES[probe](made, Request(probe, target, size))


def grid_outputs(made: Subject) -> dict[str, np.ndarray]:
    x = feature_columns(plane_points(SIZE), made.build.spec.data.features)
    return made.build.trainer.networks[0].trace(x)


def with_softmax() -> ExperimentSpec:
    spec = PRESETS["blobs"]
    assert spec.layers[-1].settings["activation"] == "softmax"
    return spec


def test_every_module_of_the_folder_is_in_the_catalogue() -> None:
    modules = {path.stem for path in Path(probes.__file__).parent.glob("*.py")} - {"__init__", "base"}
    assert {module.__name__.rpartition(".")[2] for module in CATALOGUE} == modules


@pytest.mark.parametrize("probe", list(PROBES))
def test_every_probe_gives_its_own_float32_array_or_says_not_now(probe: str) -> None:
    for preset in ("circle", "curve-1d", "iris", "digits-mlp"):
        made = subject(preset)
        made.set_sample(made.build.dataset.raw_train[0], float(made.build.dataset.y_train[0]))
        try:
            array = read(made, probe, (0, "", 0) if probe == "map" else (0,), SIZE)
        except NotNow:
            continue
        assert array.dtype == np.float32
        assert array.flags.owndata or array.base.flags.owndata
        for network in made.build.trainer.networks:
            assert not np.shares_memory(array, network.parameters.values)


def test_the_plane_starts_at_the_top_left() -> None:
    points = plane_points(SIZE)
    np.testing.assert_allclose(points[0], [-6, 6])
    np.testing.assert_allclose(points[SIZE - 1], [6, 6])
    np.testing.assert_allclose(points[-1], [6, -6])


def test_maps_hold_inputs_first_and_the_output_between_minus_one_and_one() -> None:
    made = subject()
    maps = read(made, "maps", size=SIZE)
    outputs = grid_outputs(made)
    features = feature_columns(plane_points(SIZE), made.build.spec.data.features)
    np.testing.assert_allclose(maps[: features.shape[1]].reshape(features.shape[1], -1).T, features, rtol=1e-6)
    first = made.build.spec.layers[0].id
    np.testing.assert_allclose(maps[features.shape[1]].ravel(), outputs[first][:, 0], rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(maps[-1].ravel(), 2 * outputs["output"][:, 0] - 1, rtol=1e-4, atol=1e-5)


def test_one_map_is_its_row_of_all_maps() -> None:
    made = subject()
    maps = read(made, "maps", size=SIZE)
    first = made.build.spec.layers[0].id
    inputs = len(made.build.spec.data.features)
    np.testing.assert_array_equal(read(made, "map", (0, "", 1), SIZE), maps[1])
    np.testing.assert_array_equal(read(made, "map", (0, first, 2), SIZE), maps[inputs + 2])
    np.testing.assert_array_equal(read(made, "map", (0, "output", 0), SIZE), maps[-1])


@pytest.mark.parametrize("target", [(0,), (0, "gone", 0), (0, "output", 1), (0, "", -1), (0, "", "x"), (3, "", 0)])
def test_a_map_of_nothing_is_not_now(target: tuple[int | str, ...]) -> None:
    with pytest.raises(NotNow):
        read(subject(), "map", target, SIZE)


@pytest.mark.parametrize("size", [0, 1, 100_000])
def test_an_impossible_size_is_not_now(size: int) -> None:
    with pytest.raises(NotNow):
        read(subject(), "maps", size=size)


def test_maps_follow_the_weights() -> None:
    made = subject()
    before = read(made, "maps", size=SIZE)
    made.build.trainer.step()
    assert (read(made, "maps", size=SIZE) != before).any()


@pytest.mark.parametrize("spec", [PRESETS["circle"], with_softmax()], ids=["one output", "softmax"])
def test_class_shares_add_up_to_one_at_every_point(spec: ExperimentSpec) -> None:
    made = Subject(build(spec))
    shares = read(made, "classes", size=SIZE)
    assert shares.shape == (len(made.build.dataset.classes), SIZE, SIZE)
    np.testing.assert_allclose(shares.sum(axis=0), 1, rtol=1e-5)
    assert shares.min() >= 0


def test_the_share_of_the_second_class_is_the_sigmoid() -> None:
    made = subject()
    np.testing.assert_allclose(
        read(made, "classes", size=SIZE)[1].ravel(), grid_outputs(made)["output"][:, 0], rtol=1e-4, atol=1e-6
    )


def test_a_curve_is_the_output_over_the_range_of_the_samples() -> None:
    made = subject("curve-1d")
    data = made.build.dataset
    low, high = (
        float(extreme)
        for extreme in (min(data.x_train.min(), data.x_test.min()), max(data.x_train.max(), data.x_test.max()))
    )
    x = np.linspace(low, high, 50, dtype=np.float32)[:, None]
    np.testing.assert_allclose(read(made, "curve", size=50), made.build.trainer.networks[0].forward(x)[:, 0], rtol=1e-5)


def test_a_trace_is_every_layer_one_after_the_other() -> None:
    made = subject("iris")
    sample = made.build.dataset.x_train[3]
    made.set_sample(sample, None)
    outputs = made.build.trainer.networks[0].trace(sample[None])
    expected = np.concatenate([outputs[layer.id].ravel() for layer in made.build.networks[0].layers])
    np.testing.assert_array_equal(read(made, "trace"), expected)


def test_predictions_of_a_planar_point_use_its_features() -> None:
    made = subject("spiral")
    point = np.array([1.5, -2.0], np.float32)
    made.set_sample(point, None)
    expected = made.build.trainer.networks[0].forward(feature_columns(point[None], made.build.spec.data.features))[0, 0]
    np.testing.assert_allclose(read(made, "predictions"), [1 - expected, expected], rtol=1e-5)


def test_the_sample_step_ends_in_the_loss_and_changes_nothing() -> None:
    made = subject("iris")
    network = made.build.trainer.networks[0]
    before = network.parameters.values.copy()
    made.set_sample(made.build.dataset.x_train[0], float(made.build.dataset.y_train[0]))
    record = read(made, "sample_step")
    sizes = sum(4 * int(np.prod(layer.shape)) + layer.parameters for layer in made.build.networks[0].layers)
    assert record.shape == (made.build.dataset.x_train[0].size + sizes + 1,)
    probability = network.forward(made.build.dataset.x_train[:1])[0, made.build.dataset.y_train[0]]
    assert record[-1] == pytest.approx(-np.log(probability), rel=1e-4)
    np.testing.assert_array_equal(network.parameters.values, before)


@pytest.mark.parametrize("preset", [key for key in PRESETS if PRESETS[key].training.trainer.kind == "supervised"])
def test_the_sample_step_of_every_supervised_preset_is_complete(preset: str) -> None:
    made = Subject(build(PRESETS[preset]))
    data = made.build.dataset
    if data.y_train.ndim > 1:
        pytest.skip("one target a sample is needed")
    made.set_sample(data.x_train[0], float(data.y_train[0]))
    layers = made.build.networks[0].layers
    sizes = sum(4 * int(np.prod(layer.shape)) + layer.parameters for layer in layers)
    assert read(made, "sample_step").shape == (data.x_train[0].size + sizes + 1,)


@pytest.mark.parametrize("target", [None, 7.0, -1.0])
def test_a_sample_step_without_a_proper_target_is_not_now(target: float | None) -> None:
    made = subject("iris")
    made.set_sample(made.build.dataset.x_train[0], target)
    with pytest.raises(NotNow):
        read(made, "sample_step")


def test_the_confusion_matrix_counts_every_test_sample_and_its_diagonal_the_hits() -> None:
    made = subject("iris")
    counts = read(made, "confusion")
    data = made.build.dataset
    hits = (made.build.trainer.networks[0].forward(data.x_test).argmax(axis=1) == data.y_test).sum()
    assert counts.sum() == len(data.x_test)
    assert counts.trace() == hits
    np.testing.assert_array_equal(counts.sum(axis=1), np.bincount(data.y_test, minlength=3))


def test_statistics_have_a_row_for_each_layer() -> None:
    made = subject()
    assert read(made, "statistics").shape == (len(made.build.networks[0].layers), 4)


def test_shares_of_outputs_that_are_all_low_are_even() -> None:
    made = subject("iris")
    spec = made.build.spec
    loss = replace(spec.training, loss=replace(spec.training.loss, kind="mean_squared_error"))
    made.build = replace(made.build, spec=replace(spec, training=loss))
    network = made.build.trainer.networks[0]
    network.change_setting("output", "activation", "sigmoid")
    np.testing.assert_allclose(class_shares(made, network, np.zeros((1, 3))), [[1 / 3] * 3])


@pytest.mark.parametrize(
    "request_", [Request("confusion", (0,)), Request("cell", (0, 0, 0), 4), Request("flips", (0, "generator-1", 0), 4)]
)
def test_a_gan_on_data_of_one_class_has_no_classes_to_judge(request_: Request) -> None:
    """What the lab that was left still asks for, while the next one is there already."""
    spec = edits.set_dataset(PRESETS["gan-ring"], "line-2d")
    with pytest.raises(NotNow, match="learns classes"):
        PROBES[request_.probe](Subject(build(spec)), request_)
