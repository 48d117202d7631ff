"""What a printed number leaves open, and days as ISO prefixes."""

from __future__ import annotations

import math
from datetime import date, timedelta

LOWER, UPPER = 1.2, 0.8  # a bare lower bound N is read as [N, 1.2 N], an upper one as [.8 N, N]
Interval = tuple[float, float]
Days = tuple[str, str]


def read(value: float, bound: str) -> Interval:
    """Return the interval that a number with its bound stands for; "about" is read by its last digit.

    >>> read(5000, "over"), read(9000, "at_most"), read(60, "about")
    ((5000, 6000.0), (7200.0, 9000), (55.0, 65.0))
    """
    if bound in ("over", "at_least"):
        return value, value * LOWER
    if bound in ("under", "at_most", "almost"):
        return value * UPPER, value
    half = last_digit(value) / 2 if bound == "about" else 0.0
    return value - half, value + half


def last_digit(value: float) -> float:
    """Return the worth of the last digit that is not nought.

    >>> last_digit(4000), last_digit(8892), last_digit(2.5)
    (1000.0, 1.0, 0.1)
    """
    if value == 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(abs(value)))
    while step > 1e-6 and abs(value / step - round(value / step)) > 1e-9:
        step /= 10
    return step


def first_day(told: str) -> date:
    """Return the first day of an ISO prefix.

    >>> first_day("2018-02").isoformat()
    '2018-02-01'
    """
    return date.fromisoformat((told + "-01-01")[:10] if len(told) == 4 else (told + "-01")[:10])


def last_day(told: str) -> date:
    """Return the last day of an ISO prefix.

    >>> last_day("2018-02").isoformat(), last_day("2018").isoformat()
    ('2018-02-28', '2018-12-31')
    """
    if len(told) >= 10:
        return date.fromisoformat(told[:10])
    year, month = (int(told[:4]), 12) if len(told) == 4 else (int(told[:4]), int(told[5:7]))
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def within(a: Days | None, b: Days | None, days: int) -> bool:
    """Whether at most so many days lie between two intervals, or one of them is not known.

    >>> within(("2018-02", "2018-02"), ("2018-03-09", "2018-03-09"), 7), within(None, ("2018", "2018"), 7)
    (False, True)
    """
    return a is None or b is None or days_apart(a, b) <= days


def days_apart(a: Days, b: Days) -> int:
    """Return the days between two intervals, 0 where they overlap.

    >>> days_apart(("2018-02", "2018-02"), ("2018-03-02", "2018-03-05"))
    2
    """
    gap = max(first_day(a[0]) - last_day(b[1]), first_day(b[0]) - last_day(a[1]))
    return max(0, gap.days)
