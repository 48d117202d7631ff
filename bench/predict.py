#!/usr/bin/env python3
"""Answer a labelled task with storyledger's public API: predict.py TASK INPUT OUTPUT.

INPUT is one JSON object a line (.gz is read too), OUTPUT what the task's scorer takes. Each text is read
once.  TASK is one of: attribution sourcing entities figures dates cleaning extraction pubdates reuse stories
timelines verify ledger.  Progress goes to stderr.
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
from storyledger import Settings, api
from storyledger import terms as t

Record = dict[str, Any]
Opened = storyledger.Ledger


def read(path: Path) -> list[Record]:
    """Return the objects of a JSON Lines file, or the one object of a JSON file."""
    data = path.read_bytes()
    told = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    try:
        return [json.loads(told)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in told.split("\n") if line.strip()]


def pages(records: Sequence[Record], folder: Path) -> list[Path]:
    """Write the texts as JSON Lines files that `run` reads; the id is the page's address."""
    path = folder / "pages.jsonl"
    keep = ("id", "text", "title", "date", "publisher")
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps({k: record[k] for k in keep if record.get(k)}) + "\n")
    return [path]


def ran(records: Sequence[Record], wanted: Sequence[str]) -> Opened:
    """Return a ledger in memory that has read these texts, of any language, up to the wanted stages."""
    ledger = storyledger.open(":memory:", settings=Settings(language="any"))
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


def spans(some: Sequence[t.Span]) -> list[list[int]]:
    """Return spans as lists."""
    return [[s, e] for s, e in some]


def attribution(records: list[Record]) -> Iterator[Record]:
    """Source, cue and content of each attribution; a quotation with its marks."""
    ledger = ran(records, ["read"])
    found = by_id(ledger, t.Attribution)
    for r in records:
        told = [
            {"source": spans(a.source), "cue": spans(a.cue), "content": spans(ledger.quoted(a))}
            for a in found[r["id"]]
            if a.source or a.cue  # a quotation that nobody is printed for is kept, but attributed to none
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
    home, told = {given_id(d): d.id for d in ledger.documents()}, ledger.statements()
    for r in records:
        yield {"id": r["id"], "statements": told.get(home.get(r["id"], ""), [])}


def figures(records: list[Record]) -> Iterator[Record]:
    """Quantities in the scorer's units."""
    ledger = ran(records, ["quantities"])
    found = by_id(ledger, t.Quantity)
    for r in records:
        yield {"id": r["id"], "quantities": [ledger.normalised(q) for q in found[r["id"]]]}


def dates(records: list[Record]) -> Iterator[Record]:
    """Time expressions with TIMEX3 values."""
    found = by_id(ran([r | {"date": r.get("dct")} for r in records], ["times"]), t.TimeExpression)
    for r in records:
        told = [{"start": x.start, "end": x.end, "type": x.type, "value": x.value} for x in found[r["id"]]]
        yield {"id": r["id"], "timexes": told}


def cleaning(records: list[Record]) -> Iterator[Record]:
    """Lines as body, title or boilerplate; a title printed twice is a title."""
    ledger = ran(records, [])
    home = {given_id(d): d.id for d in ledger.documents()}
    found = by_id(ledger, t.Line)
    for r in records:
        told = [{"start": x.start, "end": x.end, "label": label(x)} for x in found[r["id"]]]
        yield {"id": r["id"], "lines": told if r["id"] in home else []}


def label(line: t.Line) -> str:
    """Return the scorer's word for a line's role."""
    if line.role == "title" or (line.role == "repeat" and line.why == "title"):
        return "title"
    return "body" if line.role == "body" else "boilerplate"


def read_html(records: list[Record], beside: Path) -> Opened:
    """Return a ledger in memory that has read the HTML pages that lie beside the input."""
    ledger = storyledger.open(":memory:", settings=Settings(language="any"))
    with tempfile.TemporaryDirectory() as folder:
        for r in records:
            data = gzip.decompress((beside / "html" / f"{r['id']}.html.gz").read_bytes())
            Path(folder, f"{r['id']}.html").write_bytes(data)
        ledger.run([folder], wanted=[], progress=bar())
    return ledger


def extraction(records: list[Record], beside: Path) -> Iterator[Record]:
    """The text of an HTML page."""
    text = {Path(d.address).stem: d.text for d in read_html(records, beside).documents()}
    for r in records:
        yield {"id": r["id"], "text": text.get(r["id"], "")}


def pubdates(records: list[Record], beside: Path) -> Iterator[Record]:
    """The day an HTML page was published."""
    ledger = read_html(records, beside)
    day = ledger.published()
    known = {Path(d.address).stem: day[d.id] for d in ledger.documents()}
    for r in records:
        low, _ = known.get(r["id"]) or ("", "")
        yield {"id": r["id"], "date": low[:10] if len(low) >= 10 else None}


def reuse(records: list[Record]) -> Iterator[Record]:
    """Passages that documents of one pile copy from each other."""
    for r in tqdm(records, file=sys.stderr, disable=not sys.stderr.isatty()):
        with ran(r["docs"], ["copies"]) as ledger:
            home = {d.id: given_id(d) for d in ledger.documents()}
            for c in ledger.rows(t.Copy):
                yield {
                    "a": home[c.a.document], "a_start": c.a.start, "a_end": c.a.end,
                    "b": home[c.b.document], "b_start": c.b.start, "b_end": c.b.end, "kind": c.how,
                }  # fmt: skip


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
        with ran(r["docs"], ["times"]) as ledger:
            for w in r["wanted"]:
                days = ledger.timeline(w["first"], w["last"], dates=w["dates"], sentences=w["sentences"])
                told[f"{r['topic']}/{w['name']}"] = [
                    {"date": day, "text": ledger.words(place)} for day, place in days
                ]
    return told


def verify(records: list[Record]) -> Iterator[Record]:
    """Whether a document bears a claim out: each of its sentences must match."""
    for r in tqdm(records, file=sys.stderr, disable=not sys.stderr.isatty()):
        verdicts = api.match(r["claim"], {"page": r["document"]})
        held = bool(verdicts) and all(v.verdict == "matches" for v in verdicts)
        score = min((v.score for v in verdicts), default=0.0)
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


def dated(opened: Opened, document: str) -> list[Record]:
    """Return the printed dates of a document: time expressions that denote days, and its own dates."""
    told = [
        (x.start, x.end, x.value) for x in opened.rows(t.TimeExpression) if x.document == document and x.low
    ]
    own = [(*x.span, x.low) for x in opened.rows(t.Dated) if x.document == document and x.span]
    return [{"start": start, "end": end, "value": value} for start, end, value in sorted({*told, *own})]


SEASONS = {("03", "05"): "SP", ("06", "08"): "SU", ("09", "11"): "FA"}


def as_of(figure: t.Figure) -> str | None:
    """Return the day a figure holds for; of a season of three months its TIMEX3 value ("2017-FA")."""
    low, high = figure.as_of_low or "", figure.as_of_high or ""
    if low[:4] == high[:4] and len(low) == len(high) == 7 and (low[5:], high[5:]) in SEASONS:
        return f"{low[:4]}-{SEASONS[low[5:], high[5:]]}"
    return figure.as_of_low


def one(some: t.Spans) -> Record | None:
    """Return the span from the first piece to the last."""
    return {"start": some[0].start, "end": some[-1].end} if some else None


def told(opened: Opened, document: str) -> Record:
    """What the ledger holds of one document."""
    day = opened.published()[document]
    speakers = {s.id: s.label for s in opened.speakers()}
    attributions = {a.id: a for a in opened.rows(t.Attribution)}
    claims = []
    for c in (c for c in opened.claims() if c.document == document):
        a = attributions[c.attribution]
        speaker = speakers.get(c.speaker or c.restored_speaker or "")
        claims.append({"source": one(a.source), "cue": one(a.cue), "speaker": speaker,
                       "content": [{"start": s, "end": e} for s, e in c.content]})  # fmt: skip
    return {
        "published": day[0] if day and day[0] == day[1] else None,
        "not_body": [{"start": x.start, "end": x.end, "kind": x.role} for x in opened.lines(document)
                     if x.role not in ("body", "title")],
        "damage": [{"start": x.start, "end": x.end, "kind": x.what}
                   for x in opened.rows(t.Damage) if x.document == document],
        "claims": claims,
        "figures": [{"start": f.place.start, "end": f.place.end, "value": f.value, "qualifier": f.bound,
                     "as_of": as_of(f)} for f in opened.figures() if f.place.document == document],
        "dates": dated(opened, document),
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
