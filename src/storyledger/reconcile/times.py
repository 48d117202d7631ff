"""Events in time: the day a sentence tells of, the day it was said, and the days that most is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storyledger.reconcile.alike import Statement, shared, statement
from storyledger.reconcile.intervals import Days, first_day
from storyledger.terms import Document, Place, Sentence, TimeExpression

DAY = 10  # code points of an ISO day
LEAD = 2  # sentences at the head of a page that tell of the page's own day where they print no other
# What a page tells for a day that it prints, and what more where it looks back over LOOKS_BACK days: what is
# still told a week later mattered. The page's own day, unprinted, only breaks ties. Date F1 on ten timelines
# by hand: mentions alone .416, with own days at .25 .428, mentions by our reading .444, looking back .460.
MENTIONED, RETOLD, OWN_DAY = 1.0, 4.0, 0.01
LOOKS_BACK = 8
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
        for number, sentence in enumerate(sorted(sentences.get(document.id, ()), key=lambda s: s.start)):
            place = Place(document.id, sentence.start, sentence.end)
            days = {day for t, day in dated if sentence.start <= t.start < sentence.end}
            out.update(Entry(day, said, place, printed=True) for day in days)
            if not days and said and number < LEAD:
                out.add(Entry(said, said, place, printed=False))
    return sorted(out)


def told_most(entries: Sequence[Entry], first: str, last: str, dates: int) -> list[str]:
    """Return the days from `first` to `last` that most is told of, at most `dates`, in order.

    A page counts a day once for each way of telling, and more where it looks back at it; ties go to the
    earlier day.
    """
    weights: dict[str, float] = defaultdict(float)
    for happened, said, _, printed in {(e.happened, e.said, e.place.document, e.printed) for e in entries}:
        if first <= happened <= last:
            weights[happened] += _told(happened, said) if printed else OWN_DAY
    ranked = sorted(weights, key=lambda day: (-weights[day], day))
    return sorted(ranked[:dates])


def _told(happened: str, said: str | None) -> float:
    """What a page tells for a day that it prints."""
    back = said is not None and (first_day(said) - first_day(happened)).days >= LOOKS_BACK
    return MENTIONED + RETOLD if back else MENTIONED


def chosen(
    documents: Sequence[Document], entries: Sequence[Entry], days: Sequence[str], sentences: int
) -> list[tuple[str, Place]]:
    """Return for each day the places of the sentences that share most with all that is told of it."""
    text = {d.id: d.text for d in documents}
    by_day: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.happened].append(entry)
    out: list[tuple[str, Place]] = []
    for day in days:
        told = {e.place: statement(text[e.place.document], e.place.start, e.place.end) for e in by_day[day]}
        out += [(day, place) for place in _central(told, sentences)]
    return out


def _central(told: Mapping[Place, Statement], sentences: int) -> list[Place]:
    """The statements whose words most of the others have, none that mostly repeats one already taken."""
    counts: dict[str, int] = defaultdict(int)
    for said in told.values():
        for key in said.weights:
            counts[key] += 1
    ranked = sorted(told, key=lambda p: (-_centrality(told[p], counts), p))
    taken: list[Place] = []
    for place in ranked:
        said = told[place]
        if len(taken) < sentences and all(shared(said, told[t]) < TOO_ALIKE * said.mass for t in taken):
            taken.append(place)
    return sorted(taken)


def _centrality(said: Statement, counts: Mapping[str, int]) -> float:
    """How many others have its telling words, by the root of its length: long sentences must not win."""
    total = sum(told * (counts[key] - 1) for key, told in said.weights.items())
    return float(total / max(1.0, said.mass) ** 0.5)


def _day(time: TimeExpression) -> str | None:
    """The day a time expression denotes, where it denotes one."""
    if time.type not in ("DATE", "TIME") or not time.low or not time.high or len(time.low) < DAY:
        return None
    return time.low[:DAY] if time.low[:DAY] == time.high[:DAY] else None


def _one_day(days: Days | None) -> str | None:
    return days[0][:DAY] if days and len(days[0]) >= DAY and days[0][:DAY] == days[1][:DAY] else None
