"""Conflicts, tensions, changes and open questions, as the report shows them."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.printed import clip, day, days
from storyledger.report.quotes import Quote, around, heading, headline, quoted, quotes, speaker_at, whole
from storyledger.terms import Conflict, Figure, Place, Places, Question

FEW = 3  # words: a place that is no longer tells not of what it is
STRENGTHS = {
    "conflict": "Conflicts: cannot both hold",
    "tension": "Tensions: can both hold if other things were counted",
    "change": "Changes: a later word on the same matter",
}
OUTCOMES = {
    "met": "a later page says it came about",
    "not_met": "a later page says it did not come about",
    "changed": "a later page says something else",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: its first words, its pages, who is printed for it, all its places."""

    words: str
    labels: list[str]
    speakers: list[str]
    quotes: list[Quote]
    as_of: str  # of figures, the days they hold for; empty where none is known


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Both sides of a conflict, tension or change."""

    id: str
    kind: str
    strength: str
    why: str
    rule: str
    a: Side
    b: Side
    fits: list[Quote]
    first_seen: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A plan and what became of it."""

    id: str
    words: str
    quote: Quote
    who: str
    by_when: str
    outcome: str
    answered: bool
    why: str
    answers: list[Quote]
    first_seen: bool


def conflict_views(pile: Pile, new: frozenset[str] = frozenset()) -> list[ConflictView]:
    """Return conflicts, then tensions, then changes, each with both sides quoted."""
    return [_conflict(pile, c, new) for c in pile.conflicts]


def _conflict(pile: Pile, c: Conflict, new: frozenset[str]) -> ConflictView:
    a, b = c.a, c.b
    if c.strength == "change" and _first_day(pile, b) < _first_day(pile, a):
        a, b = b, a  # the later word stands second
    return ConflictView(
        c.id,
        c.kind,
        c.strength,
        c.why,
        c.rule,
        _side(pile, a),
        _side(pile, b),
        quotes(pile, c.fits),
        c.id in new,
    )


def _side(pile: Pile, places: Places) -> Side:
    shown = quotes(pile, places)
    speakers = list(dict.fromkeys(speaker_at(pile, p) for p in places))
    named = [s for s in speakers if not s.startswith("no speaker")]
    first = min(places, key=lambda p: (pile.labels[p.document], p.start), default=None)
    words = _said(pile, first) if first else ""
    labels = list(dict.fromkeys(q.label for q in shown))
    return Side(clip(words, 150), labels, named, shown, _as_of(pile, places))


def _said(pile: Pile, place: Place) -> str:
    """The words of a side; of a bare number ("five") those around it, which say of what."""
    figure = pile.figures.get(place)
    quantity = pile.quantities.get(figure.quantity) if figure else None
    if quantity and any(place.start <= s.start < place.end for s in quantity.of_what):
        return heading(whole(pile, place))
    return around(pile, place) if len(pile.text(place).split()) <= FEW else headline(pile, place)


def _held(pile: Pile, places: Places) -> list[Figure]:
    """The figures of places whose day is known, the earliest first."""
    found = [f for p in places if (f := pile.figures.get(p)) and f.as_of_low]
    return sorted(found, key=lambda f: (f.as_of_low or "", f.as_of_high or "", f.id))


def _first_day(pile: Pile, places: Places) -> str:
    """The first day of figures, or of the pages where they are no figures; "" where none is known."""
    pages = [dated.low for p in places if (dated := pile.published(p.document))]
    return min([f.as_of_low or "" for f in _held(pile, places)] or pages, default="")


def _as_of(pile: Pile, places: Places) -> str:
    """The days that the figures of a side hold for, from the first to the last."""
    held = _held(pile, places)
    return days(held[0].as_of_low, max(f.as_of_high or f.as_of_low or "" for f in held)) if held else ""


def question_views(pile: Pile, new: frozenset[str] = frozenset()) -> list[QuestionView]:
    """Return plans, promises, orders and forecasts, answered ones first."""
    return [_question(pile, q, new) for q in pile.questions]


def _question(pile: Pile, q: Question, new: frozenset[str]) -> QuestionView:
    speaker = pile.speakers.get(q.speaker or "")
    answers = quotes(pile, q.answers)
    later = "later words that bear on it" if answers else "no later word here"
    return QuestionView(
        q.id,
        clip(headline(pile, q.place), 240),
        quoted(pile, q.place, neighbours=True),
        speaker.label if speaker else "no speaker printed",
        f"by {day(q.by_when)}" if q.by_when else "no day printed",
        OUTCOMES.get(q.outcome, later),
        q.outcome != "open",
        "" if q.outcome == "open" else q.why,
        answers,
        q.id in new,
    )
