"""Sourced statements: whole sentences, merged by source, under the fullest name."""

from storyledger.extract.attributions import attributions, complete
from storyledger.extract.names import names
from storyledger.extract.sentences import sentences
from storyledger.extract.statements import statements
from storyledger.terms import Line
from storyledger.text import lines


def told(text: str) -> list[tuple[str, object, object, object]]:
    """The statements of a text with name, type and title."""
    found = sentences(text, [Line("d", s.start, s.end, "body") for s in lines(text)], "d")
    known = names(text, found)
    rows = statements(text, found, known, complete(text, found, known, attributions(text, found, known)))
    return [
        (text[int(r["start"] or 0) : int(r["end"] or 0)], r["source_name"], r["source_type"], r["title"])
        for r in rows
    ]


def test_a_surname_and_a_pronoun_are_called_by_the_full_name() -> None:
    """The title printed once holds for all statements."""
    text = "Harbour chief Ada Krol said it sank.\nKrol said all were safe.\nShe said no one knew why."
    assert [row[1:] for row in told(text)] == [("Ada Krol", "Named Person", "Harbour chief")] * 3


def test_sentences_of_one_source_in_one_paragraph_are_one_statement() -> None:
    """The sentence with the cue belongs to it as well."""
    text = 'Ada Krol said it sank. "No one was hurt that day," she said.'
    assert [row[0] for row in told(text)] == [text]


def test_wishes_and_refusals_are_no_statements() -> None:
    """Only speech counts."""
    assert told("Ada Krol declined to comment on the fire.") == []
    assert told("Ada Krol hopes to leave the port.") == []


def test_an_unnamed_spokesperson_speaks_for_the_body() -> None:
    """The body is the source."""
    assert [row[1:3] for row in told("A Tide Bank spokesman said it sank.")] == [
        ("Tide Bank", "Named Organization")
    ]


def test_a_sentence_cut_by_a_wrapped_line_is_whole_in_its_statement() -> None:
    """Hard-wrapped pages break lines inside sentences."""
    text = "Ada Krol said the ferry sank with all of\nher boats in the harbour.\nIt rained."
    assert [row[0] for row in told(text)] == [
        "Ada Krol said the ferry sank with all of\nher boats in the harbour."
    ]
