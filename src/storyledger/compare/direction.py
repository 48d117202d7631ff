"""Which witness of a family is nearest the root; "unknown" where nothing tells.

In order: it was published before all others; it alone carries a wire's credit; the others lack what it
prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyledger.compare.families import Kindred
from storyledger.terms import Document, Family, Place

# Where a wire signs: a dateline "CITY (AP) -", a by-line, or "(Reuters)" at the end of a paragraph.
_WIRE = re.compile(
    r"\((?:AP|Reuters|AFP|UPI|Xinhua|TASS|ANI|PTI|dpa|EFE)\)\s*[-–—]"
    r"|^\s*(?:By\s.{0,60}|Source:\s*)?(?:Associated Press|Reuters|Agence France-Presse|AFP|UPI)\s*$",
    re.MULTILINE,
)
LONGER = 1.15  # a witness this much longer than every other lacks nothing that they print
_DOUBLED = re.compile(r"\b(\w{2,12}) \1\b")
Dates = Mapping[str, tuple[str, str] | None]


def rooted(family: Kindred, documents: Sequence[Document], published: Dates) -> Family:
    """Return the family with the document nearest its root, or None, and the reason in words."""
    texts = {d.id: d.text for d in documents}
    root, why = (
        (None, "the same speech, quoted; no copy")
        if family.quotation
        else root_of(family.members, texts, published)
    )
    first = [m for m in family.members if m.document == root]
    rest = [m for m in family.members if m.document != root]
    return Family(tuple(first + rest), root, why, family.quotation)


def root_of(members: Sequence[Place], texts: Mapping[str, str], published: Dates) -> tuple[str | None, str]:
    """Return the document nearest the root, or None, and why.

    >>> members = [Place("a", 0, 4), Place("b", 0, 4)]
    >>> root_of(members, {"a": "text", "b": "text"}, {"a": ("2020-01-02",) * 2, "b": ("2020-01-01",) * 2})[0]
    'b'
    """
    held = sorted({m.document for m in members})
    for rule in (_earliest, _credited):
        root, why = rule(held, texts, published)
        if root:
            return root, why
    return _fullest(members, texts)


def _earliest(held: Sequence[str], _: Mapping[str, str], published: Dates) -> tuple[str | None, str]:
    known = {d: day for d in held if (day := published.get(d))}
    if len(known) < len(held):
        return None, ""
    first = min(held, key=lambda d: (known[d][1], d))
    if all(_before(known[first][1], known[d][0]) for d in held if d != first):
        return first, f"published first, {known[first][0]}"
    return None, ""


def _before(high: str, low: str) -> bool:
    """Whether an ISO prefix ends before another begins: a month is not before its days."""
    return high < low and not low.startswith(high)


def _credited(held: Sequence[str], texts: Mapping[str, str], _: Dates) -> tuple[str | None, str]:
    signed = {d: m.group().strip() for d in held if (m := _WIRE.search(texts.get(d, "")))}
    if len(signed) == 1:
        root, credit = next(iter(signed.items()))
        return root, f"it alone carries a wire's credit: {credit}"
    return None, ""


def _fullest(members: Sequence[Place], texts: Mapping[str, str]) -> tuple[str | None, str]:
    length = {m.document: 0 for m in members}
    doubled = set()
    for m in members:
        length[m.document] = max(length[m.document], m.end - m.start)
        if _DOUBLED.search(texts.get(m.document, ""), m.start, m.end):
            doubled.add(m.document)
    ranked = sorted(length, key=lambda d: (d in doubled, -length[d], d))
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else ranked[0]
    if first != second and first not in doubled and length[first] >= LONGER * length[second]:
        return first, "the others lack words that it prints"
    return None, "unknown: neither dates, credits nor length tell the witnesses apart"
