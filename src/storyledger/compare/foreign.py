"""Foreign matter and what siblings settle: paragraphs of another story, headlines without body, doubled titles, dates.

A paragraph is foreign when its words belong neither to the rest of its page nor to any sibling, and no sibling
prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from storyledger.compare.topics import belonging, stems, topic
from storyledger.terms import Damage, Dated, Document, Family, Line, Row, Span
from storyledger.text import overlap

LEAST_WORDS = 10  # content words: a shorter paragraph tells too little
FOREIGN = 0.12  # belonging below which a paragraph is of another story
CARRIED = 0.5  # share of a headline's content words that the body must carry
READ = ("body", "caption")
BY_SIBLINGS = 20  # weight of a date taken from siblings: below any date that the page itself prints

Lines = Mapping[str, Sequence[Line]]


def settled(
    documents: Sequence[Document], lines: Lines, dated: Mapping[str, Sequence[Dated]], families: Sequence[Family]
) -> list[Row]:
    """Return the lines, damage and dates that the documents of one kin settle for each other."""
    found: list[Row] = []
    for document in sorted(documents, key=lambda d: d.id):
        siblings = _siblings(document.id, families)
        told = [d for d in documents if d.id in siblings]
        found += _foreign(document, lines, told, families)
        found += _titles(document, lines.get(document.id, ()))
        found += _dates(document.id, dated, siblings)
    return found


def _siblings(document: str, families: Sequence[Family]) -> set[str]:
    """Return the documents that share a family with this one."""
    held = [{m.document for m in f.members} for f in families]
    return {d for members in held if document in members for d in members} - {document}


# --- paragraphs of another story --------------------------------------------------------------------------


def _foreign(
    document: Document, lines: Lines, siblings: Sequence[Document], families: Sequence[Family]
) -> Iterator[Row]:
    read = [line for line in lines.get(document.id, ()) if line.role in READ]
    whole = topic(document.text, read)
    around = Counter(w for s in siblings for w in topic(s.text, [x for x in lines.get(s.id, ()) if x.role in READ]))
    for line in read:
        words = stems(document.text, line.start, line.end)
        if len(set(words)) < LEAST_WORDS or _in_family(document.id, line.start, line.end, families):
            continue
        share = belonging(words, whole + around, 1)
        if share < FOREIGN:
            why = f"no sibling prints it; {share:.0%} of its words occur elsewhere on the page or in its siblings"
            yield Line(document.id, line.start, line.end, "foreign", why, 1)
            yield Damage(document.id, line.start, line.end, "foreign_paragraph", why)


def _in_family(document: str, start: int, end: int, families: Sequence[Family]) -> bool:
    return any(
        m.document == document and overlap(start, end, m.start, m.end) for family in families for m in family.members
    )


# --- titles -----------------------------------------------------------------------------------------------


def _titles(document: Document, lines: Sequence[Line]) -> Iterator[Damage]:
    title = document.title_span
    if title is None or title.end <= title.start:
        return
    told = set(stems(document.text, *title))
    rest = [line for line in lines if not overlap(line.start, line.end, *title)]
    for line in rest:
        if document.text[line.start : line.end].strip() == document.text[title.start : title.end].strip():
            yield Damage(document.id, line.start, line.end, "doubled_title", "the title stands here once more")
    body = topic(document.text, [line for line in rest if line.role == "body"])
    lacking = sorted(w for w in told if not body[w])
    if len(told) >= 4 and body and len(lacking) > (1 - CARRIED) * len(told):
        why = f"nothing below it carries: {', '.join(lacking)}"
        yield Damage(document.id, *Span(*title), "headline_without_body", why)


# --- dates ------------------------------------------------------------------------------------------------


def _dates(document: str, dated: Mapping[str, Sequence[Dated]], siblings: set[str]) -> Iterator[Dated]:
    """Give a document without a published date the days of its siblings, from the first to the last."""
    if any(row.role == "published" for row in dated.get(document, ())):
        return
    told = [(_best(dated[s]), s) for s in sorted(siblings) if s in dated]
    known = sorted((row.low, row.high, s) for row, s in told if row)
    if known:
        low, high = known[0][0], max(high for _, high, _ in known)
        how = f"as its {len(known)} siblings with a date"
        yield Dated(document, "published", low, high, how, BY_SIBLINGS, None, known[0][2])


def _best(rows: Sequence[Dated]) -> Dated | None:
    told = [r for r in rows if r.role == "published" and r.witness is None]
    return max(told, key=lambda r: (r.weight, r.low), default=None)
