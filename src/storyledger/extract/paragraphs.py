"""The stretches that hold the sentences of one line each. Offsets are code points, half-open."""

from __future__ import annotations

from collections.abc import Sequence

from storyledger.terms import Sentence, Span


def paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    """Return one span for each paragraph, from its first sentence's start to its last one's end.

    >>> paragraphs([Sentence("d", 0, 4, 0), Sentence("d", 5, 9, 0), Sentence("d", 10, 12, 1)])
    [Span(start=0, end=9), Span(start=10, end=12)]
    """
    ends: dict[int, Span] = {}
    for s in sentences:
        before = ends.get(s.paragraph, Span(s.start, s.end))
        ends[s.paragraph] = Span(min(before.start, s.start), max(before.end, s.end))
    return [ends[p] for p in sorted(ends)]
