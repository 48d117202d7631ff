"""Reasons: why a source is not named, how it knows, and through whom its words came, as printed."""

from __future__ import annotations

import re

from storyledger.terms import Span, Spans

ANONYMOUS = re.compile(
    r"\b(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they|it|his|her|their)\b)|spoke anonymously"
    r"|anonymously"
    r"|asked (?:not to be|that (?:he|she|they) not be) (?:named|identified)|declined to be (?:named"
    r"|identified)"
    r"|(?:requested|requesting|granted|sought) anonymity|not authori[sz]ed to (?:speak|discuss|comment|talk)"
    r"|did not want to be (?:named|identified)|whose name was withheld)\b",
    re.I,
)
_REASON = re.compile(
    r"[^.\n]{0,60}?\b(?:because|in line with|citing|for fear|out of fear|as|since|due to|given"
    r"|to (?:discuss|describe|speak|protect|avoid)|about (?=a|the|internal|private|sensitive))\b"
    r"[^.\n]{3,160}",
    re.I,
)
_CLAUSE = re.compile(r"(?:\s(?:publicly|openly|to|about|on|with|by)\b[^,.;:\n\"“]{0,60})?")
# What a relative clause or an adjective says of a source: "who was briefed on it", "familiar with the talks".
_KNOWS = re.compile(
    r"\b(?:who(?:se)?\s[^,.;:\n\"“]{3,120}|(?:with (?:(?:direct|first-?hand|detailed|intimate) )?knowledge of"
    r"|familiar with|briefed (?:on|by)|close to|present at|involved in|privy to|based on)"
    r"\s[^,.;:\n\"“]{3,100})",
    re.I,
)
# "who said", "who spoke", "who asked for water": what it did there, not how it knows.
_NO_REASON = re.compile(
    r"who(?:se)?\s(?:(?:has|have|had|also|later|then|did|does|do)\s)*(?:said|says|say|told|tells|added|adds|wrote"
    r"|writes|asked|spoke|speaks|declined|refused|argued|argues|called|calls|not)\b",
    re.I,
)
_SAID = re.compile(
    r"[,\s]+(?:and\s+|have\s+|has\s+|had\s+|also\s+|earlier\s+)*(?:said|says|say|told|added|wrote|asked|explained"
    r"|stated|warned|declined|argued|claimed|confirmed|noted|insisted)\b.*",
    re.I | re.S,
)
_FIRST_HAND = re.compile(
    r"\bwho (?:had )?(?:saw|seen|witnessed|heard|attended|survived|took part)\b"
    r"|\bwho (?:was|were) (?:there|present|at|inside|among|on|aboard|injured|wounded)\b"
    r"|\b(?:eye)?witness(?:es)?\b|\bsurvivors?\b",
    re.I,
)
_SELF = re.compile(
    r"\b(?:I|we) (?:saw|heard|watched|was there|were there|witnessed|felt|ran|counted|found)\b", re.I
)
_RELAY = (
    r"(?P<relay>(?:the\s+)?[A-Z][\w.’'&\-]*[\w)](?:\s+(?:\([A-Z]{2,8}\)|[A-Z][\w.’'&\-]*\w|of(?=\s[A-Z])))*)"
)
_TOLD = re.compile(
    r"\b(?:told|tells|in an interview (?:with|on|to)|speaking (?:to|with|on)|spoke (?:to|with)|quoted by"
    r"|cited by|as reported by|reported by"
    r"|in remarks to|in (?:an? )?(?:e-?mail|statement|letter|text message) to|gave)\s+" + _RELAY
)
_QUOTING = re.compile(
    r"\b(?:quoting|citing|quoted|cited|quotes|cites)\s+(?P<relay>[^,.;:\n\"“]{3,80}?)(?=[,.;\n]|\s(?:as|that"
    r"|who|who's)\b|$)",
    re.I,
)
_REPORTERS = re.compile(
    r"\b(?:reporters|journalists|the press|congress|lawmakers|supporters|senate|house)\b", re.I
)


def justification_of(text: str, source: Span, end: int) -> Spans:
    """Return the stated reason for anonymity, or how the source knows.

    The reason for anonymity may stand up to `end`, where the sentence or its unquoted part does; how the
    source knows stands in the source and its apposition.

    >>> line = "An aide who was briefed on it said no."
    >>> [line[slice(*s)] for s in justification_of(line, Span(0, 29), 38)]
    ['who was briefed on it']
    """
    found = [_unsaid(text, m.start(), m.end()) for m in _KNOWS.finditer(text, source.start, source.end)
             if not _NO_REASON.match(m.group())][:1]  # fmt: skip
    if hidden := ANONYMOUS.search(text, source.start, end):
        reason = _REASON.match(text, hidden.end(), min(end, hidden.end() + 220))
        stop = (reason or _CLAUSE.match(text, hidden.end(), end) or hidden).end()
        found = [s for s in found if s.end <= hidden.start()] + [_unsaid(text, hidden.start(), stop)]
    return tuple(found)


def _unsaid(text: str, start: int, end: int) -> Span:
    """A reason without the verb of saying behind it: "close to Ode | said"."""
    said = _SAID.search(text, start + 4, end)
    return Span(start, said.start() if said else end)


def saw_it(text: str, start: int, end: int, said: str) -> bool:
    """Return whether the page prints that the source, at `[start, end)`, saw it, or the source says so."""
    return bool(_FIRST_HAND.search(text, start, end) or _SELF.search(said))


def via_of(text: str, start: int, end: int) -> Spans:
    """Return the relays that a stretch prints: "told the Associated Press", "quoting military sources".

    >>> line = "Lee told the Ode Times, quoting two aides."
    >>> [line[slice(*s)] for s in via_of(line, 0, 42)]
    ['the Ode Times', 'two aides']
    """
    found = [Span(m.start("relay"), m.end("relay")) for m in _TOLD.finditer(text, start, end)]
    found += [Span(m.start("relay"), m.end("relay")) for m in _QUOTING.finditer(text, start, end)]
    return tuple(sorted({s for s in found if not _REPORTERS.search(text[s.start : s.end])}))
