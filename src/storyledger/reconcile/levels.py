"""Figures of one series that cannot both hold, may both hold, or follow each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from storyledger.reconcile.alike import Statement, concept, likeness
from storyledger.reconcile.figures import as_printed
from storyledger.reconcile.intervals import days_apart, first_day, last_day
from storyledger.reconcile.lexicon import listed
from storyledger.reconcile.measures import reading
from storyledger.reconcile.predicates import LEVEL, Sentences, around, homes, predicate
from storyledger.terms import Conflict, Document, Figure, Place, Places, Series

MONTHS = 183  # days within which a level that no page reports as changed is held against another
TIMES = 3  # a count so many times another is of other people: those still in hospital, not all who were hurt
UPDATE = 14  # days within which counts of what befell somebody are of one event
SAME_EVENT = 0.35  # likeness of two sentences, numbers left out, that tell of one event
LEAST = 10  # things: smaller bare counts of what is there ("two groups") are seldom of the same things
MANY = 100  # things: from here on two levels of one named kind in one storyline are mostly of the same things
ANYBODY = tuple(
    concept(w) for w in listed("people person men women children members countries groups homes cases others")
)
BARE = ("over", "at_least", "under", "at_most", "almost", "about", "range")
TIME = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
# Likeness from which two tolls are of one matter; "killed on Friday" and "on Monday" are not.
SAME_TOLL = 0.6
GROWS = ("dead", "injured", "destroyed", "damaged", "charged")
SANK = "a later page gives less of what can only grow; they may count different things"
_ONE_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|overnight|alone|another|more were"
    r"|further|morning|(?:in|over|during) the (?:past|last)|\d{1,2} [A-Z][a-z]{2,8}"
    r"|[A-Z][a-z]{2,8} \d{1,2})\b"
)
_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.I)
RULE = "two levels of one series"


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with what is said of what it counts, and its sentence."""

    figure: Figure
    says: str
    around: Statement
    low: float  # in the metric unit of what it measures
    high: float
    printed: str  # its sentence


def unequal(
    storyline: str,
    documents: Sequence[Document],
    sentences: Sentences,
    series: Sequence[Series],
    figures: Sequence[Figure],
) -> list[Conflict]:
    """Return the pairs of stated levels that are disjoint, each with all places that print them."""
    by_id = {f.id: f for f in figures}
    text, home = {d.id: d.text for d in documents}, homes(documents, sentences, figures)
    out = []
    for row in sorted(series, key=lambda s: s.id):
        groups: Mapping[str, list[_Told]] = defaultdict(list)
        for f in (by_id[i] for i in row.figures if _comparable(by_id[i])):
            page = text[f.place.document]
            says = predicate(page, f, home[f.id])
            as_read, at = reading(f), home[f.id]
            if as_read and at and says and (says != LEVEL or f.unit or (f.low or 0) >= LEAST):
                groups[says].append(_Told(f, says, around(page, at), *as_read, page[at.start : at.end]))
        for told in groups.values():
            out += _of_one_kind(storyline, row, told)
    return out


def _comparable(f: Figure) -> bool:
    stated = f.low is not None and f.high is not None and f.as_of_low is not None
    return stated and not f.planned and not f.change and f.unit not in TIME and bool(f.of_what)


def _of_one_kind(storyline: str, row: Series, told: Sequence[_Told]) -> list[Conflict]:
    groups: dict[tuple[float, float, str], list[_Told]] = defaultdict(list)
    for t in sorted(told, key=lambda t: t.figure.place):
        groups[t.low, t.high, t.figure.bound].append(t)
    ordered = [groups[key] for key in sorted(groups)]
    return [c for low, high in combinations(ordered, 2) if (c := _between(storyline, row, low, high))]


def _between(storyline: str, row: Series, low: Sequence[_Told], high: Sequence[_Told]) -> Conflict | None:
    """Return what stands between two levels, by the nearest two places that may be held together."""
    pairs = [(x, y) for x in low for y in high if _one_matter(x, y)]
    if low[0].high >= high[0].low or not pairs:
        return None
    if {x.printed for x in low} & {
        y.printed for y in high
    }:  # one sentence that prints both counts two things
        return None
    x, y = min(pairs, key=lambda p: (_days(p[0].figure, p[1].figure), p[0].figure.place, p[1].figure.place))
    apart, befell = _days(x.figure, y.figure), x.says != LEVEL
    strength, told = ("tension", SANK) if _sank(x, y) else _strength(x, y, apart, befell=befell)
    if befell and y.low > TIMES * x.high:
        return None
    if (apart > (UPDATE if befell else MONTHS) and told != SANK) or not strength:
        return None
    why = f"{as_printed(x.figure)} and {as_printed(y.figure)}, {told}"
    left, right = {x.figure.place for x, _ in pairs}, {y.figure.place for _, y in pairs}
    return Conflict(storyline, "figure", strength, _sorted(left), _sorted(right), RULE, why, series=row.id)


def _one_matter(x: _Told, y: _Told) -> bool:
    """Whether two figures may be held together: other pages, and one event or one named thing and place."""
    if x.figure.place.document == y.figure.place.document:
        return False
    alike = likeness(x.around, y.around)
    named_thing = (
        x.figure.of_what not in ANYBODY and x.figure.where == y.figure.where and (x.figure.low or 0) >= MANY
    )
    return alike >= SAME_EVENT or (x.says == LEVEL and x.figure.unit == "" and named_thing)


def _sank(low: _Told, high: _Told) -> bool:
    """Whether a later page gives less of what can only grow, of one matter and of no single day."""
    a, b = low.figure, high.figure
    if low.says not in GROWS or not (a.as_of_low and b.as_of_high):
        return False
    later = first_day(a.as_of_low) > last_day(b.as_of_high)
    one_day = _ONE_DAY.search(low.printed) or _ONE_DAY.search(high.printed)
    return later and not one_day and likeness(low.around, high.around) >= SAME_TOLL


def _strength(x: _Told, y: _Told, apart: int, *, befell: bool) -> tuple[str, str]:
    """Return conflict, tension or change, and why in words; "" where a level is expected to move."""
    a, b = x.figure, y.figure
    if apart and _STILL.search(x.printed) and _STILL.search(y.printed):
        return "change", f"{_span(apart)} apart: each says how many still do"
    if befell and apart:
        return "change", f"{_span(apart)} apart: a count that later pages may raise or lower"
    elastic = a.bound in BARE or b.bound in BARE or bool(a.counted_how or b.counted_how)
    open_ended = "they may count different things, no page says so"
    if apart:
        told = f"{_span(apart)} apart; no figure of this series lies between; {open_ended}"
        return ("tension", told) if a.unit == "" else ("", "")
    if elastic or befell:
        return "tension", f"for the same days; {open_ended}"
    return "conflict", "for the same days"


def _span(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _days(a: Figure, b: Figure) -> int:
    assert a.as_of_low and a.as_of_high and b.as_of_low and b.as_of_high  # noqa: PT018
    return days_apart((a.as_of_low, a.as_of_high), (b.as_of_low, b.as_of_high))


def _sorted(places: set[Place]) -> Places:
    return tuple(sorted(places))
