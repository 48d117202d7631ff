"""Numbers as printed: digits, words, fractions, scale words. Offsets are code points, half-open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


def _words(listed: str) -> list[str]:
    return listed.split()


UNITS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen "
    "eighteen nineteen"
)
TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
CARDINALS = (
    {word: n for n, word in enumerate(UNITS, 1)}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {"zero": 0}
)
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5,
    "crore": 1e7,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
SHARES = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
# What vague words span: the next order of magnitude, as the labelled data read them ("dozens" 12 to 120).
VAGUE = {
    "dozens": (12.0, 120.0), "scores": (20.0, 200.0), "tens": (10.0, 100.0), "hundreds": (100.0, 1000.0),
    "thousands": (1e3, 1e4), "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13),
}  # fmt: skip
LARGEST = 1e21  # what is longer is a key or noise, and soon no finite number
SEVERAL = (2, 10)  # what "several hundred" or "a few dozen" times the unit spans

_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion|trillion|lakh|crore"
_SHARE = (
    "halves|half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?"
)  # fmt: skip
_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
# Letters that digits may be glued to: signs of money.
_GLUED_TO = "|".join(
    rf"(?<={sign})"
    for sign in _words(
        r"PS RM Rs USD AUD GBP EUR INR CAD CHF HKD NZD SGD JPY CNY RMB ZAR NIS DM \$US \$A \$NZ"
    )
)
_FORMS = (
    r"""(?P<vague>(?:tens\ of\ |hundreds\ of\ |dozens\ of\ )?(?:dozens|hundreds|thousands|millions|billions
        |trillions|(?:scores|tens)(?=\ of\ ))(?!\w))""",
    r"""(?P<several>(?:several|a\ few)\ (?:dozen|hundred|thousand|million|billion)(?!\w))""",
    rf"""(?P<ratio>(?:(?:{_TO_NINE})\ (?:in|out\ of)|1\ in|\d{{1,2}}\ out\ of)\ (?:every\ )?
        (?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred
          |[1-9]\d{{0,2}})(?![\w%])(?![.,:]\d))""",
    rf"""(?P<share>half\ (?:a\ |an\ )?(?:{_SCALE}|dozen)
        | (?:(?:a|{_TO_NINE}|ten)[\ -])(?:{_SHARE})(?![\w-])(?!\ (?:of\ )?(?:19|20)\d\d)
        | half(?=\ (?:of|the|its|their|his|her|our|a|an|that|those|these|all)\b))""",
    rf"""(?P<digits>(?:\d{{1,3}}(?:,\d{{2,3}})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)
        (?P<fraction>(?:[\ -]|(?=/))?(?:(?<=[\ -])\d/\d{{1,2}}|/\d{{1,2}})(?![\d/]))?
        (?P<glyph>[½¼¾⅓⅔])?
        (?:(?:\ |-|\u00a0)?
          (?P<scale>(?:{_SCALE})(?!\w)|(?<=\d)(?:[kKmMbB]|[bmt]n|[BMT]N|[bmt]ln|trn|mil)(?!\w))
          (?:\ (?P<rescale>million|billion|trillion)(?!\w))?)?""",
    rf"""(?P<words>(?:(?:a|an)\ (?=(?:{_SCALE}|dozen)\b))?
        (?:{_CARDINAL}|(?<=[aA]\ )(?:{_SCALE}|dozen))(?:(?!\w)|(?=fold\b))
        (?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)|(?<=trillion))(?:\ and|-and))?
          [\ -](?:{_CARDINAL}|{_SCALE}|dozen)(?!\w)){{0,12}})""",
)
NUMBER = re.compile(
    rf"(?:(?<!\w)|{_GLUED_TO})(?<!\d[.,])(?:{'|'.join(_FORMS)})"
    r"(?P<more>(?:\ and\ |-and-)(?:a[\ -]half|a[\ -]quarter|three[\ -]quarters)(?!\w))?",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


class Number(NamedTuple):
    """A printed number; `high` is set for a word that names a range ("dozens"), `form` is how it reads."""

    start: int
    end: int
    value: float
    high: float | None
    form: str  # digits words share vague
    scale: str = ""  # the scale as printed: "million", "m"
    whole: str = ""  # the digits as printed


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Yield the numbers of `text[start:end]`, left to right.

    >>> [(n.value, n.form) for n in numbers("two dozen of 4,000", 0, 18)]
    [(24.0, 'words'), (4000.0, 'digits')]
    """
    for m in NUMBER.finditer(text, start, end):
        form = next(name for name in _READERS if m[name])
        number = _READERS[form](m)
        if number.value < LARGEST:
            yield number


def _several(m: re.Match[str]) -> Number:
    unit = m["several"].lower().split()[-1]
    size = SCALES.get(unit, 12.0)
    return Number(m.start(), m.end(), SEVERAL[0] * size, SEVERAL[1] * size, "vague")


def _vague(m: re.Match[str]) -> Number:
    low, high = 1.0, 1.0
    for n, word in enumerate(w for w in m["vague"].lower().split() if w != "of"):
        bottom, top = VAGUE[word]
        low, high = low * bottom, high * (top if not n else bottom)
    return Number(m.start(), m.end(), low, high, "vague")


def _ratio(m: re.Match[str]) -> Number:
    first, *_, last = m["ratio"].lower().split()
    whole = float(last) if last.isdigit() else CARDINALS.get(last, 100)
    part = float(first) if first.isdigit() else CARDINALS[first]
    return Number(m.start(), m.end(), part / whole, None, "share")


def _share(m: re.Match[str]) -> Number:
    words = _WORD.findall(m["share"].lower())
    if words[-1] in SCALES or words[-1] == "dozen":
        return Number(m.start(), m.end(), SCALES.get(words[-1], 12) / 2, None, "words", words[-1])
    count = CARDINALS.get(words[0], 1) if len(words) > 1 else 1
    part = "half" if words[-1] == "halves" else words[-1].removesuffix("s")
    return Number(m.start(), m.end(), count / SHARES[part], None, "share")


def _spelt(m: re.Match[str]) -> Number:
    scale = ""
    total = run = 0.0
    for word in _WORD.findall(m["words"].lower()):
        if word in CARDINALS:
            run += CARDINALS[word]
        elif word == "dozen":
            run = max(run, 1) * 12
        elif word == "hundred":
            run = max(run, 1) * 100
        elif word in SCALES:
            total, run, scale = total + max(run, 1) * SCALES[word], 0.0, word
    return Number(m.start(), m.end(), total + run + _more(m), None, "words", scale)


def _digits(m: re.Match[str]) -> Number:
    value = float(m["digits"].replace(",", ""))
    if fraction := m["fraction"]:
        top, bottom = fraction.strip(" -").split("/") if not fraction.startswith("/") else ("", fraction[1:])
        if float(bottom) == 0:
            return Number(m.start(), m.end("digits"), value, None, "digits", "", m["digits"])
        value = value + float(top) / float(bottom) if top else value / float(bottom)
    value += _GLYPHS.get(m["glyph"] or "", 0.0) + _more(m)
    scale = (m["scale"] or "").lower()
    value *= SCALES.get(scale, 1.0) * SCALES.get((m["rescale"] or "").lower(), 1.0)
    return Number(m.start(), m.end(), value, None, "digits", m["scale"] or "", m["digits"])


_READERS: dict[str, Callable[[re.Match[str]], Number]] = {
    "digits": _digits, "words": _spelt, "vague": _vague, "share": _share, "ratio": _ratio,
    "several": _several,
}  # fmt: skip


def _more(m: re.Match[str]) -> float:
    more = (m["more"] or "").lower()
    return 0.0 if not more else 0.5 if "half" in more else 0.75 if "three" in more else 0.25


def exact(value: float) -> float:
    """Return a value without the dust of floating point multiplication.

    >>> exact(13.6 * 1e6)
    13600000.0
    """
    return float(f"{value:.12g}")


def last_digit(value: float) -> float:
    """Return the size of a number's last significant digit: what "about" leaves open.

    >>> last_digit(4000), last_digit(8892), last_digit(2.5)
    (1000.0, 1.0, 0.1)
    """
    if not value:
        return 1.0
    digits = f"{abs(value):.12g}"
    if "e" in digits:
        mantissa, power = digits.split("e")
        return float(f"1e{int(power) - len(mantissa.partition('.')[2])}")
    if "." in digits:
        return float(f"1e-{len(digits.partition('.')[2])}")
    return float(f"1e{len(digits) - len(digits.rstrip('0'))}")
