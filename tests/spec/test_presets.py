"""The experiments that ship: each is sound, complete and survives its file form."""

import numpy as np
import pytest

from nnviz.engine.network import LayerDef, Sequential
from nnviz.spec.complete import complete
from nnviz.spec.json_form import FormatError, from_text, to_text
from nnviz.spec.presets import DEFAULT, PRESETS, read_presets
from nnviz.spec.problems import problems


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_is_sound_and_survives_its_file_form(key):
    spec = PRESETS[key]
    assert problems(spec) == ()
    assert complete(spec) == spec
    assert from_text(to_text(spec)) == spec


def test_every_preset_has_a_name_and_a_sentence_of_its_own():
    entries = PRESETS.entries()
    assert len({entry.label for entry in entries}) == len(entries)
    assert all(entry.help.endswith(".") for entry in entries)
    assert all(entry.thing.name == entry.label for entry in entries)


def test_the_first_screen_is_the_first_preset():
    assert next(iter(PRESETS)) == DEFAULT


def test_the_neuron_preset_is_the_worked_example():
    spec = PRESETS["neuron"]
    layers = [LayerDef(layer.id, layer.kind, layer.settings) for layer in spec.layers]
    neuron = Sequential(
        layers,
        (2,),
        rng=np.random.default_rng(0),
        initializer=spec.initializer.kind,
        initializer_settings=spec.initializer.settings,
    )
    assert neuron.forward(np.array([[0.5, 0.3]], np.float32))[0, 0] == pytest.approx(0.5939, abs=5e-5)


def test_a_broken_preset_file_is_named(tmp_path):
    (tmp_path / "odd.json").write_text('{"label": "Odd"}', encoding="utf-8")
    with pytest.raises(FormatError, match=r"odd\.json: a preset must have exactly"):
        read_presets(tmp_path)
