"""What commands share: the error of misuse, and checks of arguments."""

import argparse
from collections.abc import Callable
from pathlib import Path

from nnviz.spec.presets import PRESETS


class UsageError(Exception):
    """Something the user can put right; the message says what."""


def whole(low: int, high: int) -> Callable[[str], int]:
    """An argparse type: a whole number from ``low`` to ``high``."""

    def parse(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"a whole number from {low:,} to {high:,} is expected, got {text!r}")
        return number

    return parse


def add_data(parser: argparse.ArgumentParser) -> None:
    """The option that says where the full data sets are."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder with the full data sets (IDX files)")


def unknown_preset(name: str) -> UsageError:
    """The error that names the presets there are."""
    return UsageError(f"unknown preset {name!r}; known: {', '.join(PRESETS)}")
