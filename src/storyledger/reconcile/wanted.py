"""What to get next: documents, statements and people that the pile names but does not hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from storyledger.terms import Attribution, Claim, Document, Name, Place, Point, Sentence, Speaker, Wanted

# A paper with what says whose it is: "a coalition press release", "personnel records made public last fall".
_PAPER = re.compile(
    r"\b(?:(?:a|an|the|its|his|her|their) )?(?:[\w'’.\-]+ ){0,4}?"
    r"(?:press releases?|news releases?|joint statements?|statements?|records|reports?|letters?|memos?|filings?|stud(?:y|ies)|"
    r"surveys?|polls?|complaints?|affidavits?|indictments?|transcripts?|communiqu[eé]s?)\b"
    r"(?: (?:made public|released|issued|published|obtained|dated|filed)(?: [\w'’\-]+){1,3})?"
)


def wanted(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    names: Mapping[str, Sequence[Name]],
    attributions: Mapping[str, Sequence[Attribution]],
    claims: Sequence[Claim],
    points: Sequence[Point],
    speakers: Sequence[Speaker],
) -> list[Wanted]:
    """Return what the pages name but the pile does not hold, most points hanging on it first."""
    texts = {d.id: d.text for d in documents}
    found: dict[str, list[Place]] = defaultdict(list)
    rows = {a.id: a for group in attributions.values() for a in group}
    for a in rows.values():
        if a.document not in texts or not a.source:
            continue
        for span in (*a.source, *a.cue):
            for m in _PAPER.finditer(texts[a.document], span.start, span.end):
                found[" ".join(m.group().lower().split())].append(Place(a.document, m.start(), m.end()))
    out = []
    for key in sorted(found):
        places = tuple(sorted(set(found[key])))
        hanging = _hanging(places, rows, claims, points)
        what = texts[places[0].document][places[0].start : places[0].end]
        out.append(Wanted(storyline, what, "document", places, _quotation(places, rows), hanging))
    return sorted(out, key=lambda w: (-len(w.points), w.places))


def _hanging(
    places: Sequence[Place], rows: Mapping[str, Attribution], claims: Sequence[Claim], points: Sequence[Point]
) -> tuple[str, ...]:
    """The points of which a claim is said by what is printed at the places."""
    said = {c.id for c in claims if any(_at(rows[c.attribution], p) for p in places if c.attribution in rows)}
    return tuple(sorted(p.id for p in points if said & set(p.members)))


def _at(row: Attribution, place: Place) -> bool:
    return row.document == place.document and any(
        s.start <= place.start and place.end <= s.end for s in (*row.source, *row.cue)
    )


def _quotation(places: Sequence[Place], rows: Mapping[str, Attribution]) -> Place | None:
    """The longest direct quotation printed from it."""
    quoted = [
        Place(a.document, s.start, s.end)
        for a in rows.values()
        if a.mode in ("direct", "mixed") and any(_at(a, p) for p in places)
        for s in a.content
    ]
    return max(quoted, key=lambda p: (p.end - p.start, p), default=None)
