"""Time expressions: TIMEX3 values with the interval they denote, resolved by the document's date and the tense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from os.path import commonprefix

from storyledger.extract.time_values import (
    FUTURE,
    LETTERS,
    PAST,
    PRESENT,
    interval,
    nearest_year,
    real,
    season,
    shifted,
    span_of,
    week_of,
    weekday,
)  # fmt: skip
from storyledger.extract.time_words import COUNTS, DAYS, MONTHS, ORDINALS, PARTS, TIME
from storyledger.terms import Sentence, TimeExpression

Interval = tuple[str, str]
Match = re.Match[str]
Read = tuple[str, str]  # TIMEX3 type and value; ("", "") is no time expression
# A day without a year is the nearest one, unless it lies this many days against the tense.
FAR_AHEAD, FAR_BACK = 75, 120
NONE: Read = ("", "")

_AHEAD = re.compile(
    r"\b(?:will|would|shall|'ll|to be|is to|are to|plans?|planned|planning|expected|expects?|due|scheduled|schedule|set|"
    r"until|by|next|coming|upcoming|begins?|starts?|expires?|effective|payable|may|could|can|should|must|"
    r"intends?|hopes?|hopes to|takes effect|going|tomorrow|through|deadline|meets?|opens?|hold|available)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:was|were|had|has|have|said|says|told|did|been|since|came|went|made|took|gave|began|fell|rose|won|lost|met|"
    r"held|left|after|last|past|ago|(?<!be )\w{2,}ed)\b",
    re.IGNORECASE,
)
_HOLIDAYS = {"christmas": (12, 25), "new": (1, 1), "halloween": (10, 31), "valentine": (2, 14), "veterans": (11, 11),
             "independence": (7, 4)}  # fmt: skip


@dataclass
class _Reading:
    """What is known where an expression stands: the day counted from, and what was printed before."""

    day: date | None
    year: str = ""  # the last year printed or worked out
    quarter: str = ""  # the last quarter
    last: str = ""  # the last date


def times(
    text: str, sentences: Sequence[Sentence], *, published: Interval | None, document: str
) -> list[TimeExpression]:
    """Return the time expressions of a document, in the order of the text.

    `published` is the document's date as ISO prefixes (low, high).  Where it is an interval, a value that both ends
    give is kept, else the part of it that they share; its interval then runs from the one to the other.
    Without a date, what would need it has the value "".

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
    if low is None or high is None:
        return [None]
    return [low[0]] if low[0] == high[1] else [low[0], max(low[0], high[1])]


def _settled(type_: str, value: str, other: str) -> tuple[str, str | None, str | None]:
    """The value and interval that two readings share."""
    if value != other:
        (low, _), (_, high) = interval(value), interval(other)
        shared = re.match(r"\d{4}(?:-\d\d(?=-))?", commonprefix([value, other]))
        return (shared[0] if shared else ""), low, high
    return (value, *(interval(value) if type_ in ("DATE", "TIME") else (None, None)))


def _begin(m: Match) -> int:
    """Where an expression begins: without the preposition that helped to find it."""
    lead = re.match(
        r"(?:for|in|within|after|of|over|by|at|until|before|near|towards?|take|takes|took|and|just|many)\s+",
        m[0],
        re.I,
    )
    return m.start() + (len(lead[0]) if lead and m.lastgroup in ("plural", "ends") else 0)


def _read_all(text: str, sentences: Sequence[Sentence], day: date | None) -> list[tuple[Match, str, str]]:
    state = _Reading(day)
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


def _read(text: str, start: int, end: int, state: _Reading) -> Iterator[tuple[Match, Read]]:
    for m in TIME.finditer(text, start, end):
        kind = m.lastgroup or ""
        type_, value = _READERS[kind](m, state, _step(text, start, m.start()))
        _remember(state, value)
        yield m, (type_, value)


def _remember(state: _Reading, value: str) -> None:
    if re.match(r"\d{4}", value):
        state.year, state.last = value[:4], value
        state.quarter = state.quarter or (value if "-Q" in value else "")  # the quarter that is reported on


def _step(text: str, floor: int, start: int) -> int:
    """1 where the words before look ahead ("will meet Thursday"), -1 where they look back."""
    before = text[max(floor, start - 70) : start]
    ahead = [m.start() for m in _AHEAD.finditer(before)]
    back = [m.start() for m in _BACK.finditer(before)]
    if not ahead:
        return -1
    if not back or ahead[-1] > back[-1]:
        return 1
    clause = before[ahead[-1] :].lower()
    return 1 if clause.startswith(_PROMISES) and not _NEW_CLAUSE.search(clause) else -1


_PROMISES = ("will", "would", "expected", "scheduled", "due")
_NEW_CLAUSE = re.compile(r"[,;]|\b(?:after|when|that|which|who|as|before|said|since|because|closed|ended)\b")


def _date(year: int, month: int, number: int, part: str | None = None) -> Read:
    if not real(year, month, number):
        return NONE
    told = f"{year:04d}-{month:02d}-{number:02d}"
    return ("TIME", told + PARTS[part.lower()]) if part else ("DATE", told)


def _month_number(told: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(told.lower()[:3]))


def _day_month(
    month: str, number: str, year: str | None, state: _Reading, part: str | None = None, *, step: int = 0
) -> Read:
    n, day = _month_number(month), int(number)
    if year:
        return _date(int(year) if len(year) == 4 else 1900 + int(year) + 100 * (int(year) < 50), n, day, part)
    if not 1 <= day <= 31:
        return NONE
    if state.day is None:
        return "DATE", f"XXXX-{n:02d}-{day:02d}"
    near = nearest_year(state.day, n, day)
    apart = (near - state.day.year) * 365 + (n - state.day.month) * 30 + day - state.day.day
    if (step < 0 and apart > FAR_AHEAD) or (step > 0 and apart < -FAR_BACK):
        near -= 1 if step < 0 else -1
    return _date(near, n, day, part)


def _iso(m: Match, _: _Reading, __: int) -> Read:
    return ("DATE", m[0]) if interval(m[0])[0] else NONE


def _slashed(m: Match, _: _Reading, __: int) -> Read:
    year = int(m["sy"]) if len(m["sy"]) == 4 else 1900 + int(m["sy"]) + 100 * (int(m["sy"]) < 50)
    return _date(year, int(m["sm"]), int(m["sd"]))


def _mdy(m: Match, state: _Reading, step: int) -> Read:
    return _day_month(m["m1"], m["d1"], m["y1"], state, m["part1"], step=step)


def _dmy(m: Match, state: _Reading, step: int) -> Read:
    return _day_month(m["m2"], m["d2"], m["y2"], state, step=step)


def _month_year(m: Match, state: _Reading, _: int) -> Read:
    month = _month_number(m["m3"])
    if m["y3"]:
        return "DATE", f"{m['y3']}-{month:02d}"
    if m["y3s"]:
        return "DATE", f"{_spoken_year(m['y3s'])}-{month:02d}"
    if state.day is None:
        return "DATE", f"XXXX-{month:02d}"
    if m["y3t"]:
        base = int(state.year or state.day.year)
        return "DATE", f"{base + {'previous': -1, 'following': 1}.get(m['y3t'].lower(), 0):04d}-{month:02d}"
    return (
        "DATE",
        f"{state.day.year + {'last': -1, 'previous': -1, 'this': 0}.get(m['y3w'].lower(), 1):04d}-{month:02d}",
    )


def _spoken_year(told: str) -> str:
    words = re.split(r"[ -]", told.lower())
    return f"{COUNTS[words[0]]}{sum(int(COUNTS[w]) for w in words[1:]):02d}"


def _month(m: Match, state: _Reading, step: int) -> Read:
    month = _month_number(re.sub(r"^(?:early|late|mid)[ -]", "", m["month"].lower()))
    if state.day is None:
        return "DATE", f"XXXX-{month:02d}"
    year = state.day.year
    if step < 0 and month > state.day.month:
        year -= 1
    elif step > 0 and month < state.day.month:
        year += 1
    return "DATE", f"{year:04d}-{month:02d}"


def _quarter(m: Match, state: _Reading, _: int) -> Read:
    number = ORDINALS[m["qn"].lower()]
    year = m["qy"] or m["qoy"] or m["qfy"]
    if year:
        return "DATE", f"{year}-Q{number}"
    if state.day is None:
        return "DATE", f"XXXX-Q{number}"
    told = (m["qw"] or m["qow"] or m["qaw"] or "").lower()
    if told or m["qago"]:
        return "DATE", f"{state.day.year + {'this': 0, 'next': 1}.get(told, -1):04d}-Q{number}"
    ahead = number - ((state.day.month - 1) // 3 + 1)
    return "DATE", f"{state.day.year - (ahead >= 2):04d}-Q{number}"


def _same_quarter(m: Match, state: _Reading, _: int) -> Read:
    if state.quarter and state.day and not state.quarter.startswith(f"{state.day.year - 1}"):
        return "DATE", state.quarter
    if state.day is None:
        return "DATE", ""
    if "this quarter" in m[0].lower():
        return "DATE", shifted(state.day, "quarter", 0)
    return "DATE", state.quarter[:0] + shifted(state.day, "quarter", -1)


def _quarter_ago(m: Match, state: _Reading, _: int) -> Read:
    if state.day is None:
        return "DATE", ""
    if m["aqn"]:
        return "DATE", f"{state.day.year - 1:04d}-Q{ORDINALS[m['aqn'].lower()]}"
    return "DATE", _year_before(state)


def _year_before(state: _Reading) -> str:
    """The quarter a year before the last one told of, else the year."""
    assert state.day is not None
    if state.quarter:
        return f"{state.day.year - 1:04d}{state.quarter[4:]}"
    return f"{state.day.year - 1:04d}"


def _old_period(m: Match, state: _Reading, _: int) -> Read:
    quarter = state.quarter[4:] if "quarter" in m[0].lower() else ""
    return "DATE", m["opy"] + quarter


def _fiscal(m: Match, _: _Reading, __: int) -> Read:
    return "DATE", m["fy"] or m["fy3"] or "19" + m["fy2"]


def _ends(m: Match, state: _Reading, step: int) -> Read:
    if m["ey"]:
        return "DATE", m["ey"]
    if m["em"]:
        return _month_of(_month_number(m["em"]), state, step)
    which = m["ew"].lower().removeprefix("the ").strip()
    return _shift(which if which in ("last", "next") else "this", m["eu"].lower(), state)


def _month_of(month: int, state: _Reading, step: int) -> Read:
    if state.day is None:
        return "DATE", f"XXXX-{month:02d}"
    year = state.day.year - (step < 0 and month > state.day.month) + (step > 0 and month < state.day.month)
    return "DATE", f"{year:04d}-{month:02d}"


def _shift(which: str, unit: str, state: _Reading) -> Read:
    step = _STEPS.get(which, 0)
    if state.day is None:
        return "DATE", ""
    if unit == "night":
        return "TIME", shifted(state.day, "day", step) + "TNI"
    return "DATE", shifted(state.day, unit, step)


_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1,
          "upcoming": 1}  # fmt: skip


def _relative(m: Match, state: _Reading, step: int) -> Read:
    which = m["which"].lower()
    if (
        which in ("following", "preceding", "previous", "prior", "next", "same")
        and m["un1"]
        and "the" in m[0].lower()[:4]
        and state.last
    ):
        base = span_of(state.last)
        if base and which != "previous":
            return "DATE", shifted(base[0], m["un1"].lower(), _STEPS.get(which, 0))
    if state.day is None:
        return "DATE", PRESENT if which in ("current", "present") and m["un1"] else ""
    if which in ("latest", "same") and not m["un1"]:
        return NONE
    if m["un1"]:
        return _shift(which, m["un1"].lower(), state)
    if m["se1"]:
        return "DATE", season(state.day, m["se1"].lower(), _STEPS.get(which, 0))
    if m["pa1"]:
        return "TIME", shifted(state.day, "day", _STEPS.get(which, 0)) + PARTS[m["pa1"].lower()]
    if m["mo1"]:
        month = _month_number(m["mo1"])
        way = _STEPS.get(which, 0)
        year = (
            state.day.year - (way < 0 and month >= state.day.month) + (way > 0 and month <= state.day.month)
        )
        return "DATE", f"{year:04d}-{month:02d}"
    index = DAYS.index(m["wd1"].lower())
    way = _STEPS.get(which, 0) or step
    found = (
        weekday(state.day - timedelta(days=1), index, -1)
        if which in ("last", "past")
        else weekday(state.day, index, way)
    )
    return (
        ("TIME", found.isoformat() + PARTS[m["part2"].lower()]) if m["part2"] else ("DATE", found.isoformat())
    )


def _count(told: str) -> float | None:
    """The number of units, None where it is vague ("several")."""
    words = re.split(r"[ -]", told.lower().replace(",", ""))
    if re.fullmatch(r"\d+(?:\.\d+)?", words[0]):
        return float(words[0])
    if "couple" in words or "dozen" in words:
        return 2.0 if "couple" in words else 12.0
    if "half" in words:
        return 0.5
    if words[-1] == "hundred":
        return 100.0 * COUNTS.get(words[0], 1)
    known = [COUNTS[w] for w in words if w in COUNTS]
    vague = {"few", "several", "many", "some", "number"} & set(words)
    return float(sum(known)) if known and not vague else None


def _unit(told: str) -> str:
    low = told.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")


def _amount(count: float | None, unit: str) -> str:
    letter = LETTERS[unit]
    if unit == "decade" and count is not None:
        return f"P{int(count * 10)}Y"
    if unit == "century" and count is not None:
        return f"P{int(count * 100)}Y"
    told = "X" if count is None else str(int(count)) if float(count).is_integer() else f"{count:g}"
    if unit == "night":
        return "PT" + told + "NI"
    return f"PT{told}{letter}" if unit in ("second", "minute", "hour") else f"P{told}{letter}"


def _duration(m: Match, number: str, unit: str) -> Read:
    kind = _unit(unit)
    if kind == "year" and m[0].lower().endswith("old"):
        return NONE  # an age
    if kind == "second" and (number.lower() in ("a", "an", "one") or not unit.lower().endswith("s")):
        return NONE
    count = _count(number)
    if count and "and a half" in m[0]:
        count += 0.5
    return "DURATION", _amount(count, kind)


def _span(m: Match, _: _Reading, __: int) -> Read:
    return _duration(m, m["n1"], m["u1"])


def _plain(m: Match, _: _Reading, __: int) -> Read:
    return _duration(m, m["n3"], m["u3"])


def _ago(m: Match, state: _Reading, _: int) -> Read:
    way = -1 if m["dir"].lower().split()[0] in ("ago", "earlier", "before", "previously") else 1
    unit, count = _unit(m["u2"]), _count(m["n2"])
    if count is None or unit in ("hour", "minute", "second", "season"):
        return "DATE", PAST if way < 0 else FUTURE
    base = state.day
    relative = m["dir"].lower().split()[0] in ("later", "earlier", "before", "after")
    if relative and not (unit == "year" and count == 1) and (span := span_of(state.last)):
        base = span[0]
    if base is None:
        return "DATE", ""
    if unit == "year" and count == 1 and way < 0 and state.quarter and state.day:
        return "DATE", _year_before(state)
    if unit == "decade":
        unit, count = "year", count * 10
    return "DATE", shifted(base, unit, round(way * count))


def _recent(m: Match, _: _Reading, __: int) -> Read:
    return "DURATION", _amount(None, _unit(m["ru"]))


def _plural(m: Match, _: _Reading, __: int) -> Read:
    return "DURATION", _amount(None, _unit(m["pu"]))


def _year_before_that(m: Match, state: _Reading, _: int) -> Read:
    span = span_of(state.last)
    base = span[0] if span else state.day
    if base is None:
        return "DATE", ""
    return "DATE", shifted(base, m["ybu"].lower(), 1 if m["ybd"].lower() in ("after", "later") else -1)


def _season(m: Match, _: _Reading, __: int) -> Read:
    code = {"spring": "SP", "summer": "SU", "winter": "WI"}.get(m["s2"].lower(), "FA")
    return "DATE", f"{m['y4']}-{code}"


def _set(m: Match, _: _Reading, __: int) -> Read:
    word = m["su"].lower()
    if word in DAYS:
        return "SET", f"XXXX-WXX-{DAYS.index(word) + 1}"
    if word in LETTERS:
        return "SET", _amount(1, word)
    if word in PARTS:
        return "SET", f"XXXX-XX-XX{PARTS[word]}"
    if word in ("summer", "winter", "spring", "fall"):
        return "SET", "XXXX-" + {"summer": "SU", "winter": "WI", "spring": "SP", "fall": "FA"}[word]
    return "SET", f"XXXX-{_month_number(word):02d}"


def _often(m: Match, _: _Reading, __: int) -> Read:
    word = m["often"].lower()
    told = {"daily": "XXXX-XX-XX", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "nightly": "XXXX-XX-XXTNI",
            "hourly": "PT1H"}.get(word, "P1Y")  # fmt: skip
    return ("DURATION" if word == "annual" else "SET"), told


def _deictic(m: Match, state: _Reading, _: int) -> Read:
    if state.day is None:
        return "DATE", ""
    word = next(w for w in ("yesterday", "tomorrow", "tonight", "today") if w in m[0].lower())
    told = shifted(state.day, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    part = "TNI" if word == "tonight" else PARTS[m["part3"].lower()] if m["part3"] else ""
    return ("TIME" if part else "DATE"), told + part


def _weekday(m: Match, state: _Reading, step: int) -> Read:
    if state.day is None:
        return "DATE", ""
    index = DAYS.index(m["wd3"].lower())
    found = weekday(state.day, index, step)
    part = PARTS[m["part4"].lower()] if m["part4"] else ""
    return ("TIME" if part else "DATE"), found.isoformat() + part


def _weekend(_: Match, state: _Reading, __: int) -> Read:
    if state.day is None:
        return "DATE", ""
    near = state.day if state.day.weekday() > 3 else state.day - timedelta(days=7)
    return "DATE", week_of(near) + "-WE"


def _then(m: Match, state: _Reading, _: int) -> Read:
    unit = m["tu"].lower()
    span = span_of(state.last)
    if unit == "time" or span is None or unit in PARTS:
        return ("DATE", PAST) if unit == "time" else ("DATE", "")
    return "DATE", shifted(span[0], unit, 0)


def _the(m: Match, state: _Reading, _: int) -> Read:
    unit = m["thu"].lower()
    if unit in ("day", "night"):
        return "DURATION", _amount(1, unit)
    if re.match(r" (?:ended|ending)", m.string[m.end() : m.end() + 7]) or state.day is None:
        return "DURATION", _amount(1, unit)
    return "DATE", shifted(state.day, unit, 0)


def _holiday(m: Match, state: _Reading, step: int) -> Read:
    if state.day is None:
        return "DATE", ""
    name = re.split(r"[ '’]", m[0].lower())[0]
    year = state.day.year
    if name in _HOLIDAYS:
        month, number = _HOLIDAYS[name]
        eve = m[0].lower().endswith("eve")
        month, number = (month, number - 1) if eve and number > 1 else (12, 31) if eve else (month, number)
        return _date(nearest_year(state.day, month, number), month, number)
    month, index, nth = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "memorial": (5, 0, 5)}[name]
    year = nearest_year(state.day, month) if step > 0 else year - (state.day.month < month)
    first = weekday(date(year, month, 1) - timedelta(days=1), index, 1)
    found = first + timedelta(days=7 * (nth - 1))
    return "DATE", (found if found.month == month else found - timedelta(days=7)).isoformat()


def _decade(m: Match, _: _Reading, __: int) -> Read:
    if m["dec3"]:
        tens = {"twen": 2, "thir": 3, "fort": 4, "fift": 5, "sixt": 6, "seve": 7, "eigh": 8, "nine": 9}
        return ("DATE", f"19{tens[m['dec3'].lower()[:4]]}") if "the" in m[0].lower() else NONE
    return "DATE", m["dec"] or f"19{m['dec2']}"


def _century(m: Match, _: _Reading, __: int) -> Read:
    told = m["cent"].lower()
    number = int(told) if told.isdigit() else {"nineteenth": 19, "twentieth": 20}.get(told, 21)
    return "DATE", f"{number - 1:02d}"


def _spoken(m: Match, _: _Reading, __: int) -> Read:
    return "DATE", _spoken_year(m[0])


def _clock_value(told: str) -> str:
    low = told.lower()
    if low.startswith(("noon", "midnight")):  # "noon ET"
        return "T12:00" if low.startswith("noon") else "T24:00"
    m = re.match(r"(\d{1,2})(?::(\d\d))?\s*([ap])?", low)
    assert m
    hour = int(m[1]) % 12 + 12 * (m[3] == "p") if m[3] else int(m[1])
    return f"T{hour:02d}:{m[2] or '00'}"


def _at(m: Match, state: _Reading, step: int) -> Read:
    clock = _clock_value(m["at_clock"])
    if m["at_month"]:
        _, day = _day_month(m["at_month"], m["at_number"], None, state)
        return "TIME", day + clock if day else clock
    if state.day is None:
        return "TIME", clock
    word = m["at_day"].lower()
    if word in DAYS:
        return "TIME", weekday(state.day, DAYS.index(word), step).isoformat() + clock
    return "TIME", shifted(state.day, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0)) + clock


def _clock(m: Match, state: _Reading, _: int) -> Read:
    clock = _clock_value(m[0])
    last = state.last[:10]
    day = last if len(last) == 10 and span_of(last) else state.day.isoformat() if state.day else ""
    return "TIME", day + clock


def _whole_year(m: Match, state: _Reading, _: int) -> Read:
    if "fiscal" in m[0].lower():
        return "DURATION", "P1Y"
    return "DATE", f"{state.day.year:04d}" if state.day else ""


def _bare_season(m: Match, state: _Reading, step: int) -> Read:
    return "DATE", season(state.day, m["s3"].lower(), 0 if step < 0 else 1) if state.day else ""


def _fixed(value: str) -> Callable[[Match, _Reading, int], Read]:
    return lambda _, __, ___: ("DATE", value)


_READERS: dict[str, Callable[[Match, _Reading, int], Read]] = {
    "iso": _iso, "slashed": _slashed, "at": _at, "clock": _clock, "mdy": _mdy, "dmy": _dmy, "my": _month_year,
    "quarter": _quarter, "sameq": _same_quarter, "agoq": _quarter_ago, "fiscal": _fiscal, "ends": _ends,
    "oldperiod": _old_period, "span": _span, "ago": _ago, "recent": _recent,
    "rel": _relative, "yearbefore": _year_before_that, "season": _season, "dur": _plain, "set": _set, "often": _often,
    "deictic": _deictic, "present": _fixed(PRESENT), "past": _fixed(PAST), "future": _fixed(FUTURE), "then": _then,
    "weekday": _weekday, "weekend": _weekend, "holiday": _holiday, "decade": _decade, "century": _century,
    "spoken": _spoken, "y2k": lambda _, __, ___: ("DATE", "2000"), "month": _month, "the": _the, "plural": _plural, "wholeyear": _whole_year, "summer": _bare_season,
    "years": lambda m, _, __: ("DATE", (m["year"] or m["years"])[:4]),
    "aweek": lambda m, _, __: ("SET", _amount(1, m["aw"].lower())) if m["aw"].lower() != "while" else ("DURATION", "PXX"),
}  # fmt: skip
