"""Points as the report shows them: who is printed as the origin, and the witnesses in their own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from storyledger.reconcile.knockout import relay_name, smallest
from storyledger.report.pile import Pile
from storyledger.report.printed import clip
from storyledger.report.quotes import Quote, headline, quoted, restored, speaker_at, who
from storyledger.terms import Copy, Place, Point, Variant

MOST_VARIANTS = 6
_LIKENESS = re.compile(r", likeness [\d.]+$")  # words, not scores; the ledger keeps the number
_ABBREVIATION = re.compile(r" \([A-Z]{2,6}\)$")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a witness prints in place of what the base prints; ours, so it stands in brackets."""

    words: str
    alarm: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A place of a point: its sentence with neighbours, who is printed for it, how it differs."""

    quote: Quote
    who: str
    restored: str
    via: list[str]
    base: str  # the page that differences are told against
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point with who is printed for it and its witnesses."""

    id: str
    words: str
    label: str
    named: list[str]
    unnamed: list[str]
    via: list[str]
    counts: str
    labels: list[tuple[str, str, bool]]  # page, name of the place, restored there
    families: list[str]
    witnesses: list[Witness]
    why: list[str]
    without: str
    denied_by: list[tuple[str, str, str]]  # who, page, id of the conflict
    first_seen: bool

    @property
    def pages(self) -> int:
        """How many pages have it."""
        return len(self.labels)


class Points:
    """Makes views of points; holds what all of them look up."""

    def __init__(self, pile: Pile, new: frozenset[str] = frozenset()) -> None:
        self.pile, self.new = pile, new
        self.denials: dict[str, list[tuple[Place, str, Place]]] = defaultdict(list)
        for conflict in pile.conflicts:
            if conflict.kind == "denial":
                for b in conflict.b:
                    self.denials[b.document] += [(b, conflict.id, a) for a in conflict.a]
        self.family: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for letter, family in pile.families:
            for m in family.members:
                self.family[m.document].append((m.start, m.end, letter))
        self.copies: dict[str, list[Copy]] = defaultdict(list)  # by the document that stands first
        for copy in pile.of(Copy):
            self.copies[copy.a.document].append(copy)

    def view(self, point: Point) -> PointView:
        """Return a point as the report shows it."""
        pile, origins = self.pile, self.pile.origins.get(point.id, [])
        witnesses = [self._witness(place, member) for place, member in self._ordered(point)]
        return PointView(
            point.id,
            headline(pile, point.wording),
            pile.labels[point.wording.document],
            _labels(o.label for o in origins if o.kind == "named"),
            _labels(o.label for o in origins if o.kind == "unnamed"),
            relays(v for o in origins for v in o.via),
            counts(point),
            _where(witnesses),
            self._families(point),
            witnesses,
            list(
                dict.fromkeys(
                    w for why in point.why if (w := _LIKENESS.sub("", why)) not in ("", "the wording")
                )
            ),
            self._without(point),
            self._deniers(point),
            point.id in self.new,
        )

    def _ordered(self, point: Point) -> list[tuple[Place, str]]:
        """Places with their members: the wording's first, then by page."""
        pairs = list(zip(point.places, point.members, strict=False))
        key = {p: (p != point.wording, self.pile.labels[p.document], p.start) for p, _ in pairs}
        return sorted(pairs, key=lambda t: key[t[0]])

    def _witness(self, place: Place, member: str) -> Witness:
        claim = self.pile.claim_of.get(member) or self.pile.claim_at(place)
        held = [v for v in self.pile.variants.get(place.document, ()) if _inside(v, place)]
        via = relays(claim.via) if claim else []
        return Witness(
            quoted(self.pile, place, neighbours=True),
            who(self.pile, claim),
            restored(self.pile, claim),
            via,
            self.pile.labels[held[0].base.document] if held else "",
            [difference(self.pile, v) for v in held[:MOST_VARIANTS]],
        )

    def _families(self, point: Point) -> list[str]:
        found = {
            letter
            for p in point.places
            for s, e, letter in self.family.get(p.document, ())
            if s < p.end and p.start < e
        }
        return sorted(found, key=lambda x: (len(x), x))

    def _without(self, point: Point) -> str:
        """The smallest loss that leaves the point with nobody, in words."""
        if not point.named and not point.unnamed_high:
            return "nobody is printed for it to begin with"
        claims = [self.pile.claim_of[m] for m in point.members if m in self.pile.claim_of]
        lost = smallest(point, self.pile.origins.get(point.id, []), claims, copies=self._copies(point))
        told = [self._lost(loss.kind, loss.what) for loss in lost]
        return f"without {' and '.join(told)}: nobody is left for this point" if told else ""

    def _copies(self, point: Point) -> list[Copy]:
        """The copies between the pages of a point."""
        pages = {place.document for place in point.places}
        return [c for page in sorted(pages) for c in self.copies.get(page, ()) if c.b.document in pages]

    def _lost(self, kind: str, what: str) -> str:
        if kind == "speaker":
            return self.pile.speakers[what].label if what in self.pile.speakers else what
        return f"page {self.pile.labels[what]}" if kind == "document" else what

    def _deniers(self, point: Point) -> list[tuple[str, str, str]]:
        """Who denies the point: the speakers of denials whose other side touches one of its places."""
        found = [
            (speaker_at(self.pile, a), self.pile.labels[a.document], conflict)
            for p in point.places
            for b, conflict, a in self.denials.get(p.document, ())
            if b.start < p.end and p.start < b.end
        ]
        return list(dict.fromkeys(found))


def grouped(pile: Pile, new: frozenset[str] = frozenset()) -> list[tuple[str, list[PointView]]]:
    """Return points by storyline, the largest first, each with its title; without one where there is one."""
    points, held = Points(pile, new), {line for line, _ in pile.storylines}
    title = {line: pile.title(stories) or "untitled" for line, stories in pile.storylines}
    found: dict[str, list[PointView]] = {line: [] for line in title}
    for p in pile.points:
        found.setdefault(p.storyline if p.storyline in held else "", []).append(points.view(p))
    told = [(title.get(line, "of no storyline"), views) for line, views in found.items() if views]
    return told if len(told) > 1 else [("", views) for _, views in told]


def counts(point: Point) -> str:
    """Return how many named and unnamed origins are printed, in words."""
    low, high = point.unnamed_low, point.unnamed_high
    if not point.named and not high:
        return "nobody is printed"
    told = [f"named: {point.named}"] if point.named else []
    return " · ".join([*told, *([f"unnamed: {low if low == high else f'{low} to {high}'}"] if high else [])])


def relays(printed: Iterable[str]) -> list[str]:
    """Return relays as printed, each once however it is printed.

    >>> relays(["the Tarn Agency", "Tarn Agency (TA)", "Reuters."])
    ['Tarn Agency', 'Reuters']
    """
    found: dict[str, str] = {}
    for words in printed:
        bare = words.strip(" .,").removeprefix("told ").removeprefix("the ").removeprefix("The ")
        found.setdefault(relay_name(_ABBREVIATION.sub("", bare)), bare)
    return [bare for bare in found.values() if bare]


def difference(pile: Pile, v: Variant) -> Difference:
    """Return a variant in words: [this] for [that]."""
    here, base = clip(pile.text(v.here), 90), clip(pile.text(v.base), 90)
    words = f"[{here}] for [{base}]" if here and base else f"[{here}] added" if here else f"[cut: {base}]"
    alarms = {
        "number": "a number differs",
        "negation": "a “not” is lost or added",
        "name": "a name differs" if here else "a name is lost",
    }
    return Difference(words, alarms.get(v.what, "mind this") if v.alarm else "")


def _inside(v: Variant, place: Place) -> bool:
    return place.start <= v.here.start and v.here.end <= place.end


def _where(witnesses: list[Witness]) -> list[tuple[str, str, bool]]:
    first: dict[str, tuple[str, str, bool]] = {}
    for w in sorted(witnesses, key=lambda w: w.quote.label):
        first.setdefault(w.quote.label, (w.quote.label, w.quote.anchor, bool(w.restored)))
    return list(first.values())


def _labels(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(x for x in found if x))
