"""What a rewriter broke, as far as one page tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from storyledger.terms import Damage, Document, Line

_GAP = re.compile(r"(?:\b(?P<word>[A-Za-z]+),?) (?P<gap>['’]s) (?P<next>[A-Za-z]+)")
_DOUBLED = re.compile(r"\b(?P<a>[A-Za-z]{2,}) (?P<b>(?P=a))\b")
_MEANT = frozenset(
    ("had", "that", "is", "do", "her", "bye", "very", "long", "far", "no", "so", "much", "many", "ha")
)
FEW = 4  # doubled words in one line: with more it is a chant or a list
MANY = 1000  # places looked at in one line
# "told reporters", then only when and where: what was told is missing.
_TOLD = re.compile(
    r"\btold (?:reporters|journalists|lawmakers|the (?:news )?(?:agency|newspaper|channel)"
    r"|an? (?:news|press) (?:conference|briefing))"
    r"(?: (?:during|at|in|on|after|before|last|this|earlier|yesterday|today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?:(?! that\b)[^.!?:,;\"“”\n]){0,80})?\."
)
_TITLES = ("Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Adm", "Mr", "Mrs", "Ms", "Dr", "[A-Z]")
_STOP = re.compile("".join(rf"(?<!\b{title})" for title in _TITLES) + r"[.!?][\"”’)]?\s")
_RANK = r"(?:Gen|Maj|Col|Capt|Lt|Sgt|Cmdr|Adm|Brig|Rep|Sen|Gov|Dr|Prof|Rev|Mr|Mrs|Ms)"
_CUT_NAME = re.compile(rf"\b(?:[A-Z][a-z]+ ){{0,3}}{_RANK}\.(?=\s*$)")


def damage(document: Document, lines: Sequence[Line]) -> list[Damage]:
    """Return missing and doubled words, names cut off and doubled titles, with the words they stand in.

    >>> from storyledger.collect.roles import roles
    >>> page = Document("p", "a", "plain", "He said that 's mines will need foreign engineers for years.")
    >>> [(d.what, page.text[d.start : d.end]) for d in damage(page, roles(page))]
    [('missing_word', "that 's mines")]
    """
    found: list[tuple[int, int, str, str]] = []
    for line in lines:
        if line.role in ("body", "caption"):
            found += _in_line(document.text, line)
        elif line.role == "repeat" and line.why == "title":
            found.append((line.start, line.end, "doubled_title", "the title stands here again"))
    known = document.id  # a hash of the whole text: worked out once
    return [Damage(known, *told) for told in found]


def _alone(text: str, line: Line) -> Iterator[tuple[int, int, str, str]]:
    """A sentence that only says who told reporters, with no words of theirs in it or right before it."""
    start = line.start
    for told in islice(_TOLD.finditer(text, line.start, line.end), MANY):
        for stop in _STOP.finditer(text, start, told.start()):
            start = stop.end()
        sentence = text[start : told.end()]
        before = text[max(line.start, start - 3) : start].strip()
        if not any(q in sentence for q in '"“”') and not before.endswith(('"', "”")):
            yield start, told.end(), "speaker_without_quotation", "who spoke, but not what was said"


def _in_line(text: str, line: Line) -> Iterator[tuple[int, int, str, str]]:
    for m in islice(_GAP.finditer(text, line.start, line.end), MANY):
        yield m.start(), m.end(), "missing_word", "a possessive without the word it belongs to"
    doubled = list(islice(_DOUBLED.finditer(text, line.start, line.end), MANY))
    for m in doubled if len(doubled) < FEW else ():
        if m["a"].lower() not in _MEANT:
            yield m.start(), m.end(), "doubled_word", "the same word twice"
    yield from _alone(text, line)
    tail = max(line.start, line.end - 80)
    if cut := _CUT_NAME.search(text[tail : line.end]):
        yield tail + cut.start(), tail + cut.end(), "truncated_name", "a rank or title without the name"
