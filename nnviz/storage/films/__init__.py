"""The kinds of film files, as an explicit list."""

from collections.abc import Mapping

from nnviz.storage.films.base import Encode, Film, FilmLook, Frame, missing
from nnviz.storage.films.gif import write_gif
from nnviz.storage.films.mp4 import write_mp4

FILMS: Mapping[str, Encode] = {"gif": write_gif, "mp4": write_mp4}

__all__ = ["FILMS", "Encode", "Film", "FilmLook", "Frame", "missing"]
