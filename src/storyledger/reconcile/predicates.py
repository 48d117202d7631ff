"""What is said of the things a figure counts: that they are there, or what befell them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from storyledger.reconcile.alike import Statement, concept, statement
from storyledger.reconcile.lexicon import FUNCTION_WORDS
from storyledger.terms import Document, Figure, Sentence
from storyledger.text import listed, words

LEVEL = "there are"
_RELATIVE = 4  # words of a relative clause that tell what befell: "who were also killed"
_NEAR = 5  # words on each side of a figure within which its verb is sought
_CUT = re.compile(r"[,;:()\"“”–—]|\band\b|\bor\b")
_BE = listed("is are was were be been being has have had")
_THERE = listed(
    "there deployed deploying stationed remain remains remained stay based serving operating maintains"
    " maintain employs employed totals totaled numbered numbers currently holds owns home kept employed"
    " work worked working"
)
# What befalls counted things; one word stands for a row. Other verbs hold no two figures together.
_BEFALLS = {
    concept(word): row[0]
    for row in (
        (
            "dead",
            "killed",
            "died",
            "dead",
            "deaths",
            "lives",
            "fatalities",
            "perished",
            "kills",
            "killing",
            "toll",
        ),
        ("injured", "wounded", "injuries", "hurt", "wounding", "injuring"),
        ("arrested", "detained", "arrests", "arresting", "detaining"),
        ("left", "withdrawn", "departed", "leaving", "leave"),
        ("displaced", "evacuated", "fled", "homeless", "stranded"),
        ("missing", "unaccounted"),
        ("infected", "cases", "tested", "sickened"),
        ("dismissed", "fired", "layoffs", "sacked"),
        ("rescued", "freed", "released", "pulled"),
        ("destroyed", "flattened", "leveled"),
        ("damaged", "damaging"),
        (
            "attended",
            "gathered",
            "marched",
            "marching",
            "protested",
            "crowd",
            "streets",
            "rallied",
            "turnout",
            "demonstrated",
        ),
        ("charged", "convicted", "sentenced"),
        ("critical", "critically"),
        ("hospitalized", "hospitalised", "hospital", "hospitals", "treated"),
    )
    for word in row
}
BEFALLEN = frozenset(_BEFALLS.values())
BEFALLEN_STEMS = frozenset(_BEFALLS)
_LIVING = listed("live lived living deadly")  # "lives were lost" tells of the dead, "live shells" do not
_LEFT_SO = frozenset(concept(w) for w in listed("dead injured wounded homeless hurt missing stranded"))
_TOLL = re.compile(
    r"\b(?:death toll|toll|deaths|(?:number|count) of (?:dead|deaths|victims))\b[^.;:,]{0,60}\b"
    r"(?:to|at|of|is|was|reached|reaches|stands at|hit)(?: \w+){0,2} $"
)
Sentences = Mapping[str, Sequence[Sentence]]


def predicate(text: str, figure: Figure, home: Sentence | None) -> str:
    """Return what is said of what a figure counts: LEVEL, what befell it, or "" where neither is plain.

    A verb that ends at the figure decides, else the nearest telling word after it, else one in front of it.
    """
    if home is None:
        return ""
    place = figure.place
    own = [w.norm for w in words(text, place.start, place.end)]
    after = _telling(w.norm for w in words(text, place.end, _clause_end(text, place.end, home.end)))
    if after[:1] and after[0] in ("who", "that", "which"):  # "two people who set the fire are dead"
        after = after[:_RELATIVE]
    before = [w.norm for w in words(text, _clause_start(text, home.start, place.start), place.start)][::-1][
        :_NEAR
    ]
    if before[:2] == ["the", "of"]:  # "two of the three victims died": the verb is of the two
        return ""
    left_so = next((w for w in after if concept(w) in _LEFT_SO), "")
    if left_so and {"left", "leaving", "leave", "leaves"} & set(before[:2]):  # "left 10 people dead"
        return _BEFALLS[concept(left_so)]
    if _TOLL.search(text, max(home.start, place.start - 100), place.start):
        return "dead"
    for word in before[:2]:  # "killed three people and wounded ..."
        if befell(word):
            return befell(word)
    for word in (*own, *after, *before):
        if befell(word):
            return befell(word)
        if word in _THERE:
            return LEVEL
    return LEVEL if before[:1] and before[0] in _BE else ""


def befell(word: str) -> str:
    """Return the word for what a folded word says befell somebody; empty where it says nothing of the kind.

    >>> befell("wounded"), befell("live")
    ('injured', '')
    """
    return "" if word in _LIVING else _BEFALLS.get(concept(word), "")


def _telling(norms: Iterable[str]) -> list[str]:
    """The next words; "of", "the", "have" do not count: "340 members of the guard have been killed"."""
    out, told = [], 0
    for norm in norms:
        out.append(norm)
        told += norm not in FUNCTION_WORDS
        if told == _NEAR:
            break
    return out


def around(text: str, home: Sentence | None) -> Statement:
    """Return what the sentence of a figure says, its numbers left out."""
    if home is None:
        return Statement()
    said = statement(text, home.start, home.end)
    weights = {key: told for key, told in said.weights.items() if not key[:1].isdigit()}
    return Statement(weights, names=said.names, negated=said.negated)


def homes(
    documents: Sequence[Document], sentences: Sentences, figures: Sequence[Figure]
) -> dict[str, Sentence | None]:
    """Return the sentence that each figure stands in, by the figure's id."""
    known = {d.id for d in documents}
    out: dict[str, Sentence | None] = {}
    told = {d: sorted(sentences.get(d, ()), key=lambda s: s.start) for d in known}
    for f in figures:
        out[f.id] = holder(told.get(f.place.document, ()), f.place.start)
    return out


def holder(told: Sequence[Sentence], at: int) -> Sentence | None:
    """Return the sentence, of some in the order of the text, that a code point stands in."""
    n = bisect_right(told, at, key=lambda s: s.start)
    return told[n - 1] if n and at < told[n - 1].end else None


def clause(text: str, home: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around a stretch of a sentence begins and ends.

    >>> clause("It fell, and 12 people died, we hear.", Sentence("d", 0, 37, 0), 13, 22)
    (12, 27)
    """
    return _clause_start(text, home.start, start), _clause_end(text, end, home.end)


def _clause_end(text: str, start: int, end: int) -> int:
    cut = _CUT.search(text, start, end)
    return cut.start() if cut else end


def _clause_start(text: str, start: int, end: int) -> int:
    return max((m.end() for m in _CUT.finditer(text, start, end)), default=start)
