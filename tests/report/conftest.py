"""The small pile, for all tests of the report."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("small_pile", Path(__file__).with_name("small_pile.py"))
small_pile = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(small_pile)


@pytest.fixture
def rows():
    """Three invented pages with a row of every kind that the report shows."""
    return small_pile.small_pile()


@pytest.fixture
def builder():
    """A builder of rows."""
    return small_pile.Builder()
