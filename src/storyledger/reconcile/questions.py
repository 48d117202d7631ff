"""Open questions: what was planned, promised, ordered or forecast, and what later pages say became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.alike import Statement, apart, shared
from storyledger.reconcile.intervals import Days, days_apart, first_day, last_day
from storyledger.reconcile.statements import Unit, units
from storyledger.terms import (
    Attribution,
    Claim,
    Document,
    Figure,
    Place,
    Point,
    Question,
    Sentence,
    TimeExpression,
)  # fmt: skip

_PLAN = re.compile(
    r"\b(?:will|would|shall|plans? to|planned to|intends? to|promis\w+ to|pledg\w+ to|vow\w* to|agreed to"
    r"|is expected to|are expected to|is due to|are due to|has ordered|have ordered)\b", re.I
)  # fmt: skip
_NOT = re.compile(r"\b(?:not|no|never)\b|n['’]t\b", re.I)
_FAILED = re.compile(
    r"\b(?:not|never|stays? (?:shut|closed)|remains? (?:shut|closed)|failed|cancel\w*|delay\w*)\b|n['’]t\b",
    re.I,
)
_CONDITION = re.compile(r"\b(?:if|could|might|would have|would not say|will not say)\b", re.I)
ANSWERS = 0.6  # share of a plan that a later sentence has
LATER = 2  # days after which a page is a later word
NO_WORD = "no later word in this pile"


def questions(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    points: Sequence[Point],
    times: Mapping[str, Sequence[TimeExpression]],
    published: Mapping[str, Days | None],
    figures: Sequence[Figure],
) -> list[Question]:
    """Return each plan once (by its point), with the later places that answer it."""
    del figures
    known, text = aliases(documents), {d.id: d.text for d in documents}
    said: list[Unit] = []
    for d in sorted(documents, key=lambda d: d.id):
        own = [c for c in claims if c.document == d.id]
        said += units(d, sentences.get(d.id, ()), own, attributions.get(d.id, ()), known)
    by_id = {c.id: c for c in claims}
    plans = [u for u in said if u.claimed and _is_plan(text[u.place.document], u, by_id.get(u.member))]
    out = []
    for unit in _once(plans, points):
        claim = by_id[unit.member]
        by_when = _by_when(unit.place, times.get(unit.place.document, ()), published.get(unit.place.document))
        asked = Question(storyline, unit.place, claim.id, claim.speaker, by_when, "open", why=NO_WORD)
        out.append(_answered(asked, unit, said, text, published))
    return out


def _is_plan(text: str, unit: Unit, claim: Claim | None) -> bool:
    printed = text[unit.place.start : unit.place.end]
    if claim is None or claim.stance in ("denied", "doubted", "demanded") or _CONDITION.search(printed):
        return False
    return bool(_PLAN.search(printed)) and not _NOT.search(printed) and not unit.said.asks


def _once(plans: Sequence[Unit], points: Sequence[Point]) -> list[Unit]:
    """Keep one unit of each point: the one the point is worded by, else its first."""
    home = {place: p for p in points for place in p.places}
    best: dict[object, Unit] = {}
    for unit in plans:
        point = home.get(unit.place)
        key = point.id if point else unit.place
        if key not in best or (point and unit.place == point.wording):
            best[key] = unit
    return sorted(best.values(), key=lambda u: u.place)


def _by_when(place: Place, times: Sequence[TimeExpression], published: Days | None) -> str | None:
    """Return the last day of a time in the plan's words that lies after the page's own day."""
    ahead = [t.high for t in times if place.start <= t.start < place.end and t.high]
    if published is None:
        return max(ahead, default=None)
    return max((t for t in ahead if last_day(t) > last_day(published[1])), default=None)


def _answered(
    asked: Question,
    unit: Unit,
    said: Sequence[Unit],
    text: Mapping[str, str],
    published: Mapping[str, Days | None],
) -> Question:
    """Return the question with the later places that answer it, the latest pages' word deciding."""
    day = published.get(asked.place.document)
    plan = _bare(unit.said)
    answers: list[tuple[str, Place, str]] = []
    for other in said:
        then = published.get(other.place.document)
        if (
            day is None
            or then is None
            or days_apart(day, then) < LATER
            or first_day(then[0]) < first_day(day[0])
        ):
            continue
        if plan.mass and shared(plan, other.said) / plan.mass >= ANSWERS:
            answers.append(
                (then[0], other.place, _outcome(plan, other.said, text[other.place.document], other.place))
            )
    if not answers:
        return asked
    answers.sort()
    outcome = answers[-1][2]
    why = {"met": "a later page says so", "not_met": "a later page says it has not come",
           "changed": "a later page gives another figure or date"}.get(outcome, NO_WORD)  # fmt: skip
    return replace(asked, outcome=outcome, answers=tuple(p for _, p, o in answers if o == outcome), why=why)


def _bare(said: Statement) -> Statement:
    return replace(said, weights={k: w for k, w in said.weights.items() if w > 0.3})


def _outcome(plan: Statement, later: Statement, text: str, place: Place) -> str:
    printed = text[place.start : place.end]
    if later.negated or _FAILED.search(printed):
        return "not_met"
    if apart(plan, later) in ("another figure", "another date"):
        return "changed"
    return "open" if _PLAN.search(printed) or "promised" in printed else "met"
