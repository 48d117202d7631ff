"""What documents are about, and how much of a sentence belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storyledger.compare.folding import tokens
from storyledger.compare.units import read_units
from storyledger.terms import Line

MOST = 8  # other sentences that count for one word: the names of the day are in all of them


class Told(NamedTuple):
    """A sentence and its distinct folded content words. Offsets are code points."""

    start: int
    end: int
    words: frozenset[str]


def sentences(text: str, lines: Sequence[Line]) -> list[Told]:
    """Return the sentences of these lines that have content words."""
    found = (
        Told(unit.start, unit.end, frozenset(t.norm for t in unit.tokens if t.weight >= 1))
        for unit in read_units(text, lines).units
    )
    return [told for told in found if told.words]


def stems(text: str, start: int, end: int) -> list[str]:
    """Return the folded content words of `text[start:end]`."""
    return [t.norm for t in tokens(text, start, end) if t.weight >= 1]


def belonging(words: Iterable[str], spread: Counter[str]) -> float:
    """Return in how many other sentences (at most MOST) a sentence's words occur, on average.

    >>> belonging(["troop", "cake"], Counter(troop=3, cake=1))
    1.0
    """
    told = set(words)
    return sum(min(MOST, spread[w] - 1) for w in told) / len(told)
