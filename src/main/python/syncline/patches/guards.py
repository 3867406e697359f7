"""Code around operations that wait."""

GUARD = """\
try:
    ...
except BaseException as error:
    _syncline.wait_failed(self, error)
    raise"""
"""Ends the wait of an operation that an exception leaves."""
