"""Boosted trees run in numpy: their numbers lie in a small JSON file, no library of learning is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROWS = 512  # lines looked at together: bounds the memory that a huge page takes


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes in one row; a leaf points at itself. `root[t, c]` is where tree t of class c begins."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    root: NDArray[np.int32]
    base: NDArray[np.float64]
    depth: int


def make(told: dict[str, Any]) -> Trees:
    """Put trees told as lists into arrays.

    >>> stump = {"f": [0, 0, 0], "t": [0.5, 0, 0], "l": [1, 1, 2], "r": [2, 1, 2], "v": [0, -1, 1]}
    >>> told = {"classes": ["no", "yes"], "names": ["x"], "base": [0, 0],
    ...         "depth": 1, "trees": [[stump, stump]]}
    >>> trees = make(told)
    >>> probabilities(trees, [[0.0]]).round(2).tolist()
    [[0.5, 0.5]]
    """
    nodes: dict[str, list[float]] = {key: [] for key in "ftlrv"}
    roots: list[list[int]] = []
    for round_ in told["trees"]:
        roots.append([])
        for tree in round_:
            start = len(nodes["f"])
            roots[-1].append(start)
            for key in "ftv":
                nodes[key] += tree[key]
            for key in "lr":
                nodes[key] += [start + n for n in tree[key]]
    whole = {key: np.asarray(nodes[key], dtype=np.int32) for key in "flr"}
    return Trees(
        tuple(told["classes"]), tuple(told["names"]), whole["f"], np.asarray(nodes["t"], dtype=np.float64),
        whole["l"], whole["r"], np.asarray(nodes["v"], dtype=np.float64), np.asarray(roots, dtype=np.int32),
        np.asarray(told["base"], dtype=np.float64), int(told["depth"]),
    )  # fmt: skip


def probabilities(trees: Trees, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Return one row of class probabilities for each row of features."""
    given = np.asarray(rows, dtype=np.float64).reshape(len(rows), len(trees.names))
    return np.concatenate([_some(trees, given[at : at + ROWS]) for at in range(0, max(len(given), 1), ROWS)])


def _some(trees: Trees, given: NDArray[np.float64]) -> NDArray[np.float64]:
    rounds, classes = trees.root.shape
    at = np.broadcast_to(trees.root.reshape(-1), (len(given), rounds * classes)).copy()
    row = np.arange(len(given))[:, None]
    for _ in range(trees.depth):
        low = given[row, trees.feature[at]] <= trees.threshold[at]
        at = np.where(low, trees.left[at], trees.right[at])
    raw = trees.value[at].reshape(len(given), rounds, classes).sum(axis=1) + trees.base
    raw = np.exp(raw - raw.max(axis=1, keepdims=True))
    return np.asarray(raw / raw.sum(axis=1, keepdims=True), dtype=np.float64)
