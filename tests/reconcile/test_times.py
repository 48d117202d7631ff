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
ALIKE = {A.id: 1.0, B.id: 1.0}


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
    assert told_most(TOLD, "2024-02-01", "2024-02-29", 1, ALIKE) == ["2024-02-05"]


RAIN = "It rained on that day."


def _told(*pages, said, printed=None):
    """Entries of pages by key: the day each was published, and the day that it prints, if any."""
    found = [page(key, RAIN) for key in pages]
    times = {d.id: [day(d, "that day", printed)] if printed else [] for d in found}
    return timeline(found, {d.id: sentences(d) for d in found}, times, {d.id: (said, said) for d in found})


def _first(told, about=None):
    everyone = {e.place.document: 1.0 for e in told}
    return told_most(told, "2024-03-01", "2024-03-31", 1, everyone | (about or {}))[0]


def test_a_day_that_is_still_told_of_later_comes_before_one_told_of_at_once():
    """Two pages of the day itself tell less for it than one that looks back a fortnight later."""
    old, new = "2024-03-01", "2024-03-12"
    told = _told("a", "b", said=new, printed=new) + _told("c", said="2024-03-18", printed=old)
    assert _first(told) == old


def test_the_own_day_of_a_page_counts_whether_or_not_it_is_printed():
    """Three pages of a day that print none tell more for it than two that print another."""
    silent = _told("a", "b", "c", said="2024-03-05")
    assert _first(silent + _told("d", "e", said="2024-03-20", printed="2024-03-19")) == "2024-03-05"


def test_pages_that_tell_little_of_the_storyline_count_little():
    """One page on the matter tells more than two on another."""
    told = _told("a", said="2024-03-05") + _told("b", "c", said="2024-03-09")
    assert _first(told) == "2024-03-09"
    assert _first(told, {page("b", RAIN).id: 0.2, page("c", RAIN).id: 0.2}) == "2024-03-05"


def test_a_day_beside_one_that_more_is_told_of_gives_way():
    """Of two days that as many pages tell of, the one that stands alone comes first."""
    told = _told("a", "b", "c", said="2024-03-05") + _told("d", "e", said="2024-03-06")
    told += _told("f", "g", said="2024-03-20")
    everyone = {e.place.document: 1.0 for e in told}
    assert told_most(told, "2024-03-01", "2024-03-31", 2, everyone) == ["2024-03-05", "2024-03-20"]


def test_a_page_counts_a_day_once():
    """A page that prints one day in every sentence tells no more for it than a page that prints it once."""
    often = page("a", "It rained on 2 March.\nIt froze on that day.\nIt thawed on the same day.")
    times = {often.id: [day(often, d, "2024-03-02") for d in ("2 March", "that day", "the same day")]}
    told = timeline([often], {often.id: sentences(often)}, times, {})
    assert _first(told + _told("b", "c", said="2024-03-20")) == "2024-03-20"


def test_a_page_whose_head_prints_other_days_still_has_a_sentence_for_its_own():
    """The first sentence stands at the page's day where no other at the head can."""
    told = _told("a", said="2024-03-20", printed="2024-03-19")
    assert [e.happened for e in told] == ["2024-03-19", "2024-03-20"]


def test_days_at_the_end_of_the_calendar_are_ranked():
    """A day has no day after it in the year 9999."""
    told = _told("a", said="9999-12-31")
    everyone = {e.place.document: 1.0 for e in told}
    assert told_most(told, "9999-01-01", "9999-12-31", 1, everyone) == ["9999-12-31"]


def test_days_outside_what_is_wanted_are_left_out():
    """Both ends are inclusive."""
    assert told_most(TOLD, "2024-02-06", "2024-02-06", 5, ALIKE) == ["2024-02-06"]


def test_sentences_of_a_day_do_not_repeat_each_other():
    """A copy of a chosen sentence is not chosen again."""
    assert len(chosen([A, B], TOLD, ["2024-02-05"], 2, ALIKE)) == 1


def test_sentences_of_pages_on_the_matter_come_first():
    """The sentence chosen for a day is none of pages that tell little of the storyline, though they agree."""
    on = [page("a", "Rain fell on the valley."), page("b", "Rain filled the valley.")]
    off = [page("c", "Milk was sold at the fair."), page("d", "Milk soured at the fair.")]
    pages = on + off
    days = {d.id: ("2024-03-05", "2024-03-05") for d in pages}
    told = timeline(pages, {d.id: sentences(d) for d in pages}, {}, days)
    for these, others in ((on, off), (off, on)):
        about = {d.id: 1.0 for d in these} | {d.id: 0.1 for d in others}
        ((_, place),) = chosen(pages, told, ["2024-03-05"], 1, about)
        assert place.document in {d.id for d in these}


@given(st.text(alphabet="ab .\n", max_size=60), st.integers(0, 3))
def test_every_place_is_a_sentence_of_its_page(text, wanted):
    """Offsets hold for any text, and no more sentences come than are wanted."""
    d = page("x", text)
    told = timeline([d], {d.id: sentences(d)}, {}, {d.id: ("2024-02-07", "2024-02-07")})
    assert {e.place[1:] for e in told} <= {(s.start, s.end) for s in sentences(d)}
    assert len(chosen([d], told, ["2024-02-07"], wanted, {d.id: 1.0})) <= wanted
