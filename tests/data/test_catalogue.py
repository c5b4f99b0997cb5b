"""The catalogue of datasets names everything that lies in the folder."""

from pathlib import Path

import nnviz.data
from nnviz.data import CATALOGUE


def test_no_module_that_enters_datasets_is_forgotten():
    folder = Path(nnviz.data.__file__).parent
    entering = {path.stem for path in folder.glob("*.py") if "DATASETS.add(" in path.read_text("utf-8")}
    assert entering == {module.__name__.rpartition(".")[2] for module in CATALOGUE}
