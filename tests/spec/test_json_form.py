"""The JSON form: what is written is read again, and nothing hostile gets through."""

import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.hyper import Settings
from nnviz.spec.complete import complete
from nnviz.spec.json_form import FormatError, from_json, from_text, to_json, to_text
from nnviz.spec.parts import (
    DataSpec,
    ExperimentSpec,
    LayerSpec,
    NetworkSpec,
    PartSpec,
    StopSpec,
    TrainingSpec,
)
from nnviz.spec.presets import PRESETS

GOOD = to_json(PRESETS["spiral"])

NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co")), min_size=1, max_size=20
)
WHOLE = st.integers(-(2**53), 2**53)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.one_of(st.booleans(), WHOLE, NUMBER, st.text(st.characters(blacklist_categories=("Cs",)), max_size=50))
SETTINGS = st.builds(Settings, st.dictionaries(NAMES, VALUES, max_size=4))
PARTS = st.builds(PartSpec, NAMES, SETTINGS)
LAYERS = st.builds(LayerSpec, NAMES, NAMES, SETTINGS)
NETWORKS = st.builds(NetworkSpec, NAMES, st.lists(LAYERS, max_size=4).map(tuple))
SPECS = st.builds(
    ExperimentSpec,
    NAMES,
    NAMES,
    st.builds(DataSpec, NAMES, SETTINGS, WHOLE, NUMBER, st.lists(NAMES, max_size=3).map(tuple)),
    st.lists(NETWORKS, min_size=1, max_size=3).map(tuple),
    st.builds(
        TrainingSpec, PARTS, PARTS, PARTS, NUMBER, PARTS, WHOLE, NUMBER, NUMBER, PARTS,
        st.builds(StopSpec, WHOLE, NUMBER, WHOLE),
    ),
    PARTS,
    WHOLE,
)  # fmt: skip

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(SPECS)
def test_any_spec_is_read_again_as_it_was_written(spec):
    assert from_text(to_text(spec)) == complete(spec)


@given(JSON)
def test_any_other_json_is_refused_with_a_sentence(value):
    with pytest.raises(FormatError, match=r".{10}"):
        from_json(value)


@given(st.sampled_from(list(GOOD)), JSON)
def test_a_part_of_a_wrong_type_is_refused_or_read(key, value):
    with contextlib.suppress(FormatError):
        assert isinstance(from_json({**GOOD, key: value}), ExperimentSpec)


@given(st.text(max_size=200))
def test_any_text_is_refused_with_a_sentence(text):
    with pytest.raises(FormatError):
        from_text(text)


def test_settings_that_are_left_out_take_their_defaults():
    page = json.loads(to_text(PRESETS["spiral"]))
    page["networks"][0]["layers"][0]["settings"] = {"units": 5}
    del page["seed"]
    spec = from_json(page)
    assert spec.layers[0].settings == Settings(units=5, activation="relu")
    assert spec.seed == 0


def changed(path, value):
    """The text of a good experiment with one value changed."""
    page = json.loads(json.dumps(GOOD))
    inner = page
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return json.dumps(page)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not valid JSON"),
        ("[]", "the whole text: an object is expected, got a list"),
        ("{}", "format is missing"),
        ('{"format": "zip"}', "its format must be 'nnviz-experiment'"),
        (changed(["version"], 2), "version 2 of the format is unknown; this program reads version 1"),
        (changed(["extra"], 1), "unknown keys: 'extra'"),
        (changed(["data", "extra"], 1), "unknown keys in data: 'extra'"),
        (changed(["networks"], []), "networks: at least one is expected"),
        (changed(["networks"], [{}]), "networks[0].layers is missing"),
        (changed(["networks", 0, "layers", 1, "id"], 3), "networks[0].layers[1].id: a text is expected, got 3"),
        (changed(["name"], "a\nb"), "1 to 200 printable characters"),
        (changed(["name"], "n" * 201), "1 to 200 printable characters"),
        (changed(["name"], ""), "1 to 200 printable characters"),
        (changed(["seed"], 1.5), "seed: a whole number is expected, got 1.5"),
        (changed(["seed"], True), "seed: a whole number is expected, got True"),
        (changed(["seed"], 10**20), "seed: the number is too large"),
        (changed(["training", "learning_rate"], "fast"), "training.learning_rate: a finite number is expected"),
        (
            changed(["training", "learning_rate"], None),
            "training.learning_rate: a finite number is expected, got nothing",
        ),
        (changed(["data", "settings"], {"noise": [1]}), "data.settings.'noise': a number, a text"),
        (changed(["data", "settings"], {"points": "x" * 100_001}), "at most 100,000 characters"),
        (changed(["data", "features"], ["x"] * 1001), "at most 1,000 items"),
        (to_text(PRESETS["spiral"]).replace("0.01", "NaN"), "NaN is not a number"),
        (to_text(PRESETS["spiral"]).replace("0.01", "1e999"), "a finite number is expected, got inf"),
        ('{"a": 1, "a": 2}', "a key stands twice"),
        ("[" * 100_000, "nested too deeply"),
        ('{"seed": ' + "9" * 5000 + "}", "not valid JSON"),
        (" " * 1_000_001, "longer than 1,000,000 characters"),
    ],
)
def test_hostile_or_damaged_texts_are_refused_with_a_sentence(text, sentence):
    with pytest.raises(FormatError) as refusal:
        from_text(text)
    assert sentence in str(refusal.value)
    assert len(str(refusal.value)) < 400


def test_a_name_that_is_not_ascii_stays_readable():
    assert "螺旋" in to_text(replace(PRESETS["spiral"], name="螺旋"))
