"""The labs: each is a named arrangement of the same panels and views."""

from dataclasses import dataclass
from typing import Literal

Arrangement = Literal["plot", "tables", "digits", "images", "gan", "vae"]


@dataclass(frozen=True, slots=True)
class Lab:
    """One line of the table.

    ``preset`` is what the lab opens with, ``groups`` are the groups of data sets it offers. A lab that has no views of
    its own yet is not on the rail: its examples open from the menu.
    """

    key: str
    label: str
    help: str
    icon: str
    preset: str
    groups: tuple[str, ...]
    arrangement: Arrangement
    is_on_rail: bool = True


LABS = (
    Lab(
        "playground",
        "Playground",
        "Small networks on data in the plane: see what every neuron sees",
        "network",
        "spiral",
        ("planar", "regression", "painted"),
        "plot",
    ),
    Lab("digits", "Digits", "Draw a digit and watch the network read it", "pen-line", "digits-mlp", (), "digits"),
    Lab(
        "images",
        "Images",
        "A network that reads at once: look inside it, fool it, teach it your hand",
        "image",
        "digits-cnn",
        (),
        "images",
    ),
    Lab(
        "sequences",
        "Sequences",
        "Networks with a memory read a series or a text step by step",
        "audio-waveform",
        "airline-lstm",
        ("sequences",),
        "plot",
    ),
    Lab(
        "gan",
        "GAN",
        "A generator and a discriminator learn from each other",
        "arrow-right-left",
        "gan-ring",
        ("distributions",),
        "gan",
    ),
    Lab(
        "vae",
        "VAE",
        "A picture squeezed through two numbers and drawn again",
        "shrink",
        "vae-digits",
        ("pictures",),
        "vae",
    ),
    Lab(
        "tables", "Tables", "Measurements in a table: flowers, wines, patients", "table-2", "iris", ("table",), "tables"
    ),
)


def lab_of(key: str) -> Lab:
    """The lab of a key; an unknown one (a file of a later version) opens in the first lab."""
    return next((lab for lab in LABS if lab.key == key), LABS[0])
