"""Words that another reader gave, found in the text: nothing is kept that the page does not print.

A language model answers in words, not in places, and now and then in words of its own.  Here its words are
sought in the text, letter by letter; only white space may differ, as a line break does.  Offsets are code
points, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storyledger.terms import Span, Spans

LONGEST = 4000  # code points of one part: what is longer is no quotation of a page but a copy of it
MOST = 50  # places at which one wording is looked at
_EDGE = " \t\r\n\xa0\"“”«»„‘’'`"


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of one attribution as words; an empty source or cue is none printed."""

    source: str
    cue: str
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The parts of one attribution as places."""

    source: Spans
    cue: Spans
    content: Spans


def ground(text: str, paragraphs: Sequence[Span], told: Iterable[Words]) -> list[Placed | None]:
    """Return for each attribution its places within the paragraphs, or None where some words are not printed.

    Cue and source are sought nearest to the content, in its paragraph or the ones beside it, and outside it.

    >>> page = "Ann Lee said it rained. It rained."
    >>> found = ground(page, [Span(0, len(page))], [Words("Ann Lee", "said", ("it rained",)),
    ...                                             Words("Bob", "said", ("It rained",))])
    >>> [f and page[slice(*f.content[0])] for f in found]
    ['it rained', None]
    """
    taken: set[Spans] = set()
    out: list[Placed | None] = []
    for words in told:
        placed = _placed(text, paragraphs, words, taken)
        if placed:
            taken.add(placed.content)
        out.append(placed)
    return out


def _placed(text: str, paragraphs: Sequence[Span], words: Words, taken: set[Spans]) -> Placed | None:
    """The first place that is not taken where all parts are printed near each other."""
    first = [w for w in words.contents if w.strip(_EDGE)][:1]
    if not first:
        return None
    for start in _places(text, paragraphs, first[0]):
        content = _in_order(text, paragraphs, words.contents, start)
        if content is None or content in taken:
            continue
        near = _around(paragraphs, content)
        cue = _nearest(text, near, words.cue, content, content)
        source = _nearest(text, near, words.source, cue or content, content) if cue is not None else None
        if cue is not None and source is not None:
            return Placed(source, cue, content)
    return None


def _in_order(text: str, paragraphs: Sequence[Span], contents: Sequence[str], start: Span) -> Spans | None:
    """The pieces of a content, each after the one before; None where one is not printed."""
    found = [start]
    for words in [w for w in contents if w.strip(_EDGE)][1:]:
        after = [s for s in _places(text, _around(paragraphs, found[-1:]), words) if s.start >= found[-1].end]
        if not after:
            return None
        found.append(after[0])
    return tuple(found)


def _around(paragraphs: Sequence[Span], content: Sequence[Span]) -> Sequence[Span]:
    """The paragraphs of a content and the one on either side."""
    first = bisect_right(paragraphs, content[0].start, key=lambda p: p.start) - 1
    last = bisect_right(paragraphs, content[-1].start, key=lambda p: p.start) - 1
    return paragraphs[max(0, first - 1) : last + 2]


def _nearest(text: str, near: Sequence[Span], words: str, to: Spans, content: Spans) -> Spans | None:
    """The place of a part nearest to another, outside the content; () for no words, None if not printed."""
    if not words.strip(_EDGE):
        return ()
    outside = [
        s for s in _places(text, near, words) if all(s.end <= c.start or c.end <= s.start for c in content)
    ]
    return (min(outside, key=lambda s: (_gap(s, to), s)),) if outside else None


def _gap(span: Span, to: Spans) -> int:
    return min(max(other.start - span.end, span.start - other.end, 0) for other in to)


def _places(text: str, paragraphs: Sequence[Span], words: str) -> list[Span]:
    """Where words are printed, as whole words, in one paragraph each."""
    wanted = words.strip(_EDGE)
    if not wanted or len(wanted) > LONGEST:
        return []
    form = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, wanted.split())) + r"(?!\w)")
    found: list[Span] = []
    for start, end in paragraphs:
        found += (Span(m.start(), m.end()) for m in form.finditer(text, start, end))
        if len(found) >= MOST:
            break
    return found[:MOST]
