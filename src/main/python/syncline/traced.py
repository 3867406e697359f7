"""Runs the program of a run directory, which the server has made: ``python -m syncline.traced DIRECTORY``."""

import sys

from syncline import launcher

if __name__ == "__main__":
    launcher.launch(sys.argv[1])
