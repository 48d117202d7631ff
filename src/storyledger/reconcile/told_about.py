"""How much each page tells of what its storyline is about: not every page of a pile belongs to it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from storyledger.reconcile.alike import stem, weight
from storyledger.terms import Document, Sentence
from storyledger.text import words

# Of a pile where half the pages name the matter at all, a page that does is nearer than one that does not in
# .98 of the pairs, in .95 after the first round.
HEAD = 6  # sentences: what a page is about stands at its head, what every page of a site prints at its foot
ROUNDS = 6  # the middle has settled: pages of another matter stop pulling at it
RARE = 2  # power of a word's rarity: words that say what the page is about count most; not measured apart
SHARP = 2  # a page half as near as others tells a quarter as much
NEAR = 0.9  # the page that is nearer than this share of all is as near as can be asked
Weights = Mapping[str, float]


def told_about(
    documents: Sequence[Document], sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, float]:
    """Return for each document, 0 to 1, how much it tells of what most of them tell of.

    The cosine of its head with the middle of all heads, where pages far off weigh less in each round
    (as in mean shift: Fukunaga and Hostetler, 1975).

    >>> told = ["Rain fell in Rome", "Rain stopped in Rome", "Rain in Rome", "Milk sold"]
    >>> pages = [Document("page", text, "test", text) for text in told]
    >>> found = told_about(pages, {d.id: [Sentence(d.id, 0, len(d.text), 0)] for d in pages})
    >>> found[pages[2].id], found[pages[3].id] < 0.01
    (1.0, True)
    """
    heads = [_head(d, sorted(sentences.get(d.id, ()), key=lambda s: s.start)[:HEAD]) for d in documents]
    near = [1.0] * len(heads)
    for _ in range(ROUNDS):
        middle = _unit(_sum(heads, [x**SHARP for x in near]))
        near = [sum(told * middle.get(key, 0.0) for key, told in head.items()) for head in heads]
    most = sorted(near)[int(NEAR * (len(near) - 1))] if near else 0.0
    return {d.id: min(1.0, x / most) ** SHARP if most else 1.0 for d, x in zip(documents, near, strict=True)}


def _head(document: Document, first: Sequence[Sentence]) -> Weights:
    """The stems of some sentences, weighed by how often they stand there and how rare they are in English."""
    counts: Counter[str] = Counter()
    rare: dict[str, float] = {}
    for sentence in first:
        for word in words(document.text, sentence.start, sentence.end):
            key = stem(word.norm)
            counts[key] += 1
            rare[key] = max(rare.get(key, 0.0), weight(word.norm) ** RARE)
    return _unit({key: (1 + math.log(n)) * rare[key] for key, n in counts.items()})


def _sum(heads: Sequence[Weights], shares: Sequence[float]) -> dict[str, float]:
    total: dict[str, float] = {}
    for head, share in zip(heads, shares, strict=True):
        for key, told in head.items():
            total[key] = total.get(key, 0.0) + share * told
    return total


def _unit(told: Weights) -> dict[str, float]:
    length = math.sqrt(math.fsum(x * x for x in told.values()))
    return {key: x / length for key, x in told.items()} if length else {}
