"""Time expressions: TIMEX3 values with the interval they denote, resolved by the document's date and the tense."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from storyledger.terms import Sentence, TimeExpression

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "hour": "H", "minute": "M", "second": "S", "quarter": "Q"}
COUNTS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"a": 1, "an": 1}
_M = "|".join(MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_D = "|".join(DAYS)
_U = r"(?:second|minute|hour|day|week|month|quarter|year|decade)s?"
_N = r"(?:\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|some|many|recent)"
_TIME = re.compile(
    rf"""(?<![\w$£€-])(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)
    | (?P<mdy>(?:(?P<wd1>{_D}),?\s+)?(?P<m1>{_M})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>(?:19|20)\d\d))?(?!\d))
    | (?P<dmy>(?:(?P<wd2>{_D}),?\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_M})\b\.?(?:,?\s+(?P<y2>(?:19|20)\d\d))?)
    | (?P<my>(?:(?P<part1>early|late|mid)[\s-])?(?P<m3>{_M})\.?,?\s+(?:of\s+)?(?:(?P<y3>(?:19|20)\d\d)|(?P<y3w>last|previous|this|next)\s+year))
    | (?P<rel>(?:(?P<early>earlier|later)\s+)?(?P<which>last|this|next|past|previous|coming|the\s+past|the\s+last|the\s+coming|the\s+previous)\s+
        (?P<what>{_D}|{_M}|week|month|year|decade|quarter|weekend|night|spring|summer|autumn|fall|winter))
    | (?P<span>(?:for\s+)?(?:the\s+)?(?:last|past|next|coming|over)\s+(?:the\s+)?(?P<n1>{_N})\s+(?P<u1>{_U}))
    | (?P<ago>(?:(?:over|more\ than|about|almost|nearly)\s+)?(?P<n2>{_N})\s+(?P<u2>{_U})\s+(?P<dir>ago|earlier|later|from\ now))
    | (?P<dur>(?:(?:over|more\ than|about|almost|nearly|at\ least)\s+)?(?P<n3>{_N})[\s-](?P<u3>{_U})(?:[\s-]long)?)
    | (?P<day>today|yesterday|tomorrow|tonight|now|currently)
    | (?P<clock>\d{{1,2}}(?::\d\d)?\s*(?:a\.?m\.?|p\.?m\.?)(?!\w))
    | (?P<wd>{_D})(?:\s+(?P<tod>morning|afternoon|evening|night))?
    | (?P<season>(?:(?P<sy>last|this|next)\s+)?(?P<s>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<y4>(?:19|20)\d\d))
    | (?P<decade>(?:the\s+)?(?P<dec>(?:19|20)\d0)s)
    | (?P<set>(?:each|every)\s+(?:{_D}|day|week|month|year)|daily|weekly|monthly|annually|yearly)
    | (?P<m4>january|february|april|june|july|august|september|october|november|december|(?<=in\s)(?:march|may)|(?<=last\s)(?:march|may))
    | (?P<year>(?:19|20)\d\d)
    )(?![\w-]|,\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|said|told|did|announced|\w+ed)\b", re.I)
_FUTURE = re.compile(r"\b(?:will|would|shall|plans? to|is to|are to|expected to|due)\b", re.I)
Interval = tuple[str, str]
Day = date | None


def times(
    text: str, sentences: Sequence[Sentence], *, published: Interval | None, document: str
) -> list[TimeExpression]:
    """Return the time expressions of a document; what needs its date stays "" where it has none.

    >>> told = "It fell on Friday."
    >>> [t.value for t in times(told, [Sentence("d", 0, 18, 0)], published=("2018-02-07",) * 2, document="d")]
    ['2018-02-02']
    """
    day = anchor(published)
    found = []
    for sentence in sentences:
        ahead = bool(_FUTURE.search(text[sentence.start : sentence.end]))
        for m in _TIME.finditer(text, sentence.start, sentence.end):
            type_, value = _value(m, day, ahead=ahead)
            if type_:
                low, high = interval(value) if type_ in ("DATE", "TIME") else (None, None)
                found.append(TimeExpression(document, m.start(), m.end(), type_, value, low, high))
    return found


def anchor(published: Interval | None) -> Day:
    """Return the day from which a document counts; None where it is not known to within a few days.

    >>> anchor(("2018-02-06", "2018-02-07"))
    datetime.date(2018, 2, 7)
    """
    if published is None or min(map(len, published)) < 10:
        return None
    low, high = (date.fromisoformat(p[:10]) for p in published)
    return high if (high - low).days <= 3 else None


def _value(m: re.Match[str], day: Day, *, ahead: bool) -> tuple[str, str]:
    kind = next(k for k in _READERS if m[k] is not None)
    return _READERS[kind](m, day, ahead)


def _month(told: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(told.lower()[:3]))


def _absolute(m: re.Match[str], month: str, number: str, year: str | None, day: Day) -> tuple[str, str]:
    n = int(number)
    if not 1 <= n <= 31:
        return "", ""
    if year is None and day is None:
        return "DATE", f"XXXX-{_month(month):02d}-{n:02d}"
    full = int(year) if year else _nearest_year(_month(month), day)
    return "DATE", f"{full:04d}-{_month(month):02d}-{n:02d}"


def _nearest_year(month: int, day: Day) -> int:
    assert day is not None
    apart = month - day.month
    return day.year - 1 if apart > 6 else day.year + 1 if apart < -8 else day.year


def _named_month(m: re.Match[str], day: Day, ahead: bool) -> tuple[str, str]:
    month = _month(m["m4"])
    if day is None:
        return "DATE", f"XXXX-{month:02d}"
    year = day.year
    if not ahead and month > day.month:
        year -= 1
    elif ahead and month < day.month:
        year += 1
    return "DATE", f"{year}-{month:02d}"


def _month_year(m: re.Match[str], day: Day, _: bool) -> tuple[str, str]:
    if m["y3"]:
        return "DATE", f"{m['y3']}-{_month(m['m3']):02d}"
    if day is None:
        return "DATE", f"XXXX-{_month(m['m3']):02d}"
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1}[m["y3w"].lower()]
    return "DATE", f"{day.year + shift}-{_month(m['m3']):02d}"


def _relative(m: re.Match[str], day: Day, ahead: bool) -> tuple[str, str]:
    which, what = m["which"].lower().split()[-1], m["what"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    if day is None:
        return "DATE", ""
    if what in DAYS:
        return "DATE", _weekday(what, day, step or (1 if ahead else -1)).isoformat()
    if what in SEASONS:
        code = SEASONS[what]
        months = SEASON_MONTHS[code]
        year = day.year + (step if step != -1 or day.month > months[1] % 12 else -1)
        if step == -1 and day.month > months[1]:
            year = day.year
        return "DATE", f"{year}-{code}"
    if what == "week" or what == "weekend":
        year, week, _ = (day + timedelta(days=7 * step)).isocalendar()
        return "DATE", f"{year}-W{week:02d}" + ("-WE" if what == "weekend" else "")
    if what == "month":
        total = day.year * 12 + day.month - 1 + step
        return "DATE", f"{total // 12}-{total % 12 + 1:02d}"
    if what == "quarter":
        total = day.year * 4 + (day.month - 1) // 3 + step
        return "DATE", f"{total // 4}-Q{total % 4 + 1}"
    if what == "year":
        return "DATE", str(day.year + step)
    if what == "decade":
        return "DATE", str(day.year // 10 + step)
    if what == "night":
        return "TIME", (day + timedelta(days=step)).isoformat() + "TNI"
    month = _month(what)
    year = day.year + (step if step else 0)
    if step == -1:
        year = day.year if month < day.month else day.year - 1
    elif step == 1:
        year = day.year if month > day.month else day.year + 1
    return "DATE", f"{year}-{month:02d}"


def _weekday(name: str, day: date, step: int) -> date:
    apart = (DAYS.index(name) - day.weekday()) % 7
    return day + timedelta(days=apart or 7) if step > 0 else day - timedelta(days=(day.weekday() - DAYS.index(name)) % 7)


def _bare_weekday(m: re.Match[str], day: Day, ahead: bool) -> tuple[str, str]:
    if day is None:
        return "DATE", ""
    found = _weekday(m["wd"].lower(), day, 1 if ahead and not _PAST.search(m.string[max(0, m.start() - 60) : m.start()]) else -1)
    part = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}.get((m["tod"] or "").lower(), "")
    return ("TIME" if part else "DATE"), found.isoformat() + part


def _deictic(m: re.Match[str], day: Day, _: bool) -> tuple[str, str]:
    word = m["day"].lower()
    if word in ("now", "currently"):
        return "DATE", "PRESENT_REF"
    if day is None:
        return "DATE", ""
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    told = (day + timedelta(days=shift)).isoformat()
    return ("TIME", told + "TNI") if word == "tonight" else ("DATE", told)


def _amount(number: str, unit: str) -> str:
    count = number.lower()
    told = count if count.isdigit() else str(COUNTS[count]) if count in COUNTS else "X"
    base = unit.lower().rstrip("s")
    return f"PT{told}{UNITS[base]}" if base in ("hour", "minute", "second") else f"P{told}{UNITS[base]}"


def _ago(m: re.Match[str], day: Day, _: bool) -> tuple[str, str]:
    amount = _amount(m["n2"], m["u2"])
    if day is None or "X" in amount or amount.startswith("PT"):
        return "DATE", "" if day is None else ("PAST_REF" if m["dir"].lower() in ("ago", "earlier") else "FUTURE_REF")
    count = int(re.sub(r"\D", "", amount)) * (-1 if m["dir"].lower() in ("ago", "earlier") else 1)
    unit = m["u2"].lower().rstrip("s")
    if unit == "day":
        return "DATE", (day + timedelta(days=count)).isoformat()
    if unit == "week":
        year, week, _d = (day + timedelta(days=7 * count)).isocalendar()
        return "DATE", f"{year}-W{week:02d}"
    if unit == "month":
        total = day.year * 12 + day.month - 1 + count
        return "DATE", f"{total // 12}-{total % 12 + 1:02d}"
    if unit == "decade":
        return "DATE", str((day.year + 10 * count) // 10)
    return "DATE", str(day.year + count) if unit == "year" else ""


def _season(m: re.Match[str], day: Day, _: bool) -> tuple[str, str]:
    return "DATE", f"{m['y4']}-{SEASONS[m['s'].lower()]}"


def _set(m: re.Match[str], day: Day, _: bool) -> tuple[str, str]:
    word = m["set"].lower().split()[-1]
    if word in DAYS:
        return "SET", f"XXXX-WXX-{DAYS.index(word) + 1}"
    unit = {"daily": "D", "weekly": "W", "monthly": "M", "annually": "Y", "yearly": "Y"}.get(word) or UNITS[word]
    return "SET", f"P1{unit}"


def _clock(m: re.Match[str], day: Day, _: bool) -> tuple[str, str]:
    told = re.match(r"(\d{1,2})(?::(\d\d))?\s*([ap])", m["clock"], re.I)
    assert told
    hour = int(told[1]) % 12 + (12 if told[3].lower() == "p" else 0)
    return ("TIME", f"{day.isoformat()}T{hour:02d}:{told[2] or '00'}") if day else ("TIME", f"T{hour:02d}:{told[2] or '00'}")


_READERS: dict[str, Callable[[re.Match[str], Day, bool], tuple[str, str]]] = {
    "iso": lambda m, d, a: ("DATE", m["iso"]),
    "mdy": lambda m, d, a: _absolute(m, m["m1"], m["d1"], m["y1"], d),
    "dmy": lambda m, d, a: _absolute(m, m["m2"], m["d2"], m["y2"], d),
    "my": _month_year,
    "rel": _relative,
    "span": lambda m, d, a: ("DURATION", _amount(m["n1"], m["u1"])),
    "ago": _ago,
    "dur": lambda m, d, a: ("DURATION", _amount(m["n3"], m["u3"])),
    "day": _deictic,
    "clock": _clock,
    "wd": _bare_weekday,
    "season": _season,
    "decade": lambda m, d, a: ("DATE", m["dec"][:3]),
    "set": _set,
    "m4": _named_month,
    "year": lambda m, d, a: ("DATE", m["year"]),
}


def interval(value: str) -> tuple[str | None, str | None]:
    """Return the first and last day (ISO prefixes) that a TIMEX3 value denotes; None where it denotes none.

    >>> interval("2018-W05"), interval("2017-FA"), interval("PRESENT_REF")
    (('2018-01-29', '2018-02-04'), ('2017-09', '2017-11'), (None, None))
    """
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(m[1]), min(int(m[2]), 52), 1)
        first = monday + timedelta(days=5 if m[3] else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        low, high = SEASON_MONTHS[m[2]]
        return f"{m[1]}-{low:02d}", f"{int(m[1]) + (high > 12)}-{(high - 1) % 12 + 1:02d}"
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{m[1]}-{3 * int(m[2]) - 2:02d}", f"{m[1]}-{3 * int(m[2]):02d}"
    if m := re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)", value):
        return (m.group(), m.group()) if _real(m.group()) else (None, None)
    if re.fullmatch(r"\d{3}", value):
        return value + "0", value + "9"
    return None, None


def _real(prefix: str) -> bool:
    try:
        date.fromisoformat((prefix + "-01-01")[:10] if len(prefix) == 4 else (prefix + "-01")[:10])
    except ValueError:
        return False
    return True
