"""For every format that was ever released a file is kept here, and opens as what it was.

A change of what a run saves (array names, facts of a trainer) is a new format: raise ``FORMAT``, write the migration,
and keep a file of the new format beside the old ones.
"""

from pathlib import Path

import pytest

from nnviz.storage.experiment_file import FORMAT
from tests.session.support import Pumped

FOLDER = Path(__file__).resolve().parents[1] / "storage" / "formats"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_file_of_each_format_opens_as_the_run_it_was_and_goes_on(number: int, tmp_path: Path) -> None:
    path = tmp_path / "old.nnviz"
    path.write_bytes((FOLDER / f"format-{number}.nnviz").read_bytes())
    pumped = Pumped("xor")
    assert pumped.session.open_file(path)
    pumped.pump()
    shown = pumped.shown()
    assert (shown.step, shown.epoch) == (125, 5.0)
    assert shown.scores["test_accuracy"] == pytest.approx(0.976)
    assert shown.curves.steps[-1] == 125
    assert pumped.session.spec.training.learning_rate == 0.02
    assert pumped.session.view_state == {"zoom": 1.5}
    pumped.train(5)
    assert pumped.shown().scores["test_loss"] < shown.scores["test_loss"]
    pumped.session.stop()
