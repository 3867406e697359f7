"""What is changed in ``multiprocessing``: one module here for each idea; they register their patches when this is imported.

That is when the program first imports ``multiprocessing``: a program without processes does not pay for it.
"""

from syncline.processes import barriers as barriers
from syncline.processes import children as children
from syncline.processes import conditions as conditions
from syncline.processes import connections as connections
from syncline.processes import events as events
from syncline.processes import executors as executors
from syncline.processes import feeders as feeders
from syncline.processes import hooks as hooks
from syncline.processes import locks as locks
from syncline.processes import manager_server as manager_server
from syncline.processes import managers as managers
from syncline.processes import memory as memory
from syncline.processes import pools as pools
from syncline.processes import processes as processes
from syncline.processes import queues as queues
from syncline.processes import values as values
