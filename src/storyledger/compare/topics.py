"""What a document is about, and how much of a piece of text belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from storyledger.compare.folding import tokens
from storyledger.terms import Line


def stems(text: str, start: int, end: int) -> list[str]:
    """Return the folded content words of `text[start:end]`."""
    return [t.norm for t in tokens(text, start, end) if t.weight >= 1]


def topic(text: str, lines: Iterable[Line]) -> Counter[str]:
    """Return how many of these lines carry each content word."""
    return Counter(w for line in lines for w in set(stems(text, line.start, line.end)))


def belonging(words: Sequence[str], whole: Counter[str], own: int) -> float:
    """Return the share of distinct words that more than `own` lines of the whole carry.

    >>> belonging(["troop", "cake"], Counter(troop=3, cake=1), 1)
    0.5
    """
    told = set(words)
    return sum(whole[w] > own for w in told) / len(told) if told else 1.0
