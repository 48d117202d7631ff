"""Standing: what a page prints of a source. Named or not, person, body or paper, with title, reason and relay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.terms import Name, Span, Spans

_PAPER = re.compile(
    r"\b(?:statement|release|report|records?|documents?|memo|letter|survey|study|poll|filing|indictment|complaint"
    r"|lawsuit|affidavit|transcript|email|data|figures|audit|law|order|ruling|agreement|website|post|tweet)s?\b", re.I
)  # fmt: skip
_PLURAL = re.compile(
    r"\b(?:officials|sources|contractors|residents|witnesses|analysts|experts|people|militants|groups|members|lawmakers"
    r"|soldiers|workers|lawyers|activists|critics|supporters|planners|forces|others|some|many|two|three|several|teams"
    r"|authorities|stewards|employees|students|police)\b", re.I
)  # fmt: skip
_ANONYMOUS = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|spoke anonymously|asked not to be (?:named|identified)"
    r"|declined to be (?:named|identified)|requested anonymity|not authori[sz]ed to speak)\b[^.\n]{0,160}", re.I
)  # fmt: skip
_KNOWS = re.compile(
    r"\b(?:who (?:was|were|has been|have been|is|has|had|have) [^,.\n]{3,120}|familiar with [^,.\n]{3,80}"
    r"|briefed on [^,.\n]{3,80}|according to [^,.\n]{3,80}|records show\w*)", re.I
)  # fmt: skip
_SAW = re.compile(r"\b(?:who (?:saw|witnessed|was (?:there|at|inside)|survived|works?|worked|has worked))\b", re.I)
_VIA = re.compile(
    r"\b(?:told|in an interview with|speaking to|quoted by|quoting|as reported by)\s+(?P<relay>(?:the\s+)?[A-Z][\w.’'&\-]*"
    r"(?:\s+(?:[A-Z(][\w.’'&)\-]*|of|the))*)"
)
_REPORTERS = re.compile(r"\b(?:reporters|journalists|the press)\b", re.I)


def kind_of_source(text: str, source: Spans, names: Sequence[Name], around: str) -> str:
    """Return the standing of a source by the words printed; "" where no source is printed.

    >>> kind_of_source("a coalition statement", (Span(0, 21),), [], "")
    'document'
    """
    if not source:
        return ""
    printed = " ".join(text[s.start : s.end] for s in source)
    inside = [n for n in names for s in source if s.start <= n.start < s.end]
    if any(n.type == "PER" for n in inside):
        return "named_person"
    if _ANONYMOUS.search(around):
        return "anonymous"
    if _PAPER.search(printed):
        return "document"
    if _PLURAL.search(printed):
        return "unnamed_group"
    if any(n.type == "ORG" and n.end >= source[-1].end - 2 for n in inside):
        return "named_organisation"
    return "unnamed_person"


def title_of(text: str, source: Spans, names: Sequence[Name]) -> Spans:
    """Return the words beside a person's name in the source: the office or role as printed."""
    for span in source:
        for n in (n for n in names if n.type == "PER" and span.start <= n.start < span.end):
            before, after = text[span.start : n.start].strip(" ,"), text[n.end : span.end].strip(" ,")
            if len(before) > 2:
                at = text.index(before, span.start)
                return (Span(at, at + len(before)),)
            if len(after) > 2:
                at = text.index(after, n.end)
                return (Span(at, at + len(after)),)
    return ()


def justification_of(text: str, start: int, end: int) -> Spans:
    """Return the stated reason for anonymity, or how the source knows, inside a sentence."""
    m = _ANONYMOUS.search(text, start, end) or _KNOWS.search(text, start, end)
    return (Span(m.start(), m.end()),) if m else ()


def saw_it(text: str, start: int, end: int) -> bool:
    """Whether the page prints that the source saw or did it."""
    return bool(_SAW.search(text, start, end))


def via_of(text: str, start: int, end: int) -> Spans:
    """Return the relays that a sentence prints: "told the Associated Press", "quoting military sources"."""
    found = [Span(m.start("relay"), m.end("relay")) for m in _VIA.finditer(text, start, end)]
    return tuple(s for s in found if not _REPORTERS.search(text[s.start : s.end]))
