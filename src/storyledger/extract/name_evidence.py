"""Names read as a person's that a page treats as a body's: "Tidewatch, a shipping site", "Ode spokesman".

The embedded reader sees one paragraph at a time; what other paragraphs print of the same name is used here.
Offsets are code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from storyledger.extract.name_rules import TITLES
from storyledger.terms import Name

_BODY = (
    r"(?:company|firm|start-?up|outlet|website|site|newspaper|paper|magazine|newsletter|broadcaster|agency"
    r"|nonprofit|non-profit|charity|group|organi[sz]ation|network|station|maker|manufacturer|retailer|platform"
    r"|app|bank|airline|publisher|publication|think tank|union|coalition|association|lab|developer|carrier)"
)
# After the name: "Ode spokesman", "Ode's website", "Ode, a shipping company", "Ode reported".
_AFTER = re.compile(
    r"(?:\sspokes(?:man|woman|person|people)\b|\s(?:officials|executives|employees|engineers|investors"
    r"|shareholders|headquarters|shares|stock|subsidiary)\b"
    r"|['’]s?\s(?:website|headquarters|shareholders|board of directors|chief executive|CEO|parent company)\b"
    r"|(?:,|\sis|,\swhich\sis)\s(?:an?|the)\s(?:[\w'’-]+\s){0,4}?" + _BODY + r"\b)"
)
# Before it: "a spokesman for Ode", "the news site Ode", "the founders of Ode".
_BEFORE = re.compile(
    r"(?:\bspokes(?:man|woman|person|people)\sfor|\b(?:[Tt]he|[Aa]n?)\s(?:[\w'’-]+\s){0,3}?" + _BODY
    + r"|\b(?:co-?founders?|founders|chief executive|CEO|subsidiar(?:y|ies)|employees|shareholders)"
    r"\s(?:of|at))\s$"
)  # fmt: skip
_TITLE_BEFORE = re.compile(r"([A-Za-z]+)\.?\s$")
_OF_PERSON = re.compile(r",?\s(?:who\b|himself\b|herself\b|\d\d,)")
# "BisNet", "iPort": capitals inside a word, as no person's name has them but after Mc, De, Le and the like.
_HUMPED = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|Al|El|O['’])(?:[A-Z]+[a-z]+|[a-z]{1,2})[A-Z]\w*")
REACH = 60  # code points beside a name that are looked at


def settle(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, with those of bodies typed ORG that were read as a person's.

    A name stays a person's where the page prints it with a first name, a title or "who".

    >>> page = "Tidewatch, a shipping site, came first. Tidewatch is new."
    >>> [n.type for n in settle(page, [Name("d", 0, 9, "PER"), Name("d", 40, 49, "PER")])]
    ['ORG', 'ORG']
    """
    people = [n for n in names if n.type == "PER"]
    surnames = {text[n.start : n.end].split()[-1] for n in people if " " in text[n.start : n.end]}
    human = {text[n.start : n.end] for n in people if _is_human(text, n)}
    bodies = {
        text[n.start : n.end]
        for n in people
        if text[n.start : n.end] not in human | surnames and _is_body(text, n)
    }
    return tuple(
        replace(n, type="ORG") if n.type == "PER" and text[n.start : n.end] in bodies else n for n in names
    )


def _is_human(text: str, name: Name) -> bool:
    title = _TITLE_BEFORE.search(text, max(0, name.start - 20), name.start)
    if title and title.group(1).lower() in TITLES:
        return True
    return bool(_OF_PERSON.match(text, name.end, name.end + REACH))


def _is_body(text: str, name: Name) -> bool:
    if _HUMPED.fullmatch(text, name.start, name.end):
        return True
    return bool(
        _AFTER.match(text, name.end, name.end + REACH)
        or _BEFORE.search(text, max(0, name.start - REACH), name.start)
    )
