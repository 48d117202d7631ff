"""Fingerprints: hashes of three meaning-bearing words in a row, by which documents meet.

Function words are left out and words folded (`folding`), so a swapped article, tense of "to be" or alias
changes nothing, and one swapped word costs three of a sentence's hashes.  Every hash of a document is
kept: sampling (winnowing, Schleimer et al. 2003) lost half of the single sentences whose words were
swapped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyledger.compare.units import read_units
from storyledger.terms import Fingerprints, Line

BITS = 44  # of a hash: with a page's number it fits one 64-bit integer, which is sorted fastest
SHORT = 8  # content words: sentences so short have skipping triples too, or one swap hides them

Words = NDArray[Any]


def fingerprints(document: str, text: str, lines: Sequence[Line]) -> Fingerprints:
    """Return a document's fingerprints, of its read lines, in the order of the text; no hash twice.

    >>> sorted(set(fingerprints("d", "Troops left the northern base.", [Line("d", 0, 30, "body")]).starts))
    [0, 7]
    """
    told = [(token, unit.line, n, short) for n, unit in enumerate(read_units(text, lines).units)
            for short in [sum(w >= 1 for w in unit.weights) <= SHORT]
            for token in unit.tokens if token.weight >= 1]  # fmt: skip
    keys = np.array([t.key for t, *_ in told], dtype=np.uint64)
    line = np.array([line for _, line, *_ in told], dtype=np.int64)
    unit = np.array([n if short else -1 - i for i, (*_, n, short) in enumerate(told)], dtype=np.int64)
    rows = [_grams(keys, line, (0, 1, 2)), _grams(keys, unit, (0, 1, 3)), _grams(keys, unit, (0, 2, 3))]
    hashes, first, last = (np.concatenate(columns) for columns in zip(*rows, strict=True))
    hashes, at = np.unique(hashes, return_index=True)
    order = np.lexsort((hashes, last[at], first[at]))
    places = zip(first[at][order].tolist(), last[at][order].tolist(), strict=True)
    ends = [(told[i][0].start, told[j][0].end) for i, j in places]
    return Fingerprints(
        document, tuple(hashes[order].tolist()), tuple(s for s, _ in ends), tuple(e for _, e in ends)
    )


def _grams(keys: Words, inside: Words, offsets: tuple[int, int, int]) -> tuple[Words, Words, Words]:
    """Return the hashes of words at these offsets of each other, with their first and last.

    All words of one hash carry the same number in `inside`.
    """
    reach = offsets[-1]
    count = max(0, len(keys) - reach)
    mixed = np.full(count, reach, np.uint64)
    for n in offsets:
        mixed = (mixed ^ keys[n : n + count]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    kept = np.flatnonzero(inside[:count] == inside[reach : reach + count])
    return (mixed[kept] >> np.uint64(64 - BITS)).view(np.int64), kept, kept + reach
