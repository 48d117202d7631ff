"""Events in time."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.times import chosen, timeline, told_most

from .marks_by_hand import day, page, sentences

A = page("a", "The mine flooded on 5 February.\nPumps came on Tuesday.\nNobody was hurt.\nIt closed in 2019.")
B = page("b", "Water rose in the shaft.\nThe mine flooded on 5 February.")
TIMES = {
    A.id: [day(A, "5 February", "2024-02-05"), day(A, "Tuesday", "2024-02-06"), day(A, "2019", "2019")],
    B.id: [day(B, "5 February", "2024-02-05")],
}
PUBLISHED = {A.id: ("2024-02-07", "2024-02-07"), B.id: ("2024-02-08", "2024-02-08")}
TOLD = timeline([A, B], {d.id: sentences(d) for d in (A, B)}, TIMES, PUBLISHED)


def test_a_sentence_stands_at_the_day_it_prints_with_the_day_it_was_said():
    """The date happened and the date said are kept apart."""
    first = next(e for e in TOLD if e.place.document == A.id)
    assert (first.happened, first.said, first.printed) == ("2024-02-05", "2024-02-07", True)


def test_a_head_without_a_date_stands_at_the_day_of_its_page():
    """The first sentences tell of the page's own day."""
    assert [e.place.start for e in TOLD if e.happened == "2024-02-08"] == [0]


def test_a_year_is_no_day():
    """Only expressions that denote one day make an entry."""
    assert "2019" not in {e.happened for e in TOLD}


def test_the_day_that_more_pages_tell_of_comes_first():
    """Days are ranked by pages."""
    assert told_most(TOLD, "2024-02-01", "2024-02-29", 1) == ["2024-02-05"]


def test_a_day_that_is_still_told_of_later_comes_before_one_told_of_at_once():
    """Two pages of the day itself tell less for it than one that looks back a fortnight later."""
    a, b, c = (page(k, "It rained on that day.") for k in "abc")
    old, new = "2024-03-01", "2024-03-12"
    times = {
        a.id: [day(a, "that day", new)],
        b.id: [day(b, "that day", new)],
        c.id: [day(c, "that day", old)],
    }
    days = {a.id: (new, new), b.id: (new, new), c.id: ("2024-03-15", "2024-03-15")}
    told = timeline([a, b, c], {d.id: sentences(d) for d in (a, b, c)}, times, days)
    assert told_most(told, "2024-03-01", "2024-03-31", 1) == [old]


def test_days_outside_what_is_wanted_are_left_out():
    """Both ends are inclusive."""
    assert told_most(TOLD, "2024-02-06", "2024-02-06", 5) == ["2024-02-06"]


def test_sentences_of_a_day_do_not_repeat_each_other():
    """A copy of a chosen sentence is not chosen again."""
    assert len(chosen([A, B], TOLD, ["2024-02-05"], 2)) == 1


@given(st.text(alphabet="ab .\n", max_size=60), st.integers(0, 3))
def test_every_place_is_a_sentence_of_its_page(text, wanted):
    """Offsets hold for any text, and no more sentences come than are wanted."""
    d = page("x", text)
    told = timeline([d], {d.id: sentences(d)}, {}, {d.id: ("2024-02-07", "2024-02-07")})
    assert {e.place[1:] for e in told} <= {(s.start, s.end) for s in sentences(d)}
    assert len(chosen([d], told, ["2024-02-07"], wanted)) <= wanted
