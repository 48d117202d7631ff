"""Measure fingerprints, the join and the alignment on a made pile, in CPU seconds of one process.

    .venv/bin/python bench/copies.py PILE.jsonl [--align 2000] [--new 1000] [--bare]

Prints one JSON object: pages, hashes, seconds for fingerprints and for the join of all, pairs found; the
same for the last `--new` pages against all others, whose fingerprints are kept; peak memory of that; seconds
for aligning `--align` of the pairs, as they follow each other; with `--bare` those of DuckDB's join of the
same table, on one thread.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from storyledger.compare.fingerprints import fingerprints
from storyledger.compare.joins import ALL_CANDIDATES, Integers, shared
from storyledger.compare.passages import copies
from storyledger.compare.units import _reading
from storyledger.terms import Document, Fingerprints, Line
from storyledger.text import lines


def read(name: str, text: str) -> list[Line]:
    """Return the lines of a page, all body."""
    return [Line(name, s.start, s.end, "body") for s in lines(text)]


def hashed(name: str, text: str) -> Fingerprints:
    """Return a page's hashes alone: what the join needs in memory."""
    return Fingerprints(name, fingerprints(name, text, read(name, text)).hashes, (), ())


def texts_of(pile: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of a pile, one at a time."""
    with pile.open(encoding="utf-8") as lines_:
        for line in lines_:
            page = json.loads(line)
            yield page["id"], page["text"]


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


def join(hashes: Integers, sizes: Integers, new: int) -> tuple[Integers, Integers]:
    """Return the pairs of documents, at least one of them among the last `new`, that are candidates."""
    is_new = np.arange(len(sizes)) >= len(sizes) - new
    return shared(hashes, np.repeat(np.arange(len(sizes)), sizes), is_new)


def aligned(pile: Path, names: list[str], pairs: list[tuple[int, int]]) -> tuple[float, int]:
    """Return the CPU seconds of aligning these pairs of pages, and how many of them have copies.

    The pages are read anew, as most pages of a large pile are.
    """
    _reading.cache_clear()
    wanted = {names[n] for pair in pairs for n in pair}
    texts = {n: t for n, t in texts_of(pile) if n in wanted}
    documents = {n: Document(n, n, "bench", t) for n, t in texts.items()}
    order = [sorted((names[a], names[b]), key=lambda n: documents[n].id) for a, b in pairs]
    seconds, found = timed(
        lambda: [copies(documents[a], documents[b], read(a, texts[a]), read(b, texts[b])) for a, b in order]
    )
    return seconds, sum(map(bool, found))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pile", type=Path)
    parser.add_argument("--align", type=int, default=2000)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--bare", action="store_true", help="DuckDB's join of the same table too")
    given = parser.parse_args()
    names, flat, sizes = [], array("q"), array("q")
    start = time.process_time()
    for name, text in texts_of(given.pile):
        row = hashed(name, text)
        names.append(name)
        flat.extend(row.hashes)
        sizes.append(len(row.hashes))
    seconds_prints = time.process_time() - start
    hashes, counts = np.frombuffer(flat, np.int64), np.frombuffer(sizes, np.int64)
    seconds_join, (first, second) = timed(lambda: join(hashes, counts, len(names)))
    seconds_fresh, (fresh, _) = timed(lambda: join(hashes, counts, given.new))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    middle = slice(max(0, len(first) - given.align) // 2, (len(first) + given.align) // 2)
    chosen = list(zip(first[middle].tolist(), second[middle].tolist(), strict=True))
    seconds_align, with_copies = aligned(given.pile, names, chosen)
    ours = {
        "pages": len(names), "hashes": len(hashes), "fingerprints_s": round(seconds_prints, 2),
        "join_s": round(seconds_join, 3), "pairs": len(first),
        "new": given.new, "new_fingerprints_s": round(seconds_prints * given.new / len(names), 2),
        "new_join_s": round(seconds_fresh, 3), "new_pairs": len(fresh),
        "aligned": len(chosen), "align_s": round(seconds_align, 2), "with_copies": with_copies,
        "peak_MB": peak,
    }  # fmt: skip
    if given.bare:
        seconds, found = bare_join(hashes, np.repeat(np.arange(len(names)), counts))
        ours |= {"duckdb_s": round(seconds, 3), "duckdb_pairs": found}
    print(json.dumps(ours))


if __name__ == "__main__":
    main()
