"""Alignment of two short runs of folded words: which words are the same words, in order.

A global alignment (Needleman and Wunsch 1970) that pays each equal word its weight and a little more, takes
a little for each word that only one side has, and nothing for a swap: a spun sentence stays on one diagonal.
"""

from __future__ import annotations

from collections.abc import Sequence

# What an equal word pays beside its weight: of equal alignments the one with more words is taken.
SIDE_BY_SIDE = 0.15
_GAP = 0.05


def align(a: Sequence[int], b: Sequence[int], weight: Sequence[float]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of equal words of the best alignment, in order; `weight` is that of a's words.

    >>> align([1, 2, 3, 4], [1, 9, 3, 4], [1, 1, 1, 1])
    ((0, 0), (2, 2), (3, 3))
    """
    head = 0
    while head < len(a) and head < len(b) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    middle = _middle(a[head : len(a) - tail], b[head : len(b) - tail], weight[head : len(a) - tail])
    found = [(n, n) for n in range(head)]
    found += [(head + i, head + j) for i, j in middle]
    found += [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]
    return tuple(found)


def _middle(a: Sequence[int], b: Sequence[int], weight: Sequence[float]) -> list[tuple[int, int]]:
    where: dict[int, list[int]] = {key: [] for key in a}
    for j, key in enumerate(b):
        if key in where:
            where[key].append(j)
    equal = [(i, j) for i, key in enumerate(a) for j in where[key]]
    # Two equal words are held against each other more than twice as fast as a cell of the table is filled.
    if len(equal) ** 2 > 4 * len(a) * len(b):
        return _table(a, b, weight)
    return _chained(equal, [weight[i] + SIDE_BY_SIDE for i, _ in equal], len(b) - len(a))


def _chained(equal: Sequence[tuple[int, int]], pays: Sequence[float], last: int) -> list[tuple[int, int]]:
    """The best chain of equal words: as the table finds it, but only from equal word to equal word.

    Between two of them only the change of diagonal costs; `last` is the diagonal on which both runs end.
    """
    best: list[float] = []
    before: list[int] = []
    for n, (i, j) in enumerate(equal):
        diagonal, top, at = j - i, -_GAP * abs(j - i), -1
        for m in range(n - 1, -1, -1):
            p, q = equal[m]
            if p < i and q < j:
                told = best[m] - _GAP * abs(diagonal - q + p)
                if told > top:
                    top, at = told, m
        best.append(top + pays[n])
        before.append(at)
    at, top = -1, -_GAP * abs(last)
    for m, (p, q) in enumerate(equal):
        if (told := best[m] - _GAP * abs(last - q + p)) >= top:
            at, top = m, told
    found = []
    while at >= 0:
        found.append(equal[at])
        at = before[at]
    return found[::-1]


def _table(a: Sequence[int], b: Sequence[int], weight: Sequence[float]) -> list[tuple[int, int]]:
    columns = len(b)
    above = [-_GAP * j for j in range(columns + 1)]
    steps: list[bytearray] = []
    for i, key in enumerate(a):
        row = [-_GAP * (i + 1)]
        step = bytearray(columns + 1)
        pay = weight[i] + SIDE_BY_SIDE
        left = row[0]
        for j in range(columns):
            best = above[j] + pay if b[j] == key else above[j]
            move = 0
            if above[j + 1] - _GAP > best:
                best, move = above[j + 1] - _GAP, 1
            if left - _GAP > best:
                best, move = left - _GAP, 2
            step[j + 1] = move
            row.append(best)
            left = best
        steps.append(step)
        above = row
    return _walked(a, b, steps)


def _walked(a: Sequence[int], b: Sequence[int], steps: Sequence[bytearray]) -> list[tuple[int, int]]:
    i, j, found = len(a), len(b), []
    while i and j:
        move = steps[i - 1][j]
        if move == 1:
            i -= 1
        elif move == 2:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if a[i] == b[j]:
                found.append((i, j))
    return found[::-1]
