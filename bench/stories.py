"""Measure the speed of grouping over a dated stream: pages a second, for the first and for the last thousand.

    .venv/bin/python bench/make_pile.py 33000 pile.jsonl
    .venv/bin/python bench/stories.py pile.jsonl

Pages come one by one; after each the stories are as they would be for the pages so far.  Reading the file
is not counted; splitting a page into words and weighing them is.  CPU seconds of this process, as other
work on the machine would disturb a clock.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from time import process_time

from storyledger.group.sketches import sketch
from storyledger.group.stream import Stream
from storyledger.terms import Document, Line

THOUSAND = 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pile", type=Path)
    given = parser.parse_args()
    stream, spent = Stream(), []
    with given.pile.open(encoding="utf-8") as pile:
        for told in pile:
            page = json.loads(told)
            document = Document(page["id"], page["id"], "made", page["text"], title=page.get("title") or "")
            lines = [Line(document.id, 0, len(document.text), "body")]
            day = page.get("date")
            start = process_time()
            stream.add(sketch(document, lines, (day, day) if day else None))
            stream.settle()
            spent.append(process_time() - start)
    start = process_time()
    stories = stream.stories()
    listing = process_time() - start
    first, last = (len(some) / sum(some) for some in (spent[:THOUSAND], spent[-THOUSAND:]))
    print(f"{len(spent)} pages, {len(spent) / sum(spent):.0f} a second")
    print(f"first thousand {first:.0f} a second, last thousand {last:.0f}, ratio {last / first:.2f}")
    sizes = Counter(len(story.documents) for story in stories)
    lines_ = len({story.storyline for story in stories})
    print(f"{len(stories)} stories ({sizes[1]} of one page, largest {max(sizes)}), {lines_} storylines,"
          f" listed in {listing:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
