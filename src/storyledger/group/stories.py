"""Which documents tell of one event (a story), and which stories continue each other (a storyline).

Two documents are alike as far as their weighted terms are (cosine), their days are close, and they copy from each
other.  Stories are made by average link inside what near pairs connect, so one page that tells of two events does
not chain them.  A pair's likeness depends on the two documents alone: the order and the size of the pile do not
matter, and with dates the candidates of a page are those of its weeks.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from storyledger.group.linkage import Edges, average_link
from storyledger.rarity import rarity
from storyledger.terms import Copy, Document, Line, Name, Sketch, Story, digest
from storyledger.text import words

# Measured on four sets of labelled news (dense days, round-ups, look-alike events): between .18 and .22 and between
# 2 and 3 days the scores stay within .01 of the best.
STORY_AT = 0.19  # average likeness within a story
DAYS = 2.5  # standard deviation of the Gaussian by which a likeness falls with the days between
FARTHEST = 10  # days; farther apart no pair is alike enough to be one story
LINE_AT = 0.13  # likeness, whatever the days, of two stories that continue each other
COPIED = 0.5  # what a document that is all copied adds to a likeness
TERMS = 120
INDEXED = 60  # heaviest terms by which a page finds candidates
SHARED = 2  # of those, how many a candidate shares
FIRST_WORDS = 700  # news tells what it is about at the top
IN_TITLE = 3  # how often a word of the title counts
LONGEST_RANGE = 45  # days: a wider range of a document's date tells nothing
STOP = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "against",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "said",
        "same",
        "say",
        "says",
        "she",
        "should",
        "since",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "time",
        "to",
        "told",
        "too",
        "under",
        "until",
        "up",
        "us",
        "very",
        "was",
        "we",
        "week",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "year",
        "years",
        "you",
        "your",
        "mr",
        "mrs",
        "ms",
        "one",
        "two",
        "new",
    ]
)


def sketch(
    document: Document, lines: Sequence[Line], names: Sequence[Name], published: tuple[str, str] | None
) -> Sketch:
    """Return the weighted terms, the day and the size of a document."""
    del names  # printed names were tried as heavier terms: no set gained
    counts: Counter[str] = Counter()
    body = [line for line in lines if line.role == "body"]
    read = [word for line in body for word in words(document.text, line.start, line.end)][:FIRST_WORDS]
    counts.update(_term(word.norm) for word in read)
    for word in words(document.title):
        counts[_term(word.norm)] += IN_TITLE
    weights = {t: (1 + math.log(n)) * rarity(t) for t, n in counts.items() if len(t) > 1 and t not in STOP}
    top = sorted(weights, key=lambda t: (-weights[t], t))[:TERMS]
    size = math.sqrt(sum(weights[t] ** 2 for t in top)) or 1.0
    told = tuple(round(weights[t] / size, 4) for t in top)
    return Sketch(document.id, tuple(top), told, day(published), sum(x.end - x.start for x in body))


def _term(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def day(published: tuple[str, str] | None) -> int | None:
    """Return the day of a published date, or the middle of a short range; None where it tells too little.

    >>> day(("2018-02", "2018-02")) == date(2018, 2, 15).toordinal(), day(("2018", "2018"))
    (True, None)
    """
    if published is None or min(map(len, published)) < 7:
        return None
    low = date.fromisoformat((published[0] + "-01")[:10]).toordinal()
    high = date.fromisoformat(
        (published[1] + "-28")[:10] if len(published[1]) == 7 else published[1][:10]
    ).toordinal()
    return (low + high + 1) // 2 if 0 <= high - low <= LONGEST_RANGE else None


def stories(sketches: Sequence[Sketch], copies: Iterable[Copy]) -> list[Story]:
    """Return the stories of all documents; each document is in one story, each story in one storyline."""
    ordered = sorted(sketches, key=lambda s: (s.day if s.day is not None else -1, s.document))
    copied = _copied(ordered, copies)
    edges = _likenesses(ordered, copied, timed=True)
    groups = [tuple(sorted(g)) for g in average_link([s.document for s in ordered], edges, STORY_AT)]
    lines = _storylines(groups, ordered, copied)
    return [Story(g, lines[g[0]], "alike in terms, days and copied passages") for g in sorted(groups)]


def _copied(sketches: Sequence[Sketch], copies: Iterable[Copy]) -> Edges:
    """What copied passages add to the likeness of two documents: by the share of the longer one that is copied."""
    size = {s.document: s.size for s in sketches}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for copy in copies:
        if copy.how != "shared_quotation" and copy.a.document in size and copy.b.document in size:
            shared[copy.a.document, copy.b.document] += min(
                copy.a.end - copy.a.start, copy.b.end - copy.b.start
            )
    return {(a, b): COPIED * min(1.0, n / max(size[a], size[b], 1)) for (a, b), n in shared.items()}


def _likenesses(ordered: Sequence[Sketch], copied: Edges, *, timed: bool) -> Edges:
    """Return the likeness of all pairs that share enough of their heaviest terms, or passages."""
    vectors = {s.document: dict(zip(s.terms, s.weights, strict=True)) for s in ordered}
    by_id = {s.document: s for s in ordered}
    pairs = set(copied) | set(_candidates(ordered, timed=timed))
    found: Edges = {}
    for a, b in pairs:
        x, y = vectors[a], vectors[b]
        like = sum(w * y[t] for t, w in x.items() if t in y) + copied.get((a, b), 0.0)
        found[a, b] = like * (_closeness(by_id[a].day, by_id[b].day) if timed else 1.0)
    return {pair: like for pair, like in sorted(found.items()) if like > 0.02}


def _closeness(a: int | None, b: int | None) -> float:
    """1 on one day, falling with the days between; an unknown day is near to all."""
    return 1.0 if a is None or b is None else math.exp(-((a - b) ** 2) / (2 * DAYS**2))


def _candidates(ordered: Sequence[Sketch], *, timed: bool) -> Iterable[tuple[str, str]]:
    """Yield pairs that share SHARED of their heaviest terms, and whose days are near; undated pages meet all."""
    postings: dict[str, list[Sketch]] = defaultdict(list)
    for one in ordered:
        met: Counter[str] = Counter()
        for term in one.terms[:INDEXED]:
            held = postings[term]
            if timed and one.day is not None and len(held) > 8:
                held[:] = [o for o in held if o.day is None or one.day - o.day <= FARTHEST]
            met.update(o.document for o in held)
            held.append(one)
        yield from ((min(one.document, o), max(one.document, o)) for o, n in met.items() if n >= SHARED)


def _storylines(
    groups: Sequence[tuple[str, ...]], ordered: Sequence[Sketch], copied: Edges
) -> dict[str, str]:
    """Return the storyline of each story (by its least document): stories alike whatever their days are one."""
    home = {d: g[0] for g in groups for d in g}
    size = {g[0]: len(g) for g in groups}
    total: Edges = defaultdict(float)
    for (a, b), like in _likenesses(ordered, copied, timed=False).items():
        if home[a] != home[b]:
            total[min(home[a], home[b]), max(home[a], home[b])] += like
    edges = {(a, b): like / (size[a] * size[b]) for (a, b), like in total.items()}
    lines = average_link(sorted(size), edges, LINE_AT)
    return {story: digest("storyline", min(line)) for line in lines for story in line}
