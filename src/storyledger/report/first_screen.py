"""The first screen: what a pile answers in ten seconds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from storyledger.report.conflicts import ConflictView, conflict_views
from storyledger.report.pile import Pile
from storyledger.report.points import Points, PointView
from storyledger.report.printed import clip, day, days, several
from storyledger.report.quotes import anchor, touch
from storyledger.terms import Damage, Place, Point, Wanted

TOP = 3


@dataclass(frozen=True, slots=True)
class Caution:
    """What not to use as printed, and why."""

    label: str
    anchor: str
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """Counts, the points that most rests on, denials, what rests on one unnamed person, what not to use."""

    title: str
    pages: int
    unread: int
    outlets: list[str]
    events: int
    span: str
    facts: str
    said_most: list[PointView]
    one_unnamed: list[PointView]
    denials: list[ConflictView]
    cautions: list[Caution]


# What is not to be used as printed, the gravest first, and why. Doubled titles and words mislead nobody: they
# are told beside their lines only.
SAID = {
    "headline_without_body": "no sentence below the headline carries it",
    "foreign_paragraph": "a paragraph that belongs to another story",
    "quotation_without_speaker": "no speaker is printed for these words",
    "speaker_without_quotation": "a speaker is printed without words",
    "truncated_name": "a name is cut off",
    "misspelt_name": "a name is spelt otherwise elsewhere",
    "no_antecedent": "nobody is named before whom this could mean",
    "missing_word": "a word is missing",
}


def first_screen(pile: Pile, new: frozenset[str] = frozenset()) -> FirstScreen:
    """Return the first screen of a pile."""
    told = sorted((d.low[:10], d.high[:10]) for (_, role), d in pile.dates.items() if role == "published")
    most = sorted((p for p in pile.points if p.named or p.unnamed_low), key=_rests(pile)) or pile.points
    points = Points(pile, new)
    return FirstScreen(
        _title(pile),
        len(pile.documents),
        len(pile.unread),
        sorted({d.outlet for d in pile.documents.values() if d.outlet}),
        len(pile.of_stories),
        _span(told),
        _facts(pile, told),
        [points.view(p) for p in most[:TOP]],
        [points.view(p) for p in pile.points if _lone(pile, p)][:TOP],
        [c for c in conflict_views(pile, new) if c.kind == "denial"][:TOP],
        cautions(pile),
    )


def _rests(pile: Pile) -> Callable[[Point], tuple[int, int]]:
    """Order points by how many pages have them, then by how many conflicts, plans and papers touch them."""
    touched: dict[str, list[Place]] = defaultdict(list)
    for c in pile.conflicts:
        for place in (*c.a, *c.b, *c.fits):
            touched[place.document].append(place)
    for q in pile.questions:
        touched[q.place.document].append(q.place)
    hangs = Counter(i for w in pile.of(Wanted) for i in w.points)

    def key(point: Point) -> tuple[int, int]:
        near = sum(touch((p,), touched.get(p.document, ())) for p in point.places)
        return -len({p.document for p in point.places}), -near - hangs[point.id]

    return key


def _facts(pile: Pile, told: list[tuple[str, str]]) -> str:
    bare, all_of = sum(not d.outlet for d in pile.documents.values()), len(pile.documents)
    if not all_of:
        return "no page was read"
    outlets = (
        f"no outlet is printed on {'any page' if bare == all_of else f'{bare} of the {all_of} pages'}; "
        if bare
        else ""
    )
    undated = all_of - len(told)
    days_ = (
        f"{day(max(high for _, high in told))} is the latest day of a page here"
        if told
        else "no page prints its day"
    )
    return outlets + days_ + (f"; {several(undated, 'page')} without a day" if undated and told else "")


def _span(told: list[tuple[str, str]]) -> str:
    if not told:
        return "no day is known"
    first, last = told[0][0][:7], max(high for _, high in told)[:7]
    return days(first, last)


def _lone(pile: Pile, point: Point) -> bool:
    """Whether one unnamed person is all that is printed for a point."""
    if point.named or point.unnamed_high != 1:
        return False
    held = [pile.speakers.get(o.speaker or "") for o in pile.origins.get(point.id, ()) if o.kind == "unnamed"]
    return all(s is None or s.type != "group" for s in held)


def _title(pile: Pile) -> str:
    """The title of the earliest page of the largest storyline, which is printed, not ours."""
    held = [d for _, stories in pile.storylines[:1] for s in stories for d in s.documents] or list(
        pile.documents
    )
    held = [d for d in held if d in pile.documents and pile.documents[d].title.strip()]
    when = {d: (dated.low if (dated := pile.published(d)) else "9999") for d in held}
    if not held:
        return "Pages without a title" if pile.documents else "No page was read"
    return pile.documents[min(held, key=lambda d: (when[d], pile.labels[d]))].title


def cautions(pile: Pile) -> list[Caution]:
    """Return what not to use as printed: wrong page dates, then damage, the gravest first."""
    found = [(0, c) for c in _page_dates(pile)]
    grave = {what: n for n, what in enumerate(SAID, 1)}
    for document, rows in pile.damage.items():
        found += [(grave[row.what], _damaged(pile, document, row)) for row in rows if row.what in SAID]
    return [c for _, c in sorted(found, key=lambda t: (t[0], t[1].label, t[1].anchor))]


def _page_dates(pile: Pile) -> list[Caution]:
    found = []
    for (document, role), dated in sorted(pile.dates.items()):
        published = pile.published(document)
        if role == "page" and published and dated.low[:10] != published.low[:10]:
            why = f"prints {day(dated.low)} on top: the day it was read, not written"
            at = Place(document, dated.span.start if dated.span else 0, 0)
            known = f"{days(published.low, published.high)}, {published.how}"
            found.append(Caution(pile.labels[document], anchor(pile, at), f"{why} ({known})", ""))
    return found


def _damaged(pile: Pile, document: str, row: Damage) -> Caution:
    words = clip(pile.documents[document].text[row.start : row.end], 90)
    return Caution(
        pile.labels[document], anchor(pile, Place(document, row.start, row.end)), SAID[row.what], words
    )
