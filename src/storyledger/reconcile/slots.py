"""Slots: what a printed number is the value of, so that two pages' numbers for one thing meet.

"Ten dead", "killing 10 people" and "the toll rose to 10" fill one slot; "home to 10 people" fills another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyledger.reconcile.alike import concept, weight
from storyledger.reconcile.lexicon import COUNTRIES, FUNCTION_WORDS
from storyledger.reconcile.measures import metric
from storyledger.reconcile.predicates import BEFALLEN, LEVEL, clause, predicate
from storyledger.terms import Figure, Sentence
from storyledger.text import listed, words

# Words for whoever something befalls: a toll that names nobody in particular counts all of them.
CROWD_WORDS = frozenset(
    concept(w)
    for w in listed("people person others victims victim lives total dozen several least casualties souls")
)
_NOBODY = frozenset[str]()
_CROWD = frozenset(
    concept(w) for w in listed("protesters protestors demonstrators marchers supporters workers")
)
# Of a whole, or besides what was counted: no level of the whole.
_PART = re.compile(
    r"(?:(?:about|around|over|at least|at most|more than|less than|fewer than|nearly|almost|some|as many as"
    r"|up to) )*"
    r"[\w.,-]+ (?:or more )?of (?:the|them|these|those|its|his|her|their|our|whom|which|all)\b",
    re.I,
)
_MORE = re.compile(
    r"\b(?:another|other|others|additional|further|extra|more|each|every|first|last)\b(?! than)", re.I
)
_MORE_BEFORE = re.compile(
    r"\b(?:another|other|additional|further|extra|each|every|all|these|those|some of the|the first"
    r"|the last) $",
    re.I,
)
_LABEL = re.compile(
    r"(?:\d+ of (?:the )?|\b(?:suspect|number|no\.|phase|day|chapter|flight|route|page|caption|photo|figure"
    r"|part|type"
    r"|channel|room|unit|section|article|grade|level|week|game|round|season|either) "
    r"|\baged (?:\w+,? (?:and )?)?)$",
    re.I,
)
_MAGNITUDE = re.compile(r"\b(?:magnitude|Richter|temblor|seism\w+)\b", re.I)
_POPULATION = re.compile(r"\b(?:population (?:of|is|was|numbers)|home to)(?: \w+){0,2} $", re.I)
_INHABITED = re.compile(r"\b(?:has|have|had|with|whose|of|its) (?:\w+ )?$")
_INHABITANTS = re.compile(r"\b(?:inhabitants|residents|population)\b", re.I)
_MAGNITUDES = (1.0, 10.0)
TOWN = 100  # people: a smaller number is no population of a place
_AROUND = 36  # code points on each side of a number within which what it is the value of is told
_FROM = re.compile(
    r" (?:(?:to the )?(?:north|south|east|west)\w*(?:[- ](?:north|south|east|west)\w*)?,? )?(?:of|from) "
    r"(?:the |downtown |central |capital )*(?P<name>[A-Z][\w'’.-]+(?: [A-Z][\w'’-]+){0,2})"
)
_LENGTHS = ("kilometre",)
_REACH = 80  # code points on each side of a number within which those words stand
_WINDOW = 5  # telling words on each side of a number that tell what it is of


@dataclass(frozen=True, slots=True)
class Slot:
    """What a number is the value of."""

    sort: str  # toll | level | attribute | like (told by the words around it alone)
    what: str  # "dead"; LEVEL; "magnitude"; "distance: velmark"
    of: frozenset[str]  # stems of what is counted; empty: anybody, or nothing is told
    unit: str  # metric
    near: frozenset[str] = frozenset()  # stems of the words around the number

    @property
    def stays(self) -> bool:
        """Whether it is the same for years: a population, a distance."""
        return self.sort == "attribute" and self.what != "magnitude"


def slot(text: str, figure: Figure, home: Sentence) -> Slot | None:
    """Return what a figure is the value of; None for a part of a whole or what is counted besides another."""
    start, end = figure.place.start, figure.place.end
    before, after = text[max(home.start, start - 24) : start], text[end : min(home.end, end + 16)]
    if _PART.match(text[start:end] + after) or _MORE.search(text[start:end]) or _MORE_BEFORE.search(before):
        return None
    if _LABEL.search(before) or (figure.value is None and not any(c.isdigit() for c in text[start:end])):
        return None  # "suspect 2"; "dozens" is no number to hold another against
    unit = metric(figure.unit)[0]
    of = _counted(figure)
    near = _near(text, figure, home)
    found = _attribute(text, figure, home, unit)
    if found:
        return Slot("attribute", found, frozenset(), unit, near)
    says = predicate(text, figure, home) if not unit else ""
    if says in BEFALLEN:
        return Slot("toll", says, of - CROWD_WORDS - (_CROWD if says == "attended" else _NOBODY), unit, near)
    if says == LEVEL and of:
        return Slot("level", LEVEL, of, unit, near)
    return Slot("like", "", of, unit, near)


def _counted(figure: Figure) -> frozenset[str]:
    """The stems of what is counted, what befell it left out."""
    return frozenset(w for w in figure.of_what.split() if w not in BEFALLEN and w not in _HURT_STEMS)


_HURT_STEMS = frozenset(
    concept(w) for w in listed("hurt dead wounded injured missing killed arrests deaths wound")
)


def _attribute(text: str, figure: Figure, home: Sentence, unit: str) -> str:
    """The attribute that a number is the value of, by the words beside it; empty where none is told."""
    start, end = figure.place.start, figure.place.end
    left, right = clause(text, home, start, end)
    around = text[max(left, start - _AROUND) : min(right, end + _AROUND)]
    value, before = figure.value or 0.0, text[left:start]
    if not unit and _MAGNITUDE.search(around) and _MAGNITUDES[0] <= value < _MAGNITUDES[1] and value % 1:
        return "magnitude"
    inhabited = _INHABITED.search(before) and _INHABITANTS.search(text[start:end])
    if not unit and value >= TOWN and (_POPULATION.search(before) or inhabited):
        return "population"
    if unit in _LENGTHS and (m := _FROM.match(text, end, home.end)):
        return "distance: " + " ".join(w.norm for w in words(m["name"]))
    return ""


def _near(text: str, figure: Figure, home: Sentence) -> frozenset[str]:
    """The stems of the telling words next to a number, on both sides and in it."""
    start, end = figure.place.start, figure.place.end
    before = _telling(text, max(home.start, start - _REACH), start)[-_WINDOW:]
    after = _telling(text, end, min(home.end, end + _REACH))[:_WINDOW]
    return frozenset((*before, *after, *_telling(text, start, end)))


def _telling(text: str, start: int, end: int) -> list[str]:
    found = (w.norm for w in words(text, start, end))
    return [
        concept(COUNTRIES.get(w, w)) for w in found
        if w not in FUNCTION_WORDS and not w[0].isdigit() and weight(w) > 0.3
    ]  # fmt: skip
