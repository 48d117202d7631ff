"""The one integer join: which documents share enough fingerprints to be aligned.

The rule is local: a pair is a candidate when it shares at least SHARED distinct fingerprints, whatever
else the pile holds.  The same rule stands here three times: CANDIDATES (one document against all),
ALL_CANDIDATES (the whole table; SQLite and DuckDB both run it) and `candidates` (numpy: sorted once, for
bulk).  A test holds the three equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from storyledger.terms import Fingerprints

SHARED = 2  # distinct fingerprints; one is met by chance

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
    is_new = np.array([name in fresh for name in names], dtype=bool)
    first, second = _shared([rows[name] for name in names], is_new)
    return [(names[a], names[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]


def _shared(hashes: Sequence[Sequence[int]], is_new: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the indices of the pairs that share SHARED hashes and hold a new document."""
    sizes = np.fromiter((len(h) for h in hashes), np.int64, len(hashes))
    flat = np.fromiter((x for h in hashes for x in h), np.int64, int(sizes.sum()))
    owner = np.repeat(np.arange(len(hashes), dtype=np.int64), sizes)
    order = np.lexsort((owner, flat))
    flat, owner = flat[order], owner[order]
    if len(flat):
        keep = np.concatenate(([True], (flat[1:] != flat[:-1]) | (owner[1:] != owner[:-1])))
        flat, owner = flat[keep], owner[keep]
    pairs = _pairs_of_runs(flat, owner, is_new, len(hashes))
    found, counts = np.unique(pairs, return_counts=True)
    found = found[counts >= SHARED]
    return found // max(1, len(hashes)), found % max(1, len(hashes))


def _pairs_of_runs(flat: np.ndarray, owner: np.ndarray, is_new: np.ndarray, base: int) -> np.ndarray:
    """Return `first * base + second` for each two owners of one hash, neighbour by neighbour."""
    found: list[np.ndarray] = []
    distance = 1
    at = np.arange(max(0, len(flat) - 1))
    while len(at):
        at = at[at + distance < len(flat)]
        at = at[flat[at] == flat[at + distance]]
        a, b = owner[at], owner[at + distance]
        wanted = is_new[a] | is_new[b]
        found.append(a[wanted] * base + b[wanted])
        distance += 1
    return np.concatenate(found) if found else np.empty(0, np.int64)
