"""The log file: what happened, for bug reports. Names of files appear in it, never their folders or contents."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

MOST_BYTES = 1_000_000
OLD_FILES = 3
LINE = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write all log records of NNViz to ``nnviz.log`` in ``folder``, rotated at 1 MB; returns the handler.

    A folder that cannot be written costs the log, not the program: records then go to stderr.
    """
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "nnviz.log", maxBytes=MOST_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=False
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(LINE))
    logger = logging.getLogger("nnviz")
    logger.setLevel(level)
    logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Detach and close what ``start_log`` returned."""
    logging.getLogger("nnviz").removeHandler(handler)
    handler.close()
