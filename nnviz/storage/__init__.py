"""Files: paths, atomic writes, experiment files, settings. No Qt."""
