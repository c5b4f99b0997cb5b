"""Where NNViz keeps its own files. ``NNVIZ_HOME`` puts everything under one folder (portable use, tests)."""

import os
from pathlib import Path

import platformdirs

APP = "nnviz"
HOME_VARIABLE = "NNVIZ_HOME"


def settings_dir() -> Path:
    """The folder of settings and of the list of recent files."""
    return _folder("settings", platformdirs.user_config_path(APP, appauthor=False, roaming=True))


def site_settings_dir() -> Path:
    """The folder where an administrator may leave settings for all users: on Linux ``/etc/xdg/nnviz``."""
    return _folder("site", platformdirs.site_config_path(APP, appauthor=False))


def autosave_dir() -> Path:
    """The folder of autosaved documents."""
    return _folder("autosave", platformdirs.user_data_path(APP, appauthor=False) / "autosave")


def my_digits_dir() -> Path:
    """The folder of the digits that the user has taught."""
    return _folder("digits", platformdirs.user_data_path(APP, appauthor=False) / "digits")


def data_dir() -> Path:
    """The folder of data sets that were fetched at the user's wish."""
    return _folder("data", platformdirs.user_data_path(APP, appauthor=False) / "data")


def log_dir() -> Path:
    """The folder of the log files."""
    return _folder("log", platformdirs.user_log_path(APP, appauthor=False))


def _folder(name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else usual
