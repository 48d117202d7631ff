"""The stretches of a document that say one thing each: clauses of what is claimed, and of what nobody is named for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storyledger.reconcile.alike import Statement, statement
from storyledger.reconcile.claims import content_spans
from storyledger.terms import Attribution, Claim, Document, Place, Sentence, Span
from storyledger.text import trim

# Where one sentence begins to say a second thing.
_BREAK = re.compile(
    r"[,;]\s+(?=(?:while|whereas|but|however|although|though|and so|yet)\b)|\s+(?=and so\b)|;\s+|\s+[–—]\s+"
)
_LEAST_MASS = 2.0  # summed word weights: less says too little to be compared ("he was there")


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause with what it says; `member` is the id of its claim, or of its sentence when nobody is named for it."""

    place: Place
    member: str
    claimed: bool
    said: Statement


def units(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    aliases: Mapping[str, str],
) -> list[Unit]:
    """Return the clauses of one document in order of place; none lies in two units of the same place."""
    found: dict[Place, tuple[str, bool]] = {}
    taken: list[Span] = [s for a in attributions for s in (*a.source, *a.cue, *a.via, *a.content)]
    source = {a.id: a.source for a in attributions}
    for claim in sorted(claims, key=lambda c: (c.content, c.attribution)):
        for span in content_spans(claim):
            for piece in _pieces(document.text, span, sentences):
                found.setdefault(Place(document.id, *piece), (claim.id, True))
    for sentence in sentences:
        for rest in _rest(Span(sentence.start, sentence.end), taken):
            for piece in _clauses(document.text, rest):
                found.setdefault(Place(document.id, *piece), (sentence.id, False))
    made = (Unit(p, *found[p], statement(document.text, p.start, p.end, aliases)) for p in sorted(found))
    return [u for u in made if u.said.mass >= _LEAST_MASS]


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
    cuts = [m.end() for m in _BREAK.finditer(text, span.start, span.end)]
    start = span.start
    for cut in [*cuts, span.end]:
        if cut == span.end or len(text[start:cut].split()) >= 4 and len(text[cut : span.end].split()) >= 4:
            piece = _bare(text, Span(start, cut))
            if piece.end > piece.start:
                yield piece
            start = cut


def _bare(text: str, span: Span) -> Span:
    """The span without white space and marks of punctuation at its ends."""
    start, end = trim(text, *span)
    while start < end and text[start] in ",;:.–—\"“”'‘’ ":
        start += 1
    while end > start and text[end - 1] in ",;:.–—\"“”'‘’ ":
        end -= 1
    return Span(start, end)


def _rest(sentence: Span, taken: Sequence[Span]) -> list[Span]:
    """What of a sentence no attribution has."""
    left = [sentence]
    for t in sorted(taken):
        left = [
            piece
            for s in left
            for piece in (Span(s.start, min(s.end, t.start)), Span(max(s.start, t.end), s.end))
            if piece.end > piece.start
        ] if any(s.start < t.end and t.start < s.end for s in left) else left  # fmt: skip
    return left
