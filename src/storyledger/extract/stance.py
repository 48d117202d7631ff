"""Stance: whether a claim is asserted, denied, planned, doubted or demanded, by its cue and its content."""

from __future__ import annotations

import re

from storyledger.terms import Attribution, Spans

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w*|dismiss\w*|disput\w*|contradict\w*|disavow\w*|rebut\w*)\b", re.I
)
_DEMANDED = re.compile(
    r"\b(?:demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on)|order\w*|insist\w* on|appeal\w*|request\w*|must)\b", re.I
)
_DOUBTED = re.compile(r"\b(?:doubt\w*|question\w*|wonder\w*|skeptic\w*|sceptic\w*|unsure|uncertain)\b", re.I)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|promis\w*|pledg\w*|vow\w*|intend\w*|agree[ds]? to|decid\w* to|will|would|shall)\b", re.I
)
_INSISTS = re.compile(r"\binsist\w*\b", re.I)
_NEGATED = re.compile(r"^\W*(?:that\s+)?(?:there (?:is|was|are|were)\s+)?(?:no|not|never)\b", re.I)


def stance(text: str, attribution: Attribution) -> str:
    """Return the stance of an attribution; "insists no ..." denies.

    >>> from storyledger.terms import Span
    >>> stance("He denied it", Attribution("d", (Span(10, 12),), (Span(0, 2),), (Span(3, 9),)))
    'denied'
    """
    cue, content = _words(text, attribution.cue), _words(text, attribution.content)
    if _DENIED.search(cue) or (_INSISTS.search(cue) and _NEGATED.search(content)):
        return "denied"
    if _DEMANDED.search(cue):
        return "demanded"
    if _DOUBTED.search(cue):
        return "doubted"
    return "planned" if _PLANNED.search(cue) or _PLANNED.search(content) else "asserted"


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[s.start : s.end] for s in spans)
