"""Sources, cues and contents of one window joined to attributions: every content hangs on a cue, a cue has one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """A source, cue or content found in a window: words ``[first, stop)`` and the model's sureness, 0 to 1."""

    first: int
    stop: int
    sure: float


@dataclass(frozen=True, slots=True)
class Joined:
    """One attribution of a window: part numbers, and the sureness of each of its links, 0 to 1."""

    source: int | None
    cue: int
    contents: tuple[int, ...]
    source_link: float
    content_link: float


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def pull(vectors: Floats, number: int, width: int, rows: Sequence[int]) -> Floats:
    """Probability that each word of ``rows`` hangs on each word; column 0 is "on nothing" ([CLS]).

    ``vectors`` is (1 + words, 4 * width): queries and keys of cue -> source, then of content -> cue, with [CLS]
    first (Dozat and Manning, 2017, without the bilinear form).
    """
    low = 2 * number * width
    queries = vectors[[row + 1 for row in rows], low : low + width]
    keys = vectors[:, low + width : low + 2 * width]
    return softmax(queries @ keys.T / np.sqrt(width))


def weights(vectors: Floats, number: int, width: int, ends: tuple[Sequence[Part], Sequence[Part]]) -> Floats:
    """(dependents, heads + 1) probabilities that a part hangs on a part; the last column is "on none"."""
    dependents, heads = ends
    if not dependents:
        return np.zeros((0, len(heads) + 1))
    shares = pull(vectors, number, width, [part.first for part in dependents])
    columns = [shares[:, head.first + 1 : head.stop + 1].sum(axis=1) for head in heads]
    return np.stack([*columns, shares[:, 0]], axis=1)


def join(
    vectors: Floats, width: int, sources: Sequence[Part], cues: Sequence[Part], contents: Sequence[Part]
) -> list[Joined]:
    """Attributions of one window, in the order of their cues; a cue without content gives none."""
    if not cues or not contents:
        return []
    to_source = weights(vectors, 0, width, (cues, sources))
    to_cue = weights(vectors, 1, width, (contents, cues))
    owner = to_cue[:, :-1].argmax(axis=1)
    out = []
    for at in range(len(cues)):
        mine = tuple(int(i) for i in np.flatnonzero(owner == at))
        if not mine:
            continue
        best = int(to_source[at].argmax())
        source = best if best < len(sources) else None
        content_link = float(max(to_cue[i, at] for i in mine))
        out.append(Joined(source, at, mine, float(to_source[at, best]), content_link))
    return out
