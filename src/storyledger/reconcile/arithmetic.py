"""Sums: what a percentage that goes and a remainder that stays imply about what there was before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyledger.reconcile.figures import BOUND_WORDS
from storyledger.reconcile.intervals import Interval, days_apart, read
from storyledger.reconcile.predicates import homes
from storyledger.terms import Conflict, Document, Figure, Sentence

_GOES = re.compile(
    r"\b(?:withdr[ae]w\w*|leav\w+|left|pull\w*|cut\w*|reduc\w+|los[et]\w*|laid off|lay off|dismiss\w*"
    r"|remov\w+|evacuat\w+|depart\w*|send home|sent home)\b", re.I
)  # fmt: skip
_STAYS = re.compile(
    r"\b(?:stay\w*|remain\w*|leav(?:e|ing) (?:some|about|around|only|just|nearly|\d)|continu\w+|keep\w*"
    r"|kept)\b",
    re.I,
)
RULE = "percentage and remainder"
ORDER = 4  # a level so many times what is implied is of something else
WITHIN = 183  # days: an older or later level is no base of this share


def base(share: Interval, rest: Interval) -> Interval:
    """Return what there was before, where `share` per cent go and `rest` stay.

    >>> [round(x) for x in base((55, 65), (3500, 4500))]
    [7778, 12857]
    """
    return rest[0] / (1 - share[0] / 100), rest[1] / (1 - share[1] / 100)


def sums(
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    figures: Sequence[Figure],
) -> list[Conflict]:
    """Return what each percentage and remainder that a page prints together imply, and what that fits."""
    text = {d.id: d.text for d in documents}
    around = {
        f.id: _beside(text[f.place.document], f, home) if home else ""
        for f, home in zip(figures, homes(documents, sentences, figures).values(), strict=True)
    }
    goes = [
        f for f in figures if f.unit == "%" and f.value and 5 <= f.value <= 95 and _GOES.search(around[f.id])
    ]
    stays = [f for f in figures if f.unit == "" and f.value and f.of_what and _STAYS.search(around[f.id])]
    pairs = [(p, r) for p in goes for r in stays if p.place.document == r.place.document and _near(p, r)]
    seen, out = set(), []
    for p, r in sorted(pairs, key=lambda t: (t[0].place, t[1].place)):
        key = (p.value, r.value)
        if key not in seen:
            seen.add(key)
            out += _held(storyline, p, r, (goes, stays), figures)
    return out


BESIDE = 90  # code points on each side of a number within which it is said that it goes or stays
_OF_AGE = re.compile(r" (?:or|and) (?:older|younger|over|under|above|below)\b|-year-olds?\b")


def _beside(text: str, f: Figure, home: Sentence) -> str:
    """The words of its sentence next to a number; none next to an age."""
    if _OF_AGE.search(text, f.place.start, min(home.end, f.place.end + 12)):
        return ""
    return text[max(home.start, f.place.start - BESIDE) : min(home.end, f.place.end + BESIDE)]


NEAR = 400  # code points between a percentage and its remainder: one sentence or the next


def _near(p: Figure, r: Figure) -> bool:
    return 0 <= max(r.place.start - p.place.end, p.place.start - r.place.end) <= NEAR


def _held(
    storyline: str,
    p: Figure,
    r: Figure,
    told: tuple[Sequence[Figure], Sequence[Figure]],
    figures: Sequence[Figure],
) -> list[Conflict]:
    """Hold what is implied against the levels that pages state of the same thing."""
    assert p.value is not None
    assert r.value is not None
    low, high = base(_loosest(p, told[0]), _loosest(r, told[1]))
    levels = [f for f in figures if _a_base(f, p, r)]
    fits = [f for f in levels if f.low is not None and f.high is not None and f.low <= high and f.high >= low]
    near = [f for f in levels if low <= ORDER * (f.high or 0.0) and (f.low or 0.0) <= ORDER * high]
    misses = [f for f in near if f not in fits]
    if not misses:
        return []
    a = tuple(sorted({f.place for f in told[0] if f.value == p.value}))
    b = tuple(sorted({f.place for f in told[1] if f.value == r.value}) + sorted({f.place for f in misses}))
    why = (
        f"{p.value:g} % gone and {r.value:,.0f} left mean {low:,.0f} to {high:,.0f} before: "
        f"fits {_levels(fits)}; not {_levels(misses)}"
    )
    kept = tuple(sorted(f.place for f in fits))
    return [Conflict(storyline, "arithmetic", "tension", a, b, RULE, why, low, high, kept, r.series)]


def _loosest(f: Figure, told: Sequence[Figure]) -> Interval:
    """The widest reading that pages give of a number: "4,000" may be copied from "some 4,000"."""
    assert f.value is not None
    read_as = [read(f.value, t.bound) for t in (f, *told) if t.value == f.value and t.unit == f.unit]
    return min(low for low, _ in read_as), max(high for _, high in read_as)


def _a_base(f: Figure, p: Figure, r: Figure) -> bool:
    """Whether a figure may be what the share is of: the same thing, more than the rest, near in time."""
    if not f.value or not r.value or f.value <= r.value or f.change or f.planned or not _same_thing(f, r):
        return False
    if not (f.as_of_low and f.as_of_high and p.as_of_low and p.as_of_high):
        return False
    return days_apart((f.as_of_low, f.as_of_high), (p.as_of_low, p.as_of_high)) <= WITHIN


def _same_thing(f: Figure, r: Figure) -> bool:
    """Whether two figures count the same: equal words, or one's words among the other's."""
    mine, theirs = set(f.of_what.split()), set(r.of_what.split())
    return f.unit == r.unit and bool(mine) and (mine <= theirs or theirs <= mine)


def _levels(figures: Sequence[Figure]) -> str:
    told = sorted({(f.value or 0.0, f.bound) for f in figures})
    return (
        " and ".join(f"{BOUND_WORDS.get(bound, '')}{value:,.0f}" for value, bound in told)
        or "no level stated here"
    )
