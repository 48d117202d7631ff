"""What a stage is given: the rows it needs for the documents of one key, and the best known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from storyledger.terms import Dated, Document, Judgement, Line, Row

R = TypeVar("R", bound=Row)
Interval = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """What a stage is given for one key: its documents' ids and the rows of the stages it needs."""

    key: str
    documents: tuple[str, ...]
    rows: Mapping[type[Row], Sequence[Row]]
    judged: tuple[Judgement, ...] = ()

    def of(self, kind: type[R]) -> list[R]:
        """Return the rows of a kind, ordered by id."""
        return cast(list[R], list(self.rows.get(kind, ())))

    def by(self, kind: type[R]) -> dict[str, list[R]]:
        """Return the rows of a kind by document, each document's in the order of the text."""
        none: dict[str, list[R]] = {document: [] for document in self.documents}
        return none | by_document(self.of(kind))

    def document(self) -> Document:
        """Return the one document of a key "document"."""
        return self.of(Document)[0]

    def published(self) -> dict[str, Interval | None]:
        """Return each document's published date as best known, as (low, high)."""
        return {d: published(rows) for d, rows in self.by(Dated).items()}


Work = Callable[[Given], Sequence[Row]]


def by_document(rows: Iterable[R]) -> dict[str, list[R]]:
    """Return rows by document, each document's in the order of the text; what has none has an empty list."""
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.document].append(row)  # type: ignore[attr-defined]
    for some in found.values():
        some.sort(key=lambda r: (getattr(r, "start", 0), getattr(r, "end", 0), r.id))
    return found


def published(rows: Sequence[Dated]) -> Interval | None:
    """Return the published date that is best known, or None.

    >>> published([Dated("d", "published", "2018", "2018", "siblings", 1)])
    ('2018', '2018')
    """
    best = best_dated(rows)
    return (best.low, best.high) if best else None


def best_dated(rows: Sequence[Dated]) -> Dated | None:
    """Return the row of the published date that is best known, or None."""
    told = (r for r in rows if r.role == "published")
    return min(told, key=lambda r: (-r.weight, r.low, r.high), default=None)


def current_lines(rows: Sequence[Line]) -> list[Line]:
    """Return each line as best known: where siblings have settled a line, their row stands.

    >>> [line.role for line in current_lines([Line("d", 0, 4, "body"), Line("d", 0, 4, "foreign", rank=1)])]
    ['foreign']
    """
    best: dict[tuple[int, int], Line] = {}
    for row in sorted(rows, key=lambda r: r.rank):
        best[row.start, row.end] = row
    return [best[place] for place in sorted(best)]
