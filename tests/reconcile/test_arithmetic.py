"""Sums: what a share that goes and a remainder that stays imply."""

from storyledger.reconcile.arithmetic import base, sums

from .marks_by_hand import figure, page, sentences

PLAN = page("a", "Some 60 percent of the miners would leave, while 900 miners would stay.")
OLD = page("b", "There were 2,150 miners in December.")
NOW = page("c", "There are over 1,200 miners.")
SHARE = figure(PLAN, "Some 60 percent of the miners", 60.0, unit="%", bound="about", planned=True)
REST = figure(PLAN, "900 miners", 900.0, planned=True, bound="about")


def held(*levels):
    """Return what the plan implies, held against levels."""
    pages = [PLAN, OLD, NOW]
    return sums("s", pages, {d.id: sentences(d) for d in pages}, [SHARE, REST, *levels])


def test_the_implied_interval_comes_from_the_rounding():
    """60 % gone, rounded to tens, and 900 left, rounded to hundreds."""
    assert [round(x) for x in base((55, 65), (850, 950))] == [1889, 2714]


def test_a_level_that_fits_and_one_that_does_not_are_told_apart():
    """The sum is worked out, with what it fits and what it does not."""
    fits = figure(OLD, "2,150 miners", 2150.0, as_of_low="2023-12", as_of_high="2023-12")
    misses = figure(NOW, "over 1,200 miners", 1200.0, bound="over")
    (found,) = held(fits, misses)
    assert (found.strength, found.fits) == ("tension", (fits.place,))
    assert misses.place in found.b
    assert "1,889 to 2,714" in found.why


def test_levels_that_fit_are_nothing_to_show():
    """Where all levels fit there is no tension."""
    assert held(figure(OLD, "2,150 miners", 2150.0)) == []


def test_a_level_of_another_year_is_no_base():
    """A share is taken of what there is near its day."""
    assert held(figure(NOW, "over 1,200 miners", 1200.0, as_of_low="2019", as_of_high="2019")) == []
