"""What pytest loads in every session; without the option nothing else of the package is imported."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HELP = "record tests that use threads or processes; fail those in which nobody can go on, instead of waiting for ever"


def pytest_addoption(parser: Any) -> None:
    """Add the option."""
    parser.getgroup("syncline", "threads and processes on a timeline").addoption("--syncline", action="store_true", help=_HELP)


def pytest_load_initial_conftests(early_config: Any) -> None:
    """Start the tracer before the first file of the project is imported."""
    _begin(early_config, early_config.known_args_namespace)


def pytest_configure(config: Any) -> None:
    """Start the tracer, if a file of the project has loaded this plugin."""
    _begin(config, config.option)


def _begin(config: Any, options: Any) -> None:
    if options.syncline and (not _has_workers(options) or "PYTEST_XDIST_WORKER" in os.environ):
        from syncline.testing import session

        session.begin(config)


def _has_workers(options: Any) -> bool:
    """Tell whether this process runs no tests itself, but leaves them to workers of pytest-xdist."""
    return bool(getattr(options, "numprocesses", None) or getattr(options, "tx", None))
