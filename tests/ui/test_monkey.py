"""A minute of random edits in the real window; ``python -m tests.ui.monkey --minutes 30`` is the long run."""

import pytest

from tests.ui.monkey import play

SECONDS = 60
GROWTH_LIMIT_MB = 200.0
"""Only what runs away: a minute is too short for all caches to fill, and other tests share the process."""


@pytest.mark.timeout(240)
def test_a_monkey_finds_no_fault_in_a_minute(qapp):
    report = play(SECONDS, seed=0)
    assert not report.problems(GROWTH_LIMIT_MB)
    assert sum(report.actions.values()) > 20
