"""Shared quotations: the same speech printed by two pages that are no copies of each other there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from storyledger.compare.align import align
from storyledger.compare.units import Reading, Spoken

IN_A_ROW = 5  # equal words; fewer are met by chance
OFTEN = 40  # quotations of one page: two words side by side in more of them tell nothing
ALIKE = 0.75  # of the shorter quotation's weight


def shared_quotations(
    one: Reading, two: Reading, taken: Iterable[tuple[int, int]]
) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the quotations that both documents print, outside the pairs of units in `taken`, in order."""
    known, mine, yours = set(taken), one.spoken_grams, two.spoken_grams
    near = {
        (m, n)
        for gram in mine.keys() & yours.keys()
        if max(len(mine[gram]), len(yours[gram])) <= OFTEN
        for m in mine[gram]
        for n in yours[gram]
    }
    for m, n in sorted(near):
        x, y = one.spoken[m], two.spoken[n]
        if (x.unit, y.unit) not in known and _runs(x) & _runs(y) and _alike(x, y):
            yield x, y


@lru_cache(maxsize=4096)
def _runs(spoken: Spoken) -> frozenset[tuple[int, ...]]:
    """Return the runs of words of which two quotations must share one."""
    return frozenset(spoken.keys[n : n + IN_A_ROW] for n in range(len(spoken.keys) - IN_A_ROW + 1))


def _alike(x: Spoken, y: Spoken) -> bool:
    pairs = align(x.keys, y.keys, x.weights)
    weight = sum(x.weights[p] for p, _ in pairs)
    return weight >= ALIKE * min(sum(x.weights), sum(y.weights)) and _longest_run(pairs) >= IN_A_ROW


def _longest_run(pairs: Sequence[tuple[int, int]]) -> int:
    """Return how many pairs follow each other without a gap, at most."""
    best = run = 1 if pairs else 0
    for (p, q), (r, s) in pairwise(pairs):
        run = run + 1 if (r - p, s - q) == (1, 1) else 1
        best = max(best, run)
    return best
