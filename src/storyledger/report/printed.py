"""How words of pages and days are printed: no character of a page may act on a reader's screen."""

from __future__ import annotations

import re
from datetime import date

# Control characters, direction marks and overrides, zero-width characters and lone surrogates: they would act
# instead of being seen. Joiners (U+200C, U+200D) and soft hyphens are part of ordinary words and stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
HALF = 18  # letters of a word that are left out rather than shown without the rest
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def visible(words: str) -> str:
    r"""Return words with each character that would act instead of being seen told by its number.

    >>> visible("a\u202eb\x00")
    'a[U+202E]b[U+0000]'
    """
    return _UNSEEN.sub(lambda m: f"[U+{ord(m.group()):04X}]", words)


def clip(words: str, width: int) -> str:
    r"""Return words on one line, cut between words with an ellipsis where they are longer.

    >>> clip("one two\nthree", 9), clip("one twothree", 9), clip("twothreefour", 9)
    ('one two …', 'one …', 'twothree…')
    """
    flat = visible(" ".join(words.split()))
    if len(flat) <= width:
        return flat
    kept, _, half = flat[: width - 1].rpartition(" ")
    if flat[width - 1] == " ":  # the cut falls between two words
        kept, half = f"{kept} {half}".strip(), ""
    return f"{kept.rstrip()} …" if kept and len(half) <= HALF else f"{flat[: width - 1].rstrip()}…"


def day(told: str) -> str:
    """Return an ISO prefix in words.

    >>> day("2018-02-06T10:00"), day("2018-02"), day("2018"), day("2018-FA")
    ('6 February 2018', 'February 2018', '2018', 'autumn 2018')
    """
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", told)
    if season:
        return f"{SEASONS[season.group(2)]} {season.group(1)}"
    m = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", told)
    if not m or not 1 <= int(m.group(2) or 1) <= 12:
        return told
    month = MONTHS[int(m.group(2)) - 1] + " " if m.group(2) else ""
    return (f"{int(m.group(3))} " if m.group(3) else "") + month + m.group(1)


def days(low: str | None, high: str | None) -> str:
    """Return a date or a range of dates in words.

    >>> days("2018-02-06", "2018-02-07"), days("2018-02", "2018-02"), days(None, None)
    ('6 to 7 February 2018', 'February 2018', 'no day')
    """
    if not low or not high or low == high:
        return day(low or high or "no day")
    if len(low) == len(high) == 10 and low[:7] == high[:7]:
        return f"{int(low[8:])} to {day(high)}"
    return f"{day(low)} to {day(high)}"


def ordinal(told: str | None, *, first: bool) -> int | None:
    """Return the ordinal of the first or last day of an ISO prefix; None where there is none to read.

    >>> ordinal("2018", first=True) == date(2018, 1, 1).toordinal()
    True
    """
    if not told:
        return None
    full = told[:10] if len(told) >= 10 else (told + ("-01-01" if first else "-12-28"))[:10]
    try:
        return date.fromisoformat(full).toordinal()
    except ValueError:
        return None


def several(number: int, one: str, many: str = "") -> str:
    """Return a number with its word.

    >>> several(1, "page"), several(2, "family", "families")
    ('1 page', '2 families')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str], most: int = 3) -> str:
    """Return words in a row, the first few of them where there are many.

    >>> listed(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more
