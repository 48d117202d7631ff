"""Shared quotations: the same speech printed by two pages that are no copies of each other there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from storyledger.compare.align import align
from storyledger.compare.units import Reading, Spoken

IN_A_ROW = 5  # equal words; fewer are met by chance
ALIKE = 0.75  # of the shorter quotation's weight


def shared_quotations(
    one: Reading, two: Reading, taken: Iterable[tuple[int, int]]
) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the quotations that both documents print, outside the pairs of units in `taken`, in order."""
    known = set(taken)
    grams = {n: _grams(spoken) for n, spoken in enumerate(two.spoken)}
    for x in one.spoken:
        mine = _grams(x)
        near = (y for n, y in enumerate(two.spoken) if mine & grams[n] and (x.unit, y.unit) not in known)
        yield from ((x, y) for y in near if _alike(x, y))


def _grams(spoken: Spoken) -> set[tuple[int, int]]:
    return set(pairwise(spoken.keys))


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
