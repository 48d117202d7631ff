"""Events and outlets: which pages tell of one event, which outlet is printed, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.printed import days
from storyledger.report.quotes import Quote, quotes

PROBLEMS = {
    "bad_line": "not a page",
    "nul": "a NUL byte in the text",
    "pdf": "a PDF",
    "empty": "nothing to read",
    "binary": "not text",
    "too_large": "too large",
    "encoding": "characters in doubt",
    "unreadable": "could not be opened",
    "vanished": "not there",
    "duplicate": "the same page again",
    "language": "kept, not read: another language",
}


@dataclass(frozen=True, slots=True)
class EventView:
    """The pages on one event, and paragraphs on it that stand on pages of other events."""

    id: str
    title: str
    days: str
    pages: list[tuple[str, str, str]]  # label, title, outlet
    guests: list[Quote]
    why: str


@dataclass(frozen=True, slots=True)
class StorylineView:
    """Events that continue each other."""

    events: list[EventView]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A page that was not read, or read with a note: what, where, what helps."""

    address: str
    what: str
    detail: str
    cure: str


def storyline_views(pile: Pile) -> list[StorylineView]:
    """Return storylines with their events, the largest first; events by day."""
    found: dict[str, list[EventView]] = {key: [] for key, _ in pile.storylines}
    for story in pile.of_stories:
        held = pile.earliest(story.documents)
        told = [dated for d in held if (dated := pile.published(d))]
        span = (
            days(min(d.low for d in told)[:10], max(d.high for d in told)[:10]) if told else "no day is known"
        )
        pages = [
            (pile.labels[d], pile.documents[d].title or "untitled", pile.documents[d].outlet or "")
            for d in held
        ]
        title = next((t for _, t, _ in pages if t != "untitled"), "untitled")
        guests = quotes(pile, [g for g in story.guests if g.document in pile.documents])
        found[story.storyline].append(EventView(story.id, title, span, pages, guests, story.why))
    return [StorylineView(events) for events in found.values()]


def outlet_views(pile: Pile) -> list[tuple[str, list[str]]]:
    """Return outlets as printed with their pages, then the pages that print none."""
    names = sorted({d.outlet for d in pile.documents.values() if d.outlet})
    found = [(n, pile.where([d.id for d in pile.documents.values() if d.outlet == n])) for n in names]
    bare = pile.where([d.id for d in pile.documents.values() if not d.outlet])
    return [*found, *([("no outlet is printed", bare)] if bare else [])]


def problem_views(pile: Pile) -> list[ProblemView]:
    """Return pages that were not read, or read with a note, by address."""
    return [
        ProblemView(
            p.address, PROBLEMS.get(p.problem or "", (p.problem or "").replace("_", " ")), p.detail, p.cure
        )
        for p in pile.unread
    ]
