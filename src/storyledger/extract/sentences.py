"""Sentences of body, title and caption lines. Offsets are code points, half-open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from storyledger.terms import Line, Sentence, Span
from storyledger.text import listed, trim

READ = frozenset(("body", "title", "caption"))


TITLES = listed(
    """
    mr mrs ms dr prof sen rep gov gen lt col maj capt cmdr adm sgt cpl pvt pfc brig spc rev fr st msgr hon
    messrs mmes supt det insp pres ald amb atty attys
    """
)
_ABBREVIATIONS = listed(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun inc corp co ltd
    llc bros dept univ assn est ave blvd rd ft mt jr sr vs etc nos vol fig pp approx ext cf al calif fla mich
    minn mass conn wis ariz tenn ala ga va pa ill ind okla ore wash kan ky la md miss mo mont neb nev colo
    ark del vt wyo tex
    """
)
# After "U.S." or "Inc." a new sentence is assumed only before words that begin sentences and seldom names.
_STARTERS = listed(
    """
    the a an he she it they we i you this that these those there his her its their our in on at as but and or
    so if when while after before since although though however meanwhile for with by from to what who why
    how earlier last some many most all both no not according
    """
)
# A full stop with its closing marks, then space and what may begin a sentence; or no space at all, where a
# rewriter lost it ("forces.The army").
_END = re.compile(
    r"(?P<stop>[.!?…]{1,10})(?P<close>[\"”’'»)\]]{0,4})"
    r"(?P<gap>\s{1,100}|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{1,30}\s))"
    r"(?=[\"“‘'«(\[]{0,3}(?P<next>[^\W_][\w’']{0,40}|[$£€#@]))"
)
# After a clock time's "p.m." a day or a zone goes on: "7 p.m. Sunday", "2 a.m. Eastern time", "9 a.m. ET".
_OF_CLOCK = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep
    sept oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central mountain
    pacific greenwich
    """
)
_WORD_BEFORE = re.compile(r"[\w.&’']+$")
_SAID_AFTER = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){1,5}"
    r"(?:said|says|asked|added|told|wrote|shouted|tweeted|yelled|replied|continued)\b"
)
_DIGITS = re.compile(r"\d")


def sentences(text: str, lines: Sequence[Line], document: str) -> list[Sentence]:
    """Return the sentences of the lines that are read (body, title, caption); none crosses a line.

    >>> page = "Gen. Ode left. He is back."
    >>> [page[s.start:s.end] for s in sentences(page, [Line("d", 0, 26, "body")], "d")]
    ['Gen. Ode left.', 'He is back.']
    """
    found = []
    for number, line in enumerate(sorted(lines, key=lambda row: (row.start, row.end))):
        if line.role in READ:
            found += [Sentence(document, s.start, s.end, number) for s in split(text, line.start, line.end)]
    return found


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`, without white space at their ends.

    >>> [tuple(s) for s in split("No! Yes.", 0, 8)]
    [(0, 3), (4, 8)]
    """
    begun = start
    for match in _END.finditer(text, start, end):
        if _ends(text, match, begun):
            yield trim(text, begun, match.end("close"))
            begun = match.end("gap")
    last = trim(text, begun, end)
    if last.end > last.start:
        yield last


def _ends(text: str, match: re.Match[str], begun: int) -> bool:
    """Whether a full stop with something after it ends a sentence."""
    after = match.group("next")
    if after[0].islower():
        return False
    if match.group("close"):
        return not (match.group("stop")[-1] in "!?…" and _SAID_AFTER.match(text, match.end("gap")))
    if match.group("stop") != ".":
        return not (match.group("stop").startswith("..") and after[0].isdigit())
    before = _WORD_BEFORE.search(text, max(begun, match.start() - 30), match.start())
    return before is None or _ends_after(before.group(), after)


def _ends_after(word: str, after: str) -> bool:
    low = word.lower().strip("'’.")
    if low in TITLES:
        return False
    if "." in word or (low in _ABBREVIATIONS and word[0].isupper()):
        # "U.S." ends a sentence only before a word that begins one, "p.m." before any but a day or a zone.
        if low in ("p.m", "a.m"):
            return after.lower() not in _OF_CLOCK
        return after.lower() in _STARTERS
    if low == "no":
        return not _DIGITS.match(after)
    return not (len(word) == 1 and word.isupper() and word != "I")
