"""Quantities as printed: number, bound, unit, of what, place, as-of, how it was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from storyledger.extract.as_of import around, as_of, counted_how
from storyledger.extract.bounds import bound_after, bound_before, change, interval
from storyledger.extract.measured import Measured, measured, metres
from storyledger.extract.numbers import Number, exact
from storyledger.extract.phrases import lemma, noun_phrase
from storyledger.extract.units import Unit
from storyledger.terms import Quantity, Sentence, Span, Spans

_NEGATIVE = re.compile(r"(?:(?:^|[\s(])[-−]|minus[ -]|negative )$", re.IGNORECASE)
_RATE = re.compile(
    r" (?:per|an?) (second|minute|hour|day|week|month|year|game|person|head)\b"
    r"(?! (?:ago|earlier|later|before|after)\b)"
)
_AGE = re.compile(r"(?:[ -]years?|[ -]weeks?|[ -]months?|[ -]days?)?(?: of age\b|[ -]olds?\b)")
_AGED = re.compile(
    r"\b(?:aged|age|age of|ages|over the age of|under the age of|turned|turns|turning) $"
    r"|\b(?P<is>(?:who|he|she) (?:is|was|will be|would be|had been)) (?:just |only |now |about )?$",
    re.IGNORECASE,
)
_AGE_ENDS = re.compile(r"[,.;)]|$| (?:when|at|by|and|on|in|then|now|years)\b")
_HYPHEN = re.compile(r"-([A-Za-z]+)(?![\w-])")
_APPOSED_AGE = re.compile(r"(?<=[a-z]), $")
_OF = re.compile(r" of (?:the |its |his |her |their |our |all |these |those |a |an )?")
_BASE = re.compile(r"\d[\d,.]{0,15}(?: (?:hundred|thousand|million|billion))?(?= [A-Za-z])")
_THE = re.compile(r" (?:the|its|his|her|their|our|all|these|those) ")
_MORE = re.compile(r" (?:more|fewer|less|additional|extra|further|new|other)\b(?= \w)")
_AGO = re.compile(r" ago\b")
_SIGNED = r"(?:(?:[A-Z]{0,3}[$£€¥][A-Z]{0,2}|[A-Z]{2,3}) ?)?"
_RANGE = re.compile(rf" ?(?:to|-|–|—|or) ?{_SIGNED}")
_BETWEEN = re.compile(rf" and {_SIGNED}$")
_PLACE = re.compile(
    r"(?: [a-z]+){0,3}? (?:in|from|at|near|inside|outside|across) "
    r"(?P<place>(?:the |northern |southern |eastern |western |central )?(?!January|February|March|April"
    r"|May|June|July|"
    r"August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[A-Z][\w’'\-]*"
    r"(?: [A-Z][\w’'\-]*){0,3})"
)


def quantities(text: str, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Return the quantities of a document, in the order of the text; ordinals and dates are left out.

    >>> told = "As many as 9,000 American troops were in Iraq."
    >>> found = quantities(told, [Sentence("d", 0, len(told), 0)])
    >>> [(told[q.start : q.end], q.value, q.bound) for q in found]
    [('As many as 9,000 American troops', 9000.0, 'at_most')]
    """
    return [q for sentence in sentences for q in _of_sentence(text, sentence)]


def _of_sentence(text: str, sentence: Sentence) -> Iterator[Quantity]:
    """The quantities of a sentence, with the words that say when and how they were counted."""
    before: Quantity | None = None
    told: list[Quantity] = []
    for low, high in _joined(text, sentence):
        q = _quantity(text, sentence, low, high)
        if low.number.form == "digits":
            q = _shared(text, q, before, sentence.start)
        if told and not q.change and text[told[-1].end : q.start] in _AGAIN:
            q = replace(q, change=told[-1].change)
        before = q if q.kind in ("count", "money", "measure") else before
        told.append(q)
    if not told:
        return
    near = around(text, sentence.start, sentence.end)
    starts = [q.start for q in told]
    for q, following in zip(told, [*starts[1:], sentence.end], strict=True):
        yield replace(
            q,
            as_of=as_of(text, near, q.start, q.end, following),
            counted_how=counted_how(near, q.start, q.end, following, first=q is told[0]),
        )


_AGAIN = (" or ", ", or ", " (")  # the same once more: "fell 190 points, or 0.6%"


def _joined(text: str, sentence: Sentence) -> Iterator[tuple[Measured, Measured | None]]:
    """The numbers of a sentence, two that make a range or one amount in one."""
    found = list(measured(text, sentence))
    i = 0
    while i < len(found):
        low, high = found[i], found[i + 1] if i + 1 < len(found) else None
        i += 1
        if high is None:
            yield low, None
        elif _is_range(text, low, high, sentence.start):
            yield low, high
            i += 1
        elif _is_change_of(text, low, high):  # "3 dollars 50 cents"
            whole = low.number._replace(value=low.number.value + high.number.value / 100, end=high.number.end)
            yield low._replace(number=whole, end=high.end), None
            i += 1
        elif low.unit is None and _SAME_UNIT.fullmatch(text, low.end, high.start):
            yield low._replace(unit=high.unit), None  # "eight or nine euros", "280 of the 300 euros"
        else:
            yield low, None


_SAME_UNIT = re.compile(r" (?:or|and|to) | of (?:the|its|his|her|their) |-,? (?:(?:or|and|to) )?")


def _is_change_of(text: str, a: Measured, b: Measured) -> bool:
    """Dollars and cents in one: "15 dollars 50", "3 dollars 50 cents"."""
    coins = b.unit is None or b.unit.name in ("cent", "penny")
    noted = (
        a.unit is not None and a.unit.name in ("US dollar", "euro", "pound sterling") and a.end > a.number.end
    )
    small = b.number.form != "share" and 1 <= b.number.value < 100 and float(b.number.value).is_integer()
    return noted and coins and small and text[a.end : b.start] in (" ", " and ")


def _shared(text: str, q: Quantity, before: Quantity | None, floor: int) -> Quantity:
    """A bare number counts what is told before it: "435 homes by sale and 187 by tender"."""
    bare = not q.unit and not q.of_what and q.kind == "count" and q.number.end - q.number.start > 1
    if not bare or text[q.end : q.end + 1] in "-/":
        return q
    number_of = _NUMBER_OF.search(text, max(floor, q.start - 80), q.start)
    if number_of and before is None:
        found = noun_phrase(text, number_of.end(), q.start)
        return replace(q, of_what=(found,) if found else ())
    if before is None or (before.kind == "measure" and text[before.end : q.start] != " to "):
        return q
    return replace(q, unit=before.unit, of_what=before.of_what, kind=before.kind)


_NUMBER_OF = re.compile(r"\b(?:number|total|tally|count) of (?:the |its |their |all )?", re.IGNORECASE)


def _is_range(text: str, a: Measured, b: Measured, floor: int) -> bool:
    """Tell whether two numbers have one unit: "20 to 25 percent", "between $62 and $68"."""
    if b.start - a.end > 6 or a.number.value >= b.number.value or a.number.form == "vague":
        return False
    same = (
        a.unit is None or a.unit == b.unit or bool(b.unit and b.unit.name.startswith(a.unit.name + " per "))
    )
    gap = text[a.end : b.number.start]
    if _BETWEEN.match(gap):
        return same and text[max(floor, a.start - 8) : a.start].lower() == "between "
    if gap.strip(" ").startswith("or") or not _RANGE.fullmatch(gap):
        return False
    moved = change(text, a.start, floor)  # "rose by 300 to 4,500" is no range, "rose 2 to 3 percent" is one
    return same and not (moved and (a.unit or (b.unit is None and b.number.value > 2 * a.number.value)))


def _quantity(text: str, sentence: Sentence, m: Measured, upper: Measured | None) -> Quantity:
    last = upper or m
    n, unit = m.number, last.unit
    bound, start = bound_before(text, m.start, sentence.start)
    if upper:
        start = start - 8 if text[max(sentence.start, start - 8) : start].lower() == "between " else start
    n, unit = metres(text, n, unit, signed=m.start < m.number.start, ceiling=sentence.end)
    last = last._replace(unit=unit)
    unit, end, age = _age(text, last, m.start, sentence)
    if age and bound == "about" and text[n.end : n.end + 1] == "-":  # "a film about 9-year-olds"
        bound, start = "exact", m.start
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
    kind = "age" if age else unit.kind if unit else "share" if n.form == "share" else "count"
    return Quantity(
        sentence.document, start, end, Span(n.start, last.number.end), value, low, high,
        bound if value is not None else "range", unit.name if unit else "", what,
        (Span(*place.span("place")),) if place else (), change=change(text, start, sentence.start), kind=kind,
    )  # fmt: skip


def _age(text: str, m: Measured, start: int, sentence: Sentence) -> tuple[Unit | None, int, bool]:
    """The unit, where it ends, and whether it is an age: "51-year-old", "six weeks of age", "aged 21"."""
    old = _AGE.match(text, m.number.end, sentence.end)
    if old:
        return (m.unit or Unit("year", "duration")), old.end(), True
    before = text[max(sentence.start, start - 20) : start]
    aged = _AGED.search(before) or (_APPOSED_AGE.search(before) and text[m.end : m.end + 1] == ",")
    if (
        isinstance(aged, re.Match)
        and aged.groupdict().get("is")
        and not _AGE_ENDS.match(text, m.end, sentence.end)
    ):
        aged = None
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
    if of and (base := _BASE.match(text, begin, ceiling)):  # "half of the 1,200 workers"
        found = noun_phrase(text, base.end(), ceiling)
        return ((found,) if found else ()), end
    many = n.value != 1 or n.form != "words" or of is not None
    found = noun_phrase(text, begin, ceiling, many=many)
    return ((found,), found.end) if found else ((), end)


def _values(
    n: Number, upper: Measured | None, bound: str, *, negative: bool
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
