"""By what printed sources are merged: names, bodies, what stands before in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from storyledger.reconcile.alike import stem
from storyledger.reconcile.lexicon import BODIES
from storyledger.reconcile.mentions import Mention, is_relay
from storyledger.reconcile.naming import Bearer, Known, by_surname
from storyledger.reconcile.persons import person_name
from storyledger.terms import Document, Judgement, Name, Place
from storyledger.text import overlap

BODY_STEMS = frozenset(stem(noun) for noun in BODIES)
# Bodies of which a storyline hardly has two: such a word alone is merged across documents, others inside one.
_SOLE_BODIES = frozenset(
    stem(noun)
    for noun in (
        "coalition",
        "alliance",
        "junta",
        "parliament",
        "congress",
        "senate",
        "cabinet",
        "union",
        "inspectorate",
    )
)


class Groups:
    """Mentions in groups that only grow, each merge with its reason (union-find).

    What people judged the same is merged first, and what they judged different never.
    """

    def __init__(self, mentions: Sequence[Mention], judged: Sequence[Judgement] = ()) -> None:
        self.parent = {m.place: m.place for m in mentions}
        self.why: dict[Place, set[str]] = defaultdict(set)
        self.apart: list[tuple[Place, Place]] = []
        last = {frozenset((j.a, j.b)): j for j in judged}  # of two on one pair the later one
        for j in sorted(last.values(), key=lambda j: (j.same, j.a, j.b)):
            for a in self._at(j.a):
                for b in self._at(j.b):
                    if j.same:
                        self.merge(a, b, f"judged the same by {j.who}")
                    else:
                        self.apart.append((a, b))

    def _at(self, judged: Place) -> list[Place]:
        """The mentions that a judgement points at."""
        return [p for p in self.parent if p.document == judged.document
                and overlap(p.start, p.end, judged.start, judged.end)]  # fmt: skip

    def find(self, place: Place) -> Place:
        """Return the place by which a group is known."""
        while self.parent[place] != place:
            place = self.parent[place]
        return place

    def merge(self, a: Place, b: Place, why: str) -> None:
        """Make one group of two, unless some of the one were judged different from some of the other."""
        low, high = sorted((self.find(a), self.find(b)))
        if any({self.find(x), self.find(y)} == {low, high} for x, y in self.apart):
            return
        self.why[low] |= self.why.pop(high, set()) | {why} if low != high else {why}
        self.parent[high] = low


def same_names(
    mentions: Sequence[Mention],
    groups: Groups,
    known: Known,
    labels: dict[Place, str],
) -> dict[Bearer, Place]:
    """Find who bears a name: in full, or by a surname that one person bears.

    `known` are the people whose full names each document prints; a surname that is nowhere printed with a
    first name is one person.  Return where each person who speaks is first printed.
    """
    first: dict[Bearer, Place] = {}
    for m in mentions:
        if m.kind != "person" or not m.name:
            continue
        full = len(m.name) > 1
        who, why = _by_full_name(m, known) if full else _by_surname(m, known)
        if who is None:
            continue
        place = first.setdefault(who, m.place)
        if place != m.place:
            groups.merge(place, m.place, why)
        elif len(m.name) == 1:
            groups.why[groups.find(place)].add(why)
        if who.first and len(m.name) == 1:
            labels[m.place] = max((d[who] for d in known.values() if who in d), key=lambda p: (len(p), p))
    return first


def _by_full_name(mention: Mention, known: Known) -> tuple[Bearer | None, str]:
    return known.full(mention.name, mention.generation), f"same name: {mention.label}"


def _by_surname(mention: Mention, known: Known) -> tuple[Bearer | None, str]:
    """The one person who bears a surname, and how that is known; None where two do."""
    who, where = by_surname(mention.name[0], mention.place.document, known, mention.generation, mention.title)
    return who, f"surname {mention.label}: one person bears it in this {where}"


def same_bodies(mentions: Sequence[Mention], groups: Groups) -> None:
    """Bodies of one name; "the coalition" is "the US-led coalition" where no other coalition speaks."""
    by_head: dict[tuple[bool, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.kind in ("organisation", "document") and m.name:
            by_head[m.kind == "document", m.name[-1]].append(m)
    for same in by_head.values():
        for m in same:
            longest = _fuller(m, same)
            if longest and longest.place != m.place:
                groups.merge(longest.place, m.place, f"same body: {m.label} / {longest.label}")
    _initials(mentions, groups)
    named = (m for m in reversed(mentions) if m.kind == "person" and not m.generation)
    people = {m.name: m.place for m in named if len(m.name) > 1}
    for m in mentions:  # a body that was read as a person somewhere
        if m.kind == "organisation" and m.printed in people:
            groups.merge(people[m.printed], m.place, f"same name: {m.label}")


def _initials(mentions: Sequence[Mention], groups: Groups) -> None:
    """Find "FBI" among the bodies whose initials they are, where there is one only."""
    full: dict[str, set[Place]] = defaultdict(set)
    for m in mentions:
        parts = [w for w in m.label.split() if w[0].isupper()]
        if m.kind == "organisation" and len(parts) > 1 and not m.joined:
            full["".join(w[0] for w in parts)].add(groups.find(m.place))
    for m in mentions:
        short = m.label.replace(".", "")
        roots = {groups.find(p) for p in full.get(short, ())}
        if m.kind == "organisation" and short.isupper() and len(roots) == 1:
            groups.merge(roots.pop(), m.place, f"initials: {m.label}")


def _fuller(mention: Mention, same: Sequence[Mention]) -> Mention | None:
    """The fullest name that holds this one's words; None where two differ or the name is anybody's."""
    name = frozenset(mention.name)
    bare = len(name) == 1 and mention.label.islower()
    if mention.kind == "document" or mention.joined:
        held = [o for o in same if frozenset(o.name) == name]
        if bare:  # "the statement" is the paper that this page named before
            held = [o for o in same if o.definite and _one_page(o, mention)] if mention.definite else []
    elif bare and mention.name[-1] not in _SOLE_BODIES:
        of = mention.marks - name  # "the office of London's mayor" is not "May's office"
        held = [
            o for o in same
            if frozenset(o.name) >= name and of <= o.marks and _one_page(o, mention) and not o.joined
        ]  # fmt: skip
    else:
        held = [o for o in same if frozenset(o.name) >= name and not o.joined]
    longest = max(held, key=lambda o: (len(set(o.name)), o.place), default=None)
    fits = longest and all(frozenset(o.name) <= frozenset(longest.name) for o in held)
    return longest if fits else None


def _one_page(a: Mention, b: Mention) -> bool:
    return a.place.document == b.place.document


def companies(mentions: Sequence[Mention], groups: Groups) -> None:
    """Find "the company" after the one company that has spoken in the document."""
    spoken: dict[str, list[Mention]] = defaultdict(list)  # the bodies that have spoken, by document
    for m in mentions:
        roots = {groups.find(b.place) for b in spoken[m.place.document]} if m.anybody else set()
        if m.kind == "organisation" and m.name and (m.name[-1] not in BODY_STEMS or m.anybody):
            spoken[m.place.document] += [] if is_relay(m) else [m]
        if len(roots) == 1 and roots != {groups.find(m.place)}:
            groups.merge(roots.pop(), m.place, f"named again in this document: {m.label}")


def again(mentions: Sequence[Mention], groups: Groups) -> None:
    """Find "the contractors" after "contractors" in one document, if only one such source came before."""
    described: dict[tuple[str, str, bool], list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.kind != "described":
            continue
        so_far = described[m.place.document, m.role, m.plural]
        before = list(so_far)
        so_far.append(m)
        if not m.definite or groups.find(m.place) != m.place:
            continue
        roots = {groups.find(b.place) for b in before if m.marks <= b.marks}
        if len(roots) == 1 and len({groups.find(b.place) for b in before}) == 1:
            groups.merge(roots.pop(), m.place, f"named again in this document: {m.label}")


def pronouns(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    groups: Groups,
    names: Mapping[str, Sequence[Name]],
) -> None:
    """Find "he": the last source before it, when nobody else is named between."""
    texts = {d.id: d.text for d in documents}
    for at, m in enumerate(mentions):
        if m.kind != "pronoun" or m.label.lower() not in ("he", "she", "they", "it"):
            continue
        last = mentions[at - 1] if at and mentions[at - 1].place.document == m.place.document else None
        if last is None or last.kind not in ("person", "pronoun") or m.label.lower() not in ("he", "she"):
            continue
        text = texts[m.place.document]
        if text[last.place.end : m.place.start].strip().count("\n\n") > 1:
            continue
        key = person_name(text, last.place.start, last.place.end)[-1:]
        others = [
            n for n in names.get(m.place.document, ())
            if n.type == "PER" and last.place.end <= n.start < m.place.start
            and person_name(text, n.start, n.end)[-1:] != key
        ]  # fmt: skip
        if not others and (last.kind == "person" or groups.find(last.place) != last.place):
            groups.merge(
                last.place, m.place, f"{m.label}: the last source before it, nobody else is named between"
            )
