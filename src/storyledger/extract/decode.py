"""Tag scores to spans: Viterbi over O B I E S (begin, inside, end, single) for a batch of windows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
O, B, I, E, S = range(5)  # noqa: E741
FORBIDDEN = -1e4


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal


def transitions(kinds: int = 1) -> tuple[Floats, Floats, Floats]:
    """Costs of going from tag to tag, of beginning and of ending, for ``kinds`` span types of B I E S each.

    >>> table, begin, end = transitions()
    >>> table[B, O] < 0, table[B, E] == 0, begin[I] < 0, end[B] < 0
    (np.True_, np.True_, np.True_, np.True_)
    """
    places = [O, *(B, I, E, S) * kinds]
    opens = np.array([place in (O, B, S) for place in places])  # may begin, or follow a finished span
    done = np.array([place in (O, E, S) for place in places])  # may end, or precede a new span
    allowed = np.outer(done, opens)
    for kind in range(kinds):
        base = 4 * kind
        for before in (B, I):
            allowed[base + before, base + I] = allowed[base + before, base + E] = True
    table = np.where(allowed, 0.0, FORBIDDEN)
    return table, np.where(opens, 0.0, FORBIDDEN), np.where(done, 0.0, FORBIDDEN)


def viterbi(scores: Floats, lengths: Sequence[int], kinds: int = 1) -> NDArray[np.int64]:
    """The best legal tags of each window; ``scores`` is (windows, words, tags), log probabilities.

    Forney, 1973. Words beyond a window's length come back as O.
    """
    windows, words, count = scores.shape
    table, begin, end = transitions(kinds)
    best = scores[:, 0] + begin
    back = np.zeros((windows, words, count), dtype=np.int64)
    sizes = np.asarray(lengths)
    for at in range(1, words):
        paths = best[:, :, None] + table[None]
        back[:, at] = paths.argmax(axis=1)
        live = (at < sizes)[:, None]
        best = np.where(live, paths.max(axis=1) + scores[:, at], best)
    tags = np.zeros((windows, words), dtype=np.int64)
    now = (best + end).argmax(axis=1)
    rows = np.arange(windows)
    for at in range(words - 1, -1, -1):
        now_here = at < sizes
        tags[:, at] = np.where(now_here, now, O)
        if at:
            now = np.where(now_here, back[rows, at, now], now)
    return tags


def spans(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """(first word, word after the last, kind) of each span in legal tags.

    >>> spans([0, 1, 2, 3, 4])
    [(1, 4, 0), (4, 5, 0)]
    """
    out: list[tuple[int, int, int]] = []
    begun = 0
    for at, tag in enumerate(tags):
        if tag == O:
            continue
        kind, place = divmod(int(tag) - 1, 4)
        if place + 1 in (B, S):
            begun = at
        if place + 1 in (E, S):
            out.append((begun, at + 1, kind))
    return out
