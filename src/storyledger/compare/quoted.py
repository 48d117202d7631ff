"""Which words of a unit stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from storyledger.compare.marks import quotations
from storyledger.compare.units import Unit


def inside_quotation(text: str, unit: Unit, words: Sequence[int], most: float) -> bool:
    """Whether so much of the weight of these words (indices of the unit's) stands in quotation marks."""
    spans = quotations(text, unit.start, unit.end)
    weight = sum(unit.weights[w] for w in words)
    inside = sum(unit.weights[w] for w in words if any(s <= unit.tokens[w].start < e for s, e in spans))
    return bool(weight) and inside >= most * weight
