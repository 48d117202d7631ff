"""Lines that say who made a page or a picture, and whose page it is: bylines at the foot, credits, outlets;
and what a page sets between its paragraphs.

Nothing of it is what the page tells of the world. Only lines that are clearly that are named; a sentence that
speaks of a photograph or of a contribution stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.collect.printed import days
from storyledger.terms import Document, Line

LEGEND = 70  # words of a picture's legend at most
SHARED = 60  # words of a line that names those who helped at most
LONGEST = 700  # code points of either
NAMED = 6  # words of an outlet's name at most
_WORD = re.compile(r"\w+")
_NAME = r"(?:[A-Z][\w.'’&-]{0,30}|of|the|and|for|de|van|von)"
_AGENCY = (
    r"(?:Getty(?: Images)?|REUTERS|Reuters|AFP|AP|Associated Press|EPA|Bloomberg|Pool|Shutterstock|Alamy|Zuma"
    r"|ZUMA(?: Press)?|UPI|PA|TASS|Xinhua|USA TODAY|iStock)"
)
_SHARED = re.compile(
    # "Ann Lee and the Tide Agency contributed to this report."
    r"[^\n\"“”]{3,400}\scontributed\s(?:(?:additional\s)?reporting\s)?(?:to|for)\s(?:this|the)\s"
    r"(?:report|story|article|post|dispatch|piece|analysis)\b[^\n\"“”]{0,60}"
    rf"|\W{{0,3}}(?:{_NAME},?\s){{1,12}}contributed(?:\s(?:additional\s)?reporting)?\.?"
    # "Additional reporting by Ann Lee; editing by Per Stig"
    r"|\W{0,3}(?:(?i:additional|with)\s)?(?i:reporting|writing|editing|graphics?|translation)\sby\s"
    r"[A-Z][^\n\"“”]{2,400}"
    r"|\W{0,3}(?:Reported|Written|Edited|Compiled|Translated)\sby\s[A-Z][^\n\"“”]{2,400}"
    # "Lee reported from Tarn. Stig contributed from Korsa."
    rf"|(?:{_NAME},?\s){{1,8}}reported\sfrom\s(?:{_NAME}[,;.]?\s?){{1,8}}"
    r"(?:[A-Z][^\n\"“”]{0,200}contributed[^\n\"“”]{0,60})?"
)
_PICTURE = re.compile(
    r"\([^()\n]{3,60}/\s?[A-Z][^()\n]{1,60}\)\.?$|^(?:FILE PHOTO|File photo|Photo|PHOTO)\s?[:\-–—]"
    r"|\([^()\n]{0,30}\b(?:[Pp]hoto(?:graph)?s?|Image|Picture|Credit)(?:\s(?:by|courtesy\sof)|:)\s[^()\n]{2,80}\)\.?$"
    r"|\b(?:Photo(?:graph)?s?|Image|Picture|Credit|Illustration)(?:\s(?:by|courtesy\sof)\s|:\s?)"
    rf"[A-Z][\w.'’-]{{0,30}}(?:[\s/|]{{1,3}}[A-Z][\w.'’-]{{0,30}}){{0,6}}$"
    rf"|\b(?:REUTERS|AP Photo|AP|AFP|EPA|Pool)\s?/\s?(?:{_NAME}\s?){{1,5}}$"
    rf"|[\w.)]\s?[/|]\s?{_AGENCY}$"
)
# What a page prints between its paragraphs: "Slideshow (12 Images)", "Story continues below advertisement".
_SHOW = re.compile(
    r"(?:Slide ?show|Gallery|Photos?)\s\(?\d{1,3}\s(?:Images?|Photos?|Pictures?)\)?"
    r"|(?:(?:The\s)?(?:story|article)\scontinues|continue\sreading|read\son)(?:\s(?:below|after))?"
    r"(?:\s(?:the\s)?(?:advert\w{0,12}|ad|video|gallery))?\W{0,3}",
    re.IGNORECASE,
)


def credit(words: str) -> str | None:
    """Return "byline" or "caption" for a line that names who made a page or a picture, else None.

    A line that a page sets between its paragraphs ("story continues below") is "chrome".

    >>> credit("Ann Lee contributed to this report."), credit("A gull over Tarn. REUTERS/Ann Lee")
    ('byline', 'caption')
    >>> credit("Slideshow (12 Images)")
    'chrome'
    >>> credit("The rain contributed to this summer's losses.") is None
    True
    """
    if len(words) > LONGEST:
        return None
    count = len(_WORD.findall(words))
    if count <= SHARED and _SHARED.fullmatch(words):
        return "byline"
    if count <= LEGEND and _PICTURE.search(words):
        return "caption"
    return "chrome" if _SHOW.fullmatch(words) else None


_BEFORE_DAY = re.compile(
    rf"(?P<name>{_NAME}(?:\s{_NAME}){{0,{NAMED - 1}}})(?:\s\([A-Z][^()\n]{{1,30}}\))?\s?[,|•·–—-]\s?"
)
_NO_OUTLET = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|by|from|on|the|date|day"
    r"|(?:last|first)?\s?(?:updated|published|posted|modified|created|filed|issued|released|printed))\b",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(r"\W{0,3}(?:(?:at\s)?\d{1,2}[:.]\d\d.{0,16})?")


def outlet(document: Document, lines: Sequence[Line]) -> str | None:
    r"""Return the outlet of "Tarn Courier, 25 August 2017", alone in a line between title and text, or None.

    A single word that the text has as a place ("in Tarn") is where it was written.

    >>> page = "Mine shut\n\nTarn Courier, 5 May 2024\n\nThe mine was shut."
    >>> rows = [Line("d", 0, 9, "title"), Line("d", 11, 35, "dateline"), Line("d", 37, 55, "body")]
    >>> outlet(Document("d", "a", "plain", page), rows)
    'Tarn Courier'
    """
    text = document.text
    for line in lines:
        if line.role == "body":
            return None
        for day in days(text, line.start, line.end)[:1] if line.role == "dateline" else ():
            told = _BEFORE_DAY.fullmatch(text, line.start, day.start)
            if told and _AFTER_DAY.fullmatch(text, day.end, line.end) and not _is_other(text, told["name"]):
                return told["name"]
    return None


def _is_other(text: str, name: str) -> bool:
    """Whether what stands before a day is a weekday, "Updated" or the place that a page was written in."""
    if _NO_OUTLET.match(name) and not name.startswith("The "):
        return True
    place = rf"\b(?:in|from|near|at|outside|to)\s{re.escape(name)}(?!\s?[A-Z])\b"
    return " " not in name and bool(re.search(place, text, re.IGNORECASE))
