"""Dates of one event that cannot both be right: printed on two pages, or implied by "one year after"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.alike import Statement, apart, concept, likeness, shared, statement, weight
from storyledger.reconcile.intervals import Days, days_apart, first_day, last_day
from storyledger.reconcile.lexicon import MONTH_NAMES
from storyledger.reconcile.plans import mark
from storyledger.reconcile.statements import Unit, clauses
from storyledger.terms import (
    Attribution,
    Claim,
    Conflict,
    Document,
    Place,
    Sentence,
    TimeExpression,
)  # fmt: skip
from storyledger.text import words

RULE, AFTER = "two dates of one event", "so long after a dated event"
SAME = 0.75  # likeness, dates left out, from which two dated clauses tell of one event
EVENT = 0.75  # share of the words after "one year after" that a dated clause has
LEAST = 3.0  # summed weight of what they share: "he was born on 3 May" is of anybody
HAPPENS = 1.2  # summed weight of shared words that are no names
TELLING = 0.6
HEAD = 0.3
_DATED = frozenset(concept(m) for m in MONTH_NAMES)
_ABSOLUTE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b|\b(?:19|20)\d\d\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AFTER = re.compile(
    rf"\b(?P<n>an?|{'|'.join(_COUNTED)}|\d{{1,3}}) (?P<unit>day|week|month|year)s? (?:after|since) "
    r"(?P<event>[^,.;:()\"“”–—\n]{10,140})"
)
_LOOSELY = re.compile(r"\b(?:about|around|nearly|almost|roughly|some|more than|over|less than|just)\s+$")
_LENGTH = {"day": 1, "week": 7, "month": 30, "year": 365}
ROUNDED = 0.5  # of the unit: "a year after" may be seven months or a year and a half
LOOSE = 1.0  # with "about", "nearly", "more than"


@dataclass(frozen=True, slots=True)
class _Event:
    """A clause with the one date it prints, or the days that "one year after" implies."""

    place: Place
    core: Statement
    days: Days
    printed: str
    head: str = ""  # the stem of what "one year after" counts from: "start" of the trial


def dates(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    times: Mapping[str, Sequence[TimeExpression]],
    published: Mapping[str, Days | None],
    *,
    said: Sequence[Unit] | None = None,
) -> list[Conflict]:
    """Return the pairs of incompatible dates of one event, each with the places that print them."""
    known = aliases(documents)
    by_page: dict[str, list[Unit]] = defaultdict(list)
    for unit in clauses(documents, sentences, claims, attributions) if said is None else said:
        by_page[unit.place.document].append(unit)
    told: list[_Event] = []
    after: list[_Event] = []
    for d in sorted(documents, key=lambda d: d.id):
        told += _dated(d.text, by_page[d.id], times.get(d.id, ()))
        after += _implied(d, sentences.get(d.id, ()), published.get(d.id), known)
    found = [(a, b, RULE) for a, b in _pairs(told) if _one_event(a, b)]
    found = [f for f in found if not _year_unsaid(f[0], f[1])]
    found += [(a, b, AFTER) for a in after for b in told if _YEAR.search(b.printed) and _same_event(a, b)]
    return _joined(storyline, [f for f in found if days_apart(f[0].days, f[1].days) > 0])


def _dated(text: str, said: Sequence[Unit], times: Sequence[TimeExpression]) -> Iterator[_Event]:
    """Yield the clauses that print one date with its month or year, of what has been."""
    for unit in said:
        start, end = unit.place.start, unit.place.end
        inside = [t for t in times if start <= t.start < end and t.type in ("DATE", "TIME")]
        posted = "@" in text[start:end]  # the line below a post dates the post
        if len(inside) != 1 or posted or unit.said.asks or mark(text[start:end]):
            continue
        (t,) = inside
        if t.low and t.high and _ABSOLUTE.search(text, t.start, t.end):
            yield _Event(unit.place, _core(unit.said), (t.low, t.high), text[t.start : t.end])


def _core(said: Statement) -> Statement:
    """A statement without its date."""
    kept = {k: w for k, w in said.weights.items() if k not in _DATED and not k[:1].isdigit()}
    return replace(said, weights=kept, years=frozenset())


def _implied(
    document: Document, sentences: Sequence[Sentence], published: Days | None, known: Mapping[str, str]
) -> Iterator[_Event]:
    """Yield the days that "one year after the flood" on a page of a known day gives the flood."""
    if published is None:
        return
    for sentence in sentences:
        for m in _AFTER.finditer(document.text, sentence.start, sentence.end):
            if mark(m["event"]) or _ABSOLUTE.search(document.text, sentence.start, sentence.end):
                continue  # counted from another day than the page's
            said = statement(document.text, *m.span("event"), known)
            head = next((concept(w.norm) for w in words(m["event"]) if weight(w.norm) > HEAD), "")
            loose = bool(_LOOSELY.search(document.text[max(sentence.start, m.start() - 12) : m.start()]))
            place = Place(document.id, *m.span())
            days = _before(published, m["n"], m["unit"], loose=loose)
            yield _Event(place, _core(said), days, m[0], head)


def _before(day: Days, n: str, unit: str, *, loose: bool) -> Days:
    """Return the days that lie n units before a page's day, as far as the words are rounded."""
    count = 1 if n in ("a", "an") else int(n) if n.isdigit() else _COUNTED.index(n) + 1
    slack = _LENGTH[unit] * (LOOSE if loose else ROUNDED)
    back = _LENGTH[unit] * count
    low = _moved(first_day(day[0]), -back - slack)
    return low.isoformat(), _moved(last_day(day[1]), -back + slack).isoformat()


def _moved(day: date, days: float) -> date:
    """Return a day so many days on, within the calendar."""
    return date.fromordinal(max(1, day.toordinal() + timedelta(days=days).days))


def _pairs(told: Sequence[_Event]) -> Iterator[tuple[_Event, _Event]]:
    """Yield the pairs of different pages that share two telling words."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(told):
        near = Counter(
            other
            for key, tells in event.core.weights.items()
            if tells > TELLING
            for other in by_key[key]
            if told[other].place.document != event.place.document
        )
        yield from ((told[other], event) for other, count in sorted(near.items()) if count > 1)
        for key, tells in event.core.weights.items():
            if tells > TELLING:
                by_key[key].append(at)


def _one_event(a: _Event, b: _Event) -> bool:
    """Whether two dated clauses tell of one event: the same words, figures, actors and a name in both."""
    if shared(a.core, b.core) < LEAST or likeness(a.core, b.core) < SAME or apart(a.core, b.core):
        return False
    if not set(a.core.names) & set(b.core.names) or a.core.numbers != b.core.numbers:
        return False
    return _happens(a.core, b.core) >= HAPPENS


def _happens(a: Statement, b: Statement) -> float:
    """The summed weight of the words in both that are no names: a name with a date tells of no event."""
    named = frozenset().union(*a.names, *b.names)
    return sum(w for k, w in a.weights.items() if k in b.weights and k not in named)


def _year_unsaid(a: _Event, b: _Event) -> bool:
    """Whether one of two printed dates leaves the year unsaid and is else of the other's month."""
    if _YEAR.search(a.printed) and _YEAR.search(b.printed):
        return False
    one, two = (first_day(x.days[0]) for x in (a, b))
    return one.month == two.month and one.year != two.year


def _same_event(after: _Event, told: _Event) -> bool:
    """Whether a dated clause of another page tells of what a time is counted from."""
    both = shared(after.core, told.core)
    if after.place.document == told.place.document or both < LEAST or after.head not in told.core.weights:
        return False
    return both >= EVENT * after.core.mass and likeness(after.core, told.core) >= SAME - 0.15


def _joined(storyline: str, found: Sequence[tuple[_Event, _Event, str]]) -> list[Conflict]:
    """What several pages print of the same two dates of one event is one conflict."""
    groups: dict[tuple[Days, Days, str, frozenset[str]], list[tuple[_Event, _Event]]] = defaultdict(list)
    for x, y, rule in found:
        a, b = (x, y) if rule == AFTER else sorted((x, y), key=lambda e: (e.days, e.place))
        named = frozenset(k for k in a.core.weights if k in b.core.weights and a.core.weights[k] > TELLING)
        key = next((k for k in groups if k[:3] == (a.days, b.days, rule) and k[3] & named), None)
        groups[key or (a.days, b.days, rule, named)].append((a, b))
    return [_conflict(storyline, rule, pairs) for (_, _, rule, _), pairs in groups.items()]


def _conflict(storyline: str, rule: str, pairs: Sequence[tuple[_Event, _Event]]) -> Conflict:
    """Return the conflict of all places that print either date."""
    a, b = pairs[0]
    why = (
        f"“{a.printed}” on this page means {_between(a.days)}; the other page prints {b.printed}"
        if rule == AFTER
        else f"one page dates it {a.printed}, the other {b.printed}"
    )
    left, right = {x.place for x, _ in pairs}, {y.place for _, y in pairs}
    return Conflict(storyline, "date", "conflict", tuple(sorted(left)), tuple(sorted(right)), rule, why)


def _between(days: Days) -> str:
    return f"between {days[0]} and {days[1]}"
