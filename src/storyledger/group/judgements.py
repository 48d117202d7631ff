"""What people decided of documents: that two are of one story, or of different ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from storyledger.group.linkage import Pair, pair


class Judged(NamedTuple):
    """Two documents are of the same story, or are not."""

    a: str
    b: str
    same: bool


class Obeyed(NamedTuple):
    """What follows: the documents that belong together with one, and the pairs that are kept apart."""

    together: dict[str, frozenset[str]]
    apart: frozenset[Pair]


def obeyed(judged: Sequence[Judged]) -> Obeyed:
    """Return what follows from judgements, the oldest first; of two that clash the later one.

    >>> told = obeyed([Judged("a", "b", True), Judged("b", "c", True), Judged("c", "d", False)])
    >>> sorted(told.together["a"]), sorted(told.apart)
    (['a', 'b', 'c'], [('a', 'd'), ('b', 'd'), ('c', 'd')])
    """
    group: dict[str, set[str]] = {}
    against: dict[str, set[str]] = defaultdict(set)  # document -> documents it is kept apart from
    for a, b, same in reversed(judged):
        x, y = (group.setdefault(d, {d}) for d in (a, b))
        if same and x is not y and not any(against[d] & y for d in x):
            x |= y
            group.update(dict.fromkeys(y, x))
        elif not same and x is not y:
            against[a].add(b)
            against[b].add(a)
    apart = {
        pair(x, y) for a, others in against.items() for b in others for x, y in product(group[a], group[b])
    }
    return Obeyed({d: frozenset(some) for d, some in group.items()}, frozenset(apart))
