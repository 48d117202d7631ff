"""Dates of one event that cannot both be right."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.dates import dates

from .marks_by_hand import day, page, sentences

FIVE, NINE = ("2024-02-05", "2024-02-05"), ("2024-02-09", "2024-02-09")
FLOOD = "The lower galleries of the Korsa mine were flooded on"


def shown(*told, published=None):
    """Return the date conflicts of pages, each (text, printed date or "", its low, its high)."""
    pages = [page(str(n), text) for n, (text, *_) in enumerate(told)]
    times = {
        d.id: [day(d, part, low, high)] if part else []
        for d, (_, part, low, high) in zip(pages, told, strict=True)
    }
    days = {d.id: when for d, when in zip(pages, published or [NINE] * len(pages), strict=True)}
    found = dates("s", pages, {d.id: sentences(d) for d in pages}, [], {}, times, days)
    text = {d.id: d.text for d in pages}
    for c in found:
        assert all(text[p.document][p.start : p.end] for p in (*c.a, *c.b))
    return found


def one(when, low, high=None, text=FLOOD):
    """Return a page that dates the flood."""
    return f"{text} {when}.", when, low, high or low


def test_two_dates_of_one_event_are_a_conflict():
    """The same words with another day."""
    (found,) = shown(one("15 January", "2024-01-15"), one("17 January", "2024-01-17"))
    assert (found.kind, found.strength) == ("date", "conflict")
    assert found.why == "one page dates it 15 January, the other 17 January"


def test_a_month_that_holds_the_day_is_no_conflict():
    """A coarser date of the same event agrees with a finer one."""
    assert not shown(one("15 January", "2024-01-15"), one("January", "2024-01"))


def test_another_event_has_another_date():
    """Other words: another event."""
    other = one("17 January", "2024-01-17", text="The harbour of Lindholm was closed on")
    assert not shown(one("15 January", "2024-01-15"), other)


def test_a_plan_is_not_yet_dated():
    """What is to come may move."""
    plan = one("3 March", "2024-03-03", text="The lower galleries of the Korsa mine will be flooded on")
    assert not shown(one("15 January", "2024-01-15"), plan)


def test_a_year_after_is_held_against_the_dated_event():
    """A page of February 2024 that counts a year from the flood puts it in 2022 or 2023."""
    after = (
        "The company came back one year after the lower galleries of the Korsa mine were flooded.",
        "",
        "",
        "",
    )
    (found,) = shown(after, one("15 January 2020", "2020-01-15"))
    assert "between 2022-08" in found.why
    assert "15 January 2020" in found.why
    assert not shown(after, one("15 January 2023", "2023-01-15"))


def test_a_page_without_a_day_implies_none():
    """Nothing is counted from the clock."""
    after = (
        "The company came back one year after the lower galleries of the Korsa mine were flooded.",
        "",
        "",
        "",
    )
    assert not shown(after, one("15 January 2020", "2020-01-15"), published=[None, FIVE])


@given(
    st.text(alphabet="on yearaft.3 \n", max_size=80),
    st.integers(1, 999),
    st.sampled_from(["day", "week", "year"]),
)
def test_places_are_words_of_their_page(before, count, unit):
    """Offsets hold for any text around, and no count leaves the calendar."""
    text = f"{before}\nIt came {count} {unit}s after the lower galleries of the Korsa mine were flooded."
    found = shown((text, "", "", ""), one("15 January 1700", "1700-01-15"))
    for c in found:
        (place,) = c.a
        assert text[place.start : place.end].startswith(f"{count} {unit}s after")
