"""Sentence-like units."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.units import LONGEST, read_units
from storyledger.terms import Line
from storyledger.text import lines


def _units(text: str) -> list[str]:
    told = read_units(text, [Line("d", s.start, s.end, "body") for s in lines(text)]).units
    return [text[u.start : u.end] for u in told]


def test_an_abbreviation_ends_no_sentence() -> None:
    """The point of Sen. or of an initial is no end."""
    assert _units("Sen. Ada B. Moor left. Nobody saw it.") == ["Sen. Ada B. Moor left.", "Nobody saw it."]


def test_a_line_broken_by_a_narrow_column_goes_on() -> None:
    """A line that begins in lower case right below an unfinished one belongs to it."""
    assert _units("The ferry left the\nharbour at dawn.") == ["The ferry left the\nharbour at dawn."]


def test_a_headline_does_not_run_into_the_text() -> None:
    """A line that begins with a capital stands for itself."""
    assert _units("Ferry leaves\nThe ferry left.") == ["Ferry leaves", "The ferry left."]


def test_lines_that_are_not_read_have_no_units() -> None:
    """Chrome is left out."""
    assert read_units("Share this page", [Line("d", 0, 15, "chrome")]).units == ()


@given(st.text(alphabet="aB. \n\"“”'", max_size=400))
def test_units_are_short_and_lie_in_the_text(text: str) -> None:
    """No unit is empty, out of the text or longer than LONGEST tokens."""
    told = read_units(text, [Line("d", s.start, s.end, "body") for s in lines(text)]).units
    assert all(0 <= u.start < u.end <= len(text) and len(u.tokens) <= LONGEST for u in told)
