"""The stretches that rules read one by one: a sentence, or the sentences that one quotation joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storyledger.extract.clauses import BLANK
from storyledger.extract.paragraphs import paragraphs
from storyledger.extract.quotes import quotations, with_marks
from storyledger.terms import Attribution, Sentence, Span

LONGEST = (
    8000  # code points: a longer stretch without a full stop is no prose, and reading it takes quadratic time
)


@dataclass(slots=True)
class Unit:
    """A sentence, or the sentences that one quotation joins; `blanked` is the document without quotations."""

    text: str
    blanked: str
    start: int
    end: int
    document: str
    quoted: list[Span]
    opens: bool  # first of its paragraph
    found: list[Attribution] = field(default_factory=list)
    waiting: tuple[Span, Span] | None = (
        None  # source and cue of "Lee went on:", whose quotation is still to come
    )

    @property
    def lowest(self) -> int:
        """Where the words after the last cue begin."""
        return max((a.cue[0].end for a in self.found if a.cue), default=self.start)


def units(text: str, sentences: Sequence[Sentence]) -> Iterator[Unit]:
    """Yield the units of a document in order; one longer than LONGEST is left out.

    >>> page = 'He said: "Go. Now." All left.'
    >>> told = [Sentence("d", 0, 13, 0), Sentence("d", 14, 19, 0), Sentence("d", 20, 29, 0)]
    >>> [page[u.start : u.end] for u in units(page, told)]
    ['He said: "Go. Now."', 'All left.']
    """
    spans = quotations(text, paragraphs(sentences))
    blanked = _blanked(text, spans)
    at, opens, last = 0, True, -1
    for s in _joined(sentences, spans):
        while at < len(spans) and spans[at].end <= s.start:
            at += 1
        quoted = [q for q in spans[at : at + 50] if q.start < s.end]
        opens = s.paragraph != last
        last = s.paragraph
        if s.end - s.start <= LONGEST:
            yield Unit(text, blanked, s.start, s.end, s.document, quoted, opens)


def _joined(sentences: Sequence[Sentence], spans: Sequence[Span]) -> Iterator[Sentence]:
    """Sentences; those that a quotation runs across are one."""
    at, held = 0, None
    for s in sentences:
        if held is not None:
            while at < len(spans) and spans[at].end <= held.end:
                at += 1
            if (
                at < len(spans)
                and spans[at].start < held.end
                and s.paragraph == held.paragraph
                and spans[at].end > s.start
            ):
                held = Sentence(held.document, held.start, s.end, held.paragraph)
                continue
            yield held
        held = s
    if held is not None:
        yield held


def _blanked(text: str, spans: Sequence[Span]) -> str:
    parts, at = [], 0
    for q in spans:
        wide = with_marks(text, q)
        start = max(at, wide.start)
        parts += [text[at:start], BLANK * (wide.end - start)]
        at = max(at, wide.end)
    return "".join((*parts, text[at:]))
