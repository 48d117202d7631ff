"""Readers of periods: quarters, seasons, years, decades, and the last, this or next of them."""

from __future__ import annotations

import re
from datetime import timedelta

from storyledger.extract.time_days import (
    NONE,
    Match,
    Read,
    Reader,
    Reading,
    day_told,
    month_number,
    month_of,
    spoken_year,
)
from storyledger.extract.time_values import PRESENT, amount, season, shifted, span_of, weekday
from storyledger.extract.time_words import DAYS, ORDINALS, PARTS

_BACK, _AHEAD = (
    ("last", "past", "previous", "preceding", "prior"),
    ("next", "coming", "following", "upcoming"),
)
STEPS = dict.fromkeys(_BACK, -1) | dict.fromkeys(_AHEAD, 1)


def _quarter(m: Match, state: Reading, _: int) -> Read:
    number = ORDINALS[m["qn"].lower()]
    year = m["qy"] or m["qoy"] or m["qfy"]
    if year:
        return "DATE", f"{year}-Q{number}"
    if state.day is None:
        return "DATE", f"XXXX-Q{number}"
    told = (m["qw"] or m["qow"] or m["qaw"] or "").lower()
    if told or m["qago"]:
        return "DATE", f"{state.day.year + {'this': 0, 'next': 1}.get(told, -1):04d}-Q{number}"
    ahead = number - ((state.day.month - 1) // 3 + 1)
    return "DATE", f"{state.day.year - (ahead >= 2):04d}-Q{number}"


def _same_quarter(m: Match, state: Reading, _: int) -> Read:
    if state.quarter and state.day and not state.quarter.startswith(f"{state.day.year - 1}"):
        return "DATE", state.quarter
    if state.day is None:
        return "DATE", ""
    if "this quarter" in m[0].lower():
        return "DATE", shifted(state.day, "quarter", 0)
    return "DATE", shifted(state.day, "quarter", -1)


def _quarter_ago(m: Match, state: Reading, _: int) -> Read:
    if state.day is None:
        return "DATE", ""
    if m["aqn"]:
        return "DATE", f"{state.day.year - 1:04d}-Q{ORDINALS[m['aqn'].lower()]}"
    return "DATE", year_before(state)


def year_before(state: Reading) -> str:
    """Return the quarter a year before the one told of, else the year before; "" without a date."""
    if state.day is None:
        return ""
    if state.quarter:
        return f"{state.day.year - 1:04d}{state.quarter[4:]}"
    return f"{state.day.year - 1:04d}"


def _old_period(m: Match, state: Reading, _: int) -> Read:
    quarter = state.quarter[4:] if "quarter" in m[0].lower() else ""
    return "DATE", m["opy"] + quarter


def _fiscal(m: Match, _: Reading, __: int) -> Read:
    return "DATE", m["fy"] or m["fy3"] or "19" + m["fy2"]


def _ends(m: Match, state: Reading, step: int) -> Read:
    if m["ey"]:
        return "DATE", m["ey"]
    if m["em"]:
        return month_of(month_number(m["em"]), state, step)
    which = m["ew"].lower().removeprefix("the ").strip()
    return shift(which if which in ("last", "next") else "this", m["eu"].lower(), state)


def shift(which: str, unit: str, state: Reading) -> Read:
    """Return the last, this or next of a unit of time; unresolved without a date."""
    step = STEPS.get(which, 0)
    if state.day is None:
        return "DATE", ""
    if unit == "night":
        return "TIME", shifted(state.day, "day", step) + "TNI"
    return "DATE", shifted(state.day, unit, step)


def _relative(m: Match, state: Reading, step: int) -> Read:
    which = m["which"].lower()
    if (
        which in ("following", "preceding", "previous", "prior", "next", "same")
        and m["un1"]
        and "the" in m[0].lower()[:4]
        and state.last
    ):
        base = span_of(state.last)
        if base and which != "previous":
            return "DATE", shifted(base[0], m["un1"].lower(), STEPS.get(which, 0))
    if state.day is None:
        return "DATE", PRESENT if which in ("current", "present") and m["un1"] else ""
    if which in ("latest", "same") and not m["un1"]:
        return NONE
    if m["un1"]:
        return shift(which, m["un1"].lower(), state)
    if m["se1"]:
        return "DATE", season(state.day, m["se1"].lower(), STEPS.get(which, 0))
    if m["pa1"]:
        return "TIME", shifted(state.day, "day", STEPS.get(which, 0)) + PARTS[m["pa1"].lower()]
    if m["mo1"]:
        month = month_number(m["mo1"])
        way = STEPS.get(which, 0)
        year = (
            state.day.year - (way < 0 and month >= state.day.month) + (way > 0 and month <= state.day.month)
        )
        return "DATE", f"{year:04d}-{month:02d}"
    index = DAYS.index(m["wd1"].lower())
    way = STEPS.get(which, 0) or step
    found = (
        weekday(state.day - timedelta(days=1), index, -1)
        if which in ("last", "past")
        else weekday(state.day, index, way)
    )
    return (
        ("TIME", found.isoformat() + PARTS[m["part2"].lower()]) if m["part2"] else ("DATE", found.isoformat())
    )


def _season(m: Match, _: Reading, __: int) -> Read:
    code = {"spring": "SP", "summer": "SU", "winter": "WI"}.get(m["s2"].lower(), "FA")
    return "DATE", f"{m['y4']}-{code}"


def _bare_season(m: Match, state: Reading, step: int) -> Read:
    return "DATE", season(state.day, m["s3"].lower(), 0 if step < 0 else 1) if state.day else ""


def _whole_year(m: Match, state: Reading, _: int) -> Read:
    if "fiscal" in m[0].lower():
        return "DURATION", "P1Y"
    return "DATE", f"{state.day.year:04d}" if state.day else ""


def _then(m: Match, state: Reading, _: int) -> Read:
    unit = m["tu"].lower()
    span = span_of(state.last)
    if unit in PARTS:
        told = day_told(state)
        return "TIME", told and told + PARTS[unit]
    if span is None:
        return "DATE", ""
    return "DATE", shifted(span[0], unit, 0)


def _the(m: Match, state: Reading, _: int) -> Read:
    unit = m["thu"].lower()
    if unit in ("day", "night"):
        return "DURATION", amount(1, unit)
    if re.match(r" (?:ended|ending)", m.string[m.end() : m.end() + 7]) or state.day is None:
        return "DURATION", amount(1, unit)
    return "DATE", shifted(state.day, unit, 0)


def _decade(m: Match, _: Reading, __: int) -> Read:
    if m["dec3"]:
        tens = {"twen": 2, "thir": 3, "fort": 4, "fift": 5, "sixt": 6, "seve": 7, "eigh": 8, "nine": 9}
        return ("DATE", f"19{tens[m['dec3'].lower()[:4]]}") if "the" in m[0].lower() else NONE
    return "DATE", m["dec"] or f"19{m['dec2']}"


def _century(m: Match, _: Reading, __: int) -> Read:
    told = m["cent"].lower()
    number = int(told) if told.isdigit() else {"nineteenth": 19, "twentieth": 20}.get(told, 21)
    return "DATE", f"{number - 1:02d}"


def _spoken(m: Match, _: Reading, __: int) -> Read:
    return "DATE", spoken_year(m[0])


PERIOD_READERS: dict[str, Reader] = {
    "quarter": _quarter, "sameq": _same_quarter, "agoq": _quarter_ago, "oldperiod": _old_period,
    "fiscal": _fiscal,
    "ends": _ends, "rel": _relative, "season": _season, "summer": _bare_season, "wholeyear": _whole_year,
    "then": _then, "the": _the, "decade": _decade, "century": _century, "spoken": _spoken,
    "y2k": lambda _, __, ___: ("DATE", "2000"),
    "years": lambda m, _, __: ("DATE", m["year"] or m["years"][:4]),
}  # fmt: skip
