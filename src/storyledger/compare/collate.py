"""Collation: how each witness of a family differs from its base, as editors of manuscripts note it.

The base is read from the witness nearest the root, or from the longest; no page need have printed exactly
this. Three differences are alarms: a number changed, a name lost or put for another, a negation of what both
print that one side lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from storyledger.compare.bridges import Meeting, meetings
from storyledger.compare.folding import NEGATIONS, Token, tokens
from storyledger.compare.units import Unit, read_units
from storyledger.terms import Family, Line, Name, Place, Span, Variant
from storyledger.text import lines, listed, overlap

ALARMS = frozenset(("number", "name", "negation"))
NAMELY = 1 / 3  # of the content words that the witness lacks, from which they are a name lost
STEM = 4  # letters that forms of one word share
REFUSED = listed(
    """
    decline declined declining refuse refused refusing fail failed failing unable unwilling deny denied
    denying lack lacked lacking
    """
)
Names = Mapping[str, Sequence[Name]]


class Gap(NamedTuple):
    """A stretch between equal words: tokens of the base and of the witness, each possibly none."""

    base: Sequence[Token]
    here: Sequence[Token]
    base_at: int  # code point where the base's stretch begins
    here_at: int


def base_of(family: Family) -> Place:
    """Return the passage that the base is read from: nearest the root, else the longest."""
    rooted = [m for m in family.members if m.document == family.root]
    return min(rooted or family.members, key=lambda m: (m.start - m.end, m))


def collate(family: Family, texts: Mapping[str, str], names: Names) -> list[Variant]:
    """Return the variants of every witness against the base, in the order of witnesses and of their texts."""
    base = base_of(family)
    found: dict[str, Variant] = {}
    for here in sorted(family.members):
        if here != base:
            for variant in _witness(family.id, texts, base, here, names):
                found.setdefault(variant.id, variant)
    return list(found.values())


def _witness(
    family: str, texts: Mapping[str, str], base: Place, here: Place, names: Names
) -> Iterator[Variant]:
    met = meetings(texts, base, here)
    near = _words_near(texts[here.document], here)
    told = [[n for n in names.get(p.document, ()) if overlap(*p[1:], n.start, n.end)] for p in (base, here)]
    for meeting in met:
        for gap in gaps(meeting):
            what = _what(gap)
            if what not in ALARMS and _lost(gap, near, *told):
                what = "name"
            yield _variant(family, base, here, what, gap)
    yield from _moved(family, base, here, met)
    yield from _unmet(family, texts, base, here, met)


def gaps(meeting: Meeting) -> Iterator[Gap]:
    """Yield the stretches between the equal words of two units, those at both ends included."""
    x, y = meeting.here.tokens, meeting.there.tokens
    last = (-1, -1)
    for p, q in [*meeting.match.pairs, (len(x), len(y))]:
        mine, yours = x[last[0] + 1 : p], y[last[1] + 1 : q]
        if mine or yours:
            at = x[last[0]].end if last[0] >= 0 else meeting.here.start
            there = y[last[1]].end if last[1] >= 0 else meeting.there.start
            yield Gap(mine, yours, mine[0].start if mine else at, yours[0].start if yours else there)
        last = p, q


def _what(gap: Gap) -> str:
    if _numbers(gap.base) != _numbers(gap.here) and _numbers(gap.base) and _numbers(gap.here):
        return "number"
    if _turned(gap):
        return "negation"
    if gap.base and gap.here:
        return "swapped"
    return "cut" if gap.base else "added"


def _numbers(tokens: Sequence[Token]) -> list[str]:
    return [t.norm for t in tokens if any(c.isdigit() for c in t.norm)]


def _turned(gap: Gap) -> bool:
    """Whether one side lacks a negation of what both print.

    Where a clause goes with its "not", or a saying part ("would not comment on it") stands in the place of
    other words, nothing is turned round; "declined to" for "would not" says the same.
    """
    more, less = sorted((gap.base, gap.here), key=_negations, reverse=True)
    if _negations(more) == _negations(less) or any(t.norm in REFUSED for t in less):
        return False
    return any(_survives(more[n + 1 :], less) for n, t in enumerate(more) if t.norm in NEGATIONS)


def _negations(tokens: Sequence[Token]) -> int:
    return sum(t.norm in NEGATIONS for t in tokens)


def _survives(negated: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether the other side prints what stands behind a negation: outside the gap, or in a word for it."""
    mine, yours = ([t.norm for t in side if t.weight >= 1] for side in (negated, other))
    if not mine:
        return True
    return any(y[:STEM] == mine[0][:STEM] for y in yours) or len(mine) == len(yours) == 1


def _lost(gap: Gap, near: set[str], names: Sequence[Name], here: Sequence[Name]) -> bool:
    """Whether the base's words are a name, or half one, that the witness prints neither here nor close by.

    Another name of the same kind in its place is a loss, a description ("the spokesman") is one too; where a
    whole clause is cut that happens to hold a name, the clause is told.
    """
    words = [t for t in gap.base if t.weight >= 1]
    lost = [t for t in words if t.norm not in near and _kinds([t], names)]
    instead = [t for t in gap.here if t.weight >= 1]
    other = bool(instead) and not _kinds(instead, here) & _kinds(lost, names)
    return len(lost) >= NAMELY * len(words) > 0 and not (other and _kinds(instead, here))


def _kinds(tokens: Sequence[Token], names: Sequence[Name]) -> set[str]:
    return {n.type for t in tokens for n in names if overlap(t.start, t.end, n.start, n.end)}


def _words_near(text: str, here: Place) -> set[str]:
    """Return the words, and the parts of hyphened ones, of a passage's lines and of the line before."""
    start = text.rfind("\n", 0, text.rfind("\n", 0, here.start) + 1 or here.start)
    end = text.find("\n", here.end)
    found = {t.norm for t in tokens(text, max(0, start), len(text) if end < 0 else end)}
    return found | {part for norm in found for part in norm.split("-")}


def _span(tokens: Sequence[Token], at: int) -> Span:
    return Span(tokens[0].start, tokens[-1].end) if tokens else Span(at, at)


def _variant(family: str, base: Place, here: Place, what: str, gap: Gap) -> Variant:
    one, two = _span(gap.base, gap.base_at), _span(gap.here, gap.here_at)
    return Variant(family, Place(base.document, *one), Place(here.document, *two), what, what in ALARMS)


def _moved(family: str, base: Place, here: Place, met: Sequence[Meeting]) -> Iterator[Variant]:
    """Yield the units that stand earlier in the witness than a unit that the base prints before them."""
    furthest = -1
    for meeting in met:
        if meeting.there.start < furthest:
            one = Place(base.document, meeting.here.start, meeting.here.end)
            yield Variant(family, one, Place(here.document, meeting.there.start, meeting.there.end), "moved")
        furthest = max(furthest, meeting.there.start)


def _unmet(
    family: str, texts: Mapping[str, str], base: Place, here: Place, met: Sequence[Meeting]
) -> Iterator[Variant]:
    """Yield whole units that only one of the two prints."""
    kept, known = {m.here.start for m in met}, {m.there.start for m in met}
    for unit in _units(texts, base):
        if unit.start not in kept and met:
            before = max((m.there.end for m in met if m.here.start < unit.start), default=here.start)
            yield Variant(
                family,
                Place(base.document, unit.start, unit.end),
                Place(here.document, before, before),
                "cut",
            )
    for unit in _units(texts, here):
        if unit.start not in known and met:
            before = max((m.here.end for m in met if m.there.start < unit.start), default=base.start)
            yield Variant(
                family,
                Place(base.document, before, before),
                Place(here.document, unit.start, unit.end),
                "added",
            )


def _units(texts: Mapping[str, str], place: Place) -> tuple[Unit, ...]:
    inside = texts[place.document][place.start : place.end]
    whole = texts[place.document][: place.end]
    told = [Line("", s.start + place.start, s.end + place.start, "body") for s in lines(inside)]
    return read_units(whole, told).units
