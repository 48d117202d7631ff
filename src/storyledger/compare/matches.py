"""Matches: which sentences of two documents were made from each other, word for word or reworded.

Units that share a pair of near content words are aligned; whether one was made from the other is then
read from how much of the longer one is found again, how much that is, and how even the alignment is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from storyledger.compare.align import align
from storyledger.compare.units import Reading, Unit

LEAST = 2.5  # weight of equal words below which a pair of units is no copy by itself
BESIDE = -4.0  # score from which a pair is a copy when the pair before or after it is one
OFTEN = 40  # units of one page: two words that stand together in more of them (a table's) tell nothing
STRETCH = 7.0  # weight of a dense stretch inside two otherwise different sentences that is a copy by itself

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two units that are copies: their numbers, their equal words and how much of each is covered."""

    i: int
    j: int
    pairs: Pairs
    weight: float
    cover_i: float
    cover_j: float
    partial: bool = False  # only a stretch of the units is copied

    @property
    def likeness(self) -> float:
        """How much of the shorter one is found in the other."""
        return max(self.cover_i, self.cover_j)

    @property
    def solid(self) -> bool:
        """Whether the equal words stand side by side but for a gap or two."""
        return len(self.pairs) >= 6 * sum(q - p != 1 or s - r != 1 for (p, r), (q, s) in pairwise(self.pairs))

    @property
    def score(self) -> float:
        """How sure it is that one was made from the other: a copy from 0 on."""
        return score(self.weight, (self.cover_i, self.cover_j), _uneven(self.pairs))


def score(weight: float, covers: tuple[float, float], uneven: int) -> float:
    """Return how sure it is that one unit was made from the other; from 0 on they are copies.

    A logistic regression on 6,500 pairs of units of reworded and of independent pages: what counts is
    how much of the longer one is found again (`covers`), how much that is, and how often a stretch between
    equal words is of unequal length: words swapped one for one keep it equal, words told anew do not.
    """
    contained = 2.5 if max(covers) >= 0.9 and uneven <= 1 and weight >= 4 else 0.0
    return 15 * min(covers) + 4.2 * log(weight) - 14 * uneven / weight - 14 + contained


def _uneven(pairs: Pairs) -> int:
    """Count the stretches between equal words that are of unequal length."""
    return sum(q - p != s - r for (p, r), (q, s) in pairwise(pairs))


def matched(one: Reading, two: Reading) -> list[Match]:
    """Return every pair of units that alone would pass for a copy, in order."""
    shared = {
        (i, j)
        for pair in one.pairs.keys() & two.pairs.keys()
        if max(len(one.pairs[pair]), len(two.pairs[pair])) <= OFTEN
        for i in one.pairs[pair]
        for j in two.pairs[pair]
    }
    found = (match(one, two, i, j) for i, j in sorted(shared))
    return [m for m in found if m]


def match(
    one: Reading, two: Reading, i: int, j: int, *, least: float = LEAST, floor: float = 0.0
) -> Match | None:
    """Return the match of two units, or None where its weight or its score is too low."""
    x, y = one.units[i], two.units[j]
    if x.keys == y.keys:
        whole = tuple((n, n) for n in range(len(x.keys)))
        return Match(i, j, whole, x.weight, 1.0, 1.0) if x.weight >= least else None
    bound = _bound(x, y)
    if bound < least or (bound < STRETCH and score(bound, (bound / x.weight, bound / y.weight), 0) < floor):
        return None
    pairs = align(x.keys, y.keys, x.weights)
    found = _match(x, y, i, j, pairs)
    if found.weight >= least and found.score >= floor:
        return found
    pairs = stretch(x, pairs)
    return _match(x, y, i, j, pairs, partial=True) if pairs else None


def _bound(x: Unit, y: Unit) -> float:
    """Return a weight that no alignment of the two can exceed."""
    common = x.bag & y.bag
    if not common:
        return 0.0
    return min(sum(w for k, w in zip(z.keys, z.weights, strict=True) if k in common) for z in (x, y))


def _match(x: Unit, y: Unit, i: int, j: int, pairs: Pairs, *, partial: bool = False) -> Match:
    weight = sum(x.weights[p] for p, _ in pairs)
    return Match(i, j, pairs, weight, weight / x.weight, weight / y.weight, partial)


def stretch(x: Unit, pairs: Pairs) -> Pairs:
    """Return the densest stretch of an alignment if it weighs enough to be a copy by itself, else nothing."""
    best, total, first, span = 0.0, 0.0, 0, (0, 0)
    for n, (p, q) in enumerate(pairs):
        if n:
            skipped = (p - pairs[n - 1][0] - 1, q - pairs[n - 1][1] - 1)
            total -= 0.5 * skipped[0] if skipped[0] == skipped[1] else 1 + 0.15 * sum(skipped)
        if total <= 0:
            total, first = 0.0, n
        total += x.weights[p]
        if total > best:
            best, span = total, (first, n + 1)
    return pairs[slice(*span)] if best >= STRETCH else ()


def chosen(matches: Sequence[Match]) -> list[Match]:
    """Return the matches that stand, the best first served: words used once are not used again.

    Where one side is used and the other is not (a sentence printed twice, a statement quoted again), a solid
    copy stands all the same.
    """
    used: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})
    kept = []
    for m in sorted(matches, key=lambda m: (-m.weight * m.likeness, abs(m.i - m.j), m.i, m.j)):
        sides = ((m.i, {p for p, _ in m.pairs}), (m.j, {q for _, q in m.pairs}))
        taken = sum(
            len(words & used[n].get(unit, set())) * 2 > len(words) for n, (unit, words) in enumerate(sides)
        )
        if taken == 2 or (taken and not (m.weight >= STRETCH and m.solid)):
            continue
        for n, (unit, words) in enumerate(sides):
            used[n].setdefault(unit, set()).update(words)
        kept.append(m)
    return sorted(kept, key=lambda m: (m.i, m.j))


def extended(one: Reading, two: Reading, matches: Sequence[Match], sure: Sequence[Match]) -> list[Match]:
    """Add the units around sure matches that answer each other too, too short or reworded alone."""
    kept = {(m.i, m.j): m for m in matches}
    used_i, used_j = {m.i for m in matches}, {m.j for m in matches}
    todo = [(m.i + step, m.j + step) for m in sure for step in (-1, 1)]
    while todo:
        i, j = todo.pop()
        if i in used_i or j in used_j or not (0 <= i < len(one.units) and 0 <= j < len(two.units)):
            continue
        found = match(one, two, i, j, least=0.25, floor=BESIDE)
        if found:
            kept[i, j] = found
            used_i.add(i)
            used_j.add(j)
            todo += [(i + 1, j + 1), (i - 1, j - 1)]
    return [kept[place] for place in sorted(kept)]
