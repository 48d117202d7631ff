"""By what is said: copies of one passage and bodies of two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from storyledger.reconcile.alike import concept, weight
from storyledger.reconcile.lexicon import COUNTRIES
from storyledger.reconcile.mentions import Mention, is_relay
from storyledger.reconcile.merges import Groups
from storyledger.terms import Attribution, Document, Place, Span
from storyledger.text import words

_BETWEEN = 40  # code points that may stand between the pieces of one source
_SAME_WORDS = 8  # words in a row: fewer are common property ("the fight against terrorism in the region")
_COPY_WORDS = 6  # telling words a copied statement has at least
_COPY_SHARE = 0.7  # of its telling words that a copy shares
_TELLING = 0.3  # weight of a telling word


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


def source_place(attribution: Attribution) -> Place | None:
    """Return where an attribution prints its source; None: it prints none.

    From the first to the last of its pieces where little stands between them, else the longest piece.
    """
    pieces = sorted(Span(*s) for s in attribution.source)
    if not pieces:
        return None
    start, end = pieces[0].start, max(p.end for p in pieces)
    if end - start - sum(p.end - p.start for p in pieces) > _BETWEEN:
        start, end = max(pieces, key=lambda p: (p.end - p.start, -p.start))
    return Place(attribution.document, start, end)


def runs(norms: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words in a row."""
    return {tuple(norms[i : i + size]) for i in range(len(norms) - size + 1)}


def copied(
    mentions: Sequence[Mention],
    groups: Groups,
    attributions: Mapping[str, Sequence[Attribution]],
    documents: Sequence[Document],
) -> None:
    """The same description with the same words in two documents: copies of one passage."""
    described = {m.place: m for m in mentions if m.kind == "described"}
    said = [(described[p], norms) for p, norms in _said(attributions, documents) if p in described]
    by_words: dict[tuple[object, ...], list[tuple[Mention, frozenset[str]]]] = defaultdict(list)
    for m, norms in said:
        stems = _telling(norms)
        if len(stems) >= _COPY_WORDS:
            by_words[m.role, m.plural, m.marks].append((m, stems))
    for same in by_words.values():
        for at, (m, stems) in enumerate(same):
            for other, theirs in same[:at]:
                if other.place.document != m.place.document and len(stems & theirs) >= _COPY_SHARE * len(
                    stems | theirs
                ):
                    groups.merge(other.place, m.place, f"copies of one passage: {m.label}")


def same_words(
    mentions: Sequence[Mention],
    groups: Groups,
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
        for run in sorted(runs(norms, _SAME_WORDS)) if place in bodies else ():
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


def same_company(
    mentions: Sequence[Mention],
    groups: Groups,
    attributions: Mapping[str, Sequence[Attribution]],
    documents: Sequence[Document],
) -> None:
    """Find "the company" on a page that names none: the one body to which other pages give the same words."""
    bodies = {m.place: m for m in mentions if m.kind == "organisation" and not is_relay(m)}
    said = [(bodies[p], _telling(norms)) for p, norms in _said(attributions, documents) if p in bodies]
    named = [(m, stems) for m, stems in said if not m.anybody and len(stems) >= _COPY_WORDS]
    for m, stems in said:
        if not m.anybody or len(stems) < _COPY_WORDS:
            continue
        same = [o for o, theirs in named if len(stems & theirs) >= _COPY_SHARE * min(len(stems), len(theirs))]
        roots = {groups.find(o.place) for o in same if o.place.document != m.place.document}
        if len(roots) == 1:
            groups.merge(roots.pop(), m.place, f"same words: {m.label} / {same[0].label}")


def _telling(norms: Sequence[str]) -> frozenset[str]:
    return frozenset(concept(n) for n in norms if weight(n) > _TELLING)
