"""One speaker for each person, body, paper or described source of a storyline, with the reason of each merge.

A wrong merge is worse than a missing one: where two candidates are left, nothing is merged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from storyledger.reconcile.mentions import Mention, read_mention
from storyledger.reconcile.merges import Groups, again, companies, pronouns, same_bodies, same_names
from storyledger.reconcile.naming import bearers, retyped
from storyledger.reconcile.office import holders, offices
from storyledger.reconcile.persons import narrowed, person_name
from storyledger.reconcile.spoken import copied, same_company, same_words, source_place
from storyledger.terms import Attribution, Document, Judgement, Name, Place, Speaker

BEFORE = 400  # code points before a source in which the name that "which" stands for begins


_LOWER = re.compile(r"(?<![\w'’\-/.@#:])[a-z]{3,24}(?![\w'’\-/@]|\.\w)")


def speakers(
    storyline: str,
    documents: Sequence[Document],
    names: Mapping[str, Sequence[Name]],
    attributions: Mapping[str, Sequence[Attribution]],
    *,
    judged: Sequence[Judgement] = (),
) -> list[Speaker]:
    """Return the speakers of a storyline; a source that stays unclear ("He" after two men) is in none.

    Judgements (the oldest first) are obeyed: two printed sources are one speaker, or are not.
    """
    names = narrowed(documents, retyped(documents, narrowed(documents, names)))
    mentions = read_mentions(documents, names, attributions)
    groups = Groups(mentions, judged)
    known = bearers(documents, names)
    labels: dict[Place, str] = {}
    homes = same_names(mentions, groups, known, labels)
    same_bodies(mentions, groups)
    offices(documents, mentions, groups, holders(documents, names, known), (homes, labels))
    companies(mentions, groups)
    same_words(mentions, groups, attributions, documents)
    same_company(mentions, groups, attributions, documents)
    again(mentions, groups)
    copied(mentions, groups, attributions, documents)
    pronouns(documents, mentions, groups, names)
    return _rows(storyline, mentions, groups, labels)


def read_mentions(
    documents: Sequence[Document],
    names: Mapping[str, Sequence[Name]],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[Mention]:
    """Return the printed sources of some documents, one a place, in order of document and place."""
    texts = {d.id: d for d in documents}
    places = {source_place(a) for rows in attributions.values() for a in rows if a.document in texts} - {None}
    ordered = {d: sorted(rows, key=lambda n: (n.start, n.end)) for d, rows in names.items()}
    starts = {d: [n.start for n in rows] for d, rows in ordered.items()}

    def near(p: Place) -> Sequence[Name]:
        """The names in a source and right before it."""
        at = starts.get(p.document, [])
        return ordered.get(p.document, [])[bisect_left(at, p.start - BEFORE) : bisect_left(at, p.end)]

    common = _common(documents) - _surnames(documents, names)
    return [read_mention(texts[p.document], p, near(p), common) for p in sorted(p for p in places if p)]


def _surnames(documents: Sequence[Document], names: Mapping[str, Sequence[Name]]) -> set[str]:
    """The surnames of people who are printed in full."""
    people = (
        person_name(d.text, n.start, n.end) for d in documents for n in names.get(d.id, ()) if n.type == "PER"
    )
    return {name[-1] for name in people if len(name) > 1}


def _common(documents: Sequence[Document]) -> frozenset[str]:
    """The words that the pages print in lower case."""
    return frozenset(w for d in documents for w in _LOWER.findall(d.text))


def _rows(
    storyline: str, mentions: Sequence[Mention], groups: Groups, labels: Mapping[Place, str]
) -> list[Speaker]:
    members: dict[Place, list[Mention]] = defaultdict(list)
    for m in mentions:
        members[groups.find(m.place)].append(m)
    rows = []
    for root, group in sorted(members.items()):
        if all(m.kind == "pronoun" for m in group):
            continue
        given = max(
            (labels[m.place] for m in group if m.place in labels), key=lambda p: (len(p), p), default=""
        )
        best = _best(group)
        short = best.kind == "described" or len(best.name) < 2
        rows.append(
            Speaker(
                storyline=storyline,
                label=given if given and short else best.label,
                named=bool(given) or any(m.named for m in group),
                type="person" if given else _type(best),
                mentions=tuple(sorted(m.place for m in group)),
                why=tuple(sorted(groups.why.get(root, ()))),
            )
        )
    return rows


def _best(group: Sequence[Mention]) -> Mention:
    """The mention that names best: a name before a description, the commonest head, the longest."""
    order = {"person": 0, "organisation": 1, "document": 2, "described": 3, "pronoun": 4}
    heads = Counter(m.name[-1:] for m in group)

    def rank(m: Mention) -> tuple[int, bool, int, int, int, Place]:
        return order[m.kind], not m.proper, -heads[m.name[-1:]], -len(m.name), -len(m.label), m.place

    return min(group, key=rank)


def _type(mention: Mention) -> str:
    if mention.kind == "described":
        return "group" if mention.plural else "person"
    if mention.kind == "person" and not mention.name:  # two people in one breath
        return "group"
    return mention.kind
