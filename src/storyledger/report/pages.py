"""A page as it was read: lines cut into stretches that carry marks. A browser computes no offset."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from storyledger.report.citations import live_link
from storyledger.report.marks import Marks, Note, marks
from storyledger.report.pile import Pile
from storyledger.report.printed import days
from storyledger.report.quotes import document_cite
from storyledger.terms import Line
from storyledger.text import lines as text_lines

LENGTH = 60_000  # code points of one page that the report shows; the ledger holds all


@dataclass(frozen=True, slots=True)
class Stretch:
    """Printed characters that carry the same marks; anchors are names of places that begin here."""

    words: str
    classes: str
    anchors: list[str]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with its role, its stretches and the notes beside it."""

    role: str
    why: str
    start: int
    end: int
    stretches: list[Stretch]
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as it was read; `anchors` are names of places that stand in no line shown."""

    label: str
    title: str
    cite: str
    address: str
    outlet: str
    author: str
    dates: list[str]
    live: str | None
    version: str
    lines: list[LineView]
    anchors: list[str]
    cut: bool


def page_views(pile: Pile) -> list[PageView]:
    """Return all pages, in the order of their labels."""
    found = marks(pile)
    dates: dict[str, list[str]] = defaultdict(list)
    for (d, role), dated in sorted(pile.dates.items()):
        what = "published" if role == "published" else "the day it was read"
        dates[d].append(f"{what} {days(dated.low, dated.high)} ({dated.how})")
    return [_page(pile, d, found[d], dates[d]) for d in pile.ordered]


def _page(pile: Pile, document: str, marks: Marks, dates: list[str]) -> PageView:
    row = pile.documents[document]
    lines = list(_lines(row.text, pile.lines.get(document) or _bare(row.text, document), marks))
    placed = {a for line in lines for s in line.stretches for a in s.anchors}
    version = pile.superseded.get(document)
    return PageView(
        pile.labels[document],
        row.title or "untitled",
        document_cite(pile, row),
        row.address,
        row.outlet or "no outlet is printed",
        row.author or "",
        dates or ["no day is known"],
        live_link(row),
        f"version {version.number} of its address; a later one is in this ledger" if version else "",
        lines,
        sorted({a for held in marks.anchors.values() for a in held} - placed),
        len(row.text) > LENGTH,
    )


def _bare(text: str, document: str) -> list[Line]:
    """Lines without a role, where the ledger has none."""
    return [Line(document, s.start, s.end, "body") for s in text_lines(text)]


def _lines(text: str, rows: list[Line], marks: Marks) -> Iterator[LineView]:
    """Cut each line; spans and anchors are looked up in order, so that a long page takes linear time."""
    spans, at = sorted(marks.spans), 0
    anchors, notes = sorted(marks.anchors), sorted(marks.notes, key=lambda t: t[0])
    places, open_spans, next_span = [n for n, _ in notes], list[tuple[int, int, str]](), 0
    for row in rows:
        if row.start < at or row.start >= LENGTH:
            continue
        at = row.end
        while next_span < len(spans) and spans[next_span][0] < row.end:
            open_spans.append(spans[next_span])
            next_span += 1
        open_spans = [s for s in open_spans if s[1] > row.start]
        inside = anchors[bisect_left(anchors, row.start) : bisect_left(anchors, row.end)]
        beside = [n for _, n in notes[bisect_left(places, row.start) : bisect_left(places, row.end)]]
        stretches = _stretches(text, row, open_spans, {a: marks.anchors[a] for a in inside})
        yield LineView(row.role, row.why, row.start, row.end, stretches, list(dict.fromkeys(beside)))


def _stretches(
    text: str, row: Line, spans: list[tuple[int, int, str]], anchors: dict[int, set[str]]
) -> list[Stretch]:
    start, end = row.start, min(row.end, LENGTH)
    held = [(max(s, start), min(e, end), c) for s, e, c in spans if s < end and start < e]
    edges = sorted({start, end, *(x for s, e, _ in held for x in (s, e)), *anchors})
    return [
        Stretch(text[a:b], _classes([c for s, e, c in held if s <= a and b <= e]), sorted(anchors.get(a, ())))
        for a, b in itertools.pairwise(edges)
    ]


def _classes(given: list[str]) -> str:
    """One class of each sort: of several families the last to begin is shown."""
    families = [c for c in given if c.startswith("family")]
    return " ".join(sorted({c for c in given if not c.startswith("family")}) + families[-1:])
