"""The one list of stages, top to bottom, and what each needs and gives.

A stage is a plain function made once per worker, `make(settings) -> work`, and `work(given) -> rows`:

    map     key "document":   one document's rows
    keyed   key "pair":       two documents that share fingerprints
            key "kin":        documents that copies join, directly or through others
            key "address":    the documents that one address has had
            key "storyline":  the documents of one storyline
    global  key "pile":       ids and edges of all documents

`work` sees only the rows of the stages it needs, for the documents of its key. So a key is worked out again
exactly when what it was made from has changed, and the ledger does not depend on the order in which pages
came.
The functions themselves live in the folders; here they are only put together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass

from storyledger.collect.damage import damage
from storyledger.collect.versions import versions
from storyledger.compare.collate import collate
from storyledger.compare.direction import rooted
from storyledger.compare.families import families
from storyledger.compare.fingerprints import fingerprints
from storyledger.compare.foreign import settled
from storyledger.compare.orphans import orphans
from storyledger.compare.passages import copies
from storyledger.compare.restore import restorations
from storyledger.extract.attributions import complete
from storyledger.extract.quantities import quantities
from storyledger.extract.readers import make_read
from storyledger.extract.sentences import sentences
from storyledger.extract.times import times
from storyledger.given import Given, Work, best_dated, current_lines
from storyledger.group.judgements import Judged
from storyledger.group.sketches import sketch, sureness
from storyledger.group.stories import stories
from storyledger.reconcile.claims import claims
from storyledger.reconcile.conflicts import conflicts
from storyledger.reconcile.figures import figures
from storyledger.reconcile.origins import origins
from storyledger.reconcile.points import points
from storyledger.reconcile.questions import questions
from storyledger.reconcile.series import series
from storyledger.reconcile.speakers import speakers
from storyledger.reconcile.wanted import wanted
from storyledger.settings import Settings
from storyledger.terms import (
    Attribution,
    Claim,
    Conflict,
    Copy,
    Damage,
    Dated,
    Document,
    Family,
    Figure,
    Fingerprints,
    Line,
    Name,
    Origin,
    Page,
    Point,
    Quantity,
    Question,
    Restoration,
    Row,
    Sentence,
    Series,
    Sketch,
    Span,
    Speaker,
    Story,
    TimeExpression,
    Variant,
    Version,
    Wanted,
    digest,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of the pipeline.

    `obeys` names the settings that change what the stage gives, `judged` the kind of judgements it obeys.
    """

    name: str
    version: int
    key: str
    needs: tuple[str, ...]
    gives: tuple[type[Row], ...]
    make: Callable[[Settings], Work]
    obeys: tuple[str, ...] = ()
    judged: str = ""


# --- page -------------------------------------------------------------------------------------------------


def _damage(_: Settings) -> Work:
    return lambda given: damage(given.document(), given.by(Line)[given.key])


def _sentences(_: Settings) -> Work:
    return lambda given: sentences(given.document().text, given.by(Line)[given.key], given.key)


def _read(settings: Settings) -> Work:
    """Names of all lines, attributions of what is read, by the reader that is set; quotations completed."""
    read = make_read(settings)

    def work(given: Given) -> list[Row]:
        text, told = given.document().text, given.by(Sentence)[given.key]
        reading = read(text, [Span(row.start, row.end) for row in given.by(Line)[given.key]], given.key)
        inside = _inside_read(given)
        names = [n for n in reading.names if inside(n.document, n.start)]
        said = [a for a in reading.attributions if inside(a.document, a.content[0].start)]
        return [*reading.names, *complete(text, told, names, said)]

    return work


READ = ("body", "title", "caption")


def _inside_read(given: Given) -> Callable[[str, int], bool]:
    """Return whether a code point of a document lies in a line that is read: menus tell of other things."""
    lines = given.by(Line)
    starts = {document: [row.start for row in rows] for document, rows in lines.items()}

    def inside(document: str, at: int) -> bool:
        line = bisect_right(starts[document], at) - 1
        return line >= 0 and lines[document][line].role in READ

    return inside


def _names(given: Given) -> dict[str, list[Name]]:
    """Return the names of the lines that are read, by document."""
    inside = _inside_read(given)
    return {document: [n for n in names if inside(document, n.start)]
            for document, names in given.by(Name).items()}  # fmt: skip


def _quantities(_: Settings) -> Work:
    return lambda given: quantities(given.document().text, given.by(Sentence)[given.key])


def _orphans(_: Settings) -> Work:
    return lambda given: orphans(
        given.document(), given.by(Line)[given.key], _names(given)[given.key],
        given.by(Attribution)[given.key], given.of(Damage),
    )  # fmt: skip


def _fingerprints(_: Settings) -> Work:
    return lambda given: [fingerprints(given.key, given.document().text, given.by(Line)[given.key])]


def _sketch(_: Settings) -> Work:
    def work(given: Given) -> list[Sketch]:
        lines, dated = current_lines(given.by(Line)[given.key]), best_dated(given.by(Dated)[given.key])
        when = (dated.low, dated.high) if dated else None
        return sketch(given.document(), lines, when, sure=sureness(dated))

    return work


def _versions(_: Settings) -> Work:
    return lambda given: versions(given.of(Document), given.by(Dated))


# --- family -----------------------------------------------------------------------------------------------


def _copies(_: Settings) -> Work:
    def work(given: Given) -> list[Copy]:
        a, b = sorted(given.of(Document), key=lambda d: d.id)
        return [] if a.address == b.address else copies(a, b, given.by(Line)[a.id], given.by(Line)[b.id])

    return work


def _families(_: Settings) -> Work:
    def work(given: Given) -> list[Family]:
        return [rooted(f, given.of(Document), given.published()) for f in families(given.of(Copy))]

    return work


def _collate(_: Settings) -> Work:
    def work(given: Given) -> list[Variant]:
        texts, printed = _texts(given), _names(given)
        return [variant for family in given.of(Family) for variant in collate(family, texts, printed)]

    return work


def _restore(_: Settings) -> Work:
    def work(given: Given) -> list[Restoration]:
        return restorations(given.of(Family), _texts(given), given.by(Attribution), given.by(Damage))

    return work


def _settle(_: Settings) -> Work:
    """Roles, damage and dates that siblings settle."""

    def work(given: Given) -> list[Row]:
        known = {row.id for row in given.of(Damage)}  # what the page alone has told
        rows = settled(given.of(Document), given.by(Line), given.by(Dated), given.of(Family))
        return [row for row in rows if row.id not in known]

    return work


def _times(_: Settings) -> Work:
    def work(given: Given) -> list[TimeExpression]:
        day = given.published()[given.key]
        return times(given.document().text, given.by(Sentence)[given.key], published=day, document=given.key)

    return work


# --- storyline --------------------------------------------------------------------------------------------


def _stories(_: Settings) -> Work:
    def work(given: Given) -> list[Story]:
        old = {v.document for v in given.of(Version) if not v.latest}
        told = [s for s in given.of(Sketch) if s.document not in old]
        judged = [Judged(j.a.document, j.b.document, j.same) for j in given.judged]
        return stories(told, given.of(Copy), judged=judged)

    return work


def _speakers(_: Settings) -> Work:
    return lambda given: speakers(
        given.key, given.of(Document), _names(given), given.by(Attribution), judged=given.judged
    )


def _claims(_: Settings) -> Work:
    return lambda given: claims(
        given.key, given.of(Document), given.by(Attribution), given.of(Speaker), given.of(Restoration)
    )


def _points(_: Settings) -> Work:
    def work(given: Given) -> list[Row]:
        found = points(
            given.key, given.of(Document), given.by(Sentence), given.of(Claim), given.of(Copy),
            given.of(Family), given.by(Quantity), given.by(Attribution),
        )  # fmt: skip
        counted, roots = origins(
            given.key, found, given.of(Claim), given.of(Speaker), given.by(Attribution), given.of(Document)
        )
        return [*counted, *roots]

    return work


def _series(_: Settings) -> Work:
    def work(given: Given) -> list[Row]:
        found = figures(
            given.key, given.of(Document), given.by(Sentence), given.by(Quantity), given.by(TimeExpression),
            given.published(), given.of(Claim),
        )  # fmt: skip
        rows, placed = series(given.key, found)
        return [*rows, *placed]

    return work


def _conflicts(_: Settings) -> Work:
    return lambda given: conflicts(
        given.key, given.of(Document), given.by(Sentence), given.of(Claim), given.by(Attribution),
        given.of(Speaker), given.of(Figure), given.of(Series), given.by(TimeExpression), given.of(Copy),
        given.published(),
    )  # fmt: skip


def _questions(_: Settings) -> Work:
    return lambda given: questions(
        given.key, given.of(Document), given.by(Sentence), given.of(Claim), given.by(Attribution),
        given.of(Point), given.by(TimeExpression), given.published(), given.of(Figure),
    )  # fmt: skip


def _wanted(_: Settings) -> Work:
    return lambda given: wanted(
        given.key, given.of(Document), given.by(Sentence), _names(given), given.by(Attribution),
        given.of(Claim), given.of(Point), given.of(Speaker),
    )  # fmt: skip


def _texts(given: Given) -> dict[str, str]:
    return {d.id: d.text for d in given.of(Document)}


# `collect` stands first in the ledger too; it works on bytes, so `run` calls it (collect.pages.collect).
COLLECT = Stage(
    "collect",
    2,
    "page",
    (),
    (Page, Document, Dated, Line),
    lambda _: lambda _: [],
    ("extractor", "language", "max_text"),
)

PIPELINE: tuple[Stage, ...] = (
    # page
    Stage("versions", 1, "address", ("collect",), (Version,), _versions),
    Stage("damage", 2, "document", ("collect",), (Damage,), _damage),
    Stage("sentences", 2, "document", ("collect",), (Sentence,), _sentences),
    Stage("read", 2, "document", ("collect", "sentences"), (Name, Attribution), _read,
          ("reader", "spacy_model", "endpoint_model")),
    Stage("quantities", 2, "document", ("collect", "sentences"), (Quantity,), _quantities),
    Stage("orphans", 2, "document", ("collect", "damage", "read"), (Damage,), _orphans),
    Stage("fingerprints", 1, "document", ("collect",), (Fingerprints,), _fingerprints),
    # family
    Stage("copies", 2, "pair", ("collect", "fingerprints"), (Copy,), _copies),
    Stage("families", 1, "kin", ("collect", "copies"), (Family,), _families),
    Stage("collate", 2, "kin", ("collect", "read", "families"), (Variant,), _collate),
    Stage("restore", 1, "kin", ("collect", "read", "damage", "orphans", "families"), (Restoration,),
          _restore),
    Stage("settle", 2, "kin", ("collect", "damage", "families"), (Line, Damage, Dated), _settle),
    Stage("times", 2, "document", ("collect", "sentences", "settle"), (TimeExpression,), _times),
    Stage("sketch", 4, "document", ("collect", "settle"), (Sketch,), _sketch),
    # storyline
    Stage("stories", 6, "pile", ("versions", "sketch", "copies"), (Story,), _stories,
          judged="story"),
    Stage("speakers", 2, "storyline", ("collect", "read"), (Speaker,), _speakers, judged="speaker"),
    Stage("claims", 2, "storyline", ("collect", "read", "restore", "speakers"), (Claim,), _claims),
    Stage("points", 2, "storyline", ("collect", "sentences", "read", "quantities", "copies", "families",
          "speakers", "claims"), (Point, Origin), _points),
    Stage("series", 2, "storyline", ("collect", "sentences", "quantities", "settle", "times", "claims"),
          (Series, Figure), _series),
    Stage("conflicts", 2, "storyline", ("collect", "sentences", "read", "copies", "settle", "times",
          "speakers", "claims", "series"), (Conflict,), _conflicts),
    Stage("questions", 2, "storyline", ("collect", "sentences", "read", "settle", "times", "claims", "points",
          "series"), (Question,), _questions),
    Stage("wanted", 2, "storyline", ("collect", "sentences", "read", "speakers", "claims", "points"),
          (Wanted,), _wanted),
)  # fmt: skip


def marks(settings: Settings) -> dict[str, str]:
    """Return each stage's mark: it changes when the stage, a setting it obeys or a stage it needs changes."""
    values, made = asdict(settings), dict[str, str]()
    for stage in (COLLECT, *PIPELINE):
        made[stage.name] = digest(
            stage.name, stage.version, [values[s] for s in stage.obeys], [made[n] for n in stage.needs]
        )
    return made


def needed(wanted: Collection[str] | None) -> tuple[Stage, ...]:
    """Return the stages that the wanted ones rest on, themselves among them, in order; None: all.

    >>> [stage.name for stage in needed(["quantities"])]
    ['sentences', 'quantities']
    """
    names = {stage.name for stage in PIPELINE} if wanted is None else set(wanted)
    for stage in reversed(PIPELINE):
        if stage.name in names:
            names.update(stage.needs)
    return tuple(stage for stage in PIPELINE if stage.name in names)


def joined(rows: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Join documents that edges connect; return for each document the least of those it is joined with.

    >>> joined([("b", "c"), ("a", "b")])
    {'a': 'a', 'b': 'a', 'c': 'a'}
    """
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in rows:
        near[a].add(b)
        near[b].add(a)
    least: dict[str, str] = {}
    for start in sorted(near):
        todo = [] if start in least else [start]
        while todo:
            here = todo.pop()
            if here not in least:
                least[here] = start
                todo.extend(near[here])
    return least
