"""What is changed in ``multiprocessing``: one module here for each idea; they register their patches when this is imported.

That is when the program first imports ``multiprocessing``: a program without processes does not pay for it.
"""

from syncline.processes import (
    barriers,
    children,
    conditions,
    connections,
    events,
    feeders,
    hooks,
    locks,
    manager_server,
    managers,
    memory,
    pools,
    processes,
    queues,
    values,
)

LOADED = (
    barriers,
    children,
    conditions,
    connections,
    events,
    feeders,
    hooks,
    locks,
    manager_server,
    managers,
    memory,
    pools,
    processes,
    queues,
    values,
)
"""The modules, which are imported for what they register."""
