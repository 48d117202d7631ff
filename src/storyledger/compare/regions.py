"""Regions: stretches of two documents that share most of their words close together, whatever their order.

What is left where sentences do not answer each other: text translated and back, lines run together,
words shuffled. Pairs of near content words are points in the plane of the two documents; points close
to each other on both sides make a cluster (after Sanchez-Perez et al. 2014), and a dense cluster is a
region. Quoted words make no points: two pages that quote one speech at length would else be taken for
copies; nor do two names, for lists of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from storyledger.compare.folding import Token
from storyledger.compare.marks import quotations
from storyledger.compare.units import Reading, Unit
from storyledger.terms import Span

NEAR = 3  # content words between which a pair is made
GAP = 15  # content words between points of one cluster, on either side
LEAST = 16  # points, on either side; with DENSE measured on independent pages of one event
DENSE = 0.4  # points per content word of the longer side
REPEATED = 3  # times that a pair may occur in a document: a refrain is no evidence
LOOK_BACK = 40  # points

Points = list[tuple[int, int]]
Near = dict[tuple[int, int], list[int]]  # two words -> numbers of the first


class Region(NamedTuple):
    """A region's span in either document."""

    a: Span
    b: Span


def regions(
    a_text: str, one: Reading, b_text: str, two: Reading, taken: tuple[set[int], set[int]]
) -> list[Region]:
    """Return the regions of two documents, sorted; `taken` are units already found as copies."""
    if min(len(one.units) - len(taken[0]), len(two.units) - len(taken[1])) == 0:
        return []
    if not _enough_left(one, two, taken):
        return []
    (x, mine), (y, yours) = _near_words(a_text, one), _near_words(b_text, two)
    found = []
    for cluster in _clusters(sorted(_points(mine, yours))):
        sides = {p for p, _ in cluster}, {q for _, q in cluster}
        spans = [
            (min(side), min(max(side) + 1, len(words) - 1)) for side, words in zip(sides, (x, y), strict=True)
        ]
        longest = max(last - first + 1 for first, last in spans)
        if min(len(side) for side in sides) >= max(LEAST, DENSE * longest):
            a, b = (Span(words[first].start, words[last].end)
                    for (first, last), words in zip(spans, (x, y), strict=True))  # fmt: skip
            found.append(Region(a, b))
    return sorted(found)


def _enough_left(one: Reading, two: Reading, taken: tuple[set[int], set[int]]) -> bool:
    """Whether both have enough equal pairs of near words in units not yet found as copies."""
    left = (
        pair
        for pair in one.pairs.keys() & two.pairs.keys()
        if not taken[0].issuperset(one.pairs[pair]) and not taken[1].issuperset(two.pairs[pair])
    )
    return len(list(islice(left, LEAST))) == LEAST


def _words(text: str, units: Sequence[Unit]) -> Iterator[Token]:
    """Yield the content words outside quotations."""
    for unit in units:
        spoken = quotations(text, unit.start, unit.end)
        for token in unit.tokens:
            if token.weight >= 1 and not any(s <= token.start < e for s, e in spoken):
                yield token


def _points(mine: Near, yours: Near) -> set[tuple[int, int]]:
    rare = [
        (mine[k], yours[k])
        for k in mine.keys() & yours.keys()
        if max(len(mine[k]), len(yours[k])) <= REPEATED
    ]
    return {(p, q) for ps, qs in rare for p in ps for q in qs}


@lru_cache(maxsize=512)
def _near_words(text: str, reading: Reading) -> tuple[list[Token], Near]:
    """Return the content words outside quotations and where near ones stand (kept for the last readings)."""
    words = list(_words(text, reading.units))
    return words, _pairs(words, text)


def _pairs(words: Sequence[Token], text: str) -> Near:
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    name = [text[word.start].isupper() for word in words]
    for n, word in enumerate(words):
        for m, other in enumerate(words[n + 1 : n + 1 + NEAR], n + 1):
            if name[n] and name[m]:
                continue
            found[min(word.key, other.key), max(word.key, other.key)].append(n)
    return found


def _clusters(points: Points) -> Iterator[Points]:
    """Yield the points joined with those near them on both sides."""
    above = list(range(len(points)))

    def root(n: int) -> int:
        while above[n] != n:
            above[n] = above[above[n]]
            n = above[n]
        return n

    for n, (p, q) in enumerate(points):
        for m in range(n - 1, max(-1, n - LOOK_BACK), -1):
            if p - points[m][0] > GAP:
                break
            if abs(q - points[m][1]) <= GAP:
                above[root(n)] = root(m)
    found: dict[int, Points] = defaultdict(list)
    for n, point in enumerate(points):
        found[root(n)].append(point)
    yield from found.values()
