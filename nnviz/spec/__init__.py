"""What an experiment is: frozen dataclasses and pure functions. No thread, no Qt, no live network."""
