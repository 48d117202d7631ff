"""Figures through time: one view for each series, with the values that sums imply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.printed import days, ordinal
from storyledger.report.quotes import Quote, quoted
from storyledger.terms import Conflict, Figure, Series

COMPARABLE = 10.0  # figures farther apart than this many times are hardly of one thing ("people")
BOUNDS = {
    "over": "over",
    "at_least": "at least",
    "under": "under",
    "at_most": "as many as",
    "about": "about",
    "almost": "almost",
    "range": "",
    "exact": "",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as the chart and the table show it; `day` is the ordinal of the middle of its as-of."""

    value: float
    low: float | None
    high: float | None
    words: str
    number: str
    bound: str
    day: float | None
    as_of: str
    who: str
    counted_how: str
    planned: bool
    change: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The figures on one thing, by day, and the interval that a sum implies."""

    id: str
    name: str
    unit: str
    marks: list[Mark]
    implied: tuple[float, float] | None
    implied_why: str
    implied_id: str
    conflicts: list[tuple[str, str]]  # id, why


def series_views(pile: Pile) -> list[SeriesView]:
    """Return the series: those that a sum is held against, those in a conflict, those with most figures.

    Those whose figures are all alike come last.
    """
    by_id = {f.id: f for f in pile.of(Figure)}
    home = _homes(pile, by_id)
    views = [_view(pile, row, by_id, home) for row in pile.of(Series)]
    kept = [v for v in views if v.marks]
    return sorted(kept, key=_gravest)


def _gravest(view: SeriesView) -> tuple[bool, bool, bool, int, str, str]:
    alike = len({m.value for m in view.marks}) < 2
    return view.implied is None, not view.conflicts, alike, -len(view.marks), view.name, view.id


def leading(views: Sequence[SeriesView]) -> SeriesView | None:
    """Return the series for the first screen: one that a sum is held against, else one in a conflict.

    Else the first whose figures can be of one thing: of three pages or more, unlike each other, but not by
    far.
    """
    for wish in (_summed, _against, _comparable):
        for view in views:
            if wish(view):
                return view
    return None


def _summed(view: SeriesView) -> bool:
    return bool(view.implied_why)


def _against(view: SeriesView) -> bool:
    return bool(view.conflicts)


def _comparable(view: SeriesView) -> bool:
    values, pages = {m.value for m in view.marks}, {m.quote.label for m in view.marks}
    near = min(values) > 0 and max(values) / min(values) <= COMPARABLE
    return len(values) > 1 and len(pages) > 2 and near


def _homes(pile: Pile, by_id: dict[str, Figure]) -> dict[str, str]:
    """For each sum, the series that most of the figures it is held against belong to."""
    series_at = {f.place: f.series for f in by_id.values() if f.series}
    found = {}
    for c in pile.conflicts:
        if c.implied_low is not None and c.implied_high is not None:
            held = Counter(series_at[p] for p in (*c.a, *c.b, *c.fits) if p in series_at)
            best = min(held, key=lambda s: (-held[s], s or ""), default=c.series)
            if best:
                found[c.id] = best
    return found


def _view(pile: Pile, row: Series, by_id: dict[str, Figure], home: dict[str, str]) -> SeriesView:
    figures = [by_id[i] for i in row.figures if i in by_id]
    marks = [m for f in figures if (m := _mark(pile, f))]
    marks.sort(key=lambda m: (m.day is None, m.day or 0, m.value, m.quote.label, m.quote.anchor))
    held = [c for c in pile.conflicts if c.series == row.id]
    sums = next((c for c in pile.conflicts if home.get(c.id) == row.id), None)
    return SeriesView(
        row.id,
        _name(pile, row, figures),
        row.unit,
        marks,
        _band(sums),
        sums.why if sums else "",
        sums.id if sums else "",
        [(c.id, c.why) for c in held if c is not sums],
    )


def _band(conflict: Conflict | None) -> tuple[float, float] | None:
    if conflict is None or conflict.implied_low is None or conflict.implied_high is None:
        return None
    return conflict.implied_low, conflict.implied_high


def _name(pile: Pile, row: Series, figures: list[Figure]) -> str:
    """The words that pages print most for what is counted, and for where, if half of the figures print it."""
    told, places = Counter[str](), Counter[str]()
    for f in figures:
        quantity, text = pile.quantities.get(f.quantity), pile.documents[f.place.document].text
        if quantity:
            told[" ".join(text[s.start : s.end] for s in quantity.of_what).strip(" .,;")] += 1
            places[" ".join(text[s.start : s.end] for s in quantity.place).strip(" .,;")] += 1
    del told[""], places[""]
    best = min(told, key=lambda w: (-told[w], -len(w), w), default=row.of_what)
    where = min(places, key=lambda w: (-places[w], len(w), w), default="") if row.where else ""
    if 2 * places.total() < len(figures):
        where = ""  # the others may be of another place
    linked = where if where.split(" ")[0].lower() in ("in", "at", "on", "across", "near") else f"in {where}"
    return f"{best} {linked}" if where and where.casefold() not in best.casefold() else best


def _mark(pile: Pile, f: Figure) -> Mark | None:
    value = f.value if f.value is not None else f.low
    if value is None:
        return None
    speaker, quantity = pile.speakers.get(f.speaker or ""), pile.quantities.get(f.quantity)
    text = pile.documents[f.place.document].text
    number = text[quantity.number.start : quantity.number.end] if quantity else f"{value:,.6g}"
    return Mark(
        value,
        f.low,
        f.high,
        pile.text(f.place),
        number,
        BOUNDS.get(f.bound, f.bound),
        _middle(f.as_of_low, f.as_of_high),
        days(f.as_of_low, f.as_of_high) if f.as_of_low or f.as_of_high else "no day printed",
        speaker.label if speaker else "nobody",
        f.counted_how,
        f.planned,
        f.change,
        quoted(pile, f.place),
    )


def _middle(low: str | None, high: str | None) -> float | None:
    """Return the ordinal in the middle of two ISO prefixes; None where there is none to read."""
    held = [d for d in (ordinal(low, first=True), ordinal(high, first=False)) if d is not None]
    return sum(held) / len(held) if held else None
