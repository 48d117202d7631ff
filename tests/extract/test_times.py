"""Time expressions: TIMEX3 values by the document's date, the tense and what was told before."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.time_tense import step
from storyledger.extract.time_values import amount, shifted, span_of
from storyledger.extract.time_words import TIME
from storyledger.extract.times import anchors, printed, times
from storyledger.terms import Sentence, TimeExpression

WEDNESDAY = "2018-02-07"


def found(text: str, low: str | None = WEDNESDAY, high: str | None = None) -> list[TimeExpression]:
    """The time expressions of a text that is one sentence."""
    published = (low, high or low) if low else None
    return times(text, [Sentence("d", 0, len(text), 0)], published=published, document="d")


def told(text: str, low: str | None = WEDNESDAY, high: str | None = None) -> list[tuple[str, str]]:
    """What is printed and its value."""
    return [(text[t.start : t.end], t.value) for t in found(text, low, high)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It fell on Friday.", "Friday", "2018-02-02"),
        ("They will meet Friday.", "Friday", "2018-02-09"),
        ("They signed a plan Friday.", "Friday", "2018-02-02"),
        ("It had been due to end Friday.", "Friday", "2018-02-02"),
        ("They could leave as soon as Friday.", "Friday", "2018-02-09"),
        ("Friday's vote would bind them.", "Friday", "2018-02-02"),
        ("On Friday, the club plans to meet.", "Friday", "2018-02-09"),
        ("It is expected to open by May.", "May", "2018-05"),
        ("It opened in May.", "May", "2017-05"),
        ("The dam broke in December.", "December", "2017-12"),
        ("He agreed to sell it in April.", "April", "2018-04"),
        ("The flood is forecast to reach the mill Friday.", "Friday", "2018-02-09"),
        ("The flood was projected to reach the mill on Friday.", "Friday", "2018-02-09"),
        ("Hail is possible Friday night.", "Friday night", "2018-02-09TNI"),
        ("The mayor is leaving for the coast on Friday.", "Friday", "2018-02-09"),
        ("They will meet Wednesday.", "Wednesday", "2018-02-07"),
        ("They will meet next Wednesday.", "next Wednesday", "2018-02-14"),
        ("The likely cause was told Friday.", "Friday", "2018-02-02"),
    ],
)
def test_tense_decides_where_a_day_lies(text: str, printed: str, value: str) -> None:
    """A day or month without a year lies before or after the report as its verb says."""
    assert told(text) == [(printed, value)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It broke in August 2014.", "August 2014", "2014-08"),
        ("It broke on 3 May 2014.", "3 May 2014", "2014-05-03"),
        ("It broke on Monday, May 5.", "Monday, May 5", "2017-05-05"),
        ("In 2011 it broke.", "2011", "2011"),
        ("It broke in mid-1996.", "mid-1996", "1996"),
        ("In the 1990s it broke.", "the 1990s", "199"),
        ("In the 19th century it broke.", "the 19th century", "18"),
        ("It broke last fall.", "last fall", "2017-FA"),
        ("It broke earlier this week.", "earlier this week", "2018-W06"),
        ("It broke last week.", "last week", "2018-W05"),
        ("It broke last month.", "last month", "2018-01"),
        ("It broke yesterday.", "yesterday", "2018-02-06"),
        ("It broke three years ago.", "three years ago", "2015"),
        ("It broke Monday night.", "Monday night", "2018-02-05TNI"),
        ("It broke at noon Monday.", "noon Monday", "2018-02-05T12:00"),
        ("It broke in the third quarter.", "the third quarter", "2017-Q3"),
        ("It is currently broken.", "currently", "PRESENT_REF"),
        ("It recently broke.", "recently", "PAST_REF"),
        ("It took two weeks.", "two weeks", "P2W"),
        ("It took 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("It took a minute and a half.", "a minute and a half", "PT1M30S"),
        ("It took two decades.", "two decades", "P20Y"),
        ("It took several hours.", "several hours", "PTXH"),
        ("It breaks every Monday.", "every Monday", "XXXX-WXX-1"),
        ("It breaks daily.", "daily", "P1D"),
        ("He came at 0930 GMT.", "0930 GMT", "2018-02-07T09:30"),
    ],
)
def test_an_expression_keeps_its_granularity(text: str, printed: str, value: str) -> None:
    """Days, weeks, months, seasons, years and amounts of time are kept as coarse as they are printed."""
    assert told(text) == [(printed, value)]


def test_the_day_in_a_name_is_no_day() -> None:
    """A Today behind another capital is a paper's; in a headline every word has one."""
    assert told("He told USA TODAY that Orlavia Today was wrong.") == []
    assert told("Today he told it.") == [("Today", "2018-02-07")]
    assert told("Mill Owner Quits Today") == [("Today", "2018-02-07")]


def test_a_name_like_a_month_is_none() -> None:
    """A capital before it that begins no phrase of time is a first name."""
    assert told("The rule of Ada May ended. Mr. March wept.") == []
    assert told("In May it broke.") == [("May", "2017-05")]


def test_narrative_counts_from_the_day_told_last() -> None:
    """What is "later" is later than what was told before."""
    text = "It broke on 3 May 2014 and was mended two days later, late in the day."
    assert [v for _, v in told(text)] == ["2014-05-03", "2014-05-05", "2014-05-05"]


@pytest.mark.parametrize(
    "text", ["It fell on Friday.", "It fell yesterday.", "It fell last week.", "It fell this year."]
)
def test_nothing_is_resolved_without_a_date(text: str) -> None:
    """Never the machine's clock: what needs a date has no value and no interval."""
    (t,) = found(text, None)
    assert (t.value, t.low, t.high) == ("", None, None)


def test_that_night_is_the_night_of_the_day_told_last() -> None:
    """What points back points at the last day, or at the document's."""
    assert told("It broke on 3 May 2014 and that night they fled.")[-1][1] == "2014-05-03TNI"
    assert told("They fled that night.") == [("that night", "2018-02-07TNI")]
    assert told("They fled that night.", None) == [("that night", "")]


def test_a_full_date_needs_no_document_date() -> None:
    """What is printed in full is known."""
    (t,) = found("It fell on 3 May 2014.", None)
    assert (t.value, t.low, t.high) == ("2014-05-03", "2014-05-03", "2014-05-03")


def test_a_month_and_day_without_a_year_keep_the_year_open() -> None:
    """Without a document date the year is unknown."""
    assert told("It fell on May 3.", None) == [("May 3", "XXXX-05-03")]


def test_an_interval_of_publication_settles_what_it_can() -> None:
    """Both ends give the same week's Friday; of yesterday only the month is sure."""
    (friday,) = found("It fell on Friday.", "2018-02-06", "2018-02-07")
    assert (friday.value, friday.low, friday.high) == ("2018-02-02", "2018-02-02", "2018-02-02")
    (yesterday,) = found("It fell yesterday.", "2018-02-06", "2018-02-07")
    assert (yesterday.value, yesterday.low, yesterday.high) == ("2018-02", "2018-02-05", "2018-02-06")


def test_a_publication_year_gives_its_first_and_last_day() -> None:
    """A prefix of a date is the span it denotes."""
    assert anchors(("2018", "2018")) == [date(2018, 1, 1), date(2018, 12, 31)]
    assert anchors(None) == anchors(("0001-01-01", "0001-01-01")) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "A 51-year-old spoke.",
        "Iraq imports about three-quarters of it.",
        "He may march on.",
        "It has 2000 members.",
    ],
)
def test_ages_shares_and_verbs_are_no_times(text: str) -> None:
    """What only looks like a time is left out."""
    assert told(text) == []


def test_a_sentence_that_only_seems_to_end_is_read_on() -> None:
    """One expression may run over what looked like an end: "10 p.m. | Monday"."""
    text = "It ended at 10 p.m. Monday after rain."
    parts = [Sentence("d", 0, 19, 0), Sentence("d", 20, len(text), 0)]
    rows = times(text, parts, published=(WEDNESDAY, WEDNESDAY), document="d")
    assert [(text[t.start : t.end], t.value) for t in rows] == [("10 p.m. Monday", "2018-02-05T22:00")]


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("year", -3000, ""),
        ("century", 99, ""),
        ("month", -2, "2017-12"),
        ("decade", -2, "199"),
        ("quarter", 1, "2018-Q2"),
    ],
)
def test_counting_ends_with_the_calendar(unit: str, count: int, value: str) -> None:
    """Before the year 1 and after 9999 there is no value."""
    assert shifted(date(2018, 2, 7), unit, count) == value


def test_halves_are_written_in_the_next_unit() -> None:
    """Two and a half hours are two hours and thirty minutes."""
    assert amount(2.5, "hour") == "PT2H30M"
    assert amount(0.5, "year") == "P0.5Y"


def test_the_tense_is_read_in_the_sentence_alone() -> None:
    """A cue in the sentence before does not count."""
    text = "They will meet. It fell Friday."
    assert step(text, 16, 24, 30, len(text)) == -1


PIECES = [
    "Friday ", "last ", "May ", "3", ", ", "2014", "will ", "fell ", "the ", "year ", "ago ", "two ",
    "weeks ",
    "of ", "on ", "noon ", "10:61 ", "31 February ", "a.m. ", "19", "’80s ", "'", "Q3 ", "quarter ",
    "éte ", "99999 ",
    "years ", "centuries ", "0000 ", "1/0/2018 ", "twenty ", "nineteen ", "thanksgiving ", "\n", ".",
    "1/0 hours",
    "in the day.", "half a ", "and a half ", "fiscal ", "early ", "XII", "٣ ",
]  # fmt: skip
MIXED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map("".join)
PUBLISHED = st.sampled_from(
    [None, "2018", "2018-02", WEDNESDAY, "0001-01-01", "9999-12-31", "2016-02-29", "soon"]
)


@given(MIXED, PUBLISHED, PUBLISHED)
def test_offsets_lie_in_the_text_and_no_text_stops_it(text: str, low: str | None, high: str | None) -> None:
    """Expressions are full, in order, apart from each other, and have a known type."""
    end = 0
    for t in found(text, low, high):
        assert end <= t.start < t.end <= len(text)
        assert text[t.start : t.end].strip() == text[t.start : t.end]
        assert t.type in ("DATE", "TIME", "DURATION", "SET")
        end = t.end


@given(MIXED)
def test_intervals_are_days_of_the_calendar(text: str) -> None:
    """An interval has both ends, and they are in order."""
    for t in found(text):
        assert (t.low is None) == (t.high is None)
        if t.low and t.high and span_of(t.low):
            assert t.low <= t.high


@given(MIXED)
def test_reading_twice_gives_the_same(text: str) -> None:
    """No clock and no memory."""
    assert found(text) == found(text)


@given(MIXED)
def test_no_expression_is_lost_by_where_the_pattern_is_tried(text: str) -> None:
    """The words at which the pattern is tried are all that may begin an expression."""
    assert [m.span() for m in printed(text, 0, len(text))] == [m.span() for m in TIME.finditer(text)]


HOSTILE = [
    "1",
    "1,",
    "1 ",
    '"',
    "'",
    " ",
    "the end of ",
    "last ",
    "5 May ",
    "10:10 ",
    "two in ",
    "in the ",
    "will was ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_as_hostile_text_does(piece: str, grows_evenly: Callable[..., bool]) -> None:
    """Four times the text takes about four times as long."""
    assert grows_evenly(found, piece)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1,", '"', " ", "May "])
def test_a_million_hostile_signs_are_read(piece: str) -> None:
    """A megabyte of one kind of sign ends, with offsets inside it."""
    text = piece * (1_000_000 // len(piece))
    assert all(0 <= t.start < t.end <= len(text) for t in found(text))
