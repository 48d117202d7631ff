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
    return conflicts("s", pages, told, claims, attributions, speakers, [], [], [], empty,
                     [Copy(a, b, "verbatim", 1.0)], dict.fromkeys(empty))  # fmt: skip


def test_the_same_words_in_two_mouths_are_a_conflict():
    """Two persons cannot both be the one who said it."""
    assert [c.kind for c in quoted(("person", "person"))] == ["speaker"]


def test_a_person_and_his_statement_are_one_mouth():
    """A document may be that of the person."""
    assert quoted(("person", "document")) == []
