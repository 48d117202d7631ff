"""What kind of name a name is, as its use over all the pages tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from storyledger.reconcile.lexicon import FIRST_NAMES, ROLES
from storyledger.reconcile.mentions import person_name
from storyledger.terms import Document, Name

_OFTEN = 2  # times in one document, always in full, that a person's name is hardly printed
_HUMAN = re.compile(r"\s*+,?\s*+(?:who|aged|\d{2},|an? |the )")


def retyped(documents: Sequence[Document], names: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """Return the names, those of people that are used like bodies' as ORG.

    News prints a person in full once and by surname after; a name of several words that is printed again
    and again in full, that never stands by its last word and that nobody introduces is a body's.
    """
    texts = {d.id: d.text for d in documents}
    told = {d: [(n, texts[d][n.start : n.end]) for n in rows] for d, rows in names.items() if d in texts}
    alone = {printed for rows in told.values() for _, printed in rows if " " not in printed}
    repeated: Counter[str] = Counter()
    types: dict[str, Counter[str]] = defaultdict(Counter)
    human: set[str] = set()
    for d, rows in told.items():
        times = Counter(printed for _, printed in rows if " " in printed)
        repeated.update(printed for printed, count in times.items() if count >= _OFTEN)
        for n, printed in rows:
            types[printed][n.type] += 1
            if n.type == "PER" and _HUMAN.match(texts[d], n.end):
                human.add(printed)
    bodies = {
        printed
        for printed, documents_with in repeated.items()
        if (documents_with > 1 or types[printed]["ORG"])
        and not alone & {printed.split()[-1], printed.split()[-1] + "'s"}
        and printed not in human
    }
    return {
        d: [replace(n, type="ORG") if n.type == "PER" and printed in bodies else n for n, printed in rows]
        for d, rows in told.items()
    }


class Bearer(NamedTuple):
    """A person whose first name and surname are printed."""

    first: str
    last: str


def bearer(name: Sequence[str]) -> Bearer:
    """Return the person of a folded name; short forms of first names are one with the long ones.

    >>> bearer(["ed", "davis"]) == bearer(["edward", "davis"])
    True
    """
    return Bearer(FIRST_NAMES.get(name[0], name[0]), name[-1])


class Known(dict[str, dict[Bearer, str]]):
    """The people whose full names each document prints."""

    @cached_property
    def by_last(self) -> Mapping[str, set[Bearer]]:
        """All of them by surname."""
        out: dict[str, set[Bearer]] = defaultdict(set)
        for people in self.values():
            for who in people:
                out[who.last].add(who)
        return out


def by_surname(surname: str, document: str, known: Known) -> tuple[Bearer | None, str]:
    """Return the one bearer of a surname, None where two are, and where that holds: document or storyline."""
    near = {who for who in known.get(document, {}) if who.last == surname}
    far = known.by_last.get(surname, set())
    where = "document" if near else "storyline"
    if len(near or far) == 1:
        return next(iter(near or far)), where
    return (None, where) if far else (Bearer("", surname), where)


def bearers(documents: Sequence[Document], names: Mapping[str, Sequence[Name]]) -> Known:
    """Return for each document the people whose full names it prints, with the longest printed form."""
    out = Known()
    for document in documents:
        key, text = document.id, document.text
        found = out.setdefault(key, {})
        for n in names.get(key, ()):
            name = person_name(text, n.start, n.end)
            if n.type == "PER" and len(name) > 1 and name[-1] not in ROLES:
                printed = text[n.start : n.end]
                who = bearer(name)
                found[who] = max(found.get(who, ""), printed, key=lambda p: (len(p), p))
    return out
