"""Families of copies: the base passage, each witness, and how it differs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.views import Quote, quoted
from storyledger.terms import Variant


@dataclass(frozen=True, slots=True)
class VariantView:
    """One difference of a witness: what the base prints, what this page prints."""

    what: str
    base: str
    here: str
    alarm: bool


@dataclass(frozen=True, slots=True)
class WitnessView:
    """A page's version of a passage with its differences from the base."""

    quote: Quote
    is_root: bool
    variants: list[VariantView]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family of copies."""

    letter: str
    shade: int
    root: str
    why: str
    quotation: bool
    alarms: int
    witnesses: list[WitnessView]


def family_views(pile: Pile) -> list[FamilyView]:
    """Return the families, those with the most members first."""
    variants: dict[tuple[str, str], list[Variant]] = defaultdict(list)
    for v in pile.of(Variant):
        variants[v.family, v.here.document].append(v)
    views = []
    for n, (letter, family) in enumerate(pile.families):
        witnesses = [
            WitnessView(quoted(pile, m), family.root == m.document, [_variant(pile, v) for v in _ordered(variants[family.id, m.document])])
            for m in family.members
        ]  # fmt: skip
        alarms = sum(v.alarm for w in witnesses for v in w.variants)
        root = pile.labels[family.root] if family.root else "unknown"
        views.append(FamilyView(letter, n % 6, root, family.why, family.quotation, alarms, witnesses))
    return views


def _ordered(found: list[Variant]) -> list[Variant]:
    return sorted(found, key=lambda v: (not v.alarm, v.here.start, v.base.start))


def _variant(pile: Pile, v: Variant) -> VariantView:
    return VariantView(v.what, pile.text(v.base), pile.text(v.here), v.alarm)
