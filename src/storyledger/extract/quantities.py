"""Quantities as printed: number, bound, unit, of what, place, as-of, how it was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from storyledger.extract.numbers import Number, exact, last_digit, numbers
from storyledger.extract.units import GLUED, LONGEST, SIGN, SIGNS, UNITS, Unit
from storyledger.terms import Quantity, Sentence, Span, Spans

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DATE_BEFORE = re.compile(rf"\b{_MONTH}\s*$|\b{_MONTH}\s+\d{{1,2}},?\s*$|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s*$")
_DATE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b")
_ORDINAL_AFTER = re.compile(r"^(?:st|nd|rd|th)\b|^[-:/.]\d|^\s*(?:a\.?m\.?|p\.?m\.?|o['’]clock)\b", re.I)
_NUMBERED = re.compile(r"(?:[A-Z][a-z]*[A-Z]\w*|\b(?:No|no|number|Number|Article|Section|Chapter|Page|page|Route|Highway|Flight|Boeing|iPhone|Windows|Division|Group|Formula|Phase|phase|Room|Area|Level|Type|Resolution|Battalion|Unit|Channel|World War)\.?)\s*$")
_BEFORE_YEAR = re.compile(r"\b(?:in|since|until|by|from|of|during|before|after|early|late|mid|summer|winter|spring|autumn|fall|and|to|the|year)[\s-]+$", re.I)
_BOUNDS = (
    ("over", r"(?:more than|over|above|exceeding|upwards of|north of|in excess of|greater than|well over)"),
    ("at_least", r"(?:at least|no fewer than|no less than|a minimum of)"),
    ("at_most", r"(?:as many as|as much as|up to|at most|no more than|a maximum of)"),
    ("under", r"(?:less than|fewer than|under|below)"),
    ("almost", r"(?:almost|nearly|close to|just under|not quite|approaching)"),
    ("about", r"(?:about|around|some|approximately|roughly|an estimated|estimated|circa|or so)"),
)  # fmt: skip
_BOUND = re.compile("|".join(rf"(?P<{name}>\b{words}\s+(?:(?:an?|the)\s+)?$)" for name, words in _BOUNDS), re.I)
_AFTER_BOUND = re.compile(r"^\s+or (?:more|over|so|less|fewer)\b", re.I)
_NOUN = re.compile(
    r"\s+(?P<of>of\s+)?(?P<what>(?:(?!(?:in|on|at|to|for|from|by|with|who|which|that|were|was|are|is|have|has|had|will|would|and|or"
    r"|as|since|during|after|before|over|under|into|per|than|the time|be|being|been|stay|remain|left|could|should|can|may|might|said"
    r"|ago|later|earlier|but|when|while|because|out|up|down|not|about|around|across|along|against|between|within|without|through)\b)"
    r"[A-Za-z][\w.’'\-]*\s*){1,4})"
)
_PLACE = re.compile(r"\s*\bin\s+(?P<place>(?:the\s+)?[A-Z][\w’'\-]*(?:\s+[A-Z][\w’'\-]*)*)")
_COUNTED = re.compile(
    r"\b(?:according to (?P<who>[^,.;\n]{3,80}(?:report|records?|count|census|data|figures|survey|tally)\w*)"
    r"|not (?:counting|including) [^,.;\n]{3,80}|excluding [^,.;\n]{3,80})", re.I
)  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:(?P<up>rose|risen|rises?|grew|grown|increas\w+|jump\w*|climb\w*|gain\w*|up|surg\w+|soar\w*)"
    r"|(?P<down>fell|fallen|falls?|dropp?\w*|declin\w+|decreas\w+|down|plung\w+|slid|lost|lower\w*|shr[aiu]nk))"
    r"\s+(?:by\s+)?(?:as much as\s+|about\s+|almost\s+|nearly\s+|more than\s+)?$", re.I
)  # fmt: skip
LOWER, UPPER = 1.2, 0.8  # how a bare bound is read


class _Whole(NamedTuple):
    start: int
    end: int
    unit: Unit | None
    unit_end: int


def quantities(text: str, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Return the quantities of a document, in the order of the text; ordinals and dates are left out.

    >>> told = "As many as 9,000 American troops were in Iraq."
    >>> [(told[q.start : q.end], q.value, q.bound) for q in quantities(told, [Sentence("d", 0, len(told), 0)])]
    [('As many as 9,000 American troops', 9000.0, 'at_most')]
    """
    found = []
    for sentence in sentences:
        for number in numbers(text, sentence.start, sentence.end):
            if not _is_date(text, number, sentence):
                found.append(_quantity(text, number, sentence))
    return found


def _is_date(text: str, n: Number, sentence: Sentence) -> bool:
    before, after = text[max(sentence.start, n.start - 24) : n.start], text[n.end : n.end + 16]
    if n.form != "digits":
        return n.form == "words" and n.value == 1 and not re.match(r"[ -](?:\w+)", after)
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(after) or _ORDINAL_AFTER.match(after) or _NUMBERED.search(before):
        return True
    year = 1900 <= n.value <= 2100 and n.whole.isdigit() and len(n.whole) == 4
    return year and (not re.match(r"\s+[a-z]", after) or bool(_BEFORE_YEAR.search(before)))


def _quantity(text: str, n: Number, sentence: Sentence) -> Quantity:
    whole = _unit(text, n, sentence)
    bound, start = _bound(text, whole.start, sentence)
    noun = _NOUN.match(text, whole.unit_end, sentence.end)
    if noun and noun["of"] is None and whole.unit and whole.unit.kind != "percentage":
        noun = None
    of_what: Spans = ()
    end = whole.unit_end
    if noun:
        what = noun["what"].rstrip()
        of_what = (Span(noun.start("what"), noun.start("what") + len(what.rstrip(".,"))),)
        end = of_what[0].end
    place = _PLACE.match(text, end, sentence.end)
    counted = _COUNTED.search(text, sentence.start, sentence.end)
    change = _CHANGED.search(text[sentence.start : start])
    value = None if n.high is not None else exact(n.value)
    low, high = (n.value, n.high) if n.high is not None else _read(exact(n.value), bound)
    kind = whole.unit.kind if whole.unit else "share" if n.form == "share" else "count"
    return Quantity(
        sentence.document, start, end, Span(n.start, n.end), value, low, high, bound if n.high is None else "range",
        whole.unit.name if whole.unit and whole.unit.name != "count" else "", of_what,
        (Span(place.start("place"), place.end("place")),) if place else (),
        counted_how=(Span(counted.start(), counted.end()),) if counted else (),
        change="" if not change else "up" if change["up"] else "down", kind=kind,
    )  # fmt: skip


def _unit(text: str, n: Number, sentence: Sentence) -> _Whole:
    sign = SIGN.search(text[max(sentence.start, n.start - 6) : n.start])
    if sign:
        name = SIGNS.get(sign.group().strip(" .\u00a0")) or SIGNS.get(sign.group().strip())
        if name:
            return _Whole(n.start - len(sign.group()), n.end, Unit(name, "money"), n.end)
    if glued := GLUED.get(text[n.end : n.end + 1]) if not re.match(r"\w\w", text[n.end : n.end + 2]) else None:
        return _Whole(n.start, n.end + 1, glued, n.end + 1)
    m = re.compile(r"[ \-\u00a0]?([^\s,;()]+(?: [^\s,;()]+){0,3})").match(text, n.end, sentence.end)
    words = m[1].split(" ") if m else []
    for size in range(min(LONGEST, len(words)), 0, -1):
        surface = " ".join(words[:size]).rstrip(".,:\"”’'").lower()
        if m and surface in UNITS:
            return _Whole(n.start, n.end, UNITS[surface], m.start(1) + len(surface))
    return _Whole(n.start, n.end, None, n.end)


def _bound(text: str, start: int, sentence: Sentence) -> tuple[str, int]:
    m = _BOUND.search(text[max(sentence.start, start - 32) : start])
    if not m or not m.lastgroup:
        return "exact", start
    return m.lastgroup, start - len(m.group())


def _read(value: float, bound: str) -> tuple[float, float]:
    if bound in ("over", "at_least"):
        return value, value * LOWER
    if bound in ("under", "at_most", "almost"):
        return value * UPPER, value
    half = last_digit(value) / 2 if bound == "about" else 0.0
    return value - half, value + half


def normalised(text: str, q: Quantity) -> dict[str, Any]:
    """Return a quantity as plain values: its span, value, unit and bound."""
    signs = {"over": ">", "at_least": ">", "under": "<", "at_most": "<", "about": "~", "almost": "~"}
    value = q.value if q.value is not None else q.low
    change = {"up": "up", "down": "down"}.get(q.change) or signs.get(q.bound, "=")
    end = max(q.number.end, q.of_what[0].start if q.of_what else q.end)
    return {"start": q.number.start, "end": len(text[:end].rstrip()), "value": value, "unit": q.unit, "change": change}
