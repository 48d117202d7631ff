"""Quotation marks of a text."""

from __future__ import annotations

import re

# An opened quotation that nothing closes runs to the end of its line.
QUOTATION = re.compile(r"[“«][^”»\n]*[”»]?|\"[^\"\n]*\"?|''[^'\n]*(?:'')?")


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations of `text[start:end]`, marks included.

    >>> quotations('He said: "no".', 0, 14)
    [(9, 13)]
    """
    return [m.span() for m in QUOTATION.finditer(text, start, end)]
