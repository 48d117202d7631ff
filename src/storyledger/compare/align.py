"""Alignment of two short runs of folded words: which words are the same words, in order.

A global alignment (Needleman and Wunsch 1970) that pays each equal word its weight, a little more where
words stand side by side on both sides, and nothing for a swap: so a spun sentence stays on one diagonal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SIDE_BY_SIDE = (
    0.15  # for each matched or swapped neighbour: prefers unbroken stretches among equal alignments
)
_GAP = 0.05


class Aligned(NamedTuple):
    """Pairs of equal words (index in a, index in b), in order."""

    pairs: tuple[tuple[int, int], ...]


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
    middle = _table(a[head : len(a) - tail], b[head : len(b) - tail], weight[head : len(a) - tail])
    found = [(n, n) for n in range(head)]
    found += [(head + i, head + j) for i, j in middle]
    found += [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]
    return tuple(found)


def _table(a: Sequence[int], b: Sequence[int], weight: Sequence[float]) -> list[tuple[int, int]]:
    if not a or not b or not set(a) & set(b):
        return []
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
