"""Ages of one person on several pages."""

import pytest

from storyledger.reconcile.ages import ages

from .marks_by_hand import page, sentences

DAY = ("2024-02-05", "2024-02-05")


def shown(*texts, days=None):
    """Return (strength, why) of what the pages give."""
    pages = [page(str(n), text) for n, text in enumerate(texts)]
    when = dict(zip((d.id for d in pages), days or [DAY] * len(pages), strict=True))
    return [(c.strength, c.why) for c in ages("s", pages, {d.id: sentences(d) for d in pages}, when)]


def test_two_ages_of_one_person_are_a_conflict():
    """However the age is printed."""
    found = shown("Eva Dorn, 34, was hurt.", "The 43-year-old Eva Dorn was hurt.")
    assert found == [("conflict", "Eva Dorn is 34 on one page and 43 on another")]


def test_a_birthday_may_lie_between():
    """One year is a tension."""
    assert [s for s, _ in shown("Eva Dorn, 34, was hurt.", "Eva M. Dorn (35) was hurt.")] == ["tension"]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("Eva Dorn, 34, was hurt.", "Eva Dorn, 34, was hurt."), None),
        (("Eva Dorn, 34, was hurt.", "Eva Dorn, 36, was hurt."), [DAY, ("2026-02-05", "2026-02-05")]),
        (("Eva Dorn, 34, was hurt.", "Eva Dorn (4) and Eva Dorn (34) moved.", "Eva Dorn, 4, sang."), None),
    ],
)
def test_what_time_or_two_people_explain_is_not_shown(texts, days):
    """One age, years between the pages, a page that tells of two people of one name."""
    assert not shown(*texts, days=days)
