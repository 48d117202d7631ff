"""Make a dated pile of pages for measuring speed: words in no order, no news.

    .venv/bin/python bench/make_pile.py N OUT.jsonl [--seed 7] [--words 400] [--copied 0.25] [--spun 0.15]
        [--days 365]

Nearly half of the words are English function words; the others follow Zipf's law (Mandelbrot's form) over
60,000 words: English ones by how frequent they are, then made ones.  Pages come evenly over `--days` days.
A page has about `--words` words (log-normal).  A share `--copied` of the pages takes 4 to 12 sentences in a
row from an earlier page and swaps a share `--spun` of their words.  The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.random import Generator

VOCABULARY = 60_000
SENTENCE = 20  # words, on average
FUNCTION = """
    the of and to in a is that for it was on are as with his they at be this from have or by one had not but
    what all were when we there can an your which their said if will each about how up out them then she many
    some so
"""
SMALL = FUNCTION.split()
FUNCTION_SHARE = 0.45
FIRST_DAY = date(2023, 1, 1)
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


LIKELY = np.cumsum(1 / (np.arange(VOCABULARY) + 10) ** 1.05)
LIKELY /= LIKELY[-1]


def vocabulary(chance: Generator) -> list[str]:
    """Return English words, the most frequent first, then made words, the shortest first."""
    told = (resources.files("storyledger") / "models" / "words_by_frequency.txt").read_text("utf-8").split()
    english = [w for w in told if len(w) > 2 and w not in SMALL]
    made = {"".join(chance.choice(SYLLABLES, 2 + n % 4)) for n in range(2 * VOCABULARY)} - set(english)
    return [*english, *sorted(made, key=lambda w: (len(w), w))][:VOCABULARY]


def sentences(chance: Generator, words: list[str], length: int) -> list[list[str]]:
    """Return about `length` words of running text as sentences."""
    ranks = np.searchsorted(LIKELY, chance.random(length))
    light = chance.random(length) < FUNCTION_SHARE
    told = [SMALL[r % len(SMALL)] if f else words[r] for f, r in zip(light, ranks.tolist(), strict=True)]
    cuts = np.cumsum(chance.integers(SENTENCE // 2, 3 * SENTENCE // 2, max(1, length // SENTENCE)))
    return [part for part in (told[a:b] for a, b in zip([0, *cuts], cuts, strict=False)) if len(part) > 3]


def spun(chance: Generator, sentence: list[str], words: list[str], share: float) -> list[str]:
    """Return the sentence with a share of its words swapped for others."""
    swap = chance.random(len(sentence)) < share
    return [words[int(chance.integers(len(words)))] if s else w for s, w in zip(swap, sentence, strict=True)]


def printed(told: list[list[str]]) -> str:
    """Return the sentences as text, three to a paragraph."""
    lines = [" ".join(s).capitalize() + "." for s in told]
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3))


def main() -> None:
    """Write the pile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--copied", type=float, default=0.25)
    parser.add_argument("--spun", type=float, default=0.15)
    parser.add_argument("--days", type=int, default=365)
    given = parser.parse_args()
    chance = np.random.default_rng(given.seed)
    words = vocabulary(chance)
    earlier: list[list[list[str]]] = []
    with given.output.open("w", encoding="utf-8") as out:
        for n in range(given.pages):
            told = sentences(chance, words, int(given.words * chance.lognormal(0, 0.4)))
            if earlier and chance.random() < given.copied:
                source = earlier[int(chance.integers(len(earlier)))]
                start, count = int(chance.integers(max(1, len(source) - 4))), int(chance.integers(4, 13))
                told[2:2] = [spun(chance, s, words, given.spun) for s in source[start : start + count]]
            earlier.append(told)
            day = FIRST_DAY + timedelta(days=n * given.days // given.pages)
            page = {"id": f"p{n:06d}", "date": day.isoformat(), "text": printed(told)}
            out.write(json.dumps(page) + "\n")


if __name__ == "__main__":
    main()
