"""Measure fingerprints, the join and the alignment on a made pile, in CPU seconds of one process.

    .venv/bin/python bench/copies.py PILE.jsonl [--align 2000] [--new 1000]

Prints one JSON object: pages, hashes, seconds for fingerprints, for our join and DuckDB's bare join of the
same table (one thread), pairs found, seconds for `--align` of them and for the last `--new` pages' join.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from storyledger.compare.fingerprints import fingerprints
from storyledger.compare.joins import ALL_CANDIDATES, Integers, candidates, shared
from storyledger.compare.passages import copies
from storyledger.terms import Document, Fingerprints, Line
from storyledger.text import lines


def read(name: str, text: str) -> list[Line]:
    """Return the lines of a page, all body."""
    return [Line(name, s.start, s.end, "body") for s in lines(text)]


def hashed(name: str, text: str) -> Fingerprints:
    """Return a page's hashes alone: what the join needs in memory."""
    return Fingerprints(name, fingerprints(name, text, read(name, text)).hashes, (), ())


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds that the work takes, and what it gives."""
    start = time.process_time()
    given = work()
    return round(time.process_time() - start, 3), given


def bare_join(hashes: Integers, owner: Integers) -> tuple[float, int]:
    """Return the CPU seconds of DuckDB's join of the table alone, and how many pairs it gives."""
    db = duckdb.connect(config={"threads": 1})
    table = {"document": owner, "hash": hashes}
    db.register("given", table)
    db.execute("create table fingerprint_hash as select * from given")
    seconds, found = timed(lambda: db.execute(ALL_CANDIDATES).fetchall())
    db.close()
    return seconds, len(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pile", type=Path)
    parser.add_argument("--align", type=int, default=2000)
    parser.add_argument("--new", type=int, default=1000)
    given = parser.parse_args()
    texts = {p["id"]: p["text"] for p in map(json.loads, given.pile.open(encoding="utf-8"))}
    seconds_prints, rows = timed(lambda: [hashed(n, t) for n, t in texts.items()])
    flat = np.concatenate([np.array(r.hashes, np.int64) for r in rows])
    owner = np.repeat(np.arange(len(rows)), [len(r.hashes) for r in rows])
    seconds_arrays, _ = timed(lambda: shared(flat, owner, np.ones(len(rows), np.bool_)))
    seconds_join, pairs = timed(lambda: candidates(rows))
    seconds_duck, duck = bare_join(flat, owner)
    seconds_new, fresh = timed(lambda: candidates(rows[-given.new :], rows[: -given.new]))
    step = max(1, len(pairs) // given.align)
    chosen = pairs[::step][: given.align]
    documents = {n: Document(n, n, "bench", texts[n]) for pair in chosen for n in pair}
    ids = {n: d.id for n, d in documents.items()}
    order = [sorted(pair, key=ids.__getitem__) for pair in chosen]
    seconds_align, found = timed(
        lambda: [copies(documents[a], documents[b], read(a, texts[a]), read(b, texts[b])) for a, b in order]
    )
    print(json.dumps({
        "pages": len(rows), "hashes": len(flat), "fingerprints_s": seconds_prints,
        "join_s": seconds_join,
        "join_of_arrays_s": seconds_arrays, "duckdb_s": seconds_duck,
        "pairs": len(pairs), "duckdb_pairs": duck,
        "new_s": seconds_new, "new_pairs": len(fresh),
        "aligned": len(chosen), "align_s": seconds_align,
        "with_copies": sum(map(bool, found)),
        "peak_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
