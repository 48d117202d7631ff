"""Average-link clustering of what near pairs connect, with a heap (Day and Edelsbrunner 1984)."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations

Pair = tuple[str, str]
Likeness = Callable[[str, str], float]
NEVER = -math.inf
# Two look-alike affairs are alike, but less than each is in itself. What the centres of two groups must share
# to be one: on look-alike events .92 (B-cubed; .88 without), on round-ups .915 (.912), on dense days the
# same; between .55 and .65 every set stays within .012 of that.
CENTRES = 0.6
# How alike a group is in itself is not told by few pairs: these many are added, of a usual likeness. Without
# them two copies of each other would keep away who tells of the same in words of their own.
USUAL_PAIRS, USUAL = 3, 0.3


def pair(a: str, b: str) -> Pair:
    """Return two things in their order.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (a, b) if a <= b else (b, a)


def average_link(
    groups: Sequence[Sequence[str]],
    near: Mapping[str, Collection[str]],
    like: Likeness,
    least: float,
    *,
    apart: Collection[Pair] = (),
) -> list[list[str]]:
    """Join the two groups of greatest average likeness until none is `least` or more.

    Only groups that hold two things near each other are joined; the average is over all their pairs, and it
    must come near to what each of the two groups is in itself.  Groups that hold a pair of `apart` are never
    joined.

    >>> told = {("a", "b"): 0.9, ("b", "c"): 0.5, ("a", "c"): 0.1}
    >>> average_link([["a"], ["b"], ["c"]], {"b": ["a", "c"]}, lambda *p: told[pair(*p)], 0.4)
    [['a', 'b'], ['c']]
    """
    return _Linkage(groups, like, least).joined(near, apart)


class _Linkage:
    """Groups by their least first member, and the sum of the likenesses between neighbouring groups."""

    def __init__(self, groups: Sequence[Sequence[str]], like: Likeness, least: float) -> None:
        self.groups = {min(group): sorted(group) for group in groups}
        self.home = {item: name for name, group in self.groups.items() for item in group}
        self.like, self.least = like, least
        self.total: dict[str, dict[str, float]] = {name: {} for name in self.groups}
        self.inside = {name: self._within(group) for name, group in self.groups.items()}
        self.version = dict.fromkeys(self.groups, 0)
        self.heap: list[tuple[float, str, str, int, int]] = []

    def joined(self, near: Mapping[str, Collection[str]], apart: Collection[Pair]) -> list[list[str]]:
        for a, b in apart:
            if a in self.home and b in self.home:
                self._note(self.home[a], self.home[b], NEVER)
        for item, others in near.items():
            for x, y in ((self.home[item], self.home[other]) for other in others):
                if x != y and y not in self.total[x]:
                    self._note(x, y, self._sum(x, y))
        for x, others_of in self.total.items():
            for y in others_of:
                self._offer(x, y)
        while self.heap:
            _, a, b, at_a, at_b = heapq.heappop(self.heap)
            if a in self.groups and b in self.groups and (self.version[a], self.version[b]) == (at_a, at_b):
                self._merge(a, b)
        return [sorted(group) for group in self.groups.values()]

    def _note(self, x: str, y: str, total: float) -> None:
        self.total[x][y] = self.total[y][x] = total

    def _sum(self, x: str, y: str) -> float:
        x, y = pair(x, y)
        return math.fsum(self._likenesses(x, y))

    def _likenesses(self, x: str, y: str) -> Iterator[float]:
        return (self.like(a, b) for a in self.groups[x] for b in self.groups[y])

    def _within(self, group: Sequence[str]) -> float:
        """Return the sum of the likenesses within a group."""
        return math.fsum(self.like(a, b) for a, b in combinations(group, 2))

    def _average(self, name: str) -> float:
        """Return about how alike a group is in itself; 0 where it holds one thing."""
        pairs = len(self.groups[name]) * (len(self.groups[name]) - 1) / 2
        return (self.inside[name] + USUAL_PAIRS * USUAL) / (pairs + USUAL_PAIRS) if pairs else 0.0

    def _offer(self, x: str, y: str) -> None:
        average = self.total[x][y] / (len(self.groups[x]) * len(self.groups[y]))
        # the cosine of two centres, but for what each thing adds with itself
        apart = average < CENTRES * math.sqrt(self._average(x) * self._average(y))
        if x < y and average >= self.least and not apart:
            heapq.heappush(self.heap, (-average, x, y, self.version[x], self.version[y]))

    def _merge(self, a: str, b: str) -> None:
        """Put group b into group a (a < b)."""
        beside = (self.total[a].keys() | self.total[b].keys()) - {a, b}
        sums = {c: self._both(a, b, c) for c in sorted(beside)}
        self.inside[a] += self.inside.pop(b) + self.total[a][b]
        self.groups[a] = self.groups[a] + self.groups.pop(b)
        self.version[a] += 1
        for c in self.total.pop(b):
            self.total[c].pop(b)
        for c, total in sums.items():
            self._note(a, c, total)
            self._offer(*pair(a, c))

    def _both(self, a: str, b: str, c: str) -> float:
        """Return the sum of the likenesses of what a and b hold with what c holds."""
        parts = (self.total[x][c] if c in self.total[x] else self._sum(x, c) for x in (a, b))
        return sum(parts)
