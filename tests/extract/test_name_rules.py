"""Names are cut to the name, and well-known ones have their type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract import name_rules


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Lt. Gen. Ada Krol", "Ada Krol"),
        ("Ruritanian Prime Minister Jan de Vries", "Jan de Vries"),
        ("Mrs. O'Dell", "O'Dell"),
        ("President", "President"),
        ("General of the Army", "General of the Army"),
        ("Alexander the Great", "Alexander the Great"),
    ],
)
def test_titles_are_no_part_of_a_person_name(printed: str, name: str) -> None:
    """What stands before the name goes; a title with nothing after it stays."""
    assert printed[slice(*name_rules.without_title(printed, 0, len(printed)))] == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("the southern Lindholm area", "Lindholm"),
        ("al-Noor group", "al-Noor"),
        ("Krol's", "Krol's"),
        ("wal mart", "wal mart"),
        ("U.S.", "U.S."),
    ],
)
def test_common_words_at_the_ends_are_no_part_of_a_name(printed: str, name: str) -> None:
    """Lower-case words around a capitalised name go, but for particles and possessives."""
    assert printed[slice(*name_rules.without_common_words(printed, 0, len(printed)))] == name


def test_well_known_names_have_their_own_type() -> None:
    """A country is a place and a nationality is none, whatever was taken for."""
    found = [
        name_rules.tidy_name(name, 0, len(name), "ORG")[2]
        for name in ("Nepal", "Danes", "Danish", "NATO", "Foo")
    ]
    assert found == ["LOC", "ORG", "NORP", "ORG", "ORG"]


@given(st.text(alphabet="Aa .'-Mrthe\n", max_size=40), st.data())
def test_a_tidied_name_lies_inside_what_was_found(text: str, data: st.DataObject) -> None:
    """Tidying only ever shortens, and never to nothing."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right, _ = name_rules.tidy_name(text, start, end, "PER")
    assert start <= left <= right <= end
    assert (left < right) == (start < end)
