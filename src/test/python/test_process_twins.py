"""Runs the twin of every scenario with processes, with its waits made short, and its variants."""

import re
import unittest
from typing import Any

from legality import problems
from server import CATALOG, Run
from test_twins import promise, short_knobs

_VARIANTS: "dict[str, dict[str, dict[str, Any]]]" = {
    "array-halves": {"": {}, "without_lock": {"LOCK": "none"}, "under_get_lock": {"LOCK": "get_lock"}},
    "manager-list-and-dict": {"": {}, "locked": {"LOCKED": True}},
    "manager-nested-loss": {"": {}, "assign": {"CHANGE": "assign"}, "proxy": {"CHANGE": "proxy"}},
    "parallel-filter-processes": {"": {"NUMBERS": 40, "DIGITS": 7}},
    "pipe-forgotten-end": {"": {}, "at_once": {"PARENT": "at once"}},
    "pipe-stream": {"": {}, "large": {"SIZE_KB": 80}},
    "process-barrier": {"": {}},
    "process-lock-killed-holder": {"": {}},
    "process-or-thread-memory": {"": {}, "threads": {"CHILDREN": "threads"}},
    "process-queue": {"": {}},
    "process-queue-join-hang": {"": {}, "drained": {"ORDER": "drains first"}},
    "shared-memory-image": {"": {}, "round_robin": {"ASSIGNMENT": "round robin"}},
    "shared-memory-leak": {"": {}, "reader": {"UNLINK": "reader"}, "writer": {"UNLINK": "writer"}},
    "value-counter": {"": {}, "locked": {"LOCK": "get_lock"}, "without_lock": {"LOCK": "none"}, "threads": {"WORKERS": "threads"}},
}
_EXPECTED: "dict[str, dict[str, str]]" = {
    "manager-list-and-dict": {"locked": "18 in the list, 18 in the dictionary"},
    "manager-nested-loss": {"assign": "10 notes are there", "proxy": "10 notes are there"},
    "value-counter": {"locked": "15 were counted"},
    "shared-memory-leak": {"writer": "There is no such block."},
    "process-or-thread-memory": {"threads": "The balance is 190"},
    "pipe-forgotten-end": {"at_once": "end of file"},
}


class ProcessTwinTest(unittest.TestCase):
    """Each twin prints what it promises, ends by itself, and leaves a legal log."""

    def play(self, name: str, variant: str) -> None:
        path = CATALOG / f"{name}.py"
        source = path.read_text("utf-8")
        with Run(path, knobs={**short_knobs(path), **_VARIANTS[name][variant]}, seed=1) as run:
            status = run.end()
        self.assertEqual(status, 0, run.errors)
        leaves_memory = name == "shared-memory-leak"  # the resource tracker says so
        self.assertEqual(run.errors if not leaves_memory else "", "")
        self.assertEqual(problems(run.log), [], run.log.text())
        self.assertEqual(run.log.notes, [])
        expected = _EXPECTED.get(name, {}).get(variant)
        self.assertRegex(run.output, promise(source) if expected is None else re.escape(expected))
        printed = "".join(event.text for event in run.log.find("printed"))
        self.assertEqual(sorted(printed), sorted(run.output.replace("\n", "")))
        self.assertEqual([actor["name"] for actor in run.log.not_ended()], [])


def _test_of(name: str, variant: str) -> Any:
    def test(self: ProcessTwinTest) -> None:
        self.play(name, variant)

    test.__doc__ = f"{name} keeps its promise{' ' + variant if variant else ''}"
    return test


for _name, _variants in _VARIANTS.items():
    for _variant in _variants:
        _words = f"{_name}_{_variant}" if _variant else _name
        setattr(ProcessTwinTest, "test_" + _words.replace("-", "_"), _test_of(_name, _variant))

if __name__ == "__main__":
    unittest.main()
