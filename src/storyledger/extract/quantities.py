"""Quantities as printed: number, bound, unit, of what, place, as-of, how it was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from storyledger.extract.bounds import bound_after, bound_before, change, interval
from storyledger.extract.left_out import is_date, is_name
from storyledger.extract.numbers import Number, exact, numbers
from storyledger.extract.phrases import lemma, noun_phrase
from storyledger.extract.units import CASED, GLUED, LONGEST, PER, SIGN, SIGNS, UNITS, Unit
from storyledger.terms import Quantity, Sentence, Span, Spans

_SURFACE = re.compile(r"[ \-\u00a0]{0,3}([^\s,;()\d]+[23]?(?!\d)(?: [^\s,;()]+){0,2})")
_NEGATIVE = re.compile(r"(?:(?:^|[\s(])[-−]|minus[ -]|negative )$", re.IGNORECASE)
_PER = re.compile(
    r"(?: (?:per|an?|each|every)|-an?-|/|-per-)[ ]?([A-Za-z]+(?: (?:inch|foot|metre|meter|mile|centimeter))?)"
)
_RATE = re.compile(r" (?:per|an?) (second|minute|hour|day|week|month|year|game|person|head)\b")
_AGE = re.compile(r"(?:[ -]years?|[ -]weeks?|[ -]months?|[ -]days?)?(?: of age\b|[ -]olds?\b)")
_AGED = re.compile(
    r"(?:\b(?:aged|age|age of|ages|over the age of|under the age of|turned|turns|turning) $|\b(?:who|he|she) (?:is|was|will be|[a-z]+ed) $)"
)
_FULL = re.compile(
    r" (?:previous|more|additional|consecutive|straight|full|whole|long|extra|further|calendar|short)(?= )"
)
_HYPHEN = re.compile(r"-([A-Za-z]+)(?![\w-])")
_APPOSED_AGE = re.compile(r"(?<=[a-z]), $")
_OF = re.compile(r" of (?:the |its |his |her |their |our |all |these |those |a |an )?")
_THE = re.compile(r" (?:the|its|his|her|their|our|all|these|those) ")
_MORE = re.compile(r" (?:more|additional|extra|further|new|other)\b(?= \w)")
_AGO = re.compile(r" ago\b")
_RANGE = re.compile(r" ?(?:to|-|–|—|or) ?(?:[$£€¥] ?)?$")
_BETWEEN = re.compile(r" and (?:[$£€¥] ?)?$")
_PLACE = re.compile(
    r"(?: [a-z]+){0,3}? (?:in|from|at|near|inside|outside|across) "
    r"(?P<place>(?:the |northern |southern |eastern |western |central )?(?!January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[A-Z][\w’'\-]*"
    r"(?: [A-Z][\w’'\-]*){0,3})"
)
_COUNTED = re.compile(
    r"\b(?:according to [^,.;\n]{3,60}?(?:reports?|records?|counts?|census|data|figures|survey|tally|estimates?)\b"
    r"|(?:not|without) (?:counting|including) [^,.;\n]{3,80}|excluding [^,.;\n]{3,80})", re.IGNORECASE
)  # fmt: skip
_WHEN = re.compile(
    r"\b(?:as of|in|by|since|on|during|at the end of|last|this|earlier|currently|now) ?"
    r"(?:(?:early|mid|late|the|last|this|next|previous) ){0,2}"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|fall|"
    r"autumn|winter|week|month|year)(?: (?:of )?(?:\d{4}|last year|previous year|this year))?|(?:19|20)\d\d)\b"
)


class _Measured(NamedTuple):
    """A number with its sign and unit."""

    number: Number
    start: int
    end: int
    unit: Unit | None


def quantities(text: str, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Return the quantities of a document, in the order of the text; ordinals and dates are left out.

    >>> told = "As many as 9,000 American troops were in Iraq."
    >>> [(told[q.start : q.end], q.value, q.bound) for q in quantities(told, [Sentence("d", 0, len(told), 0)])]
    [('As many as 9,000 American troops', 9000.0, 'at_most')]
    """
    return [q for sentence in sentences for q in _of_sentence(text, sentence)]


def _of_sentence(text: str, sentence: Sentence) -> Iterator[Quantity]:
    """The quantities of a sentence; the first number of a range waits for the second."""
    found = list(_measured(text, sentence))
    before: Quantity | None = None
    i = 0
    while i < len(found):
        low, high = found[i], None
        if i + 1 < len(found) and _is_range(text, found[i], found[i + 1], sentence.start):
            high = found[i + 1]
            i += 1
        elif i + 1 < len(found) and _is_change_of(text, low, found[i + 1]):
            part = found[i + 1]  # "3 dollars 50 cents"
            whole = low.number._replace(value=low.number.value + part.number.value / 100, end=part.number.end)
            low, i = low._replace(number=whole, end=part.end), i + 1
        elif (
            i + 1 < len(found)
            and low.unit is None
            and text[low.end : found[i + 1].start] in (" or ", " and ", " to ")
        ):
            low = low._replace(unit=found[i + 1].unit)  # "eight or nine euros"
        told = _quantity(text, sentence, low, high)
        told = _shared(text, told, before) if low.number.form == "digits" else told
        before = told if told.kind in ("count", "money") else before
        yield told
        i += 1


def _is_change_of(text: str, a: _Measured, b: _Measured) -> bool:
    """Dollars and cents in one: "15 dollars 50", "3 dollars 50 cents"."""
    coins = b.unit is None or b.unit.name in ("cent", "penny")
    noted = (
        a.unit is not None and a.unit.name in ("US dollar", "euro", "pound sterling") and a.end > a.number.end
    )
    small = b.number.form != "share" and 1 <= b.number.value < 100 and float(b.number.value).is_integer()
    return noted and coins and small and text[a.end : b.start] in (" ", " and ")


def _shared(text: str, q: Quantity, before: Quantity | None) -> Quantity:
    """A bare number counts what the last one of its sentence counted: "435 homes by sale and 187 by tender"."""
    bare = not q.unit and not q.of_what and q.kind == "count" and q.number.end - q.number.start > 1
    if not bare or before is None or text[q.end : q.end + 1] in "-/":
        return q
    return replace(q, unit=before.unit, of_what=before.of_what, kind=before.kind)


def _measured(text: str, sentence: Sentence) -> Iterator[_Measured]:
    """The numbers of a sentence that are quantities, with sign and unit."""
    for n in numbers(text, sentence.start, sentence.end):
        m = _with_unit(text, n, sentence)
        signed = m.start < n.start
        left = _garbled_pound(text, n)
        if left:
            yield _Measured(n, left, n.end, Unit("pound sterling", "money"))
        elif signed or not _left_out(text, m, sentence):
            yield m


def _garbled_pound(text: str, n: Number) -> int:
    """ "PS2.7m": the pound sign of many a feed; where it stands, or 0."""
    return (
        n.start - 2 if n.scale and n.form == "digits" and text[max(0, n.start - 2) : n.start] == "PS" else 0
    )


def _left_out(text: str, m: _Measured, sentence: Sentence) -> bool:
    n = m.number
    if m.unit is not None and n.form != "words":
        glued = (
            text[max(0, n.start - 1) : n.start] in ("-", ":")
            and text[max(0, n.start - 2) : n.start - 1].isalnum()
        )
        return glued and not text[max(0, n.start - 6) : n.start].lower().endswith(("sub-", "minus-", "pre-"))
    return is_date(text, n, sentence.start, sentence.end) or is_name(text, n, sentence.start, sentence.end)


def _is_range(text: str, a: _Measured, b: _Measured, floor: int) -> bool:
    """ "20 to 25 percent", "between $62 and $68": two numbers with one unit."""
    if b.start - a.end > 6 or a.number.value >= b.number.value or a.number.form == "vague":
        return False
    same = (
        a.unit is None or a.unit == b.unit or bool(b.unit and b.unit.name.startswith(a.unit.name + " per "))
    )
    gap = text[a.end : b.number.start]
    if _BETWEEN.match(gap):
        return same and text[max(floor, a.start - 8) : a.start].lower() == "between "
    if gap.strip(" ").startswith("or") or (a.unit and change(text, a.start, floor)):
        return False
    return same and bool(_RANGE.fullmatch(gap))


def _with_unit(text: str, n: Number, sentence: Sentence) -> _Measured:
    sign = SIGN.search(text[max(sentence.start, n.start - 7) : n.start])
    if sign:
        told = sign.group().strip(" \u00a0")
        name = SIGNS.get(told) or SIGNS[told.rstrip(".")]
        unit, end = _surface(text, n.end, sentence.end)
        own = unit is not None and unit.kind == "money"
        if own and unit:  # "$9.99 US dollars", "$1.25 sterling": the word says which
            return _per(text, _Measured(n, n.start - len(sign.group()), end, unit), sentence.end)
        return _per(text, _Measured(n, n.start - len(sign.group()), n.end, Unit(name, "money")), sentence.end)
    glued = GLUED.get(text[n.end : n.end + 1]) if n.form == "digits" else None
    if glued and not text[n.end + 1 : n.end + 2].isalnum():
        return _Measured(n, n.start, n.end + 1, glued)
    full = _FULL.match(text, n.end, sentence.end)
    unit, end = _surface(text, full.end() if full else n.end, sentence.end)
    if unit and unit.kind != "count" and n.form == "share":
        unit, end = None, n.end
    return _per(text, _Measured(n, n.start, end, unit), sentence.end)


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


def _per(text: str, m: _Measured, ceiling: int) -> _Measured:
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
    return _Measured(m.number, m.start, rate.end(), Unit(f"{m.unit.name} per {name}", m.unit.kind))


def _quantity(text: str, sentence: Sentence, m: _Measured, upper: _Measured | None) -> Quantity:
    last = upper or m
    n, unit = m.number, last.unit
    bound, start = bound_before(text, m.start, sentence.start)
    if upper:
        start = start - 8 if text[max(sentence.start, start - 8) : start].lower() == "between " else start
    n, unit = _metres(text, n, unit, signed=m.start < m.number.start, ceiling=sentence.end)
    last = last._replace(unit=unit)
    unit, end, age = _age(text, last, m.start, sentence)
    trailing, end = bound_after(text, end, sentence.end)
    bound = trailing if bound == "exact" else bound
    if unit is None and trailing == "exact" and (more := _MORE.match(text, end, sentence.end)):
        end = more.end() if more[0].strip() not in ("new", "other") else end
    what, end = _of_what(text, end, sentence.end, unit, n)
    if unit is None and what and (rate := _RATE.match(text, end, sentence.end)):
        unit, end = Unit(f"per {rate[1]}", "count"), rate.end()
    if unit and unit.kind == "duration" and (ago := _AGO.match(text, end, sentence.end)):
        end = ago.end()
    negative = n.form == "digits" and bool(_NEGATIVE.search(text[max(sentence.start, n.start - 9) : n.start]))
    value, low, high = _values(n, upper, bound, negative=negative)
    place = _PLACE.match(text, end, sentence.end)
    when = _WHEN.search(text, sentence.start, sentence.end)
    counted = _COUNTED.search(text, sentence.start, sentence.end)
    kind = "age" if age else unit.kind if unit else "share" if n.form == "share" else "count"
    return Quantity(
        sentence.document, start, end, Span(n.start, last.number.end), value, low, high,
        bound if value is not None else "range", unit.name if unit else "", what,
        (Span(*place.span("place")),) if place else (), (Span(*when.span()),) if when else (),
        (Span(*counted.span()),) if counted else (), change(text, start, sentence.start), kind,
    )  # fmt: skip


_METRES = re.compile(
    r" ?(?:[(),.;)]|$|-(?:long|tall|high|deep|wide)|(?:long|tall|wide|high|deep|above|below|away|from|and|race|final|"
    r"sprint|freestyle|hurdles|relay|x|yacht|radius)\b)"
)


def _metres(
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


def _age(text: str, m: _Measured, start: int, sentence: Sentence) -> tuple[Unit | None, int, bool]:
    """The unit, where it ends, and whether it is an age: "51-year-old", "six weeks of age", "aged 21"."""
    old = _AGE.match(text, m.number.end, sentence.end)
    if old:
        return (m.unit or Unit("year", "duration")), old.end(), True
    before = text[max(sentence.start, start - 20) : start]
    aged = _AGED.search(before) or (_APPOSED_AGE.search(before) and text[m.end : m.end + 1] == ",")
    young = m.number.value < 115 and m.unit is None and m.number.form == "digits" and m.number.whole.isdigit()
    if aged and young:
        return Unit("year", "duration"), m.end, True
    return m.unit, m.end, False


def _of_what(text: str, end: int, ceiling: int, unit: Unit | None, n: Number) -> tuple[Spans, int]:
    """What is counted, and where the whole expression ends."""
    if unit and unit.kind not in ("percentage", "count"):
        return (), end
    of = _OF.match(text, end, ceiling) or (n.form == "share" and _THE.match(text, end, ceiling)) or None
    if of is None and unit and unit.kind == "percentage":
        return (), end
    if hyphened := _HYPHEN.match(text, end, ceiling):
        return (Span(*hyphened.span(1)),), hyphened.end()
    begin = of.end() if of else end
    found = noun_phrase(text, begin, ceiling, many=n.value != 1 or n.form != "words")
    return ((found,), found.end) if found else ((), end)


def _values(
    n: Number, upper: _Measured | None, bound: str, *, negative: bool
) -> tuple[float | None, float, float]:
    if upper:
        bottom = exact(n.value)
        top = exact(upper.number.value)
        if upper.number.scale and not n.scale and n.value < _plain(upper.number):  # "2 to 3 million"
            bottom = exact(n.value * upper.number.value / _plain(upper.number))
        return None, bottom, top
    if n.high is not None:
        return None, exact(n.value), exact(n.high)
    value = n.value if n.form == "share" else exact(n.value) * (-1 if negative else 1)
    return (value, *interval(value, bound, step=0.2 * value if n.form == "share" else None))


def _plain(n: Number) -> float:
    """A number without its scale word."""
    value = n.value
    while value >= 1000:
        value /= 1000
    return value or 1.0


def normalised(text: str, q: Quantity) -> dict[str, Any]:
    """Return a quantity as plain values: its span, value, unit and bound.

    Where nothing is measured the unit is what is counted, in its dictionary form.

    >>> told = "It has 14 new players."
    >>> normalised(told, quantities(told, [Sentence("d", 0, len(told), 0)])[0])["unit"]
    'new player'
    """
    signs = {"over": ">", "at_least": ">", "under": "<", "at_most": "<", "about": "~", "almost": "~"}
    value = q.value if q.value is not None else [q.low, q.high]
    told = {"up": "up", "down": "down"}.get(q.change) or signs.get(q.bound, "=")
    counted = " ".join(lemma(text, s) for s in q.of_what)
    unit = "pound-mass" if q.unit == "pound" else q.unit.removeprefix("US ")
    if q.kind == "age":
        unit = f"{q.unit} of age"
    elif q.kind == "share":
        unit = f"% {counted or '-'}"
    elif not q.unit or q.unit.startswith("per "):
        unit = f"{counted} {q.unit}".strip()
    return {"start": q.start, "end": q.end, "value": value, "unit": unit, "change": told}
