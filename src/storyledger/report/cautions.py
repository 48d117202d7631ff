"""What not to use as printed, and why: wrong page dates and damage, one reason for all that it holds for."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.printed import clip, day, days
from storyledger.report.quotes import anchor
from storyledger.terms import Damage, Place
from storyledger.text import overlap

# What is not to be used as printed, the gravest first, and why. Doubled titles and words mislead nobody: they
# are told beside their lines only.
SAID = {
    "headline_without_body": "no sentence below the headline carries it",
    "foreign_paragraph": "reads like a paragraph of another story",
    "quotation_without_speaker": "no speaker is printed for these words",
    "speaker_without_quotation": "a speaker is printed without words",
    "truncated_name": "a name is cut off",
    "misspelt_name": "a name is spelt otherwise elsewhere",
    "no_antecedent": "nothing before it says who this is",
    "missing_word": "a word is missing",
}


@dataclass(frozen=True, slots=True)
class Caution:
    """What not to use as printed, and why."""

    label: str
    anchor: str
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, and all that is not to be used for it."""

    why: str
    cautions: list[Caution]


def cautions(pile: Pile) -> list[Reason]:
    """Return what not to use as printed by its reason: wrong page dates, then damage, the gravest first."""
    found = _page_dates(pile)
    damaged = [(document, row) for document, rows in pile.damage.items() for row in rows if row.what in SAID]
    grave = {what: n for n, what in enumerate(SAID)}
    for document, row in sorted(damaged, key=lambda t: (grave[t[1].what], pile.labels[t[0]], t[1].start)):
        found.append(_damaged(pile, document, row))
    told: dict[str, list[Caution]] = {}
    for c in found:
        told.setdefault(c.why, []).append(c)
    return [Reason(why, held) for why, held in told.items()]


def _page_dates(pile: Pile) -> list[Caution]:
    """Pages with a day on top that is not the day they were written: a date of role "page" beside another."""
    found = []
    for (document, role), dated in sorted(pile.dates.items(), key=lambda t: (pile.labels[t[0][0]], t[0][1])):
        published = pile.published(document)
        if role == "page" and published and dated.low[:10] != published.low[:10]:
            why = f"prints {day(dated.low)} on top: the day it was read, not written"
            at = Place(document, dated.span.start if dated.span else 0, 0)
            known = f"{days(published.low, published.high)}, {published.how}"
            found.append(Caution(pile.labels[document], anchor(pile, at), f"{why} ({known})", ""))
    return found


def _damaged(pile: Pile, document: str, row: Damage) -> Caution:
    place = Place(document, row.start, row.end)
    met = (s for g, s in pile.guests if g.document == document and overlap(*g[1:], *place[1:]))
    guest = next(met, None)
    title = pile.title([guest]) if guest and row.what == "foreign_paragraph" else ""
    why = f"reads like a paragraph on another event here, “{clip(title, 80)}”" if title else SAID[row.what]
    return Caution(pile.labels[document], anchor(pile, place), why, clip(pile.text(place), 90))
