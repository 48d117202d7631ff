"""How a number is bounded ("over", "as many as", "or more") and whether it is a change ("fell 3%")."""

from __future__ import annotations

import re

from storyledger.extract.numbers import last_digit

# Words left of the number (money signs are cut before). Longest first.
_BEFORE = """
    over: more than | over | above | exceeding | exceed | exceeds | exceeded | in excess of |
        upwards of | upward of | greater than | higher than | north of | well over | just over |
        a little over | slightly more than | surpassed | topped | well above | longer than |
        older than | larger than | bigger than | beyond
    at_least: at least | no fewer than | no less than | not less than | a minimum of | minimum of |
        minimum | from at least
    at_most: up to | as many as | as much as | as high as | at most | no more than | not more than |
        a maximum of | maximum of | within | as long as | as far as | maximum | at the most
    under: under | below | less than | fewer than | lower than | just under | well under | shy of |
        just below | well below
    about: about | around | some | roughly | approximately | approx | approx. | circa | an estimated
        | estimated | ~ | somewhere around | in the region of | on the order of | averaging
        | an average of | average of | averaged | the equivalent of about | anywhere from
    almost: almost | nearly | close to | barely | not quite | virtually | just short of |
        approaching | nearing | nigh on
"""
_BOUND = {
    words.strip(): bound.strip()
    for bound, _, many in (line.partition(":") for line in re.split(r"\n    (?=\S)", _BEFORE.strip()))
    for words in many.split("|")
}
BEFORE = re.compile(
    r"(?<!\w)(?:(?:just|only|still|now|even|perhaps|maybe|possibly|only just) )?("
    + "|".join(re.escape(w) for w in sorted(_BOUND, key=len, reverse=True))
    + r")[ \u00a0](?:an? |another |additional )?$|(~|≈|<|>|±)$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?P<at_least>\+|-plus\b| plus\b| or (?:more|higher|above|greater|older|over)\b)"
    r"|(?P<under> or (?:less|fewer|below|lower|under|younger)\b)|(?P<at_most> at (?:the )?most\b)"
    r"|(?P<about> or so\b|-odd\b|-ish\b)",
    re.IGNORECASE,
)
_SIGNS = {"~": "about", "≈": "about", "<": "under", ">": "over", "±": "about"}

_UP = """
    up rise rises rose risen rising gain gains gained gaining climb climbs climbed climbing increase increases
    increased increasing grow grows grew grown growing jump jumps jumped surge surges surged soar soared
    advance advanced added adds expanded higher spiked rallied improved leapt swelled hiked
"""
_DOWN = """
    down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining lose
    loses lost losing shed slid slide slides slip slipped sank sink decrease decreased decreases plunge
    plunged plunges tumble tumbled tumbles shrink shrank shrunk reduced reduce reduces cut cuts lower slumped
    eased
    dipped retreated plummeted plummet contracted sunk cratered crashed dived lowered
"""
_FILLED = """
    by | about | almost | nearly | some | another | around | roughly | more than | less than | over | under |
    as much as | at least | up to | only | just | a further | an additional | a combined | approximately |
    further | sharply | slightly | to
"""


def _either(listed: str) -> str:
    return "|".join(words.strip() for words in listed.split("|" if "|" in listed else None))


CHANGE = re.compile(
    r"(?<!\w)(?<!make )(?<!makes )(?<!made )(?<!making )"  # "makes up 10 %" is no rise
    rf"(?:(?P<up>{_either(_UP)}|(?:edged|ticked) up|raised by)|(?P<down>{_either(_DOWN)}|edged down))"
    rf"(?: up| down)?(?: (?:{_either(_FILLED)})){{0,3}} ?$",
    re.IGNORECASE,
)
# The patterns are only tried after a word that ends one of them.
_ARTICLES = frozenset(("a", "an", "another", "additional"))
_BOUND_ENDS = frozenset(words.split()[-1] for words in _BOUND) | _ARTICLES
_CHANGE_ENDS = frozenset(f"{_UP} {_DOWN} {_FILLED}".split())


def _last_word(text: str, start: int, floor: int) -> str:
    words = text[max(floor, start - 20) : start].split()
    return words[-1].lower().lstrip("\"“‘'([") if words else ""


_MOVED = re.compile(
    r"\b(?:went|goes|go|going|gone|moved|moves|back|rose|risen|crept|climbed|inched|pushed|jumped|ticked) $",
    re.IGNORECASE,
)


def bound_before(text: str, start: int, floor: int) -> tuple[str, int]:
    """Return the bound that the words left of `start` set, and where they begin.

    >>> bound_before("some 4,000", 5, 0)
    ('about', 0)
    """
    last = _last_word(text, start, floor)
    likely = last in _BOUND_ENDS or last[-1:] in _SIGNS
    m = BEFORE.search(text, max(floor, start - 40), start) if likely else None
    if not m or (
        m[1] and m[1].lower() == "up to" and _MOVED.search(text, max(floor, m.start(1) - 12), m.start(1))
    ):
        return "exact", start
    return (_SIGNS[m[2]], m.start(2)) if m[2] else (_BOUND[m[1].lower()], m.start(1))


def bound_after(text: str, end: int, ceiling: int) -> tuple[str, int]:
    """Return the bound that the words right of `end` set, and where they end.

    >>> bound_after("5,000 or more", 5, 13)
    ('at_least', 13)
    """
    m = AFTER.match(text, end, ceiling)
    return (m.lastgroup or "exact", m.end()) if m else ("exact", end)


def change(text: str, start: int, floor: int) -> str:
    """Return "up" or "down" where the quantity at `start` is printed as a change.

    >>> change("shares fell 3%", 12, 0)
    'down'
    """
    if start > floor and text[start - 1] == "+" and not text[max(floor, start - 2) : start - 1].isalnum():
        return "up"
    likely = _last_word(text, start, floor) in _CHANGE_ENDS
    m = CHANGE.search(text, max(floor, start - 45), start) if likely else None
    if not m or m[0].rstrip().lower().endswith(" to"):
        return ""
    return "up" if m["up"] else "down"


def interval(value: float, bound: str, *, step: float | None = None) -> tuple[float, float]:
    """Return [low, high] of a value read with its bound.

    A bare lower bound N is [N, 1.2 N], an upper one [.8 N, N]; "about" leaves half of the last significant
    digit open on both sides, "almost" below. `step` overrules the last significant digit.

    >>> interval(5000, "over"), interval(4000, "about")
    ((5000, 6000.0), (3500.0, 4500.0))
    """
    half = (last_digit(value) if step is None else step) / 2
    low, high = {
        "over": (value, 1.2 * value), "at_least": (value, 1.2 * value),
        "at_most": (0.8 * value, value), "under": (0.8 * value, value),
        "about": (value - half, value + half), "almost": (value - half, value),
    }.get(bound, (value, value))  # fmt: skip
    return min(low, high), max(low, high)
