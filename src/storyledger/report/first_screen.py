"""The first screen: what a pile answers in ten seconds."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.views import PointView, anchor, day_words, point_view
from storyledger.terms import Place

TOP = 3


@dataclass(frozen=True, slots=True)
class Caution:
    """What not to use as printed, and why."""

    label: str
    anchor: str
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """Counts, the points that most rests on, what rests on one unnamed person, and what not to use."""

    title: str
    pages: int
    unread: int
    outlets: list[str]
    no_outlet: int
    events: int
    span: str
    latest: str
    said_most: list[PointView]
    one_unnamed: list[PointView]
    cautions: list[Caution]


SAID = {
    "wrong_page_date": "the day it was read, not written",
    "headline_without_body": "no sentence below the headline carries it",
    "foreign_paragraph": "a paragraph that belongs to another story",
    "quotation_without_speaker": "no speaker is printed for these words",
    "missing_word": "a word is missing",
    "truncated_name": "a name is cut off",
    "speaker_without_quotation": "a speaker without what he said",
    "no_antecedent": "nobody is named before whom this could mean",
}


def first_screen(pile: Pile, new: frozenset[str] = frozenset()) -> FirstScreen:
    """Return the first screen of a pile."""
    days = sorted((d.low[:10], d.high[:10]) for (_, role), d in pile.dates.items() if role == "published")
    outlets = sorted({d.outlet for d in pile.documents.values() if d.outlet})
    telling = [p for p in pile.points if len({x.document for x in p.places}) > 1 or p.named or p.unnamed_low]
    most = sorted(telling, key=lambda p: (not (p.named or p.unnamed_low), -len({x.document for x in p.places}), p.id))
    lone = [p for p in telling if p.named == 0 and p.unnamed_high == 1]
    return FirstScreen(
        _title(pile), len(pile.documents), len(pile.unread), outlets,
        sum(not d.outlet for d in pile.documents.values()), sum(len(s) for _, s in pile.storylines),
        _months(days[0][0], days[-1][1]) if days else "no day is known",
        f"{days[-1][1]} is the latest word here" if days else "no page prints a day",
        [point_view(pile, p, new) for p in most[:TOP]], [point_view(pile, p, new) for p in lone[:TOP]], cautions(pile),
    )  # fmt: skip


def _title(pile: Pile) -> str:
    """The title of the earliest page of the largest storyline, which is printed, not ours."""
    if not pile.storylines:
        return next((d.title for d in pile.documents.values() if d.title), "An empty pile")
    held = [d for s in pile.storylines[0][1] for d in s.documents if pile.documents[d].title]
    day = {d: (dated.low if (dated := pile.published(d)) else "9999") for d in held}
    return pile.documents[min(held, key=lambda d: (day[d], pile.labels[d]))].title if held else "Untitled pages"


def _months(low: str, high: str) -> str:
    """Return the first and last month, or the one."""
    return low[:7] if low[:7] == high[:7] else f"{low[:7]} to {high[:7]}"


def cautions(pile: Pile) -> list[Caution]:
    """Return what not to use as printed: wrong page dates, then damage, by page."""
    found = []
    for (document, role), dated in sorted(pile.dates.items()):
        published = pile.published(document)
        if role == "page" and published and dated.low[:10] != published.low[:10]:
            place = Place(document, dated.span.start if dated.span else 0, 0)
            why = f"is dated {dated.low} on top: the day it was read, not written ({day_words(published.low, published.high)})"
            found.append(Caution(pile.labels[document], anchor(pile, place), why, ""))
    for document, rows in pile.damage.items():
        for row in rows:
            words = pile.documents[document].text[row.start : row.end]
            where = anchor(pile, Place(document, row.start, row.end))
            found.append(Caution(pile.labels[document], where, SAID.get(row.what, row.what.replace("_", " ")), words[:90]))
    return sorted(found, key=lambda c: (c.label, c.anchor))
