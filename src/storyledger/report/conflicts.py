"""Conflicts, tensions, changes, open questions and what is to get, as the report shows them."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.report.pile import Pile
from storyledger.report.points import heading
from storyledger.report.printed import clip, day
from storyledger.report.quotes import Quote, quoted, quotes, speaker_at, whole
from storyledger.terms import Conflict, Places, Question, Wanted

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


@dataclass(frozen=True, slots=True)
class WantedView:
    """What the pile names but does not hold."""

    id: str
    what: str
    kind: str
    quotes: list[Quote]
    search_for: str
    points: list[tuple[str, str]]


def conflict_views(pile: Pile, new: frozenset[str] = frozenset()) -> list[ConflictView]:
    """Return conflicts, then tensions, then changes, each with both sides quoted."""
    return [_conflict(pile, c, new) for c in pile.conflicts]


def _conflict(pile: Pile, c: Conflict, new: frozenset[str]) -> ConflictView:
    return ConflictView(
        c.id,
        c.kind,
        c.strength,
        c.why,
        c.rule,
        _side(pile, c.a),
        _side(pile, c.b),
        quotes(pile, c.fits),
        c.id in new,
    )


def _side(pile: Pile, places: Places) -> Side:
    shown = quotes(pile, places)
    speakers = list(dict.fromkeys(speaker_at(pile, p) for p in places))
    named = [s for s in speakers if not s.startswith("no speaker")]
    first = min(places, key=lambda p: (pile.labels[p.document], p.start), default=None)
    words = whole(pile, first) if first else ""
    return Side(clip(heading(words), 150), list(dict.fromkeys(q.label for q in shown)), named, shown)


def question_views(pile: Pile, new: frozenset[str] = frozenset()) -> list[QuestionView]:
    """Return plans, promises, orders and forecasts, answered ones first."""
    return [_question(pile, q, new) for q in pile.questions]


def _question(pile: Pile, q: Question, new: frozenset[str]) -> QuestionView:
    speaker = pile.speakers.get(q.speaker or "")
    answers = quotes(pile, q.answers)
    later = "later words that bear on it" if answers else "no later word here"
    return QuestionView(
        q.id,
        clip(heading(whole(pile, q.place)), 240),
        quoted(pile, q.place, neighbours=True),
        speaker.label if speaker else "no speaker printed",
        f"by {day(q.by_when)}" if q.by_when else "no day printed",
        OUTCOMES.get(q.outcome, later),
        q.outcome != "open",
        "" if q.outcome == "open" else q.why,
        answers,
        q.id in new,
    )


def wanted_views(pile: Pile) -> list[WantedView]:
    """Return what is to get, what most hangs on first."""
    words = {p.id: heading(pile.text(p.wording)) for p in pile.points}
    rows = sorted(pile.of(Wanted), key=lambda w: (-len(w.points), -len(w.places), w.what, w.id))
    return [
        WantedView(
            w.id,
            w.what.strip(" .,"),
            w.kind,
            quotes(pile, w.places),
            pile.text(w.quotation).strip() if w.quotation else "",
            [(i, words[i]) for i in w.points if i in words],
        )
        for w in rows
    ]
