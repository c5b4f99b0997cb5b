"""The NumPy training engine: no Qt, no thread of its own for callers, no clock, no file, no global random numbers."""
