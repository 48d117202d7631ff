"""Folded words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.folding import tokens


def test_names_for_one_thing_fold_together() -> None:
    """U.S., USA and United States are one token."""
    told = [
        [t.norm for t in tokens(s, 0, len(s))]
        for s in ("the U.S. fleet", "USA fleet", "United States fleets")
    ]
    assert told == [["u.s", "fleet"]] * 3


def test_the_pronoun_us_is_not_a_country() -> None:
    """Lower-case us stays a function word."""
    assert [t.norm for t in tokens("told us", 0, 7)] == ["told", "us"]


def test_a_contraction_keeps_its_negation() -> None:
    """Isn't is told as is not."""
    assert [t.norm for t in tokens("It isn’t", 0, 8)] == ["it", "is", "not"]


@given(st.text(max_size=200))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    """Offsets of tokens lie inside the text and never run backwards."""
    told = tokens(text, 0, len(text))
    assert all(0 <= t.start < t.end <= len(text) for t in told)
    assert all(a.start <= b.start for a, b in pairwise(told))
