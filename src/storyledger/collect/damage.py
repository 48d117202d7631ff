"""What a rewriter broke, as far as one page tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from storyledger.terms import Damage, Document, Line

_GAP = re.compile(r"(?:\b(?P<word>[A-Za-z]+),?) (?P<gap>['’]s) (?P<next>[A-Za-z]+)")
_DOUBLED = re.compile(r"\b(?P<a>[A-Za-z]{2,}) (?P<b>(?P=a))\b")
_MEANT = frozenset(["had", "that", "is", "do", "her", "bye", "very", "long", "far", "no", "so", "much", "many", "ha", "blah", "on", "out", "in"])
# "told reporters", then only when and where: what was told is missing.
_TOLD = re.compile(
    r"\btold (?:reporters|journalists|lawmakers|the (?:news )?(?:agency|newspaper|channel)|an? (?:news|press) (?:conference|briefing))"
    r"(?: (?:during|at|in|on|after|before|last|this|earlier|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)\b(?:(?! that\b)[^.!?:,;\"“”\n]){0,80})?\."
)
_STOP = re.compile(r"(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\bCapt)(?<!\bLt)(?<!\bSgt)(?<!\bAdm)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\b[A-Z])[.!?][\"”’)]?\s+")
_RANK = r"(?:Gen|Maj|Col|Capt|Lt|Sgt|Cmdr|Adm|Brig|Rep|Sen|Gov|Dr|Prof|Rev|Mr|Mrs|Ms)"
_CUT_NAME = re.compile(rf"\b(?:[A-Z][a-z]+ ){{0,3}}{_RANK}\.(?=\s*$)")


def damage(document: Document, lines: Sequence[Line]) -> list[Damage]:
    """Return missing and doubled words, names cut off and doubled titles, with the words they stand in.

    >>> from storyledger.collect.roles import roles
    >>> page = Document("p", "a", "plain", "The minister said that 's mines will need foreign engineers for years.")
    >>> [(d.what, page.text[d.start : d.end]) for d in damage(page, roles(page))]
    [('missing_word', "that 's mines")]
    """
    found: list[Damage] = []
    for line in lines:
        if line.role in ("body", "caption"):
            found += _in_line(document, line)
        elif line.role == "repeat" and line.why == "title":
            found.append(
                Damage(document.id, line.start, line.end, "doubled_title", "the title stands here again")
            )
    return found


def _alone(document: Document, line: Line) -> Iterator[Damage]:
    """A sentence that only says who told reporters, with no words of theirs in it or right before it."""
    text = document.text
    for told in _TOLD.finditer(text, line.start, line.end):
        before = [m.end() for m in _STOP.finditer(text, line.start, told.start())]
        start = before[-1] if before else line.start
        sentence = text[start : told.end()]
        if any(q in sentence for q in '"“”') or text[max(line.start, start - 3) : start].strip().endswith(('"', "”")):
            continue
        yield Damage(document.id, start, told.end(), "speaker_without_quotation", "who spoke, but not what was said")


def _in_line(document: Document, line: Line) -> Iterator[Damage]:
    text, end = document.text, line.end
    for m in _GAP.finditer(text, line.start, end):
        yield Damage(
            document.id, m.start(), m.end(), "missing_word", "a possessive without the word it belongs to"
        )
    for m in _DOUBLED.finditer(text, line.start, end):
        if m["a"].lower() not in _MEANT or m["a"] != m["b"]:
            yield Damage(document.id, m.start(), m.end(), "doubled_word", "the same word twice")
    yield from _alone(document, line)
    for m in _CUT_NAME.finditer(text[:end], line.start):
        yield Damage(document.id, m.start(), m.end(), "truncated_name", "a rank or title without the name")
