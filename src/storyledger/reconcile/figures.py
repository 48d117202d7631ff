"""Figures: quantities that pages state of something, with what, where, when and on whose word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from storyledger.reconcile.alike import concept
from storyledger.reconcile.claims import content_spans
from storyledger.reconcile.intervals import Days, read
from storyledger.reconcile.lexicon import COUNTRIES, FUNCTION_WORDS
from storyledger.reconcile.predicates import holder
from storyledger.terms import Claim, Document, Figure, Place, Quantity, Sentence, Span, Spans, TimeExpression
from storyledger.text import listed, overlap, words

_PLANNED = re.compile(
    r"\b(?:would|will|shall|to be|plans? to|planned|expects?|expected|intends?|aims? to|due to)\b", re.I
)
_SINCE = re.compile(r"\bsince\b[^,;:.()]*$", re.I)
_BEFORE = re.compile(r"\b(?:before|until|prior to|ahead of)\s+(?:\w+\s+){0,5}$", re.I)
_PAST = re.compile(r"\b(?:was|were|had|fell|dropped|rose|wound|reduced|reached|stood)\b")
_NOT_TOLD = listed("current total estimated additional remaining other new own full entire overall")
_OWNER = re.compile(
    r"(?<!\w)(?P<country>United States|[A-Z][\w.]{1,20}) (?:still |now |currently )?(?:has|have|had) $"
)
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November"
    "|December|Mon|Tues|Wednes|Thurs|Fri"
)
_LATER_PLACE = re.compile(
    rf"(?:(?! in [A-Z])[^,;:.()\"“”]){{0,60}} in "
    rf"(?P<place>(?!{_MONTH})[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}})"
)
NESTED = 8  # contents within contents, at most
DATED = ("DATE", "TIME")


def figures(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    quantities: Mapping[str, Sequence[Quantity]],
    times: Mapping[str, Sequence[TimeExpression]],
    published: Mapping[str, Days | None],
    claims: Sequence[Claim],
) -> list[Figure]:
    """Return a figure for each quantity of the storyline's documents."""
    out = []
    for document in sorted(documents, key=lambda d: d.id):
        said = _spoken(document.id, claims)
        told = sorted(sentences.get(document.id, ()), key=lambda s: s.start)
        when = sorted(times.get(document.id, ()), key=lambda t: t.start)
        for q in quantities.get(document.id, ()):
            home = holder(told, q.start)
            day = as_of(document.text, q, home, _within(when, home), published.get(document.id))
            out.append(_figure(storyline, document, q, home, day, _speaker(said, q.start)))
    return out


def _figure(
    storyline: str,
    document: Document,
    q: Quantity,
    home: Sentence | None,
    day: Days | None,
    speaker: str | None,
) -> Figure:
    text = document.text
    low, high = (
        (q.low, q.high)
        if q.value is None
        else (q.low, q.high)
        if q.low is not None
        else read(q.value, q.bound)
    )
    low_day, high_day = day or (None, None)
    around = text[home.start : home.end] if home else ""
    return Figure(
        storyline, q.id, Place(document.id, q.start, q.end), None, q.value, low, high, q.bound, q.unit,
        _counted(text, q, home), _where(text, q, home), low_day, high_day, speaker,
        counted_how=" ".join(text[s.start : s.end] for s in q.counted_how),
        planned=bool(_PLANNED.search(around)), change=q.change,
    )  # fmt: skip


def _spoken(document: str, claims: Sequence[Claim]) -> list[tuple[int, int, str | None]]:
    """The contents of a document's claims, in the order of the text."""
    own = sorted((c for c in claims if c.document == document), key=lambda c: (c.content, c.attribution))
    return sorted(((s.start, s.end, c.speaker) for c in own for s in content_spans(c)), key=lambda t: t[:2])


def _speaker(said: Sequence[tuple[int, int, str | None]], at: int) -> str | None:
    """The speaker of the innermost of the last few contents begun before a code point that hold it."""
    n = bisect_right(said, at, key=lambda t: t[0])
    return next((speaker for _, end, speaker in said[max(0, n - NESTED) : n][::-1] if at < end), None)


def _within(times: Sequence[TimeExpression], home: Sentence | None) -> Sequence[TimeExpression]:
    if home is None:
        return ()
    return times[
        bisect_left(times, home.start, key=lambda t: t.start) : bisect_left(
            times, home.end, key=lambda t: t.start
        )
    ]


def of_what(text: str, spans: Spans) -> str:
    """Return the words of what is counted in one form for all ways of printing it, sorted.

    >>> from storyledger.terms import Span
    >>> of_what("U.S. troops", (Span(0, 11),)) == of_what("American forces", (Span(0, 15),))
    True
    """
    told = {w.norm for s in spans for w in words(text, s.start, s.end)} - FUNCTION_WORDS - _NOT_TOLD
    return " ".join(sorted({concept(COUNTRIES.get(w, w)) for w in told if not w[0].isdigit()}))


def _counted(text: str, q: Quantity, home: Sentence | None) -> str:
    """What is counted, with the country that has it: "The United States has more than 5,000 troops"."""
    told = of_what(text, q.of_what)
    owner = _OWNER.search(text, max(home.start, q.start - 60), q.start) if home and told else None
    country = COUNTRIES.get(owner["country"].lower().replace("united states", "us"), "") if owner else ""
    return " ".join(sorted({*told.split(), concept(country)})) if country else told


def _where(text: str, q: Quantity, home: Sentence | None) -> str:
    """The place printed with the quantity, else the first one named in the rest of its clause."""
    if q.place or home is None:
        return of_what(text, q.place)
    later = _LATER_PLACE.match(text, q.end, home.end)
    return of_what(text, (Span(*later.span("place")),)) if later else ""


def as_of(
    text: str, q: Quantity, home: Sentence | None, times: Sequence[TimeExpression], published: Days | None
) -> Days | None:
    """Return the days that a figure holds for, as far as its own words, its sentence and its page tell."""
    if home is None:
        return published
    near = [t for t in times if t.type in DATED and home.start <= t.start < home.end and t.low and t.high]
    near = [t for t in near if not overlap(t.start, t.end, q.start, q.end) and not begins(text, home, t)]
    said = [t for t in near if any(overlap(t.start, t.end, s.start, s.end) for s in q.as_of)]
    for t in said or sorted(near, key=lambda t: abs(t.start - q.start)):
        if _BEFORE.search(text[home.start : t.start]):
            return None
        return (t.low or "", t.high or "")
    return None if _PAST.search(text[home.start : q.start]) and not said and published is None else published


def begins(text: str, home: Sentence, time: TimeExpression) -> bool:
    """Whether a time is when a count begins that goes on to the page's day: "since it started in March"."""
    return bool(_SINCE.search(text, max(home.start, time.start - 120), time.start))


INEXACT = ("over", "at_least", "under", "at_most", "almost", "about", "range")  # bounds that leave room
BOUND_WORDS = {"over": "over ", "at_least": "at least ", "at_most": "at most ", "under": "under ",
          "about": "about ", "almost": "almost "}  # fmt: skip


def as_printed(f: Figure) -> str:
    """Return a figure in words: "over 5,000", "40 to 60", "12 km"."""
    if f.value is None:
        return f"{f.low:,.15g} to {f.high:,.15g}"
    return f"{BOUND_WORDS.get(f.bound, '')}{f.value:,.15g}{' ' + f.unit if f.unit else ''}"
