"""Sources, cues and contents of one window joined: every content hangs on a cue, and a cue has one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
LEAST = 1e-4
# A piece of content hangs on its cue for at least this probability, and for at least this share of the surest
# piece's: both together gave .005 F1 and .010 exact contents on the held-out articles of train.
LEAST_LINK, LEAST_SHARE = 0.2, 0.3


@dataclass(frozen=True, slots=True)
class Part:
    """A source, cue or content of a window: words ``[first, stop)`` and the model's sureness, 0 to 1."""

    first: int
    stop: int
    sure: float


@dataclass(frozen=True, slots=True)
class Joined:
    """One attribution of a window, and the sureness of its links, 0 to 1."""

    source: Part | None
    cue: Part
    contents: tuple[Part, ...]
    source_link: float
    content_link: float


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def pull(vectors: Floats, number: int, rows: Sequence[int]) -> Floats:
    """Probability that each word of ``rows`` hangs on each word; column 0 is "on nothing".

    ``vectors`` is (1 + words, 4 * width): queries and keys of cue to source (number 0), then of content to
    cue (number 1); its first row stands for "nothing" (Dozat and Manning, 2017, without the bilinear form).
    """
    width = vectors.shape[1] // 4
    low = 2 * number * width
    queries = vectors[[row + 1 for row in rows], low : low + width]
    keys = vectors[:, low + width : low + 2 * width]
    return softmax(queries @ keys.T / np.sqrt(width))


def strengths(vectors: Floats, number: int, dependents: Sequence[Part], heads: Sequence[Part]) -> Floats:
    """(dependents, heads + 1) probabilities that a part hangs on a part; the last column is "on nothing"."""
    if not dependents:
        return np.zeros((0, len(heads) + 1))
    shares = pull(vectors, number, [part.first for part in dependents])
    columns = [shares[:, head.first + 1 : head.stop + 1].sum(axis=1) for head in heads]
    return np.stack([*columns, shares[:, 0]], axis=1)


def join(
    vectors: Floats, sources: Sequence[Part], cues: Sequence[Part], contents: Sequence[Part]
) -> list[Joined]:
    """Attributions of one window in the order of their cues; a cue without content gives none."""
    if not cues or not contents:
        return []
    to_source = strengths(vectors, 0, cues, sources)
    to_cue = strengths(vectors, 1, contents, cues)[:, :-1]
    owners = to_cue.argmax(axis=1)
    out = []
    for at, cue in enumerate(cues):
        mine = firm([i for i, owner in enumerate(owners) if owner == at], to_cue[:, at], contents)
        if mine:
            best = int(to_source[at].argmax())
            source = sources[best] if best < len(sources) else None
            links = float(to_source[at, best]), float(to_cue[mine, at].max())
            out.append(Joined(source, cue, tuple(contents[i] for i in mine), *links))
    return out


def firm(mine: Sequence[int], links: Floats, contents: Sequence[Part]) -> list[int]:
    """Those of a cue's pieces of content that hang on it firmly."""
    likely = {i: float(links[i]) * contents[i].sure for i in mine if links[i] >= LEAST_LINK}
    return [i for i, value in likely.items() if value >= LEAST_SHARE * max(likely.values())]


def features(joined: Joined, quoted: float) -> list[float]:
    """What the sureness of an attribution is judged by; ``quoted``: the share of content words in quotes."""
    surest = max(part.sure for part in joined.contents)
    mean = sum(part.sure for part in joined.contents) / len(joined.contents)
    source = joined.source.sure if joined.source else 1.0
    words = sum(part.stop - part.first for part in joined.contents)
    logs = (joined.cue.sure, surest, mean, source, joined.source_link, joined.content_link)
    return [
        *(float(np.log(max(value, LEAST))) for value in logs),
        float(joined.source is None),
        float(np.log(words)),
        quoted,
        float(len(joined.contents) > 1),
        joined.cue.sure,
        surest,
        joined.source_link * source,
    ]


def sureness(row: Sequence[float], judge: Mapping[str, Sequence[float]]) -> float:
    """Probability that an attribution is right: logistic in its features; ``judge`` has weights and bias.

    >>> sureness([1.0, 2.0], {"weights": [2.0, -1.0], "bias": [0.0]})
    0.5
    """
    total = float(np.dot(row, judge["weights"]) + judge["bias"][0])
    return float(1 / (1 + np.exp(-total)))
