"""Foreign matter and what siblings settle: sentences of another story, empty headlines, dates.

A sentence is foreign when no sibling prints it and its words hardly occur in the other sentences of the
page and its siblings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from statistics import median

from storyledger.compare.topics import Told, belonging, sentences, stems
from storyledger.terms import Damage, Dated, Document, Family, Line, Row
from storyledger.text import overlap

LEAST_WORDS = 12  # distinct content words: a shorter sentence tells too little
LEAST_SENTENCES = 12  # of the page and its siblings: fewer do not tell what the topic is
FOREIGN = 0.32  # of the usual belonging, below which a sentence is of another story
LACKING = 0.4  # share of a headline's content words, from which nothing below carries it,
CARRIED = 0.4  # unless one sentence carries so many of them
READ = ("body", "caption")
BY_SIBLINGS = 20  # weight of a date taken from siblings: below any date that the page itself prints

Lines = Mapping[str, Sequence[Line]]


def settled(
    documents: Sequence[Document],
    lines: Lines,
    dated: Mapping[str, Sequence[Dated]],
    families: Sequence[Family],
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


# --- sentences of another story ---------------------------------------------------------------------------


def _foreign(
    document: Document, lines: Lines, siblings: Sequence[Document], families: Sequence[Family]
) -> Iterator[Row]:
    """Yield the foreign sentences of a document as damage, and the lines that hold nothing else."""
    read = {d.id: [x for x in lines.get(d.id, ()) if x.role in READ] for d in (document, *siblings)}
    told = {d.id: sentences(d.text, read[d.id]) for d in (document, *siblings)}
    spread = Counter(w for sentence in chain(*told.values()) for w in sentence.words)
    own = {sentence: belonging(sentence.words, spread) for sentence in told[document.id]}
    if not siblings or not own or len(list(chain(*told.values()))) < LEAST_SENTENCES:
        return
    usual = median(belonging(sentence.words, spread) for sentence in chain(*told.values()))
    strange = {
        (x.start, x.end): share / usual for x, share in own.items()
        if len(x.words) >= LEAST_WORDS and share < FOREIGN * usual
        and not _in_family(document.id, x, families)
    }  # fmt: skip
    for (start, end), share in strange.items():
        why = f"no sibling prints it; its words occur elsewhere {share:.0%} as often as is usual here"
        yield Damage(document.id, start, end, "foreign_paragraph", why)
    for line in read[document.id]:
        inside = [x for x in own if line.start <= x.start < line.end]
        if inside and all((x.start, x.end) in strange for x in inside):
            yield Line(
                document.id, line.start, line.end, "foreign", "all its sentences are of another story", 1
            )


def _in_family(document: str, sentence: Told, families: Sequence[Family]) -> bool:
    return any(
        m.document == document and overlap(sentence.start, sentence.end, m.start, m.end)
        for family in families
        for m in family.members
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
            yield Damage(
                document.id, line.start, line.end, "doubled_title", "the title stands here once more"
            )
    below = sentences(document.text, [line for line in rest if line.role == "body"])
    lacking = sorted(w for w in told if not any(w in sentence.words for sentence in below))
    nearest = max((len(told & sentence.words) for sentence in below), default=0)
    if len(told) >= 4 and below and len(lacking) >= LACKING * len(told) and nearest < CARRIED * len(told):
        why = f"nothing below it carries: {', '.join(lacking)}"
        yield Damage(document.id, *title, "headline_without_body", why)


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
