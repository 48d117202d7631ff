"""Words folded for comparing: what a rewriter changes without rewriting is made equal.

Plural and third-person s, contractions, accents, titles ("Sen." and "Senator") and the few alternative
names that newsrooms themselves use for one thing ("U.S.", "USA", "United States") fold together.  There
is no table of synonyms: swapped words are met by the alignment, which allows for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from storyledger.text import WORD, fold, listed

_STOP = listed(
    """
    about above after again against all almost also although always am among and another any are as at
    back be because been before being below between both but by can cannot could did do does doing done
    down during each either else even ever every few for from further get gets getting give given go
    goes going gone got had has have having he her here hers herself him himself his how however i if in
    into is it its itself just least less let like made make makes making many may me might mine more
    most much must my myself near never new next no nobody none nor not nothing now of off often on once
    one only onto or other others our ours ourselves out over own per put same she should since so some
    something still such take taken takes than that their theirs them themselves then there these they
    this those though through thus to too toward towards under until up upon us use used very via was we
    were what when where whether which while who whom whose why will with within without would yet you
    your yours yourself said say says saying tell told mr mrs ms
    """
)
_ARTICLES = frozenset(("a", "an", "the"))
_NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_ALIASES = {
    "usa": "u.s", "american": "u.s", "americans": "u.s", "america": "u.s", "isil": "isis", "daesh": "isis",
    "senator": "sen", "representative": "rep", "congressman": "rep", "congresswoman": "rep",
    "governor": "gov",
    "general": "gen", "lieutenant": "lt", "colonel": "col", "sergeant": "sgt", "captain": "capt",
    "major": "maj",
    "doctor": "dr", "saint": "st", "government": "govt", "british": "u.k", "britain": "u.k", "uk": "u.k",
    "per cent": "percent", "pct": "percent", "okay": "ok", "gop": "republican", "cannot": "can",
} | _NUMBERS  # fmt: skip
_PHRASES = {
    ("united", "state"): "u.s", ("islamic", "state"): "isis", ("per", "cent"): "percent",
    ("united", "nation"): "un", ("european", "union"): "eu", ("united", "kingdom"): "u.k",
    ("white", "house"): "white house", ("republican", "party"): "republican",
    ("democratic", "party"): "democrat",
    ("isis", "group"): "isis", ("prime", "minister"): "pm",
}  # fmt: skip
_FIRST = frozenset(pair[0] for pair in _PHRASES)
NEGATIONS = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"))


class Token(NamedTuple):
    """A folded word of a text: offsets, folded form, its 63-bit hash and what it weighs in an alignment."""

    start: int
    end: int
    norm: str
    key: int
    weight: float


def bare_surname(norm: str) -> str:
    """Return a folded surname without its Arabic article.

    >>> bare_surname("al-velmi"), bare_surname("stig")
    ('velmi', 'stig')
    """
    return norm.removeprefix("al-").removeprefix("el-")


def key_of(norm: str) -> int:
    """Return a stable hash of 63 bits."""
    return int.from_bytes(blake2b(norm.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def weight_of(norm: str) -> float:
    """Return what a folded word weighs: function words little, names, numbers and other words one."""
    return 0.25 if norm in _STOP else 1.0


def folded(raw: str) -> tuple[str, ...]:
    """Return the folded forms of a printed word: none for an article, two for a contraction with "not".

    >>> folded("groups"), folded("U.S."), folded("isn’t"), folded("the")
    (('group',), ('u.s',), ('is', 'not'), ())
    """
    norm = fold(raw)
    if norm in _ARTICLES:
        return ()
    if norm == "us":
        return ("u.s",) if raw.isupper() else ("us",)
    if norm.endswith("n't") and len(norm) > 3:
        return ({"ca": "can", "wo": "will"}.get(norm[:-3], norm[:-3]), "not")
    if norm == "cannot":
        return ("can", "not")
    if norm == "is" and raw == "IS":
        return ("isis",)
    return (_ALIASES.get(norm) or _ALIASES.get(_singular(norm)) or _singular(norm),)


def _singular(norm: str) -> str:
    """Strip a plural or third-person s, crudely: both sides of a comparison are stripped alike."""
    if len(norm) < 4 or norm in _STOP or not norm.endswith("s") or norm.endswith(("ss", "us", "is")):
        return norm
    if norm.endswith("ies") and len(norm) > 4:
        return norm[:-3] + "y"
    return norm[:-2] if norm.endswith(("shes", "ches", "xes", "sses", "zes")) else norm[:-1]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the folded words of `text[start:end]`; articles are left out, alternative names are one token.

    >>> [t.norm for t in tokens("The United States left; Daesh [ISIS] didn't.", 0, 44)]
    ['u.s', 'left', 'isis', 'did', 'not']
    """
    found: list[Token] = []
    last = ""
    for match in WORD.finditer(text, start, end):
        for known in _known(match.group()):
            norm = known[0]
            if last in _FIRST and (last, norm) in _PHRASES:
                whole = _PHRASES[last, norm]
                found[-1] = Token(found[-1].start, match.end(), whole, key_of(whole), weight_of(whole))
            elif norm != last or norm not in _NAMES:
                found.append(_token(Token, match.span() + known))
            last = found[-1].norm
    return found


_NAMES = frozenset(("isis", "u.s", "u.k", "un", "eu"))  # "Daesh [ISIS]" is one name, told twice


_token = tuple.__new__  # a word costs half as much as by Token(...), and there are many


@lru_cache(maxsize=1 << 17)
def _known(raw: str) -> tuple[tuple[str, int, float], ...]:
    """Return the folded forms of a printed word, each with its hash and weight."""
    return tuple((norm, key_of(norm), weight_of(norm)) for norm in folded(raw))


def content(found: Sequence[Token]) -> list[int]:
    """Return the indices of the tokens that carry meaning by themselves."""
    return [i for i, token in enumerate(found) if token.weight >= 1]
