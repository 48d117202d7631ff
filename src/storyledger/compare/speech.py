"""Shared quotations: the same speech printed by two pages that are no copies of each other there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    known, where = set(taken), _where(two.spoken)
    often = {gram for gram, numbers in _where(one.spoken).items() if len(numbers) > OFTEN}
    for x in one.spoken:
        told = (where[gram] for gram in _grams(x) - often if len(where.get(gram, ())) in range(1, OFTEN + 1))
        near = (two.spoken[n] for n in sorted({n for numbers in told for n in numbers}))
        yield from ((x, y) for y in near if (x.unit, y.unit) not in known and _alike(x, y))


def _where(spoken: Sequence[Spoken]) -> dict[tuple[int, int], list[int]]:
    """Return the numbers of the quotations in which two words stand side by side."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, quotation in enumerate(spoken):
        for gram in _grams(quotation):
            found[gram].append(n)
    return found


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
