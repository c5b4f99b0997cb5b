"""Panels edit: they emit Edits and mirror the spec."""
