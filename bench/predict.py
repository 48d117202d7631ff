#!/usr/bin/env python3
"""Answer a labelled task with storyledger's public API: predict.py TASK INPUT OUTPUT.

INPUT is one JSON object a line (.gz is read too), OUTPUT what the task's scorer takes. Each text is read once.
TASK is one of: attribution sourcing entities figures dates cleaning extraction pubdates reuse stories timelines
verify ledger.  Progress goes to stderr.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

import storyledger
from storyledger import terms as t
from storyledger.api import published
from storyledger.settings import Settings

Record = dict[str, Any]
Opened = storyledger.Ledger


def read(path: Path) -> list[Record]:
    """Return the objects of a JSON Lines file, or the one object of a JSON file."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        return [json.loads(line) for line in file if line.strip()]


def pages(records: Sequence[Record], folder: Path) -> list[Path]:
    """Write the texts as JSON Lines files that `run` reads; the id is the page's address."""
    path = folder / "pages.jsonl"
    keep = ("id", "text", "title", "date", "publisher")
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps({k: record[k] for k in keep if record.get(k)}) + "\n")
    return [path]


def ran(records: Sequence[Record], wanted: Sequence[str], *, settings: Settings | None = None) -> Opened:
    """Return a ledger in memory that has read these texts up to the wanted stages."""
    ledger = storyledger.open(":memory:", settings=settings)
    with tempfile.TemporaryDirectory() as folder:
        ledger.run(pages(records, Path(folder)), wanted=wanted, progress=bar())
    return ledger


def bar() -> Callable[[str, int, int], None]:
    """Progress on stderr."""
    line = tqdm(file=sys.stderr, disable=not sys.stderr.isatty())

    def tell(stage: str, done: int, total: int) -> None:
        line.set_description(stage)
        line.total, line.n = total, done
        line.refresh()

    return tell


def by_id(ledger: Opened, kind: type[t.Row]) -> dict[str, list[Any]]:
    """Return the rows of a kind by the id their text was given with."""
    home = {d.id: given_id(d) for d in ledger.documents()}
    found: dict[str, list[Any]] = defaultdict(list)
    for row in ledger.rows(kind):
        found[home[row.document]].append(row)  # type: ignore[attr-defined]
    return found


def given_id(document: t.Document) -> str:
    """Return the id of the JSON line that a document came from."""
    return document.address.split("#", 1)[-1]


def spans(some: t.Spans) -> list[list[int]]:
    """Return spans as lists."""
    return [[s, e] for s, e in some]


def attribution(records: list[Record]) -> Iterator[Record]:
    """Source, cue and content of each attribution."""
    found = by_id(ran(records, ["read"]), t.Attribution)
    for r in records:
        told = [
            {"source": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)}
            for a in found[r["id"]]
        ]
        yield {"id": r["id"], "attributions": told}


def entities(records: list[Record]) -> Iterator[Record]:
    """Printed names."""
    found = by_id(ran(records, ["read"]), t.Name)
    for r in records:
        yield {
            "id": r["id"],
            "entities": [{"start": n.start, "end": n.end, "type": n.type} for n in found[r["id"]]],
        }


def sourcing(records: list[Record]) -> Iterator[Record]:
    """Sourced statements with who the source is."""
    ledger = ran(records, ["read"])
    home = {given_id(d): d for d in ledger.documents()}
    for r in records:
        document = home.get(r["id"])
        yield {"id": r["id"], "statements": ledger.statements(document.id) if document else []}


def figures(records: list[Record]) -> Iterator[Record]:
    """Quantities in the scorer's units."""
    ledger = ran(records, ["quantities"])
    found, text = by_id(ledger, t.Quantity), {given_id(d): d.text for d in ledger.documents()}
    for r in records:
        yield {
            "id": r["id"],
            "quantities": [storyledger.api.normalised(text[r["id"]], q) for q in found[r["id"]]],
        }


def dates(records: list[Record]) -> Iterator[Record]:
    """Time expressions with TIMEX3 values."""
    found = by_id(ran([r | {"date": r.get("dct")} for r in records], ["times"]), t.TimeExpression)
    for r in records:
        told = [{"start": x.start, "end": x.end, "type": x.type, "value": x.value} for x in found[r["id"]]]
        yield {"id": r["id"], "timexes": told}


def cleaning(records: list[Record]) -> Iterator[Record]:
    """Lines as body, title or boilerplate."""
    found = by_id(ran(records, []), t.Line)
    label = {"body": "body", "title": "title"}
    for r in records:
        told = [
            {"start": x.start, "end": x.end, "label": label.get(x.role, "boilerplate")}
            for x in found[r["id"]]
        ]
        yield {"id": r["id"], "lines": told}


def _html(records: list[Record], beside: Path) -> Iterator[tuple[str, t.Document | None, list[t.Dated]]]:
    """Read each HTML page that lies beside the input."""
    for r in tqdm(records, file=sys.stderr, disable=not sys.stderr.isatty()):
        data = gzip.decompress((beside / "html" / f"{r['id']}.html.gz").read_bytes())
        document, dated = storyledger.api.take_in(
            data, media="text/html", address=r["id"], live_address=r.get("url")
        )
        yield r["id"], document, dated


def extraction(records: list[Record], beside: Path) -> Iterator[Record]:
    """The text of an HTML page."""
    for id_, document, _ in _html(records, beside):
        yield {"id": id_, "text": document.text if document else ""}


def pubdates(records: list[Record], beside: Path) -> Iterator[Record]:
    """The day an HTML page was published."""
    for id_, _, dated in _html(records, beside):
        day = published(dated)
        yield {"id": id_, "date": day[0][:10] if day and len(day[0]) >= 10 else None}


def reuse(records: list[Record]) -> Iterator[Record]:
    """Passages that documents of one pile copy from each other."""
    for r in tqdm(records, file=sys.stderr, disable=not sys.stderr.isatty()):
        for c in storyledger.api.trace({d["id"]: d["text"] for d in r["docs"]}):
            yield {"a": c.a.document, "a_start": c.a.start, "a_end": c.a.end,
                   "b": c.b.document, "b_start": c.b.start, "b_end": c.b.end, "kind": c.how}  # fmt: skip


def stories(records: list[Record]) -> Iterator[Record]:
    """The story each page belongs to."""
    ledger = ran(records, ["stories"])
    home = {d.id: given_id(d) for d in ledger.documents()}
    story = {home[d]: s.id for s in ledger.stories() for d in s.documents}
    for r in records:
        yield {"id": r["id"], "story": story.get(r["id"], r["id"])}


def timelines(records: list[Record]) -> Record:
    """Dated sentences for each wanted timeline."""
    told: Record = {}
    for r in records:
        ledger = ran(r["docs"], ["times"])
        for wanted in r["wanted"]:
            told[f"{r['topic']}/{wanted['name']}"] = ledger.timeline(
                first=wanted["first"],
                last=wanted["last"],
                dates=wanted["dates"],
                sentences=wanted["sentences"],
            )
    return told


def verify(records: list[Record]) -> Iterator[Record]:
    """Whether a document bears a claim out."""
    for r in tqdm(records, file=sys.stderr, disable=not sys.stderr.isatty()):
        held, score = storyledger.api.check(r["claim"], r["document"])
        yield {"id": r["id"], "verdict": "supported" if held else "unsupported", "score": round(score, 4)}


def ledger(records: list[Record], beside: Path) -> Record:
    """The whole ledger of one pile of text pages."""
    files = {str(beside / r["file"]): r["id"] for r in records}
    with storyledger.open(":memory:") as opened:
        opened.run(list(files), progress=bar())
        by_name = {Path(f).name: i for f, i in files.items()}
        home = {d.id: by_name[Path(d.address).name] for d in opened.documents()}
        return {
            "docs": {home[d.id]: told(opened, d.id) for d in opened.documents()},
            "stories": [[home[d] for d in s.documents] for s in opened.stories()],
            "points": [{"says": opened.words(p.wording), "at": places(p.places, home), "named": p.named,
                        "unnamed": p.unnamed_low} for p in opened.points()],
            "conflicts": [{"kind": c.kind if c.strength != "change" else "change", "a": places(c.a, home),
                           "b": places(c.b, home), "strength": c.strength} for c in opened.conflicts()],
            "copies": [{"a": places([c.a], home)[0], "b": places([c.b], home)[0], "kind": c.how}
                       for c in opened.rows(t.Copy)],
        }  # fmt: skip


def places(some: Sequence[t.Place], home: Mapping[str, str]) -> list[Record]:
    """Return places with the ids that the input gave the documents."""
    return [{"doc": home[p.document], "start": p.start, "end": p.end} for p in some]


def told(opened: Opened, document: str) -> Record:
    """What the ledger holds of one document."""
    day = published([d for d in opened.rows(t.Dated) if d.document == document])
    speakers = {s.id: s.label for s in opened.speakers()}
    attributions = {a.id: a for a in opened.rows(t.Attribution)}
    one = lambda some: {"start": some[0][0], "end": some[-1][1]} if some else None  # noqa: E731
    claims = []
    for c in (c for c in opened.claims() if c.document == document):
        a = attributions[c.attribution]
        claims.append({"source": one(a.source), "cue": one(a.cue), "speaker": speakers.get(c.speaker or c.restored_speaker or ""),
                       "content": [{"start": s, "end": e} for s, e in c.content]})  # fmt: skip
    return {
        "published": day[0] if day and day[0] == day[1] else None,
        "not_body": [{"start": x.start, "end": x.end, "kind": x.role} for x in opened.lines(document)
                     if x.role not in ("body", "title")],
        "damage": [{"start": x.start, "end": x.end, "kind": x.what}
                   for x in opened.rows(t.Damage) if x.document == document],
        "claims": claims,
        "figures": [{"start": f.place.start, "end": f.place.end, "value": f.value, "qualifier": f.bound,
                     "as_of": f.as_of_low} for f in opened.figures() if f.place.document == document],
        "dates": [{"start": x.start, "end": x.end, "value": x.value}
                  for x in opened.rows(t.TimeExpression) if x.document == document],
    }  # fmt: skip


LINES = {
    f.__name__: f for f in (attribution, sourcing, entities, figures, dates, cleaning, reuse, stories, verify)
}
BESIDE = {"extraction": extraction, "pubdates": pubdates}
WHOLE = ("timelines", "ledger")


def main() -> None:
    """Read INPUT, answer TASK, write OUTPUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=sorted([*LINES, *BESIDE, *WHOLE]))
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    given = parser.parse_args()
    records, beside = read(given.input), given.input.resolve().parent
    with given.output.open("w", encoding="utf-8") as out:
        if given.task in WHOLE:
            whole = timelines(records) if given.task == "timelines" else ledger(records, beside)
            json.dump(whole, out, ensure_ascii=False, indent=1)
            return
        answers = LINES[given.task](records) if given.task in LINES else BESIDE[given.task](records, beside)
        for answer in answers:
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
