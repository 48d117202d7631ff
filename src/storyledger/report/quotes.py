"""A quoted place: what is printed there with its neighbours, who is printed for it, and how it is cited."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from storyledger.report.citations import citation, live_link
from storyledger.report.pile import Pile
from storyledger.report.printed import days
from storyledger.terms import Claim, Document, Place, Span

# What cannot be left out before words, and what words begin with that hang on those before them.
_NEEDED = re.compile(
    r"(?:\b(?:asked|identif(?:y|ies|ied)|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|call(?:s|ed)?"
    r"|describe[sd]?|accuse[sd]?|praise[sd]?|condemn(?:s|ed)?|blame[sd]?|urge[sd]?|order(?:s|ed)?|want(?:s|ed)?"
    r"|demand(?:s|ed)?|for|of|to|as|by|in|on|at|with|about|from|into|be|been|being|is|are|was|were|has|have|had|not"
    r"|a|an|the|his|her|its|their))\s*[\"“‘']?$"
)
_HANGS = re.compile(
    r"(?:because|but|and|or|nor|which|who|whom|whose|while|whereas|as|if|when|where|after|before|following|shortly"
    r"|though|although|unless|until|since|than|to|for|of|in|on|at|with|by|from)\b"
)
_THAT = re.compile(r"^that,?\s+")
WITHHELD = ("denied", "doubted")  # alone, what a speaker denies would read as if he said it
LEADING = 80  # code points from the saying word to what it leads in
LONGEST_ALONE = 320  # code points of a sentence that is shown in place of a fragment
NEIGHBOUR = 160  # code points shown of the sentences before and after
LONGEST = 900  # code points shown of one quoted place


@dataclass(frozen=True, slots=True)
class Piece:
    """Printed words of one kind: said (the place itself), cue (the saying word), near (the rest)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted place: its page, its name in the report, its words, and the sentence around them in pieces."""

    label: str
    anchor: str
    words: str
    pieces: list[Piece]
    cite: str
    live: str | None


def anchor(pile: Pile, place: Place) -> str:
    """Return the name of a place inside the report."""
    return f"p-{pile.labels[place.document]}-{place.start}"


def quoted(pile: Pile, place: Place, *, neighbours: bool = False) -> Quote:
    """Return a place in its sentence, with the sentences before and after where they are asked for."""
    document = pile.documents[place.document]
    words = pile.text(place)
    cite = f"{document_cite(pile, document)}, characters {place.start} to {place.end}"
    return Quote(
        pile.labels[place.document],
        anchor(pile, place),
        words,
        _pieces(pile, place, neighbours),
        cite,
        live_link(document, words),
    )


def quotes(pile: Pile, places: Iterable[Place]) -> list[Quote]:
    """Return places quoted, in the order of their pages."""
    return [
        quoted(pile, p) for p in sorted(set(places), key=lambda p: (pile.labels[p.document], p.start, p.end))
    ]


def document_cite(pile: Pile, document: Document) -> str:
    """Return a document's citation."""
    dated = pile.published(document.id)
    return citation(document, days(dated.low, dated.high) if dated else None)


def whole(pile: Pile, place: Place) -> str:
    """Return what is printed at a place, with the closing mark after it where its quotation lacks one."""
    text, words = pile.documents[place.document].text, pile.text(place)
    after = text[place.end : place.end + 1]
    half = (after == '"' and words.count('"') % 2) or (after == "”" and words.count("“") > words.count("”"))
    return words + after if half else words


def headline(pile: Pile, place: Place) -> str:
    """Return words that can be read alone: what is printed at a place, a fragment with what leads it in.

    "additional helicopters" says nothing without "asked for"; what stands after "said" or "that" does. What
    is denied or doubted is shown with the word that says so.
    """
    printed, text = whole(pile, place), pile.documents[place.document].text
    words, before = heading(printed), text[max(0, place.start - 30) : place.start]
    claim = pile.claim_at(place)
    tied = _HANGS.match(words) or (_NEEDED.search(before) and not _THAT.match(printed))
    if not (claim and claim.stance in WITHHELD) and not (words[:1].islower() and tied):
        return words
    start, end = pile.sentence_at(place)
    cue = _cue_before(pile, place, start)
    if cue is not None:
        return "… " + heading(text[cue : place.end])
    return heading(text[start:end]) if end - start <= LONGEST_ALONE else words


def _cue_before(pile: Pile, place: Place, start: int) -> int | None:
    """Return where the saying word begins that leads a place in, in its sentence from `start`; or None."""
    claim = pile.claim_at(place)
    attribution = pile.attributions.get(claim.attribution) if claim else None
    cues = (
        [s.start for s in attribution.cue if start <= s.start and s.end <= place.start] if attribution else []
    )
    return min(cues) if cues and place.start - min(cues) <= LEADING else None


def around(pile: Pile, place: Place, room: int = 45) -> str:
    """Return a place with the whole words of its sentence that stand within `room` code points of it."""
    text, (start, end) = pile.documents[place.document].text, pile.sentence_at(place)
    low, high = max(start, place.start - room), min(end, place.end + room)
    before, after = text[low : place.start], text[place.end : high]
    if low > start:
        before = "… " + before.partition(" ")[2]
    if high < end:
        after = after.rpartition(" ")[0] + " …"
    return before + pile.text(place) + after


def heading(words: str) -> str:
    """Return words without the "that" which ties them to their sentence, and without half a pair of marks.

    >>> heading("that the mine was shut"), heading('it stays "open'), heading('the "old" mine')
    ('the mine was shut', 'it stays open', 'the "old" mine')
    """
    bare = _THAT.sub("", words).strip(" \n,")
    for left, right in (('"', '"'), ("“", "”")):
        marks = bare.count('"') if left == right else bare.count(left) + bare.count(right)
        if marks == 1:
            bare = bare.replace(left, "").replace(right, "")
        if marks == 2 and bare.startswith(left) and bare.endswith(right):
            bare = bare[1:-1]
    return bare


def _pieces(pile: Pile, place: Place, neighbours: bool) -> list[Piece]:
    text = pile.documents[place.document].text
    start, end = pile.sentence_at(place)
    stop = min(place.end, place.start + LONGEST)
    start, end = max(start, place.start - LONGEST // 2), min(end, stop + LONGEST // 2)
    claim = pile.claim_at(place)
    cues = (
        pile.attributions[claim.attribution].cue if claim and claim.attribution in pile.attributions else ()
    )
    marks = [(place.start, stop, "said"), *((s.start, s.end, "cue") for s in cues)]
    pieces = _cut(text, Span(start, end), marks)
    if stop < place.end:
        pieces.append(Piece("near", " …"))
    before, after = _neighbours(pile, place) if neighbours else ("", "")
    return [*([Piece("near", before)] if before else []), *pieces, *([Piece("near", after)] if after else [])]


def _cut(text: str, span: Span, marks: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """Cut a span where marks begin and end; the first mark that covers a stretch names it."""
    held = [
        (max(s, span.start), min(e, span.end), kind)
        for s, e, kind in marks
        if s < span.end and span.start < e
    ]
    edges = sorted({span.start, span.end, *(x for s, e, _ in held for x in (s, e))})
    return [
        Piece(next((kind for s, e, kind in held if s <= a and b <= e), "near"), text[a:b])
        for a, b in itertools.pairwise(edges)
    ]


def _neighbours(pile: Pile, place: Place) -> tuple[str, str]:
    """The sentences before and after, cut to what a line or two hold."""
    n = pile.sentence_number(place)
    if n is None:
        return "", ""
    rows, text = pile.sentences[place.document], pile.documents[place.document].text
    before = text[rows[n - 1].start : rows[n - 1].end] if n else ""
    after = text[rows[n + 1].start : rows[n + 1].end] if n + 1 < len(rows) else ""
    lead = before if len(before) <= NEIGHBOUR else "… " + before[-NEIGHBOUR:].partition(" ")[2]
    trail = after if len(after) <= NEIGHBOUR else after[:NEIGHBOUR].rpartition(" ")[0] + " …"
    return lead + " " if lead else "", " " + trail if trail else ""


def who(pile: Pile, claim: Claim | None) -> str:
    """Return who is printed as saying something, as the page prints it, with the speaker it is read as."""
    if claim is None:
        return "no speaker printed here"
    attribution, text = pile.attributions[claim.attribution], pile.documents[claim.document].text
    printed = " ".join(text[s.start : s.end] for s in attribution.source).strip(" ,")
    speaker = pile.speakers.get(claim.speaker or "")
    if not printed:
        return speaker.label if speaker else "no speaker printed here"
    if claim.unclear:
        return (
            f"{printed} ({claim.unclear})"
            if printed.casefold() not in claim.unclear.casefold()
            else claim.unclear
        )
    if speaker and speaker.label.casefold() not in printed.casefold():
        return f"{printed} ({speaker.label})"
    return printed


def speaker_at(pile: Pile, place: Place) -> str:
    """Return the short name of who is printed for a place: the speaker's label, or that none is printed."""
    claim = pile.claim_at(place)
    speaker = pile.speakers.get(claim.speaker or "") if claim else None
    return speaker.label if speaker else who(pile, claim).replace(" here", "")


def restored(pile: Pile, claim: Claim | None) -> str:
    """Return to whom a sibling page gives words for which this page prints nobody; empty where none does."""
    speaker = pile.speakers.get(claim.restored_speaker or "") if claim else None
    if not claim or not speaker:
        return ""
    spans = claim.content
    for row in pile.restorations.get(claim.document, ()):
        if row.what in ("speaker", "antecedent") and any(
            s.start < row.here.end and row.here.start < s.end for s in spans
        ):
            return f"page {pile.labels[row.sibling.document]} gives these words to {speaker.label} (restored)"
    return f"a sibling page gives these words to {speaker.label} (restored)"


def touch(a: Iterable[Place], b: Iterable[Place]) -> bool:
    """Whether two lists of places share a character."""
    held = list(b)
    return any(x.document == y.document and x.start < y.end and y.start < x.end for x in a for y in held)
