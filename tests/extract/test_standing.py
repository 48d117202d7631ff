"""Who a source is, by the words printed."""

import pytest

from storyledger.extract.reasons import justification_of, saw_it, via_of
from storyledger.extract.standing import aside_of, kind_of_source, title_of
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
        ("a report Tuesday", "", "PER", "document"),
        ("a leaked copy of the contract", "", "PER", "document"),
        ("The Chamber of Pilots", "Chamber of Pilots", "ORG", "named_organisation"),
        ("TIDA", "", "PER", "named_organisation"),
        ("Tidewatch.com", "", "PER", "named_organisation"),
        ("Krol's", "Krol", "PER", "named_person"),
        ("two sailors", "", "PER", "unnamed_group"),
        ("he", "", "PER", ""),
        ("an official close to the region's governor Ada Krol", "Ada Krol", "PER", "unnamed_person"),
        ("Tide Price", "Price", "PER", "named_organisation"),
        ("Mayor Price", "Price", "PER", "named_person"),
        ("Ruritanian and Western officials", "Ruritanian", "NORP", "unnamed_group"),
        ("contractors and officials", "", "PER", "unnamed_group"),
        ("Tide Bank and the Harbour Board", "Tide Bank", "ORG", "named_organisation"),
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
    reason = justification_of(text, Span(0, 7), len(text))
    assert text[reason[0].start :].startswith("on condition of anonymity because talks go on")


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("An official who was briefed on the talks said no.", "An official who was briefed on the talks",
         "who was briefed on the talks"),
        ("A man close to the port said before that it was sold.", "A man close to the port said before",
         "close to the port"),
        ("A clerk, who declined to be named because of the inquiry and said it was late, left.", "A clerk",
         "declined to be named because of the inquiry"),
        ("Two sailors, granted anonymity to discuss internal matters, said no.", "Two sailors",
         "granted anonymity to discuss internal matters"),
        ("A sailor who said no left.", "A sailor who said no", None),
        ("Krol said the man who saw it fled.", "Krol", None),
    ],
)  # fmt: skip
def test_the_reason_is_what_the_page_prints_of_the_source(text: str, source: str, told: str | None) -> None:
    """It ends before the verb of saying, and what is said of others is none."""
    found = justification_of(text, Span(0, len(source)), len(text))
    assert [text[s.start : s.end] for s in found] == ([told] if told else [])


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
