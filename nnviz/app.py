"""The composition root of the window: builds the parts, joins them, and takes them down in order."""

import logging
import os
import sys
import time
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nnviz.resources import resource_path
from nnviz.runtime.mailbox import Mailbox
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.session import Session
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.storage.log_file import start_log, stop_log
from nnviz.storage.paths import log_dir, settings_dir
from nnviz.storage.recent import RecentFiles
from nnviz.storage.settings import SettingsFile
from nnviz.ui import theme
from nnviz.ui.errors import CrashHandler
from nnviz.ui.i18n import set_language
from nnviz.ui.main_window import MainWindow, wanted_language, wanted_theme

log = logging.getLogger(__name__)
