"""Numbers with the unit they are printed with: "$9.99", "250 kg", "12 cents a share"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from storyledger.extract.left_out import is_date, is_name
from storyledger.extract.numbers import Number, numbers
from storyledger.extract.phrases import counts, noun_phrase
from storyledger.extract.units import CASED, GLUED, LONGEST, PER, SIGN, SIGNS, UNITS, Unit
from storyledger.terms import Sentence

_SURFACE = re.compile(r"[ \-\u00a0]{0,3}([^\s,;()\d]+[23]?(?!\d)(?: [^\s,;()]+){0,2})")
_PER = re.compile(
    r"(?: (?:per|an?|each|every)|-an?-|/|-per-)[ ]?([A-Za-z]+(?: (?:inch|foot|metre|meter|mile|centimeter))?)"
)
_FULL = re.compile(
    r" (?:previous|more|additional|consecutive|straight|full|whole|long|extra|further|calendar|short)(?= )"
)


class Measured(NamedTuple):
    """A number with its sign and unit."""

    number: Number
    start: int
    end: int
    unit: Unit | None


def measured(text: str, sentence: Sentence) -> Iterator[Measured]:
    """The numbers of a sentence that are quantities, with sign and unit."""
    for n in numbers(text, sentence.start, sentence.end):
        m = _with_unit(text, n, sentence)
        signed = m.start < n.start
        left = _garbled_pound(text, n)
        if left:
            yield Measured(n, left, n.end, Unit("pound sterling", "money"))
        elif signed or not _left_out(text, m, sentence):
            yield m


def _is_model(text: str, m: Measured, ceiling: int) -> bool:
    """Three digits before a noun that is no plural name a model: "the new 787 airliner"."""
    n = m.number
    if (
        m.unit is not None
        or n.form != "digits"
        or len(n.whole) != 3
        or n.scale
        or text[n.end : n.end + 1] != " "
    ):
        return False
    found = noun_phrase(text, n.end, ceiling)
    words = text[found.start : found.end].split() if found else []
    return bool(words) and words[0] != "strong" and not any(counts(w) for w in words)


def _garbled_pound(text: str, n: Number) -> int:
    """Where the pound sign of many a feed stands, "PS2.7m", or 0."""
    return (
        n.start - 2 if n.scale and n.form == "digits" and text[max(0, n.start - 2) : n.start] == "PS" else 0
    )


_PLURAL_OR_VERSION = re.compile(r"['’]?s(?!\w)|\.\d")
_SET_PHRASE = re.compile(r"(?:9/11|7/7|24/7|50/50|20/20)$")


def _left_out(text: str, m: Measured, sentence: Sentence) -> bool:
    n = m.number
    if m.unit is None and n.form == "digits" and _PLURAL_OR_VERSION.match(text, n.end, sentence.end):
        return True
    if m.unit is not None and n.form != "words":
        glued = (
            text[max(0, n.start - 1) : n.start] in ("-", ":")
            and text[max(0, n.start - 2) : n.start - 1].isalnum()
        )
        return glued and not text[max(0, n.start - 6) : n.start].lower().endswith(("sub-", "minus-", "pre-"))
    if _is_model(text, m, sentence.end) or _SET_PHRASE.match(text, n.start, n.end):
        return True
    return is_date(text, n, sentence.start, sentence.end) or is_name(text, n, sentence.start, sentence.end)


_TIMED = re.compile(r"(?:\b(?:in|of|at|for|to|by|under|over|about|after|than)|[(/:]) $")


OPENED = 400  # code points before a number in which a quotation that it ends is opened


def _closes(text: str, n: Number, floor: int) -> bool:
    """Whether the mark behind a number closes a quotation that the sentence opened: 'he called it "a 10"'."""
    mark, floor = text[n.end : n.end + 1], max(floor, n.start - OPENED)
    if mark == "”":
        return text.rfind("“", floor, n.start) > text.rfind("”", floor, n.start)
    return mark == '"' and text.count('"', floor, n.start) % 2 == 1


def _with_unit(text: str, n: Number, sentence: Sentence) -> Measured:
    sign = SIGN.search(text[max(sentence.start, n.start - 7) : n.start])
    if sign:
        told = sign.group().strip(" \u00a0")
        name = SIGNS.get(told) or SIGNS[told.rstrip(".")]
        unit, end = _surface(text, n.end, sentence.end)
        own = unit is not None and unit.kind == "money"
        if own and unit:  # "$9.99 US dollars", "$1.25 sterling": the word says which
            return _per(text, Measured(n, n.start - len(sign.group()), end, unit), sentence.end)
        return _per(text, Measured(n, n.start - len(sign.group()), n.end, Unit(name, "money")), sentence.end)
    closed = _closes(text, n, sentence.start)
    glued = GLUED.get(text[n.end : n.end + 1]) if n.form == "digits" and not closed else None
    if (
        glued
        and glued.name == "second"
        and n.whole.isdigit()
        and not _TIMED.search(text, max(sentence.start, n.start - 9), n.start)
    ):
        glued = None  # "two 777s", "the 1990s"
    if glued and not text[n.end + 1 : n.end + 2].isalnum():
        return Measured(n, n.start, n.end + 1, glued)
    full = _FULL.match(text, n.end, sentence.end)
    unit, end = _surface(text, full.end() if full else n.end, sentence.end)
    if unit and unit.kind != "count" and n.form == "share":
        unit, end = None, n.end
    return _per(text, Measured(n, n.start, end, unit), sentence.end)


def _surface(text: str, start: int, ceiling: int) -> tuple[Unit | None, int]:
    """The unit printed at `start`, longest first, and where it ends."""
    m = _SURFACE.match(text, start, min(ceiling, start + 60))
    if not m:
        return None, start
    words = m[1].split(" ")
    bare = re.split(r"[.,:\"”’'\-/\]!?]", words[0])[0]
    if cased := CASED.get(bare):
        return cased, m.start(1) + len(bare)
    for size in range(min(LONGEST, len(words)), 0, -1):
        told = " ".join(words[:size])
        for surface in (told, bare if size == 1 else told.rstrip(".,:\"”’'!?")):
            if unit := UNITS.get(surface.lower()):
                return unit, m.start(1) + len(surface)
    return None, start


def _per(text: str, m: Measured, ceiling: int) -> Measured:
    """A rate: "$2.11 per gallon", "12 cents a share"."""
    if not m.unit or (m.unit.kind == "percentage" and not text.startswith(" per ", m.end)):
        return m
    rate = _PER.match(text, m.end, ceiling)
    if not rate:
        return m
    what = UNITS.get(rate[1].lower(), UNITS.get(rate[1].lower().split()[0]))
    name = what.name if what else PER.get(rate[1].lower())
    if not name or (m.unit.kind != "money" and rate[0].startswith((" each", " every"))):
        return m
    return Measured(m.number, m.start, rate.end(), Unit(f"{m.unit.name} per {name}", m.unit.kind))


_METRES = re.compile(
    r" ?(?:[(),.;)]|$|-(?:long|tall|high|deep|wide)|(?:long|tall|wide|high|deep|above|below|away|from|and"
    r"|race|final|"
    r"sprint|freestyle|hurdles|relay|x|yacht|radius)\b)"
)


def metres(
    text: str, n: Number, unit: Unit | None, *, signed: bool, ceiling: int
) -> tuple[Number, Unit | None]:
    """Letters and words with two readings: "37m long" is no million, "two pounds of" no money."""
    if n.scale == "m" and not signed and unit is None and _METRES.match(text, n.end, ceiling):
        return n._replace(value=n.value / 1e6, scale=""), Unit("metre", "measure")
    weight = (
        unit is not None and unit.name == "pound sterling" and not signed and not n.scale and n.value < 1000
    )
    said = text[n.end : n.end + 7].strip(" -").startswith("pound")
    return n, Unit("pound", "measure") if weight and said else unit
