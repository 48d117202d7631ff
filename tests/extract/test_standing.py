"""Who a source is, by the words printed."""

import pytest

from storyledger.extract.standing import aside_of, justification_of, kind_of_source, saw_it, title_of, via_of
from storyledger.terms import Name, Span


def source(text: str, *people: str, kind: str = "PER") -> tuple[tuple[Span, ...], list[Name]]:
    """A whole text as a source, with the names in it."""
    return (Span(0, len(text)),), [Name("d", text.index(p), text.index(p) + len(p), kind) for p in people]


@pytest.mark.parametrize(
    ("text", "name", "kind", "told"),
    [
        ("Ada Krol, the mayor", "Ada Krol", "PER", "named_person"),
        ("Ministry of Health spokesman Ada Krol", "Ada Krol", "PER", "named_person"),
        ("His wife, Ada Krol,", "Ada Krol", "PER", "named_person"),
        ("Tide Bank", "Tide Bank", "ORG", "named_organisation"),
        ("a Tide Bank spokesman", "Tide Bank", "ORG", "unnamed_person"),
        ("Tide Bank officials", "Tide Bank", "ORG", "unnamed_group"),
        ("an aide to Ada Krol", "Ada Krol", "PER", "unnamed_person"),
        ("a Tide Bank statement", "Tide Bank", "ORG", "document"),
        ("harbour records made public last year", "", "PER", "document"),
        ("two sailors", "", "PER", "unnamed_group"),
        ("he", "", "PER", ""),
    ],
)
def test_standing_is_told_by_the_head_of_the_source(text: str, name: str, kind: str, told: str) -> None:
    """A name deeper inside a description names no one."""
    spans, known = source(text, *([name] if name else []), kind=kind)
    assert kind_of_source(text, spans, known, text) == told


def test_a_stated_condition_makes_a_source_anonymous() -> None:
    """The reason is kept as printed."""
    text = "An aide, speaking on condition of anonymity because talks go on, said no."
    assert kind_of_source(text, (Span(0, 7),), [], text) == "anonymous"
    reason = justification_of(text, 0, len(text))
    assert text[reason[0].start :].startswith("on condition of anonymity because talks go on")


def test_offices_are_titles_and_other_asides_are_reasons() -> None:
    """What stands beside a name is one or the other."""
    spans, known = source("Harbour chief Ada Krol", "Ada Krol")
    assert title_of("Harbour chief Ada Krol", spans, known) == (Span(0, 13),)
    text = "Ada Krol, a retired welder"
    spans, known = source(text, "Ada Krol")
    assert title_of(text, spans, known) == ()
    assert [text[s.start : s.end] for s in aside_of(text, spans, known)] == ["retired welder"]


def test_witnesses_are_first_hand() -> None:
    """Printed as having seen it, or saying so themselves."""
    text = "a sailor who saw the fire"
    assert saw_it(text, 0, len(text), "")
    assert saw_it("Krol", 0, 4, "I saw the fire")
    assert not saw_it("Krol", 0, 4, "it burned")


def test_reporters_are_no_relay() -> None:
    """Telling reporters names no one who passes it on."""
    assert via_of("Krol told Congress it sank", 0, 26) == ()
