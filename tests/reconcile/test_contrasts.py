"""Two numbers that one page sets against each other."""

from dataclasses import replace

import pytest

from storyledger.reconcile.contrasts import contrasts

from .marks_by_hand import figure, page, sentences


def shown(text, *told):
    """Return the rows among (expression, value, more) of one page, as (strength, why)."""
    d = page("one", text)
    made = [figure(d, part, value, **(more[0] if more else {})) for part, value, *more in told]
    return [(c.strength, c.why) for c in contrasts("s", [d], {d.id: sentences(d)}, made)]


def test_two_sources_in_one_sentence_are_a_conflict():
    """Each says its number, with "but" between."""
    text = "The ministry put the number of miners at 700, but the union said there were 900 at the site."
    assert shown(text, ("700", 700.0), ("900", 900.0)) == [
        ("conflict", "700 and 900: one page gives both, by two sources")
    ]


def test_a_bound_makes_the_two_sources_a_tension():
    """What is said of "over 900" may be 901."""
    text = "The ministry put the crowd at 700. But witnesses said there were over 900 people."
    found = shown(text, ("700", 700.0), ("over 900 people", 900.0, {"bound": "over"}))
    assert [strength for strength, _ in found] == ["tension"]


@pytest.mark.parametrize(
    "text",
    [
        "In all 700 said yes, while 900 said no.",  # the numbers are who says it
        "The ministry said there were 700 miners in 2019, but the union said there are 900 now.",
        "The ministry said 700 miners died, but the union said 900 were injured.",
    ],
)
def test_numbers_of_two_things_or_times_are_no_contrast(text):
    """Parts of a whole, two years, the dead and the injured."""
    assert not shown(text, ("700", 700.0), ("900", 900.0))


def test_a_number_and_what_it_became_is_a_change():
    """Whether it fell or rose."""
    text = "The union lowered its count of the missing from 208 to 193 on Monday."
    assert shown(text, ("208", 208.0), ("193", 193.0)) == [("change", "from 208 to 193, as this page tells")]


def test_a_range_after_a_word_of_change_is_a_change_too():
    """Here "from 193 to 208" is read as one quantity."""
    d = page("one", "The count rose from 193 to 208.")
    read = replace(figure(d, "193 to 208", 193.0), value=None, low=193.0, high=208.0)
    (found,) = contrasts("s", [d], {d.id: sentences(d)}, [read])
    assert [d.text[p.start : p.end] for p in (*found.a, *found.b)] == ["193", "208"]


def test_a_road_between_two_places_is_no_change():
    """Without a word of change, "from 4 to 6" is a stretch."""
    assert not shown("The shops are open from 4 to 6.", ("4", 4.0), ("6", 6.0))
