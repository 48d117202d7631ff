"""Fingerprints: hashes of three meaning-bearing words in a row, by which documents meet.

Function words are left out and words folded (`folding`), so a swapped article, tense of "to be" or alias changes
nothing, and one swapped word costs three of a sentence's hashes.  Every hash of a document is kept: sampling
(winnowing, Schleimer et al. 2003) lost half of the single sentences whose words were swapped.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storyledger.compare.units import read_units
from storyledger.terms import Fingerprints, Line

GRAM = 3  # words


def fingerprints(document: str, text: str, lines: Sequence[Line]) -> Fingerprints:
    """Return a document's fingerprints, of its read lines, in the order of the text; no hash twice.

    >>> fingerprints("d", "Troops left the northern base.", [Line("d", 0, 30, "body")]).starts
    (0, 7)
    """
    starts: list[int] = []
    ends: list[int] = []
    keys: list[int] = []
    lines_of: list[int] = []
    for unit in read_units(text, lines).units:
        for token in unit.tokens:
            if token.weight >= 1:
                starts.append(token.start)
                ends.append(token.end)
                keys.append(token.key)
                lines_of.append(unit.line)
    hashes, first = grams(np.array(keys, dtype=np.uint64), np.array(lines_of, dtype=np.int64))
    return Fingerprints(
        document,
        tuple(int(h) for h in hashes),
        tuple(starts[i] for i in first),
        tuple(ends[i + GRAM - 1] for i in first),
    )


def grams(keys: np.ndarray, line: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct hashes (signed 64-bit) of GRAM words in a row of one line, and where each begins first."""
    count = len(keys) - GRAM + 1
    if count <= 0:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    with np.errstate(over="ignore"):
        mixed = np.zeros(count, np.uint64)
        for n in range(GRAM):
            mixed = (mixed ^ keys[n : n + count]) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
    inside = np.flatnonzero(line[:count] == line[GRAM - 1 :])
    hashes, first = np.unique(mixed[inside].view(np.int64), return_index=True)
    order = np.argsort(first, kind="stable")
    return hashes[order], inside[first[order]]
