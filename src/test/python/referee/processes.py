"""The program that is traced: CPython's own tests of ``multiprocessing`` with processes.

Its arguments are the way to start processes, and a list of names of test cases, separated by spaces. It prints a line of JSON
like `program`.
"""

import json
import os
import sys
import unittest

import test
import test._test_multiprocessing as tests

if "syncline" in sys.modules:
    from syncline import frames

    frames.add_user_directory(os.path.dirname(test.__file__))

tests.install_tests_in_module_dict(globals(), sys.argv[1])

if __name__ == "__main__":
    suite = unittest.TestSuite(
        unittest.defaultTestLoader.loadTestsFromTestCase(globals()[f"WithProcesses{name}"]) for name in sys.argv[2].split()
    )
    with open(os.devnull, "w") as nowhere:
        result = unittest.TextTestRunner(stream=nowhere, verbosity=0).run(suite)
    failed = {str(case).split(" ")[0]: text.strip().splitlines()[-1] for case, text in result.failures + result.errors}
    sys.__stderr__.write("\n" + json.dumps({"run": result.testsRun, "skipped": len(result.skipped), "failed": failed}) + "\n")
