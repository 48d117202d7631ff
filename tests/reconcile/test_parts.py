"""Parts against their whole, rates over periods against totals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.parts import parts

from .marks_by_hand import figure, page, sentences


def shown(text, *told):
    """Return what one sentence with these figures (expression, value, more) gives."""
    d = page("a", text)
    return parts(
        "s", [d], {d.id: sentences(d)}, [figure(d, part, value, **more) for part, value, more in told]
    )


WHOLE = ("40 miners", 40.0, {})


@pytest.mark.parametrize(("part", "value", "count"), [("60", 60.0, 1), ("30", 30.0, 0), ("40", 40.0, 0)])
def test_a_part_is_not_more_than_its_whole(part, value, count):
    """Of the 40, no 60 can be hurt."""
    found = shown(
        f"Of the 40 miners, some say {part} were hurt.", WHOLE, (f"{part} were", value, {"of_what": "miner"})
    )
    assert [c.rule for c in found] == ["parts and whole"] * count


def test_what_is_compared_is_no_part():
    """Forty here, sixty elsewhere: nobody says the sixty are of the forty."""
    assert not shown("There were 40 miners, while 60 miners stayed.", WHOLE, ("60 miners", 60.0, {}))


@pytest.mark.parametrize(("total", "count"), [(200.0, 0), (210.0, 0), (900.0, 1)])
def test_a_rate_over_a_period_is_held_against_the_total(total, count):
    """Five tons a day for 40 days are about 200 tons."""
    found = shown(
        f"The pumps lifted 5 tons a day for 40 days, {total:g} tons in all.",
        ("5 tons", 5.0, {"unit": "ton"}),
        ("40 days", 40.0, {"unit": "day"}),
        (f"{total:g} tons", total, {"unit": "ton"}),
    )
    assert [c.rule for c in found] == ["rate over a period"] * count


@given(
    st.lists(
        st.sampled_from(["40 miners", "of the 7", "including 90", "5 a day", "for 12 days", ", "]), max_size=8
    )
)
def test_both_sides_are_the_printed_figures(words):
    """Whatever is printed, a place is the place of a figure."""
    d = page("a", " ".join(words) or "x")
    told = [
        figure(d, m[0], float(m[0]), unit="day" if d.text[m.end() :].startswith(" days") else "")
        for m in re.finditer(r"\d+", d.text)
    ]
    places = {f.place for f in told}
    for c in parts("s", [d], {d.id: sentences(d)}, told):
        assert {*c.a, *c.b} <= places
