"""Figures that fill one slot and cannot both hold, may both hold, or follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from storyledger.reconcile.figures import INEXACT, as_printed
from storyledger.reconcile.intervals import Days, days_apart, last_digit
from storyledger.reconcile.matters import WHOEVER, Matters, Told, one_day, still
from storyledger.reconcile.measures import METRIC
from storyledger.reconcile.predicates import Sentences
from storyledger.terms import Conflict, Document, Figure, Place, Places, Series, TimeExpression

# Set on some thirty rows of nine piles read by hand, of which 26 hold; not measured one by one.
WITHIN = 183  # days within which a level that no page reports as changed is held against another
TIMES = 3  # a count so many times another is of other people: those still in hospital, not all who were hurt
UPDATE = 14  # days within which counts of what befell somebody are of one event
TENS, THOUSAND = 10, 1000
HAIR = 0.005  # share of a number of thousands by which two conversions of one may differ
ROUND = 0.05  # share of a count by which a round figure for it may be off
STAYS = 800  # days within which a population, or the distance between two places, is the same
GROWS = ("dead", "injured", "destroyed", "damaged", "charged")
# Units of which pages print the number in another unit beside it.
CONVERTED = frozenset(METRIC) | {unit for unit, _ in METRIC.values()}
SANK = "a later page gives less of what can only grow; they may count different things"
RULE = "two levels of one series"
_OPEN = "they may count different things, no page says so"


def unequal(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Sentences,
    series: Sequence[Series],
    figures: Sequence[Figure],
    times: Mapping[str, Sequence[TimeExpression]] | None = None,
    published: Mapping[str, Days | None] | None = None,
) -> list[Conflict]:
    """Return the pairs of numbers of one slot that are disjoint, each with all places that print them."""
    matters = Matters(documents, sentences, times or {}, published or {})
    home = {f: row.id for row in series for f in row.figures}
    out: list[Conflict] = []
    for told in matters.slots(figures):
        by_value: dict[object, list[Told]] = defaultdict(list)
        for t in told:
            by_value[_value(t)].append(t)
        seen: set[tuple[str, str]] = set()  # "seven miles (11km)" against "nine miles (15km)" is one
        ordered = sorted(by_value.values(), key=lambda g: (g[0].low, g[0].high, g[0].figure.place))
        for low, high in combinations(ordered, 2):
            pairs = [p for p in _pairs(low, high, matters) if (p[0].printed, p[1].printed) not in seen]
            found = _between(storyline, pairs, home) if pairs else None
            out += [found] if found else []
            seen |= {(a.printed, b.printed) for a, b in pairs} if found else set()
    return _once(out)


def _value(told: Told) -> tuple[float, float] | float:
    """The number as printed, whatever its bound: "10" and "at least 10" stand on one side."""
    return told.value if told.value is not None else (told.low, told.high)


def _pairs(low: Sequence[Told], high: Sequence[Told], matters: Matters) -> Iterator[tuple[Told, Told]]:
    """Yield the places that may be held together and whose readings do not meet."""
    for x in low:
        for y in high:
            a, b = (x, y) if x.low <= y.low else (y, x)
            if a.high < b.low and not _rounded(a, b) and matters.one(a, b):
                yield a, b


def _rounded(x: Told, y: Told) -> bool:
    """Whether one is the other in round figures: 600 and 612, 7,000 and 6,912."""
    if not x.value or not y.value or abs(y.low - x.low) > ROUND * y.low:
        return False
    if min(x.value, y.value) >= THOUSAND and abs(y.low - x.low) <= HAIR * y.low:
        return True  # 240,311 and 240,312
    if x.figure.unit != y.figure.unit or x.figure.unit in CONVERTED:
        return True  # 500,000 gallons are 2.3 million litres, or 2,273,045
    coarse, fine = sorted((x, y), key=lambda t: -last_digit(t.value or 1.0))
    step = last_digit(coarse.value or 1.0)
    return step > last_digit(fine.value or 1.0) and abs(coarse.low - fine.low) <= step / 2


def _between(storyline: str, pairs: Sequence[tuple[Told, Told]], home: Mapping[str, str]) -> Conflict | None:
    """Return what stands between two values, by the nearest two places, the plainest of them first."""
    x, y = min(pairs, key=lambda p: (_days(*p) or 0, _elastic(*p), p[0].figure.place, p[1].figure.place))
    sank = any(_sank(a, b) for a, b in pairs) and all(_later(a, b) for a, b in pairs)
    strength, told = _strength(x, y, sank=sank)
    if not strength:
        return None
    left, right = {p for a, _ in pairs for p in a.places}, {p for _, b in pairs for p in b.places}
    why = f"{as_printed(x.figure)} and {as_printed(y.figure)}, {told}"
    row = home.get(x.figure.id) if home.get(x.figure.id) == home.get(y.figure.id) else None
    return Conflict(storyline, "figure", strength, _sorted(left), _sorted(right), RULE, why, series=row)


def _strength(x: Told, y: Told, *, sank: bool) -> tuple[str, str]:
    """Return conflict, tension or change, and why in words; "" where nothing is to be shown."""
    apart, sort = _days(x, y), x.slot.sort
    if (sort in ("toll", "like") or not x.slot.of - WHOEVER) and y.low > TIMES * x.high:
        return "", ""
    if sort == "toll" and _loose(x):
        return "", ""
    if sank:
        return "tension", SANK
    if apart is None:
        return ("tension", f"no day is known for one of them; {_OPEN}") if sort != "level" else ("", "")
    within = STAYS if x.slot.stays else UPDATE if sort == "toll" else 2 if sort == "like" else WITHIN
    if apart > within:
        return "", ""
    if x.slot.stays:
        return "tension", "of what hardly changes; one of them may be rounded"
    return _of_days(x, y, apart)


def _of_days(x: Told, y: Told, apart: int) -> tuple[str, str]:
    """Return strength and reason by how far apart the days are that two numbers hold for."""
    sort = x.slot.sort
    if apart and still(x, y):
        return "change", f"{_span(apart)} apart: each says how many still do"
    if sort == "toll" and apart:
        return "change", f"{_span(apart)} apart: a count that later pages may raise or lower"
    if apart and sort == "level":
        told = f"{_span(apart)} apart; no figure of this series lies between; {_OPEN}"
        return ("tension", told) if not x.slot.unit else ("", "")
    if apart and sort == "like":
        return "change", f"{_span(apart)} apart: a number that later pages give otherwise"
    if apart or sort in ("toll", "like") or _elastic(x, y):
        return "tension", f"{f'{_span(apart)} apart' if apart else 'for the same days'}; {_OPEN}"
    return "conflict", "for the same days"


def _elastic(x: Told, y: Told) -> bool:
    """Whether one of two numbers is bounded, or its page says how it was counted."""
    return any(t.figure.bound in INEXACT or bool(t.figure.counted_how) for t in (x, y))


def _loose(low: Told) -> bool:
    """Whether the lower of two tolls is a round lower bound: "more than 100" holds of 170 too."""
    value = low.value or 0.0
    return low.figure.bound in ("over", "at_least") and value >= TENS and last_digit(value) * TENS > value


def _sank(low: Told, high: Told) -> bool:
    """Whether a later page gives less of what can only grow, of one matter and of no single day."""
    grows = low.slot.what in GROWS and low.slot.sort == "toll"
    return grows and _later(low, high) and not one_day(low, high)


def _later(x: Told, y: Told) -> bool:
    return x.days is not None and y.days is not None and x.days[0] > y.days[1]


def _span(apart: int) -> str:
    return "1 day" if apart == 1 else f"{apart} days"


def _days(x: Told, y: Told) -> int | None:
    """The days between what two numbers hold for; None where one has no day."""
    return days_apart(x.days, y.days) if x.days and y.days else None


def _once(found: Sequence[Conflict]) -> list[Conflict]:
    """Rows of the same two sides once."""
    return list({(c.a, c.b): c for c in found}.values())


def _sorted(places: set[Place]) -> Places:
    return tuple(sorted(places))
