"""The public face: open a ledger, run pages into it, ask it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from storyledger.errors import StoryledgerError
from storyledger.extract.quantities import normalised
from storyledger.extract.quotes import with_marks
from storyledger.extract.statements import statements
from storyledger.given import Interval, by_document, current_lines, published
from storyledger.reconcile import times
from storyledger.reconcile.told_about import told_about
from storyledger.record.ledger import Ledger as Stored
from storyledger.report import render
from storyledger.report import summary as summaries
from storyledger.run import local
from storyledger.run.local import Outcome, Progress
from storyledger.settings import Settings
from storyledger.terms import (
    Attribution,
    Claim,
    Conflict,
    Dated,
    Document,
    Figure,
    Judgement,
    Line,
    Name,
    Page,
    Place,
    Point,
    Quantity,
    Question,
    Row,
    Sentence,
    Span,
    Speaker,
    Story,
    TimeExpression,
    Wanted,
)  # fmt: skip
from storyledger.verify import sentences as verifying
from storyledger.verify.sentences import Verdict
from storyledger.version import __version__

R = TypeVar("R", bound=Row)


def open(  # noqa: A001 - storyledger.open is what a reader would look for
    path: str | Path, *, settings: Settings | None = None, create: bool = True
) -> Ledger:
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

        `wanted` names stages of `storyledger.pipeline` where not all are of interest: those and what they
        rest on are worked out.

        Raises InputError where a path cannot be used at all and LedgerError where the ledger cannot be
        written; a page that cannot be read becomes an entry with the reason.
        """
        self._texts.clear()
        return local.run(
            self._stored, paths, self._settings, version=__version__, progress=progress, wanted=wanted
        )

    def judge(self, a: str | Place, b: str | Place, *, same: bool, who: str, note: str = "") -> None:
        """Record that two documents are of one story, or that two printed sources are one speaker, or not.

        Documents are given by id, sources by the place where they are printed.  Every later run obeys, also
        one over pages that the ledger knows.  Raises StoryledgerError where the ledger has no such document.
        """
        places = [Place(x, 0, 0) if isinstance(x, str) else x for x in (a, b)]
        for place in places:
            self._text(place.document)
        if isinstance(a, str) != isinstance(b, str):
            raise StoryledgerError("a judgement is on two documents or on two places", cure="give both alike")
        kind = "story" if isinstance(a, str) else "speaker"
        self._stored.judge(Judgement(kind, places[0], places[1], same, who), note)

    def judgements(self) -> list[Judgement]:
        """Return what people decided, the oldest first."""
        return self._stored.judgements()

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

    def lines(self, document: str) -> list[Line]:
        """Return the lines of a document, each with its role as best known, in the order of the text."""
        return current_lines([row for row in self.rows(Line) if row.document == document])

    def published(self) -> dict[str, Interval | None]:
        """Return each document's published date as best known: (low, high), ISO, or None."""
        told = self._by_document(Dated)
        return {d.id: published(told.get(d.id, [])) for d in self.documents()}

    def quoted(self, attribution: Attribution) -> list[Span]:
        """Return the content of an attribution with the quotation marks that it stands in."""
        text = self._text(attribution.document)
        return [with_marks(text, span) for span in attribution.content]

    def normalised(self, quantity: Quantity) -> dict[str, Any]:
        """Return a quantity as start, end, value, unit and change, in plain values."""
        return normalised(self._text(quantity.document), quantity)

    def statements(self) -> dict[str, list[dict[str, Any]]]:
        """Return, by document, the sentences that a source speaks and who it is.

        Each has start, end, source_name, source_type, title and justification; what is not printed is None.
        """
        told, names = self._by_document(Sentence), self._by_document(Name)
        said = self._by_document(Attribution)
        return {
            d.id: statements(d.text, told.get(d.id, []), names.get(d.id, []), said.get(d.id, []))
            for d in self.documents()
        }

    def timeline(
        self, first: str, last: str, *, dates: int = 20, sentences: int = 1
    ) -> list[tuple[str, Place]]:
        """Return the days that most is told of, each with the sentences that tell of it.

        `first` and `last` are ISO days, both inclusive; pages published outside them are left out.
        At most `dates` days and `sentences` sentences a day.
        """
        day = self.published()
        inside = [d for d in self.documents() if (at := day[d.id]) and at[0] <= last and at[1] >= first]
        printed = self._by_document(Sentence)
        told = times.timeline(inside, printed, self._by_document(TimeExpression), day)
        about = told_about(inside, printed)
        return times.chosen(inside, told, times.told_most(told, first, last, dates, about), sentences, about)

    def verify(self, text: str) -> list[Verdict]:
        """Hold each sentence of a text against the pages: where it is printed, or what differs.

        Offsets of a verdict are into `text`. A match says that a page prints it, not that it is true.
        """
        return verifying.verify(text, self.documents())

    def words(self, place: Place | Span, document: str | None = None) -> str:
        """Return what is printed at a place, or at a span of a document."""
        home = place.document if isinstance(place, Place) else document
        return self._text(home)[place.start : place.end]

    def _text(self, document: str | None) -> str:
        if not self._texts:
            self._texts = {d.id: d.text for d in self.documents()}
        if document not in self._texts:
            raise StoryledgerError(
                f"this ledger holds no document {document!r}", cure="ledger.documents() lists them"
            )
        return self._texts[document]

    def _by_document(self, kind: type[R]) -> dict[str, list[R]]:
        return by_document(self.rows(kind))

    def export(self) -> Iterator[dict[str, Any]]:
        """Yield the canonical export: every row that holds, by kind and id; equal ledgers export the same."""
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


def match(text: str, pages: Mapping[str, str]) -> list[Verdict]:
    """Do what `Ledger.verify` does without a ledger; the places name the keys of `pages`.

    >>> [v.verdict for v in match("The dam broke.", {"a": "The dam broke. Nobody was hurt."})]
    ['matches']
    """
    documents = [Document(name, name, "given", text_) for name, text_ in sorted(pages.items())]
    name_of = {d.id: d.address for d in documents}
    return [
        replace(v, places=tuple(p._replace(document=name_of[p.document]) for p in v.places))
        for v in verifying.verify(text, documents)
    ]
