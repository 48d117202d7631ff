"""Names by rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.names import names
from storyledger.terms import Sentence


def told(text: str) -> list[tuple[str, str]]:
    """The names of one sentence with their types."""
    return [(text[n.start : n.end], n.type) for n in names(text, [Sentence("d", 0, len(text), 0)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gen. Ada Krol left.", [("Ada Krol", "PER")]),
        ("The Ministry of Health in Peru spoke.", [("Ministry of Health", "ORG"), ("Peru", "LOC")]),
        ("Iraqi and French crews met.", [("Iraqi", "NORP"), ("French", "NORP")]),
        ("However, On Monday it rained in July.", []),
        ("Saad al-Omari met Omari's aide.", [("Saad al-Omari", "PER"), ("Omari", "PER")]),
    ],
)
def test_names_are_found_and_typed(text: str, found: list[tuple[str, str]]) -> None:
    """Titles are no part of a name; calendar words and openers are no names; a surname is its bearer's."""
    assert told(text) == found


@given(st.text(alphabet="AbC. '-’ofthe", max_size=50))
def test_names_stand_in_the_text_and_begin_with_a_word(text: str) -> None:
    """Whatever the text, a name is a non-empty span of it."""
    assert all(name.strip() for name, _ in told(text))
