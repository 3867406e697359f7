"""``pytest --syncline``: keeps recordings of tests that fail, and ends tests in which nobody can go on."""
