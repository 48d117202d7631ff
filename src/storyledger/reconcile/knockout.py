"""What is left of a point without a document, a speaker or a relay, and the least loss that leaves nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from storyledger.terms import Claim, Copy, Origin, Place, Point
from storyledger.text import overlap, words

_DEEPEST = 8  # larger cuts are not searched exactly: 4**8 steps are the edge of what a report may wait for


class Loss(NamedTuple):
    """Something that may be taken away: a speaker or a document by id, a relay by its folded name."""

    kind: str  # document relay speaker
    what: str


def relay_name(printed: str) -> str:
    """Return the folded name of a relay, so that ways of printing it meet.

    >>> relay_name("the Norrland Press Agency") == relay_name("Norrland Press Agency")
    True
    """
    return " ".join(w.norm for w in words(printed) if w.norm not in ("the", "told", "to"))


def without(  # noqa: PLR0913  (what is taken away is told by name)
    points: Sequence[Point],
    origins: Sequence[Origin],
    claims: Sequence[Claim],
    *,
    document: str | None = None,
    speaker: str | None = None,
    relay: str | None = None,
    copies: Sequence[Copy] = (),
) -> list[Origin]:
    """Return the origins that are left, with the places left of each; nobody is no origin.

    `document` and `speaker` are ids, `relay` is a name as printed.  What came by that relay alone goes, and
    with it what `copies` show to be copied from such a place: nothing there says that it came another way.
    """
    given = (("document", document), ("speaker", speaker), ("relay", relay and relay_name(relay)))
    taken = {Loss(kind, what) for kind, what in given if what}
    needs = _needs(points, claims)
    if relay:
        _spread(needs, taken, copies)
    left = []
    for origin in origins:
        if origin.kind == "nobody" or Loss("speaker", origin.speaker or "-") in taken:
            continue
        places = tuple(p for p in origin.places if not needs.get((origin.point, p), set()) & taken)
        if places:
            left.append(replace(origin, places=places))
    return left


def smallest(
    point: Point, origins: Sequence[Origin], claims: Sequence[Claim], *, copies: Sequence[Copy] = ()
) -> tuple[Loss, ...]:
    """Return a smallest set whose loss leaves the point with nobody: a minimal cut, speakers before the rest.

    What `copies` show to be copied from what came by a relay goes with that relay, as in `without`.
    Empty when nobody is printed for the point to begin with, or when more than eight losses are needed.
    """
    needs = _needs([point], claims)
    _spread(needs, {n for some in needs.values() for n in some}, copies)
    paths = []
    for origin in origins:
        if origin.point == point.id and origin.kind != "nobody":
            who = Loss("speaker", origin.speaker or origin.label)
            paths += [frozenset({who} | needs.get((point.id, p), set())) for p in origin.places]
    for size in range(1, _DEEPEST + 1):
        found = next(_cuts(sorted(set(paths), key=sorted), size), None)
        if found is not None and paths:
            return tuple(sorted(found))
    return ()


def _needs(points: Sequence[Point], claims: Sequence[Claim]) -> dict[tuple[str, Place], set[Loss]]:
    """What each place of each point cannot do without: its document, and its relay where it has one only."""
    via = {c.id: {relay_name(v) for v in c.via} for c in claims}
    out: dict[tuple[str, Place], set[Loss]] = {}
    for point in points:
        for place, member in zip(point.places, point.members, strict=True):
            relays = via.get(member, set())
            only = {Loss("relay", r) for r in relays} if len(relays) == 1 else set()
            out[point.id, place] = {Loss("document", place.document)} | only
    return out


def _spread(needs: dict[tuple[str, Place], set[Loss]], taken: set[Loss], copies: Sequence[Copy]) -> None:
    """Let the copies of what came by a relay need it too."""
    relays = {t for t in taken if t.kind == "relay"}
    gone = [(key, needs[key] & relays) for key in sorted(needs) if needs[key] & relays]
    for (point, place), by in gone:
        for other in sorted(k for k in needs if k[0] == point and k[1].document != place.document):
            if any(_joins(c, place, other[1]) for c in copies):
                needs[other] |= by


def _joins(copy: Copy, a: Place, b: Place) -> bool:
    """Whether a copy reaches into both places."""
    low, high = sorted((a, b))
    return (
        (copy.a.document, copy.b.document) == (low.document, high.document)
        and overlap(*copy.a[1:], *low[1:]) > 0
        and overlap(*copy.b[1:], *high[1:]) > 0
    )


def _cuts(paths: Sequence[frozenset[Loss]], size: int) -> Iterator[frozenset[Loss]]:
    """Sets of at most `size` losses that break every path, speakers first."""
    if not paths:
        yield frozenset()
    elif size:
        for loss in sorted(paths[0], key=lambda x: (x.kind != "speaker", x)):
            for rest in _cuts([p for p in paths if loss not in p], size - 1):
                yield rest | {loss}
