"""Children that are not a ``Process`` of the script: those of pools, of the fork server, and of ``os.fork``."""

import textwrap
import unittest

from legality import problems
from server import Run


class PoolTest(unittest.TestCase):
    """A pool puts tasks, its workers take them, and the results come back."""

    SOURCE = textwrap.dedent(
        """\
        import multiprocessing, sys

        def double(n):
            return 2 * n

        if __name__ == "__main__":
            with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
                print(pool.map(double, range(6), 2), pool.apply(double, (7,)), list(pool.imap(double, [1, 2])))
        """
    )

    def test_tasks_and_results(self) -> None:
        for method in ("fork", "spawn", "forkserver"):
            with self.subTest(method), Run(self.SOURCE, arguments=[method]) as run:
                self.assertEqual((run.end(), run.output), (0, "[0, 2, 4, 6, 8, 10] 14 [2, 4]\n"), run.errors)
                self.assertEqual(problems(run.log), [], run.log.text())
                put = [event.text for event in run.log.find("put", object="pool")]
                self.assertEqual(put, ["[0, 1]", "[2, 3]", "[4, 5]", "7", "1", "2"])
                received = sorted(event.text for event in run.log.find("received", object="pool"))
                self.assertEqual(received, sorted(["[0, 2]", "[4, 6]", "[8, 10]", "14", "2", "4"]))


class ForkServerTest(unittest.TestCase):
    """The server of forks is no actor, but who steps a program has to know it: its children end by it."""

    SOURCE = textwrap.dedent(
        """\
        import multiprocessing, os, sys

        def child():
            print(os.getppid(), flush=True)

        if __name__ == "__main__":
            process = multiprocessing.get_context(sys.argv[1]).Process(target=child)
            process.start()
            process.join()
        """
    )

    def test_it_is_a_helper(self) -> None:
        for method, expected in (("forkserver", 1), ("spawn", 0)):
            with self.subTest(method), Run(self.SOURCE, arguments=[method]) as run:
                self.assertEqual(run.end(), 0, run.errors)
                self.assertEqual(run.log.helpers, [int(run.output)] * expected)


class OtherChildrenTest(unittest.TestCase):
    """Pools of threads stay as they are, and ``os.fork`` makes an actor too."""

    SOURCE = textwrap.dedent(
        """\
        import os, sys
        from functools import partial
        from multiprocessing import Pool
        from multiprocessing.pool import ThreadPool

        def double(n):
            return 2 * n

        if __name__ == "__main__":
            child = os.fork()
            if child == 0:
                print("in the fork", flush=True)
                sys.exit(3)
            print(os.waitpid(child, 0)[1] >> 8)
            with ThreadPool(2) as pool:
                print(pool.map(double, [1, 2]))
            with Pool(1) as pool:
                print(pool.apply(partial(double, 3)), list(pool.imap_unordered(double, iter([1]))))
        """
    )

    def test_what_they_do_is_legal(self) -> None:
        with Run(self.SOURCE) as run:
            self.assertEqual((run.end(), run.output), (0, "in the fork\n3\n[2, 4]\n6 [2]\n"), run.errors)
            self.assertEqual(problems(run.log), [], run.log.text())
            forked = next(run.log.find("printed", text="in the fork"))
            self.assertEqual(next(run.log.find("ended", actor=forked.actor)).value, 3)


if __name__ == "__main__":
    unittest.main()
