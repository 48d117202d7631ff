"""The one integer join: which documents share enough fingerprints to be aligned.

The rule is local: a pair is a candidate when it shares at least SHARED distinct fingerprints, whatever
else the pile holds.  The same rule stands here three times: CANDIDATES (one document against all),
ALL_CANDIDATES (the whole table; SQLite and DuckDB both run it) and `candidates` (numpy: sorted once, for
bulk).  A test holds the three equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyledger.compare.fingerprints import BITS
from storyledger.terms import Fingerprints

SHARED = 2  # distinct fingerprints; one is met by chance
REST = 63 - BITS  # bits left for the number of a document
FEW = 4  # where fewer than one hash in so many is of a new document, the others are sifted first
LAST_BITS = 23  # of a hash, by which they are sifted: 8 MB
BLOCK = 1 << 18  # hashes sifted at a time

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

    Each row is read once and let go, so rows may come from a generator.

    >>> one, two = Fingerprints("d1", (1, 2, 3), (), ()), Fingerprints("d2", (2, 3), (), ())
    >>> candidates([two], [one])
    [('d1', 'd2')]
    """
    fresh = {row.document: np.array(row.hashes, np.int64) for row in new}
    rows = fresh | {
        row.document: np.array(row.hashes, np.int64) for row in known if row.document not in fresh
    }
    names = sorted(rows)
    is_new = np.fromiter((name in fresh for name in names), np.bool_, len(names))
    sizes = np.fromiter((len(rows[name]) for name in names), np.int64, len(names))
    hashes = np.concatenate([rows.pop(name) for name in names] or [np.empty(0, np.int64)])
    first, second = shared(hashes, np.repeat(np.arange(len(names)), sizes), is_new)
    return [(names[a], names[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]


def shared(hashes: Integers, owner: Integers, is_new: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Return the numbers of the documents (first < second) that share SHARED hashes, one of them new.

    `owner` numbers the document of each hash; `is_new` tells of each document whether it is new.
    """
    hashes, owner = _sorted(*_met_by_new(hashes, owner, is_new))
    base = max(1, len(is_new))
    pairs = np.sort(_pairs(hashes, owner, is_new))
    starts = np.flatnonzero(_changes(pairs))
    counts = np.diff(starts, append=len(pairs))
    found = pairs[starts[counts >= SHARED]]
    return found // base, found % base


def _met_by_new(hashes: Integers, owner: Integers, is_new: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Return the hashes, with their owners, that a new document may have, all of them where most are new.

    A few new documents meet many known ones without sorting what these hold: the last bits of a hash tell
    of nearly every one that no new document has it.
    """
    mine = is_new[owner]
    if np.count_nonzero(mine) * FEW > len(hashes):
        return hashes, owner
    last = (1 << LAST_BITS) - 1
    seen = np.zeros(last + 1, np.bool_)
    seen[hashes[mine] & last] = True
    blocks = [slice(at, at + BLOCK) for at in range(0, max(1, len(hashes)), BLOCK)]
    kept = [seen[hashes[block] & last] for block in blocks]
    return (
        np.concatenate([hashes[block][k] for block, k in zip(blocks, kept, strict=True)]),
        np.concatenate([owner[block][k] for block, k in zip(blocks, kept, strict=True)]),
    )


def _changes(ordered: Integers) -> NDArray[np.bool_]:
    """Return where a value differs from the one before it; the first one does."""
    changed = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=changed[1:])
    return changed


def _sorted(hashes: Integers, owner: Integers) -> tuple[Integers, Integers]:
    """Return both sorted by hash, then owner, each pair once: as one integer where they fit into one."""
    small = (
        len(hashes)
        and int(hashes.min()) >= 0
        and int(hashes.max()) < 1 << BITS
        and int(owner.max()) < 1 << REST
    )
    if small:
        packed = hashes << REST | owner
        packed.sort()
        packed = packed[_changes(packed)]
        return packed >> REST, packed & ((1 << REST) - 1)
    order = np.lexsort((owner, hashes))
    hashes, owner = hashes[order], owner[order]
    kept = _changes(hashes) | _changes(owner)
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
