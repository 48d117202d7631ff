"""A report of a report: "the agency quoted a sailor as saying it sank" is the sailor's word, by the agency.

Offsets are code points, half-open.
"""

from __future__ import annotations

import re
from dataclasses import replace

from storyledger.terms import Attribution, Span, Spans

_QUOTES = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)$", re.I)
_AS_SAYING = re.compile(
    r"(?P<who>[^\"“\n]{3,160}?),?\s(?P<cue>as (?:saying|stating|adding|having said|telling [\w' ]{2,40}?))"
    r"(?:\sthat|,|:)?\s+(?=\S)"
)
# "the Courier reported, citing | two officials, that it sank"
_THAT = re.compile(r"(?P<who>[^,.;:\"“\n]{3,100}),\s(?=that\s\S)")
_BARE = frozenset(("the", "a", "an", "of", "by", "to", "and", "or", "'s", "’s"))
# "May", "April", "June" and "August" alone may be a person's.
_DAY = (
    r"(?:(?:on|late|early)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?"
    r"|(?:January|February|July|September|October|November|December|yesterday|today)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2})"
)
_IS_DAY = re.compile(_DAY)
_DAY_BEHIND = re.compile(rf"\s{_DAY}$")
_POSSESSIVE = re.compile(r"['’]s\s+")


def through(text: str, a: Attribution) -> Attribution:
    """Return an attribution; where its source only quotes another, the other's with the source as relay.

    >>> line = "Ode Radio quoted a sailor as saying it sank"
    >>> told = through(line, Attribution("d", (Span(17, 43),), (Span(0, 9),), (Span(10, 16),)))
    >>> [line[slice(*s)] for s in (*told.source, *told.cue, *told.content, *told.via)]
    ['a sailor', 'quoted', 'as saying', 'it sank', 'Ode Radio']
    """
    if not a.source or not a.cue or not _QUOTES.search(text, a.cue[-1].start, a.cue[-1].end):
        return a
    first = a.content[0]
    if cited := _THAT.match(text, first.start, first.end):
        return replace(
            a, content=(Span(cited.end(), first.end), *a.content[1:]), via=(Span(*cited.span("who")),)
        )
    told = _AS_SAYING.match(text, first.start, first.end)
    if not told or told.end() >= first.end:
        return a
    content = (Span(told.end(), first.end), *a.content[1:])
    cue = (*a.cue, Span(told.start("cue"), told.end("cue")))
    return replace(a, content=content, source=(Span(*told.span("who")),), cue=cue, via=a.source)


def dayless(text: str, spans: Spans) -> Spans:
    """Return sources or relays without the day behind them; a weekday or month is neither.

    >>> dayless("Ode Radio Friday", (Span(0, 16),)), dayless("Friday", (Span(0, 6),))
    ((Span(start=0, end=9),), ())
    """
    kept = []
    for start, end in spans:
        if _IS_DAY.fullmatch(text, start, end):
            continue
        day = _DAY_BEHIND.search(text, max(start, end - 40), end)
        kept.append(Span(start, day.start() if day else end))
    return tuple(s for s in kept if s.end > s.start)


def worded(text: str, source: Spans) -> Spans:
    """Return a source without a cut-off "'s" before it or a day behind; one of articles alone is none.

    >>> worded("the said", (Span(0, 3),)), worded("'s army said", (Span(0, 7),))
    ((), (Span(start=3, end=7),))
    """
    kept = []
    for start, end in dayless(text, source):
        cut = _POSSESSIVE.match(text, start, end)
        kept.append(Span(cut.end() if cut else start, end))
    words = " ".join(text[s.start : s.end] for s in kept).lower().split()
    return () if _BARE.issuperset(words) else tuple(kept)
