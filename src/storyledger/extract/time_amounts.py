"""Readers of amounts of time: durations, what lies so long ago, and how often something happens."""

from __future__ import annotations

import re

from storyledger.extract.time_days import NONE, Match, Read, Reader, Reading, month_number
from storyledger.extract.time_periods import year_before
from storyledger.extract.time_values import FUTURE, LETTERS, PAST, PRESENT, amount, shifted, span_of
from storyledger.extract.time_words import COUNTS, DAYS, PARTS


def _count(told: str) -> float | None:
    """The number of units, None where it is vague ("several")."""
    words = re.split(r"[ -]+", told.lower().replace(",", ""))
    if _DIGITS.fullmatch(words[0]):
        return float(words[0]) + (_fraction(words[1]) if len(words) > 1 else 0)
    if "couple" in words or "dozen" in words:
        return 2.0 if "couple" in words else 12.0
    if "half" in words:
        return 0.5
    if words[-1] == "hundred":
        return 100.0 * COUNTS.get(words[0], 1)
    known = [COUNTS[w] for w in words if w in COUNTS]
    vague = {"few", "several", "many", "some", "number"} & set(words)
    return float(sum(known)) if known and not vague else None


_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def _fraction(told: str) -> float:
    top, _, bottom = told.partition("/")
    return int(top) / int(bottom) if bottom and int(bottom) else 0.0


def _unit(told: str) -> str:
    low = told.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")


def _duration(m: Match, number: str, unit: str) -> Read:
    kind = _unit(unit)
    if kind == "year" and m[0].lower().endswith("old"):
        return NONE  # an age
    if kind == "second" and (number.lower() in ("a", "an", "one") or not unit.lower().endswith("s")):
        return NONE
    count = _count(number)
    if count and "and a half" in m[0].lower():
        count += 0.5
    return "DURATION", amount(count, kind)


def _span(m: Match, _: Reading, __: int) -> Read:
    return _duration(m, m["n1"], m["u1"])


def _plain(m: Match, _: Reading, __: int) -> Read:
    return _duration(m, m["n3"], m["u3"])


def _ago(m: Match, state: Reading, _: int) -> Read:
    way = -1 if m["dir"].lower().split()[0] in ("ago", "earlier", "before", "previously") else 1
    unit, count = _unit(m["u2"]), _count(m["n2"])
    if count is None or unit in ("hour", "minute", "second", "season"):
        return "DATE", PAST if way < 0 else FUTURE
    base = state.day
    relative = m["dir"].lower().split()[0] in ("later", "earlier", "before", "after")
    if relative and not (unit == "year" and count == 1) and (span := span_of(state.last)):
        base = span[0]
    if base is None:
        return "DATE", ""
    if unit == "year" and count == 1 and way < 0 and state.quarter and state.day:
        return "DATE", year_before(state)
    if unit == "decade":
        unit, count = "year", count * 10
    return "DATE", shifted(base, unit, round(way * count))


def _recent(m: Match, _: Reading, __: int) -> Read:
    return "DURATION", amount(None, _unit(m["ru"]))


def _plural(m: Match, _: Reading, __: int) -> Read:
    return "DURATION", amount(None, _unit(m["pu"]))


def _year_before_that(m: Match, state: Reading, _: int) -> Read:
    span = span_of(state.last)
    base = span[0] if span else state.day
    if base is None:
        return "DATE", ""
    return "DATE", shifted(base, m["ybu"].lower(), 1 if m["ybd"].lower() in ("after", "later") else -1)


def _set(m: Match, _: Reading, __: int) -> Read:
    word = m["su"].lower()
    if word in DAYS:
        return "SET", f"XXXX-WXX-{DAYS.index(word) + 1}"
    if word in LETTERS:
        return "SET", amount(1, word)
    if word in PARTS:
        return "SET", f"XXXX-XX-XX{PARTS[word]}"
    if word in ("summer", "winter", "spring", "fall"):
        return "SET", "XXXX-" + {"summer": "SU", "winter": "WI", "spring": "SP", "fall": "FA"}[word]
    return "SET", f"XXXX-{month_number(word):02d}"


def _a_week(m: Match, _: Reading, __: int) -> Read:
    unit = m["aw"].lower()
    return ("DURATION", "PXX") if unit == "while" else ("SET", amount(1, unit))


def _often(m: Match, _: Reading, __: int) -> Read:
    word = m["often"].lower()
    told = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "nightly": "XXXX-XX-XXTNI",
            "hourly": "PT1H"}.get(word, "P1Y")  # fmt: skip
    return ("DURATION" if word == "annual" else "SET"), told


def _fixed(value: str) -> Reader:
    return lambda _, __, ___: ("DATE", value)


AMOUNT_READERS: dict[str, Reader] = {
    "span": _span, "ago": _ago, "recent": _recent, "yearbefore": _year_before_that, "dur": _plain,
    "set": _set, "often": _often, "plural": _plural, "aweek": _a_week,
    "present": _fixed(PRESENT), "past": _fixed(PAST), "future": _fixed(FUTURE),
}  # fmt: skip
