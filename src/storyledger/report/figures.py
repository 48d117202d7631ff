"""Figures through time: one view for each series, with the values that sums imply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from storyledger.report.pile import Pile
from storyledger.report.views import Quote, quoted
from storyledger.terms import Conflict, Figure, Series

BOUNDS = {"over": "over", "at_least": "at least", "under": "under", "at_most": "at most", "about": "about",
          "almost": "almost", "range": "between", "exact": ""}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as the chart and the table show it; `day` is the ordinal of the middle of its as-of."""

    value: float
    low: float | None
    high: float | None
    words: str
    bound: str
    day: float | None
    as_of: str
    who: str
    planned: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The figures on one thing, by day, and the interval that a sum implies."""

    id: str
    name: str
    marks: list[Mark]
    implied: tuple[float, float] | None
    implied_why: str


def series_views(pile: Pile) -> list[SeriesView]:
    """Return the series, those with the most figures first."""
    by_id = {f.id: f for f in pile.of(Figure)}
    implied = {c.series: c for c in pile.of(Conflict) if c.implied_low is not None and c.series}
    views = [_view(pile, row, by_id, implied.get(row.id)) for row in pile.of(Series)]
    return sorted((v for v in views if v.marks), key=lambda v: (-len(v.marks), v.name, v.id))


def _view(pile: Pile, row: Series, by_id: dict[str, Figure], conflict: Conflict | None) -> SeriesView:
    figures = [by_id[i] for i in row.figures if i in by_id]
    marks = [m for f in figures if (m := _mark(pile, f))]
    marks.sort(key=lambda m: (m.day is None, m.day or 0, m.value, m.quote.label))
    longest = max((pile.text(f.place) for f in figures), key=len, default=row.of_what)
    where = f", {row.where}" if row.where else ""
    band = None
    if conflict and conflict.implied_low is not None and conflict.implied_high is not None:
        band = (conflict.implied_low, conflict.implied_high)
    return SeriesView(row.id, f"as in “{longest}”{where}", marks, band, conflict.why if conflict else "")


def _mark(pile: Pile, f: Figure) -> Mark | None:
    value = f.value if f.value is not None else f.low
    if value is None:
        return None
    speaker = pile.speakers.get(f.speaker or "")
    told = f.as_of_low if f.as_of_low == f.as_of_high else f"{f.as_of_low or '?'} to {f.as_of_high or '?'}"
    return Mark(
        value, f.low, f.high, pile.text(f.place), BOUNDS.get(f.bound, f.bound), _middle(f.as_of_low, f.as_of_high),
        told or "no day printed", speaker.label if speaker else "nobody", f.planned, quoted(pile, f.place),
    )  # fmt: skip


def _middle(low: str | None, high: str | None) -> float | None:
    """Return the ordinal in the middle of two ISO prefixes; None where there is none to read."""
    days = [d for d in (ordinal(low, first=True), ordinal(high, first=False)) if d is not None]
    return sum(days) / len(days) if days else None


def ordinal(told: str | None, *, first: bool) -> int | None:
    """Return the ordinal of the first or last day of an ISO prefix.

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
