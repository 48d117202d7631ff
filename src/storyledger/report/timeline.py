"""Timeline: when things happened and when pages said so."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.views import Quote, quoted
from storyledger.terms import Place, TimeExpression

FINEST = 7  # "2018-02": a coarser expression names no place on a timeline of days
MOST = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened when, and on which days pages said so."""

    happened: str
    said: str
    quote: Quote


def timeline_views(pile: Pile) -> list[Moment]:
    """Return the sentences that print a day or a month, by that day."""
    found = {}
    for t in pile.of(TimeExpression):
        if t.type not in ("DATE", "TIME") or not t.low or len(t.value) < FINEST or t.document in pile.superseded:
            continue
        start, end = pile.sentence_at(Place(t.document, t.start, t.end))
        if any(s.start <= t.start < s.end for s in pile.sentences.get(t.document, ())):
            dated = pile.published(t.document)
            place = Place(t.document, start, end)
            found[t.low[:10], place] = Moment(t.value[:10], dated.low[:10] if dated else "no day", quoted(pile, place))
    return [found[key] for key in sorted(found)][:MOST]
