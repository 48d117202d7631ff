"""Figures: what is counted, where, when, on whose word."""

import pytest

from storyledger.reconcile.figures import figures, of_what
from storyledger.terms import Claim, Span

from .marks_by_hand import day, page, quantity, sentences, spans

FEBRUARY = ("2024-02-05", "2024-02-05")


def one(document, told, times=(), claims=(), published=FEBRUARY):
    """Return the one figure of a page."""
    i = document.id
    (found,) = figures(
        "s", [document], {i: sentences(document)}, {i: [told]}, {i: times}, {i: published}, claims
    )
    return found


@pytest.mark.parametrize("told", ["US troops", "American troops", "U.S. soldiers", "USA forces"])
def test_a_country_and_its_people_are_one_of_what(told):
    """All ways of printing who is counted come to one form."""
    assert of_what(told, (Span(0, len(told)),)) == "troop usa"


def test_who_has_a_thing_is_part_of_what_is_counted():
    """Printed "The United States has 700 troops": that counts US troops."""
    d = page("a", "The United States has 700 troops in Norland.")
    assert one(d, quantity(d, "700 troops", 700.0, of_what="troops")).of_what == "troop usa"


def test_a_level_in_the_present_holds_for_the_day_of_its_page():
    """Where no words say when, the page's own day counts."""
    d = page("a", "There are 700 miners here.")
    assert one(d, quantity(d, "700 miners", 700.0, of_what="miners")).as_of_low == "2024-02-05"


def test_words_that_say_when_come_before_the_day_of_the_page():
    """A date in the sentence is the figure's."""
    d = page("a", "As of late December there were 700 miners here.")
    found = one(d, quantity(d, "700 miners", 700.0, of_what="miners"), [day(d, "late December", "2023-12")])
    assert (found.as_of_low, found.as_of_high) == ("2023-12", "2023-12")


def test_a_level_before_a_date_has_no_day():
    """Printed "before the closure in 2011": that tells no day on which the level held."""
    d = page("a", "The crew fell to 700 miners before the full closure in 2011.")
    assert (
        one(d, quantity(d, "700 miners", 700.0, of_what="miners"), [day(d, "2011", "2011")]).as_of_low is None
    )


def test_what_would_stay_is_planned():
    """A level that is to come is marked as planned."""
    d = page("a", "Some 700 miners would stay.")
    assert one(d, quantity(d, "700 miners", 700.0, of_what="miners")).planned


def test_the_speaker_is_the_one_whose_words_hold_the_figure():
    """A figure inside a claim's content has the claim's speaker."""
    d = page("a", "There are 700 miners here, Osk said.")
    claim = Claim("s", "x", d.id, spans(d, "There are 700 miners here"), "osk", "asserted")
    assert one(d, quantity(d, "700 miners", 700.0), claims=[claim]).speaker == "osk"


def test_a_place_later_in_the_clause_is_the_place():
    """Printed "have been sent to work in Korsa": that puts the count in Korsa."""
    d = page("a", "Over 700 miners have been put to work in Korsa.")
    assert one(d, quantity(d, "Over 700 miners", 700.0, of_what="miners")).where == "korsa"
