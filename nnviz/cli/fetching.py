"""``--data openml``: the full MNIST, fetched once because the user said so."""

import sys
from pathlib import Path

from nnviz.cli.progress import ProgressBar
from nnviz.cli.usage import UsageError
from nnviz.data import openml
from nnviz.data.files import MNIST, DataFileError, find_pictures
from nnviz.storage.paths import data_dir

OPENML = Path("openml")


def full_data(given: Path | None) -> Path | None:
    """The folder that ``--data`` names. For the word openml that is NNViz's own, with MNIST in it from now on.

    Raises UsageError when it cannot be fetched.
    """
    if given != OPENML or given.is_dir():
        return given
    folder = data_dir()
    try:
        find_pictures(folder, MNIST)
    except DataFileError:
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    with ProgressBar(total=100, desc="MNIST from openml.org", unit="%", file=sys.stderr) as bar:
        try:
            openml.fetch_mnist(folder, lambda share: bar.update(round(100 * share) - bar.n))
        except DataFileError as error:
            raise UsageError(str(error)) from error
