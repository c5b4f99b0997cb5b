"""The command line. No Qt is imported unless a window is needed.

Figures go to stdout, words and progress to stderr.
Exit codes: 0 done, 1 the training failed, 2 misused, 130 interrupted.
"""

from nnviz.cli.dispatch import main

__all__ = ["main"]
