"""Bodies that were read as persons are told by what the page prints beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.name_evidence import settle
from storyledger.terms import Name


def types(text: str, *words: str) -> list[str]:
    """The types after settling, of names read as a person's."""
    names = [Name("d", text.index(w), text.index(w) + len(w), "PER") for w in words]
    return [n.type for n in settle(text, names)]


@pytest.mark.parametrize(
    "text",
    [
        "Tidewatch, a small shipping site, wrote of it.",
        "It was told by a Tidewatch spokeswoman.",
        "A spokesman for Tidewatch said no.",
        "The news outlet Tidewatch wrote of it.",
        "The founders of Tidewatch came.",
        "On Tidewatch's website it says so.",
    ],
)
def test_a_body_is_told_by_the_words_beside_it(text: str) -> None:
    """One such place is enough for all."""
    assert types(text, "Tidewatch") == ["ORG"]


@pytest.mark.parametrize("text", ["Krol, a small man, wrote of it.", "Krol said no.", "Krol's boat sank."])
def test_a_person_stays_one(text: str) -> None:
    """Without evidence nothing is changed."""
    assert types(text, "Krol") == ["PER"]


def test_a_first_name_or_title_anywhere_beats_the_evidence() -> None:
    """A firm may bear its founder's name."""
    assert types("Ada Krol came. Krol, a company, grew.", "Ada Krol") == ["PER"]
    text = "Mr. Krol came. Krol, a company, grew."
    second = text.rindex("Krol")
    names = [Name("d", 4, 8, "PER"), Name("d", second, second + 4, "PER")]
    assert [n.type for n in settle(text, names)] == ["PER", "PER"]


def test_capitals_inside_a_word_are_no_persons() -> None:
    """Scottish, Irish and Arabic names are spared."""
    assert [types(w, w) for w in ("BoatNet", "McAda", "MacKrol", "DeOde", "O'Krol")] == [
        ["ORG"],
        *[["PER"]] * 4,
    ]


@given(st.text(alphabet="aAB 's,.company spokesman", max_size=60), st.integers(0, 60), st.integers(1, 9))
def test_places_stay_where_they_are(text: str, start: int, size: int) -> None:
    """Only the type may change."""
    if text[start : start + size].strip() == "":
        return
    name = Name("d", start, min(len(text), start + size), "PER")
    [told] = settle(text, [name])
    assert (told.start, told.end, told.document) == (name.start, name.end, "d")
