"""From a place in one witness to the same place in another, over the equal words of two passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from storyledger.compare.matches import Match, chosen, matched
from storyledger.compare.units import Unit, read_units
from storyledger.terms import Line, Place, Span
from storyledger.text import lines


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two units of two witnesses that answer each other, and their equal words."""

    here: Unit
    there: Unit
    match: Match

    def across(self, start: int, end: int) -> Span | None:
        """Return the other witness's span from the first to the last word equal to one inside."""
        told = [q for p, q in self.match.pairs if start <= self.here.tokens[p].start < end]
        if not told:
            return None
        return Span(self.there.tokens[told[0]].start, self.there.tokens[told[-1]].end)


def meetings(texts: Mapping[str, str], here: Place, there: Place) -> tuple[Meeting, ...]:
    """Return the units of two passages that answer each other, in the order of the first."""
    return _meetings(
        texts[here.document][: here.end], here.start, texts[there.document][: there.end], there.start
    )


@lru_cache(maxsize=4096)
def _meetings(one: str, one_start: int, two: str, two_start: int) -> tuple[Meeting, ...]:
    x, y = read_units(one, _lines(one, one_start)), read_units(two, _lines(two, two_start))
    return tuple(Meeting(x.units[m.i], y.units[m.j], m) for m in chosen(matched(x, y)))


def _lines(text: str, start: int) -> list[Line]:
    """The lines of the end of a text, as if they were the whole page."""
    return [Line("", s.start + start, s.end + start, "body") for s in lines(text[start:])]
