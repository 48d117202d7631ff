"""Two numbers that one page sets against each other: of two sources, or a number and what it became."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from storyledger.reconcile.figures import INEXACT, as_printed
from storyledger.reconcile.measures import metric, reading
from storyledger.reconcile.predicates import clause, homes
from storyledger.reconcile.slots import Slot, slot
from storyledger.terms import Conflict, Document, Figure, Place, Sentence

RULE, MOVED = "two sources, two numbers", "from one number to another"
# Set on rows of piles read by hand; not measured one by one.
TIMES = 4  # a number so many times another is of something else
REACH = 220  # code points between two numbers that stand against each other
_SAYS = (
    r"\b(?:says?|said|puts?|estimat\w+|report(?:s|ed)?|according to|claim(?:s|ed)?|count(?:s|ed)|gave|gives"
    r"|told"
    r"|insist(?:s|ed)|believes?|calculat\w+|measured|registered|recorded|acknowledg\w+|announced)\b"
)
_CUE = re.compile(_SAYS, re.I)
_AGAINST = re.compile(
    r"\b(?:but|while|whereas|although|though|however|instead of|not the|contradict\w+)\b", re.I
)
_THEN = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|next|this|previous) (?:week|month|year)|yesterday"
    r"|tomorrow|earlier|later|since|ago|now|already|only|another|each|average)\b"
)
_MOVES = re.compile(
    r"\b(?:revis\w+|rais\w+|lower\w*|cut(?:s|ting)?|chang\w+|ris(?:es?|en|ing)|rose|f[ae]ll(?:s|en|ing)?|drop\w*|gr[eo]w\w*|jump\w*"
    r"|climb\w*|increas\w+|decreas\w+|reduc\w+|up|down|declin\w+|slump\w*|slipp?\w*|widen\w*|narrow\w*|swell\w*|swollen"
    r"|shr[aiu]nk\w*|correct\w*|updat\w+|w[ae]nt|slid\w*|plung\w+|soar\w*|surg\w+|doubl\w+|halv\w+|expand\w*|boost\w*|trimm?\w*)"
    r"\b[^.;:()]{0,80}\bfrom (?:the |a |an |about |around |roughly |some |nearly |almost |an estimated )*$",
    re.I,
)
_RANGE = re.compile(r"\b(?:rang\w+|anywhere|var(?:y|ies|ied|ying)|span\w*) from[^.;:]*$", re.I)
_TO = re.compile(
    r"(?:[^.;:()\d]{0,30})? to (?:just |only |about |around |roughly |some |nearly |almost |the |at least )*",
    re.I,
)


def contrasts(
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    figures: Sequence[Figure],
) -> list[Conflict]:
    """Return the numbers that one page gives by two sources, and those that it says have become others."""
    text, home = {d.id: d.text for d in documents}, homes(documents, sentences, figures)
    pages: dict[str, list[Figure]] = defaultdict(list)
    for f in sorted(figures, key=lambda f: f.place):
        if home[f.id]:
            pages[f.place.document].append(f)
    out: list[Conflict] = []
    for page, told in sorted(pages.items()):
        out += (c for f in told if (c := _range(storyline, text[page], f)))
        for a, b in pairwise(told):
            found = _moved(storyline, text[page], a, b) or _against(storyline, text[page], a, b, home)
            out += [found] if found else []
    return _once(out)


def _against(
    storyline: str, text: str, a: Figure, b: Figure, home: Mapping[str, Sentence | None]
) -> Conflict | None:
    """Two sources with a word of contrast between: "police put it at 30,000, but witnesses said 50,000"."""
    first, second = home[a.id], home[b.id]
    gap = text[a.place.end : b.place.start]
    if first is None or second is None or len(gap) > REACH or not _differ(a, b):
        return None
    turn = _AGAINST.search(gap)
    if not turn or (first != second and not _opens(text, second, a.place.end + turn.start())):
        return None
    before = text[first.start : a.place.start]
    lead, after = gap[turn.end() :], text[b.place.end : clause(text, second, *b.place[1:])[1]]
    if not (_CUE.search(before) and _CUE.search(lead)) or _THEN.search(gap) or _THEN.search(after):
        return None
    if not _one_slot(slot(text, a, first), slot(text, b, second)):
        return None
    elastic = a.bound in INEXACT or b.bound in INEXACT
    why = f"{as_printed(a)} and {as_printed(b)}: one page gives both, by two sources"
    return Conflict(
        storyline, "figure", "tension" if elastic else "conflict", (a.place,), (b.place,), RULE, why
    )


def _opens(text: str, second: Sentence, turn: int) -> bool:
    """Whether the word of contrast opens the next sentence."""
    return second.start <= turn <= second.start + 2 and not text[second.start : turn].strip("\"“‘' ")


def _differ(a: Figure, b: Figure) -> bool:
    """Whether two numbers of one unit, neither a change, are disjoint and of one order."""
    one, two = reading(a), reading(b)
    if not one or not two or metric(a.unit)[0] != metric(b.unit)[0] or a.change or b.change:
        return False
    low, high = sorted((one, two))
    return low[1] < high[0] <= TIMES * low[1] and low[0] > 0


def _one_slot(a: Slot | None, b: Slot | None) -> bool:
    """Whether two numbers may be the value of one thing: what is counted is the same, or left unsaid once."""
    if a is None or b is None or (a.sort == b.sort == "toll" and a.what != b.what):
        return False
    return a.of == b.of or not a.of or not b.of


def _moved(storyline: str, text: str, a: Figure, b: Figure) -> Conflict | None:
    """A number and what it became: "fell from 208 to 193"."""
    one, two = reading(a), reading(b)
    if not one or not two or a.value == b.value or not _TO.fullmatch(text, a.place.end, b.place.start):
        return None
    if not (a.unit == b.unit or not a.unit) or not _MOVES.search(
        text, max(0, a.place.start - 120), a.place.start
    ):
        return None
    if _RANGE.search(text, max(0, a.place.start - 60), a.place.start):
        return None
    why = f"from {as_printed(a)} to {as_printed(b)}, as this page tells"
    return Conflict(storyline, "figure", "change", (a.place,), (b.place,), MOVED, why)


def _range(storyline: str, text: str, f: Figure) -> Conflict | None:
    """The same where both numbers stand in one figure: "rose from 193 to 208"."""
    start, end = f.place.start, f.place.end
    cut = text.find(" to ", start, end)
    if f.value is not None or cut < 0 or f.low is None or f.high is None:
        return None
    if not _MOVES.search(text, max(0, start - 120), start) or _RANGE.search(text, max(0, start - 60), start):
        return None
    a, b = Place(f.place.document, start, cut), Place(f.place.document, cut + 4, end)
    why = f"from {f.low:,.15g} to {f.high:,.15g}, as this page tells"
    return Conflict(storyline, "figure", "change", (a,), (b,), MOVED, why)


def _once(found: Sequence[Conflict]) -> list[Conflict]:
    """What several pages print with the same numbers is shown once, with all places."""
    groups: dict[tuple[str, str], list[Conflict]] = defaultdict(list)
    for c in found:
        groups[c.rule, c.why].append(c)
    return [
        Conflict(
            c[0].storyline, "figure", c[0].strength, tuple(sorted({p for x in c for p in x.a})),
            tuple(sorted({p for x in c for p in x.b})), rule, why,
        )
        for (rule, why), c in sorted(groups.items())
    ]  # fmt: skip
