"""The first screen: what a pile answers in ten seconds."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.cautions import Reason, cautions
from storyledger.report.conflicts import ConflictView, conflict_views
from storyledger.report.pile import Pile
from storyledger.report.points import Points, PointView
from storyledger.report.printed import day, days, several
from storyledger.report.said_most import TOP, said_most, unlike
from storyledger.terms import Point


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
    storylines: list[tuple[str, str, int]]  # title, name of its first event in the report, pages
    said_most: list[tuple[str, PointView]]  # title of its storyline where there are several, point
    one_unnamed: list[PointView]
    denials: list[ConflictView]
    cautions: list[Reason]


def first_screen(pile: Pile, new: frozenset[str] = frozenset()) -> FirstScreen:
    """Return the first screen of a pile."""
    told = sorted((d.low[:10], d.high[:10]) for (_, role), d in pile.dates.items() if role == "published")
    points = Points(pile, new)
    return FirstScreen(
        pile.title(s for _, stories in pile.storylines[:1] for s in stories) or _untitled(pile),
        len(pile.documents),
        len(pile.unread),
        sorted({d.outlet for d in pile.documents.values() if d.outlet}),
        len(pile.of_stories),
        _span(told),
        _facts(pile, told),
        _storylines(pile),
        [(title, points.view(p)) for title, p in said_most(pile)],
        [points.view(p) for p in unlike([p for p in pile.points if _lone(pile, p)])[:TOP]],
        [c for c in conflict_views(pile, new) if c.kind == "denial"][:TOP],
        cautions(pile),
    )


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


def _untitled(pile: Pile) -> str:
    """What stands for a title where the largest storyline prints none."""
    title = next((d.title for d in pile.documents.values() if d.title.strip()), "")
    return title or ("Pages without a title" if pile.documents else "No page was read")


def _storylines(pile: Pile) -> list[tuple[str, str, int]]:
    """The storylines, the largest first, where there are several."""
    if len(pile.storylines) < 2:
        return []
    return [
        (
            pile.title(stories) or "untitled",
            f"event-{stories[0].id}",
            len({d for s in stories for d in s.documents}),
        )
        for _, stories in pile.storylines
    ]
