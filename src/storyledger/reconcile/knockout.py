"""What is left of a point when a document, a speaker or a relay is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from storyledger.terms import Claim, Origin, Point


def without(
    points: Sequence[Point],
    origins: Sequence[Origin],
    claims: Sequence[Claim],
    *,
    document: str | None = None,
    speaker: str | None = None,
    relay: str | None = None,
) -> list[Origin]:
    """Return the origins that are left, with the places left of each.

    `document` and `speaker` are ids, `relay` is a name as printed.  What the relay passed on goes.
    """
    relayed = {c.id for c in claims if relay is not None and relay in c.via}
    gone = {
        (p.id, place)
        for p in points
        for place, member in zip(p.places, p.members, strict=True)
        if member in relayed or place.document == document
    }
    left = []
    for origin in origins:
        if origin.kind == "nobody" or (speaker is not None and origin.speaker == speaker):
            continue
        places = tuple(p for p in origin.places if (origin.point, p) not in gone)
        if places:
            left.append(replace(origin, places=places))
    return left


def smallest(point: Point, origins: Sequence[Origin]) -> tuple[str, ...]:
    """Return the smallest set of speakers or documents (ids) whose loss leaves nobody (minimal cut).

    Empty when nobody is printed for the point to begin with.
    """
    own = [o for o in origins if o.point == point.id and o.kind != "nobody"]
    pairs = {(o.speaker or "", p.document) for o in own for p in o.places}
    things = sorted({t for pair in pairs for t in pair})
    for size in range(1, len(things) + 1):
        for cut in combinations(things, size):
            if all(set(pair) & set(cut) for pair in pairs):
                return cut
    return ()
