"""Timeline: when things happened and when pages said so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.printed import day, days, ordinal
from storyledger.report.quotes import Quote, quoted
from storyledger.terms import Place, TimeExpression

FINEST = 7  # "2018-02": a coarser expression names no place on a timeline of days
MOST, MOST_DRAWN = 1000, 150  # sentences in the table and in the picture


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


def drawn(moments: Sequence[Moment]) -> list[Moment]:
    """Return the moments that the picture shows: of many, those on the days that most pages tell of."""
    if len(moments) <= MOST_DRAWN:
        return list(moments)
    pages: dict[int, set[str]] = defaultdict(set)
    for m in moments:
        pages[m.day or 0].add(m.quote.label)
    best = sorted(range(len(moments)), key=lambda n: (-len(pages[moments[n].day or 0]), n))[:MOST_DRAWN]
    return [moments[n] for n in sorted(best)]


def _moment(pile: Pile, t: TimeExpression, place: Place) -> Moment:
    dated = pile.published(t.document)
    return Moment(
        day(t.value) if not re.search(r"-W\d|Q|H", t.value) else days(t.low, t.high),
        days(dated.low, dated.high) if dated else "no day",
        ordinal(t.low, first=True),
        ordinal(dated.low, first=True) if dated else None,
        quoted(pile, place),
    )
