"""Every text of the program speaks Chinese, and the switch is live."""

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.spec.presets import PRESETS
from nnviz.ui.i18n import catalogue, current_language, set_language
from nnviz.ui.preferences import application
from nnviz.ui.sentences import sentence
from tests.ui.conftest import go

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def builder():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_text_is_missing_or_unfinished(builder):
    assert builder.problems() == []


def test_every_placeholder_of_a_text_stands_in_its_translation(builder):
    def holes(text: str) -> set[str]:
        return set(re.findall(r"\{\d\}", text))

    messages = ElementTree.parse(builder.SOURCE).getroot().iter("message")
    wrong = [m.findtext("source") for m in messages if holes(m.findtext("source")) != holes(m.findtext("translation"))]
    assert wrong == []


def test_a_text_without_a_translation_is_found(builder, tmp_path):
    text = builder.SOURCE.read_text(encoding="utf-8").replace("<translation>学习率</translation>", "<translation/>", 1)
    broken = tmp_path / "broken.ts"
    broken.write_text(text, encoding="utf-8")
    assert [line for line in builder.unfinished(broken) if line.endswith("Learning rate")]


def test_labels_of_the_catalogues_are_translated(qapp):
    set_language(qapp, "zh_CN")
    try:
        assert catalogue("Spiral") == "螺旋"
        assert catalogue(PRESETS.entry("xor").help) != PRESETS.entry("xor").help
    finally:
        set_language(qapp, "en")
    assert catalogue("Spiral") == "Spiral"


def test_the_language_changes_without_a_restart_and_back(program, qtbot):
    window = program.window

    def words() -> set[str]:
        texts = set()
        for kind in (QLabel, QAbstractButton):
            texts |= {widget.text() for widget in window.findChildren(kind) if widget.isVisible()}
        for combo in window.findChildren(QComboBox):
            texts |= {combo.itemText(index) for index in range(combo.count()) if combo.isVisible()}
        return {text for text in texts if any(letter.isascii() and letter.isalpha() for letter in text)}

    english = words()
    set_language(application(), "zh_CN")
    qtbot.waitUntil(lambda: "Learning rate" not in words())
    go(program)
    left = english & words()
    assert not {text for text in left if re.search(r"[a-zA-Z]{3,} [a-z]{3,}", text)}
    assert not {"Noise", "Data", "Inputs", "Loss", "Step", "Epoch", "Playground", "Digits", "Tables"} & words()
    set_language(application(), "en")
    qtbot.waitUntil(lambda: "Learning rate" in words())
    assert current_language(application()) == "en"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("5 epochs are done", "已完成 5 轮"),
        ("hidden-1: softmax belongs to the last layer only", "hidden-1: softmax 只能用于最后一层"),
        ("learning rate must be 1e-07 to 100, got 0.0", "学习率必须在 1e-07 到 100 之间，而输入为 0.0"),
        ("something that no pattern knows", "something that no pattern knows"),
    ],
)
def test_reasons_of_the_rooms_below_are_told_in_chinese(qapp, english, chinese):
    assert sentence(english) == english
    set_language(qapp, "zh_CN")
    try:
        assert sentence(english) == chinese
    finally:
        set_language(qapp, "en")


def test_choices_of_their_own_stay_readable_when_the_language_changes(program, qtbot):
    window, training = program.window, program.window.top_bar.training
    program.session.edit(Edit("penalty", lambda spec: edits.set_l2(spec, 0.003)))
    program.session.edit(Edit("mix", lambda spec: edits.set_activation(spec, spec.layers[0].id, "relu")))
    assert training.penalty.combo.currentText() == "L2 0.003"
    assert training.activation.combo.currentText() == "mixed"
    set_language(application(), "zh_CN")
    qtbot.waitUntil(lambda: training.activation.combo.currentText() == "混合")
    assert training.penalty.combo.currentText() == "L2 0.003"
    window.actions_by_key["undo"].trigger()
    assert training.activation.combo.findData("mixed") < 0
