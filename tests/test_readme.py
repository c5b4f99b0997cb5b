"""The Chinese README says all that the English one says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def both():
    """The lines of both."""
    return [(ROOT / name).read_text(encoding="utf-8").splitlines() for name in ("README.md", "README.zh-CN.md")]


def commands(lines):
    return [line.split("#")[0].strip() for line in lines if line.startswith("    ")]


def code(lines):
    text = "\n".join(lines)
    block = text[text.index("```python") : text.rindex("```")]
    return [line.split("  #")[0] for line in block.splitlines()]


def test_both_have_the_same_chapters_tables_pictures_and_steps(both):
    for pattern in (r"#+ ", r"\|", r"!\[", r"\d\. "):
        counts = [sum(bool(re.match(pattern, line)) for line in lines) for lines in both]
        assert counts[0] == counts[1], pattern


def test_both_name_the_same_commands_and_code(both):
    assert commands(both[0]) == commands(both[1])
    assert code(both[0]) == code(both[1])


def test_the_chinese_one_is_chinese(both):
    text = "\n".join(line for line in both[1] if not line.startswith("    "))
    assert len(re.findall(r"[\u4e00-\u9fff]", text)) > 1000
