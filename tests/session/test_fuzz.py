"""A short run of the fuzzer; the long one is ``python -m tests.session.fuzz``."""

from pathlib import Path

import pytest

from tests.session.fuzz import run


@pytest.mark.usefixtures("qapp")
def test_damaged_files_open_or_are_refused_with_one_message(tmp_path: Path) -> None:
    fuzz = run(150, 1, tmp_path)
    assert sum(fuzz.counts.values()) == 150
    assert any(outcome.endswith("refused") for outcome in fuzz.counts)
