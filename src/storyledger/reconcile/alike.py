"""How alike two statements are, by words: what they share, weighed by rarity, and what keeps them apart.

A statement is a stretch of one document.  Two statements that deny each other, give another figure or speak of
another actor are never alike, however many words they share (`apart`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from storyledger.reconcile.common_words import RANK
from storyledger.reconcile.lexicon import COUNTRIES, DENIERS, FUNCTION_WORDS, NEGATORS, OPPOSITES
from storyledger.text import Word, words

_IRREGULAR = dict(
    pair.split(":")
    for pair in """left:leave began:begin begun:begin went:go gone:go took:take taken:take gave:give given:give drew:draw
    drawn:draw withdrew:withdraw withdrawn:withdraw sent:send held:hold fell:fall fallen:fall rose:rise risen:rise
    kept:keep made:make met:meet paid:pay lost:lose won:win built:build bought:buy brought:bring caught:catch
    fought:fight found:find knew:know known:know led:lead meant:mean ran:run saw:see seen:see sold:sell shot:shoot
    spoke:speak spoken:speak spent:spend stood:stand struck:strike thought:think wrote:write written:write died:die
    dying:die became:become came:come grew:grow grown:grow broke:break broken:break chose:choose chosen:choose
    driven:drive drove:drive flew:fly flown:fly hid:hide hidden:hide stole:steal stolen:steal men:man women:woman
    children:child people:person percent:% pct:% troops:troop forces:force""".split()
)
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ers", "er", "ed", "es", "s", "ly", "e")  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL = {
    w: float(n)
    for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if n > 1
}
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word; a light suffix stripper (after Harman's S stemmer), irregular verbs by table.

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


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Return how much a folded word tells, 0.02 to 1: the logarithm of its rank among common English words.

    >>> weight("the") < weight("president") < weight("drawdown") == 1.0
    True
    """
    if word in FUNCTION_WORDS:
        return 0.02
    rank = RANK.get(word)
    return 1.0 if rank is None else math.log(rank + 3) / math.log(len(RANK) + 3)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a stretch of text says, as far as words tell: weighed stems, figures, names, polarity."""

    weights: Mapping[str, float] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    names: tuple[frozenset[str], ...] = ()
    negated: bool = False

    @property
    def mass(self) -> float:
        """The sum of the weights."""
        return sum(self.weights.values())


def statement(text: str, start: int, end: int, aliases: Mapping[str, str] | None = None) -> Statement:
    """Read `text[start:end]`; `aliases` maps a folded name to the one it stands for.

    >>> statement("He did not send 4,000 troops.", 0, 29).negated
    True
    """
    found = words(text, start, end)
    weights: dict[str, float] = {}
    for word in found:
        name = (aliases or {}).get(word.norm if not _shouts(text, word) else word.norm.upper(), word.norm)
        if name not in NEGATORS:
            key = stem(name)
            weights[key] = max(weights.get(key, 0.0), weight(name))
    return Statement(
        weights, _numbers(text, found), _years(found), _names(text, found, aliases or {}), _negated(found)
    )


def _shouts(text: str, word: Word) -> bool:
    """Whether a word is printed in capitals ("IS", which is not "is")."""
    return word.end - word.start > 1 and text[word.start : word.end].isupper()


def _negated(found: Sequence[Word]) -> bool:
    plain = (w.norm.replace("'", "") for w in found)
    return sum(w in NEGATORS or w in DENIERS or w.endswith("nt") and w[:-2] in ("do", "does", "did") for w in plain) % 2 == 1


def _years(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.norm for w in found if _YEAR.match(w.norm) or w.norm in _MONTHS and w.norm != "may")


def _numbers(text: str, found: Sequence[Word]) -> frozenset[str]:
    out = set()
    for at, word in enumerate(found):
        value = _SMALL.get(word.norm)
        if _NUMBER.fullmatch(word.norm) and not _YEAR.match(word.norm):
            value = float(word.norm.replace(",", ""))
        if value is None:
            continue
        after = found[at + 1].norm if at + 1 < len(found) else ""
        share = after in ("percent", "pct") or after == "per" and text[word.end : word.end + 10].split()[1:2] == ["cent"]
        share = share or text[word.end : word.end + 1] == "%"
        out.add(f"{value * _SCALE.get(after, 1.0):g}{'%' if share else ''}")
    return frozenset(out)


def _names(text: str, found: Sequence[Word], aliases: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """The capitalised runs, the sentence's first word only when it is no common word."""
    runs: list[set[str]] = []
    last = -1
    for at, word in enumerate(found):
        if not text[word.start].isupper() or word.norm in FUNCTION_WORDS and not _shouts(text, word) or word.norm in _DAYS | _MONTHS:
            continue
        if at == 0 and RANK.get(word.norm, 9999) < 4500 and word.norm not in COUNTRIES:
            continue
        norm = stem(aliases.get(word.norm.upper() if _shouts(text, word) else word.norm, word.norm))
        if runs and last == at - 1 and text[found[at - 1].end : word.start].strip() == "":
            runs[-1].add(norm)
        else:
            runs.append({norm})
        last = at
    return tuple(sorted({frozenset(run) for run in runs}, key=sorted))


def likeness(a: Statement, b: Statement) -> float:
    """Return how much two statements share, 0 to 1: the geometric mean of Dice and overlap coefficients of weights.

    >>> s = statement("Troops leave", 0, 12)
    >>> likeness(s, s)
    1.0
    """
    small, large = sorted((a, b), key=lambda s: len(s.weights))
    shared = sum(min(w, large.weights.get(key, 0.0)) for key, w in small.weights.items())
    low, high = sorted((a.mass, b.mass))
    if not low:
        return 0.0
    return math.sqrt((2 * shared / (low + high)) * min(1.0, shared / low))


def apart(a: Statement, b: Statement) -> str:
    """Return why two statements cannot say the same, in words; empty where nothing keeps them apart.

    >>> apart(statement("It rose by 4", 0, 12), statement("It rose by 5", 0, 12))
    'another figure'
    """
    if a.negated != b.negated:
        return "opposite polarity"
    if a.numbers - b.numbers and b.numbers - a.numbers:
        return "another figure"
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
    """Return the share of what is said that the other statement has, lowered where polarity, figures or names differ."""
    shared = sum(min(w, by.weights.get(key, 0.0)) for key, w in said.weights.items())
    score = shared / said.mass if said.mass else 0.0
    lost = (said.negated != by.negated) + len(said.numbers - by.numbers) + _strange(said, by)
    return float(score * 0.7**lost)


def merge_all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the union of some sets."""
    return frozenset().union(*sets)
