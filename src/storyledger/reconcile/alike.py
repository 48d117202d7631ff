"""How alike two statements are, by words: what they share, weighed by rarity, and what keeps them apart.

A statement is a stretch of one document.  Two statements that deny each other, give another figure or speak
of another actor are never alike, however many words they share (`apart`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from storyledger.reconcile import synonyms
from storyledger.reconcile.common_words import RANK
from storyledger.reconcile.lexicon import (
    COUNTRIES,
    DAY_NAMES,
    DENIERS,
    FUNCTION_WORDS,
    HONORIFICS,
    MONTH_NAMES,
    NEGATORS,
    OPPOSITES,
)
from storyledger.text import Word, listed, words

_IRREGULAR = dict(
    pair.split(":")
    for pair in sorted(
        listed(
            """left:leave began:begin begun:begin went:go gone:go took:take taken:take gave:give given:give
    drew:draw drawn:draw withdrew:withdraw withdrawn:withdraw sent:send held:hold fell:fall fallen:fall
    rose:rise risen:rise kept:keep made:make met:meet paid:pay lost:lose won:win built:build bought:buy
    brought:bring caught:catch fought:fight found:find knew:know known:know led:lead meant:mean ran:run
    saw:see seen:see sold:sell shot:shoot spoke:speak spoken:speak spent:spend stood:stand struck:strike
    thought:think wrote:write written:write died:dead dying:dead die:dead became:become came:come
    grew:grow grown:grow broke:break broken:break chose:choose chosen:choose driven:drive drove:drive
    flew:fly flown:fly hid:hide hidden:hide stole:steal stolen:steal men:man women:woman children:child
    people:person percent:% pct:% troops:troop forces:force"""
        )
    )
)
_ENDINGS = "ations ation ments ment ings ing ions ion als al ers er ed es s ly e"  # tried in this order
_SUFFIXES = tuple(_ENDINGS.split())
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMBER_WEIGHT = 1.5  # a figure tells more than a word
_SHARES = ("%", "percent", "pct")
_FOUR = 4  # digits: a year, no day
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_SMALL = {w: float(n) for n, w in enumerate(_COUNTED.split()) if n > 1}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word; by a light suffix stripper (after Harman, 1991).

    >>> stem("withdrawal"), stem("withdrawn"), stem("reducing"), stem("reduces")
    ('withdraw', 'withdraw', 'reduc', 'reduc')
    """
    word = COUNTRIES.get(word, word)
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


_SWAPPED = synonyms.table({word: stem(word) for word in synonyms.WORDS})


def concept(word: str) -> str:
    """Return the stem of a folded word, or that of the word it is commonly swapped for.

    >>> concept("pullout") == concept("withdrawing")
    True
    """
    key = stem(word)
    return _SWAPPED.get(key, key)


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Return how much a folded word tells, 0.02 to 1: the logarithm of its rank among common English words.

    >>> weight("the") < weight("president") < weight("drawdown") == 1.0
    True
    """
    if word in FUNCTION_WORDS:
        return 0.02
    if word in DAY_NAMES:
        return 0.3  # when a page was written more often than what it says
    rank = RANK.get(word)
    return 1.0 if rank is None else math.log(rank + 3) / math.log(len(RANK) + 3)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a stretch of text says, as far as words tell: weighed stems, figures, names, polarity."""

    weights: Mapping[str, float] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()  # "4000", "60%"
    bounds: frozenset[str] = frozenset()  # "4000>" (at least), "9000<" (at most)
    years: frozenset[str] = frozenset()  # and months
    names: tuple[frozenset[str], ...] = ()
    negated: bool = False
    asks: bool = False

    @property
    def mass(self) -> float:
        """The sum of the weights."""
        return sum(self.weights.values())


def statement(text: str, start: int, end: int, aliases: Mapping[str, str] | None = None) -> Statement:
    """Read `text[start:end]`; `aliases` maps a folded name to the one it stands for.

    >>> statement("He did not send 4,000 troops.", 0, 29).negated
    True
    """
    found = _terms(text, start, end, aliases or {})
    numbers = _numbers(found)
    weights: dict[str, float] = {}
    for at, term in enumerate(found):
        key = numbers.get(at, concept(term.norm))
        if term.norm not in NEGATORS and key != "%":
            told = _NUMBER_WEIGHT if at in numbers else weight(term.norm)
            weights[key] = max(weights.get(key, 0.0), told)
    signs = frozenset(f"{key}{sign}" for at, key in numbers.items() if (sign := _sign(found, at)))
    return Statement(
        weights, frozenset(numbers.values()), signs, _years(found), _names(text, found), _negated(found),
        text[end : end + 1] == "?" or text[start:end].rstrip("\"”'’ ").endswith("?"),
    )  # fmt: skip


_JOINED = {"united states": "usa", "united kingdom": "uk", "per cent": "%", "saudi arabia": "saudi"}
_LONGEST = 4  # words of a name that is joined to one term


def _terms(text: str, start: int, end: int, aliases: Mapping[str, str]) -> list[Word]:
    """The words as they are compared: aliases put in, two words that are one name joined, hyphens opened."""
    found = [w for w in words(text, start, end) if not _clock(text, w)]
    names = [word.norm.upper() if _shouts(text, word) else word.norm for word in found]
    out: list[Word] = []
    at = 0
    while at < len(found):
        size, norm = _joined([w.norm for w in found[at : at + _LONGEST]], names[at], aliases)
        last = found[at + size - 1].end
        parts = norm.split("-") if size == 1 else [norm]
        out += [Word(found[at].start, last, part) for part in parts if part]
        if text[last : last + 1] == "%":
            out.append(Word(last, last + 1, "%"))
        at += size
    return out


def _clock(text: str, word: Word) -> bool:
    """Whether a word is of a time of day: "8:02 a.m." tells when a page was written, not what it says."""
    if word.norm in ("am", "pm", "a.m", "p.m"):
        return word.norm != "am" or "." in text[word.start : word.end]
    before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 5]
    return word.norm.isdigit() and bool(re.match(r":\d\d|\s?[ap]\.?m\b", after) or re.search(r"\d:$", before))


def _joined(norms: Sequence[str], first: str, aliases: Mapping[str, str]) -> tuple[int, str]:
    """How many of the next words are one name, and the name it goes by."""
    for size in range(len(norms), 1, -1):
        name = " ".join(norms[:size])
        if name in _JOINED or name in aliases:
            return size, _JOINED.get(name) or aliases[name].replace(" ", "_")
    return 1, aliases.get(first, norms[0]).replace(" ", "_")


def _shouts(text: str, word: Word) -> bool:
    """Whether a word is printed in capitals ("IS", which is not "is")."""
    return word.end - word.start > 1 and text[word.start : word.end].isupper()


def _negated(found: Sequence[Word]) -> bool:
    plain = (w.norm.replace("'", "") for w in found)
    return sum(w in NEGATORS or w in DENIERS for w in plain) % 2 == 1


def _years(found: Sequence[Word]) -> frozenset[str]:
    """Years, months and days of months, as printed."""
    named = (at for at, w in enumerate(found) if w.norm in MONTH_NAMES)
    months = {at for at in named if found[at].norm != "may" or _day(found, at)}
    days = {f"{found[at].norm} {_day(found, at)}" for at in months if _day(found, at)}
    return frozenset(
        {found[at].norm for at in months} | days | {w.norm for w in found if _YEAR.match(w.norm)}
    )


def _day(found: Sequence[Word], at: int) -> str:
    """The day that stands beside a month: "April 19", "19 April"."""
    beside = [found[i].norm for i in (at + 1, at - 1) if 0 <= i < len(found)]
    return next((n for n in beside if n.isdigit() and len(n) < _FOUR), "")


def _numbers(found: Sequence[Word]) -> dict[int, str]:
    """The figures by the place of their term: "4000", "60%", "60-70%" at its end; years and days are none."""
    out: dict[int, str] = {}
    for at, word in enumerate(found):
        value = _SMALL.get(word.norm)
        near = {found[i].norm for i in (at - 1, at + 1) if 0 <= i < len(found)}
        if word.norm.isdigit() and near & (MONTH_NAMES - {"may"}):
            continue  # the day of a month is no figure
        if _NUMBER.fullmatch(word.norm) and not _YEAR.match(word.norm):
            value = float(word.norm.replace(",", ""))
        if value is None:
            continue
        after = found[at + 1].norm if at + 1 < len(found) else ""
        share = "%" if after in _SHARES else ""
        told = f"{value * _SCALE.get(after, 1.0):.10g}{share}"
        low = _low_end(found, at, out)
        out[at] = f"{out.pop(low).removesuffix('%')}-{told}" if low is not None else told
    return out


def _low_end(found: Sequence[Word], at: int, out: Mapping[int, str]) -> int | None:
    """Where the lower end of a range stands that ends here: "60-70", "60 to 70", "between 60 and 70"."""
    if at - 1 in out and found[at - 1].start == found[at].start:
        return at - 1
    back = 3 if at > 1 and (found[at - 2].norm in _SCALE or found[at - 2].norm in _SHARES) else 2
    low = at - back
    if low not in out:
        return None
    between = low > 0 and found[low - 1].norm == "between"
    joined = found[at - 1].norm == "to" or (found[at - 1].norm == "and" and between)
    return low if joined else None


def _sign(found: Sequence[Word], at: int) -> str:
    """Whether a figure is a lower (>) or an upper (<) bound."""
    before = [w.norm for w in found[max(0, at - 3) : at]]
    if before[-1:] == ["over"] or before[-2:] == ["more", "than"] or before[-2:] == ["at", "least"]:
        return ">"
    upper = before[-1:] == ["under"] or before[-2:] in (
        ["less", "than"],
        ["fewer", "than"],
        ["up", "to"],
        ["at", "most"],
    )
    return "<" if upper or before in (["as", "many", "as"], ["as", "much", "as"]) else ""


def _names(text: str, found: Sequence[Word]) -> tuple[frozenset[str], ...]:
    """The capitalised runs, the first word only when it is none of the common words."""
    runs: list[set[str]] = []
    last = -2
    for at, word in enumerate(found):
        if not _capital(text, word, first=at == 0):
            continue
        norm = concept(word.norm)
        if last == at - 1 and not text[found[last].end : word.start].strip(" -"):
            runs[-1].add(norm)
        else:
            runs.append({norm})
        last = at
    return tuple(sorted({frozenset(run) for run in runs}, key=sorted))


def _capital(text: str, word: Word, *, first: bool) -> bool:
    if not text[word.start].isupper() or word.norm in DAY_NAMES | HONORIFICS:
        return False
    if word.norm in FUNCTION_WORDS or (first and word.norm in RANK):
        return _shouts(text, word) or word.norm in COUNTRIES
    return True


def likeness(a: Statement, b: Statement) -> float:
    """Return how much two statements share, 0 to 1: geometric mean of the Dice and overlap coefficients.

    >>> s = statement("Troops leave", 0, 12)
    >>> likeness(s, s)
    1.0
    """
    low, high = sorted((a.mass, b.mass))
    both = shared(a, b)
    return math.sqrt((2 * both / (low + high)) * min(1.0, both / low)) if low else 0.0


def shared(a: Statement, b: Statement) -> float:
    """Return the summed weights of what two statements share."""
    small, large = (a, b) if len(a.weights) <= len(b.weights) else (b, a)
    other = large.weights
    total = 0.0
    for key, told in small.weights.items():  # a plain loop: this is where points spend their time
        if key in other:
            total += min(told, other[key])
    return total


def apart(a: Statement, b: Statement) -> str:
    """Return why two statements cannot say the same, in words; empty where nothing keeps them apart.

    >>> apart(statement("It rose by 4", 0, 12), statement("It rose by 5", 0, 12))
    'another figure'
    """
    if a.asks != b.asks:
        return "one asks"
    if a.negated != b.negated:
        return "opposite polarity"
    if a.numbers - b.numbers and b.numbers - a.numbers:
        return "another figure"
    if any(
        (n + ">" in a.bounds and n + "<" in b.bounds) or (n + "<" in a.bounds and n + ">" in b.bounds)
        for n in a.numbers
    ):
        return "another bound"
    if a.years - b.years and b.years - a.years:
        return "another date"
    for pair in OPPOSITES:
        here, there = pair & a.weights.keys(), pair & b.weights.keys()
        if len(here) == len(there) == 1 and here != there:
            return "opposite words"
    if _strange(a, b) and _strange(b, a):
        return "another actor"
    return ""


def _strange(a: Statement, b: Statement) -> bool:
    """Whether a names somebody or something that b does not mention at all."""
    return any(not any(part in b.weights for part in name) for name in a.names)


def support(claim: str, sentences: Sequence[str]) -> tuple[float, int]:
    """Return how well the best of some sentences carries a claim, 0 to 1, and its index (-1: there is none).

    >>> support("Troops left", ["It rained.", "The troops left on Monday."])[1]
    1
    """
    said = statement(claim, 0, len(claim))
    best, where = 0.0, -1
    for at, sentence in enumerate(sentences):
        score = carried(said, statement(sentence, 0, len(sentence)))
        if score > best:
            best, where = score, at
    return best, where


def carried(said: Statement, by: Statement) -> float:
    """Return the share of what is said that the other has; less where polarity, figures or names differ."""
    score = shared(said, by) / said.mass if said.mass else 0.0
    lost = (said.negated != by.negated) + len(said.numbers - by.numbers) + _strange(said, by)
    return float(score * 0.7**lost)
