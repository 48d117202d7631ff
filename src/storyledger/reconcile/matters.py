"""Whether two numbers may be held against each other: one slot, one event, no list of several counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from storyledger.reconcile.alike import Statement, concept, likeness, statement
from storyledger.reconcile.figures import begins
from storyledger.reconcile.intervals import Days, days_apart, first_day, last_day
from storyledger.reconcile.lexicon import DAY_NAMES
from storyledger.reconcile.measures import reading
from storyledger.reconcile.predicates import BEFALLEN_STEMS, Sentences, around, clause, homes
from storyledger.reconcile.slots import Slot, slot
from storyledger.terms import Document, Figure, Places, Sentence, TimeExpression
from storyledger.text import listed, words

# Where no measurement is told, set on rows of piles read by hand.
SAME_EVENT = 0.35  # likeness of two sentences, numbers left out, that tell of one event
SHARED = 1.5  # summed weight of what two sentences share at least, to be called alike
SAME_FEW = 0.5  # the same for levels of small numbers, of which a page has many
# Likeness of the beginnings of two pages of one event: half of 270 pairs reach it, of one season 1 in 30.
SAME_LEAD = 0.27
LIKE = 0.6  # likeness of two sentences whose numbers nothing but the words around them holds together
NEAR = 0.5  # share of the words next to a number that the other has there too
# Likeness from which two tolls are of one matter; "killed on Friday" and "on Monday" are not.
SAME_TOLL = 0.6
LEAST = 10  # things: smaller bare counts of what is there ("two groups") are seldom of the same things
MANY = 100  # things: from here on two levels of one named kind in one storyline are mostly of the same things
ANYBODY = tuple(
    concept(w) for w in listed("people person men women children members countries groups homes cases others")
)
WHOEVER = frozenset(ANYBODY)
COUNTED = BEFALLEN_STEMS | WHOEVER  # words for what is counted
TIME = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
SCALE = 1.0  # of a quake: two readings of one are nearer
MONTH = 31  # days: what is told of a whole year may be of two events
TELLING = 0.8  # weight of a name that tells a place: "Korsa", not "City"
FEW = 24  # places of one number in one slot that are looked at: more of them tell nothing new
EARLIER = 20  # days before its page's day from which a sentence tells of another event
BACK = 300  # code points before a sentence in whose paragraph the time it tells of is named
LEAD = 360  # code points of a page's beginning that tell which event it is of
LAST = ("9999", "9999")
DAYS = 4  # between the days of two pages whose beginnings are alike and whose tolls are of one event
_ONE_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|overnight|alone|another|more were"
    r"|further|morning|(?:in|over|during) the (?:past|last)|\d{1,2} [A-Z][a-z]{2,8}"
    r"|[A-Z][a-z]{2,8} \d{1,2})\b"
)
_SPAN = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:past|last|previous|first|next)? ?(?:\w+ )?"
    r"(?:hours?|days?|nights?|weeks?|months?|years?)\b"
    r"|\bovernight\b|\balone\b|\b(?:this|last) (?:week|weekend|month|year)\b"
    r"|\b(?:daily|per day|a day|so far this)\b",
    re.I,
)
_AGE = re.compile(r"[\w.-]+[- ](?:years?|months?|weeks?)[- ](?:old|ago|later|after|before|earlier|since)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.I)
_PLAN = re.compile(
    r"\b(?:would|will|shall|could|may|might|to be|plans? to|planned|expect(?:s|ed)?|intend(?:s|ed)?"
    r"|aim(?:s|ed)? to|due to|if)\b",
    re.I,
)
_THERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|around|across|hit|struck|rocked|jolted|city of|town of"
    r"|village of|province of)"
    r" (?:[a-z-]+ ){0,3}(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_WHEN = re.compile(
    r"\b(?:(?:January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|(?:19|20)\d\d\b|[Ll]ast (?:year|month|fall|autumn|spring|summer|winter))"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what it is the value of, and its sentence."""

    figure: Figure
    slot: Slot
    around: Statement
    low: float  # in the metric unit of what it measures
    high: float
    printed: str  # its sentence
    values: frozenset[float]  # of all figures in it
    elsewhere: str  # "time" or "place" where the sentence tells of another one than its page
    planned: bool
    days: Days | None
    places: Places = ()  # of all sentences that print it in the same words

    @property
    def value(self) -> float | None:
        """The number as printed."""
        return self.figure.value

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.figure.place.document


class Matters:
    """The slots of a storyline's figures, and which two figures of a slot are of one matter."""

    def __init__(
        self,
        documents: Sequence[Document],
        sentences: Sentences,
        times: Mapping[str, Sequence[TimeExpression]],
        published: Mapping[str, Days | None],
    ) -> None:
        self.documents, self.sentences, self.times, self.published = documents, sentences, times, published
        self.leads: dict[tuple[str, str], float] = {}
        self.known: dict[tuple[str, str], float] = {}

    @cached_property
    def text(self) -> Mapping[str, str]:
        """The text of each document."""
        return {d.id: d.text for d in self.documents}

    @cached_property
    def ordered(self) -> Mapping[str, list[Sentence]]:
        """The sentences of each document in the order of the text."""
        return {d.id: sorted(self.sentences.get(d.id, ()), key=lambda s: s.start) for d in self.documents}

    @cached_property
    def dated(self) -> Mapping[str, list[TimeExpression]]:
        """The time expressions of each document in the order of the text."""
        return {d.id: sorted(self.times.get(d.id, ()), key=lambda t: t.start) for d in self.documents}

    @cached_property
    def lead(self) -> Mapping[str, Statement]:
        """What the beginning of each page says, its numbers left out."""
        out = {}
        for d in self.documents:
            first = self.ordered[d.id]
            end = first[0].start + LEAD if first else 0
            said = statement(d.text, first[0].start, min(end, len(d.text))) if first else Statement()
            title = statement(d.title, 0, len(d.title)) if d.title else Statement()
            weights = {k: w for k, w in {**title.weights, **said.weights}.items() if not k[:1].isdigit()}
            out[d.id] = Statement(weights)
        return out

    def slots(self, figures: Sequence[Figure]) -> Iterator[list[Told]]:
        """Yield the figures of each slot, in order; of one number at most so many places."""
        alike: dict[tuple[tuple[str, ...], float, float, str], list[Told]] = defaultdict(list)
        for told in self._told(figures):
            for key in _keys(told):
                alike[key, told.low, told.high, told.printed].append(told)
        groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
        for (key, *_), copies in alike.items():
            first = min(copies, key=lambda t: (t.days or LAST, t.figure.place))
            groups[key].append(replace(first, places=tuple(t.figure.place for t in copies)))
        for key in sorted(groups):
            if len({(t.low, t.high) for t in groups[key]}) > 1:
                yield _few(groups[key])

    def _told(self, figures: Sequence[Figure]) -> Iterator[Told]:
        home = homes(self.documents, self.sentences, figures)
        values: dict[Sentence | None, set[float]] = defaultdict(set)
        for f in figures:
            if f.value is not None:
                values[home[f.id]].add(f.value)
        for f in sorted(figures, key=lambda f: f.place):
            at, as_read = home[f.id], reading(f)
            if at is None or as_read is None or (f.value is not None and 0 < f.value < 1):
                continue
            page = self.text[f.place.document]
            found = slot(page, f, at)
            if found and f.unit in TIME and _AGE.match(page, f.place.start, at.end):
                continue
            if found and not (found.sort == "level" and (f.low or 0) < LEAST):
                elsewhere = self._elsewhere(at)
                days = (f.as_of_low, f.as_of_high) if f.as_of_low and f.as_of_high else None
                if found.sort != "level" and not elsewhere:  # what befell on Monday is counted as of the page
                    days = self.published.get(f.place.document) or days
                left, right = clause(page, at, f.place.start, f.place.end)
                yield Told(
                    f, found, around(page, at), *as_read, page[at.start : at.end], frozenset(values[at]),
                    elsewhere, bool(_PLAN.search(page, left, right)), days,
                )  # fmt: skip

    def _elsewhere(self, home: Sentence) -> str:
        """Whether a sentence, or one before it in its paragraph, tells of another time or place."""
        told = self.ordered[home.document]
        first = bisect_left(told, home.start - BACK + 1, key=lambda s: s.start)
        last = bisect_right(told, home.start, key=lambda s: s.start)
        near = [s for s in told[first:last] if s.paragraph == home.paragraph]
        if any(self._other_time(s) for s in near):
            return "time"
        return "place" if self._other_place(home) else ""

    def _other_time(self, sentence: Sentence) -> bool:
        """Whether a sentence names a month or year that is not its page's."""
        text = self.text[sentence.document]
        own = self.published.get(sentence.document)
        told = self.dated[sentence.document]
        first = bisect_left(told, sentence.start, key=lambda t: t.start)
        for t in told[first : bisect_left(told, sentence.end, key=lambda t: t.start)]:
            inside = t.type == "DATE" and not begins(text, sentence, t)
            if inside and t.high and own and days_apart((t.low or t.high, t.high), own) > EARLIER:
                return True
        found = _WHEN.findall(text, sentence.start, sentence.end) if own is None else ()
        return any(w not in text[:LEAD] for w in found)

    def _other_place(self, home: Sentence) -> bool:
        text, lead = self.text[home.document], self.lead[home.document]
        for m in _THERE.finditer(text, home.start, home.end):
            named = [concept(w.norm) for w in words(m["name"]) if w.norm not in DAY_NAMES]
            if named and not any(n in lead.weights for n in named):
                return True
        return False

    def one(self, x: Told, y: Told) -> bool:
        """Whether two figures of one slot are of one matter."""
        if x.document == y.document or x.figure.change != y.figure.change or x.planned != y.planned:
            return False
        if _prints(x, y) or _prints(y, x):
            return False
        sort, where = x.slot.sort, (x.figure.where, y.figure.where)
        weekdays = {w for w in (_weekday(x.printed), _weekday(y.printed)) if w}
        if not x.slot.stays and len(weekdays) > 1:
            return False
        if sort != "attribute" and all(where) and where[0] != where[1]:
            return False
        if sort == "toll":
            return self._one_toll(x, y)
        if sort == "level":
            return not x.planned and not x.figure.change and self._one_level(x, y)
        if sort == "attribute":
            return self._one_thing(x, y)
        return self._like(x, y) >= LIKE and _near(x.slot, y.slot) >= NEAR

    def _like(self, x: Told, y: Told) -> float:
        key = (x.printed, y.printed)
        if key not in self.known:
            enough = _shared(x, y) >= SHARED  # "she said 12 people had died" is of any event
            self.known[key] = likeness(x.around, y.around) if enough else 0.0
        return self.known[key]

    def _one_toll(self, x: Told, y: Told) -> bool:
        if x.slot.of != y.slot.of or x.planned or _spans(x.printed) != _spans(y.printed):
            return False
        like = self._like(x, y)
        if x.elsewhere or y.elsewhere:
            if "time" in (x.elsewhere, y.elsewhere):
                return x.elsewhere == y.elsewhere and _same_day_there(x, y)
            return like >= SAME_TOLL
        if x.days and y.days and first_day(x.days[0]) > last_day(y.days[1]) and like >= SAME_TOLL:
            return True
        apart = days_apart(x.days, y.days) if x.days and y.days else 0
        return like >= (SAME_TOLL if apart > 1 else SAME_EVENT) or self._one_event(x, y)

    def _one_event(self, x: Told, y: Told) -> bool:
        """Whether the pages begin alike and neither sentence tells of something else."""
        if x.elsewhere or y.elsewhere or (x.days and y.days and days_apart(x.days, y.days) > DAYS):
            return False
        a, b = sorted((x.document, y.document))
        if (a, b) not in self.leads:
            self.leads[a, b] = likeness(self.lead[a], self.lead[b])
        return self.leads[a, b] >= SAME_LEAD

    def _one_level(self, x: Told, y: Told) -> bool:
        named = (
            x.figure.of_what not in ANYBODY
            and x.figure.where == y.figure.where
            and (x.figure.low or 0) >= MANY
        )
        many = (x.figure.low or 0) >= MANY or bool(x.slot.unit)
        return self._like(x, y) >= (SAME_EVENT if many else SAME_FEW) or (not x.slot.unit and named)

    def _one_thing(self, x: Told, y: Told) -> bool:
        """Whether two attributes are of one thing: a name in both that is not what a distance is from."""
        if x.slot.what == "magnitude":
            return abs(x.low - y.low) < SCALE and self._one_matter(x, y)
        from_here = set(x.slot.what.split()[1:])
        mine, theirs = (
            {w for name in t.around.names for w in name} - {concept(w) for w in from_here} - from_here
            for t in (x, y)
        )
        return bool(mine & theirs)

    def _one_matter(self, x: Told, y: Told) -> bool:
        return self._like(x, y) >= SAME_EVENT or self._one_event(x, y)


@lru_cache(maxsize=65536)
def _spans(printed: str) -> str:
    """The words for the time that a count is over, where that is not all: "in the past two days"."""
    m = _SPAN.search(printed)
    return m.group().lower() if m else ""


@lru_cache(maxsize=65536)
def _weekday(printed: str) -> str:
    m = _WEEKDAY.search(printed)
    return m.group() if m else ""


def _same_day_there(x: Told, y: Told) -> bool:
    """Whether two sentences that tell of something else name one time and one place of it."""
    if not (x.days and y.days) or days_apart(x.days, y.days) or max(_long(x.days), _long(y.days)) > MONTH:
        return False
    mine, theirs = ({w for name in t.around.names for w in name} for t in (x, y))
    return any(x.around.weights.get(w, 0.0) > TELLING for w in mine & theirs)


def _long(days: Days) -> int:
    return (last_day(days[1]) - first_day(days[0])).days


def _shared(x: Told, y: Told) -> float:
    """The summed weight of what two sentences share besides the words for what is counted."""
    return sum(w for k, w in x.around.weights.items() if k in y.around.weights and k not in COUNTED)


def _few(told: Sequence[Told]) -> list[Told]:
    """Of each number so many sentences, in the order of the places: more tell nothing new."""
    seen: dict[tuple[float, float], int] = defaultdict(int)
    out = []
    for t in sorted(told, key=lambda t: t.figure.place):
        seen[t.low, t.high] += 1
        if seen[t.low, t.high] <= FEW:
            out.append(t)
    return out


def _keys(told: Told) -> Iterator[tuple[str, ...]]:
    """The keys under which a figure meets others of its slot."""
    s = told.slot
    if s.sort in ("toll", "attribute"):
        yield s.sort, s.what, s.unit
    elif s.sort == "level" or s.of or s.unit:
        yield s.sort, s.unit, " ".join(sorted(s.of))


def _prints(x: Told, y: Told) -> bool:
    """Whether the sentence of one prints the number of the other: it lists two counts."""
    if x.printed == y.printed:
        return True
    return y.figure.value in x.values


def _near(a: Slot, b: Slot) -> float:
    """The share of the words next to one number that the other has there too, of the shorter."""
    least = min(len(a.near), len(b.near))
    return len(a.near & b.near) / least if least else 0.0


def still(x: Told, y: Told) -> bool:
    """Whether both sentences say how many still do."""
    return bool(_STILL.search(x.printed) and _STILL.search(y.printed))


def one_day(x: Told, y: Told) -> bool:
    """Whether one of two sentences counts what befell on one day, or is not alike enough to tell."""
    single = _ONE_DAY.search(x.printed) or _ONE_DAY.search(y.printed)
    return bool(single) or _shared(x, y) < SHARED or likeness(x.around, y.around) < SAME_TOLL
