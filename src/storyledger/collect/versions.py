"""The texts that one address has had, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from storyledger.terms import Dated, Document, Place, Span, Version
from storyledger.text import Word, words

_NEGATIONS = frozenset(
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"]
)


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
        alarms |= _alarms(before[a1:a2], after[b1:b2])
    if old.title != new.title:
        alarms.add(f"headline: {old.title!r} became {new.title!r}")
    return tuple(places), tuple(sorted(alarms))


def _alarms(gone: Sequence[Word], come: Sequence[Word]) -> set[str]:
    found = set()
    lost = {w.norm for w in gone} - {w.norm for w in come}
    won = {w.norm for w in come} - {w.norm for w in gone}
    for what, test in (
        ("number", lambda n: n[:1].isdigit()),
        ("negation", lambda n: n in _NEGATIONS or n.endswith("n't")),
    ):
        a, b = sorted(filter(test, lost)), sorted(filter(test, won))
        if a or b:
            found.add(f"{what}: {' '.join(a) or 'nothing'} became {' '.join(b) or 'nothing'}")
    return found
