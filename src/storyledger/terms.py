"""The core types: frozen values that stages take and give.

Every row of the ledger is one of these.  Offsets are code points into the text of one document,
half-open `[start, end)`.  A row never carries a copy of what a page says: `text[start:end]` is its word.

    Page -> Document -> Line, Dated, Damage                         (collect)
                     -> Sentence, Name, Attribution, Quantity, TimeExpression   (extract)
                     -> Fingerprints -> Copy -> Family, Variant, Restoration    (compare)
                     -> Story                                                   (group)
                     -> Speaker, Claim, Point, Origin, Series, Figure,
                        Conflict, Question, Wanted                              (reconcile)
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any, ClassVar, NamedTuple


class Span(NamedTuple):
    """Code points of one text, half-open.

    >>> "abcdef"[slice(*Span(1, 3))]
    'bc'
    """

    start: int
    end: int


class Place(NamedTuple):
    """A span of a named document."""

    document: str
    start: int
    end: int


Spans = tuple[Span, ...]
Places = tuple[Place, ...]


class Judgement(NamedTuple):
    """What a person decided: that two documents are of one story, or two printed sources one speaker, or not.

    Of a judgement on stories only the documents of the places count.
    """

    kind: str  # story | speaker
    a: Place
    b: Place
    same: bool
    who: str


def digest(*parts: object) -> str:
    """Return a short stable hash of the parts: the form of every id in the ledger.

    >>> digest("a", 1) == digest("a", 1) != digest("a", 2)
    True
    """
    told = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Remembered:
    """Room for the id of a row, worked out once: a document's id hashes its whole text."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Row(_Remembered):
    """What every row has: a kind (its table) and an id made from its identifying fields.

    A group (MEMBERS names its field of members) is known by its least member, so it keeps its id while it
    grows.
    """

    KIND: ClassVar[str] = ""
    IDENTITY: ClassVar[tuple[str, ...]] = ()
    MEMBERS: ClassVar[str] = ""

    @property
    def id(self) -> str:
        """The hash of kind and identifying fields (all fields where none are named)."""
        try:
            return self._id
        except AttributeError:
            names = self.IDENTITY or tuple(f.name for f in fields(self))
            object.__setattr__(self, "_id", digest(self.KIND, *(getattr(self, name) for name in names)))
            return self._id

    @property
    def least(self) -> object:
        """The least member of a group."""
        return min(getattr(self, self.MEMBERS))


# --- what came in -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page(Row):
    """What came in: bytes from an address. `problem` says why it has no document, if it has none."""

    KIND = "page"
    IDENTITY = ("address", "content_hash")
    address: str  # path relative to what was given, URL, or id of a JSON line
    content_hash: str  # sha256 of the bytes; empty when they could not be read
    media: str  # text/plain, text/html, application/pdf, text/vtt, application/x-subrip, ""
    live_address: str | None = None  # where a reader may open it on the web
    fetched: str | None = None  # ISO date or time, from the input, never from this machine's clock
    problem: str | None = (
        None  # kind: empty binary too_large encoding unreadable vanished language duplicate ...
    )
    detail: str = ""  # what was seen, what was expected
    cure: str = ""  # what helps


@dataclass(frozen=True, slots=True)
class Document(Row):
    """The text of a page, never rewritten, and what is printed about it."""

    KIND = "document"
    IDENTITY = ("page", "extractor", "text")
    page: str
    address: str
    extractor: str  # name and version
    text: str
    title: str = ""
    title_span: Span | None = None  # where the title stands in the text, if it does
    outlet: str | None = None  # as printed; None: no outlet is printed
    author: str | None = None
    language: str = "en"
    live_address: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Dated(Row):
    """A date of a document and how it is known; later passes add rows, the highest `weight` counts."""

    KIND = "dated"
    document: str
    role: str  # published | page (crawl date, the day it was read)
    low: str  # ISO prefix: 2018, 2018-02, 2018-02-07, 2018-02-07T10:00
    high: str  # equal to low when the date is known
    how: str  # in words: "printed below the title", "meta article:published_time", "siblings"
    weight: int  # greater is better known
    span: Span | None = None
    witness: str | None = None  # the sibling document it was taken from


@dataclass(frozen=True, slots=True)
class Line(Row):
    """A line of a document and its role; a later pass may add a better-informed row (greater `rank`)."""

    KIND = "line"
    document: str
    start: int
    end: int
    role: str  # body title byline dateline caption teaser chrome repeat foreign
    why: str = ""
    rank: int = 0  # 0: from the page alone, 1: settled by siblings


@dataclass(frozen=True, slots=True)
class Damage(Row):
    """What a rewriter broke."""

    KIND = "damage"
    IDENTITY = ("document", "start", "end", "what")
    document: str
    start: int
    end: int
    what: str  # missing_word quotation_without_speaker speaker_without_quotation truncated_name misspelt_name
    # no_antecedent foreign_paragraph headline_without_body doubled_title doubled_word
    # (a wrong date on top of a page is no damage of its text: it is a Dated of role "page")
    why: str = ""


# --- marks ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence(Row):
    """A sentence of body, title or caption text; it never crosses a line."""

    KIND = "sentence"
    IDENTITY = ("document", "start", "end")
    document: str
    start: int
    end: int
    paragraph: int  # number of the line it stands in, from 0


@dataclass(frozen=True, slots=True)
class Name(Row):
    """A printed name."""

    KIND = "name"
    IDENTITY = ("document", "start", "end", "type")
    document: str
    start: int
    end: int
    type: str  # PER ORG LOC NORP


@dataclass(frozen=True, slots=True)
class Attribution(Row):
    """Who is printed as saying what: source, cue and content, each possibly in pieces."""

    KIND = "attribution"
    IDENTITY = ("document", "source", "cue", "content")
    document: str
    content: Spans
    source: Spans = ()  # empty: no speaker is printed
    cue: Spans = ()
    mode: str = "indirect"  # direct indirect mixed
    stance: str = "asserted"  # asserted denied planned doubted demanded
    standing: str = ""  # named_person named_organisation document unnamed_person unnamed_group anonymous ""
    title: Spans = ()  # printed office or role of the source
    justification: Spans = ()  # how the source knows, or why it is not named, as printed
    first_hand: bool = False  # the page prints that the source saw or did it
    via: Spans = ()  # relays printed: "told the Associated Press", "quoting military sources"
    reader: str = "rules"


@dataclass(frozen=True, slots=True)
class Quantity(Row):
    """A quantity as printed. `value` is None where only [low, high] is known ("dozens")."""

    KIND = "quantity"
    IDENTITY = ("document", "start", "end")
    document: str
    start: int  # of the whole expression: "as many as 9,000 American troops"
    end: int
    number: Span  # the number itself, with its scale word: "9,000", "2.5 million"
    value: float | None
    low: float | None = None  # as read with its bound
    high: float | None = None
    bound: str = "exact"  # exact over at_least under at_most about almost range
    unit: str = ""  # normalised: "%", "US dollar", "kilometre", "year", "" for a bare count
    of_what: Spans = ()  # what is counted: "American troops"
    place: Spans = ()
    as_of: Spans = ()  # the words that say when
    counted_how: Spans = ()
    change: str = ""  # up | down | "" : the quantity is a change, not a level
    kind: str = "count"  # count percentage money age duration measure share


@dataclass(frozen=True, slots=True)
class TimeExpression(Row):
    """A TIMEX3 and the interval it denotes, where it has one (ISO prefixes, both inclusive)."""

    KIND = "time"
    IDENTITY = ("document", "start", "end")
    document: str
    start: int
    end: int
    type: str  # DATE TIME DURATION SET
    value: str  # TIMEX3 value; "" where unresolved
    low: str | None = None
    high: str | None = None


# --- copies -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fingerprints(Row):
    """The hashes by which a document's passages meet those of others, with the word each starts at."""

    KIND = "fingerprints"
    IDENTITY = ("document",)
    document: str
    hashes: tuple[int, ...]  # signed 64-bit
    starts: tuple[int, ...]  # code points
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Copy(Row):
    """Two spans of two documents that are copies (or quote the same speech); `a < b` by document id."""

    KIND = "copy"
    IDENTITY = ("a", "b", "how")
    a: Place
    b: Place
    how: str  # verbatim edited spun shared_quotation
    likeness: float  # share of aligned words that are equal
    a_parts: Spans = ()  # the sentences of the passage that answer each other, in the order of a
    b_parts: Spans = ()


@dataclass(frozen=True, slots=True)
class Family(Row):
    """All passages that are copies of each other, in the order nearest the root first, where known."""

    KIND = "family"
    IDENTITY = ("quotation", "least")
    MEMBERS = "members"
    members: Places
    root: str | None  # document nearest the root; None: unknown
    why: str = ""  # the reason for the root
    quotation: bool = False  # the passages quote one speech; they are no copies


@dataclass(frozen=True, slots=True)
class Variant(Row):
    """How one witness differs from the base of its family."""

    KIND = "variant"
    IDENTITY = ("family", "base", "here", "what")
    family: str
    base: Place  # in the witness the composite base is read from
    here: Place  # in this witness; empty span where words are cut
    what: str  # swapped cut moved added number name negation
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Restoration(Row):
    """What a sibling prints where this page is damaged; the page's own reading stays first."""

    KIND = "restoration"
    IDENTITY = ("here", "sibling", "what")
    here: Place
    sibling: Place
    what: str  # speaker quotation name antecedent word
    why: str = ""


# --- stories ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Story(Row):
    """Documents on one event."""

    KIND = "story"
    IDENTITY = ("least",)
    MEMBERS = "documents"
    documents: tuple[str, ...]  # sorted
    storyline: str  # stories with the same storyline continue each other
    why: str = ""
    guests: Places = ()  # paragraphs of documents of other stories that tell of this event


@dataclass(frozen=True, slots=True)
class Sketch(Row):
    """What grouping sees of a document, or of a foreign paragraph in it: weighted terms, day and size."""

    KIND = "sketch"
    IDENTITY = ("document", "guest")
    document: str
    terms: tuple[str, ...]  # the heaviest first
    weights: tuple[float, ...]  # of a vector of length 1
    day: int | None  # days since 0001-01-01; None where the document has none
    size: int  # code points of body
    guest: Span | None = None  # the foreign paragraph; None: the document's own body
    sure: float = 1.0  # how well the day is known: 1 given, or named where it is printed; less otherwise


@dataclass(frozen=True, slots=True)
class Version(Row):
    """One of several texts that an address has had; `number` from 1, in the order of their dates."""

    KIND = "version"
    IDENTITY = ("document",)
    address: str
    document: str
    number: int
    latest: bool
    changed: Places = ()  # in this document: what differs from the version before it
    alarms: tuple[str, ...] = ()  # number, negation, name, headline: in words


# --- what is claimed --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speaker(Row):
    """A person, body, document or described unnamed source, one across the documents of a storyline."""

    KIND = "speaker"
    IDENTITY = ("least",)
    MEMBERS = "mentions"
    storyline: str
    label: str  # the longest printed name, as printed
    named: bool
    type: str  # person organisation document group
    mentions: Places  # where a source is printed that is this speaker
    why: tuple[str, ...] = ()  # the reason of each merge


@dataclass(frozen=True, slots=True)
class Claim(Row):
    """One attribution with its speaker."""

    KIND = "claim"
    IDENTITY = ("attribution",)
    storyline: str
    attribution: str
    document: str
    content: Spans
    speaker: str | None  # id of a Speaker; None: the page prints no one
    stance: str
    via: tuple[str, ...] = ()  # relays, as printed
    restored_speaker: str | None = None  # id of the Speaker that a sibling prints for these words
    unclear: str = ""  # "'He', unclear; printed after ..."


@dataclass(frozen=True, slots=True)
class Origin(Row):
    """Who is printed as the root of a point. `low`..`high` people where descriptions may be one."""

    KIND = "origin"
    IDENTITY = ("point", "speaker", "kind", "label")
    storyline: str
    point: str
    kind: str  # named unnamed nobody
    speaker: str | None
    label: str
    via: tuple[str, ...] = ()
    places: Places = ()


@dataclass(frozen=True, slots=True)
class Point(Row):
    """What several claims or sentences say alike; worded as the witness nearest the root words it."""

    KIND = "point"
    IDENTITY = ("least",)
    MEMBERS = "places"
    storyline: str
    wording: Place
    places: Places  # one per claim or sentence, the wording's first
    members: tuple[str, ...]  # ids of Claim or Sentence, in the order of places
    why: tuple[str, ...]  # the reason each was merged
    named: int
    unnamed_low: int
    unnamed_high: int
    stance: str = "asserted"


@dataclass(frozen=True, slots=True)
class Figure(Row):
    """A quantity that a page states of something, with its day and its speaker."""

    KIND = "figure"
    IDENTITY = ("quantity",)
    storyline: str
    quantity: str
    place: Place  # the printed expression
    series: str | None  # id of a Series
    value: float | None
    low: float | None
    high: float | None
    bound: str
    unit: str
    of_what: str  # normalised: "US troops"
    where: str  # normalised place, "" where none is printed
    as_of_low: str | None  # ISO prefixes, inclusive
    as_of_high: str | None
    speaker: str | None
    counted_how: str = ""
    planned: bool = False
    change: str = ""


@dataclass(frozen=True, slots=True)
class Series(Row):
    """The figures on one thing at one place through time."""

    KIND = "series"
    IDENTITY = ("storyline", "of_what", "where", "unit")
    MEMBERS = "figures"
    storyline: str
    of_what: str
    where: str
    unit: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict(Row):
    """What cannot both hold (conflict), may if other things were counted (tension), or later (change)."""

    KIND = "conflict"
    IDENTITY = ("kind", "a", "b")
    storyline: str
    kind: str  # denial figure arithmetic date speaker
    strength: str  # conflict tension change
    a: Places
    b: Places
    rule: str  # the name of the rule that found it
    why: str  # in words, numbers worked out
    implied_low: float | None = None
    implied_high: float | None = None
    fits: Places = ()  # stated figures that the worked-out interval fits
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Question(Row):
    """A plan, promise, order or forecast, and what later pages say became of it."""

    KIND = "question"
    IDENTITY = ("place",)
    storyline: str
    place: Place
    claim: str | None
    speaker: str | None
    by_when: str | None
    outcome: str  # met not_met changed open
    answers: Places = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wanted(Row):
    """A document, statement or person that the pile names but does not hold."""

    KIND = "wanted"
    IDENTITY = ("storyline", "places")
    storyline: str
    what: str  # as printed: "a coalition press release"
    kind: str  # document statement person
    places: Places
    quotation: Place | None  # the longest quotation printed from it, ready to search for
    points: tuple[str, ...]  # ids of the points that hang on it


ROWS: tuple[type[Row], ...] = (
    Page, Document, Dated, Line, Damage, Sentence, Name, Attribution, Quantity, TimeExpression, Fingerprints,
    Copy, Family, Variant, Restoration, Sketch, Story, Version, Speaker, Claim, Origin, Point, Figure, Series,
    Conflict, Question, Wanted,
)  # fmt: skip


def as_plain(row: Row) -> dict[str, Any]:
    """Return the row's fields as plain JSON values, its id first.

    >>> as_plain(Sentence("d", 0, 4, 0))["end"]
    4
    """
    return {"id": row.id} | {f.name: getattr(row, f.name) for f in fields(row)}
