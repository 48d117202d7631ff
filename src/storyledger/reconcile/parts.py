"""Sums within one sentence: parts against their whole, and a rate over a period against a total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from storyledger.reconcile.figures import as_printed
from storyledger.reconcile.intervals import Interval
from storyledger.reconcile.measures import metric, reading
from storyledger.reconcile.predicates import homes
from storyledger.terms import Conflict, Document, Figure, Sentence

# "Of the 40 miners, 30 were ...", "40 miners, of whom 30 ..."; after "including" other counts follow:
# on ten piles all four found by it, or by an "of the" inside the sentence, were of other things.
_OF_THE = re.compile(r"[\"“‘']?Of (?:the|its|their|these|those)\s+(?:\w+\s+)?$")
_PARTS = re.compile(r",? of (?:whom|which)(?: \w+){0,2}\s+$")
_ANOTHER = re.compile(r"\b(?:while|whereas|but|compared|than|from|up|down|in (?:19|20)\d\d)\b|;")
_A_DAY = re.compile(
    r"[^,;.:()]{0,30}?\b(?:(?:a|an|per|each|every) (?P<unit>hour|day|week|month|year)"
    r"|(?P<ly>dai|week|month|year)ly)\b"
)
_DAYS = {"hour": 1 / 24, "day": 1.0, "dai": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_PERIOD = re.compile(r"\b(?:for|over|in|during|after|within)(?: the| a)?(?: \w+)?\s+$")
SHARE = ("%", "percentage point")
_IN_ALL = re.compile(r"[^,;.:()]{0,40}?\b(?:in all|in total|altogether|overall)\b")
_TOTAL = re.compile(
    r"\b(?:a total of|totall?ed|totall?ing|add(?:s|ed) up to|amount(?:s|ed|ing) to|altogether) (?:\w+ ){0,2}$"
)
WHOLE, RATE = "parts and whole", "rate over a period"
SLACK = 0.05  # of a product: a day more or less, and months of 28 to 31 days


def parts(
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    figures: Sequence[Figure],
) -> list[Conflict]:
    """Return the sentences whose parts exceed their whole, or whose rate and period miss their total."""
    text = {d.id: d.text for d in documents}
    inside: dict[Sentence, list[Figure]] = defaultdict(list)
    homed = homes(documents, sentences, figures)
    for f in sorted(figures, key=lambda f: f.place):
        home = homed[f.id]
        if home and f.low is not None and f.high is not None:
            inside[home].append(f)
    out: list[Conflict] = []
    for home, found in sorted(inside.items(), key=lambda i: (i[0].document, i[0].start)):
        out += _exceeded(storyline, text[home.document], home, found)
        out += _missed(storyline, text[home.document], home, found)
    return out


def _exceeded(storyline: str, text: str, home: Sentence, found: Sequence[Figure]) -> Iterator[Conflict]:
    """Yield a whole with the part that is more than it: "of the 40 miners, 60 were hurt"."""
    for at, whole in enumerate(found):
        after = [f for f in found[at + 1 :] if _part(text, whole, f)]
        led = _OF_THE.fullmatch(text, home.start, whole.place.start)
        for part in after:
            between = text[whole.place.end : part.place.start]
            if not (led or _PARTS.search(between)) or _ANOTHER.search(between):
                continue
            if (part.low or 0.0) > (whole.high or 0.0):
                why = f"{as_printed(part)} of {as_printed(whole)}: a part is more than its whole"
                yield Conflict(
                    storyline, "arithmetic", "conflict", (whole.place,), (part.place,), WHOLE, why,
                    part.low, part.high,
                )  # fmt: skip


def _part(text: str, whole: Figure, part: Figure) -> bool:
    """Whether a figure may count a part of another: the same unit, the same things or things left unsaid."""
    if whole.unit or part.unit or whole.change or part.change or part.place.start < whole.place.end:
        return False
    mine, theirs = set(part.of_what.split()), set(whole.of_what.split())
    bare = text[part.place.start : part.place.end].replace(",", "").replace(".", "").isdigit()
    return bool(theirs) and (bare or mine <= theirs)


def _missed(storyline: str, text: str, home: Sentence, found: Sequence[Figure]) -> Iterator[Conflict]:
    """Yield a rate and a period whose product is not the total that the sentence states."""
    rates = [(f, days) for f in found if (days := _each(text, f, home.end))]
    periods = [f for f in found if f.unit in _DAYS and _lasts(text, f, home.start)]
    totals = [f for f in found if f not in [r for r, _ in rates] and f.unit not in (*_DAYS, *SHARE)]
    for rate, each in rates if len(rates) == len(periods) == 1 else ():
        (period,) = periods
        low, high = _product(rate, period, _DAYS[period.unit] / each)
        for total in totals:
            stated = reading(total)
            if (
                stated is None
                or not _same(rate, total)
                or not _in_all(text, total, home)
                or (stated[0] <= high and stated[1] >= low)
            ):
                continue
            why = (
                f"{as_printed(rate)} for {as_printed(period)} make {low:,.4g} to {high:,.4g}, "
                f"not {as_printed(total)}"
            )
            yield Conflict(
                storyline, "arithmetic", "tension", (rate.place, period.place), (total.place,), RATE, why,
                low, high,
            )  # fmt: skip


def _in_all(text: str, total: Figure, home: Sentence) -> bool:
    """Whether the sentence says that a figure is the total: other sums stand beside a yearly wage."""
    before = _TOTAL.search(text, max(home.start, total.place.start - 40), total.place.start)
    return bool(before or _IN_ALL.match(text, total.place.end, home.end))


def _lasts(text: str, figure: Figure, start: int) -> bool:
    return bool(_PERIOD.search(text, max(start, figure.place.start - 24), figure.place.start))


def _each(text: str, figure: Figure, end: int) -> float:
    """Return the days of a rate's period ("5,000 barrels a day": 1); 0 where it is no rate."""
    if figure.unit in _DAYS or figure.unit in SHARE:
        return 0.0
    m = _A_DAY.match(text, max(figure.place.start, figure.place.end - 10), end)
    return _DAYS[m["unit"] or m["ly"]] if m else 0.0


def _product(rate: Figure, period: Figure, times: float) -> Interval:
    """Return what a rate makes over a period, as far as both are rounded."""
    one, two = reading(rate), reading(period)
    assert one and two  # noqa: PT018
    return one[0] * two[0] * times * (1 - SLACK), one[1] * two[1] * times * (1 + SLACK)


def _same(a: Figure, b: Figure) -> bool:
    """Whether a rate and a total are of the same things."""
    if metric(a.unit.split(" per ")[0])[0] != metric(b.unit)[0] or a.change or b.change:
        return False
    mine, theirs = set(a.of_what.split()), set(b.of_what.split())
    return bool(a.unit) or (bool(mine & theirs) and bool(theirs))
