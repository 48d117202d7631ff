"""The calendar behind TIMEX3 values: counting from a day, and the interval that a value denotes."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y",
    "decade": "DE", "century": "CE", "quarter": "Q", "weekend": "WE", "season": "X", "night": "TNI",
}  # fmt: skip


def week_of(day: date) -> str:
    """Return the ISO week of a day.

    >>> week_of(date(2018, 2, 7))
    '2018-W06'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def shifted(day: date, unit: str, count: int) -> str:
    """Return the unit (day, week, month, ...) that lies `count` of them from a day's own.

    >>> shifted(date(2018, 1, 31), "month", -2), shifted(date(2018, 2, 7), "week", -1)
    ('2017-11', '2018-W05')
    """
    if unit in ("day", "night"):
        return _moved(day, count).isoformat()
    if unit in ("week", "weekend"):
        return week_of(_moved(day, 7 * count)) + ("-WE" if unit == "weekend" else "")
    return _counted(day, unit, count)


def _counted(day: date, unit: str, count: int) -> str:
    """Months and longer; "" before the year 1 and after 9999."""
    months = day.year * 12 + day.month - 1 + count * _MONTHS.get(unit, 0)
    if unit not in _MONTHS or not 12 <= months < 120000:
        return ""
    year, month = divmod(months, 12)
    if unit == "month":
        return f"{year:04d}-{month + 1:02d}"
    if unit == "quarter":
        return f"{year:04d}-Q{month // 3 + 1}"
    return f"{year:04d}"[: {"year": 4, "decade": 3, "century": 2}[unit]]


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def weekday(day: date, index: int, step: int) -> date:
    """Return the nearest day of that name after `day` (step 1), or before it or itself (step -1).

    >>> weekday(date(2018, 2, 7), 4, -1), weekday(date(2018, 2, 7), 4, 1)
    (datetime.date(2018, 2, 2), datetime.date(2018, 2, 9))
    """
    back = (day.weekday() - index) % 7
    if step > 0:
        return _moved(day, (index - day.weekday()) % 7 or 7)
    return _moved(day, -back)


def season(day: date, name: str, step: int) -> str:
    """Return the season `step` from a day: the last one that has begun, this year's, the next.

    >>> season(date(2018, 2, 7), "fall", -1), season(date(2018, 2, 7), "summer", 0)
    ('2017-FA', '2018-SU')
    """
    code = SEASONS[name]
    first = _SEASON_MONTHS[code][0]
    year = day.year
    if step < 0 and day.month <= min(_SEASON_MONTHS[code][1], 12):
        year -= 1
    elif step > 0 and day.month >= first:
        year += 1
    return f"{year:04d}-{code}"


def nearest_year(day: date, month: int, number: int = 15) -> int:
    """Return the year in which a month and day lie nearest to `day`.

    >>> nearest_year(date(2018, 1, 10), 12, 20)
    2017
    """
    apart = (month * 30 + number) - (day.month * 30 + day.day)
    return day.year - 1 if apart > 182 else day.year + 1 if apart < -182 else day.year


def real(year: int, month: int, day: int) -> bool:
    """Tell whether a day exists.

    >>> real(2018, 2, 30)
    False
    """
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def span_of(prefix: str) -> tuple[date, date] | None:
    """Return the first and last day of an ISO prefix (year, month, day or time), or None where it is none.

    >>> span_of("2018-02")
    (datetime.date(2018, 2, 1), datetime.date(2018, 2, 28))
    """
    m = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|$)", prefix)
    if not m:
        return None
    year, month, day = int(m[1]), int(m[2] or 1), int(m[3] or 1)
    if not real(year, month, day):
        return None
    last = (12, 31) if not m[2] else (month, monthrange(year, month)[1]) if not m[3] else (month, day)
    return date(year, month, day), date(year, *last)


def interval(value: str) -> tuple[str | None, str | None]:
    """Return the first and last day or month (ISO prefixes) of a TIMEX3 value, None where it has none.

    >>> interval("2018-W05"), interval("2017-FA"), interval("PRESENT_REF")
    (('2018-01-29', '2018-02-04'), ('2017-09', '2017-11'), (None, None))
    """
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        except ValueError:
            return None, None
        return (monday + timedelta(days=5 if m[3] else 0)).isoformat(), (
            monday + timedelta(days=6)
        ).isoformat()
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        low, high = _SEASON_MONTHS[m[2]]
        return f"{m[1]}-{low:02d}", f"{int(m[1]) + (high > 12):04d}-{(high - 1) % 12 + 1:02d}"
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{m[1]}-{3 * int(m[2]) - 2:02d}", f"{m[1]}-{3 * int(m[2]):02d}"
    if m := re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)", value):
        return (m[0], m[0]) if span_of(m[0]) else (None, None)
    if re.fullmatch(r"\d{3}", value):
        return value + "0", value + "9"
    return (value + "00", value + "99") if re.fullmatch(r"\d{2}", value) else (None, None)


_HALVES = {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S"}


def amount(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration; None is an unknown number.

    >>> amount(2, "week"), amount(2.5, "year"), amount(None, "hour"), amount(2, "decade")
    ('P2W', 'P2Y6M', 'PTXH', 'P20Y')
    """
    letter = LETTERS[unit]
    if count is not None and count > 1 and count % 1 == 0.5 and unit in _HALVES:
        return _HALVES[unit].format(int(count))
    if unit == "decade" and count is not None:
        return f"P{int(count * 10)}Y"
    if unit == "century" and count is not None:
        return f"P{int(count * 100)}Y"
    told = "X" if count is None else str(int(count)) if float(count).is_integer() else f"{count:g}"
    if unit == "night":
        return "PT" + told + "NI"
    return f"PT{told}{letter}" if unit in ("second", "minute", "hour") else f"P{told}{letter}"
