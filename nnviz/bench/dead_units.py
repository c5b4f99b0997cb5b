"""Does training slow down once most ReLUs are dead? Their moments would decay into denormal numbers."""

import time
from statistics import median

from nnviz.bench.engine_nnviz import prepare_dead
from nnviz.bench.workloads import WORKLOADS

EARLY_STEPS = 300
LATE_AFTER = 3000


def dead_unit_costs() -> tuple[float, float]:
    """Microseconds of a step among the first 300 and after 3,000, with 95 % of the hidden units dead."""
    step, _ = prepare_dead(WORKLOADS["dead_units"])
    costs = []
    for _ in range(LATE_AFTER + EARLY_STEPS):
        start = time.perf_counter()
        step()
        costs.append(time.perf_counter() - start)
    return median(costs[:EARLY_STEPS]) * 1e6, median(costs[LATE_AFTER:]) * 1e6
