"""One speaker for each person, body, paper or described source of a storyline, with the reason of each merge.

A wrong merge is worse than a missing one: where two candidates are left, nothing is merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from storyledger.reconcile.alike import concept, weight
from storyledger.reconcile.lexicon import COUNTRIES, SOLE_OFFICES
from storyledger.reconcile.mentions import Mention, is_relay, person_name, read_mention
from storyledger.reconcile.office import Person, holders
from storyledger.terms import Attribution, Document, Name, Place, Speaker
from storyledger.text import words

_SAME_WORDS = 8  # words in a row: fewer are common property ("the fight against terrorism in the region")
_COPY_WORDS = 6  # telling words a copied statement has at least
_COPY_SHARE = 0.75  # of its telling words that a copy shares
_TELLING = 0.3  # weight of a telling word
_KIN_WORDS = 10  # words in a row that two pages on one event share when one copies the other


class _Groups:
    """Mentions in groups that only grow, each merge with its reason (union-find)."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.parent = {m.place: m.place for m in mentions}
        self.why: dict[Place, set[str]] = defaultdict(set)

    def find(self, place: Place) -> Place:
        while self.parent[place] != place:
            place = self.parent[place]
        return place

    def merge(self, a: Place, b: Place, why: str) -> None:
        low, high = sorted((self.find(a), self.find(b)))
        self.why[low] |= self.why.pop(high, set()) | {why} if low != high else {why}
        self.parent[high] = low


def source_place(attribution: Attribution) -> Place | None:
    """Return where an attribution prints its source, first to last piece; None: it prints none."""
    if not attribution.source:
        return None
    return Place(
        attribution.document, min(s.start for s in attribution.source), max(s.end for s in attribution.source)
    )


def read_mentions(
    documents: Sequence[Document],
    names: Mapping[str, Sequence[Name]],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[Mention]:
    """Return the printed sources of some documents, one a place, in order of document and place."""
    texts = {d.id: d for d in documents}
    places = {source_place(a) for rows in attributions.values() for a in rows if a.document in texts} - {None}
    return [
        read_mention(texts[p.document], p, names.get(p.document, ())) for p in sorted(p for p in places if p)
    ]


def speakers(
    storyline: str,
    documents: Sequence[Document],
    names: Mapping[str, Sequence[Name]],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[Speaker]:
    """Return the speakers of a storyline; a source that stays unclear ("He" after two men) is in none."""
    mentions = read_mentions(documents, names, attributions)
    groups = _Groups(mentions)
    persons = holders(documents, names)
    labels: dict[Place, str] = {}
    _same_names(mentions, groups)
    _surnames(mentions, groups)
    _bodies(mentions, groups)
    _offices(documents, mentions, groups, persons, labels)
    _same_words(mentions, groups, attributions, documents)
    _again(mentions, groups)
    _copies(mentions, groups, attributions, documents)
    _pronouns(documents, mentions, groups, names)
    return _rows(storyline, mentions, groups, labels)


def _same_names(mentions: Sequence[Mention], groups: _Groups) -> None:
    """First name and surname alike: one person."""
    by_name: dict[tuple[str, str], Place] = {}
    for m in mentions:
        if m.kind == "person" and len(m.name) > 1:
            first = by_name.setdefault((m.name[0], m.name[-1]), m.place)
            if first != m.place:
                groups.merge(first, m.place, f"same name: {m.label}")


def _surnames(mentions: Sequence[Mention], groups: _Groups) -> None:
    """A surname alone is the one person who bears it, in this document or else in the storyline."""
    full: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.kind == "person" and len(m.name) > 1:
            full[m.name[-1]].append(m)
    for m in mentions:
        if m.kind != "person" or len(m.name) != 1:
            continue
        bearers = full.get(m.name[0], [])
        near = [b for b in bearers if b.place.document == m.place.document]
        where = "document" if near else "storyline"
        roots = {groups.find(b.place) for b in near or bearers}
        if len(roots) == 1:
            groups.merge(roots.pop(), m.place, f"surname {m.label}: one person bears it in this {where}")
    _lone_surnames(mentions, groups)


def _lone_surnames(mentions: Sequence[Mention], groups: _Groups) -> None:
    """The same surname twice in one document, never with a first name: one person."""
    seen: dict[tuple[str, str], Place] = {}
    for m in mentions:
        if m.kind == "person" and len(m.name) == 1:
            first = seen.setdefault((m.place.document, m.name[0]), m.place)
            if first != m.place:
                groups.merge(first, m.place, f"surname {m.label}: one person bears it in this document")


def _bodies(mentions: Sequence[Mention], groups: _Groups) -> None:
    """Bodies of one name; "the coalition" is "the US-led coalition" where no other coalition speaks."""
    bodies = [m for m in mentions if m.kind in ("organisation", "document") and m.name]
    by_head: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in bodies:
        by_head[(m.kind, m.name[-1])].append(m)
    for same in by_head.values():
        for m in same:
            others = [o for o in same if frozenset(o.name) >= frozenset(m.name)]
            if m.kind == "document":
                others = [
                    o
                    for o in others
                    if frozenset(o.name) == frozenset(m.name)
                    and (len(m.name) > 1 or o.place.document == m.place.document)
                ]
            longest = max(others, key=lambda o: (len(set(o.name)), o.place))
            fits = all(frozenset(o.name) <= frozenset(longest.name) for o in others)
            if fits and longest.place != m.place:
                groups.merge(longest.place, m.place, f"same body: {m.label} / {longest.label}")


def _kin(documents: Sequence[Document]) -> set[tuple[str, str]]:
    """Pairs of documents that share ten words in a row."""
    holders_of: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for d in documents:
        for run in _runs([w.norm for w in words(d.text)], _KIN_WORDS):
            holders_of[run].add(d.id)
    return {(a, b) for ids in holders_of.values() if len(ids) > 1 for a in ids for b in ids if a != b}


def _offices(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    groups: _Groups,
    persons: Sequence[Person],
    labels: dict[Place, str],
) -> None:
    """Find "the government spokesman": the one person whom the pages print with that office."""
    kin = _kin(documents)
    roots = {
        (m.name[0], m.name[-1]): m.place for m in reversed(mentions) if m.kind == "person" and len(m.name) > 1
    }
    for m in mentions:
        if m.kind != "described" or not m.definite or m.plural or not m.role:
            continue
        near = [
            p for p in persons if p.document == m.place.document and p.role == m.role and m.marks <= p.marks
        ]
        far = [p for p in persons if p.role == m.role and m.marks and m.marks <= p.marks]
        held = {p.key for p in near} or {p.key for p in far}
        if not held and m.role in SOLE_OFFICES:
            held = {p.key for p in persons if p.role == m.role and (m.place.document, p.document) in kin}
        if len(held) != 1:
            continue
        key = held.pop()
        where = "document" if near else "storyline"
        if key in roots:
            groups.merge(roots[key], m.place, f"office: {m.label}, held by one person in this {where}")
        else:
            roots[key] = m.place
            labels[m.place] = next(p.label for p in persons if p.key == key)
            groups.why[groups.find(m.place)].add(f"office: {m.label}, held by one person in this {where}")


def _again(mentions: Sequence[Mention], groups: _Groups) -> None:
    """Find "the contractors" after "contractors" in one document, if only one such source came before."""
    for at, m in enumerate(mentions):
        if m.kind != "described" or not m.definite or groups.find(m.place) != m.place:
            continue
        before = [
            b for b in mentions[:at]
            if b.place.document == m.place.document and b.kind == "described"
            and (b.role, b.plural) == (m.role, m.plural)
        ]  # fmt: skip
        roots = {groups.find(b.place) for b in before if m.marks <= b.marks}
        if len(roots) == 1 and len({groups.find(b.place) for b in before}) == 1:
            groups.merge(roots.pop(), m.place, f"named again in this document: {m.label}")


def _said(
    attributions: Mapping[str, Sequence[Attribution]], documents: Sequence[Document]
) -> list[tuple[Place, list[str]]]:
    """Each printed source with the words it is given, in order of document and place."""
    texts = {d.id: d.text for d in documents}
    out = []
    for a in sorted(
        (a for rows in attributions.values() for a in rows), key=lambda a: (a.document, a.source, a.content)
    ):
        place = source_place(a)
        if place and a.document in texts:
            out.append((place, [w.norm for s in a.content for w in words(texts[a.document], *s)]))
    return out


def _runs(norms: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(norms[i : i + size]) for i in range(len(norms) - size + 1)}


def _copies(
    mentions: Sequence[Mention],
    groups: _Groups,
    attributions: Mapping[str, Sequence[Attribution]],
    documents: Sequence[Document],
) -> None:
    """The same description with the same words in two documents: copies of one passage."""
    described = {m.place: m for m in mentions if m.kind == "described"}
    said = [(described[p], norms) for p, norms in _said(attributions, documents) if p in described]
    by_words: dict[tuple[object, ...], list[tuple[Mention, frozenset[str]]]] = defaultdict(list)
    for m, norms in said:
        stems = frozenset(concept(n) for n in norms if weight(n) > _TELLING)
        if len(stems) >= _COPY_WORDS:
            by_words[m.role, m.plural, m.marks].append((m, stems))
    for same in by_words.values():
        for at, (m, stems) in enumerate(same):
            for other, theirs in same[:at]:
                if other.place.document != m.place.document and len(stems & theirs) >= _COPY_SHARE * len(
                    stems | theirs
                ):
                    groups.merge(other.place, m.place, f"copies of one passage: {m.label}")


def _same_words(
    mentions: Sequence[Mention],
    groups: _Groups,
    attributions: Mapping[str, Sequence[Attribution]],
    documents: Sequence[Document],
) -> None:
    """Two names for one body: the same eight words are theirs, and the same description ("US-led")."""
    bodies = {m.place: m for m in mentions if m.kind == "organisation" and not is_relay(m)}
    marks: dict[Place, set[str]] = defaultdict(set)
    for m in bodies.values():
        marks[groups.find(m.place)] |= m.marks
    first: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place, norms in _said(attributions, documents):
        for run in sorted(_runs(norms, _SAME_WORDS)) if place in bodies else ():
            for other in first[run]:
                shared = marks[groups.find(other)] & marks[groups.find(place)]
                if (
                    groups.find(other) != groups.find(place)
                    and len(shared) > 1
                    and shared - set(COUNTRIES.values())
                ):
                    together = marks[groups.find(other)] | marks[groups.find(place)]
                    why = f"same words and description: {bodies[other].label} / {bodies[place].label}"
                    groups.merge(other, place, why)
                    marks[groups.find(place)] = together
            first[run].append(place)


def _pronouns(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    groups: _Groups,
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


def _rows(
    storyline: str, mentions: Sequence[Mention], groups: _Groups, labels: Mapping[Place, str]
) -> list[Speaker]:
    members: dict[Place, list[Mention]] = defaultdict(list)
    for m in mentions:
        members[groups.find(m.place)].append(m)
    rows = []
    for root, group in sorted(members.items()):
        if all(m.kind == "pronoun" for m in group):
            continue
        given = [labels[m.place] for m in group if m.place in labels]
        best = _best(group)
        rows.append(
            Speaker(
                storyline=storyline,
                label=given[0] if given and best.kind == "described" else best.label,
                named=bool(given) or any(m.named for m in group),
                type="person" if given else _type(best),
                mentions=tuple(sorted(m.place for m in group)),
                why=tuple(sorted(groups.why.get(root, ()))),
            )
        )
    return rows


def _best(group: Iterable[Mention]) -> Mention:
    """The mention that names best: a name before a description, then the longest, then the first."""
    order = {"person": 0, "organisation": 1, "document": 2, "described": 3, "pronoun": 4}
    return min(group, key=lambda m: (order[m.kind], -len(m.name), -len(m.label), m.place))


def _type(mention: Mention) -> str:
    if mention.kind == "described":
        return "group" if mention.plural else "person"
    return mention.kind
