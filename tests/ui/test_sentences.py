"""Sentences of the rooms below are found where they are raised, and told in Chinese."""

import importlib.util
import re
from pathlib import Path

import pytest

from nnviz.data import DataError, load_dataset
from nnviz.spec import edits
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems
from nnviz.storage.experiment_file import read_experiment
from nnviz.storage.problem import FileProblem
from nnviz.ui.activation_names import activation_name
from nnviz.ui.i18n import set_language
from nnviz.ui.sentences import sentence
from nnviz.ui.views.layer_names import layer_title
from nnviz.ui.views.network_graph_layout import columns_of
from tests.ui.conftest import go

ROOT = Path(__file__).parents[2]
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
FILLED = "X7"


@pytest.fixture(scope="module")
def collector():
    spec = importlib.util.spec_from_file_location("sentences", ROOT / "packaging" / "sentences.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def chinese(qapp):
    set_language(qapp, "zh_CN")
    yield
    set_language(qapp, "en")


def holes_filled(pattern):
    return re.sub(r"\{\d\}", FILLED, pattern)


def test_every_sentence_that_is_raised_is_recognised_and_told_in_chinese(collector, chinese):
    spoken = [pattern for pattern in collector.spoken_sentences() if len(re.findall("[A-Za-z]+", pattern)) >= 4]
    told = {pattern: sentence(holes_filled(pattern)) for pattern in spoken}
    assert len(spoken) > 150
    assert [pattern for pattern, text in told.items() if ENGLISH.search(text) or text == holes_filled(pattern)] == []


def test_what_is_put_in_stays_in_the_sentence(collector, chinese):
    for pattern in collector.spoken_sentences():
        holes = len(set(re.findall(r"\{\d\}", pattern)))
        assert sentence(holes_filled(pattern)).count(FILLED) == holes, pattern


def test_a_new_message_is_found_where_it_is_raised(collector, tmp_path):
    for room in collector.ROOMS:
        (tmp_path / room).touch() if room.endswith(".py") else (tmp_path / room).mkdir()
    (tmp_path / "data" / "new.py").write_text(
        '"""A room."""\n'
        "def check(count):\n"
        '    """Not this: a docstring."""\n'
        "    if count:\n"
        '        raise DataError(f"there are {count:,} too many " f"of {count!r}")\n'
        "def speak(self):\n"
        '    self.notice.emit("the file is gone")\n'
        "def other():\n"
        '    return "nobody says this here"\n'
        "def size_problem(n):\n"
        '    return [f"the size must be {n} at most"] if n else []\n'
    )
    assert sorted(collector.spoken_sentences(tmp_path)) == [
        "the file is gone",
        "the size must be {0} at most",
        "there are {0} too many of {1}",
    ]


def test_real_refusals_are_told_in_chinese(chinese, tmp_path):
    spec = PRESETS["spiral"]
    refused = [
        edits.set_noise(spec, 70),
        edits.set_features(spec, ()),
        edits.set_batch_size(spec, 100_000),
        edits.set_loss(edits.set_dataset(spec, "plane"), "binary_cross_entropy"),
        edits.add_layer(spec, "hidden-1", "conv2d"),
        edits.erase(edits.start_over(spec, [(0, 0, 0)]), (0, 0), (1, 1)),
        edits.set_units(spec, "output", 5),
    ]
    told = [sentence(problem.message) for each in refused for problem in problems(each)]
    assert len(told) >= len(refused)
    assert [text for text in told if ENGLISH.search(text)] == []
    (tmp_path / "broken.nnviz").write_bytes(b"PK broken")
    with pytest.raises(FileProblem) as damaged:
        read_experiment(tmp_path / "broken.nnviz")
    assert not ENGLISH.search(sentence(str(damaged.value)))
    with pytest.raises(DataError) as unreadable:
        load_dataset("circle", {"noise": 51, "samples": 1}, 0, 0.5, ("x",))
    assert not ENGLISH.search(sentence(str(unreadable.value)))


def test_several_sentences_in_one_are_told_one_by_one(chinese):
    text = "there are no samples; at least one input must be on"
    assert sentence(text) == f"{sentence('there are no samples')}；{sentence('at least one input must be on')}"


def test_english_stays_as_it_is(qapp):
    assert sentence("there are no samples") == "there are no samples"


def test_kinds_of_layers_are_named_in_the_language_of_the_program(program, chinese):
    program.window.open_preset("digits-cnn")
    go(program, 6)
    (network,) = program.session.last_built.networks
    titles = [layer_title(network, layer.id) for layer in network.layers]
    notes = [note for column in columns_of(network, picture=(8, 8, 1)) for note in column.footer]
    headers = [facts.title for facts in program.window.bench.graph._structure.facts()]
    assert not [text for text in (*titles, *notes, *headers) if re.search(r"[A-Za-z]{4,}", text)]


def test_one_table_names_the_activations_everywhere(program, chinese):
    assert [activation_name(key) for key in ("tanh", "relu", "leaky_relu", "linear", "nobody")] == [
        "tanh",
        "ReLU",
        "leaky ReLU",
        "线性",
        "nobody",
    ]
    combo = program.window.top_bar.training.activation.combo
    offered = [combo.itemText(number) for number in range(combo.count())]
    assert {"tanh", "ReLU", "线性"} <= set(offered)
