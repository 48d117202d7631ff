"""The stretches of a document that say one thing each: clauses of claims, and of what nobody is named for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.alike import Statement, concept, statement, weight
from storyledger.reconcile.claims import content_spans
from storyledger.reconcile.lexicon import PRONOUNS
from storyledger.terms import Attribution, Claim, Document, Place, Quantity, Sentence, Span
from storyledger.text import listed, trim, words

# Where one sentence begins to say a second thing.
_BREAK = re.compile(
    r"[,;]\s+(?=(?:while|whereas|but|however|although|though|and so|yet)\b)"
    r"|(?<!\s)\s++(?=and so\b)|;\s+|(?<!\s)\s++[–—]\s+"
    r"|(?<!\s)\s++(?=as part of\b|in line with\b|in exchange for\b|according to\b|amid\b)"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.\- ]{2,30}(?:, [^()\n–—]{0,40})?(?: \([A-Z][\w .]{1,30}\))? ?(?:--|[-–—]) (?=[A-Z])"
)
_FOUR_WORDS = re.compile(r"\s*+(?:\S++\s++){3}\S")
_ADJUNCT = re.compile(r"(?:as part of|in line with|in exchange for|according to|amid)\b")
_FRONTED = re.compile(
    r"[\"“‘']?(?:(?:While|Although|Though|Despite|After|Before|If|When|Since|Because|Following|With)\b"
    r"|[A-Z][a-z]{3,}(?:ed|ing) )"
    r"[^,.;:]{15,160},\s+"
)
_SUBORDINATE = re.compile(r"[\"“‘']?(?:While|Although|Though|Because|Since)\b")
_REST = 8  # words: a shorter remainder of an attributed sentence says nothing by itself
_LEAST_MASS = 2.0  # summed word weights: less says too little to be compared ("he was there")
_LEAST_WORDS = 3  # telling words: a name alone says nothing
_TELLING = 0.3
_ACTOR = 0.5  # weight of the words of a speaker who is "it" or "they" in what he says
_OWN = listed("it its they their he his she her we our i my")
_HANGING = listed(
    "on in at after before with as to of by for from during when while who which that than without"
)
_ENDS = ",;:.–—\"“”'‘’ "


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause with what it says; `member` is the id of its claim, or of its sentence if nobody is named."""

    place: Place
    member: str
    claimed: bool
    said: Statement


def clauses(
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[Unit]:
    """Return the clauses of all documents in order of place."""
    known = aliases(documents)
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.document].append(claim)
    out: list[Unit] = []
    for d in sorted(documents, key=lambda d: d.id):
        out += units(d, sentences.get(d.id, ()), own[d.id], attributions.get(d.id, ()), known)
    return out


def units(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    aliases: Mapping[str, str],
    quantities: Sequence[Quantity] = (),
) -> list[Unit]:
    """Return the clauses of one document in order of place, one for each place."""
    text, known = document.text, document.id
    source = {a.id: " ".join(text[s.start : s.end] for s in a.source) for a in attributions}
    ordered = sorted(sentences, key=lambda s: s.start)
    starts = [s.start for s in ordered]
    found: dict[Place, tuple[str, str | None]] = {}
    for claim in sorted(claims, key=lambda c: (c.content, c.attribution)):
        for span in content_spans(claim):
            for piece in _pieces(text, span, _met(ordered, starts, span)):
                found.setdefault(Place(known, *piece), (claim.id, source.get(claim.attribution, "")))
    taken = sorted(Span(*s) for a in attributions for s in (*a.source, *a.cue, *a.via, *a.content))
    ends = list(accumulate((t.end for t in taken), max))  # none before the first greater end reaches further
    for sentence in ordered:
        whole = Span(sentence.start, sentence.end)
        first = bisect_right(ends, sentence.start)
        for rest in _rest(whole, taken[first : bisect_left(taken, (sentence.end, -1))]):
            if rest != whole and not _stands(text[rest.start : rest.end]):
                continue
            for piece in _clauses(text, rest):
                found.setdefault(Place(known, *piece), (sentence.id, None))
    out = []
    for place, (member, speaker) in sorted(found.items()):
        said = _with_figures(statement(text, place.start, place.end, aliases), place, quantities)
        if (
            said.mass >= _LEAST_MASS
            and sum(told > _TELLING for told in said.weights.values()) >= _LEAST_WORDS
        ):
            said = _with_actor(said, text[place.start : place.end], speaker or "")
            out.append(Unit(place, member, speaker is not None, said))
    return out


def _met(ordered: Sequence[Sentence], starts: Sequence[int], span: Span) -> Sequence[Sentence]:
    """The sentences that a span reaches into."""
    return ordered[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]


def _stands(rest: str) -> bool:
    """Whether what is left of an attributed sentence may say something by itself."""
    found = words(rest)
    return len(found) >= _REST and found[0].norm not in _HANGING


def _with_figures(said: Statement, place: Place, quantities: Sequence[Quantity]) -> Statement:
    """Add figures that stand in words: "a third", "dozens"."""
    inside = (q for q in quantities if place.start <= q.number.start and q.number.end <= place.end)
    keys = frozenset(
        f"{q.low:.10g}-{q.high:.10g}"
        for q in inside
        if q.value is None and q.low is not None and q.high is not None
    )
    return replace(said, numbers=said.numbers | keys) if keys else said


def _with_actor(said: Statement, text: str, speaker: str) -> Statement:
    """Where what is said begins with "it" or "they", the speaker's words are part of it."""
    first = [w.norm for w in words(text)][:3]
    if not speaker or not _OWN & set(first):
        return said
    parts = (p for w in words(speaker) if w.norm not in PRONOUNS for p in w.norm.split("-"))
    added = {concept(p): _ACTOR * weight(p) for p in parts}
    return replace(said, weights={**added, **said.weights})


def _pieces(text: str, span: Span, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The clauses of a content, sentence by sentence."""
    parts = [
        Span(max(span.start, s.start), min(span.end, s.end))
        for s in sentences
        if s.start < span.end and span.start < s.end
    ]
    for part in sorted(parts) or [span]:
        yield from _clauses(text, part)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """Cut at a second main clause; a piece too short to stand alone stays with what is before it."""
    start = span.start
    fronted = _FRONTED.match(text, span.start, span.end)
    cuts = {m.end() for m in _BREAK.finditer(text, span.start, span.end)} | (
        {fronted.end()} if fronted else set()
    )
    for cut in [*sorted(cuts), span.end]:
        if fronted and cut == fronted.end() and not _SUBORDINATE.match(text, start):
            start = cut  # "Enabled by ...," states nothing by itself
            continue
        whole = _FOUR_WORDS.match(text, start, cut) and _FOUR_WORDS.match(text, cut, span.end)
        if cut == span.end or whole:
            piece = _bare(text, Span(start, cut))
            if piece.end > piece.start and not _ADJUNCT.match(text, start):
                yield piece
            start = cut


def _bare(text: str, span: Span) -> Span:
    """The span without dateline, white space and marks of punctuation at its ends."""
    start, end = trim(text, *span)
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    while start < end and text[start] in _ENDS:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return Span(start, end)


def _rest(sentence: Span, taken: Sequence[Span]) -> list[Span]:
    """What of a sentence no attribution has; `taken` in order."""
    out, start = [], sentence.start
    for t in taken:
        if t.end > start and t.start < sentence.end:
            if t.start > start:
                out.append(Span(start, t.start))
            start = max(start, t.end)
    return [*out, Span(start, sentence.end)] if start < sentence.end else out
