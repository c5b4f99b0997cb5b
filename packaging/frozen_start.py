"""Where the frozen program starts."""

import multiprocessing
import sys

# A worker is this same program, started again with words of multiprocessing's own: it must not see the command line.
multiprocessing.freeze_support()

from nnviz.cli import main  # noqa: E402  # a worker never comes here

if __name__ == "__main__":
    sys.exit(main())
