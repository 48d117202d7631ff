"""Average-link clustering of sparse likenesses, with a heap (Day and Edelsbrunner 1984)."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Edges = dict[tuple[str, str], float]
Near = dict[str, dict[str, float]]


def average_link(
    items: Sequence[str], edges: Mapping[tuple[str, str], float], least: float
) -> list[list[str]]:
    """Join the two groups of greatest average likeness until none is `least` or more; absent pairs count as 0.

    >>> average_link(["a", "b", "c"], {("a", "b"): 0.9, ("b", "c"): 0.5}, 0.4)
    [['a', 'b'], ['c']]
    """
    near: Near = {item: {} for item in items}
    for (a, b), like in edges.items():
        near[a][b] = near[b][a] = like
    groups = {item: [item] for item in items}
    version = dict.fromkeys(items, 0)
    heap = [(-like, a, b, 0, 0) for (a, b), like in edges.items() if like >= least]
    heapq.heapify(heap)
    while heap:
        _, a, b, at_a, at_b = heapq.heappop(heap)
        if a in groups and b in groups and (version[a], version[b]) == (at_a, at_b):
            _merge(a, b, groups, near, version)
            for c, total in near[a].items():
                average = total / (len(groups[a]) * len(groups[c]))
                if average >= least:
                    x, y = min(a, c), max(a, c)
                    heapq.heappush(heap, (-average, x, y, version[x], version[y]))
    return list(groups.values())


def _merge(a: str, b: str, groups: dict[str, list[str]], near: Near, version: dict[str, int]) -> None:
    """Put group b into group a (a < b); likenesses are kept as sums over pairs."""
    groups[a] += groups.pop(b)
    version[a] += 1
    for c, total in near.pop(b).items():
        near[c].pop(b, None)
        if c != a:
            near[a][c] = near[c][a] = near[a].get(c, 0.0) + total
