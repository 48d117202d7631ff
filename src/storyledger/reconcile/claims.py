"""One claim for each attribution: who says it, by whom it is passed on, whom a sibling copy prints for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyledger.reconcile.lexicon import PRONOUNS
from storyledger.reconcile.spoken import source_place
from storyledger.terms import Attribution, Claim, Document, Place, Restoration, Span, Speaker
from storyledger.text import overlap, words


def claims(
    storyline: str,
    documents: Sequence[Document],
    attributions: Mapping[str, Sequence[Attribution]],
    speakers: Sequence[Speaker],
    restorations: Sequence[Restoration],
) -> list[Claim]:
    """Return a claim for each attribution that has content, in order of document and place."""
    texts = {d.id: d.text for d in documents}
    by_place = {p: s for s in speakers for p in s.mentions}
    rows = sorted(
        (a for rows in attributions.values() for a in rows if a.content and a.document in texts),
        key=lambda a: (a.document, a.content, a.source, a.cue),
    )
    out = []
    for row in rows:
        place = source_place(row)
        speaker = by_place.get(place) if place else None
        restored = None if speaker else _restored(row, rows, by_place, restorations)
        out.append(
            Claim(
                storyline=storyline,
                attribution=row.id,
                document=row.document,
                content=row.content,
                speaker=speaker.id if speaker else None,
                stance=row.stance,
                via=tuple(texts[row.document][s.start : s.end].strip(" .,;:") for s in row.via),
                restored_speaker=restored.id if restored else None,
                unclear=_unclear(texts[row.document], place, by_place) if place and not speaker else "",
            )
        )
    return out


def _restored(
    row: Attribution,
    rows: Sequence[Attribution],
    by_place: Mapping[Place, Speaker],
    restorations: Sequence[Restoration],
) -> Speaker | None:
    """The one speaker whom siblings print for these words; None where they print two."""
    found: dict[str, Speaker] = {}
    for r in restorations:
        if r.what not in ("speaker", "antecedent") or r.here.document != row.document:
            continue
        if not any(overlap(r.here.start, r.here.end, *s) for s in (*row.content, *row.source)):
            continue
        for speaker in _printed_at(r.sibling, rows, by_place):
            found[speaker.id] = speaker
    return next(iter(found.values())) if len(found) == 1 else None


def _printed_at(
    sibling: Place, rows: Sequence[Attribution], by_place: Mapping[Place, Speaker]
) -> list[Speaker]:
    """The speaker printed inside a place, or else the speakers of the words that stand there."""
    inside = [
        s
        for p, s in sorted(by_place.items())
        if p.document == sibling.document and overlap(*p[1:], *sibling[1:])
    ]
    if inside:
        return inside
    said = (
        a
        for a in rows
        if a.document == sibling.document and any(overlap(*s, *sibling[1:]) for s in a.content)
    )
    places = (source_place(a) for a in said)
    return [by_place[p] for p in places if p and p in by_place]


def _unclear(text: str, place: Place, by_place: Mapping[Place, Speaker]) -> str:
    """What is printed, and after whom."""
    said = f"'{text[place.start : place.end]}', unclear"
    before = [p for p in by_place if p.document == place.document and p.end <= place.start]
    if not before:
        return said
    last = max(before, key=lambda p: (p.end, p.start))
    printed = text[last.start : last.end]
    pronoun = all(w.norm in PRONOUNS or w.norm in ("who", "which") for w in words(printed))
    return f"{said}; printed after {by_place[last].label if pronoun else printed}"


def content_spans(claim: Claim) -> list[Span]:
    """Return the non-empty pieces of what is claimed, in order."""
    return sorted(Span(*s) for s in claim.content if s[1] > s[0])
