"""Points: claims and sentences that say the same, with the reason of each merge.

Pairs are judged by their words (`alike`); groups grow by mean likeness over all pairs across them
(average linkage), and only while no pair denies the other, gives another figure or speaks of another
actor: nothing is chained.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.alike import apart, likeness, shared
from storyledger.reconcile.pairs import candidates
from storyledger.reconcile.statements import Unit, units
from storyledger.terms import Attribution, Claim, Copy, Document, Family, Place, Point, Quantity, Sentence
from storyledger.text import overlap

# Measured by reading pairs of statements of 85 pages on 14 events.  Pages that share a passage tell
# one event, and what is alike there says the same at a lower likeness.  Of pairs within .05 below the
# level one in five said the same, within .05 above it two in five; of all points four in five.
ALIKE_KIN = 0.53
ALIKE_ONE_PAGE = 0.57  # a page seldom says a thing twice
ALIKE = 0.70
_UNSEEN = 24  # statements added when a word's share is taken: in a handful of them no share is telling
_WORTH = 0.2  # of the smaller statement that a pair shares at least, to be looked at closer
# Added where one of two like statements has a speaker and the other none: the point would be that speaker's.
# Of 20 such pairs of pages on one event below .63 six said the same, of 12 from there to .70 six, of 21 above
# it sixteen.
LENT = 0.10
FLOOR = 0.36  # two places of one point are never less alike than this
FIGURE = 0.30  # more is needed where only one of the two gives a figure
SAME_FIGURE = 0.10  # less is needed where both give the same, which is
_SMALL = 12  # greater than what pages count by chance
SHARED = 2.2  # summed weights that two places share at least, where their pages share no passage
BRIEF = 3.0  # summed weight of a statement that says too little to be known again by kinship of pages
COPIED = 0.30  # added where a copy of one passage joins the two


class Tie(NamedTuple):
    """How two units are tied: likeness, what it must reach, and the reason in words."""

    score: float
    needed: float
    why: str


Ties = Mapping[tuple[int, int], Tie]


def points(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    families: Sequence[Family],
    quantities: Mapping[str, Sequence[Quantity]],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[Point]:
    """Return what at least two claims or sentences say alike; origins are counted later, by `origins`."""
    known = aliases(documents)
    stances = {c.id: c.stance for c in claims}
    own: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        own[c.document].append(c)
    said: list[Unit] = []
    for key, d in sorted(((d.id, d) for d in documents), key=itemgetter(0)):
        marks = attributions.get(key, ()), known, quantities.get(key, ())
        said += units(d, sentences.get(key, ()), own[key], *marks)
    said = _damped(said)
    ties = _ties(said, stances, copies)
    rank: dict[str, list[tuple[Place, int]]] = defaultdict(list)
    for f in families:
        for at, p in enumerate(f.members if f.root else ()):
            rank[p.document].append((p, at))
    return [_point(storyline, group, said, ties, (stances, rank)) for group in _groups(said, ties)]


def _damped(said: Sequence[Unit]) -> list[Unit]:
    """What much of the storyline has tells little there: a weight is lowered by the root of its share."""
    share: dict[str, float] = defaultdict(float)
    for unit in said:
        for key in unit.said.weights:
            share[key] += 1 / (len(said) + _UNSEEN)
    lowered = {key: 1 - math.sqrt(part) for key, part in share.items()}
    return [
        replace(u, said=replace(u.said, weights={k: w * lowered[k] for k, w in u.said.weights.items()}))
        for u in said
    ]


def _ties(
    said: Sequence[Unit], stances: Mapping[str, str], copies: Sequence[Copy]
) -> dict[tuple[int, int], Tie]:
    """Likeness and reason of each pair that may stand in one point."""
    kin = {(c.a.document, c.b.document) for c in copies} | {(c.b.document, c.a.document) for c in copies}
    between: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for c in sorted(copies, key=lambda c: (c.a, c.b, c.how)):
        if c.how != "shared_quotation":
            between[c.a.document, c.b.document].append(c)
    out = {}
    masses = [unit.said.mass for unit in said]
    for a, b in candidates(said, copies, least=FLOOR, copied=FLOOR - COPIED, shared=SHARED):
        if shared(said[a].said, said[b].said) < _WORTH * min(masses[a], masses[b]):
            continue
        one, two = said[a], said[b]
        pair = (one.place.document, two.place.document)
        near = pair in kin or pair[0] == pair[1]
        if pair[0] == pair[1] and overlap(*one.place[1:], *two.place[1:]):
            continue
        copied = _copied(one.place, two.place, between.get((min(pair), max(pair)), ()))
        figures = _by_figures(one, two)
        score = likeness(one.said, two.said) + (COPIED if copied and figures != FIGURE else 0.0)
        if not near and score < 1 and shared(one.said, two.said) < SHARED:
            continue
        if score >= FLOOR and not _kept_apart(one, two, stances):
            words = f"{copied} copy of one passage" if copied else "like words"
            brief = not copied and min(masses[a], masses[b]) < BRIEF
            level = ALIKE_ONE_PAGE if pair[0] == pair[1] else ALIKE_KIN if near and not brief else ALIKE
            lent = LENT if one.claimed != two.claimed and not copied and level < ALIKE else 0.0
            out[a, b] = Tie(score, level + figures + lent, f"{words}, likeness {min(score, 1.0):.2f}")
    return out


def _by_figures(one: Unit, two: Unit) -> float:
    """What figures add to the likeness needed: more where one gives none, less where both give one."""
    if bool(one.said.numbers) != bool(two.said.numbers):
        return FIGURE
    same = {n for n in one.said.numbers & two.said.numbers if not n.isdigit() or int(n) > _SMALL}
    return -SAME_FIGURE if same else 0.0


def _kept_apart(one: Unit, two: Unit, stances: Mapping[str, str]) -> bool:
    """Whether one denies or demands what the other states, or what they say differs."""
    mine, other = stances.get(one.member, ""), stances.get(two.member, "")
    return any((mine == s) != (other == s) for s in ("demanded", "denied")) or bool(apart(one.said, two.said))


def _copied(a: Place, b: Place, copies: Iterable[Copy]) -> str:
    """How a copy joins two places, empty if none does."""
    low, high = sorted((a, b))
    return next(
        (c.how for c in copies if any(_inside(low, a) and _inside(high, b) for a, b in _parts(c))), ""
    )


def _parts(copy: Copy) -> list[tuple[Place, Place]]:
    """The stretches of a copy that answer each other."""
    pairs = zip(copy.a_parts, copy.b_parts, strict=False)
    parts = [(Place(copy.a.document, *a), Place(copy.b.document, *b)) for a, b in pairs]
    return parts or [(copy.a, copy.b)]


def _inside(place: Place, span: Place) -> bool:
    """Whether at least half of a place lies in a span."""
    return place.document == span.document and 2 * overlap(*place[1:], *span[1:]) >= place.end - place.start


def _groups(said: Sequence[Unit], ties: Ties) -> list[list[int]]:
    """Merge the likest pairs first; two groups join when all pairs across are tied, and well on average."""
    group_of = {i: [i] for pair in ties for i in pair}
    order = sorted(ties, key=lambda p: (ties[p].needed - ties[p].score, said[p[0]].place, said[p[1]].place))
    parted: set[tuple[int, int, int, int]] = set()  # two groups as they were when they could not be joined
    for a, b in order:
        one, two = group_of[a], group_of[b]
        as_is = (one[0], len(one), two[0], len(two))
        if one is two or as_is in parted:
            continue
        across = [ties.get((min(i, j), max(i, j))) for i in one for j in two]
        held = [t for t in across if t]
        if len(held) == len(across) and sum(t.score - t.needed for t in held) >= 0:
            one += two
            for i in two:
                group_of[i] = one
        else:
            parted.add(as_is)
    unique = {id(g): sorted(g) for g in group_of.values() if len(g) > 1}
    return sorted(unique.values())


def _point(
    storyline: str,
    group: Sequence[int],
    said: Sequence[Unit],
    ties: Ties,
    told: tuple[Mapping[str, str], Mapping[str, Sequence[tuple[Place, int]]]],
) -> Point:
    """The row of one group: the witness nearest the root first, or else the one most like the rest.

    (A rewriter's words are rarer than the root's: the fullest wording would often be a spun one.)
    """
    stances, rank = told

    def nearness(i: int) -> tuple[int, float, float, Place]:
        near = [r for p, r in rank.get(said[i].place.document, ()) if _inside(said[i].place, p)]
        like = sum(ties[min(i, j), max(i, j)].score for j in group if j != i)
        return (min(near, default=1_000), -like, -said[i].said.mass, said[i].place)

    ordered = sorted(group, key=nearness)
    held = {stances.get(said[i].member, "") for i in group} - {""}
    return Point(
        storyline=storyline,
        wording=said[ordered[0]].place,
        places=tuple(said[i].place for i in ordered),
        members=tuple(said[i].member for i in ordered),
        why=tuple(_why(ordered, at, ties) for at in range(len(ordered))),
        named=0,
        unnamed_low=0,
        unnamed_high=0,
        stance=held.pop() if len(held) == 1 else "asserted",
    )


def _why(ordered: Sequence[int], at: int, ties: Ties) -> str:
    """Why a place stands in its point: the tie to the place before it that is likest."""
    if not at:
        return "the wording"
    i = ordered[at]
    before = [ties[min(i, j), max(i, j)] for j in ordered[:at]]
    return max(before, key=lambda t: (t.score, t.why)).why
