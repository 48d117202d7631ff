"""Which documents tell of one event (a story), and which stories continue each other (a storyline).

Two documents are near when their weighted terms are alike and their days are close; passages that they copy
from each other bring them nearer.  Stories are made by average link inside what near pairs connect, so one
page that tells of two events does not chain them.  Nothing depends on the order or the size of the pile.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from storyledger.terms import Copy, Document, Line, Name, Sketch, Story, digest
from storyledger.text import words

STORY_AT = 0.30  # average likeness within a story; between .25 and .35 nothing changes on dated news
LINE_AT = 0.12  # likeness of two stories that continue each other
DAYS = 14.0  # a likeness halves when the days of two documents lie this far apart
COPIED = 0.4  # what one full-length copied passage adds to a likeness
MOST_TERMS = 120
COMMON = 60  # a term that more documents of the pile carry finds no candidates
STOP = frozenset(
    "a about after again all also an and any are as at be been before being between both but by can could did do does"
    " down during each for from had has have he her his how if in into is it its just last like made make many may more"
    " most much new no not now of off on one only or other our out over own said say says she should since so some such"
    " than that the their them then there these they this those through time to told two under until up us very was we"
    " week well were what when where which while who will with would year years you your".split()
)
Edges = dict[tuple[str, str], float]


def sketch(
    document: Document, lines: Sequence[Line], names: Sequence[Name], published: tuple[str, str] | None
) -> Sketch:
    """Return the weighted terms and the day of a document: names and the title weigh double."""
    counts: Counter[str] = Counter()
    for line in lines:
        if line.role in ("body", "title"):
            weight = 2 if line.role == "title" else 1
            for word in words(document.text, line.start, line.end):
                if word.norm not in STOP and len(word.norm) > 1:
                    counts[_stem(word.norm)] += weight
    named = {_stem(w.norm) for n in names for w in words(document.text, n.start, n.end)}
    weighted = {t: (1 + math.log(n)) * (2.0 if t in named else 1.0) for t, n in counts.items()}
    top = sorted(weighted, key=lambda t: (-weighted[t], t))[:MOST_TERMS]
    size = math.sqrt(sum(weighted[t] ** 2 for t in top)) or 1.0
    day = published[0][:10] if published and len(published[0]) >= 10 and published[0] == published[1] else None
    return Sketch(document.id, tuple(top), tuple(round(weighted[t] / size, 4) for t in top), day)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def stories(sketches: Sequence[Sketch], copies: Iterable[Copy]) -> list[Story]:
    """Return the stories of all documents; each document is in one story."""
    copied = _copied(copies)
    timed, plain = _near(sketches, copied)
    groups = _average_link([s.document for s in sketches], timed, STORY_AT)
    return _storylines(groups, plain, copied)


def _copied(copies: Iterable[Copy]) -> Edges:
    shared: Edges = defaultdict(float)
    for copy in copies:
        if copy.how != "shared_quotation":
            pair = (min(copy.a.document, copy.b.document), max(copy.a.document, copy.b.document))
            shared[pair] += min(copy.a.end - copy.a.start, copy.b.end - copy.b.start)
    return {pair: min(1.0, n / 400) * COPIED for pair, n in shared.items()}


def _near(sketches: Sequence[Sketch], copied: Edges) -> tuple[Edges, Edges]:
    """Likeness of all candidate pairs, with and without the distance of their days."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for i, s in enumerate(sketches):
        for term in s.terms[:40]:
            by_term[term].append(i)
    pairs = Counter(
        (i, j) for ids in by_term.values() if len(ids) <= COMMON for k, i in enumerate(ids) for j in ids[k + 1 :]
    )
    vectors = [dict(zip(s.terms, s.weights, strict=True)) for s in sketches]
    place = {s.document: i for i, s in enumerate(sketches)}
    wanted = {(i, j) for (i, j), n in pairs.items() if n >= 3}
    wanted |= {(place[a], place[b]) for a, b in copied if a in place and b in place}
    timed, plain = {}, {}
    for i, j in sorted(wanted):
        a, b = sorted((sketches[i], sketches[j]), key=lambda s: s.document)
        like = sum(w * vectors[j].get(t, 0.0) for t, w in vectors[i].items())
        near = like + copied.get((a.document, b.document), 0.0)
        plain[a.document, b.document] = near
        timed[a.document, b.document] = near * _closeness(a.day, b.day)
    return timed, plain


def _closeness(a: str | None, b: str | None) -> float:
    """1 on one day, 1/2 at DAYS; an unknown day is near to all."""
    if a is None or b is None:
        return 1.0
    apart = abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    return 1.0 / (1.0 + apart / DAYS)


def _average_link(documents: Sequence[str], edges: Mapping[tuple[str, str], float], least: float) -> list[list[str]]:
    """Join the two groups of greatest average likeness until none is left above `least`."""
    groups = {d: [d] for d in documents}
    home = {d: d for d in documents}
    total: dict[tuple[str, str], float] = dict(edges)
    while True:
        best = max(
            ((v / (len(groups[a]) * len(groups[b])), a, b) for (a, b), v in total.items()),
            key=lambda t: (t[0], t[1], t[2]), default=(0.0, "", ""),
        )  # fmt: skip
        if best[0] < least:
            return [sorted(g) for g in groups.values()]
        _, a, b = best
        groups[a] += groups.pop(b)
        for d in groups[a]:
            home[d] = a
        merged: dict[tuple[str, str], float] = defaultdict(float)
        for (x, y), v in total.items():
            x, y = (a if x == b else x), (a if y == b else y)
            if x != y:
                merged[min(x, y), max(x, y)] += v
        total = dict(merged)


def _storylines(groups: Sequence[Sequence[str]], plain: Edges, copied: Edges) -> list[Story]:
    """Stories whose documents are alike, whatever their days, are one storyline."""
    home = {d: min(g) for g in groups for d in g}
    total: Edges = defaultdict(float)
    for (a, b), v in plain.items():
        if home[a] != home[b]:
            total[min(home[a], home[b]), max(home[a], home[b])] += v
    size = {min(g): len(g) for g in groups}
    edges = {(a, b): v / (size[a] * size[b]) for (a, b), v in total.items()}
    lines = _average_link(sorted(size), edges, LINE_AT)
    line_of = {story: digest("storyline", min(line)) for line in lines for story in line}
    return [Story(tuple(sorted(g)), line_of[min(g)], "alike in terms, names and days") for g in groups]
