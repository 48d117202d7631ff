"""Quotation marks of a line: which words stand inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.compare.units import Unit

# An opened quotation that nothing closes runs to the end of its line.
QUOTATION = re.compile(r"[“«][^”»\n]*[”»]?|\"[^\"\n]*\"?|''[^'\n]*(?:'')?")
MOST = 0.8  # share of the words


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations of `text[start:end]`, marks included.

    >>> quotations('He said: "no".', 0, 14)
    [(9, 13)]
    """
    return [m.span() for m in QUOTATION.finditer(text, start, end)]


def inside_quotation(text: str, unit: Unit, words: Sequence[int], most: float = MOST) -> bool:
    """Whether most of these words (indices of the unit's) stand in quotation marks."""
    spans = quotations(text, unit.start, unit.end)
    weight = sum(unit.tokens[w].weight for w in words)
    inside = sum(unit.tokens[w].weight for w in words if any(s <= unit.tokens[w].start < e for s, e in spans))
    return bool(weight) and inside >= most * weight
