"""The files of tests that `test_pytest` plants."""

SAME = """
import queue, sys, threading, unittest, pytest
from concurrent.futures import ThreadPoolExecutor
module_lock = threading.Lock()

def test_threads(capsys):
    thread = threading.Thread(target=print, args=("x",))
    thread.start()
    thread.join()
    assert capsys.readouterr().out == "x\\n"

@pytest.mark.parametrize("size", [1, 3])
def test_pool(size):
    with ThreadPoolExecutor(size) as pool, module_lock:
        assert list(pool.map(str, range(9))) == list("012345678")

def test_fails():
    items = queue.Queue()
    thread = threading.Thread(target=items.put, args=(1,), name="Putter")
    thread.start()
    thread.join()
    assert items.get() == 2

def test_fails_alone():
    with module_lock:
        assert not module_lock.locked()

@pytest.mark.xfail(strict=True)
def test_is_expected_to_fail():
    with threading.Lock():
        raise ValueError

@pytest.fixture
def broken():
    raise KeyError(1)

def test_cannot_begin(broken):
    pass

class CaseTest(unittest.TestCase):
    def test_case(self):
        with self.assertRaises(RuntimeError):
            threading.Lock().release()
"""

HANGS = """
import queue, threading, time
from concurrent.futures import ThreadPoolExecutor

def cross(kind, patient):
    a = kind()
    b = kind()
    met = threading.Barrier(2)
    def work(first, second):
        with first:
            met.wait()
            with second:
                pass
    threads = [threading.Thread(target=work, args=pair, name=name) for name, pair in (("Ann", (a, b)), ("Bob", (b, a)))]
    for thread in threads:
        thread.start()
    while patient and threads[0].is_alive():
        time.sleep(0.01)
    for thread in threads:
        thread.join()

def test_deadlock():
    cross(threading.Lock, False)

def test_deadlock_beside_a_busy_thread():
    cross(threading.Lock, True)

def test_lost_wake_up():
    condition = threading.Condition()
    with condition:
        condition.notify()
        condition.wait()

def test_empty_queue():
    items = queue.Queue()
    items.get()

def test_self():
    lock = threading.Lock()
    with lock, lock:
        pass

def test_swallows():
    never = threading.Event()
    try:
        never.wait()
    except BaseException:
        pass

def test_pool_of_one():
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: pool.submit(print).result()).result()

def test_after_all():
    lock = threading.Lock()
    thread = threading.Thread(target=lock.acquire)
    thread.start()
    thread.join()
"""

STUCK = """
import threading, time
def test_rlocks():
    a = threading.RLock()
    b = threading.RLock()
    met = threading.Barrier(2)
    def work(first, second):
        with first:
            met.wait()
            with second:
                pass
    for name, pair in (("Ann", (a, b)), ("Bob", (b, a))):
        threading.Thread(target=work, args=pair, name=name).start()
    threading.Event().wait()

def test_goes_on():
    done = threading.Event()
    threading.Thread(target=done.set).start()
    assert done.wait()

def test_hangs_too():
    other = threading.Event()
    other.wait()
"""

GOES_ON = """
import _thread, multiprocessing, select, signal, subprocess, sys, threading, time
LATE = 1.1

def test_untraced_thread():
    event = threading.Event()
    def late():
        time.sleep(LATE)
        event.set()
    _thread.start_new_thread(late, ())
    event.wait()

def test_unseen_thread():
    event = threading.Event()
    def late():
        select.select([], [], [], LATE)  # no sleep that the tracer knows
        event.set()
    _thread.start_new_thread(late, ())
    event.wait()

def test_alarm():
    event = threading.Event()
    signal.signal(signal.SIGALRM, lambda *_: event.set())
    signal.setitimer(signal.ITIMER_REAL, LATE)
    event.wait()

def test_timed_wait():
    event, never = threading.Event(), threading.Event()
    def late():
        never.wait(LATE)
        event.set()
    threading.Thread(target=late).start()
    event.wait()

def test_timer():
    event = threading.Event()
    threading.Timer(LATE, event.set).start()
    event.wait()

def test_lock_as_signal():
    lock = threading.Lock()
    lock.acquire()
    def late():
        time.sleep(LATE)
        lock.release()
    threading.Thread(target=late).start()
    lock.acquire()

def late_put(items):
    time.sleep(LATE)
    items.put(1)

def test_process():
    items = multiprocessing.get_context("fork").Queue()
    child = multiprocessing.get_context("fork").Process(target=late_put, args=(items,))
    child.start()
    assert items.get() == 1
    child.join()

def test_program():
    reader, writer = multiprocessing.Pipe(duplex=False)
    code = f"import sys, time\\ntime.sleep({LATE})\\nfrom multiprocessing.connection import Connection as C\\nC(int(sys.argv[1])).send(1)"
    program = subprocess.Popen([sys.executable, "-c", code, str(writer.fileno())], pass_fds=[writer.fileno()])
    assert reader.recv() == 1
    assert program.wait() == 0

def test_computes():
    end = time.monotonic() + LATE
    thread = threading.Thread(target=lambda: [None for _ in iter(lambda: time.monotonic() < end, False)])
    thread.start()
    thread.join()
"""

PROCESS = """
import multiprocessing
context = multiprocessing.get_context("fork")
def take(items):
    items.get()
def test_child_waits_for_ever():
    items = context.Queue()
    child = context.Process(target=take, args=(items,), name="Child")
    child.start()
    child.join()
def test_after():
    pass
"""

NO_EFFECT = """
import _thread, sys, threading
def test_nothing_else_is_imported():
    found = sorted(name for name in sys.modules if name.startswith("syncline"))
    assert found == ["syncline", "syncline.testing", "syncline.testing.plugin"]
    assert type(threading.Lock()) is _thread.LockType and threading.Lock.__module__ == "_thread"
"""

CONFTEST = """
import threading
shared = threading.Event()
shared.set()
"""
STATE = """
import threading
from conftest import shared
held = threading.Lock()
def test_before():
    held.acquire()
    early = threading.Thread(target=shared.wait, name="Early")
    early.start()
    early.join()
def test_fails():
    thread = threading.Thread(target=shared.wait, name="Late")
    thread.start()
    thread.join()
    held.release()
    assert False
"""
CRASHES = """
import os, signal, threading
def test_crashes():
    thread = threading.Thread(target=print, name="Ann")
    thread.start()
    thread.join()
    os.kill(os.getpid(), signal.SIGKILL)
"""
