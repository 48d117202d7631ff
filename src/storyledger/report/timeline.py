"""Timeline: when things happened and when pages said so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.printed import day, days, ordinal
from storyledger.report.quotes import Quote, quoted
from storyledger.terms import Place, TimeExpression

FINEST = 7  # "2018-02": a coarser expression names no place on a timeline of days
MOST = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened when, and on which day the page said so; `day` and `said_day` are ordinals."""

    happened: str
    said: str
    day: int | None
    said_day: int | None
    quote: Quote


def timeline_views(pile: Pile) -> list[Moment]:
    """Return the sentences that print a day or a month, by that day; each sentence once for a day."""
    found = {}
    for t in pile.of(TimeExpression):
        if (
            t.type not in ("DATE", "TIME")
            or not t.low
            or len(t.value) < FINEST
            or t.document in pile.superseded
        ):
            continue
        place = Place(t.document, t.start, t.end)
        if pile.sentence_number(place) is None:
            continue
        start, end = pile.sentence_at(place)
        found[t.low[:10], pile.labels[t.document], start] = (t, Place(t.document, start, end))
    return [_moment(pile, *found[key]) for key in sorted(found)][:MOST]


def _moment(pile: Pile, t: TimeExpression, place: Place) -> Moment:
    dated = pile.published(t.document)
    return Moment(
        day(t.value) if not re.search(r"-W\d|Q|H", t.value) else days(t.low, t.high),
        days(dated.low, dated.high) if dated else "no day",
        ordinal(t.low, first=True),
        ordinal(dated.low, first=True) if dated else None,
        quoted(pile, place),
    )
