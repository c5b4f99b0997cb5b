"""Views show: they take arrays and draw, compute nothing, keep no network."""
