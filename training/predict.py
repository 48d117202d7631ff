"""Read a labelled file with a model alone, in the form the scorers take.

python -m training.predict attribution GOLD.jsonl PREDICTED.jsonl --model src/storyledger/models
python -m training.predict entities GOLD.jsonl PREDICTED.jsonl --model src/storyledger/models
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from storyledger.extract.reader import Reading, make_reader
from storyledger.text import lines
from training import data


def row(task: str, document: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The line of one document."""
    if task == "entities":
        names = [{"start": n.start, "end": n.end, "type": n.type} for n in reading.names]
        return {"id": document["id"], "entities": names}
    found = [{"source": a.source, "cue": a.cue, "content": a.content} for a in reading.attributions]
    return {"id": document["id"], "attributions": found}


def main() -> None:
    """Read every document and print the words a second of one core."""
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("task", choices=("attribution", "entities"))
    ap.add_argument("gold", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--model", type=Path, required=True)
    o = ap.parse_args()
    documents = data.read(o.gold)
    read = make_reader(folder=o.model)
    began = time.process_time()
    rows = [row(o.task, d, read(d["text"], list(lines(d["text"])))) for d in documents]
    seconds = time.process_time() - began
    o.out.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    words = sum(len(d["text"].split()) for d in documents)
    print(f"{words} words, {words / seconds:.0f} a second of processor time")


if __name__ == "__main__":
    main()
