"""What is to get, as the report shows it: what the pile names but does not hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.quotes import Quote, heading, headline, quotes
from storyledger.terms import Place, Point, Wanted

REPORTS = "reports by "  # what an agency or outlet is told with
ALONE = 1  # origins: a point with no more of them rests on one


@dataclass(frozen=True, slots=True)
class WantedView:
    """What the pile names but does not hold; `by` is who is printed with it where it does not say whose."""

    id: str
    what: str
    by: list[str]
    kind: str
    quotes: list[Quote]
    search_for: str
    points: list[tuple[str, str]]


def wanted_views(pile: Pile) -> list[WantedView]:
    """Return what is to get in the order that `reconcile` gives it over the whole pile.

    First what most points hang on that have one printed origin or none, then what most points, then most
    places do. Reports of one agency or outlet that several storylines want are wanted once.
    """
    held: dict[tuple[str, str], list[Wanted]] = {}
    for row in pile.of(Wanted):
        what = row.what.strip(" .,")
        one = what.casefold() if what.startswith(REPORTS) else row.id
        held.setdefault((row.kind, one), []).append(row)
    known = {p.id: p for p in pile.points}
    alone = {i for i, p in known.items() if p.named + p.unnamed_high <= ALONE}
    views = [(_rank(pile, rows, alone), _view(pile, rows, known)) for rows in held.values()]
    return [view for _, view in sorted(views, key=lambda t: t[0])]


def _rank(pile: Pile, rows: Sequence[Wanted], alone: set[str]) -> tuple[int, int, int, str, str]:
    points = {i for w in rows for i in w.points}
    places = {p for w in rows for p in w.places}
    first = min((pile.labels[p.document], p.start) for p in places)
    return (
        -len(points & alone),
        -len(points),
        -len(places),
        f"{first[0]} {first[1]:09d}",
        min(w.id for w in rows),
    )


def _view(pile: Pile, rows: Sequence[Wanted], known: Mapping[str, Point]) -> WantedView:
    rows = sorted(rows, key=lambda w: w.id)
    quotations = [w.quotation for w in rows if w.quotation]
    longest = max(quotations, key=lambda p: (p.end - p.start, p), default=None)
    points = dict.fromkeys(i for w in rows for i in w.points if i in known)
    what = rows[0].what.strip(" .,")
    return WantedView(
        rows[0].id,
        what,
        _whose(pile, what, [p for w in rows for p in w.places]),
        rows[0].kind,
        quotes(pile, [p for w in rows for p in w.places]),
        heading(pile.text(longest)) if longest else "",
        [(i, headline(pile, known[i].wording)) for i in points],
    )


def _whose(pile: Pile, what: str, places: Sequence[Place]) -> list[str]:
    """Who is printed as speaking in the sentences that name a paper, unless its name says so already."""
    if what.startswith(REPORTS):
        return []
    found = []
    for place in places:
        start, end = pile.sentence_at(place)
        for claim in pile.claims.get(place.document, ()):
            attribution = pile.attributions.get(claim.attribution)
            speaker = pile.speakers.get(claim.speaker or "")
            at = (*attribution.source, *attribution.cue) if attribution else ()
            if speaker and any(start <= s.start < end for s in at):
                found.append(speaker.label)
    told = what.casefold()
    return [x for x in dict.fromkeys(found) if x.casefold() not in told and told not in x.casefold()]
