"""CPython's own tests, run against the tracer."""
