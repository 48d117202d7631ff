#!/usr/bin/env python3
"""Words a second of one core of the readers, measured in turns within the same minute: readers.py TEXTS.

TEXTS is a file of JSON lines (.gz is read too), each with a "text". Every reader reads the same portions one
after the other, so that other work on the machine slows all alike; the clock is the process's own. Prints a
line for each reader, the ratios to the rules, and the most memory used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from storyledger.extract.attributions import complete
from storyledger.extract.readers import make_read
from storyledger.extract.sentences import sentences
from storyledger.settings import Settings
from storyledger.terms import Line
from storyledger.text import lines

PORTION = 20  # texts
READERS = ("rules", "model")
MEBIBYTE = 1024  # of the kibibytes in which Linux counts


def portions(path: Path) -> Iterator[list[str]]:
    """Yield the texts of a file, twenty at a time."""
    data = path.read_bytes()
    rows = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n")
    texts = [json.loads(row)["text"] for row in rows if row.strip()]
    for at in range(0, len(texts), PORTION):
        yield texts[at : at + PORTION]


def main() -> None:
    """Read, time and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0, help="stop after so long (default 60)")
    given = parser.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    readers = {name: make_read(Settings(reader=name)) for name in READERS}
    seconds, words, began = defaultdict[str, float](float), 0, time.monotonic()
    for texts in portions(given.texts):
        if time.monotonic() - began > given.seconds:
            break
        words += sum(len(text.split()) for text in texts)
        for name, read in readers.items():
            at = time.process_time()
            readings = [read(text, list(lines(text)), "d") for text in texts]
            seconds[name] += time.process_time() - at
            at = time.process_time()
            for text, reading in zip(texts, readings, strict=True):
                told = sentences(text, [Line("d", *span, "body") for span in lines(text)], "d")
                complete(text, told, reading.names, reading.attributions)
            seconds[f"{name}, completed"] += time.process_time() - at
    _tell(words, seconds, before)


def _tell(words: int, seconds: dict[str, float], before: int) -> None:
    """Print a line a reader, the ratio and the memory."""
    print(f"{words} words, in turns")
    for name in READERS:
        whole = seconds[name] + seconds[f"{name}, completed"]
        print(
            f"{name:6} {words / seconds[name]:8.0f} words a second of a core; {words / whole:8.0f} completed"
        )
    print(f"the model takes {seconds['model'] / seconds['rules']:.1f} times as long as the rules")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory: {most / MEBIBYTE:.0f} MiB ({before / MEBIBYTE:.0f} before the readers were made)")


if __name__ == "__main__":
    main()
