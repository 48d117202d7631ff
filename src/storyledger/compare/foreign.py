"""Foreign matter and what siblings settle: sentences of another story, empty headlines, dates.

That siblings lack a sentence tells nothing.  It is foreign when its topic differs: when it is copied from
pages that share nothing else with this one and its words belong there, or when its words hardly occur in the
other sentences of a page, and its siblings, that otherwise keep to their matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from statistics import median
from typing import NamedTuple

from storyledger.compare.topics import Told, belonging, sentences, stems
from storyledger.terms import Damage, Dated, Document, Family, Line, Place, Row
from storyledger.text import overlap

LEAST_WORDS = 12  # distinct content words: a shorter sentence tells too little
ASKED = 40  # siblings, the least by their content's hash: enough to tell what the topic is
LEAST_SENTENCES = 12  # of the page and its siblings: fewer do not tell what the topic is
# Shares of the usual belonging. Measured by setting sentences of other stories among those of 312 reworded
# pages: of six set in one is found, and every fifth page has a sentence wrongly called foreign (without
# STRAYING every third). Lower values of FOREIGN lose as much as they spare.
FOREIGN = 0.3  # below it a sentence is of another story,
LOW = 0.4  # unless more others of the page are so low
STRAYING = 0.06  # than this share of them: a page that tells of many things
LEAST_LOW = 10  # distinct content words
# Share of a page's text that others have too, from which it is a rewrite: what siblings lack may then be set
# in. Of pages that report the same event in their own words (15 of three events) none has more than .05.
REWRITE = 0.12
ELSEWHERE = 0.75  # below it a sentence copied from pages that share nothing else is of their story
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
    held = [{m.document for m in f.members} for f in families]
    for document in sorted(documents, key=lambda d: d.id):
        siblings = {d for members in held if document.id in members for d in members} - {document.id}
        told = sorted((d for d in documents if d.id in siblings), key=lambda d: d.id)[:ASKED]
        found += _foreign(document, lines, told, families)
        found += _titles(document, lines.get(document.id, ()))
        found += _dates(document.id, dated, siblings)
    return found


# --- sentences of another story ---------------------------------------------------------------------------


class Kin(NamedTuple):
    """A document's sentences and those of other documents of its story, and in how many each word occurs."""

    own: Sequence[Told]
    spread: Counter[str]
    usual: float  # belonging of the sentences, the median
    size: int

    def share(self, sentence: Told) -> float:
        """Return how much a sentence of these belongs here, as a share of what is usual."""
        return belonging(sentence.words, self.spread) / self.usual if self.usual else 1.0


def _kin(document: str, told: Mapping[str, Sequence[Told]], others: Collection[str]) -> Kin:
    """Return a document and others together."""
    every = list(chain(told[document], *(told[d] for d in sorted(others))))
    spread = Counter(w for sentence in every for w in sentence.words)
    return Kin(
        told[document],
        spread,
        median(belonging(s.words, spread) for s in every) if every else 0.0,
        len(every),
    )


def _foreign(
    document: Document, lines: Lines, siblings: Sequence[Document], families: Sequence[Family]
) -> Iterator[Row]:
    """Yield the foreign sentences of a document as damage, and the lines that hold nothing else."""
    read = {d.id: [x for x in lines.get(d.id, ()) if x.role in READ] for d in (document, *siblings)}
    told = {d.id: sentences(d.text, read[d.id]) for d in (document, *siblings)}
    apart = _apart(document.id, families)
    kin = _kin(document.id, told, told.keys() - apart.keys() - {document.id})
    if len(told) == 1 or not kin.own or kin.size < LEAST_SENTENCES:
        return
    strange = _unlike(document.id, kin, families) if _rewrite(kin, document.id, families) else {}
    strange |= _from_elsewhere(document.id, kin, told, apart)
    for (start, end), why in sorted(strange.items()):
        yield Damage(document.id, start, end, "foreign_paragraph", why)
    for line in read[document.id]:
        inside = [x for x in kin.own if line.start <= x.start < line.end]
        if inside and all((x.start, x.end) in strange for x in inside):
            why = "all its sentences are of another story"
            yield Line(document.id, line.start, line.end, "foreign", why, 1)


def _rewrite(kin: Kin, document: str, families: Sequence[Family]) -> bool:
    """Return whether so much of a page is in others that it was made from what they were made from."""
    shared = [m for f in families if not f.quotation for m in f.members if m.document == document]
    length = sum(x.end - x.start for x in kin.own)
    return sum(m.end - m.start for m in shared) >= REWRITE * length


def _unlike(document: str, kin: Kin, families: Sequence[Family]) -> dict[tuple[int, int], str]:
    """Return the sentences whose words hardly occur elsewhere, where the page else keeps to its matter."""
    shares = {x: kin.share(x) for x in kin.own}
    low = {x for x, share in shares.items() if len(x.words) >= LEAST_LOW and share < LOW}
    why = "no sibling prints it, and few of its words stand on the other pages"
    return {
        (x.start, x.end): why
        for x, share in shares.items()
        if len(x.words) >= LEAST_WORDS and share < FOREIGN and not _in_family(document, x, families)
        and len(low - {x}) <= max(1, STRAYING * len(kin.own))
    }  # fmt: skip


def _apart(document: str, families: Sequence[Family]) -> dict[str, Place]:
    """Return the documents that share one passage alone with this one, and the passage.

    The document shares more with others, who tell what it is about.
    """
    mine = [f for f in families if not f.quotation and any(m.document == document for m in f.members)]
    found = {}
    for family in mine:
        here = [m for m in family.members if m.document == document]
        others = {m.document for m in family.members} - {document}
        besides = [m for f in mine if f is not family for m in f.members]
        rest = {m.document for m in besides} - {document}
        main = sum(m.end - m.start for m in besides if m.document == document)
        if not others & rest and len(here) == 1 and main > here[0].end - here[0].start:
            found.update(dict.fromkeys(others, here[0]))
    return found


def _from_elsewhere(
    document: str, kin: Kin, told: Mapping[str, Sequence[Told]], apart: Mapping[str, Place]
) -> dict[tuple[int, int], str]:
    """Return the sentences that stand in pages which share nothing else, and belong there."""
    found = {}
    for other, place in sorted(apart.items()):
        if other not in told:
            continue
        there = _kin(other, {**told, document: ()}, ())
        for x in kin.own:
            inside = overlap(x.start, x.end, place.start, place.end) * 2 > x.end - x.start
            if (
                inside
                and len(x.words) >= LEAST_LOW
                and kin.share(x) < ELSEWHERE
                and kin.share(x) < there.share(x)
            ):
                found[x.start, x.end] = "a page prints it that shares nothing else with this one"
    return found


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
    told = stems(document.text, *title)
    rest = [line for line in lines if not overlap(line.start, line.end, *title)]
    for line in rest:
        if document.text[line.start : line.end].strip() == document.text[title.start : title.end].strip():
            yield Damage(
                document.id, line.start, line.end, "doubled_title", "the title stands here once more"
            )
    below = sentences(document.text, [line for line in rest if line.role == "body"])
    lacking = sorted(w for w in told if not any(w in sentence.words for sentence in below))
    nearest = max((len(told.keys() & sentence.words) for sentence in below), default=0)
    if len(told) >= 4 and below and len(lacking) >= LACKING * len(told) and nearest < CARRIED * len(told):
        why = f"nothing below it carries: {', '.join(told[w] for w in lacking)}"
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
