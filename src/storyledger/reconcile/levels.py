"""Figures of one series that cannot both hold, may both hold, or follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from storyledger.reconcile.intervals import days_apart
from storyledger.reconcile.series import level
from storyledger.terms import Conflict, Figure, Places, Series

MONTHS = 183  # days within which a level that no page reports as changed is held against another
BARE = ("over", "at_least", "under", "at_most", "almost", "about")
RULE = "two levels of one series"


def unequal(storyline: str, series: Sequence[Series], figures: Sequence[Figure]) -> list[Conflict]:
    """Return the pairs of stated levels that are disjoint, each with all places that print them."""
    by_id = {f.id: f for f in figures}
    out = []
    for row in series:
        held = [by_id[i] for i in row.figures if _a_level(by_id[i])]
        groups: Mapping[str, list[Figure]] = _by_level(held)
        told = sorted(groups.values(), key=lambda g: (g[0].value or 0.0, g[0].id))
        for n, low in enumerate(told):
            out += [c for high in told[n + 1 :] if (c := _between(storyline, row, low, high))]
    return out


def _a_level(f: Figure) -> bool:
    return (
        not f.planned
        and not f.change
        and f.low is not None
        and f.high is not None
        and f.as_of_low is not None
    )


def _by_level(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for f in figures:
        groups[level(f)].append(f)
    return groups


def _between(storyline: str, row: Series, low: Sequence[Figure], high: Sequence[Figure]) -> Conflict | None:
    """Return what stands between two levels, by the nearest two of their days."""
    a, b = low[0], high[0]
    assert a.high is not None
    assert b.low is not None
    apart = min(_days(x, y) for x in low for y in high)
    if a.high >= b.low or apart > MONTHS:
        return None
    strength = "conflict" if apart == 0 and not _elastic(a) and not _elastic(b) else "tension"
    why = f"{_told(a)} and {_told(b)}" + (
        f", {apart} days apart; no page here reports a change between" if apart else ", for the same days"
    )
    if strength == "tension":
        why += "; they may count different things, no page says so"
    return Conflict(storyline, "figure", strength, _places(low), _places(high), RULE, why, series=row.id)


def _days(a: Figure, b: Figure) -> int:
    assert a.as_of_low and a.as_of_high and b.as_of_low and b.as_of_high  # noqa: PT018
    return days_apart((a.as_of_low, a.as_of_high), (b.as_of_low, b.as_of_high))


def _elastic(f: Figure) -> bool:
    """Whether the figure is a bound or says how it was counted: other things may have been counted."""
    return f.bound in BARE or bool(f.counted_how)


def _told(f: Figure) -> str:
    names = {
        "over": "over ",
        "at_least": "at least ",
        "at_most": "at most ",
        "under": "under ",
        "about": "about ",
    }
    return (
        f"{names.get(f.bound, '')}{f.value:,.6g}" if f.value is not None else f"{f.low:,.6g} to {f.high:,.6g}"
    )


def _places(figures: Sequence[Figure]) -> Places:
    return tuple(sorted(f.place for f in figures))
