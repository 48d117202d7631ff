"""Names that the pages themselves give for each other: "Islamic State (IS, formerly ISIS)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.terms import Document
from storyledger.text import fold

# A capitalised name of at most four words, then a short one in brackets.
_GIVEN = re.compile(
    r"((?:[A-Z][\w'’\-]+ ){0,3}[A-Z][\w'’\-]+) ?[(\[]((?:[A-Z][\w\-]+)(?:, (?:formerly |or |also )?[A-Z][\w\-]+)?)[)\]]"
)


def aliases(documents: Sequence[Document]) -> dict[str, str]:
    """Return each folded name to the least of the names it is printed as; capitals stay ("IS" is not "is").

    Names of several words enter by their last word only when that word is none of the commonest.
    """
    parent: dict[str, str] = {}

    def find(x: str) -> str:
        parent.setdefault(x, x)
        while parent[x] != x:
            x = parent[x]
        return x

    for document in documents:
        for m in _GIVEN.finditer(document.text):
            keys = [_key(m.group(1).split()[-1])]
            keys += [_key(re.sub(r"^(?:formerly|or|also) ", "", p)) for p in m.group(2).split(", ")]
            if not _fits(m.group(1), m.group(2).split(", ")[0]):
                continue
            for key in keys[1:]:
                low, high = sorted((find(keys[0]), find(key)))
                parent[high] = low
    return {key: fold(find(key)) for key in sorted(parent)}


def _key(name: str) -> str:
    return name if name.isupper() else fold(name)


def _fits(name: str, short: str) -> bool:
    """Whether a bracket gives another name: initials of the words before it, or capitals after a single name."""
    initials = "".join(w[0] for w in name.split()).upper()
    return short.upper().startswith(initials[:1]) and short.isupper() or len(name.split()) == 1 and short.isupper()
