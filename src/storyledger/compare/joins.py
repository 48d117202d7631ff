"""The one integer join: which documents share enough fingerprints to be aligned.

The rule is local: a pair is a candidate when it shares at least SHARED distinct fingerprints, whatever
else the pile holds.  The same rule stands here three times: CANDIDATES (one document against all),
ALL_CANDIDATES (the whole table; SQLite and DuckDB both run it) and `candidates` (numpy: sorted once, for
bulk).  A test holds the three equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyledger.compare.fingerprints import BITS
from storyledger.terms import Fingerprints

SHARED = 2  # distinct fingerprints; one is met by chance
REST = 63 - BITS  # bits left for the number of a document

Integers = NDArray[Any]

CANDIDATES = f"""
SELECT CASE WHEN mine.document < other.document THEN mine.document ELSE other.document END AS a,
       CASE WHEN mine.document < other.document THEN other.document ELSE mine.document END AS b
FROM fingerprint_hash AS mine
JOIN fingerprint_hash AS other ON other.hash = mine.hash AND other.document <> mine.document
WHERE mine.document = :document
GROUP BY mine.document, other.document
HAVING COUNT(*) >= {SHARED}
"""  # noqa: S608

ALL_CANDIDATES = f"""
SELECT mine.document AS a, other.document AS b
FROM fingerprint_hash AS mine
JOIN fingerprint_hash AS other ON other.hash = mine.hash AND mine.document < other.document
GROUP BY mine.document, other.document
HAVING COUNT(*) >= {SHARED}
"""  # noqa: S608


def candidates(new: Iterable[Fingerprints], known: Iterable[Fingerprints] = ()) -> list[tuple[str, str]]:
    """Return the pairs (a, b), a < b, of a new document and any other that share enough fingerprints, sorted.

    >>> one, two = Fingerprints("d1", (1, 2, 3), (), ()), Fingerprints("d2", (2, 3), (), ())
    >>> candidates([two], [one])
    [('d1', 'd2')]
    """
    fresh = {row.document: row.hashes for row in new}
    rows = fresh | {row.document: row.hashes for row in known if row.document not in fresh}
    names = sorted(rows)
    sizes = np.fromiter((len(rows[name]) for name in names), np.int64, len(names))
    hashes = np.fromiter(chain.from_iterable(rows[name] for name in names), np.int64, int(sizes.sum()))
    is_new = np.fromiter((name in fresh for name in names), np.bool_, len(names))
    first, second = shared(hashes, np.repeat(np.arange(len(names)), sizes), is_new)
    return [(names[a], names[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]


def shared(hashes: Integers, owner: Integers, is_new: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Return the numbers of the documents (first < second) that share SHARED hashes, one of them new.

    `owner` numbers the document of each hash; `is_new` tells of each document whether it is new.
    """
    hashes, owner = _sorted(hashes, owner)
    base = max(1, len(is_new))
    pairs = np.sort(_pairs(hashes, owner, is_new))
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.diff(starts, append=len(pairs))
    found = pairs[starts[counts >= SHARED]]
    return found // base, found % base


def _sorted(hashes: Integers, owner: Integers) -> tuple[Integers, Integers]:
    """Return both sorted by hash, then owner, each pair once: as one integer where they fit into one."""
    small = (
        len(hashes)
        and int(hashes.min()) >= 0
        and int(hashes.max()) < 1 << BITS
        and int(owner.max()) < 1 << REST
    )
    if small:
        packed = np.sort(hashes << REST | owner)
        packed = packed[np.diff(packed, prepend=-1) != 0]
        return packed >> REST, packed & ((1 << REST) - 1)
    order = np.lexsort((owner, hashes))
    hashes, owner = hashes[order], owner[order]
    kept = np.ones(len(hashes), np.bool_)
    kept[1:] = (hashes[1:] != hashes[:-1]) | (owner[1:] != owner[:-1])
    return hashes[kept], owner[kept]


def _pairs(hashes: Integers, owner: Integers, is_new: NDArray[np.bool_]) -> Integers:
    """Return `first * documents + second` for each two owners of one hash, neighbour by neighbour."""
    found = [np.empty(0, np.int64)]
    at = np.flatnonzero(hashes[1:] == hashes[:-1])
    distance = 1
    while len(at):
        a, b = owner[at], owner[at + distance]
        wanted = is_new[a] | is_new[b]
        found.append(a[wanted] * len(is_new) + b[wanted])
        distance += 1
        at = at[at + distance < len(hashes)]
        at = at[hashes[at] == hashes[at + distance]]
    return np.concatenate(found)
