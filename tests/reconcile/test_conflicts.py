"""Levels that cannot both hold, may both hold or follow each other."""

import pytest

from storyledger.reconcile.conflicts import conflicts
from storyledger.reconcile.levels import unequal
from storyledger.reconcile.series import series
from storyledger.terms import Attribution, Claim, Copy, Place, Span, Speaker

from .marks_by_hand import figure, page, sentences


def shown(*told):
    """Return the conflicts among (text, expression, value, more) of one page each."""
    pages = [page(str(n), text) for n, (text, *_) in enumerate(told)]
    made = [figure(d, part, value, **more) for d, (_, part, value, more) in zip(pages, told, strict=True)]
    rows, placed = series("s", made)
    return unequal("s", pages, {d.id: sentences(d) for d in pages}, rows, placed)


NOW = {"as_of_low": "2024-02-05", "as_of_high": "2024-02-05"}
DECEMBER = {"as_of_low": "2023-12", "as_of_high": "2023-12"}


def test_two_exact_levels_for_one_day_are_a_conflict():
    """Both sides are the exact places."""
    (found,) = shown(
        ("There are 700 miners.", "700 miners", 700.0, NOW),
        ("There are 900 miners.", "900 miners", 900.0, NOW),
    )
    assert (found.strength, len(found.a), len(found.b)) == ("conflict", 1, 1)
    assert "700 and 900" in found.why


def test_a_bound_makes_a_tension():
    """What is "over 700" is read as 700 to 840: 900 may count something else."""
    (found,) = shown(
        ("There are over 700 miners.", "over 700 miners", 700.0, NOW | {"bound": "over"}),
        ("There were 900 miners in December.", "900 miners", 900.0, DECEMBER),
    )
    assert found.strength == "tension"


@pytest.mark.parametrize(("value", "bound"), [(800.0, "over"), (900.0, "about"), (1000.0, "at_most")])
def test_rounding_is_no_conflict(value, bound):
    """Readings that meet are not shown."""
    assert not shown(
        ("There are some miners.", "some miners", value, NOW | {"bound": bound}),
        ("There are 892 miners.", "892 miners", 892.0, NOW),
    )


def test_what_befell_others_is_another_count():
    """The dead are not held against the injured."""
    dead = ("The fire at the mill killed 12 miners.", "12 miners", 12.0, NOW)
    assert not shown(dead, ("The fire at the mill left 40 miners injured.", "40 miners", 40.0, NOW))


def test_a_later_toll_is_a_change():
    """A count of the dead that a page of the next day gives higher is a later word."""
    later = {"as_of_low": "2024-02-06", "as_of_high": "2024-02-06"}
    (found,) = shown(
        ("The fire at the mill killed 12 miners.", "12 miners", 12.0, NOW),
        ("The fire at the mill killed 15 miners.", "15 miners", 15.0, later),
    )
    assert found.strength == "change"


def test_plans_are_held_against_no_level():
    """What would stay is not what is there."""
    assert not shown(
        ("There are 700 miners.", "700 miners", 700.0, NOW),
        ("There will be 900 miners.", "900 miners", 900.0, NOW | {"planned": True}),
    )


def test_years_apart_is_nothing_to_show():
    """A level of ten years ago does not conflict with one of today."""
    old = {"as_of_low": "2014", "as_of_high": "2014"}
    assert not shown(
        ("There are 700 miners.", "700 miners", 700.0, NOW),
        ("There were 900 miners.", "900 miners", 900.0, old),
    )


def quoted(kinds):
    """Return the conflicts of two pages that give one quotation to speakers of these types."""
    pages = [page(n, f'"The pumps were never serviced this winter," said {n}.') for n in ("Osk", "Ekre")]
    words = Span(1, 44)
    attributions = {d.id: [Attribution(d.id, (words,), mode="direct")] for d in pages}
    speakers = [
        Speaker("s", d.address, True, kind, (Place(d.id, 51, 54),))
        for d, kind in zip(pages, kinds, strict=True)
    ]
    claims = [
        Claim("s", attributions[d.id][0].id, d.id, (words,), x.id, "asserted")
        for d, x in zip(pages, speakers, strict=True)
    ]
    a, b = sorted(Place(d.id, 0, 44) for d in pages)
    empty = {d.id: [] for d in pages}
    told = {d.id: sentences(d) for d in pages}
    return conflicts("s", pages, told, claims, attributions, speakers, [], [], empty,
                     [Copy(a, b, "verbatim", 1.0)], dict.fromkeys(empty))  # fmt: skip


def test_the_same_words_in_two_mouths_are_a_conflict():
    """Two persons cannot both be the one who said it."""
    assert [c.kind for c in quoted(("person", "person"))] == ["speaker"]


def test_a_person_and_his_statement_are_one_mouth():
    """A document may be that of the person."""
    assert quoted(("person", "document")) == []


GUARDS = "members of the guard have been killed in the unrest, the ministry says"


def test_a_toll_that_sinks_is_a_tension():
    """What can only grow is less on a later page, of one matter and of no single day."""
    (found,) = shown(
        (
            f"At least 200 {GUARDS}.",
            "200 members",
            200.0,
            NOW | {"as_of_low": "2024-01-15", "as_of_high": "2024-01-15"},
        ),
        (f"At least 130 {GUARDS}.", "130 members", 130.0, NOW),
    )
    assert (found.strength, found.why.split(", ")[1]) == (
        "tension", "a later page gives less of what can only grow; they may count different things",
    )  # fmt: skip


def test_tolls_of_two_days_are_of_two_events():
    """What was counted on Friday may be less than what was counted on Monday."""
    assert not [
        c
        for c in shown(
            (
                f"On Monday 200 {GUARDS}.",
                "200",
                200.0,
                NOW | {"as_of_low": "2024-01-15", "as_of_high": "2024-01-15"},
            ),
            (f"On Friday 130 {GUARDS}.", "130", 130.0, NOW),
        )
        if c.strength != "change"
    ]


def test_how_many_still_do_is_a_later_word():
    """Counts of those who remain shrink from day to day."""
    (found,) = shown(
        ("After the fire at the mill 40 miners remain there.", "40 miners", 40.0, DECEMBER),
        ("After the fire at the mill 30 miners still remain there.", "30 miners", 30.0, NOW),
    )
    assert found.strength == "change"


def test_one_sentence_that_prints_both_counts_two_things():
    """A sentence copied by two pages does not contradict itself."""
    text = "There are 700 miners at the mine, and there are 900 miners on paper."
    pages = [page("a", text), page("b", text)]
    made = [
        figure(d, part, value, **NOW)
        for d in pages
        for part, value in (("700 miners", 700.0), ("900 miners", 900.0))
    ]
    rows, placed = series("s", made)
    assert not unequal("s", pages, {d.id: sentences(d) for d in pages}, rows, placed)


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        ((10.0, "mile"), (16.0, "kilometre"), True),
        ((10.0, "mile"), (21.0, "kilometre"), False),
        ((100.0, "acre"), (40.0, "hectare"), True),
        ((2.0, "metric ton"), (2000.0, "kilogram"), True),
        ((2.0, "US dollar"), (2.0, "euro"), True),  # no series: money stays in its currency
    ],
)
def test_measures_are_held_against_each_other_in_one_unit(one, two, meet):
    """Miles meet kilometres where they round to the same."""
    told = [
        (
            f"The main tunnel of the mine is {v:g} {u} long.",
            f"{v:g} {u}",
            v,
            NOW | {"unit": u, "of_what": "tunnel"},
        )
        for v, u in (one, two)
    ]
    assert bool(shown(*told)) != meet
