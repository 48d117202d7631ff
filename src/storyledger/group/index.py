"""An inverted index over the heaviest terms of dated things: which of them may be alike at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, combinations
from typing import NamedTuple

Items = dict[str, None]  # in the order they came


class Days(NamedTuple):
    """The first and last day of a thing, or nothing where it has none."""

    first: int
    last: int


def gap(a: Days | None, b: Days | None) -> int:
    """Return the days between two things; 0 where they touch or a day is unknown.

    >>> gap(Days(1, 3), Days(7, 7)), gap(None, Days(7, 7))
    (4, 0)
    """
    return 0 if a is None or b is None else max(0, b.first - a.last, a.first - b.last)


class Index:
    """Finds what shares `shared` of the `indexed` heaviest terms, not more than `reach` days away.

    Terms are kept by stretches of `reach` days, so what is looked through is what lies near, however
    much there is.  A thing without a day is near to all.

    >>> index = Index(indexed=3, shared=2, reach=5)
    >>> index.put("a", ("dam", "flood", "korsa"), Days(100, 100))
    >>> index.near(("dam", "korsa", "vote"), Days(103, 103)), index.near(("dam", "korsa"), Days(120, 120))
    (['a'], [])
    """

    def __init__(self, *, indexed: int, shared: int, reach: int) -> None:
        self._indexed, self._shared, self._reach = indexed, shared, reach
        self._held: dict[str, dict[int | None, Items]] = defaultdict(dict)
        self._days: dict[str, Days | None] = {}

    def put(self, item: str, terms: Sequence[str], days: Days | None) -> None:
        """Hold an item, by its terms (the heaviest first)."""
        self._days[item] = days
        stretches = self._stretches(days, 0)
        for term in terms[: self._indexed]:
            by_stretch = self._held[term]
            for stretch in stretches:
                by_stretch.setdefault(stretch, {})[item] = None

    def drop(self, item: str, terms: Sequence[str]) -> None:
        """Hold an item no more."""
        days = self._days.pop(item)
        for term in terms[: self._indexed]:
            for stretch in self._stretches(days, 0):
                del self._held[term][stretch][item]

    def near(self, terms: Sequence[str], days: Days | None) -> list[str]:
        """Return the items that may be like something with these terms and days."""
        stretches = self._around(days)
        lists = []
        for term in terms[: self._indexed]:
            held = self._held.get(term)
            if held is not None:
                some = [held[s] for s in stretches or held if s in held]
                lists.append(some[0] if len(some) == 1 else dict.fromkeys(chain.from_iterable(some)))
        met = Counter(chain.from_iterable(lists))
        found = [item for item, n in met.items() if n >= self._shared]
        return [item for item in found if gap(days, self._days[item]) <= self._reach]

    def _around(self, days: Days | None) -> Sequence[int | None]:
        """Return the stretches to look through; none where all are."""
        return [] if days is None else [None, *self._stretches(days, self._reach)]

    def _stretches(self, days: Days | None, reach: int) -> Sequence[int | None]:
        if days is None:
            return [None]
        width = self._reach
        return range((days.first - reach) // width, (days.last + reach) // width + 1)


PAIRS_OF_THREE = 3


class PairIndex:
    """Finds what shares two of the `indexed` heaviest terms, not more than `reach` days away; or three of
    them, not more than `far` days away.

    It is looked up by pairs of terms, so what is looked through is little more than what is found, also over
    a long time.

    >>> index = PairIndex(indexed=3, reach=300)
    >>> index.put("a", ("dam", "flood", "korsa"), Days(100, 100))
    >>> index.near(("korsa", "dam", "vote"), Days(303, 303)), index.near(("korsa", "vote"), Days(303, 303))
    (['a'], [])
    """

    def __init__(self, *, indexed: int, reach: int, far: int = 0) -> None:
        self._indexed, self._reach, self._far = indexed, reach, far
        self._held: dict[str, tuple[str, ...]] = {}  # tuples: the garbage collector leaves them alone
        self._days: dict[str, Days | None] = {}

    def put(self, item: str, terms: Sequence[str], days: Days | None) -> None:
        """Hold an item, by its terms (the heaviest first)."""
        self._days[item] = days
        for key in self._keys(terms):
            self._held[key] = (*self._held.get(key, ()), item)

    def drop(self, item: str, terms: Sequence[str]) -> None:
        """Hold an item no more."""
        del self._days[item]
        for key in self._keys(terms):
            self._held[key] = tuple(held for held in self._held[key] if held != item)

    def near(self, terms: Sequence[str], days: Days | None) -> list[str]:
        """Return the items that may be like something with these terms and days."""
        held = (self._held[key] for key in self._keys(terms) if key in self._held)
        found = Counter(chain.from_iterable(held))
        return [item for item, pairs in found.items() if self._within(gap(days, self._days[item]), pairs)]

    def _within(self, apart: int, pairs: int) -> bool:
        return apart <= self._reach or (apart <= self._far and pairs >= PAIRS_OF_THREE)

    def _keys(self, terms: Sequence[str]) -> list[str]:
        return [f"{a} {b}" for a, b in combinations(sorted(terms[: self._indexed]), 2)]
