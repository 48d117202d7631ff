"""The public face: open a ledger, run pages into it, ask it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from storyledger.errors import StoryledgerError
from storyledger.record.ledger import Ledger as Stored
from storyledger.report import render
from storyledger.report import summary as summaries
from storyledger.run import local
from storyledger.run.local import Outcome, Progress
from storyledger.settings import Settings
from storyledger.terms import (
    Claim,
    Conflict,
    Document,
    Figure,
    Page,
    Place,
    Point,
    Question,
    Row,
    Span,
    Speaker,
    Story,
    Wanted,
)  # fmt: skip
from storyledger.version import __version__

R = TypeVar("R", bound=Row)


def open(path: str | Path, *, settings: Settings | None = None, create: bool = True) -> Ledger:
    """Open the ledger at `path`, making it where there is none; ":memory:" keeps it in memory only.

    Raises LedgerError, NewerLedger.

    >>> open("no/such/ledger.sqlite", create=False)
    Traceback (most recent call last):
    storyledger.errors.LedgerError: no ledger at no/such/ledger.sqlite
      what helps: storyledger run PATH -o DIR makes one
    """
    return Ledger(Stored(path, create=create), settings or Settings())


class Ledger:
    """A ledger of what a pile of pages claims. All spans are code points of a document's text, half-open."""

    def __init__(self, stored: Stored, settings: Settings) -> None:
        self._stored = stored
        self._settings = settings
        self._texts: dict[str, str] = {}

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._stored.close()

    def run(
        self,
        paths: Iterable[str | Path],
        *,
        progress: Progress | None = None,
        wanted: Collection[str] | None = None,
    ) -> Outcome:
        """Read files, folders or JSON Lines into the ledger; only what is new or touched is worked out.

        `wanted` names stages of `storyledger.pipeline` where not all are of interest: those and what they rest on.

        Raises InputError where a path cannot be used at all and LedgerError where the ledger cannot be written;
        a page that cannot be read becomes an entry with the reason.
        """
        self._texts.clear()
        return local.run(
            self._stored, paths, self._settings, version=__version__, progress=progress, wanted=wanted
        )

    def rows(self, kind: type[R]) -> list[R]:
        """Return all rows of a kind (see `storyledger.terms`) that hold now, ordered by id."""
        return self._stored.rows(kind)

    def pages(self) -> list[Page]:
        """Return what came in, pages that could not be read among them."""
        return self.rows(Page)

    def documents(self) -> list[Document]:
        """Return the texts that were read."""
        return self.rows(Document)

    def stories(self) -> list[Story]:
        """Return which documents tell of one event."""
        return self.rows(Story)

    def points(self) -> list[Point]:
        """Return what several claims or sentences say alike, those with the most places first."""
        return sorted(
            self.rows(Point), key=lambda p: (-len({x.document for x in p.places}), -len(p.places), p.id)
        )

    def claims(self) -> list[Claim]:
        """Return who is printed as saying what."""
        return self.rows(Claim)

    def speakers(self) -> list[Speaker]:
        """Return the people, bodies, documents and described sources."""
        return self.rows(Speaker)

    def figures(self) -> list[Figure]:
        """Return the quantities that pages state of something."""
        return self.rows(Figure)

    def conflicts(self) -> list[Conflict]:
        """Return conflicts, tensions and changes."""
        return self.rows(Conflict)

    def questions(self) -> list[Question]:
        """Return plans, promises and forecasts, and what became of them."""
        return self.rows(Question)

    def wanted(self) -> list[Wanted]:
        """Return what the pile names but does not hold."""
        return self.rows(Wanted)

    def words(self, place: Place | Span, document: str | None = None) -> str:
        """Return what is printed at a place, or at a span of a document."""
        if not self._texts:
            self._texts = {d.id: d.text for d in self.documents()}
        home = place.document if isinstance(place, Place) else document
        if home not in self._texts:
            raise StoryledgerError(
                f"this ledger holds no document {home!r}", cure="ledger.documents() lists them"
            )
        return self._texts[home][place.start : place.end]

    def export(self) -> Iterator[dict[str, Any]]:
        """Yield the canonical export: every row that holds, by kind and id. Equal ledgers export equal lines."""
        return self._stored.export()

    def report(self) -> str:
        """Return the report: one HTML file that needs nothing else."""
        return render.report(self._rows(), new=self._first_seen(), made_by=f"storyledger {__version__}")

    def summary(self) -> str:
        """Return what the ledger tells, as a screen of plain text."""
        return summaries.summary(self._rows())

    def _rows(self) -> dict[type[Row], list[Row]]:
        return self._stored.all_rows()

    def _first_seen(self) -> Mapping[str, str]:
        """Ids of rows that this ledger first saw in its last run, where it had run before."""
        last = self._stored.last_closed()
        if last < 2:
            return {}
        return {i: kind for kind, ids in self._stored.first_seen(last).items() for i in ids}
