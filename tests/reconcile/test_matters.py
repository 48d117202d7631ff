"""Which two numbers are held against each other."""

import pytest

from storyledger.reconcile.levels import unequal

from .marks_by_hand import day, figure, page, sentences

FIRE = "A fire at the Korsa mine in northern Orlavia on Monday morning"
NOW = {"as_of_low": "2024-02-05", "as_of_high": "2024-02-05"}


def shown(*told, days=("2024-02-05", "2024-02-05")):
    """Return (strength, why) among (text, expression, value, more) of one page each."""
    pages = [page(str(n), text) for n, (text, *_) in enumerate(told)]
    made = [
        figure(d, part, value, **({"of_what": "", "where": ""} | NOW | (more[0] if more else {})))
        for d, (_, part, value, *more) in zip(pages, told, strict=True)
    ]
    times = {d.id: [day(d, "2019", "2019")] for d in pages if "2019" in d.text}
    when = {d.id: (on, on) for d, on in zip(pages, days, strict=True)}
    found = unequal("s", pages, {d.id: sentences(d) for d in pages}, [], made, times, when)
    return [(c.strength, c.why.split(",")[0]) for c in found]


def test_a_headline_and_a_sentence_meet():
    """What is counted need not be printed alike."""
    found = shown(
        (f"{FIRE} killed 12 people.", "12 people", 12.0, {"of_what": "person"}),
        (f"15 dead in mine fire. {FIRE} was put out.", "15", 15.0),
    )
    assert found == [("tension", "12 and 15")]


def test_a_later_page_that_counts_more_is_a_change():
    """Even where both sentences tell of Monday: a count is as of its page."""
    told = [(f"{FIRE} killed {n} people.", f"{n} people", n, {"of_what": "person"}) for n in (12.0, 15.0)]
    told = [(t.replace(".0", ""), p.replace(".0", ""), n, more) for t, p, n, more in told]
    assert shown(*told, days=("2024-02-05", "2024-02-07")) == [("change", "12 and 15")]


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        (f"{FIRE} killed at least 100 people.", "at least 100 people", 100.0),
        (f"{FIRE} killed 151 people.", "151 people", 151.0),
        ("In 2019 a fire at the Korsa mine killed 90 people.", "90 people", 90.0),
        (f"{FIRE} killed 90 people. Of the 90 people in the town hall nobody spoke.", "90 people in", 90.0),
    ],
)
def test_bounds_round_figures_and_other_years_are_no_conflict(text, part, value):
    """A loose lower bound holds of more; 150 may be 151; another year had another fire; others are others."""
    bound = {"bound": "at_least"} if "least" in part else {}
    other = (f"{FIRE} killed 150 people.", "150 people", 150.0, {"of_what": "person"})
    assert not shown((text, part, value, {"of_what": "person"} | bound), other)


def test_populations_of_one_town_meet_and_of_two_do_not():
    """The town is named in both sentences."""
    a = ("Velmark is home to 12,000 people.", "12,000 people", 12000.0)
    assert shown(a, ("Velmark has a population of 18,000.", "18,000", 18000.0))[0][0] == "tension"
    assert not shown(a, ("Lindholm has a population of 18,000.", "18,000", 18000.0))


def test_a_conversion_is_no_conflict():
    """A gallon is not everywhere the same, and pages round."""
    text = "The tank of the Korsa mine lost {} of oil into the northern river on Monday."
    a = (text.format("500,000 gallons"), "500,000 gallons", 500000.0, {"unit": "gallon"})
    b = (text.format("2,273,045 litres"), "2,273,045 litres", 2273045.0, {"unit": "litre"})
    assert not shown(a, b)
