"""The Chinese README is a translation of the English one: the same chapters, and no command that the other lacks."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def both():
    """The lines of both."""
    return [(ROOT / name).read_text(encoding="utf-8").splitlines() for name in ("README.md", "README.zh-CN.md")]


def commands(lines):
    return {line.split("#")[0].strip() for line in lines if line.startswith("    nnviz ")}


def test_both_have_the_same_chapters(both):
    chapters = [sum(line.startswith("#") for line in lines) for lines in both]
    assert chapters[0] == chapters[1]


def test_the_chinese_one_names_commands_of_the_english_one(both):
    assert commands(both[1])
    assert commands(both[1]) <= commands(both[0])


def test_the_chinese_one_is_chinese(both):
    text = "\n".join(line for line in both[1] if not line.startswith("    "))
    assert len(re.findall(r"[\u4e00-\u9fff]", text)) > 1000
