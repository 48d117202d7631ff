"""Tests of the texts that one address has had."""

from storyledger.collect.versions import versions
from storyledger.terms import Dated, Document

OLD = "Mine shut. The owner, Per Stig, said 40 miners would not return."
NEW = "Mine shut. The owner, Per Dahl, said 400 miners would return."


def page(text: str, fetched: str | None = None, title: str = "Mine shut") -> Document:
    """Make a document of one address."""
    return Document("p" + text, "https://a.example/1", "plain", text, title=title, fetched=fetched)


def test_one_text_has_no_versions() -> None:
    """An address that was read once has none."""
    assert versions([page(OLD)], {}) == []


def test_a_changed_number_name_and_lost_negation_raise_alarms() -> None:
    """The changed words are placed in the later text, and what a reader must see is said."""
    old, new = page(OLD, "2024-02-06"), page(NEW, "2024-02-07", title="Mine reopened")
    first, second = versions([new, old], {})
    assert (first.document, first.number, first.latest, first.alarms) == (old.id, 1, False, ())
    assert (second.document, second.number, second.latest) == (new.id, 2, True)
    assert second.alarms == (
        "headline: 'Mine shut' became 'Mine reopened'",
        "name: Stig became Dahl",
        "negation: not became nothing",
        "number: 40 became 400",
    )
    assert [NEW[p.start : p.end] for p in second.changed] == ["Dahl", "400", ""]


def test_without_a_fetch_the_published_date_decides_the_order() -> None:
    """The order does not depend on the order of the input."""
    a, b = page(OLD), page(NEW)
    dated = {a.id: [Dated(a.id, "published", "2024-03-01", "2024-03-01", "", 1)],
             b.id: [Dated(b.id, "published", "2024-02-01", "2024-02-01", "", 1)]}  # fmt: skip
    assert (
        [v.document for v in versions([a, b], dated)]
        == [v.document for v in versions([b, a], dated)]
        == [b.id, a.id]
    )


def test_a_number_in_words_is_a_number() -> None:
    """Nine dead that become twenty-one are told, as digits would be."""
    old, new = (
        page("The flood killed nine people.", "2024-02-06"),
        page("The flood killed twenty-one people.", "2024-02-07"),
    )
    assert versions([old, new], {})[1].alarms == ("number: nine became twenty-one",)
