"""Names that the pages themselves give for each other: "Islamic State (IS, formerly ISIS)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.terms import Document
from storyledger.text import fold

# A capitalised name of at most four words, then one or two short ones in brackets.
_WORD = r"[A-Z][\w'’\-]{1,40}"
_GIVEN = re.compile(
    rf"(?<![\w'’\-])((?:{_WORD} ){{0,3}}{_WORD}) ?[(\[]({_WORD}(?:, (?:formerly |or |also )?{_WORD})?)[)\]]"
)
_LEAD = re.compile(r"^(?:formerly|or|also) ")


def aliases(documents: Sequence[Document]) -> dict[str, str]:
    """Return each name to the longest it is printed as, folded; capitals stay in the keys ("IS" is not "is").

    >>> text = "The Norrland Press Agency (NPA) said"
    >>> aliases([Document("p", "a", "x", text)])["NPA"]
    'norrland press agency'
    """
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            name = parent[name]
        return name

    for document in documents:
        for m in _GIVEN.finditer(document.text):
            given = [_LEAD.sub("", part) for part in m.group(2).split(", ")]
            name = _named(m.group(1).removeprefix("The "), given[0])
            for short in given if name else ():
                low, high = sorted((find(name), find(_key(short))), key=lambda n: (-len(n), n))
                parent[high] = low
    return {name: fold(find(name)) for name in sorted(parent)}


def _key(name: str) -> str:
    return name if name.isupper() else fold(name)


def _named(words: str, short: str) -> str:
    """The last words before a bracket whose initials it gives; a single name before capitals; else empty."""
    parts = words.split()
    if not short.isupper():
        return ""
    for size in range(min(4, len(parts)), 1, -1):
        if "".join(p[0] for p in parts[-size:]).upper() == short:
            return " ".join(fold(p) for p in parts[-size:])
    return _key(parts[-1]) if len(parts) == 1 else ""
