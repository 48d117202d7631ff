"""Tokens, offsets and normalising, shared by all stages. All offsets are code points, half-open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from storyledger.terms import Span

# A word: letters or digits with inner apostrophes, points ("U.S."), commas or hyphens between alphanumerics.
WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[.,'’\-][^\W_]+)*", re.UNICODE)
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Word(NamedTuple):
    """A word of a text and its folded form."""

    start: int
    end: int
    norm: str


@lru_cache(maxsize=100_000)  # a pile says the same words over and over: a third of the cost of reading it
def fold(word: str) -> str:
    """Return a word's form for comparing: lower case, no accents, no possessive, no points.

    >>> fold("U.S."), fold("Government’s"), fold("Café")
    ('us', 'government', 'cafe')
    """
    low = word.translate(_APOSTROPHES).lower()
    low = low.removesuffix("'s").removesuffix("'")
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return low if any(c.isdigit() for c in low) else low.replace(".", "")


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]` with offsets into `text`.

    >>> [w.norm for w in words("The U.S. sent 4,000 troops.")]
    ['the', 'us', 'sent', '4,000', 'troops']
    """
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text, start, stop)]


def listed(told: str) -> frozenset[str]:
    """Return the words of a list that is written as one text, as they stand.

    >>> sorted(listed("b a b"))
    ['a', 'b']
    """
    return frozenset(told.split())


def lines(text: str) -> Iterator[Span]:
    """Yield the non-blank lines of a text, without white space at their ends.

    >>> list(lines("a b\\n\\n  c \\n"))
    [Span(start=0, end=3), Span(start=7, end=8)]
    """
    for m in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        span = trim(text, m.start(), m.end())
        if span.end > span.start:
            yield span


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends.

    >>> trim(" ab ", 0, 4)
    Span(start=1, end=3)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    """Return how many code points two spans share.

    >>> overlap(0, 4, 2, 9)
    2
    """
    return max(0, min(a_end, b_end) - max(a_start, b_start))
