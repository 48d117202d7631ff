"""Lines that are no paragraphs: a page whose lines were cut at a width is read in whole paragraphs.

All offsets are code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from storyledger.extract.paragraphs import paragraphs
from storyledger.extract.sentences import sentences
from storyledger.terms import Line, Sentence, Span

# Of the breaks between neighbouring lines, so many must stand inside a sentence for the lines to be cut ones.
CUT = 0.25
NARROW = 30  # code points: shorter lines are a list or a verse
SHORT = 0.6  # of the widest line: a line that ends earlier ends its paragraph
_STOP = re.compile(r"[.!?:;…][\"”’')\]]*$")


def unwrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines, with those joined that a width has cut; none where no sentence runs across lines.

    >>> page = "The ferry to the islands came late and\\nwith no one on board of it.\\n\\nIt rained."
    >>> [page[slice(*s)] for s in unwrapped(page, [Span(0, 38), Span(39, 66), Span(68, 78)])][1]
    'It rained.'
    """
    out: list[Span] = []
    block: list[Span] = []
    for line in lines:
        if block and not _follows(text, block[-1], line):
            out += _joined(text, block)
            block = []
        block.append(line)
    return out + _joined(text, block)


def whole(text: str, told: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of a document, those that the ends of cut lines broke made whole."""
    lines = paragraphs(told)
    joined = unwrapped(text, lines)
    if len(joined) == len(lines):
        return list(told)
    document = told[0].document
    return sentences(text, [Line(document, s, e, "body") for s, e in joined], document)


def _follows(text: str, line: Span, after: Span) -> bool:
    between = text[line.end : after.start]
    return between.count("\n") == 1 and not between.strip()


def _joined(text: str, block: Sequence[Span]) -> list[Span]:
    """The lines of one block, which no blank line parts; joined where they are cut ones."""
    inside = [_inside(text, a, b) for a, b in pairwise(block)]
    width = max((s.end - s.start for s in block), default=0)
    if width < NARROW or sum(inside) < max(1, CUT * len(inside)):
        return list(block)
    out = [block[0]]
    for (last, line), cut in zip(pairwise(block), inside, strict=True):
        if cut or last.end - last.start >= SHORT * width:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _inside(text: str, line: Span, after: Span) -> bool:
    """Whether a break stands inside a sentence: no stop before it, a small letter behind it."""
    return text[after.start].islower() and not _STOP.search(text, max(line.start, line.end - 8), line.end)
