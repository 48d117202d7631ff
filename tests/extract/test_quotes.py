"""Direct quotations by their marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.quotes import inside, mask, quotations, with_marks
from storyledger.terms import Span
from storyledger.text import lines


def told(text: str) -> list[str]:
    """The quotations of a text whose lines are its paragraphs."""
    return [text[s.start : s.end] for s in quotations(text, list(lines(text)))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no boats" and left.', ["no boats"]),
        ("He said “no boats” and left.", ["no boats"]),
        ("He said ''no boats'' and left.", ["no boats"]),
        ("He said 'no boats' and left.", ["no boats"]),
        ("He said ‘no boats’ and left.", ["no boats"]),
        ("“He cried ‘no boats’ to us,” she said.", ["He cried ‘no boats’ to us,"]),
        ("He said “she cried “no boats” to us” then.", ["she cried “no boats” to us"]),
        ("The crews' boats and Ode's dogs weren't there.", []),
        ('A 5\'10" man and a 20" screen.', []),
    ],
)
def test_the_outermost_marks_bound_a_quotation(text: str, quoted: list[str]) -> None:
    """Straight, curly, doubled and single marks count; apostrophes and inches do not."""
    assert told(text) == quoted


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    """Long quotations open each paragraph anew and close only the last."""
    assert told("“We left early.\n“We came late,” she said.") == ["We left early.", "We came late,"]


def test_a_single_mark_inside_double_ones_opens_nothing() -> None:
    """What stands in double marks is read already."""
    assert told("\"They sang 'home' here.\" He left.") == ["They sang 'home' here."]


def test_marks_and_a_comma_after_a_quotation_belong_to_its_wide_span() -> None:
    """The wide span is what a page prints of a quotation."""
    text = "''Go'', he said"
    assert with_marks(text, Span(2, 4)) == Span(0, 6)
    assert with_marks("“Go”, he said", Span(1, 3)) == Span(0, 4)


def test_a_span_is_inside_only_when_one_quotation_holds_all_of_it() -> None:
    """Half in is not in."""
    assert inside([Span(0, 3), Span(3, 6)], 1, 3)
    assert not inside([Span(0, 3), Span(3, 6)], 1, 4)


@given(st.text(alphabet="ab \n\"'“”‘’.", max_size=60))
def test_quotations_are_ordered_and_apart_and_the_mask_counts_them(text: str) -> None:
    """No character is quoted twice, and each quotation stays inside a line."""
    spans = quotations(text, list(lines(text)))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("\n" not in text[s.start : s.end].strip() for s in spans)
    assert sum(mask(text, spans)) == sum(s.end - s.start for s in spans)
