#!/usr/bin/env python3
"""Score storyledger on all labelled data: score.py GOLD [--only TASK ...] [--out docs/scores.md].

GOLD is a folder of labelled data with its scorers (score_TASK.py). For each set the labels are taken away,
predict.py answers, the scorer compares; one table with the commit is printed and written.  A row that fails
says so; the others are still scored, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# What a page may be given with; anything else in a labelled file is a label.
GIVEN = ("id", "text", "date", "dct", "publisher", "title", "docs", "document", "claim", "file")
CORE = ("--types", "PER,ORG,LOC")
WORLD = (*CORE, "--map", "Person=PER,Organization=ORG,Location=LOC,Facility=LOC")
EXACT = ("exact.source.f1", "exact.cue.f1", "exact.content.f1")
NAMES = ("strict_type.f1",)
TIMES = ("relaxed_value.f1", "relaxed.f1")
VALUES = ("value.f1", "value_unit.f1")
CLEAN = ("page.body_f1_macro", "page.bp_f1", "extract.body_f1_macro", "extract.bp_f1",
         "injected.body_f1_macro", "injected.bp_f1")  # fmt: skip
LEDGER = ("claims.F1", "speaker", "figures.F1", "as_of", "dates.F1", "not_body.F1", "published",
          "stories_exact", "points.found", "points.clean", "points.origins", "conflicts.R",
          "damage.R")  # fmt: skip
COPIES = ("plagdet", "F1", "R", "cF1", "cR", "pairF1", "neg")
STORIES = ("strict.b3_f1", "lenient.b3_f1", "lenient.b3m_f1")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row: the task, its labelled file, what the scorer is told, the figures to show."""

    task: str
    gold: str
    figures: tuple[str, ...]
    options: tuple[str, ...] = ()
    note: str = ""


SETS = (
    Labelled("attribution", "attribution/dev.jsonl", ("attribution.f1", "speech.attribution.f1",
             "by_type.direct.attribution.f1", *EXACT), ("--speech",)),
    Labelled("sourcing", "sourcing/dev.jsonl", ("statement.f1", "name.rate", "type.rate", "title.rate",
             "justification.rate")),
    Labelled("entities", "entities/uner_ewt_dev.jsonl.gz", NAMES, CORE),
    Labelled("entities", "entities/gum_dev.jsonl.gz", NAMES, CORE),
    Labelled("entities", "entities/meantime_dev.jsonl", NAMES, CORE),
    Labelled("entities", "entities/worldwide_dev.jsonl.gz", NAMES, WORLD),
    Labelled("figures", "figures/newsquant_dev.jsonl", VALUES),
    Labelled("figures", "figures/rtext_dev.jsonl", VALUES),
    Labelled("figures", "figures/meantime_dev.jsonl", ("relaxed.f1",)),
    Labelled("dates", "dates/train.jsonl", TIMES),
    Labelled("dates", "dates/meantime_dev.jsonl", TIMES),
    Labelled("cleaning", "cleaning/lines.jsonl", CLEAN, ("--json",), "trained on this; see below"),
    Labelled("extraction", "extraction/gold.jsonl", ("f1",), ("--json",)),
    Labelled("pubdates", "pubdates/gold.jsonl", ("accuracy",)),
    Labelled("reuse", "reuse/spun_dev.jsonl", COPIES),
    Labelled("reuse", "reuse/spun_dev.jsonl", COPIES, ("--noboiler",), "clean"),
    Labelled("reuse", "reuse/pan13_dev.jsonl", COPIES),
    Labelled("reuse", "reuse/seeds.jsonl", COPIES),
    Labelled("stories", "stories/allsides.jsonl.gz", STORIES,
             ("--json", "--related", "stories/allsides.related.json")),
    Labelled("stories", "stories/window.jsonl", STORIES,
             ("--json", "--related", "stories/window.related.json")),
    Labelled("stories", "stories/ecbplus.jsonl", STORIES, ("--json",)),
    Labelled("timelines", "timelines", ("date_f1", "date_f1_1", "a1", "a2"), ("--json",)),
    Labelled("verify", "verify/dev.jsonl.gz", ("mean.balanced_accuracy", "mean.auroc", "mean.false_alarm")),
    Labelled("ledger", "seeds/gold.json", LEDGER),
)  # fmt: skip


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    data = path.read_bytes()
    told = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in told.split("\n") if line.strip()]


def without_labels(one: Labelled, root: Path) -> list[dict[str, Any]]:
    """Return a set's objects as a stranger to the labels would be given them."""
    path = root / one.gold
    if one.task == "timelines":
        topics = [json.loads(gzip.decompress(f.read_bytes())) for f in sorted(path.glob("*.json.gz"))]
        return [_topic(told, root) for told in topics]
    if one.task == "ledger":
        pages = root.parent / "seeds"
        return [{"id": f.stem.split("_")[0], "file": str(f)} for f in sorted(pages.glob("*.txt"))]
    return [{k: v for k, v in row.items() if k in GIVEN} for row in rows(path)]


def _topic(told: dict[str, Any], root: Path) -> dict[str, Any]:
    pages = [{k: page[k] for k in ("id", "date", "text")} for page in told["docs"]]
    return {"topic": told["topic"], "docs": pages, "wanted": [_wanted(t, root) for t in told["timelines"]]}


def _wanted(line: dict[str, Any], root: Path) -> dict[str, Any]:
    """Return what is asked of a timeline: its ends and its length, as the task is usually set."""
    sys.path.insert(0, str(root))
    sentences = importlib.import_module("score_timelines").sentences
    entries = line["entries"]
    days = {e["date"] for e in entries}
    count = sum(len(sentences(e["text"])) or 1 for e in entries)
    return {"name": line["name"], "first": min(days), "last": max(days), "dates": len(days),
            "sentences": max(1, round(count / len(days)))}  # fmt: skip


def predicted(one: Labelled, root: Path, folder: Path) -> tuple[Path, float]:
    """Run predict.py on a set; return its output and the seconds it took. Raises CalledProcessError."""
    name = one.gold.replace("/", "-").removesuffix(".gz").removesuffix("l") + "l"
    given, told = folder / f"in-{name}", folder / f"out-{one.task}-{name}"
    if told.exists():  # the same set, scored in another way
        return told, 0.0
    if (root / one.gold).with_name("html").is_dir():
        (folder / "html").unlink(missing_ok=True)
        (folder / "html").symlink_to((root / one.gold).with_name("html"))
    given.write_text("".join(json.dumps(r) + "\n" for r in without_labels(one, root)), encoding="utf-8")
    start = time.monotonic()
    subprocess.run([sys.executable, str(HERE / "predict.py"), one.task, str(given), str(told)], check=True)
    return told, time.monotonic() - start


def scored(one: Labelled, root: Path, told: Path) -> dict[str, Any]:
    """Run the set's scorer; return the figures by name. Raises CalledProcessError."""
    scorer, gold = str(root / f"score_{one.task}.py"), str(root / one.gold)
    options = [str(root / o) if o.endswith(".json") else o for o in one.options]
    files = [str(told), gold] if one.task == "timelines" else [gold, str(told)]
    said = subprocess.run(
        [sys.executable, scorer, *files, *options], check=True, capture_output=True, text=True
    )
    return read_figures(said.stdout)


def read_figures(said: str) -> dict[str, Any]:
    """Return what a scorer printed, flat, whether JSON or name=value.

    >>> read_figures("plagdet=0.980 P=0.983"), read_figures('{"a": {"f1": 0.5}}')
    ({'plagdet': 0.98, 'P': 0.983}, {'a.f1': 0.5})
    """
    try:
        return dict(_flat(json.loads(said)))
    except json.JSONDecodeError:
        first = said.split("\n", 1)[0]
        return {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", first)}


def _flat(told: Any, above: str = "") -> list[tuple[str, Any]]:
    if not isinstance(told, dict):
        return [(above, told)]
    return [pair for k, v in told.items() for pair in _flat(v, f"{above}.{k}" if above else k)]


def line(one: Labelled, figures: dict[str, Any], seconds: float) -> str:
    """Return one row of the table."""
    shown = ", ".join(f"{name} {_shown(figures[name])}" for name in one.figures if name in figures)
    told = f"{one.gold}{' (' + one.note + ')' if one.note else ''}"
    return f"| {one.task} | {told} | {shown} | {seconds:.0f} |"


def _shown(value: Any) -> str:
    return f"{value:.3f}".lstrip("0") if isinstance(value, float) and value < 1 else f"{value:g}"


def table(lines: Sequence[str]) -> str:
    """Return the page that keeps the scores."""
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, cwd=HERE, check=True, capture_output=True, text=True).stdout.strip()
    return PAGE.format(commit=commit, lines="\n".join(lines))


PAGE = """# Scores

`make score GOLD=...` at commit {commit}; what the figures mean is told by each scorer's `-h`.
Seconds are of one run on one machine: orientation only.

| task | labelled data | figures | s |
|---|---|---|---|
{lines}

The line roles of `cleaning` are trained on the same pages, so the figures above only show that the model is
loaded; cross-validated by page they are told in `training/README.md`.
"""


def main() -> int:
    """Score, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", nargs="*", metavar="TASK", help="score these tasks and write nothing")
    parser.add_argument("--out", type=Path, default=HERE.parent / "docs" / "scores.md")
    given = parser.parse_args()
    lines: list[str] = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for one in SETS:
            if given.only and one.task not in given.only:
                continue
            try:
                told, seconds = predicted(one, given.gold.resolve(), Path(folder))
                lines.append(line(one, scored(one, given.gold.resolve(), told), seconds))
            except subprocess.CalledProcessError as error:
                failed = 1
                lines.append(f"| {one.task} | {one.gold} | failed: {error} {error.stderr or ''} | |")
            print(lines[-1], flush=True)
    if not given.only:
        given.out.write_text(table(lines), encoding="utf-8")
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
