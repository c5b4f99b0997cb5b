"""``python -m nnviz`` is the command ``nnviz``."""

import sys

from nnviz.cli import main

sys.exit(main())
