"""A minute of random edits in the real window; ``python -m tests.ui.monkey --minutes 30`` is the long run."""

import pytest

from tests.ui.monkey import play

SECONDS = 60
GROWTH_LIMIT_MB = 40.0
"""Twice the limit of the long run: a minute is too short for all caches to fill."""


@pytest.mark.timeout(240)
def test_a_monkey_finds_no_fault_in_a_minute(qapp):
    report = play(SECONDS, seed=0)
    assert not report.problems(GROWTH_LIMIT_MB)
    assert sum(report.actions.values()) > 20
