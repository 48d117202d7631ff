"""Hold each sentence of a text against the pages: which page has it, and what differs.

A match says that a page prints it, not that it is true. The score is the mean of four shares: of the
sentence's telling words that the best sentence of a page has; the same lowered where polarity, figures or
names differ; of its neighbouring telling words that stand together in that page; of its word triples that
do. Measured on claims judged against one page each (seven sets): area under the curve .74, balanced
accuracy .64 at one threshold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from storyledger.reconcile.alike import Statement, apart, carried, concept, shared, statement, weight
from storyledger.terms import Document, Place, Span
from storyledger.text import lines, trim, words

MATCHES = 0.90  # score from which a page is said to print it: best balanced accuracy over the seven sets
NEAR = 0.55  # score from which the nearest sentence is shown with what differs
_TELLING = 0.02
_NEAREST = 12  # sentences whose pages are looked at closer
_FINDING = 0.5  # weight of a stem by which they are found
_SHOWN = 3  # places shown at most
_LEAST = 2  # telling words: one alone ("Really?") stands on every page
# What keeps two sentences apart, as a reader would say it.
_APART = {
    "one asks": "one of the two is a question",
    "opposite polarity": "a “not” stands in one of the two only",
    "another bound": "“over” stands against “under”",
    "another date": "another year",
    "another actor": "another name",
}
_END = re.compile(r"(?<![.!?])[.!?]++[\"”’')\]]*+(?=\s+[\"“‘'(\[]?[A-Z0-9]|$)")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Sen|Rep|Gov|St|Prof|Jr|Sr|U\.S|No|vs|Inc|Co))\.$"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the pages say to one sentence; `start`, `end` are code points of the text, half-open."""

    start: int
    end: int
    verdict: str  # matches | differs | not found
    score: float
    places: tuple[Place, ...]  # sentences of the pages, the best first
    why: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A document prepared: its sentences, which telling words stand together, its word triples."""

    id: str
    spans: tuple[Span, ...]
    said: tuple[Statement, ...]
    together: frozenset[tuple[str, str]]
    triples: frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages prepared once for many texts; `by_stem`: which sentences of which page have a telling stem."""

    pages: tuple[_Page, ...]
    by_stem: Mapping[str, Sequence[tuple[int, int]]]

    def near(self, said: Statement) -> list[_Page]:
        """Return the pages of the sentences that share most with a statement, in the order of the pages."""
        if len(self.pages) <= _NEAREST:
            return list(self.pages)
        held: dict[tuple[int, int], float] = defaultdict(float)
        for key, told in said.weights.items():
            for at in self.by_stem.get(key, ()):
                held[at] += told
        best = sorted(held, key=lambda at: (-held[at], at))[:_NEAREST]
        return [self.pages[i] for i in sorted({page for page, _ in best})]


def shelf(documents: Sequence[Document]) -> Shelf:
    """Prepare pages for `verify`; the order of the documents does not matter."""
    pages = tuple(
        _prepare(key, d.text) for key, d in sorted(((d.id, d) for d in documents), key=itemgetter(0))
    )
    by_stem: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, page in enumerate(pages):
        for j, said in enumerate(page.said):
            for key, told in said.weights.items():
                if told > _FINDING:
                    by_stem[key].append((i, j))
    return Shelf(pages, by_stem)


def verify(text: str, documents: Sequence[Document] | Shelf) -> list[Verdict]:
    """Return a verdict for each sentence of the text, in its order.

    >>> page = Document("p", "a", "x", "The dam broke on Monday. Nobody was hurt.")
    >>> [v.verdict for v in verify("The dam broke on Monday. The mayor resigned.", [page])]
    ['matches', 'not found']
    """
    held = documents if isinstance(documents, Shelf) else shelf(documents)
    return [_judge(text, span, held) for span in split(text)]


def split(text: str) -> list[Span]:
    """Return the sentences of a text; none crosses a line.

    >>> [tuple(s) for s in split("Gen. Roe left. It rained.")]
    [(0, 14), (15, 25)]
    """
    out = []
    for line in lines(text):
        start = line.start
        for m in _END.finditer(text, line.start, line.end):
            if not _SHORT.search(text, max(start, m.end() - 8), m.end()):
                out.append(trim(text, start, m.end()))
                start = m.end()
        out.append(trim(text, start, line.end))
    return [s for s in out if s.end > s.start]


def _prepare(key: str, text: str) -> _Page:
    spans = tuple(split(text))
    norms = [w.norm for w in words(text)]
    told = [concept(n) for n in norms if weight(n) > _TELLING]
    return _Page(
        key,
        spans,
        tuple(statement(text, *s) for s in spans),
        frozenset(pairwise(told)) | frozenset(zip(told, told[2:], strict=False)),
        frozenset(_triples(norms)),
    )


def _triples(norms: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(norms, norms[1:], norms[2:], strict=False)


def _judge(text: str, span: Span, held: Shelf) -> Verdict:
    said = statement(text, *span)
    pages = held.near(said)
    norms = [w.norm for w in words(text, *span)]
    scored = sorted((_score(said, norms, page) for page in pages), key=lambda s: (-s[0], s[1]))
    if not scored or len(said.weights) < _LEAST:
        why = "too short to compare" if scored else "there is no page to compare with"
        return Verdict(*span, "not found", 0.0, (), why)
    best, page_id, at = scored[0]
    places = tuple(place for place in (_place(s, pages) for s in scored[:_SHOWN] if s[0] >= NEAR) if place)
    if best < NEAR or not places:
        many = "this page" if len(held.pages) == 1 else f"these {len(held.pages):,} pages"
        return Verdict(*span, "not found", round(best, 4), (), f"not in {many}: no sentence is near it")
    by = next(p for p in pages if p.id == page_id).said[at]
    why = _differences(said, by)
    verdict = "matches" if best >= MATCHES and not why else "differs"
    return Verdict(
        *span, verdict, round(best, 4), places, why or ("" if verdict == "matches" else "other words")
    )


def _score(said: Statement, norms: Sequence[str], page: _Page) -> tuple[float, str, int]:
    """The score against one page, and its best sentence."""
    if not page.said or not said.mass:
        return 0.0, page.id, -1
    at = max(range(len(page.said)), key=lambda i: (carried(said, page.said[i]), -i))
    best = max(shared(said, by) for by in page.said) / said.mass
    held = max(carried(said, _both(page, i)) for i in range(len(page.said)))
    told = [concept(n) for n in norms if weight(n) > _TELLING]
    together = _share(list(pairwise(told)), page.together)
    return (best + held + together + _share(list(_triples(norms)), page.triples)) / 4, page.id, at


def _both(page: _Page, at: int) -> Statement:
    """A sentence with the one after it: a claim may join two."""
    one = page.said[at]
    if at + 1 == len(page.said):
        return one
    two = page.said[at + 1]
    weights: dict[str, float] = defaultdict(float, one.weights)
    for key, value in two.weights.items():
        weights[key] = max(weights[key], value)
    return Statement(weights, one.numbers | two.numbers, one.bounds | two.bounds, one.years | two.years,
                     one.names + two.names, one.negated != two.negated)  # fmt: skip


def _share(wanted: Sequence[object], found: frozenset[object] | frozenset[tuple[str, ...]]) -> float:
    return sum(w in found for w in wanted) / len(wanted) if wanted else 1.0


def _place(scored: tuple[float, str, int], pages: Sequence[_Page]) -> Place | None:
    _, page_id, at = scored
    page = next(p for p in pages if p.id == page_id)
    return Place(page.id, *page.spans[at]) if at >= 0 else None


def _differences(said: Statement, by: Statement) -> str:
    """What keeps the text's sentence and the page's apart, in words."""
    why, strange = apart(said, by), sorted(said.numbers - by.numbers)
    out = [_APART.get(why, why)] if why else []
    return "; ".join(out + [f"that sentence does not print {n}" for n in strange])
