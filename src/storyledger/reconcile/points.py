"""Points: claims and sentences that say the same, with the reason of each merge.

Every two places of a point are alike by themselves (complete linkage): nothing is chained.  What denies the other,
gives another figure or speaks of another actor never merges (`alike.apart`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from storyledger.reconcile.alike import apart, likeness
from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.statements import Unit, units
from storyledger.terms import Attribution, Claim, Copy, Document, Family, Place, Point, Quantity, Sentence
from storyledger.text import overlap

ALIKE = 0.62  # likeness at which two statements are taken to say the same
COPIED = 0.40  # the same where a copy of one passage joins them


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
    said: list[Unit] = []
    for d in sorted(documents, key=lambda d: d.id):
        own = [c for c in claims if c.document == d.id]
        said += units(d, sentences.get(d.id, ()), own, attributions.get(d.id, ()), known)
    reasons = _reasons(said, copies)
    stances = {c.id: c.stance for c in claims}
    rank = _ranks(families)
    return [_point(storyline, [said[i] for i in group], reasons, stances, rank) for group in _groups(said, reasons)]


def _candidates(said: Sequence[Unit]) -> set[tuple[int, int]]:
    """Pairs that share one of the rarer stems of each."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(said):
        order = sorted(unit.said.weights.items(), key=lambda kv: (-kv[1], kv[0]))
        for key, _ in order[: max(3, len(order) // 2)]:
            by_stem[key].append(at)
    return {(a, b) for group in by_stem.values() for a in group for b in group if a < b}


def _reasons(said: Sequence[Unit], copies: Sequence[Copy]) -> dict[tuple[int, int], tuple[float, str]]:
    """Likeness and reason of each pair that says the same."""
    out = {}
    for a, b in _candidates(said):
        one, two = said[a], said[b]
        if one.place.document == two.place.document and overlap(*one.place[1:], *two.place[1:]):
            continue
        score = likeness(one.said, two.said)
        if score < COPIED or apart(one.said, two.said):
            continue
        copied = _copied(one.place, two.place, copies)
        if copied or score >= ALIKE:
            words = f"{copied} copy of one passage" if copied else "says the same in like words"
            out[a, b] = (score + bool(copied), f"{words} ({score:.2f})")
    return out


def _copied(a: Place, b: Place, copies: Iterable[Copy]) -> str:
    """How a copy joins two places, empty if none does."""
    low, high = sorted((a, b))
    for c in copies:
        if c.how != "shared_quotation" and _inside(low, c.a) and _inside(high, c.b):
            return c.how
    return ""


def _inside(place: Place, span: Place) -> bool:
    """Whether at least half of a place lies in a span."""
    return place.document == span.document and 2 * overlap(*place[1:], *span[1:]) >= place.end - place.start


def _groups(said: Sequence[Unit], reasons: Mapping[tuple[int, int], tuple[float, str]]) -> list[list[int]]:
    """Merge the likest pairs first; two groups become one only when every pair across them has a reason."""
    group_of = {i: [i] for pair in reasons for i in pair}
    order = sorted(reasons, key=lambda p: (-reasons[p][0], said[p[0]].place, said[p[1]].place))
    for a, b in order:
        one, two = group_of[a], group_of[b]
        if one is not two and all((min(i, j), max(i, j)) in reasons for i in one for j in two):
            one += two
            for i in two:
                group_of[i] = one
    unique = {id(g): sorted(g) for g in group_of.values() if len(g) > 1}
    return sorted(unique.values())


def _ranks(families: Sequence[Family]) -> dict[Place, int]:
    """How near the root of its family a passage stands, 0 nearest."""
    return {p: at for f in families if f.root for at, p in enumerate(f.members)}


def _point(
    storyline: str,
    group: Sequence[Unit],
    reasons: Mapping[tuple[int, int], tuple[float, str]],
    stances: Mapping[str, str],
    rank: Mapping[Place, int],
) -> Point:
    """The row of one group, the witness nearest the root first, else the fullest wording."""
    def nearness(unit: Unit) -> tuple[int, float, Place]:
        near = [r for p, r in rank.items() if _inside(unit.place, p)]
        return (min(near, default=1_000), -unit.said.mass, unit.place)

    ordered = sorted(group, key=nearness)
    held = {stances.get(u.member, "") for u in group} - {""}
    return Point(
        storyline=storyline,
        wording=ordered[0].place,
        places=tuple(u.place for u in ordered),
        members=tuple(u.member for u in ordered),
        why=(),
        named=0,
        unnamed_low=0,
        unnamed_high=0,
        stance=held.pop() if len(held) == 1 else "asserted",
    )
