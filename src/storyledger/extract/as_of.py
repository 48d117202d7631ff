"""The words of a sentence that say when its quantities held, and how they were counted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from storyledger.terms import Span, Spans

NEAR = 60  # code points after a quantity in which words that say when belong to it, not to what follows
FAR = 400  # code points in which a semicolon is looked for
MOST = 4  # words on what was left out, for one quantity

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.)"
)
_YEAR = r"(?:19|20)\d\d(?![\d,.]\d)(?!\w)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_LONG = r"(?:week|month|quarter|year|decade|century)"
_WHICH = r"(?:last|this|that|next|the previous|previous|the past|the same|the following)"
_EDGE = r"the (?:very )?(?:end|start|beginning|close|peak|height|middle|turn) of "
_LED = r"(?:(?:as of|as at|in|by|since|on|during|until|through|before|after|around|at) )?"
_EDGED = rf"(?:(?:as of|in|by|since|at|until|before|near) )?{_EDGE}"
_PART = r"(?:(?:early|mid|late|the|its|their)[ -]){0,2}"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_FORMS = (
    rf"(?:{_EDGED}|{_LED}{_PART}){_MONTH}(?!\w)(?: \d{{1,2}}(?:st|nd|rd|th)?(?!\d))?"
    rf"(?:(?:, | of | ){_YEAR}|(?: of)? (?:last|this|next|the previous|previous) year\b)?",
    rf"{_LED}\d{{1,2}} {_MONTH}(?:,? {_YEAR})?",
    rf"(?:{_EDGED}|{_LED}{_PART})(?:{_SEASON} (?:of )?)?{_YEAR}",
    rf"(?:{_EDGED}|{_LED}{_PART})(?:(?:earlier|late|later|early|sometime) )?"
    rf"{_WHICH} (?:{_LONG}|{_SEASON}|{_DAY}|{_MONTH}|night)(?!\w)",
    rf"{_EDGED}the (?:{_LONG}|day)(?!\w)",
    rf"{_LED}{_PART}{_DAY}(?!\w)",
    rf"{_COUNT} (?:days?|weeks?|months?|years?|decades?) (?:ago|earlier|before|later)(?!\w)",
    r"(?:yesterday|today|tonight|currently|now|at present|at (?:the|that|one) time|to date|so far)(?!\w)",
)
_WHEN = re.compile(r"(?<![\w-])(?:" + "|".join(_FORMS) + ")")
# A first word that is printed with a capital where it opens the sentence.
_OPENING = re.compile(r"[A-Z]")
# Something that was counted from: it holds for all quantities of the sentence.
_RECORDS = (
    r"reports?|records?|counts?|census|data|figures?|statistics|surveys?|tally|tallies|estimates?|rolls?"
    r"|rosters?"
    r"|database|lists?|polls?|documents?|filings?|registers?|numbers|toll|calculations?|audits?"
)
_BY_RECORD = re.compile(
    rf"(?:according to|based on|going by|drawn from) (?:[^\s,.;:()]{{1,30}} ){{0,6}}?(?:{_RECORDS})(?!\w)"
    rf"|(?:an?|the|its) (?:[^\s,.;:()]{{1,30}} ){{0,3}}?(?:tally|count|survey|census|poll|audit) (?:shows"
    rf"|showed|found)"
    rf"|by (?:the|its|his|her|their|one|some|official|most|any)\b (?:[^\s,.;:()]{{1,30}} ){{0,3}}?"
    rf"(?:counts?|reckoning|tally|estimates?|calculations?|measures?)(?!\w)",
    re.IGNORECASE,
)
# Something left out of the count, or put in: it belongs to one quantity.
_BUT = re.compile(
    r"(?:not|without|never) (?:counting|including) [^,.;:()\n]{3,80}"
    r"|(?:which |that )?(?:does|do|did) not (?:include|count) [^,.;:()\n]{3,80}"
    r"|(?:excluding|leaving out|other than|apart from) [^,.;:()\n]{3,80}"
    r"|(?:adjusted for|before|after|net of) (?:inflation|tax(?:es)?|costs)(?!\w)"
    r"|(?:on paper|officially|at constant prices|seasonally adjusted)(?!\w)",
    re.IGNORECASE,
)

# The patterns are only tried where one of these is printed: that is seldom, and ten times as fast.
_RECORD_WORDS = (
    "ccording to", "ased on", "oing by", "rawn from", " count", "tally", "survey", "census", " poll", "audit",
    "reckoning", "estimate", "calculation", "measure",
)  # fmt: skip
_BUT_WORDS = (
    "cluding", "counting", " not include", " not count", "eaving out", "ther than", "part from", "inflation",
    " tax", " costs", "n paper", "fficially", "onstant prices", "easonally",
)  # fmt: skip
_WHEN_WORDS = re.compile(
    r"(?:19|20)\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:day|week|month|quarter|year|decade"
    r"|century|spring|summer|fall|autumn|winter|night|now|currently|present|time|date|so far)(?!\w)"
)


class Around(NamedTuple):
    """What a sentence prints around its quantities, each list in the order of the text."""

    when: list[Span]
    records: list[Span]
    but: list[Span]


def around(text: str, start: int, end: int) -> Around:
    """Return the words of `text[start:end]`, a sentence, that say when and how was counted.

    >>> told = "By May 2014 it had 300 men, according to payroll records, not counting guards."
    >>> [[told[s:e] for s, e in spans] for spans in around(told, 0, len(told))]
    [['By May 2014'], ['according to payroll records'], ['not counting guards']]
    """
    told = text[start:end]
    records = any(word in told for word in _RECORD_WORDS)
    but = any(word in told for word in _BUT_WORDS)
    return Around(
        _when(text, start, end) if _WHEN_WORDS.search(told) else [],
        [Span(*m.span()) for m in _BY_RECORD.finditer(text, start, end)] if records else [],
        [Span(*m.span()) for m in _BUT.finditer(text, start, end)] if but else [],
    )


def _when(text: str, start: int, end: int) -> list[Span]:
    """What says when; the sentence's first word is read as if it had no capital."""
    found = [Span(*m.span()) for m in _WHEN.finditer(text, start, end)]
    head = text[start : min(end, start + 80)]
    if not _OPENING.match(head) or _MONTH_OR_DAY.match(head):
        return found
    first = _WHEN.match(head[0].lower() + head[1:])
    if first and first.end() < len(head):
        spelt = Span(start, start + first.end())
        return [spelt, *(s for s in found if s.start >= spelt.end)]
    return found


_MONTH_OR_DAY = re.compile(rf"{_MONTH}|{_DAY}")


def as_of(text: str, near: Around, start: int, end: int, following: int) -> Spans:
    """Return the words that say when the quantity at `text[start:end]` held; the next is at `following`.

    What stands close after it, before the next quantity, comes first; then the nearest before it in its part
    of the sentence; then what comes later.

    >>> told = "It had 300 men in May 2014 and 200 a year later."
    >>> [told[s:e] for s, e in as_of(told, around(told, 0, 48), 7, 14, 31)]
    ['in May 2014']
    """
    before, after = _beside(near.when, start, end)
    if after and after.start <= min(following, end + NEAR) and ";" not in text[end : after.start]:
        return (after,)
    if before and not _APART.search(text, max(before.end, start - FAR), start):
        return (before,)
    return (after,) if after and not _APART.search(text, end, min(after.start, end + FAR)) else ()


# What stands on the other side of these was at another time: "5 in May, up from 4".
_APART = re.compile(r";|\b(?:from|than|compared|against|versus|when)\b")


def _beside(spans: Sequence[Span], start: int, end: int) -> tuple[Span | None, Span | None]:
    """The last span that ends before `start` and the first that begins after `end`."""
    i = bisect_left(spans, start, key=lambda s: s.start)
    before = next((s for s in reversed(spans[max(0, i - 2) : i]) if s.end <= start), None)
    return before, next((s for s in spans[i : i + 3] if s.start >= end), None)


def counted_how(near: Around, start: int, end: int, following: int, *, first: bool) -> Spans:
    """Return the words that say how the quantity at `[start, end)` was counted; the next is at `following`.

    A record that was counted from holds for every quantity before it, or else after it; what was left out
    belongs to the quantity before it, and to the `first` where none is.

    >>> told = "It had 300 men, not counting guards."
    >>> [told[s:e] for s, e in counted_how(around(told, 0, 36), 7, 14, 36, first=True)]
    ['not counting guards']
    """
    before, after = _beside(near.records, start, end)
    record = after or before
    begin = 0 if first else end
    i = bisect_left(near.but, begin, key=lambda s: s.start)
    j = bisect_left(near.but, following, key=lambda s: s.start)
    but = [s for s in near.but[i : min(j, i + MOST)] if s.start >= end or s.end <= start]
    return tuple(sorted([*([record] if record else []), *but]))
