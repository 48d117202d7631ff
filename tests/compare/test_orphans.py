"""Words without a speaker, speakers without words, people whom nothing introduces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.orphans import orphans
from storyledger.terms import Attribution, Damage, Document, Line, Name, Span
from storyledger.text import lines

OPEN = "The tannery on the Elve was closed on Monday, and its forty workers were sent home."


def _span(text: str, words: str) -> Span:
    return Span(text.rindex(words), text.rindex(words) + len(words))


def _orphans(
    text: str,
    *told: tuple[str, str],
    people: tuple[str, ...] = (),
    known: tuple[tuple[str, int, int], ...] = (),
) -> list[tuple[str, str]]:
    """The damage in a text of which these (source, content) pairs and people are the marks."""
    document = Document("p", "p", "test", text)
    read = [Line(document.id, s.start, s.end, "body") for s in lines(text)]
    marks = [
        Attribution(document.id, (_span(text, content),), (_span(text, source),) if source else ())
        for source, content in told
    ]
    names = [Name(document.id, *_span(text, p), "PER") for p in people]
    before = [Damage(document.id, start, end, what) for what, start, end in known]
    return [(d.what, text[d.start : d.end]) for d in orphans(document, read, names, marks, before)]


QUOTED = '"The vats were emptied twice a week, and nobody at the river board asked where it went".'


def test_a_quotation_that_no_one_speaks_is_told() -> None:
    """A sentence that is all quotation, with no source for it on the page."""
    assert _orphans(f"{OPEN}\n\n{QUOTED}") == [("quotation_without_speaker", QUOTED[:-1])]


def test_a_quotation_whose_speaker_stands_elsewhere_is_not() -> None:
    """A source printed a sentence before speaks these words too."""
    text = f"Foreman Ulf Renz spoke on Tuesday.\n\n{QUOTED}"
    assert _orphans(text, ("Ulf Renz", QUOTED[1:-2]), people=("Ulf Renz",)) == []


def test_a_quotation_that_a_colon_announces_is_not() -> None:
    """The line before says what it is."""
    assert _orphans(f"A note hung on the gate:\n\n{QUOTED}") == []


@pytest.mark.parametrize(
    "clause",
    [
        "Ulf Renz told reporters on Tuesday.",
        "Renz, the foreman of the works, said during a visit to the site last week.",
        "Renz added.",
    ],
)
def test_a_speaker_without_words_is_told(clause: str) -> None:
    """A sentence of nothing but who spoke, and when or where."""
    assert ("speaker_without_quotation", clause) in _orphans(f"{OPEN} {clause}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ulf Renz told reporters on Tuesday that the gates would stay shut.",
        'Renz said: "The gates stay shut."',
        "Ulf Renz said the gates would stay shut.",
        '"The gates stay shut." Renz said.',
    ],
)
def test_a_speaker_with_words_is_not(sentence: str) -> None:
    """What was said follows, or stood before."""
    assert "speaker_without_quotation" not in {what for what, _ in _orphans(f"{OPEN} {sentence}")}


def test_a_surname_that_is_nowhere_introduced_has_no_antecedent() -> None:
    """One name, once, and nothing that says whose."""
    text = f"{OPEN}\n\nRenz added that the vats would be sealed."
    told = _orphans(text, ("Renz", "that the vats would be sealed"), people=("Renz",))
    assert told == [("no_antecedent", "Renz")]


@pytest.mark.parametrize("source", ["Farmers", "NWTA", "neighbours"])
def test_a_common_word_or_an_abbreviation_is_no_surname(source: str) -> None:
    """What the page prints small elsewhere, or in capitals, needs nobody to introduce it."""
    text = (
        f"The farmers met their neighbours at noon. {OPEN}\n\n{source} added that the vats would be sealed."
    )
    assert _orphans(text, (source, "that the vats would be sealed"), people=(source,)) == []


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("Ulf Renz runs the works.", "Ulf Renz"),
        ("The works belong to foreman Renz these days.", ""),
        ("The works are run by Ulf al-Renz.", "Ulf al-Renz"),
    ],
)
def test_a_surname_introduced_before_has_one(first: str, named: str) -> None:
    """A first name, an office, or the same name with its article."""
    text = f"{first}\n\nRenz added that the vats would be sealed."
    document = Document("p", "p", "test", text)
    names = [Name(document.id, *_span(text, "Renz added")[:1], text.rindex("Renz") + 4, "PER")]
    names.append(
        Name(
            document.id,
            text.index(named or "Renz"),
            text.index(named or "Renz") + len(named or "Renz"),
            "PER",
        )
    )
    told = Attribution(document.id, (_span(text, "that the vats"),), (Span(names[0].start, names[0].end),))
    read = [Line(document.id, s.start, s.end, "body") for s in lines(text)]
    assert orphans(document, read, names, [told]) == []


def test_people_with_the_whom_nothing_introduces_have_no_antecedent() -> None:
    """The contractors are met for the first time, as if they had been met before."""
    text = f"{OPEN}\n\nThe contractors say the vats are full."
    assert _orphans(text, ("The contractors", "the vats are full")) == [("no_antecedent", "The contractors")]
    again = f"Two contractors were on the site. {text}"
    assert _orphans(again, ("The contractors", "the vats are full")) == []


def test_an_article_alone_is_a_missing_word() -> None:
    """The noun of the source is lost."""
    text = f"{OPEN} the announced that the vats would be sealed."
    at = text.rindex("the announced")
    document = Document("p", "p", "test", text)
    told = Attribution(document.id, (_span(text, "that the vats"),), (Span(at, at + 3),))
    read = [Line(document.id, s.start, s.end, "body") for s in lines(text)]
    assert [(d.what, d.start) for d in orphans(document, read, [], [told])] == [("missing_word", at)]


def test_he_after_a_paragraph_without_people_has_no_antecedent() -> None:
    """The people printed before are told as the nearest, none of them as the one."""
    text = f"Ulf Renz opened the gates.\n\n{OPEN}\n\nHe spoke as the last of the vats was sealed."
    document = Document("p", "p", "test", text)
    names = [Name(document.id, 0, 8, "PER")]
    read = [Line(document.id, s.start, s.end, "body") for s in lines(text)]
    (found,) = orphans(document, read, names, [])
    assert (found.what, text[found.start : found.end]) == ("no_antecedent", "He")
    assert found.why.endswith("Ulf Renz")


def test_he_after_someone_is_told_of_has_one() -> None:
    """A paragraph that prints a person, by name or not."""
    for before in ("Ulf Renz opened the gates.", "An old tanner opened the gates."):
        people = ("Ulf Renz",) if "Ulf" in before else ()
        assert _orphans(f"{before}\n\nHe spoke as the last of the vats was sealed.", people=people) == []


def test_what_is_known_is_not_told_again() -> None:
    """A finding of an earlier stage stands alone."""
    clause = "Ulf Renz told reporters on Tuesday."
    assert _orphans(clause, known=(("speaker_without_quotation", 0, len(clause)),)) == []


@given(
    st.lists(
        st.sampled_from([OPEN, QUOTED, "He said.", "Renz added.", '"', "\n\n", " ", "the ", "“Ja”"]),
        max_size=9,
    )
)
def test_offsets_lie_in_the_text(pieces: list[str]) -> None:
    """Whatever the page, spans are in range and none is empty."""
    text = "".join(pieces)
    document = Document("p", "p", "test", text)
    read = [Line(document.id, s.start, s.end, "body") for s in lines(text)]
    assert all(0 <= d.start < d.end <= len(text) for d in orphans(document, read, [], []))
