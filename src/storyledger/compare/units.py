"""A document as comparing sees it: sentence-like units of its read lines, with their folded words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from storyledger.compare.folding import Token, tokens
from storyledger.compare.marks import quotations
from storyledger.terms import Line, Span
from storyledger.text import listed, trim

# Teasers too: single sentences of an aggregator look like them; what is no sentence is dropped later.
READ = ("body", "title", "caption", "teaser")
LONGEST = 90  # tokens; a longer unit is cut, so that unpunctuated text stays affordable

# from the first of a run of stops and over all of it: a million dots are looked at once
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*,?(?=\s+[\"“‘'«(\[]*[A-Z0-9])")
_SHORT = listed(
    """
    mr mrs ms dr sen rep gov gen col sgt lt maj capt cpl pvt st jr sr vs jan feb mar apr jun jul aug sept
    sep oct nov dec no inc corp co ltd rev hon prof e.g i.e fig al adm brig cmdr
    """
)
_LAST_WORD = re.compile(r"[A-Za-z.]{1,12}$")


@dataclass(frozen=True)
class Unit:
    """A sentence-like piece of a line. `line` counts the document's read lines; offsets are code points."""

    start: int
    end: int
    line: int
    tokens: tuple[Token, ...]
    keys: tuple[int, ...]
    weights: tuple[float, ...]
    weight: float
    whole_line: bool

    @cached_property
    def bag(self) -> frozenset[int]:
        """The distinct words."""
        return frozenset(self.keys)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The quoted words of a unit, without their marks."""

    unit: int
    start: int
    end: int
    keys: tuple[int, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, eq=False)  # one reading is equal to itself alone: told fast
class Reading:
    """A text and its units; what only the comparing of two needs is worked out when asked for."""

    text: str
    units: tuple[Unit, ...]

    @cached_property
    def spoken(self) -> tuple[Spoken, ...]:
        """The quotations."""
        return tuple(s for number, unit in enumerate(self.units) for s in _spoken(self.text, number, unit))

    @cached_property
    def spoken_grams(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """In which quotations two words stand side by side."""
        found: dict[tuple[int, int], list[int]] = {}
        for number, quotation in enumerate(self.spoken):
            for gram in set(pairwise(quotation.keys)):
                found.setdefault(gram, []).append(number)
        return {gram: tuple(numbers) for gram, numbers in found.items()}

    @cached_property
    def pairs(self) -> dict[int, tuple[int, ...]]:
        """In which units each pair of near content words stands."""
        found: dict[int, list[int]] = {}
        for number, unit in enumerate(self.units):
            for pair in near_pairs(unit):
                found.setdefault(pair, []).append(number)
        return {pair: tuple(numbers) for pair, numbers in found.items()}


@lru_cache(maxsize=512)
def _reading(text: str, lines: tuple[Line, ...]) -> Reading:
    read = _blocks(text, [line for line in lines if line.role in READ])
    return Reading(text, tuple(u for n, (a, b) in enumerate(read) for u in _units_of_line(text, a, b, n)))


def _spoken(text: str, number: int, unit: Unit) -> Iterator[Spoken]:
    for start, end in quotations(text, unit.start, unit.end):
        inside = [token for token in unit.tokens if start <= token.start < end]
        if inside:
            keys, weights = tuple(t.key for t in inside), tuple(t.weight for t in inside)
            yield Spoken(number, inside[0].start, inside[-1].end, keys, weights)


def _blocks(text: str, read: Sequence[Line]) -> list[Span]:
    """Return the spans of the lines, those as one that only a narrow column broke (lower case goes on)."""
    found: list[Span] = []
    for line in read:
        last = found[-1].end if found else line.start
        broken = 0 < line.start - last <= 2 and text[line.start].islower() and text[last - 1] not in ".!?:;…"
        if broken and not text[last : line.start].strip("\r\n"):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(Span(line.start, line.end))
    return found


def near_pairs(unit: Unit) -> set[int]:
    """Return the pairs of content words of a unit that stand next to each other or have one between them."""
    keys = [token.key for token in unit.tokens if token.weight >= 1]
    pairs = {a * 3 ^ b for a, b in pairwise(keys)}
    return pairs | {a * 3 ^ b for a, b in zip(keys, keys[2:], strict=False)}


def read_units(text: str, lines: Sequence[Line]) -> Reading:
    """Return a document's reading (kept for the documents met last)."""
    return _reading(text, tuple(sorted(lines, key=lambda line: (line.start, line.end))))


def _units_of_line(text: str, start: int, end: int, number: int) -> Iterator[Unit]:
    pieces = list(_sentences(text, start, end))
    for at, till in pieces:
        found = tokens(text, at, till)
        for first in range(0, len(found), LONGEST):
            part = found[first : first + LONGEST]
            low = at if first == 0 else part[0].start
            high = till if first + LONGEST >= len(found) else part[-1].end
            keys, weights = tuple(t.key for t in part), tuple(t.weight for t in part)
            whole = (low, high) == (start, end)
            yield Unit(low, high, number, tuple(part), keys, weights, sum(weights), whole)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if _abbreviated(text, at, match):
            continue
        yield at, match.end()
        at = trim(text, match.end(), end).start
    if at < end:
        yield at, end


def _abbreviated(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether the point after a word only shortens it ("Sen.", "U.S.", an initial)."""
    if text[match.start()] != "." or match.end() > match.start() + 1:
        return False
    last = _LAST_WORD.search(text, max(at, match.start() - 12), match.start())
    word = last.group().lower() if last else ""
    return word in _SHORT or re.fullmatch(r"(?:[a-z]\.)*[a-z]", word) is not None
