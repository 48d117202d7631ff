"""Pages made for these tests, and the rows that comparing sees of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import pytest

from storyledger.compare.direction import rooted
from storyledger.compare.families import families
from storyledger.compare.passages import copies
from storyledger.terms import Copy, Document, Family, Line
from storyledger.text import lines


@dataclass(frozen=True)
class Pile:
    """Documents by name, with all their lines read as body."""

    documents: dict[str, Document]

    def lines(self, name: str) -> list[Line]:
        """Return a document's lines, all body."""
        document = self.documents[name]
        return [Line(document.id, s.start, s.end, "body") for s in lines(document.text)]

    def copies(self) -> list[Copy]:
        """Return the copies between any two documents."""
        names = sorted(self.documents, key=lambda n: self.documents[n].id)
        pairs = combinations(names, 2)
        found = []
        for x, y in pairs:
            found += copies(self.documents[x], self.documents[y], self.lines(x), self.lines(y))
        return found

    def families(self) -> list[Family]:
        """Return the families of those copies; no dates are known."""
        documents = list(self.documents.values())
        return [rooted(f, documents, dict.fromkeys(d.id for d in documents)) for f in families(self.copies())]

    def texts(self) -> dict[str, str]:
        """Return the texts by document."""
        return {d.id: d.text for d in self.documents.values()}

    def name(self, document: str) -> str:
        """Return the name of a document."""
        return next(n for n, d in self.documents.items() if d.id == document)

    def said(self, place: Sequence[object]) -> str:
        """Return the words at a place."""
        document, start, end = place
        return self.texts()[str(document)][start:end]  # type: ignore[misc]


def pile(**texts: str) -> Pile:
    """Make a pile of texts by name."""
    return Pile({n: Document(n, n, "test", text) for n, text in texts.items()})


@pytest.fixture(name="pile")
def _pile() -> object:
    return pile
