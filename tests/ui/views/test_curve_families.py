"""Curve families: every kind of run has its tabs, and every line on them has a curve."""

import pytest

from nnviz.engine.catalogue import TRAINERS
from nnviz.runtime.build import build
from nnviz.spec.fit import ROLES
from nnviz.spec.presets import PRESETS
from nnviz.ui.views.curve_families import FAMILIES, tabs_of

A_RUN_OF_EACH = ("spiral", "curve-1d", "iris", "gan-ring", "vae-digits")


def test_every_trainer_has_a_family():
    assert set(FAMILIES) == {ROLES[kind][0] for kind in TRAINERS}
    assert {PRESETS[key].training.trainer.kind for key in A_RUN_OF_EACH} == set(TRAINERS)


@pytest.mark.parametrize("key", A_RUN_OF_EACH)
def test_every_line_of_the_tabs_is_a_score_of_the_run(key):
    made = build(PRESETS[key])
    scores = made.trainer.evaluate()
    for tab in tabs_of(made.spec.networks[0].role, made.data.task != "regression"):
        assert {line.series for line in tab.lines} <= set(scores), tab.label
