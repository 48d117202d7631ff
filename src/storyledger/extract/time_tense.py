"""Which way a time without a date of its own looks: back, or ahead ("will meet Thursday")."""

from __future__ import annotations

import re

LOOKED_AT = 90  # code points left and right of an expression that are read for its tense

_AHEAD = re.compile(
    r"(?<!\w)(?:will|would|shall|'ll|’ll|going to|expected|expects?|scheduled|slated|due|intends?|hopes?"
    r"|planning|must|"
    r"to be|is to|are to|plans? to|planned (?:to|for)|plans(?= for)|set (?:to|for)|may|could|can|should"
    r"|next(?! to)|"
    r"coming|upcoming|begins|starts|expires?|effective|payable|takes effect|tomorrow|deadline|meets?|opens"
    r"|available|possible|likely|(?:forecast|projected|predicted|ordered|due) (?:to|for)|ends|takes place"
    r"|heads to|(?:is|are|am) (?:travell?ing|leaving|meeting|heading|flying|visiting|returning|arriving"
    r"|hosting|holding)|"
    r"supposed to|(?:decided|agreed|agreement|decision|deal|voted|vowed|pledged|promised|ready|likely) to|"
    r"as soon as|as early as|no later than)(?!\w)|(?<!\w)(?:until|by|through) $",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?<!\w)(?:was|were|had|has|have|said|says|told|did|been|since|came|went|made|took|gave|began|fell"
    r"|rose|won|lost|"
    r"met|held|left|after|last|past|ago|(?<!be )\w{2,}ed)(?!\w)",
    re.IGNORECASE,
)
_STRONG = ("will", "would", "'ll", "’ll", "expected", "scheduled", "slated", "due", "planned", "to be")
_NEW_CLAUSE = re.compile(
    r"[,;]|\b(?:after|when|that|which|who|as|before|said|since|because|closed|ended)\b", re.IGNORECASE
)
_HAD_BEEN = re.compile(r"\bhad been $", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|by|through) $", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|were|was) (?!to\b)(?!.{0,20}\b(?:due|expected|scheduled|told)\b)", re.IGNORECASE)
_OPENS = re.compile(r"(?:(?:on|late|early|by|until|up until|but by) ){0,2}$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|plans? to|is to|are to|is due|are due|is scheduled|are expected|is expected)\b"
)


def step(text: str, floor: int, start: int, end: int, ceiling: int) -> int:
    """Return 1 where the words around `text[start:end]` look ahead, -1 where they look back.

    Only the sentence, `text[floor:ceiling]`, is read, at most `LOOKED_AT` code points each way.

    >>> step("They will meet Thursday", 0, 15, 23, 23), step("They met Thursday", 0, 9, 17, 17)
    (1, -1)
    """
    before = text[max(floor, start - LOOKED_AT) : start]
    right = text[end : min(ceiling, end + LOOKED_AT)]
    if _UNTIL.search(before) and _HAD.search(before[-60:]):
        return -1
    if start - floor < 16 and _OPENS.fullmatch(before) and right.startswith(","):
        return 1 if _PLANNED.search(right) else -1
    ahead = list(_AHEAD.finditer(before))
    if not ahead or right.startswith(("'s", "’s")):
        return -1
    return _last_cue(before, ahead[-1])


def _last_cue(before: str, ahead: re.Match[str]) -> int:
    """The nearest cue decides; a promise holds to the end of its clause; what had been due is past."""
    if _HAD_BEEN.search(before, 0, ahead.start()):
        return -1
    if not _BACK.search(before, ahead.end()):
        return 1
    clause = before[ahead.start() :].lower()
    return 1 if clause.startswith(_STRONG) and not _NEW_CLAUSE.search(clause) else -1
