"""From older file formats to the present one, one step per format number.

A migration changes the members of a file of format N in place into those of format N + 1. For each format that was
ever released a test file is kept in ``tests/storage/formats``.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

Members: TypeAlias = dict[str, bytes]
Migration: TypeAlias = Callable[[Members], None]

MIGRATIONS: Mapping[int, Migration] = {}
