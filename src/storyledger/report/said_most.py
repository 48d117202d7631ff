"""Which points stand on the first screen: said on the most pages, no two of one speech, of each storyline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import zip_longest

from storyledger.report.pile import Pile
from storyledger.report.quotes import touch
from storyledger.terms import Place, Point, Wanted

TOP = 3
LEAST = 6  # words: fewer ("the new policy") say nothing to who has not read the pages
NEAR = 300  # code points between two points of a page that are taken for one speech


def said_most(pile: Pile) -> list[tuple[str, Point]]:
    """Return the points that are said most, each with the title of its storyline where there are several."""
    printed = [p for p in pile.points if p.named or p.unnamed_low] or pile.points
    ordered = sorted(printed, key=_rests(pile))
    lines = [(pile.title(stories), unlike([p for p in ordered if p.storyline == line]))
             for line, stories in pile.storylines]  # fmt: skip
    told = [(title, shared) for title, held in lines if (shared := [p for p in held if _pages(p) > 1])]
    if len(told) < 2:
        return [("", p) for p in unlike(ordered)[:TOP]]
    turns = zip_longest(*([(title, p) for p in held[:TOP]] for title, held in told[:TOP]))
    return [one for turn in turns for one in turn if one][:TOP]


def _pages(point: Point) -> int:
    return len({p.document for p in point.places})


def _rests(pile: Pile) -> Callable[[Point], tuple[bool, int, int, int, str, int]]:
    """Order points: most pages that print a speaker for it, most pages, most that touches or hangs on it.

    Conflicts, plans and papers touch it; a few words come last.  A page that only words it alike says less
    than one on which somebody says it.
    """
    touched: dict[str, list[Place]] = defaultdict(list)
    for c in pile.conflicts:
        for place in (*c.a, *c.b, *c.fits):
            touched[place.document].append(place)
    for q in pile.questions:
        touched[q.place.document].append(q.place)
    hangs = Counter(i for w in pile.of(Wanted) for i in w.points)

    def key(point: Point) -> tuple[bool, int, int, int, str, int]:
        short = len(pile.text(point.wording).split()) < LEAST
        near = sum(touch((p,), touched.get(p.document, ())) for p in point.places)
        first = pile.labels[point.wording.document], point.wording.start
        return short, -_spoken(pile, point), -_pages(point), -near - hangs[point.id], *first

    return key


def _spoken(pile: Pile, point: Point) -> int:
    """How many pages print, or by a sibling are known to have had, a speaker for a point."""
    claims = (pile.claim_of.get(m) for m in point.members)
    return len({c.document for c in claims if c and (c.speaker or c.restored_speaker)})


def unlike(points: Sequence[Point]) -> list[Point]:
    """Leave out what stands right beside a point before it: the next sentence of the same speech."""
    kept: list[Point] = []
    for point in points:
        if not any(_beside(point, other) for other in kept):
            kept.append(point)
    return kept


def _beside(a: Point, b: Point) -> bool:
    wide = [Place(p.document, p.start - NEAR, p.end + NEAR) for p in a.places]
    shared = {p.document for p in a.places} & {p.document for p in b.places}
    return len(shared) > 1 and touch(wide, b.places)
