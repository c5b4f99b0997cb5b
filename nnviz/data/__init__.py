"""Datasets as frozen arrays: generators, tables, pictures. NumPy only; heavier libraries at their one point of use."""
