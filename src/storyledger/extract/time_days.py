"""Readers of days: calendar dates, weekdays, holidays, clock times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from storyledger.extract.time_values import nearest_year, real, shifted, span_of, week_of, weekday
from storyledger.extract.time_words import COUNTS, DAYS, MONTHS, PARTS

Match = re.Match[str]
Read = tuple[str, str]  # TIMEX3 type and value; ("", "") is no time expression
Reader = Callable[[Match, "Reading", int], Read]
NONE: Read = ("", "")

# A day without a year is the nearest one, unless it lies this many days against the tense.
FAR_AHEAD, FAR_BACK = 75, 120
_HOLIDAYS = {
    "christmas": (12, 25), "new": (1, 1), "halloween": (10, 31), "valentine": (2, 14), "veterans": (11, 11),
    "independence": (7, 4),
}  # fmt: skip


@dataclass
class Reading:
    """What is known where an expression stands: the day counted from, and what was printed before."""

    day: date | None
    year: str = ""  # the last year printed or worked out
    quarter: str = ""  # the last quarter
    last: str = ""  # the last date


def dated(year: int, month: int, number: int, part: str | None = None) -> Read:
    """Return a day, or a part of it, as TIMEX3; nothing where there is no such day.

    >>> dated(2018, 2, 7, "night"), dated(2018, 2, 30)
    (('TIME', '2018-02-07TNI'), ('', ''))
    """
    if not real(year, month, number):
        return NONE
    told = f"{year:04d}-{month:02d}-{number:02d}"
    return ("TIME", told + PARTS[part.lower()]) if part else ("DATE", told)


def month_number(told: str) -> int:
    """Return a month's number by its name, cut off or not.

    >>> month_number("Sept.")
    9
    """
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(told.lower()[:3]))


def spoken_year(told: str) -> str:
    """Return a year that is printed as it is spoken.

    >>> spoken_year("nineteen ninety-four")
    '1994'
    """
    words = re.split(r"[ -]+", told.lower())
    return f"{int(COUNTS[words[0]])}{int(sum(COUNTS[w] for w in words[1:])):02d}"


def _day_month(
    month: str, number: str, year: str | None, state: Reading, part: str | None = None, *, step: int = 0
) -> Read:
    n, day = month_number(month), int(number)
    if year:
        return dated(int(year) if len(year) == 4 else 1900 + int(year) + 100 * (int(year) < 50), n, day, part)
    if not 1 <= day <= 31:
        return NONE
    if state.day is None:
        return "DATE", f"XXXX-{n:02d}-{day:02d}"
    near = nearest_year(state.day, n, day)
    apart = (near - state.day.year) * 365 + (n - state.day.month) * 30 + day - state.day.day
    if (step < 0 and apart > FAR_AHEAD) or (step > 0 and apart < -FAR_BACK):
        near += 1 if step > 0 else -1
    return dated(near, n, day, part)


def _iso(m: Match, _: Reading, __: int) -> Read:
    return ("DATE", m[0]) if span_of(m[0]) else NONE


def _slashed(m: Match, _: Reading, __: int) -> Read:
    year = int(m["sy"]) if len(m["sy"]) == 4 else 1900 + int(m["sy"]) + 100 * (int(m["sy"]) < 50)
    return dated(year, int(m["sm"]), int(m["sd"]))


def _mdy(m: Match, state: Reading, step: int) -> Read:
    return _day_month(m["m1"], m["d1"], m["y1"], state, m["part1"], step=step)


def _dmy(m: Match, state: Reading, step: int) -> Read:
    return _day_month(m["m2"], m["d2"], m["y2"], state, step=step)


def _month_year(m: Match, state: Reading, _: int) -> Read:
    month = month_number(m["m3"])
    if m["y3"]:
        return "DATE", f"{m['y3']}-{month:02d}"
    if m["y3s"]:
        return "DATE", f"{spoken_year(m['y3s'])}-{month:02d}"
    if state.day is None:
        return "DATE", f"XXXX-{month:02d}"
    if m["y3t"]:
        base = int(state.year or state.day.year)
        return "DATE", f"{base + {'previous': -1, 'following': 1}.get(m['y3t'].lower(), 0):04d}-{month:02d}"
    apart = {"last": -1, "previous": -1, "this": 0}.get(m["y3w"].lower(), 1)
    return "DATE", f"{state.day.year + apart:04d}-{month:02d}"


# "Ada May said": a name before it; "In May", "Since March" begin a sentence.
_NAME_BEFORE = re.compile(
    r"\b(?!(?:In|Since|By|Until|Last|This|Next|From|After|Before|During|Through|Of|And|For|Early|Late|Between|On"
    r"|Every|Each|To|Or)\s)(?:[A-Z][a-z'’.-]+)\s$"
)


def _month(m: Match, state: Reading, step: int) -> Read:
    if m[0] in ("May", "March") and _NAME_BEFORE.search(m.string, max(0, m.start() - 30), m.start()):
        return NONE
    return month_of(month_number(_PART_OF.sub("", m["month"])), state, step)


_PART_OF = re.compile(r"^(?:early|late|mid)[ -]", re.IGNORECASE)


def month_of(month: int, state: Reading, step: int) -> Read:
    """Return the month of that number which the tense points at, this year's where it does not matter."""
    if state.day is None:
        return "DATE", f"XXXX-{month:02d}"
    year = state.day.year - (step < 0 and month > state.day.month) + (step > 0 and month < state.day.month)
    return "DATE", f"{year:04d}-{month:02d}"


def _deictic(m: Match, state: Reading, _: int) -> Read:
    if _in_name(m):
        return NONE
    if state.day is None:
        return "DATE", ""
    word = next(w for w in ("yesterday", "tomorrow", "tonight", "today") if w in m[0].lower())
    told = shifted(state.day, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    part = "TNI" if word == "tonight" else PARTS[m["part3"].lower()] if m["part3"] else ""
    return ("TIME" if part else "DATE"), told + part


AROUND = 300  # code points of a line on each side of "Today" that are looked at
_CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w* $")
_PROSE = re.compile(r" [a-z]{4,}\b")


def _in_name(m: Match) -> bool:
    """Whether "Today" ends a name ("USA TODAY"): a capital stands before it, and the line is no headline."""
    if m[0] not in ("Today", "TODAY", "Tonight", "TONIGHT"):
        return False
    before = m.string[max(0, m.start() - AROUND) : m.start()].rsplit("\n", 1)[-1]
    after = m.string[m.end() : m.end() + AROUND].split("\n", 1)[0]
    return bool(_CAPITAL_BEFORE.search(before) and (_PROSE.search(before) or _PROSE.search(after)))


def _named_day(day: date, index: int, step: int) -> date:
    """A weekday by its name alone: a report of a Friday that says "will leave Friday" means its own day."""
    return day if day.weekday() == index else weekday(day, index, step)


def _weekday(m: Match, state: Reading, step: int) -> Read:
    if state.day is None:
        return "DATE", ""
    index = DAYS.index(m["wd3"].lower())
    found = _named_day(state.day, index, step)
    part = PARTS[m["part4"].lower()] if m["part4"] else ""
    return ("TIME" if part else "DATE"), found.isoformat() + part


def _in_day(m: Match, state: Reading, _: int) -> Read:
    """The day last told of: "later in the day"."""
    told = day_told(state)
    part = PARTS.get(m["idp"].lower(), "")
    return ("TIME" if part else "DATE"), told and told + part


def day_told(state: Reading) -> str:
    """Return the day last told of, else that of the document, else "".

    >>> day_told(Reading(date(2018, 2, 7), last="2014-05-03T10:00"))
    '2014-05-03'
    """
    last = state.last[:10]
    if len(last) == 10 and span_of(last):
        return last
    return state.day.isoformat() if state.day else ""


def _weekend(_: Match, state: Reading, __: int) -> Read:
    if state.day is None:
        return "DATE", ""
    near = state.day if state.day.weekday() > 3 else state.day - timedelta(days=7)
    return "DATE", week_of(near) + "-WE"


def _holiday(m: Match, state: Reading, step: int) -> Read:
    if state.day is None:
        return "DATE", ""
    name = re.split(r"[ '’]", m[0].lower())[0]
    year = state.day.year
    if name in _HOLIDAYS:
        month, number = _HOLIDAYS[name]
        eve = m[0].lower().endswith("eve")
        month, number = (month, number - 1) if eve and number > 1 else (12, 31) if eve else (month, number)
        return dated(nearest_year(state.day, month, number), month, number)
    month, index, nth = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "memorial": (5, 0, 5)}[name]
    year = nearest_year(state.day, month) if step > 0 else year - (state.day.month < month)
    first = weekday(date(year, month, 1) - timedelta(days=1), index, 1)
    found = first + timedelta(days=7 * (nth - 1))
    return "DATE", (found if found.month == month else found - timedelta(days=7)).isoformat()


def _clock_value(told: str) -> str:
    low = told.lower()
    if low.startswith(("noon", "midday", "midnight")):  # "noon ET"
        return "T24:00" if low.startswith("midnight") else "T12:00"
    m = re.match(r"(\d{1,2})(?::?(\d\d))?\s*([ap])?", low)
    assert m
    hour = int(m[1]) % 12 + 12 * (m[3] == "p") if m[3] else int(m[1])
    return f"T{hour:02d}:{m[2] or '00'}"


def _at(m: Match, state: Reading, step: int) -> Read:
    clock = _clock_value(m["at_clock"])
    if m["at_month"]:
        _, day = _day_month(m["at_month"], m["at_number"], None, state)
        return "TIME", day + clock if day else clock
    if state.day is None:
        return "TIME", clock
    word = m["at_day"].lower()
    if word in DAYS:
        return "TIME", _named_day(state.day, DAYS.index(word), step).isoformat() + clock
    return "TIME", shifted(state.day, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0)) + clock


def _clock(m: Match, state: Reading, _: int) -> Read:
    clock = _clock_value(m[0])
    return "TIME", day_told(state) + clock


DAY_READERS: dict[str, Reader] = {
    "iso": _iso, "slashed": _slashed, "at": _at, "clock": _clock, "mdy": _mdy, "dmy": _dmy, "my": _month_year,
    "month": _month, "deictic": _deictic, "weekday": _weekday, "weekend": _weekend, "holiday": _holiday,
    "inday": _in_day,
}  # fmt: skip
