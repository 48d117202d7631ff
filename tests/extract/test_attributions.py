"""The rules find who says what, and completing adds what any reader leaves out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.attributions import attributions, complete
from storyledger.extract.names import names
from storyledger.extract.sentences import sentences
from storyledger.terms import Attribution, Line, Name, Sentence, Span
from storyledger.text import lines


def read(text: str) -> tuple[list[Sentence], list[Attribution]]:
    """Sentences and completed attributions of a text."""
    found = sentences(text, [Line("d", s.start, s.end, "body") for s in lines(text)], "d")
    known = names(text, found)
    return found, complete(text, found, known, attributions(text, found, known))


def words(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, in words."""
    said = lambda spans: " / ".join(text[s.start : s.end] for s in spans)  # noqa: E731
    return [(said(a.source), said(a.cue), said(a.content)) for a in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Krol said the ferry sank.", ("Ada Krol", "said", "the ferry sank")),
        ("The ferry sank, Ada Krol said.", ("Ada Krol", "said", "The ferry sank")),
        ('"The ferry sank," said Ada Krol, the mayor.', ("Ada Krol, the mayor", "said", "The ferry sank,")),
        ('Ada Krol told the Ode Times, "It sank".', ("Ada Krol", "told the Ode Times", "It sank")),
        ("The ferry sank, according to two sailors.", ("two sailors", "according to", "The ferry sank")),
        ("According to two sailors, the ferry sank.", ("two sailors", "According to", "the ferry sank")),
        ("The union has called for a strike.", ("The union", "has called for", "a strike")),
        ("On Monday the harbour office denied the deal.", ("the harbour office", "denied", "the deal")),
        (
            "Ada Krol, who runs the port, warned that it would close.",
            ("Ada Krol, who runs the port", "warned", "that it would close"),
        ),
        (
            'Krol described the deal as "a gift" to Ode.',
            ("Krol", "described", 'the deal as "a gift" to Ode'),
        ),
    ],
)
def test_one_sentence_gives_one_attribution(text: str, told: tuple[str, str, str]) -> None:
    """Speaker before or after, quotation or clause, saying or asking for something."""
    assert words(text) == [told]


def test_speech_that_goes_on_after_the_speaker_is_one_attribution() -> None:
    """Both halves of a divided quotation are its content."""
    assert words('"We left," Krol said. "No one stayed behind."') == [
        ("Krol", "said", "We left, / No one stayed behind.")
    ]


def test_each_clause_with_its_own_cue_ends_the_one_before() -> None:
    """A participle keeps the speaker; a new speaker begins a new clause."""
    assert words("Krol said that it sank, adding that all were safe.") == [
        ("Krol", "said", "that it sank"),
        ("Krol", "adding", "that all were safe"),
    ]
    assert words("Krol said that it sank, and Ode Bank denied the claim.") == [
        ("Krol", "said", "that it sank"),
        ("Ode Bank", "denied", "the claim"),
    ]


def test_a_quotation_after_a_colon_at_the_end_of_a_paragraph_has_that_speaker() -> None:
    """The announcement and the quotation stand in two paragraphs."""
    assert words('Krol went on to say:\n"The port has been closed for a week."') == [
        ("Krol", "went on to say", "The port has been closed for a week.")
    ]


def test_a_clause_that_the_speaker_interrupts_has_two_pieces() -> None:
    """Both halves are what is said."""
    assert words("The old port, she said, is closed.") == [("she", "said", "The old port / is closed")]


def test_nouns_and_passives_are_no_cues() -> None:
    """Reports and claims are things as well; who was told something did not say it."""
    assert words("The reports of the claims were old.") == []
    assert words("Krol was told to leave the port.") == []


def test_a_quotation_without_speaker_stays_without_one() -> None:
    """A cut speaker is not made up; a phrase in marks is no speech."""
    found = read('"We will never sell the old port to the bank." It rained.')[1]
    assert [(a.source, a.cue, a.mode) for a in found] == [((), (), "direct")]
    assert words('The so-called "old port" was empty.') == []


def test_contents_of_another_reader_get_the_printed_quotation() -> None:
    """Marks and a comma more or less do not matter; words beside the quotation do."""
    text = '"It sank," Krol said.'
    held = [Sentence("d", 0, len(text), 0)]
    wide = Attribution("d", (Span(0, 10),), (Span(11, 15),), (Span(16, 20),), reader="model")
    done = complete(text, held, [], [wide])
    assert [text[s.start : s.end] for a in done for s in a.content] == ["It sank,"]
    assert [(a.mode, a.reader) for a in done] == [("direct", "model")]


def test_a_quotation_that_another_reader_left_is_read_by_the_rules() -> None:
    """A model that finds nothing loses no quotation with a printed speaker."""
    text = '"We will never sell the old port," Krol said. It rained.'
    other = Attribution("d", (Span(46, 55),), (), (Span(49, 55),), reader="model")
    done = complete(text, sentences(text, [Line("d", 0, len(text), "body")], "d"), [], [other])
    assert [text[a.source[0].start : a.source[0].end] for a in done if a.source] == ["Krol"]


def test_relays_stand_in_via() -> None:
    """Who was told, and whom a relay quotes."""
    for text, relay in (
        ("Krol told the Ode Times that it sank.", "the Ode Times"),
        ("It sank on Monday, the Ode Times reported, quoting two sailors.", "two sailors"),
    ):
        found = read(text)[1]
        assert [text[s.start : s.end] for a in found for s in a.via] == [relay]


PIECES = [
    '"', "“", "”", "'", "Krol ", "said ", "that ", "told the Ode Times ", ", ", ". ", ": ", "\n",
    "he ", "it sank ", "according to ", "adding ", "and ", "who ", "the mayor ", "denied ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_span_stands_in_the_text_and_pieces_do_not_overlap(text: str) -> None:
    """Whatever the page, the parts are non-empty, ordered and inside it."""
    for a in read(text)[1]:
        assert a.content
        for part in (a.source, a.cue, a.content, a.title, a.justification, a.via):
            assert all(0 <= s.start < s.end <= len(text) for s in part)
        assert all(x.end <= y.start for x, y in pairwise(a.content))


def test_a_quotation_behind_its_speakers_sentence_goes_on() -> None:
    """It is the same speaker's; a title in quotation marks is nobody's word."""
    text = '"The ferry sank," Ada Krol said on "Meet the Sea." "It was never safe to sail in it." It rained.'
    told = sentences(text, [Line("d", 0, len(text), "body")], "d")
    first = text.index("The ferry"), text.index("The ferry") + len("The ferry sank,")
    cue = text.index("said")
    found = Attribution(
        "d", (Span(*first),), (Span(text.index("Ada"), cue - 1),), (Span(cue, cue + 4),), reader="model"
    )
    [row] = complete(text, told, [], [found])
    assert [text[slice(*s)] for s in row.content] == ["The ferry sank,", "It was never safe to sail in it."]


@pytest.mark.parametrize(
    ("before", "kind", "told"),
    [
        ("It was seen by a sailor ", "", "unnamed_person"),
        ("Ada Krol, ", "PER", "named_person"),
        ("The Tide Bank, ", "ORG", "named_organisation"),
        ("It is in the report, ", "", "document"),
        ("It was told by two men ", "", "unnamed_group"),
        ("", "", ""),
    ],
)
def test_the_standing_of_who_is_that_of_the_words_before_it(before: str, kind: str, told: str) -> None:
    """The source stays the word that is printed."""
    text = before + "who said that the ferry had sunk."
    at = text.index("who said")
    found = Attribution(
        "d", (Span(at + 9, len(text) - 1),), (Span(at, at + 3),), (Span(at + 4, at + 8),), reader="model"
    )
    names = [
        Name("d", before.index(n), before.index(n) + len(n), kind)
        for n in ("Ada Krol", "Tide Bank")
        if n in before
    ]
    [row] = complete(text, [Sentence("d", 0, len(text), 0)], names, [found])
    assert (row.source, row.standing) == ((Span(at, at + 3),), told)
