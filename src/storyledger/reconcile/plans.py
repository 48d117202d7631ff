"""Plans, promises, orders and forecasts: the words that make one, and what it is that is to come."""

from __future__ import annotations

import re

from storyledger.reconcile.alike import concept, weight
from storyledger.reconcile.lexicon import FUNCTION_WORDS
from storyledger.text import listed, words

_WILL = r"(?<!\w)(?:will|shall|won['’]t|(?:he|she|it|they|we|I|you)['’]ll)(?!\w)"
# What follows "to" is a deed, not a thing: "agreed to the meeting", "due to flooding" plan nothing.
_DEED = r"to(?= (?!(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|be able)\b)[a-z])"
# "had intended to" and "agreed to" tell what was; "has agreed to" and "agrees to" what is to come.
_TO = (
    r"(?:(?<!had )(?<!had long )\b(?:plan(?:s|ned|ning)?|intend(?:s|ing)?|aim(?:s|ed|ing)?|hop(?:es|ing)"
    r"|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|agrees?|decides?|commit(?:s|ted)"
    r"|prepar(?:es|ing)|threaten(?:s|ed)?|undert(?:akes|ook)|going|expect(?:s|ed)?|set|scheduled|slated"
    r"|poised|forecast|projected|likely|about)"
    r"|\b(?:has|have|is|are|was|were|be) (?:agreed|decided|intended|due)) " + _DEED
)
# With a day to come they do: "agreed to meet on July 12", "hoped to vote this week".
_DATED = (
    r"(?<!had )(?<!had long )\b(?:agreed|decided|hoped|intended) "
    + _DEED
    + r"[^.;]{1,80}?\b(?:next|this|by|until|on|in) (?:early |late |mid-)?"
    r"(?:week|month|year|summer|autumn|winter|spring|20\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ORDERED = (
    r"\b(?:order(?:s|ed)?|instruct(?:s|ed)?|direct(?:s|ed)|tells?|told) (?!that |from |of |for )"
    r"(?:[\w'’\-]+ ){1,8}?" + _DEED
)
# "would" of a thing that is only pictured ("skills that would help") is no plan.
_WOULD = r"(?<!\bwho )(?<!\bwhich )(?<!\bskills that )\bwould\b"
_SURE = re.compile(rf"{_WILL}|{_TO}|{_DATED}|{_ORDERED}")
_SAID = re.compile(rf"{_WILL}|{_TO}|{_DATED}|{_ORDERED}|{_WOULD}")
# What is wished, supposed or polite, and what is said of all times, is no plan.
_IDLE = re.compile(
    r"\bI(?: would|['’]d)\b|\bwould (?:have|like|love|appreciate|rather|prefer|mean|seem|appear|say|argue"
    r"|suggest|know|want|hope|make (?:it|him|her|them|me|us|that|this|sense)|be (?:very |so |most "
    r"|more |a |an )?"
    r"(?:grateful|glad|happy|delighted|pleased|interested|appreciated|helpful|great|nice|good|better|best"
    r"|wrong|right|fun|unfair|unwise|difficult|hard|easy|impossible|mistake|shame|disaster))\b"
    r"|\b(?:grateful|appreciated|unclear|unknown|uncertain)\b"
    r"|\b(?:before|after|when|until) [^,;]{1,60}\b(?:was|were) (?:set|due|about|going|scheduled) to\b"
    r"|(?<!,) who (?:will|would)\b"
    r"|\bwill (?:always|ever|know|see|remember|understand|recall|find|tell you|have (?:been|had))\b"
    r"|\b(?:if|unless|whether|could|might|perhaps|maybe)\b|\bwould not say\b|\bwill not say\b",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:said|says|announced|agreed|promised|recogni[sz]ed|confirmed|pledged|vowed|told)\b.{1,200}?\bwould\b"
)
_ASKED = re.compile(r"(?:that )?(?:whether|how|what|why|who|which|where)\b", re.I)
_NOT = re.compile(r"\b(?:not|no|never|nothing)\b|n['’]t\b", re.I)
# What plans are spoken of with; the thing planned lies in the other words.
TALK = frozenset(
    concept(w)
    for w in listed(
        """plan planned plans intend intends aim aims hope hopes vow vowed pledge pledged promise promised
        agree agreed decide decided commit committed prepare preparing threaten threatened expect expected
        due set scheduled slated poised forecast projected likely order ordered orders instruct
        instructed direct told said says eventually later soon gradually continue continuing continues"""
    )
)
_AUXILIARY = listed(
    "be been being have has had not also now then soon eventually likely still continue only to"
)
PLAIN = 0.35  # weight of a word that tells no deed by itself: "be made public", "take steps"
_WORDS = 6  # after the mark, within which what is to come is named


def is_plan(printed: str, *, claimed: bool) -> bool:
    """Return whether a clause tells of what is to come; "would" does so in what is reported (`claimed`).

    In quoted words "would" tells of a habit or of a wish, so they are not `claimed` here.

    >>> is_plan("the mine will reopen by March", claimed=False)
    True
    >>> is_plan("the mine would close", claimed=False), is_plan("the mine would close", claimed=True)
    (False, True)
    >>> is_plan("he agreed to cut the levy", claimed=True), is_plan("he has agreed to cut it", claimed=True)
    (False, True)
    """
    if _IDLE.search(printed) or _ASKED.match(printed) or _NOT.search(printed):
        return False
    return bool((_SAID if claimed or _TOLD.search(printed) else _SURE).search(printed))


def mark(printed: str) -> re.Match[str] | None:
    """Return the words that make a clause a plan, with where they stand.

    >>> mark("it aims to open").group()
    'aims to'
    """
    return _SAID.search(printed)


def deed(printed: str) -> str:
    """Return the stem of what is to come: the first telling word after the mark; "" where there is none.

    >>> deed("the shaft will be reopened by March") == concept("reopen")
    True
    """
    at = mark(printed)
    after = [w.norm for w in words(printed, at.end())][:_WORDS] if at else []
    told = (w for w in after if w not in _AUXILIARY and w not in FUNCTION_WORDS and not w.endswith("ly"))
    return next((concept(w) for w in told if concept(w) not in TALK and weight(w) > PLAIN), "")
