"""Bodies that were read as persons are told by what the page prints beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.name_evidence import bodies, settle
from storyledger.terms import Name, Span
from storyledger.text import lines


def types(text: str, *words: str) -> list[str]:
    """The types after settling, of names read as a person's."""
    names = [Name("d", text.index(w), text.index(w) + len(w), "PER") for w in words]
    return [n.type for n in bodies(text, names)]


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
    assert [n.type for n in bodies(text, names)] == ["PER", "PER"]


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
    [told] = bodies(text, [name])
    assert (told.start, told.end, told.document) == (name.start, name.end, "d")


def test_one_name_has_one_type_everywhere() -> None:
    """The commonest, in a page's paragraphs together."""
    text = "Ode came.\nOde left.\nOde is back."
    names = [Name("d", at, at + 3, kind) for at, kind in ((0, "LOC"), (10, "PER"), (20, "PER"))]
    assert [n.type for n in settle(text, names, list(lines(text)), "d")] == ["PER"] * 3


def test_well_known_names_are_not_overlooked() -> None:
    """Not as a part of other names, in lower case or inside words."""
    text = (
        "It left Peru. Peru Times says the Senate met Peru-based men of the U.S. in Peru’s port, peru, xPeru."
    )
    found = settle(text, [], [Span(0, len(text))], "d")
    assert [(text[n.start : n.end], n.start) for n in found] == [
        ("Peru", 8),
        ("Senate", text.index("Senate")),
        ("U.S.", text.index("U.S.")),
        ("Peru", text.index("Peru’s")),
    ]


@given(st.text(alphabet="Peru US.-’s N\n", max_size=80))
def test_added_names_read_as_known_and_stand_alone(text: str) -> None:
    """Whatever the text, names do not overlap and are inside one line."""
    found = settle(text, [], list(lines(text)), "d")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(s.start <= n.start < n.end <= s.end for s in lines(text)) for n in found)


@pytest.mark.parametrize("word", ["Firefighters", "Reporters", "Conservatives"])
def test_a_common_word_at_the_head_of_a_sentence_is_no_person(word: str) -> None:
    """A capital that only begins the sentence makes no name."""
    page = f"{word} said no."
    assert settle(page, [Name("d", 0, len(word), "PER")], [Span(0, len(page))], "d") == ()


def test_a_word_of_capitals_is_a_body() -> None:
    """In a line that is all in capitals it tells nothing."""
    assert types("A letter from TIDA came.", "TIDA") == ["ORG"]
    assert types("KROL SAYS NO", "KROL") == ["PER"]
    assert types("KROL: It was told before.", "KROL") == ["PER"]
    assert types("What KROL told was true, said Krol.", "KROL") == ["PER"]
