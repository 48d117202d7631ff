"""Stance: whether a claim is asserted, denied, planned, doubted or demanded, by its cue and its content."""

from __future__ import annotations

import re

from storyledger.terms import Attribution, Spans

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|refut\w*|dismiss\w*|disput\w*|contradict\w*|disavow\w*"
    r"|rebut\w*|repudiat\w*"
    r"|debunk\w*)\b",
    re.I,
)
_NEGATED_CUE = re.compile(r"\b(?:not|never|no longer|\w+n['’]t)\b", re.I)
_DEMANDED = re.compile(
    r"\b(?:demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on|upon)|order(?:s|ed|ing)?|insist\w* on"
    r"|appeal\w*"
    r"|request\w*|ask(?:s|ed|ing)? for|plead\w*|implor\w*|advocat\w*|recommend\w*|press(?:es|ed|ing)? for"
    r"|push(?:es|ed|ing)? for)\b",
    re.I,
)
_DOUBTED = re.compile(
    r"\b(?:doubt\w*|question(?:s|ed|ing)?|wonder\w*|skeptic\w*|sceptic\w*|unsure|uncertain|unclear"
    r"|disbelie\w*"
    r"|not (?:believe|think|sure|convinced)|n['’]t (?:believe|think|sure|know|convinced))\b",
    re.I,
)
_PLANNING = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|promis\w*|pledg\w*|vow\w*|intend\w*|threaten\w*|agree[ds]?|decid\w*|offer(?:s"
    r"|ed|ing)?"
    r"|propos\w*|want(?:s|ed|ing)?|hop(?:e|es|ed|ing)|seek(?:s|ing)?|sought|expect\w*|predict\w*"
    r"|forecast\w*)\b",
    re.I,
)
_ALWAYS_PLANNED = re.compile(r"\b(?:plan|promis|pledg|vow|intend|threaten|predict|forecast)", re.I)
# What is to come, in the content's own first clause: "that it would leave", "troops will stay", "is set to".
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|\w+['’]ll|would(?! have\b)|(?:is|are|was|were|am|be) (?:going|set|due|about"
    r"|expected"
    r"|planning|scheduled|to be) to\b|(?:intends?|plans?) to)\b",
    re.I,
)
_TO = re.compile(r"\s*to\b", re.I)
_INSISTS = re.compile(
    r"\b(?:insist|maintain|say|said|stress|state|claim|reiterat|assert|emphasi|declar|contend)\w*", re.I
)
# "no drawdown is taking place", "there was never a deal", "that he did not": the whole content is a negation.
_NOTHING = re.compile(
    r"\W*(?:that\s+)?(?:there (?:is|was|are|were|has been|have been)\s+)?(?:no|never|nothing|none)\b", re.I
)
_DEMAND_INSIDE = re.compile(r"\b(?:must|should|ought to|needs? to|has to|have to)\b", re.I)
_FIRST_CLAUSE = re.compile(
    r"[^;.!?]{0,240}?(?=[,;.!?]\s|$|\s(?:because|after|if|unless|when|although|while)\b)"
)


def stance(text: str, attribution: Attribution) -> str:
    """Return the stance; "insists that no one left" denies, a negated denial asserts.

    >>> from storyledger.terms import Span
    >>> stance("He denied it", Attribution("d", (Span(10, 12),), (Span(0, 2),), (Span(3, 9),)))
    'denied'
    """
    cue, content = _words(text, attribution.cue), _words(text, attribution.content)
    negated = bool(_NEGATED_CUE.search(cue))
    if _DENIED.search(cue):
        return "asserted" if negated else "denied"
    if _DEMANDED.search(cue):
        return "asserted" if negated else "demanded"
    if _DOUBTED.search(cue):
        return "doubted"
    if _NOTHING.match(content) and (_INSISTS.search(cue) or not cue):
        return "denied"
    return _of_content(cue, content, negated)


def _of_content(cue: str, content: str, negated: bool) -> str:
    """The stance where the cue neither denies, demands nor doubts."""
    first = _FIRST_CLAUSE.match(content)
    clause = first.group() if first else content
    if not negated and (_ALWAYS_PLANNED.search(cue) or (_PLANNING.search(cue) and _TO.match(content))):
        return "planned"
    if _FUTURE.search(clause):
        return "planned"
    return "demanded" if _DEMAND_INSIDE.search(clause) else "asserted"


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[s.start : s.end] for s in spans)
