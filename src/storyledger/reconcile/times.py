"""Events in time: the day a sentence tells of, the day it was said, and the days that most is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from storyledger.reconcile.alike import Statement, shared, statement
from storyledger.reconcile.intervals import Days, first_day
from storyledger.terms import Document, Place, Sentence, TimeExpression

DAY = 10  # code points of an ISO day
LEAD = 2  # sentences at the head of a page that tell of the page's own day where they print no other
# A page counts a day once, three times where it looks back by LOOKS_BACK days or more: what is still told a
# fortnight later mattered. Its own day counts as if printed. A day gives up a part of what is told of the
# days beside it: pages date one event "today", "yesterday" and "tomorrow". Date F1 on ten timelines by hand,
# in brackets the mean over random 70 % of the pages: .495 (.471); with all pages alike .459 (.449), own days
# left out .485 (.456), RETOLD 0 .480 (.456), BESIDE 0 .489 (.467). RETOLD of 1 to 3, LOOKS_BACK of 8 to 15
# and BESIDE of .1 to .2 change it by .014 at most.
RETOLD = 2.0
LOOKS_BACK = 15
BESIDE = 0.2
TOO_ALIKE = 0.6  # share of a sentence that one already chosen has


class Entry(NamedTuple):
    """A sentence that tells of a day."""

    happened: str  # ISO day
    said: str | None  # ISO day of the page, where one is known
    place: Place
    printed: bool  # the sentence prints the day; else it is the page's own


def timeline(
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    times: Mapping[str, Sequence[TimeExpression]],
    published: Mapping[str, Days | None],
) -> list[Entry]:
    """Return the dated sentences of the documents, by day, then place; spans are of whole sentences."""
    out: set[Entry] = set()
    for document in documents:
        said = _one_day(published.get(document.id))
        dated = [(t, day) for t in times.get(document.id, ()) if (day := _day(t))]
        rows: list[tuple[Place, set[str]]] = []
        for sentence in sorted(sentences.get(document.id, ()), key=lambda s: s.start):
            place = Place(document.id, sentence.start, sentence.end)
            rows.append((place, {day for t, day in dated if sentence.start <= t.start < sentence.end}))
        out.update(Entry(day, said, place, printed=True) for place, days in rows for day in days)
        if said:
            out.update(Entry(said, said, place, printed=False) for place in _head(rows))
    return sorted(out)


def _head(rows: Sequence[tuple[Place, set[str]]]) -> list[Place]:
    """The sentences at the head of a page that print no day; the first where all of them print one."""
    return [place for place, days in rows[:LEAD] if not days] or [place for place, _ in rows[:1]]


def told_most(
    entries: Sequence[Entry], first: str, last: str, dates: int, about: Mapping[str, float]
) -> list[str]:
    """Return the days from `first` to `last` that most is told of, at most `dates`, in order.

    `about` says how much each document tells of the storyline, 0 to 1; a page counts by it, once for each
    day that it tells of, its own day among them.  Ties go to the earlier day.
    """
    told: dict[tuple[str, str], float] = {}
    for happened, said, place, _ in entries:
        if first <= happened <= last:
            key = (happened, place.document)
            told[key] = max(told.get(key, 0.0), about[place.document] * _times_told(happened, said))
    total: dict[int, float] = defaultdict(float)
    for (day, _), worth in sorted(told.items()):
        total[date.fromisoformat(day).toordinal()] += worth
    ranked = sorted(total, key=lambda day: (BESIDE * _beside(total, day) - total[day], day))
    return [date.fromordinal(day).isoformat() for day in sorted(ranked[:dates])]


def _times_told(happened: str, said: str | None) -> float:
    """How often a page counts for a day that it tells of."""
    back = said is not None and (first_day(said) - first_day(happened)).days >= LOOKS_BACK
    return 1.0 + RETOLD if back else 1.0


def _beside(total: Mapping[int, float], day: int) -> float:
    """What is told of the day before and the day after, on average."""
    return (total.get(day - 1, 0.0) + total.get(day + 1, 0.0)) / 2


def chosen(
    documents: Sequence[Document],
    entries: Sequence[Entry],
    days: Sequence[str],
    sentences: int,
    about: Mapping[str, float],
) -> list[tuple[str, Place]]:
    """Return for each day the places of the sentences that share most with all that is told of it.

    At most `sentences` a day; a page counts by how much it tells of the storyline, as in `told_most`.
    """
    text = {d.id: d.text for d in documents}
    by_day: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.happened].append(entry)
    out: list[tuple[str, Place]] = []
    for day in days:
        told = {e.place: statement(text[e.place.document], e.place.start, e.place.end) for e in by_day[day]}
        out += [(day, place) for place in _central(told, sentences, about)]
    return out


def _central(told: Mapping[Place, Statement], sentences: int, about: Mapping[str, float]) -> list[Place]:
    """The statements whose words most of the others have, none that mostly repeats one already taken."""
    counts: dict[str, float] = defaultdict(float)
    for place, said in told.items():
        for key in said.weights:
            counts[key] += about[place.document]
    worth = {p: about[p.document] * _centrality(s, counts, about[p.document]) for p, s in told.items()}
    taken: list[Place] = []
    for place in sorted(told, key=lambda p: (-worth[p], p)):
        said = told[place]
        if len(taken) < sentences and all(shared(said, told[t]) < TOO_ALIKE * said.mass for t in taken):
            taken.append(place)
    return sorted(taken)


def _centrality(said: Statement, counts: Mapping[str, float], own: float) -> float:
    """How many others have its telling words, by the root of its length: long sentences must not win."""
    total = sum(told * (counts[key] - own) for key, told in said.weights.items())
    return float(total / max(1.0, said.mass) ** 0.5)


def _day(time: TimeExpression) -> str | None:
    """The day a time expression denotes, where it denotes one."""
    if time.type not in ("DATE", "TIME") or not time.low or not time.high or len(time.low) < DAY:
        return None
    return time.low[:DAY] if time.low[:DAY] == time.high[:DAY] else None


def _one_day(days: Days | None) -> str | None:
    return days[0][:DAY] if days and len(days[0]) >= DAY and days[0][:DAY] == days[1][:DAY] else None
