"""What kind of name a name is, as its use over all the pages tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyledger.terms import Document, Name

_OFTEN = 2  # times in one document, always in full, that a person's name is hardly printed
_HUMAN = re.compile(r"\s*,?\s*(?:who|aged|\d{2},|an? |the )")


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
