"""Which pairs of statements may be alike: those that share a telling stem and enough besides.

The weights that one statement shares with all before it are summed at once, stem by stem; only pairs that
can reach the least likeness are looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from storyledger.reconcile.statements import Unit
from storyledger.terms import Copy, Place

RARE = 60  # statements that may share a stem by which pairs are found; in large storylines one in a hundred
TELLING = 0.1  # weight of such a stem
_HAIR = 1e-9  # sums made in another order may differ by so much
Ids = NDArray[np.intp]
Weights = NDArray[np.float64]


def candidates(
    said: Sequence[Unit],
    copies: Sequence[Copy],
    *,
    least: float,
    copied: float,
    shared: float,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs (a < b) that share a stem which not much of the storyline has and may be alike enough.

    `least` is the likeness that two statements must reach, `copied` the same where both stand in passages
    that their documents share, `shared` the summed weights where their documents share none.
    """
    postings = _postings(said)
    most = max(RARE, len(said) // 100)
    mass = np.array([unit.said.mass for unit in said])
    pages = {d: n for n, d in enumerate(sorted({unit.place.document for unit in said}))}
    page = np.array([pages[unit.place.document] for unit in said])
    near, inside = _near(pages, copies), _inside(said, copies)
    for b, unit in enumerate(said):
        before = {k: _before(postings[k][0], b) for k in unit.said.weights}
        telling = (k for k, told in unit.said.weights.items() if told > TELLING)
        rare = [before[k] for k in telling if len(postings[k][0]) <= most and before[k].size]
        if not rare:
            continue
        both = np.zeros(b)
        for key, told in unit.said.weights.items():
            ids = before[key]
            both[ids] += np.minimum(postings[key][1][: len(ids)], told)
        found = np.unique(np.concatenate(rare))
        of_kin = near[page[b], page[found]]
        low, high = np.minimum(mass[found], mass[b]), np.maximum(mass[found], mass[b])
        needed = np.where(of_kin & inside[b] & inside[found], copied, least) * np.sqrt((low + high) * low / 2)
        apart = ~of_kin & (page[found] != page[b])
        enough = (both[found] >= shared - _HAIR) | (both[found] >= low * (1 - 1e-6)) | ~apart
        yield from ((int(a), b) for a in found[(both[found] >= needed - _HAIR) & enough])


def _postings(said: Sequence[Unit]) -> Mapping[str, tuple[Ids, Weights]]:
    """For each stem the statements that have it, in order, and its weight in each."""
    ids: dict[str, list[int]] = defaultdict(list)
    weights: dict[str, list[float]] = defaultdict(list)
    for at, unit in enumerate(said):
        for key, told in unit.said.weights.items():
            ids[key].append(at)
            weights[key].append(told)
    return {key: (np.array(ids[key]), np.array(weights[key])) for key in ids}


def _before(ids: Ids, b: int) -> Ids:
    return ids[: np.searchsorted(ids, b)]


def _near(pages: Mapping[str, int], copies: Sequence[Copy]) -> NDArray[np.bool_]:
    """Which pages share a passage."""
    out = np.zeros((len(pages), len(pages)), dtype=bool)
    for c in copies:
        a, b = pages.get(c.a.document), pages.get(c.b.document)
        if a is not None and b is not None:
            out[a, b] = out[b, a] = True
    return out


def _inside(said: Sequence[Unit], copies: Sequence[Copy]) -> NDArray[np.bool_]:
    """Which statements reach into a passage that their document shares with another."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in sorted(p for c in copies for p in (c.a, c.b)):
        told = spans[place.document]
        if told and place.start <= told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], place.end))
        else:
            told.append((place.start, place.end))
    return np.array([_reaches(unit.place, spans[unit.place.document]) for unit in said], dtype=bool)


def _reaches(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (place.end, 0)) - 1
    return at >= 0 and spans[at][1] > place.start
