"""Series: the figures on one thing at one place through time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from storyledger.reconcile.measures import metric
from storyledger.terms import Figure, Series, digest

Key = tuple[str, str, str]


def series(storyline: str, figures: Sequence[Figure]) -> tuple[list[Series], list[Figure]]:
    """Return the series that two or more figures make, and all figures, each with the id of its series.

    A figure whose place is not printed joins the one place that others print for the same thing.
    """
    groups: dict[Key, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: f.id):
        if figure.of_what and not figure.change:
            groups[_key(figure, figures)].append(figure)
    rows, home = [], dict[str, str]()
    for (of_what, where, unit), members in sorted(groups.items()):
        if len(members) > 1:
            row = Series(storyline, of_what, where, unit, tuple(f.id for f in members))
            rows.append(row)
            home.update((f.id, row.id) for f in members)
    return rows, [replace(f, series=home.get(f.id)) for f in figures]


def _key(figure: Figure, figures: Sequence[Figure]) -> Key:
    places = {f.where for f in figures if f.of_what == figure.of_what and _same_unit(f, figure) and f.where}
    where = figure.where or (next(iter(places)) if len(places) == 1 else "")
    return figure.of_what, where, metric(figure.unit)[0]


def _same_unit(a: Figure, b: Figure) -> bool:
    return metric(a.unit)[0] == metric(b.unit)[0]


def level(figure: Figure) -> str:
    """Return a name for what a figure states, so that copies of one statement count once."""
    return digest(figure.value, figure.low, figure.high, figure.bound)
