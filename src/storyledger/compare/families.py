"""Families: passages joined through copies into sets that are all copies of each other.  Ids and edges only.

Copies are joined sentence by sentence (their parts), so a page that puts two sources side by side never
chains the one to the other.  Sentences that the same documents carry next to each other, in each of them,
then become one passage again.  A shared quotation is no copy: it joins quotations only, into families of
their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from storyledger.terms import Copy, Place, Places
from storyledger.text import overlap

SAME = 0.5  # share of the longer of two spans of one document that they must have in common to be one passage
QUOTED = "shared_quotation"


@dataclass(frozen=True, slots=True)
class Kindred:
    """The passages of one family, sorted, and whether it is a quotation that they share."""

    members: Places
    quotation: bool


def families(copies: Iterable[Copy]) -> list[Kindred]:
    """Return the families that copies make, sorted by their least members.

    >>> one = Copy(Place("a", 0, 9), Place("b", 5, 14), "verbatim", 1.0)
    >>> two = Copy(Place("b", 5, 14), Place("c", 2, 11), "spun", 0.8)
    >>> [len(family.members) for family in families([one, two])]
    [3]
    """
    told = sorted(copies, key=lambda c: (c.a, c.b, c.how))
    found = []
    for quotation in (False, True):
        found += _families([c for c in told if (c.how == QUOTED) == quotation], quotation)
    return sorted(found, key=lambda k: (k.members, k.quotation))


def parts(copy: Copy) -> list[tuple[Place, Place]]:
    """Return the sentences of a copy that answer each other."""
    if not copy.a_parts or len(copy.a_parts) != len(copy.b_parts):
        return [(copy.a, copy.b)]
    return [(Place(copy.a.document, *a), Place(copy.b.document, *b))
            for a, b in zip(copy.a_parts, copy.b_parts, strict=True)]  # fmt: skip


def _families(copies: Sequence[Copy], quotation: bool) -> list[Kindred]:
    edges = [pair for copy in copies for pair in parts(copy)]
    places = sorted({place for edge in edges for place in edge})
    group = _Joined(places)
    for a, b in [*edges, *_overlapping(places)]:
        group.join(a, b)
    spans = {root: _merged(members) for root, members in group.groups().items()}
    follows = _followers(copies, group)
    return [Kindred(members, quotation) for members in _blocks(spans, follows)]


class _Joined:
    """Places joined into groups, each known by its least place."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.above = {place: place for place in places}

    def root(self, place: Place) -> Place:
        while self.above[place] != place:
            self.above[place] = self.above[self.above[place]]
            place = self.above[place]
        return place

    def join(self, a: Place, b: Place) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self.above[high] = low

    def groups(self) -> dict[Place, list[Place]]:
        found: dict[Place, list[Place]] = defaultdict(list)
        for place in self.above:
            found[self.root(place)].append(place)
        return found


def _overlapping(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield neighbouring places of one document that are one passage found with slightly different ends."""
    for n, one in enumerate(places):
        for two in places[n + 1 :]:
            if two.document != one.document or two.start >= one.end:
                break
            longer = max(one.end - one.start, two.end - two.start)
            if overlap(one.start, one.end, two.start, two.end) >= SAME * longer:
                yield one, two


def _merged(places: Iterable[Place]) -> Places:
    """Return the places, those of one document that overlap as one."""
    found: list[Place] = []
    for place in sorted(places):
        if found and found[-1].document == place.document and place.start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(found[-1].end, place.end))
        else:
            found.append(place)
    return tuple(found)


def _followers(copies: Sequence[Copy], group: _Joined) -> dict[tuple[Place, Place], set[str]]:
    """Return, for each two groups, the documents in which the second stands right after the first."""
    found: dict[tuple[Place, Place], set[str]] = defaultdict(set)
    for copy in copies:
        told = parts(copy)
        for (a, b), (next_a, _) in pairwise(told):
            found[group.root(a), group.root(next_a)] |= {a.document, b.document}
    return found


def _blocks(spans: dict[Place, Places], follows: dict[tuple[Place, Place], set[str]]) -> Iterator[Places]:
    """Yield the families, those that the same documents carry side by side as one."""
    after: dict[Place, Place] = {}
    for (one, two), documents in sorted(follows.items()):
        if one != two and one not in after and _side_by_side(spans[one], spans[two], documents):
            after[one] = two
    taken = set(after.values())
    for start in sorted(spans):
        if start in taken:
            continue
        members, here = list(spans[start]), start
        while here in after:
            here = after[here]
            members = [Place(m.document, m.start, n.end) for m, n in zip(members, spans[here], strict=True)]
        yield tuple(members)


def _side_by_side(one: Places, two: Places, documents: set[str]) -> bool:
    if len(one) != len(two) or {m.document for m in one} != documents:
        return False
    return all(m.document == n.document and m.end <= n.start for m, n in zip(one, two, strict=True))
