"""The labs: each is a named arrangement of the same panels and views."""

from dataclasses import dataclass
from typing import Literal

Arrangement = Literal["plot", "digits"]


@dataclass(frozen=True, slots=True)
class Lab:
    """One line of the table.

    ``preset`` is what the lab opens with, ``groups`` are the groups of data sets it offers.
    """

    key: str
    label: str
    help: str
    icon: str
    preset: str
    groups: tuple[str, ...]
    arrangement: Arrangement


LABS = (
    Lab(
        "playground",
        "Playground",
        "Small networks on data in the plane: see what every neuron sees",
        "network",
        "spiral",
        ("planar", "regression"),
        "plot",
    ),
    Lab("digits", "Digits", "Draw a digit and watch the network read it", "pen-line", "digits-mlp", (), "digits"),
    Lab("tables", "Tables", "Measurements in a table: flowers, wines, patients", "table-2", "iris", ("table",), "plot"),
)


def lab_of(key: str) -> Lab:
    """The lab of a key; an unknown one (a file of a later version) opens in the first lab."""
    return next((lab for lab in LABS if lab.key == key), LABS[0])
