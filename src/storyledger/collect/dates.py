"""Which day a document was published and which it was read, with how each is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.collect.printed import Day, days
from storyledger.terms import Dated, Document, Line, Span

# Weights: greater is better known. What siblings settle comes later and has its own weights.
GIVEN, PRINTED_AFTER_VERB, PRINTED_ALONE, DATELINE, PRINTED_LAST = 90, 80, 70, 55, 40
_VERB = re.compile(r"\b(?:posted|published|updated|issued|released|date|filed|on|first|by)\b", re.I)
# A dateline around its day: "KORSA, 5 February 2024 (NPA) - ", "(Korsa, February 5, 2024) ".
_PLACE = re.compile(r"(?:\(?[A-Z][^\n!?;:\"“”]{1,60}?[,(]\s?)?\(?")
_AGENCY = re.compile(
    r"\s?,?\s?(?:\([A-Z][^()\n]{1,30}\)\s?(?=[A-Z\"“‘]|[-–—.:])|(?=\s?[-–—]|\)))"
)  # fmt: skip
_OPENING = 80  # code points in which a dateline's day ends
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|changed)\b", re.I)
MANY = 40  # dated lines looked at: with more the page is a list of dates
FEW = 14  # words: a line of more that is no byline or dateline is a sentence, its dates are the story's


def published(
    document: Document,
    lines: Sequence[Line],
    *,
    given: str | None = None,
    marked: Sequence[tuple[str, str, int]] = (),
) -> list[Dated]:
    """Return the document's dates: role "published", and "page" for the day it was read.

    `given` came beside the page, `marked` is (date, how, weight) from its markup. No date lies after the
    fetch, and a date of the page's frame (above the title, while another stands below it) is the day it was
    read.
    """
    found = [Dated(document.id, "published", day, day, how, weight) for day, how, weight in marked]
    if given:
        found.append(Dated(document.id, "published", given, given, "given with the page", GIVEN))
    found += _printed(document, lines)
    return [row for row in found if not _after(row.low, document.fetched)]


def _after(day: str, fetched: str | None) -> bool:
    return fetched is not None and day[:10] > fetched[: len(day[:10])]


def _printed(document: Document, lines: Sequence[Line]) -> list[Dated]:
    """Days printed in the frame around the text: near the title, at a dateline, at the end."""
    text = document.text
    title = next((n for n, line in enumerate(lines) if line.role == "title"), None)
    first = next((n for n, line in enumerate(lines) if line.role == "body"), len(lines))
    told: list[tuple[int, Line, Day]] = []
    for n, line in enumerate(lines):
        if line.role != "body" and len(text[line.start : line.end].split()) <= FEW:
            told += [(n, line, day) for day in days(text, line.start, line.end)[:1]]
    told = told[:MANY]
    near = [(n, line, day) for n, line, day in told if (title is None or n > title) and n <= first + 1]
    rows = [_row(document, line, day, "printed below the title") for _, line, day in near]
    rows += _dateline(document, lines[first : first + 1])
    for n, line, day in told:
        if title is not None and n < title:
            rows.append(_above(document, line, day, alone=not near and title - n == 1))
    return rows or _last(document, told)


def _dateline(document: Document, lines: Sequence[Line]) -> list[Dated]:
    """The day in a dateline that opens the text: "KORSA, 5 February 2024 (NPA) - "."""
    text = document.text
    for line in lines:
        for day in days(text, line.start, min(line.end, line.start + _OPENING))[:1]:
            opens = _PLACE.fullmatch(text, line.start, day.start)
            if opens and _AGENCY.match(text, day.end, line.end):
                span, how = Span(day.start, day.end), "printed in the dateline"
                return [Dated(document.id, "published", day.low, day.high, how, DATELINE, span)]
    return []


def _row(document: Document, line: Line, day: Day, how: str) -> Dated:
    words = document.text[line.start : line.end]
    weight = PRINTED_AFTER_VERB if _VERB.search(words) else PRINTED_ALONE
    weight -= 5 if _UPDATED.search(words) else 0
    return Dated(document.id, "published", day.low, day.high, how, weight, Span(day.start, day.end))


def _above(document: Document, line: Line, day: Day, *, alone: bool) -> Dated:
    """A date above the title: the page's own, unless it is the only one and stands right at the title."""
    if alone:
        return _row(document, line, day, "printed above the title")
    how = "printed in the page's frame, above the title"
    return Dated(document.id, "page", day.low, day.high, how, PRINTED_ALONE, Span(day.start, day.end))


def _last(document: Document, told: Sequence[tuple[int, Line, Day]]) -> list[Dated]:
    if len({day.low for *_, day in told}) != 1:
        return []
    _, _, day = told[0]
    how = "the only day printed outside the text"
    return [Dated(document.id, "published", day.low, day.high, how, PRINTED_LAST, Span(day.start, day.end))]
