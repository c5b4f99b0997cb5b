"""The one mutable document of the program. QtCore only."""
