"""Days as pages print them in bylines, datelines and frames. English; times of day are left aside."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_SHORT = {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_MONTH}\s{{1,3}}{_DAY}\s{{0,2}},?\s{{1,3}}{_YEAR}\b",
        rf"\b{_DAY}(?:\s{{1,2}}of)?[\s\-.,]{{1,3}}{_MONTH}[\s\-,]{{1,3}}{_YEAR}\b",
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b{_YEAR}\s{{1,2}}{_MONTH}\s{{1,2}}{_DAY}\b",
        rf"{_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",
    )
)
_NUMBERS = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


class Day(NamedTuple):
    """A printed day: code points, half-open; low and high differ where 02/07/2018 can be read two ways."""

    start: int
    end: int
    low: str
    high: str


def days(text: str, start: int = 0, end: int | None = None) -> list[Day]:
    """Return the days printed in `text[start:end]`, in order.

    >>> days("Posted February 07, 2018")
    [Day(start=7, end=24, low='2018-02-07', high='2018-02-07')]
    """
    found = sorted({*_named(text, start, end), *_numbered(text, start, end)})
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _named(text: str, start: int, end: int | None) -> Iterator[Day]:
    for form in _FORMS:
        for m in form.finditer(text, start, len(text) if end is None else end):
            month = m["month"].lower()
            number = int(month) if month.isdigit() else _SHORT[month[:3]]
            if day := iso(int(m["year"]), number, int(m["day"])):
                yield Day(m.start(), m.end(), day, day)


def _numbered(text: str, start: int, end: int | None) -> Iterator[Day]:
    for m in _NUMBERS.finditer(text, start, len(text) if end is None else end):
        a, b, year = int(m[1]), int(m[3]), int(m[4])
        read = {d for d in (iso(year, b, a), iso(year, a, b) if m[2] == "/" else None) if d}
        if read:
            yield Day(m.start(), m.end(), min(read), max(read))


def iso(year: int, month: int, day: int) -> str | None:
    """Return the ISO date, None where there is no such day.

    >>> iso(2018, 2, 30), iso(2018, 2, 7)
    (None, '2018-02-07')
    """
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"
