"""Records what the threads and processes of a Python program do, for Syncline.

``python -m syncline SCRIPT`` runs a script under the tracer; ``docs/cpython.md`` specifies what lies between tracer and server.
"""
