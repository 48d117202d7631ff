"""What documents are about, and how much of a sentence belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storyledger.compare.folding import tokens
from storyledger.compare.units import read_units
from storyledger.terms import Line

STEM = 5  # letters; of 4 to 6 and whole words the best at telling sentences of other stories
MOST = 8  # other sentences that count for one word: the names of the day are in all of them


class Told(NamedTuple):
    """A sentence and the distinct stems of its content words. Offsets are code points."""

    start: int
    end: int
    words: frozenset[str]


def sentences(text: str, lines: Sequence[Line]) -> list[Told]:
    """Return the sentences of these lines that have content words."""
    found = (
        Told(unit.start, unit.end, frozenset(_stem(t.norm) for t in unit.tokens if t.weight >= 1))
        for unit in read_units(text, lines).units
    )
    return [told for told in found if told.words]


def stems(text: str, start: int, end: int) -> dict[str, str]:
    """Return the stems of the content words of `text[start:end]`, each with the word as printed.

    >>> stems("The miners withdrew.", 0, 20), stems("A withdrawal of mining gear.", 0, 28)
    ({'miner': 'miners', 'withd': 'withdrew'}, {'withd': 'withdrawal', 'minin': 'mining', 'gear': 'gear'})
    """
    return {_stem(t.norm): text[t.start : t.end] for t in tokens(text, start, end) if t.weight >= 1}


def _stem(norm: str) -> str:
    """Return the first letters of a word: a topic is told now by verbs, now by nouns."""
    return norm[:STEM] if norm.isalpha() else norm


def belonging(words: Iterable[str], spread: Counter[str]) -> float:
    """Return in how many other sentences (at most MOST) a sentence's words occur, on average.

    >>> belonging(["troop", "cake"], Counter(troop=3, cake=1))
    1.0
    """
    told = set(words)
    return sum(min(MOST, spread[w] - 1) for w in told) / len(told)
