"""Sparse vectors of whole numbers: their products do not depend on the order of the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from storyledger.terms import Sketch

WHOLE = 10_000  # weights have four decimals
Vector = Mapping[str, int]


def vector(sketch: Sketch) -> dict[str, int]:
    """Return the weights of a sketch by term, in ten-thousandths."""
    return {t: int(w * WHOLE + 0.5) for t, w in zip(sketch.terms, sketch.weights, strict=True)}


def product(x: Vector, y: Vector) -> float:
    """Return the inner product of two vectors.

    >>> product({"dam": 6_000, "korsa": 8_000}, {"dam": 10_000})
    0.6
    """
    return sum([x[t] * y[t] for t in x.keys() & y.keys()]) / WHOLE**2


def added(vectors: Sequence[Vector]) -> Vector:
    """Return the sum of vectors that have their heaviest terms first, as it has."""
    if len(vectors) == 1:
        return vectors[0]
    total: Counter[str] = Counter()
    for one in vectors:
        total.update(one)
    return dict(sorted(total.items(), key=lambda x: (-x[1], x[0])))
