"""Series: figures on one thing at one place."""

from storyledger.reconcile.series import series

from .marks_by_hand import figure, page

A = page("a", "There are 700 miners, 800 miners and 900 ferries, up by 50 miners.")


def test_figures_on_one_thing_at_one_place_are_one_series():
    """Two figures with equal words make a series; a lone one makes none."""
    one, two = figure(A, "700 miners", 700.0), figure(A, "800 miners", 800.0)
    rows, placed = series("s", [one, two, figure(A, "900 ferries", 900.0, of_what="ferry")])
    assert [set(r.figures) for r in rows] == [{one.id, two.id}]
    assert [f.series for f in placed].count(rows[0].id) == 2


def test_a_figure_without_place_joins_the_one_place_that_is_printed():
    """Where all pages that print a place print one, it is that one."""
    rows, _ = series("s", [figure(A, "700 miners", 700.0), figure(A, "800 miners", 800.0, where="")])
    assert [r.where for r in rows] == ["korsa"]


def test_other_units_are_other_series():
    """A share and a count are never in one series."""
    assert series("s", [figure(A, "700 miners", 7.0, unit="%"), figure(A, "800 miners", 800.0)])[0] == []


def test_a_change_is_no_level():
    """Printed "up by 50": that belongs to no series of levels."""
    assert series("s", [figure(A, "700 miners", 700.0), figure(A, "50 miners", 50.0, change="up")])[0] == []


def test_the_order_of_figures_is_no_matter():
    """Series are the same however the figures come."""
    told = [figure(A, "700 miners", 700.0), figure(A, "800 miners", 800.0)]
    assert series("s", told)[0] == series("s", told[::-1])[0]
