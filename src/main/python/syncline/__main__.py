"""Runs a script under the tracer, from the command line: ``python -m syncline SCRIPT``."""

import sys

from syncline import command

command.main(sys.argv[1:])
