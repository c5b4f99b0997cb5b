"""What looking may cost the learning: dear readings stand for a while, cheap and fresh ones never."""

from types import SimpleNamespace

import numpy as np
import pytest

from nnviz.runtime import measuring
from nnviz.runtime.measuring import CHEAP_S, DEAR_SHARE, Measuring
from nnviz.runtime.messages import Request

FRAME_S = 0.033


class Bench:
    """Probes that take a stated time by a clock that only they and ``frame`` move."""

    def __init__(self, costs_s: dict[str, float]) -> None:
        self.now_s = 0.0
        self.spent_s = dict.fromkeys(costs_s, 0.0)
        self.requests = {key: Request(key) for key in costs_s}
        self.probes = {key: self._probe(key, cost_s) for key, cost_s in costs_s.items()}
        self.measuring = Measuring(lambda: self.now_s)
        self.measuring.watch(self.requests.values())
        self.subject = SimpleNamespace(begin_snapshot=lambda: None)

    def frame(self, *, is_fresh: bool = False) -> dict[str, float]:
        """One picture later: when each reading was taken."""
        self.now_s += FRAME_S
        readings, failures = self.measuring.measure(self.subject, is_fresh=is_fresh)
        assert not failures
        return {key: float(readings[request][0]) for key, request in self.requests.items()}

    def _probe(self, key: str, cost_s: float):
        def probe(_subject: object, _request: Request) -> np.ndarray:
            taken = np.array([self.now_s])
            self.now_s += cost_s
            self.spent_s[key] += cost_s
            return taken

        return probe


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench({"cheap": CHEAP_S / 2, "dear": 0.02, "dearest": 0.08})
    monkeypatch.setattr(measuring, "PROBES", made.probes)
    return made


def test_dear_readings_take_a_share_of_the_time_and_cheap_ones_are_new_in_each_picture(bench: Bench) -> None:
    cheap = [bench.frame()["cheap"] for _ in range(300)]
    assert len(set(cheap)) == 300
    dear_share = (bench.spent_s["dear"] + bench.spent_s["dearest"]) / bench.now_s
    assert 0.5 * DEAR_SHARE < dear_share < 1.1 * DEAR_SHARE


def test_what_was_just_asked_for_is_fresh(bench: Bench) -> None:
    bench.frame()
    stale = bench.frame()
    fresh = bench.frame(is_fresh=True)
    assert all(fresh[key] > stale[key] for key in fresh)


def test_a_reading_that_stands_is_left_out_when_nobody_asks_any_more(bench: Bench) -> None:
    bench.frame()
    bench.measuring.watch([bench.requests["cheap"]])
    readings, _ = bench.measuring.measure(bench.subject, is_fresh=False)
    assert set(readings) == {bench.requests["cheap"]}
