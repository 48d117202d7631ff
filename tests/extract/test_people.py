"""Sources within one document: pronouns, surnames, bare titles, bodies."""

from storyledger.extract.attributions import attributions, complete
from storyledger.extract.names import names
from storyledger.extract.sentences import sentences
from storyledger.extract.statements import statements
from storyledger.terms import Line
from storyledger.text import lines


def who(text: str) -> list[tuple[object, object]]:
    """The name and type of the source of each statement."""
    found = sentences(text, [Line("d", s.start, s.end, "body") for s in lines(text)], "d")
    known = names(text, found)
    rows = statements(text, found, known, complete(text, found, known, attributions(text, found, known)))
    return [(r["source_name"], r["source_type"]) for r in rows]


def test_he_is_the_person_a_sentence_since_the_last_source_is_about() -> None:
    """The last who spoke is not meant where another has come in."""
    text = "Ada Krol said it sank.\nJan Ode runs the pier.\nHe said it was late.\nShe told no one, he said."
    assert [name for name, _ in who(text)] == ["Ada Krol", "Jan Ode", "Jan Ode"]


def test_he_is_the_last_who_spoke_where_no_one_came_in() -> None:
    """Names inside a sentence change nothing."""
    text = (
        "Ada Krol said the ferry sank.\nIt had been sold to a man named Jan Ode.\nShe said no one was hurt."
    )
    assert [name for name, _ in who(text)] == ["Ada Krol", "Ada Krol"]


def test_those_who_speak_for_a_body_are_the_body() -> None:
    """The company and its officials have one name."""
    text = (
        "Tide Bank said it was closed.\nThe company said more was to come.\nTide Bank officials said it was."
    )
    assert who(text) == [("Tide Bank", "Named Organization")] * 3


def test_a_bodys_statement_is_its_word_and_its_report_a_document() -> None:
    """What is published to be read stands for itself, under the body's name."""
    assert who("A statement from Tide Bank said it was closed.") == [("Tide Bank", "Named Organization")]
    text = "It is told in the Tide Bank report.\nThe report said the vault was empty."
    assert who(text)[-1] == ("Tide Bank report", "Document")


def test_a_bare_role_is_the_person_who_spoke_last() -> None:
    """Somebody called "the researcher" was named before."""
    text = "Ada Krol said the ferry sank.\nThe researcher said no one was hurt."
    assert [name for name, _ in who(text)] == ["Ada Krol", "Ada Krol"]
