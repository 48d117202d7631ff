"""Open questions: what was planned, promised, ordered or forecast, and what later pages say became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.alike import Statement, apart, shared
from storyledger.reconcile.figures import as_printed
from storyledger.reconcile.intervals import Days, days_apart, first_day, last_day
from storyledger.reconcile.plans import TALK, deed, is_plan, mark
from storyledger.reconcile.statements import Unit, units
from storyledger.terms import (
    Attribution,
    Claim,
    Document,
    Figure,
    Place,
    Places,
    Point,
    Question,
    Sentence,
    TimeExpression,
)  # fmt: skip

_FAILED = re.compile(
    r"\b(?:not|never|no longer|stays? (?:shut|closed)|remains? (?:shut|closed)|fail(?:s|ed)|cancel\w*"
    r"|scrapp(?:ed|ing)|abandon\w*|call(?:s|ed) off|shelve[sd]?|halt(?:s|ed)|suspend\w*|revers(?:es|ed)"
    r"|drop(?:s|ped) plans?|rul(?:es|ed) out)\b|n['’]t\b",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:delay(?:s|ed)?|postpon\w*|put off|push(?:es|ed) back|reschedul\w*|brought forward)\b", re.I
)
_BY = re.compile(r"\b(?:by|before|within|until)\b", re.I)
_STAYS = re.compile(r"\b(?:stay|remain|be kept|keep|maintain|have|leave|number|total|reach)\b", re.I)
ANSWERS = 0.6  # share of a plan's telling words, figures and dates left out, that a later sentence has
LEAST = 2.0  # summed weight of what they share: "the talks will continue" is answered by nothing
PLAIN = 0.5  # share of its words that are no names: an event's own name is in every page
TELLING = 0.3
LATER = 2  # days after which a page is a later word
NO_WORD = "no later word in this pile"
WHY = {
    "met": "a later page says so",
    "not_met": "a later page says it has not come",
    "changed": "a later page gives another figure or date",
    "open": "a later page still plans it; none says it came",
}


@dataclass(frozen=True, slots=True)
class _Pile:
    """What all plans of a storyline are held against."""

    text: Mapping[str, str]
    published: Mapping[str, Days | None]
    times: Mapping[str, Sequence[TimeExpression]]
    by_key: Mapping[str, Sequence[Unit]]  # clauses by each telling word
    figures: Sequence[Figure]

    def printed(self, place: Place) -> str:
        """Return the words of a place."""
        return self.text[place.document][place.start : place.end]

    def later(self, than: str, other: str) -> bool:
        """Return whether a document is known to be some days later than another."""
        day, then = self.published.get(than), self.published.get(other)
        if day is None or then is None or first_day(then[0]) < first_day(day[0]):
            return False
        return days_apart(day, then) >= LATER


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
    known, text = aliases(documents), {d.id: d.text for d in documents}
    said: list[Unit] = []
    for d in sorted(documents, key=lambda d: d.id):
        own = [c for c in claims if c.document == d.id]
        said += units(d, sentences.get(d.id, ()), own, attributions.get(d.id, ()), known)
    by_key: dict[str, list[Unit]] = defaultdict(list)
    for unit in said:
        for key, told in unit.said.weights.items():
            if told > TELLING:
                by_key[key].append(unit)
    pile, by_id = _Pile(text, published, times, by_key, figures), {c.id: c for c in claims}
    quoted = {a.id for rows in attributions.values() for a in rows if a.mode == "direct"}
    plans = [u for u in said if _planned(pile.printed(u.place), u, by_id.get(u.member), quoted)]
    places = {place: p.places for p in points for place in p.places}
    out = []
    for unit in _once(plans, points):
        claim = by_id.get(unit.member)
        asked = Question(
            storyline, unit.place, claim.id if claim else None, claim.speaker if claim else None,
            _by_when(unit.place, times.get(unit.place.document, ()), published.get(unit.place.document)),
            "open", why=NO_WORD,
        )  # fmt: skip
        out.append(_answered(asked, unit, places.get(unit.place, (unit.place,)), pile))
    return out


def _planned(printed: str, unit: Unit, claim: Claim | None, quoted: Collection[str]) -> bool:
    if unit.said.asks or (claim and claim.stance in ("denied", "doubted", "demanded")):
        return False
    reported = claim is not None and claim.attribution not in quoted
    return is_plan(printed, claimed=reported) and bool(deed(printed))


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


def _answered(asked: Question, unit: Unit, alike: Places, pile: _Pile) -> Question:
    """Return the question with the later places that answer it; the latest page's word decides."""
    found = sorted({*_by_words(asked, unit, pile), *_by_figures(unit, alike, pile)})
    if not found:
        return asked
    settled = [f for f in found if f[1] != "open"]
    _, outcome, _, why = (settled or found)[-1]
    places = tuple(dict.fromkeys(p for _, o, p, _ in found if o == outcome))
    return replace(asked, outcome=outcome, answers=places, why=why)


_Answer = tuple[str, str, Place, str]  # day of the page, outcome, place, why


def _by_words(asked: Question, unit: Unit, pile: _Pile) -> Iterator[_Answer]:
    """Yield the later clauses that tell of the same deed."""
    core, key = _core(unit.said), deed(pile.printed(unit.place))
    for other in pile.by_key.get(key, ()):
        then = pile.published.get(other.place.document)
        if then is None or not pile.later(unit.place.document, other.place.document):
            continue
        both = shared(core, other.said)
        if both < LEAST or both < ANSWERS * core.mass or other.said.asks:
            continue
        if _beside_names(core, other.said) < PLAIN:
            continue
        outcome = _outcome(asked, unit, other, pile)
        if outcome:
            yield then[0], outcome, other.place, WHY[outcome]


def _core(said: Statement) -> Statement:
    """The telling words of a plan, without figures, dates and the words that plans are spoken of with."""
    kept = {k: w for k, w in said.weights.items() if w > TELLING and k not in TALK and not k[:1].isdigit()}
    return replace(said, weights=kept)


def _beside_names(core: Statement, other: Statement) -> float:
    """The share of a plan's telling words, names left out, that another clause has."""
    named = frozenset().union(*core.names)
    plain = {k: w for k, w in core.weights.items() if k not in named}
    total = sum(plain.values())
    return sum(w for k, w in plain.items() if k in other.weights) / total if total else 0.0


def _outcome(asked: Question, plan: Unit, later: Unit, pile: _Pile) -> str:
    """What a later clause says became of a plan; "" where it tells of another thing."""
    printed = pile.printed(later.place)
    why = apart(replace(plan.said, negated=later.said.negated), later.said)
    if why and why not in ("another figure", "another date"):
        return ""
    if _MOVED.search(printed):
        return "changed"
    if _FAILED.search(printed):
        return "not_met"
    ahead = _by_when(
        later.place, pile.times.get(later.place.document, ()), pile.published[later.place.document]
    )
    if mark(printed) or ahead:
        return "changed" if ahead and asked.by_when and last_day(ahead) != last_day(asked.by_when) else "open"
    if (
        asked.by_when
        and not _BY.search(pile.printed(plan.place))
        and _still_ahead(asked.by_when, later, pile)
    ):
        return "open"
    return "changed" if why else "met"


def _still_ahead(day: str, later: Unit, pile: _Pile) -> bool:
    """Whether a day that a plan names had not come when a later page was written."""
    then = pile.published[later.place.document]
    return then is not None and first_day(day) > last_day(then[1])


def _by_figures(unit: Unit, alike: Places, pile: _Pile) -> Iterator[_Answer]:
    """Yield the levels that later pages state of what was to stay; `alike`: all places that tell the plan."""
    place, printed = unit.place, pile.printed(unit.place)
    at = mark(printed)
    if not at or not _STAYS.match(printed, at.end() + 1):
        return
    inside = [f for f in pile.figures if f.series and not f.change and any(_in(f, p) for p in alike)]
    for f in inside:
        for g in pile.figures:
            then = pile.published.get(g.place.document)
            if (
                g.series != f.series
                or g.planned
                or g.change
                or g.low is None
                or g.high is None
                or then is None
            ):
                continue
            if pile.later(place.document, g.place.document) and _after(g, pile.published[place.document]):
                outcome = "met" if _meet(f, g) else "changed"
                yield then[0], outcome, g.place, f"a later page gives {as_printed(g)}"


def _meet(f: Figure, g: Figure) -> bool:
    """Whether two figures may be one number; "about 4,000" and "about 5,000" only touch."""
    if f.low is None or f.high is None or g.low is None or g.high is None:
        return False
    return f.value == g.value or max(f.low, g.low) < min(f.high, g.high)


def _in(figure: Figure, place: Place) -> bool:
    at = figure.place
    return at.document == place.document and place.start <= at.start and at.end <= place.end


def _after(figure: Figure, day: Days | None) -> bool:
    """Whether a level is of a later day than the page of the plan."""
    return bool(day and figure.as_of_low and first_day(figure.as_of_low) > last_day(day[1]))
