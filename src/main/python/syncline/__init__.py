"""Records what the threads and processes of a Python program do, for Syncline.

``python -m syncline DIRECTORY`` runs the program of a run directory; ``docs/cpython.md`` specifies what is in it.
"""
