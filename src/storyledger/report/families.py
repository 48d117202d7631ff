"""Families of copies: the base passage, each witness, and how it differs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.points import Difference, difference
from storyledger.report.quotes import Quote, quoted
from storyledger.terms import Family, Variant

MOST_WITNESSES, MOST_DIFFERENCES = 60, 12


@dataclass(frozen=True, slots=True)
class WitnessView:
    """A page's version of a passage with its differences from the base."""

    quote: Quote
    is_root: bool
    differences: list[Difference]
    more: int


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family of copies."""

    letter: str
    shade: int
    words: str
    root: str
    base: str
    why: str
    quotation: bool
    alarms: int
    pages: list[str]
    witnesses: list[WitnessView]
    more: int


def family_views(pile: Pile) -> list[FamilyView]:
    """Return the families, those with the most members first."""
    variants: dict[tuple[str, str], list[Variant]] = defaultdict(list)
    for document, rows in pile.variants.items():
        for v in rows:
            variants[v.family, document].append(v)
    return [_family(pile, n, letter, f, variants) for n, (letter, f) in enumerate(pile.families)]


def _family(
    pile: Pile, number: int, letter: str, family: Family, variants: dict[tuple[str, str], list[Variant]]
) -> FamilyView:
    held = {m.document: variants[family.id, m.document] for m in family.members}
    bases = sorted({pile.labels[v.base.document] for rows in held.values() for v in rows})
    witnesses = []
    for m in family.members[:MOST_WITNESSES]:
        rows = [v for v in held[m.document] if v.here.start >= m.start and v.here.end <= m.end]
        told = [difference(pile, v) for v in rows[:MOST_DIFFERENCES]]
        witnesses.append(
            WitnessView(
                quoted(pile, m), family.root == m.document, told, max(0, len(rows) - MOST_DIFFERENCES)
            )
        )
    first = next((m for m in family.members if m.document == family.root), family.members[0])
    return FamilyView(
        letter,
        number % 6,
        pile.text(first),
        pile.labels[family.root] if family.root else "",
        " ".join(bases),
        family.why,
        family.quotation,
        sum(v.alarm for rows in held.values() for v in rows),
        pile.where([m.document for m in family.members]),
        witnesses,
        max(0, len(family.members) - MOST_WITNESSES),
    )
