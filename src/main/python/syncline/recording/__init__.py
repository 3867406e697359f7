"""Writes the log of a program without a server: a process of its own reads the records and writes ``docs/log-format.md``."""
