"""What the report shows of points, conflicts, questions and what is to get: plain values, made from rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storyledger.report.citations import citation, live_link
from storyledger.report.pile import Pile
from storyledger.terms import Conflict, Document, Origin, Place, Places, Point, Question, Wanted

AROUND = 90  # code points of the neighbours shown beside a quoted place
TOP_POINTS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted place: what is printed before it, in it and after it, and where."""

    label: str
    anchor: str
    before: str
    words: str
    after: str
    cite: str
    live: str | None


@dataclass(frozen=True, slots=True)
class PointView:
    """A point with who is printed for it and its witnesses."""

    id: str
    words: str
    wording_label: str
    named: list[str]
    unnamed: list[str]
    via: list[str]
    counts: str
    nobody: bool
    pages: int
    quotes: list[Quote]
    why: list[str]
    without: str
    denied_by: list[str]
    first_seen: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Both sides of a conflict, tension or change."""

    id: str
    kind: str
    strength: str
    why: str
    rule: str
    a: list[Quote]
    b: list[Quote]
    fits: list[Quote]
    first_seen: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A plan and what became of it."""

    id: str
    words: Quote
    who: str
    by_when: str
    outcome: str
    why: str
    answers: list[Quote]


@dataclass(frozen=True, slots=True)
class WantedView:
    """What the pile names but does not hold."""

    what: str
    kind: str
    quotes: list[Quote]
    search_for: str
    points: list[tuple[str, str]]


OUTCOMES = {"met": "came", "not_met": "did not come", "changed": "changed", "open": "no later word in this pile"}


def anchor(pile: Pile, place: Place) -> str:
    """Return the name of a place inside the report."""
    return f"p-{pile.labels[place.document]}-{place.start}"


def quoted(pile: Pile, place: Place) -> Quote:
    """Return a place with its neighbours within the sentence, its citation and its live link."""
    document = pile.documents[place.document]
    start, end = pile.sentence_at(place)
    before = document.text[max(start, place.start - AROUND) : place.start]
    after = document.text[place.end : min(end, place.end + AROUND)]
    words = pile.text(place)
    return Quote(
        pile.labels[place.document], anchor(pile, place), ("… " if place.start - AROUND > start else "") + before, words,
        after + (" …" if place.end + AROUND < end else ""), cite(pile, document), live_link(document, words),
    )  # fmt: skip


def cite(pile: Pile, document: Document) -> str:
    """Return a document's citation."""
    dated = pile.published(document.id)
    return citation(document, day_words(dated.low, dated.high) if dated else None)


def day_words(low: str, high: str) -> str:
    """Return a date or a range in words.

    >>> day_words("2018-02-06", "2018-02-06"), day_words("2018-02", "2018-03")
    ('2018-02-06', 'between 2018-02 and 2018-03')
    """
    return low if low == high else f"between {low} and {high}"


def quotes(pile: Pile, places: Iterable[Place]) -> list[Quote]:
    """Return places quoted, in the order of their pages."""
    return [quoted(pile, p) for p in sorted(places, key=lambda p: (pile.labels[p.document], p.start))]


def point_view(pile: Pile, point: Point, new: Sequence[str] | frozenset[str] = ()) -> PointView:
    """Return a point as the report shows it."""
    origins = pile.origins.get(point.id, [])
    named = _labels(o for o in origins if o.kind == "named")
    unnamed = _labels(o for o in origins if o.kind == "unnamed")
    first = point.wording
    rest = [p for p in point.places if p != first]
    return PointView(
        point.id, pile.text(first), pile.labels[first.document], named, unnamed,
        sorted({v for o in origins for v in o.via}), counts(point), not named and not unnamed,
        len({p.document for p in point.places}), [quoted(pile, first), *quotes(pile, rest)],
        [w for w in dict.fromkeys(point.why) if w], _without(point, named), _deniers(pile, point), point.id in new,
    )  # fmt: skip


def counts(point: Point) -> str:
    """Return how many named and unnamed origins are printed, in words."""
    unnamed = str(point.unnamed_low) if point.unnamed_low == point.unnamed_high else f"{point.unnamed_low} to {point.unnamed_high}"
    return f"named: {point.named} · unnamed: {unnamed}"


def _labels(origins: Iterable[Origin]) -> list[str]:
    return list(dict.fromkeys(o.label for o in origins))


def _without(point: Point, named: Sequence[str]) -> str:
    """What is left without the one named origin, where there is only one."""
    if point.named == 1 and point.unnamed_high == 0 and named:
        return f"without {named[0]}: nobody is left for this point"
    return ""


def _deniers(pile: Pile, point: Point) -> list[str]:
    """Who denies the point: the speakers of denials whose other side touches one of its places."""
    found = []
    for conflict in pile.conflicts:
        if conflict.kind == "denial" and touch(conflict.b, point.places):
            found += [f"{who(pile, place)} ({pile.labels[place.document]})" for place in conflict.a]
    return list(dict.fromkeys(found))


def touch(a: Places, b: Places) -> bool:
    """Whether two lists of places share a character."""
    return any(x.document == y.document and x.start < y.end and y.start < x.end for x in a for y in b)


def who(pile: Pile, place: Place) -> str:
    """Return who is printed as saying what stands at a place, as the page prints it."""
    for claim in pile.claims.get(place.document, ()):
        if any(s.start <= place.start < s.end for s in claim.content):
            source = pile.attributions[claim.attribution].source
            printed = " ".join(pile.documents[place.document].text[s.start : s.end] for s in source)
            speaker = pile.speakers.get(claim.speaker or "")
            return printed or (speaker.label if speaker else "no speaker printed")
    return "no speaker printed"


def conflict_view(pile: Pile, conflict: Conflict, new: Sequence[str] | frozenset[str] = ()) -> ConflictView:
    """Return a conflict with both sides quoted."""
    return ConflictView(
        conflict.id, conflict.kind, conflict.strength, conflict.why, conflict.rule, quotes(pile, conflict.a),
        quotes(pile, conflict.b), quotes(pile, conflict.fits), conflict.id in new,
    )  # fmt: skip


def question_view(pile: Pile, question: Question) -> QuestionView:
    """Return a plan with what later pages say."""
    speaker = pile.speakers.get(question.speaker or "")
    return QuestionView(
        question.id, quoted(pile, question.place), speaker.label if speaker else "no speaker printed",
        question.by_when or "no day printed", OUTCOMES.get(question.outcome, question.outcome), question.why,
        quotes(pile, question.answers),
    )  # fmt: skip


def wanted_views(pile: Pile) -> list[WantedView]:
    """Return what is to get, what most hangs on first."""
    words = {p.id: pile.text(p.wording) for p in pile.points}
    ordered = sorted(pile.of(Wanted), key=lambda w: (-len(w.points), -len(w.places), w.what, w.id))
    return [
        WantedView(w.what, w.kind, quotes(pile, w.places), pile.text(w.quotation) if w.quotation else "",
                   [(i, words[i]) for i in w.points if i in words])
        for w in ordered
    ]  # fmt: skip
