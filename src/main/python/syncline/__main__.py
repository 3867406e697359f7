"""Runs the program of a run directory: ``python -m syncline DIRECTORY``."""

import sys

from syncline import launcher

if len(sys.argv) != 2:
    sys.exit("usage: python -m syncline DIRECTORY")
launcher.launch(sys.argv[1])
