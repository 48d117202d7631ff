"""A page as it was read: its lines cut into stretches that carry marks. A browser never computes an offset."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from storyledger.report.citations import live_link
from storyledger.report.pile import Pile
from storyledger.report.views import anchor, cite, day_words
from storyledger.terms import Conflict, Figure, Place, Point, Question, Restoration, Span, Variant, Wanted

LENGTH = 300_000  # code points of one page that the report shows; the ledger holds all


@dataclass(frozen=True, slots=True)
class Stretch:
    """Printed characters that carry the same marks; anchors are names of places that begin here."""

    words: str
    classes: str
    anchors: list[str]
    title: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside a line: what it is of (speaker, figure, family, damage, restored), and its words."""

    kind: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with its role, its stretches and the notes beside it."""

    role: str
    why: str
    stretches: list[Stretch]
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as it was read."""

    label: str
    title: str
    cite: str
    outlet: str
    dates: list[str]
    live: str | None
    superseded: bool
    lines: list[LineView]
    cut: bool


@dataclass(slots=True)
class _Marks:
    """Spans of one document with the classes they give, and the anchors that begin in it."""

    spans: list[tuple[int, int, str, str]] = field(default_factory=list)
    anchors: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: list[tuple[int, Note]] = field(default_factory=list)


def page_views(pile: Pile) -> list[PageView]:
    """Return all pages, in the order of their labels."""
    marks = _marks(pile)
    return [_page(pile, d, marks[d]) for d in sorted(pile.documents, key=lambda d: pile.labels[d])]


def _page(pile: Pile, document: str, marks: _Marks) -> PageView:
    row = pile.documents[document]
    dates = [
        f"{role}: {day_words(dated.low, dated.high)} ({dated.how})"
        for (d, role), dated in sorted(pile.dates.items()) if d == document
    ]  # fmt: skip
    lines, at = [], 0
    for line in pile.lines.get(document, ()):
        if line.start >= max(at, 0) and line.start < LENGTH:
            lines.append(_line(row.text, line.start, line.end, marks, line.role, line.why))
            at = line.end
    return PageView(
        pile.labels[document], row.title or "untitled", cite(pile, row), row.outlet or "no outlet is printed",
        dates or ["no date is known"], live_link(row), document in pile.superseded, lines, len(row.text) > LENGTH,
    )  # fmt: skip


def _line(text: str, start: int, end: int, marks: _Marks, role: str, why: str) -> LineView:  # noqa: PLR0913
    inside = [(max(s, start), min(e, end), c, t) for s, e, c, t in marks.spans if s < end and start < e]
    cuts = {start, end} | {x for s, e, _, _ in inside for x in (s, e)} | {a for a in marks.anchors if start <= a < end}
    ordered = sorted(cuts)
    stretches = []
    for a, b in zip(ordered, ordered[1:], strict=False):
        held = [(c, t) for s, e, c, t in inside if s <= a and b <= e]
        title = "; ".join(dict.fromkeys(t for _, t in held if t))
        classes = " ".join(sorted({c for c, _ in held}))
        stretches.append(Stretch(text[a:b], classes, sorted(set(marks.anchors.get(a, ()))), title))
    notes = [n for at, n in sorted(marks.notes, key=lambda t: t[0]) if start <= at < end]
    return LineView(role, why, stretches, list(dict.fromkeys(notes)))


def _marks(pile: Pile) -> dict[str, _Marks]:
    found: dict[str, _Marks] = defaultdict(_Marks)
    for place in _linked(pile):
        found[place.document].anchors[place.start].append(anchor(pile, place))
    _mark_claims(pile, found)
    _mark_families(pile, found)
    for document, rows in pile.damage.items():
        for d in rows:
            found[document].spans.append((d.start, d.end, "damage", f"{d.what.replace('_', ' ')}: {d.why}"))
            found[document].notes.append((d.start, Note("damage", f"{d.what.replace('_', ' ')}: {d.why}")))
    for f in pile.of(Figure):
        told = f"{f.as_of_low}" if f.as_of_low == f.as_of_high else f"{f.as_of_low} to {f.as_of_high}"
        if f.series:
            words = f"{pile.text(f.place)} · {told if f.as_of_low else 'no day printed'}"
            found[f.place.document].notes.append((f.place.start, Note("figure", words, f"#s-{f.series}")))
    for r in pile.of(Restoration):
        words = f"[restored {r.what}] {pile.labels[r.sibling.document]} prints: {pile.text(r.sibling)[:120]}"
        found[r.here.document].notes.append((r.here.start, Note("restored", words, f"#{anchor(pile, r.sibling)}")))
    return found


def _mark_claims(pile: Pile, found: dict[str, _Marks]) -> None:
    for document, claims in pile.claims.items():
        text = pile.documents[document].text
        for claim in claims:
            attribution = pile.attributions[claim.attribution]
            kind = "quoted" if attribution.mode == "direct" else "reported"
            speaker = pile.speakers.get(claim.speaker or "")
            printed = " ".join(text[s.start : s.end] for s in attribution.source)
            who = printed or "no speaker printed here"
            if speaker and printed and speaker.label.casefold() not in printed.casefold():
                who += f" ({speaker.label})"
            restored = pile.speakers.get(claim.restored_speaker or "")
            if restored:
                who += f"; [restored] a sibling page gives these words to {restored.label}"
            if claim.unclear:
                who += f"; {claim.unclear}"
            for span in claim.content:
                found[document].spans.append((span.start, span.end, kind, f"{who}: {claim.stance}"))
            words = f"{who} · {claim.stance}" + (f" · via {', '.join(claim.via)}" if claim.via else "")
            found[document].notes.append((_first(claim.content), Note("speaker", words)))


def _first(spans: tuple[Span, ...]) -> int:
    return min((s.start for s in spans), default=0)


def _mark_families(pile: Pile, found: dict[str, _Marks]) -> None:
    for n, (letter, family) in enumerate(pile.families):
        pages = ", ".join(sorted({pile.labels[m.document] for m in family.members}))
        for m in family.members:
            found[m.document].spans.append((m.start, m.end, f"family f{n % 6}", f"family {letter}: {pages}"))
            found[m.document].notes.append((m.start, Note("family", f"{letter} · {pages}", f"#family-{letter}")))


def _linked(pile: Pile) -> list[Place]:
    """All places that something in the report links to."""
    places: set[Place] = set()
    for point in pile.of(Point):
        places.update(point.places)
        places.add(point.wording)
    for conflict in pile.of(Conflict):
        places.update((*conflict.a, *conflict.b, *conflict.fits))
    for question in pile.of(Question):
        places.update((question.place, *question.answers))
    for wanted in pile.of(Wanted):
        places.update((*wanted.places, *([wanted.quotation] if wanted.quotation else [])))
    places.update(r for row in pile.of(Restoration) for r in (row.here, row.sibling))
    places.update(v for row in pile.of(Variant) if row.alarm for v in (row.base, row.here))
    places.update(f.place for f in pile.of(Figure) if f.series)
    places.update(m for _, family in pile.families for m in family.members)
    places.update(Place(d, row.start, row.end) for d, rows in pile.damage.items() for row in rows)
    for (document, _), dated in pile.dates.items():
        if dated.span:
            places.add(Place(document, *dated.span))
    return sorted(places)
