"""Which body a description means: "district leaders", "the company", "the report", within one document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Protocol

from storyledger.terms import Name, Span

MOST = 200  # names before a description that are looked at
_KIND = (
    r"council|board|district|agency|university|school|union|department|commission|committee|court|bank"
    r"|foundation|association|center|centre|hospital|airline|network|party|campaign|ministry|newspaper|institute"
)
_ANY = r"company|firm|group|organi[sz]ation|nonprofit|start-?up|charity|outlet|agency|airline|newspaper"
_SPEAK = (
    r"spokes(?:man|woman|person|people)|officials?|leaders|leadership|executives|administrators|authorities"
    r"|representatives?|management"
)
_MEANT = re.compile(
    rf"(?:the|its|school|city|state|local)?\s*(?P<noun>{_KIND}|{_ANY})(?:['’]s)?(?:\s(?:{_SPEAK}))?", re.I
)
# What a body makes public is its own word; a report, letter or bill is a document of its own.
_OWN_WORD = re.compile(
    r"\b(?:statement|data|database|estimates?|figures|research|investigation|website|announcement)\b", re.I
)
_PAPER = re.compile(
    r"(?:the|this|that|its)\s(?:\w+\s)?(?P<noun>report|study|survey|poll|analysis|audit|review|paper)", re.I
)
_SPEAKERS = re.compile(rf"\b(?:{_SPEAK})$", re.I)


class Printed(Protocol):
    """A source that was met before: its name and standing."""

    name: str
    standing: str


def body_of(text: str, span: Span, names: Sequence[Name], rows: Mapping[str, Printed]) -> str:
    """Return the name of the body that a description means, "" where none is printed for it.

    `names` are those of the document in order; `rows` the sources met so far, the last one last.

    >>> page = "The Ode School Board met. Board officials said no."
    >>> body_of(page, Span(26, 41), [Name("d", 4, 20, "ORG")], {})
    'Ode School Board'
    """
    words = " ".join(text[span.start : span.end].split())
    meant = _MEANT.fullmatch(words)
    if not meant:
        return ""
    noun = meant["noun"].lower()
    for n in reversed(_before(names, span)):
        printed = " ".join(text[n.start : n.end].split())
        if noun in printed.lower().split() and printed.lower() != noun:
            return printed
    if re.fullmatch(_ANY, noun, re.I):
        spoken = [s.name for s in rows.values() if s.standing == "named_organisation"]
        return spoken[-1] if spoken else ""
    return ""


def _before(names: Sequence[Name], span: Span) -> list[Name]:
    """The bodies named before a description, the last 200 names at most."""
    at = bisect_left(names, span.start, key=lambda n: n.start)
    return [n for n in names[max(0, at - MOST) : at] if n.type == "ORG"]


def own_word(words: str) -> bool:
    """Return whether a paper is a body's own word: its statement or data, not a report or letter.

    >>> own_word("a statement from Ode"), own_word("a letter from Ode")
    (True, False)
    """
    return bool(_OWN_WORD.search(words))


def speaks_for(words: str) -> bool:
    """Return whether a description is of people who speak for a body: "Ode officials"."""
    return bool(_SPEAKERS.search(words))


def paper_of(text: str, span: Span, names: Sequence[Name]) -> str:
    """Return the name of the paper that "the report" means: "Ode Bank report"; "" where none is printed.

    >>> page = "It is in the Ode Bank report. The report says no."
    >>> paper_of(page, Span(30, 40), [Name("d", 13, 21, "ORG")])
    'Ode Bank report'
    """
    meant = _PAPER.fullmatch(" ".join(text[span.start : span.end].split()))
    if not meant:
        return ""
    noun = meant["noun"].lower()
    for n in reversed(_before(names, span)):
        after = re.compile(rf"(?:['’]s)?\s(?:[\w-]+\s){{0,2}}{noun}\b", re.I).match(text, n.end, n.end + 60)
        before = re.compile(rf"\b{noun}\s(?:by|from|of|for)\s(?:the\s)?$", re.I).search(
            text, max(0, n.start - 40), n.start
        )
        if after or before:
            return f"{' '.join(text[n.start : n.end].split())} {noun}"
    return ""
