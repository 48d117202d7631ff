"""The texts that one address has had, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from storyledger.terms import Dated, Document, Place, Span, Version
from storyledger.text import Word, words

_NEGATIONS = frozenset(
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"]
)
_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    million billion dozen half
"""
_NUMBERS = frozenset(_NUMBER_WORDS.split())


def versions(documents: Sequence[Document], dated: Mapping[str, Sequence[Dated]]) -> list[Version]:
    """Return one Version for each document of an address, oldest first; nothing where there is only one."""
    if len(documents) < 2:
        return []
    ordered = sorted(documents, key=lambda d: (d.fetched or "", _day(dated.get(d.id, ())), d.id))
    rows = []
    for n, document in enumerate(ordered):
        changed, alarms = _changes(ordered[n - 1], document) if n else ((), ())
        rows.append(Version(document.address, document.id, n + 1, n + 1 == len(ordered), changed, alarms))
    return rows


def _day(rows: Sequence[Dated]) -> str:
    told = [row for row in rows if row.role == "published"]
    return max(told, key=lambda r: (r.weight, r.low)).low if told else ""


def _changes(old: Document, new: Document) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    before, after = words(old.text), words(new.text)
    matcher = SequenceMatcher(
        None, [w.norm for w in before], [w.norm for w in after], autojunk=len(after) > 2000
    )
    places, alarms = [], set()
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        at = after[min(b1, len(after) - 1)].start if after else 0
        span = Span(after[b1].start, after[b2 - 1].end) if b2 > b1 else Span(at, at)
        places.append(Place(new.id, *span))
        alarms |= _alarms(before[a1:a2], after[b1:b2], old.text, new.text)
    if old.title != new.title:
        alarms.add(f"headline: {old.title!r} became {new.title!r}")
    return tuple(places), tuple(sorted(alarms))


def _alarms(gone: Sequence[Word], come: Sequence[Word], old: str, new: str) -> set[str]:
    """Say which numbers, negations and names were lost and won where words were changed."""
    found = set()
    lost, won = {w.norm: w for w in gone}, {w.norm: w for w in come}
    for what, test in (("number", _number), ("negation", _negation), ("name", _name)):
        a = " ".join(
            old[w.start : w.end] for norm, w in sorted(lost.items()) if norm not in won and test(w, old)
        )
        b = " ".join(
            new[w.start : w.end] for norm, w in sorted(won.items()) if norm not in lost and test(w, new)
        )
        if a or b:
            found.add(f"{what}: {a or 'nothing'} became {b or 'nothing'}")
    return found


def _number(word: Word, _: str) -> bool:
    return word.norm[:1].isdigit() or not _NUMBERS.isdisjoint(word.norm.split("-"))


def _negation(word: Word, _: str) -> bool:
    return word.norm in _NEGATIONS or word.norm.endswith("n't")


def _name(word: Word, text: str) -> bool:
    """Upper case where no sentence or line begins."""
    before = text[max(0, word.start - 3) : word.start].rstrip(" \"“‘'(")
    return text[word.start].isupper() and bool(before) and before[-1] not in ".!?:\n\r"
