"""Time expressions: TIMEX3 values with the interval they denote, by document date and tense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from storyledger.extract.time_amounts import AMOUNT_READERS
from storyledger.extract.time_days import DAY_READERS, Match, Read, Reading
from storyledger.extract.time_periods import PERIOD_READERS
from storyledger.extract.time_tense import step
from storyledger.extract.time_values import interval, span_of
from storyledger.extract.time_words import MAY_BEGIN, TIME, WORD
from storyledger.terms import Sentence, TimeExpression

Interval = tuple[str, str]
YEARS = (1000, 9000)  # a document dated outside of them is not dated: counting from it leaves the calendar
_READERS = DAY_READERS | PERIOD_READERS | AMOUNT_READERS


def times(
    text: str, sentences: Sequence[Sentence], *, published: Interval | None, document: str
) -> list[TimeExpression]:
    """Return the time expressions of a document, in the order of the text.

    `published` is the document's date as ISO prefixes (low, high).  Where it is an interval, a value that
    both ends give is kept, else the part of it that they share; its interval then runs from the one to the
    other.  Without a date, what would need it has the value "".

    >>> told = "It fell on Friday."
    >>> [t.value for t in times(told, [Sentence("d", 0, 18, 0)], published=("2018-02-07",) * 2, document="d")]
    ['2018-02-02']
    """
    days = anchors(published)
    readings = [_read_all(text, sentences, day) for day in days]
    found = []
    for rows in zip(*readings, strict=True):
        (m, type_, value), (_, _, other) = rows[0], rows[-1]
        if type_:
            start = _begin(m)
            found.append(TimeExpression(document, start, m.end(), type_, *_settled(type_, value, other)))
    return found


def anchors(published: Interval | None) -> list[date | None]:
    """Return the first and last day that a document may have been published on, one where they are the same.

    >>> anchors(("2018-02-06", "2018-02-07"))
    [datetime.date(2018, 2, 6), datetime.date(2018, 2, 7)]
    """
    low, high = (span_of(published[0]), span_of(published[1])) if published else (None, None)
    if low is None or high is None or not (YEARS[0] <= low[0].year and high[1].year <= YEARS[1]):
        return [None]
    return [low[0]] if low[0] == high[1] else [low[0], max(low[0], high[1])]


def _settled(type_: str, value: str, other: str) -> tuple[str, str | None, str | None]:
    """The value and interval that two readings share."""
    if value != other:
        (low, _), (_, high) = interval(value), interval(other)
        return _shared(value, other), low, high
    return (value, *(interval(value) if type_ in ("DATE", "TIME") else (None, None)))


def _shared(a: str, b: str) -> str:
    """The year or the month that two values have in common, or "".

    >>> _shared("2018-02-01", "2018-02-08"), _shared("2017-12", "2018-01")
    ('2018-02', '')
    """
    month, year = _IS_MONTH.match(a), _IS_YEAR.match(a)
    if month and b.startswith(month[0]):
        return month[0]
    return year[0] if year and b.startswith(year[0]) else ""


_IS_MONTH = re.compile(r"\d{4}-\d\d(?=-)")


def _begin(m: Match) -> int:
    """Where an expression begins: without the preposition that helped to find it."""
    lead = _LEAD.match(m[0]) if m.lastgroup in _LED else None
    return m.start() + (len(lead[0]) if lead else 0)


_LED = ("plural", "ends", "inday")
_LEAD = re.compile(
    r"(?:for|in|within|after|of|over|by|at|until|before|near|towards?|take|takes|took|and|just|many"
    r"|(?:(?:early|earlier|late|later) )?in)\s+",
    re.IGNORECASE,
)


def _read_all(text: str, sentences: Sequence[Sentence], day: date | None) -> list[tuple[Match, str, str]]:
    state = Reading(day)
    return [
        (m, *read) for start, end in _stretches(text, sentences) for m, read in _read(text, start, end, state)
    ]


def _stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The sentences, joined where one only seems to end: "at 10 p.m. | Wednesday"."""
    start = end = -1
    for s in sentences:
        if start >= 0 and s.start - end <= 1 and _SEEMS_TO_END.search(text[max(start, end - 8) : end]):
            end = s.end
            continue
        if start >= 0:
            yield start, end
        start, end = s.start, s.end
    if start >= 0:
        yield start, end


_SEEMS_TO_END = re.compile(
    r"(?:\b[ap]\.m|\b(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec))\.$", re.IGNORECASE
)


def _read(text: str, start: int, end: int, state: Reading) -> Iterator[tuple[Match, Read]]:
    for m in printed(text, start, end):
        type_, value = _READERS[m.lastgroup or ""](m, state, step(text, start, m.start(), m.end(), end))
        if type_ and _IS_YEAR.match(value):
            state.year, state.last = value[:4], value
            state.quarter = state.quarter or (
                value if "-Q" in value else ""
            )  # the quarter that is reported on
        yield m, (type_, value)


_IS_YEAR = re.compile(r"\d{4}")


def printed(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield what looks like time in `text[start:end]`, left to right.

    The pattern is tried only at words that may begin an expression: that is five times as fast.

    >>> [m[0] for m in printed("It fell on Friday, 2 May.", 0, 25)]
    ['Friday, 2 May']
    """
    place = start
    for word in WORD.finditer(text, start, end):
        told = word[0].lower()
        if word.start() >= place and (told in MAY_BEGIN or not told[0].isalpha()):
            m = TIME.match(text, word.start(), end)
            if m:
                place = m.end()
                yield m
