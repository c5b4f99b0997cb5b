"""``nnviz export`` to pictures and films: the options, and the way to the window that draws them."""

import argparse
import sys
from pathlib import Path

from nnviz.cli.experiments import find_experiment
from nnviz.cli.progress import ProgressBar
from nnviz.cli.usage import UsageError, whole
from nnviz.storage.problem import FileProblem

PICTURES = {
    "png": "a picture of a view, in pixels",
    "svg": "a picture of a view, lines and letters",
    "pdf": "a picture of a view for papers, lines and letters",
    "gif": "a film of the training (needs the extra nnviz-desktop[video])",
    "mp4": "a film of the training (needs the extra nnviz-desktop[video])",
}
"""The targets and what they are."""
FILMS = ("gif", "mp4")
USUAL_EPOCHS = 10
SMALLEST_SIZE, LARGEST_SIZE = 400, 8_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of pictures and films."""
    group = parser.add_argument_group("pictures and films")
    group.add_argument("--view", default="graph", metavar="VIEW", help="graph, plot, curves, ..., window (the whole)")
    group.add_argument("--epochs", type=whole(1, 1_000_000), metavar="N", help="train so long before, or in the film")
    group.add_argument("--scale", type=whole(1, 8), default=2, metavar="N", help="how fine a PNG is: 1 to 8")
    group.add_argument("--title", default="", metavar="TEXT", help="words above a picture")
    group.add_argument("--no-caption", action="store_true", help="without experiment, step and loss below")
    group.add_argument("--dark", action="store_true", help="in the dark theme")
    group.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help="of the window it is part of")
    group.add_argument("--width", type=whole(160, 3840), default=720, metavar="N", help="of a film, in pixels")
    group.add_argument("--seconds", type=whole(1, 600), default=10, metavar="N", help="how long a film is at most")


def take(given: argparse.Namespace, path: Path) -> None:
    """Draw what was asked for into ``path``. Raises UsageError."""
    find_experiment(given.experiment)  # tells of wrong names and broken files before a window is made
    from nnviz.ui.pictures.film_recorder import FilmOrder  # Qt, only when something is drawn
    from nnviz.ui.pictures.render import Look
    from nnviz.unattended import PictureOrder, take_picture

    has_caption = not given.no_caption
    order = PictureOrder(
        experiment=given.experiment,
        out=path,
        kind=given.to,
        view=given.view,
        epochs=given.epochs or (USUAL_EPOCHS if given.to in FILMS else 0),
        look=Look(scale=given.scale, title=given.title, caption="yes" if has_caption else ""),
        film=FilmOrder(given.to, width=given.width, most_seconds=given.seconds, has_caption=has_caption),
        size=given.size,
        is_dark=given.dark,
        data_dir=given.data,
    )
    unit = "frame" if given.to in FILMS else "step"
    with ProgressBar(desc=given.to, unit=unit, file=sys.stderr, leave=False, disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        try:
            take_picture(order, show)
        except FileProblem as error:
            raise UsageError(str(error)) from error


def _size(text: str) -> tuple[int, int]:
    """An argparse type: "1440x900"."""
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdecimal() and SMALLEST_SIZE <= int(part) <= LARGEST_SIZE for part in parts):
        raise argparse.ArgumentTypeError(f"a size such as 1440x900 is expected, got {text!r}")
    return int(parts[0]), int(parts[1])
