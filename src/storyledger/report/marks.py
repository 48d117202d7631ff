"""What stands on and beside a page's text: spans with their classes, names of places, and notes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from storyledger.report.cautions import SAID
from storyledger.report.pile import Pile
from storyledger.report.printed import clip, days, listed
from storyledger.report.quotes import anchor, restored, who
from storyledger.terms import (
    Claim,
    Conflict,
    Figure,
    Place,
    Point,
    Question,
    Restoration,
    TimeExpression,
    Wanted,
)

STANCES = {"asserted": "", "denied": "denies", "planned": "plans", "doubted": "doubts", "demanded": "demands"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside a line: of what (speaker, figure, family, damage, restored, guest), and its words."""

    kind: str
    words: str
    href: str = ""
    letter: str = ""


@dataclass(slots=True)
class Marks:
    """Spans of one document with the classes they give, names of places in it, and notes beside it."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    anchors: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    notes: list[tuple[int, Note]] = field(default_factory=list)


def marks(pile: Pile) -> dict[str, Marks]:
    """Return the marks of each document."""
    found: dict[str, Marks] = defaultdict(Marks)
    for place in _linked(pile):
        found[place.document].anchors[place.start].add(anchor(pile, place))
    for claims in pile.claims.values():
        for claim in claims:
            _mark_claim(pile, claim, found[claim.document])
    _mark_families(pile, found)
    for document, rows in pile.damage.items():
        for d in rows:
            words = SAID.get(d.what, d.what.replace("_", " ")) + (f": {d.why}" if d.why else "")
            found[document].spans.append((d.start, d.end, "damage"))
            found[document].notes.append((d.start, Note("damage", words)))
    for f in pile.of(Figure):
        if f.series:
            told = days(f.as_of_low, f.as_of_high) if f.as_of_low or f.as_of_high else "no day printed"
            words = f"{clip(pile.text(f.place), 60)} · {told}" + (" · planned" if f.planned else "")
            found[f.place.document].notes.append((f.place.start, Note("figure", words, f"#s-{f.series}")))
    for place, story in pile.guests:
        words = f"[this paragraph reads like part of another event here: “{clip(pile.title([story]), 90)}”]"
        found[place.document].notes.append((place.start, Note("guest", words, f"#event-{story.id}")))
    for rows_ in pile.restorations.values():
        for r in rows_:
            found[r.here.document].notes.append((r.here.start, _restored(pile, r)))
    return found


def _restored(pile: Pile, r: Restoration) -> Note:
    prints = clip(pile.text(r.sibling), 110)
    words = f"[restored {r.what}: page {pile.labels[r.sibling.document]} prints “{prints}”]"
    return Note("restored", words, f"#{anchor(pile, r.sibling)}")


def _mark_claim(pile: Pile, claim: Claim, marks: Marks) -> None:
    attribution = pile.attributions[claim.attribution]
    kind = "quoted" if attribution.mode == "direct" else "reported"
    marks.spans += [(s.start, s.end, kind) for s in claim.content]
    marks.spans += [(s.start, s.end, "cue") for s in attribution.cue]
    stance = STANCES.get(claim.stance, claim.stance)
    parts = [
        who(pile, claim),
        *([stance] if stance else []),
        *(["first-hand, as printed"] if attribution.first_hand else []),
    ]
    parts += [f"via {listed([v.strip(' .,') for v in claim.via])}"] if claim.via else []
    back = restored(pile, claim)
    marks.notes.append(
        (min(s.start for s in claim.content), Note("speaker", " · ".join(parts + ([back] if back else []))))
    )


def _mark_families(pile: Pile, found: dict[str, Marks]) -> None:
    for n, (letter, family) in enumerate(pile.families):
        pages = pile.where([m.document for m in family.members])
        words = f"{letter} · {listed(pages, 8)}" + (" · the same speech quoted" if family.quotation else "")
        for m in family.members:
            if not family.quotation:
                found[m.document].spans.append((m.start, m.end, f"family f{n % 6}"))
            found[m.document].notes.append((m.start, Note("family", words, f"#family-{letter}", letter)))


def _linked(pile: Pile) -> set[Place]:
    """All places that something in the report links to."""
    places: set[Place] = set()
    for point in pile.of(Point):
        places.update((point.wording, *point.places))
    for conflict in pile.of(Conflict):
        places.update((*conflict.a, *conflict.b, *conflict.fits))
    for question in pile.of(Question):
        places.update((question.place, *question.answers))
    for wanted in pile.of(Wanted):
        places.update((*wanted.places, *([wanted.quotation] if wanted.quotation else [])))
    places.update(place for place, _ in pile.guests)
    places.update(r.sibling for rows in pile.restorations.values() for r in rows)
    places.update(f.place for f in pile.of(Figure))
    places.update(m for _, family in pile.families for m in family.members)
    places.update(Place(d, row.start, row.end) for d, rows in pile.damage.items() for row in rows)
    for t in pile.of(TimeExpression):
        place = Place(t.document, t.start, t.end)
        places.add(Place(t.document, *pile.sentence_at(place)))
    for (document, role), dated in pile.dates.items():
        if role == "page":
            places.add(Place(document, dated.span.start if dated.span else 0, 0))
    return places
