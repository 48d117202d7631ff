"""What two general libraries find of copied passages: sentences alike, by datasketch or by rapidfuzz.

    .venv/bin/python bench/rivals.py datasketch INPUT.jsonl OUTPUT.jsonl
    .venv/bin/python bench/rivals.py rapidfuzz INPUT.jsonl OUTPUT.jsonl

INPUT has one page a line (`id, text`), or one pile of pages a line (`docs: [{id, text}]`); pages of one pile
are compared.  OUTPUT has a line for each two passages found alike, as the reuse scorer takes them.  Prints
the CPU seconds.  Sentences that follow each other in both pages are joined.  The libraries are no part of
the package: `pip install datasketch rapidfuzz`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from storyledger.text import lines, words

ALIKE = 0.3  # Jaccard similarity of the word triples of two sentences, datasketch; the best of .2 to .6
RATIO = 70  # of the letters of two sentences in order, rapidfuzz; the best of 50 to 80
PERMUTATIONS = 64
LEAST = 5  # words of a sentence that is compared


class Sentence(NamedTuple):
    """A sentence of a page: its number there, its offsets (code points), its folded words."""

    page: str
    number: int
    start: int
    end: int
    words: tuple[str, ...]


Pair = tuple[Sentence, Sentence]


def sentences(page: str, text: str) -> Iterator[Sentence]:
    """Yield the sentences of a page, cut at full stops and line ends."""
    number = 0
    for line in lines(text):
        start = line.start
        while start < line.end:
            stop = text.find(". ", start, line.end)
            end = line.end if stop < 0 else stop + 1
            told = tuple(w.norm for w in words(text, start, end))
            if len(told) >= LEAST:
                yield Sentence(page, number, start, end, told)
                number += 1
            start = end + 1


def by_datasketch(given: Sequence[Sentence]) -> list[Pair]:
    """Return the sentences of two pages whose word triples are alike: minhash, locality-sensitive hashing."""
    datasketch = import_module("datasketch")
    index, found = datasketch.MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS), []
    for n, sentence in enumerate(given):
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        triples = zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False)
        sketch.update_batch([" ".join(t).encode() for t in triples])
        found += [(given[m], sentence) for m in index.query(sketch) if given[m].page != sentence.page]
        index.insert(n, sketch)
    return found


def by_rapidfuzz(given: Sequence[Sentence]) -> list[Pair]:
    """Return the sentences of two pages whose letters are alike: every sentence against every other."""
    fuzz, process = import_module("rapidfuzz.fuzz"), import_module("rapidfuzz.process")
    told, found = [" ".join(s.words) for s in given], []
    for n in range(len(told) - 1):
        scores = process.cdist([told[n]], told[n + 1 :], scorer=fuzz.ratio, score_cutoff=RATIO)[0]
        found += [(given[n], given[n + 1 + int(m)]) for m in np.flatnonzero(scores)]
    return [(x, y) for x, y in found if x.page != y.page]


def passages(pairs: Sequence[Pair]) -> Iterator[dict[str, Any]]:
    """Yield passages: pairs of sentences, those that follow each other in both pages as one."""
    by_pages: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for x, y in pairs:
        one, two = sorted((x, y))
        by_pages[one.page, two.page].append((one, two))
    for (a, b), told in sorted(by_pages.items()):
        runs: list[list[Pair]] = []
        for x, y in sorted(told):
            last = runs[-1][-1] if runs else None
            if last and (x.number - last[0].number, y.number - last[1].number) == (1, 1):
                runs[-1].append((x, y))
            else:
                runs.append([(x, y)])
        for run in runs:
            yield {"a": a, "a_start": run[0][0].start, "a_end": run[-1][0].end,
                   "b": b, "b_start": run[0][1].start, "b_end": run[-1][1].end, "kind": "alike"}  # fmt: skip


FINDERS: dict[str, Callable[[Sequence[Sentence]], list[Pair]]] = {
    "datasketch": by_datasketch, "rapidfuzz": by_rapidfuzz,
}  # fmt: skip


def piles(path: Path) -> Iterator[list[dict[str, str]]]:
    """Yield the piles of a file; pages that stand alone are one pile."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    yield from ([row["docs"] for row in rows] if rows and "docs" in rows[0] else [rows])


def main() -> None:
    """Find, write and tell the seconds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("library", choices=sorted(FINDERS))
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    given = parser.parse_args()
    start, count, found = time.process_time(), 0, 0
    with given.output.open("w", encoding="utf-8") as out:
        for pile in piles(given.input):
            count += len(pile)
            told = [s for page in pile for s in sentences(page["id"], page["text"])]
            for passage in passages(FINDERS[given.library](told)):
                found += 1
                out.write(json.dumps(passage) + "\n")
    print(json.dumps({"pages": count, "found": found, "cpu_s": round(time.process_time() - start, 1)}))


if __name__ == "__main__":
    main()
