"""Traces a kernel that runs already, cell by cell; nothing of it is imported where a script is traced."""
