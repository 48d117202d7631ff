"""Labelled data as windows with tags and links."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from storyledger.extract.windows import CLS, SEP, Window, encode, split
from training.model import PARTS

IGNORE = -100
O, B, I, E, S = range(5)  # noqa: E741
HELD_OUT = 60
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(slots=True)
class Example:
    """A window with its labels: ``tags[layer][word]`` and links as (word, word) pairs; -1 is "none"."""

    window: Window
    tags: np.ndarray
    sources: list[tuple[int, int]] = field(default_factory=list)
    cues: list[tuple[int, int]] = field(default_factory=list)


def read(path: Path) -> list[dict[str, Any]]:
    """The documents of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def attribution_split(gold: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Articles to train on, and the sixty of least sha1(id), held out for thresholds and error reading."""
    articles = read(gold / "attribution/train.jsonl.gz")
    articles.sort(key=lambda a: hashlib.sha1(a["id"].encode()).digest())
    return articles[HELD_OUT:], articles[:HELD_OUT]


def paragraphs(tokenizer: Tokenizer, text: str) -> list[Window]:
    """The windows of a document, one a paragraph; a paragraph of over 160 words gives several."""
    found = list(PARAGRAPH.finditer(text))
    windows = encode(tokenizer, [m.group() for m in found], [m.start() for m in found])
    return [part for window in windows if window.first for part in split(window)]


def attribution_examples(tokenizer: Tokenizer, article: dict[str, Any]) -> list[Example]:
    """One example a paragraph of an article, with source, cue and content tags and links."""
    out = []
    for window in paragraphs(tokenizer, article["text"]):
        example = Example(window, np.zeros((4, len(window.first)), dtype=np.int64))
        example.tags[3] = IGNORE
        for attribution in article["attributions"]:
            _add_attribution(example, attribution)
        out.append(example)
    return out


def _add_attribution(example: Example, attribution: dict[str, Any]) -> None:
    heads: dict[str, list[int]] = {}
    for layer, part in enumerate(PARTS):
        heads[part] = []
        for start, end in attribution[part]:
            words = words_of(example.window, start, end)
            if words:
                tag(example.tags[layer], words, 0)
                heads[part].append(words[0])
    cue = heads["cue"][0] if heads["cue"] else -1
    if cue >= 0:
        example.sources.append((cue, heads["source"][0] if heads["source"] else -1))
    example.cues += [(content, cue) for content in heads["content"]]


def words_of(window: Window, start: int, end: int) -> range:
    """The words that share a character with ``[start, end)``."""
    low = int(np.searchsorted(window.ends, start, side="right"))
    high = int(np.searchsorted(window.starts, end, side="left"))
    return range(low, high)


def tag(row: np.ndarray, words: range, base: int) -> None:
    """Write B I E or S over ``words``; ``base`` shifts to a name type's tags."""
    row[words[0] : words[-1] + 1] = base + I
    row[words[-1]] = base + E
    row[words[0]] = base + (S if len(words) == 1 else B)


@dataclass(slots=True)
class Batch:
    """Padded tensors of some groups; word 0 of each window is [CLS]."""

    pieces: Tensor
    shapes: Tensor
    quotes: Tensor
    first: Tensor
    tags: Tensor
    sources: Tensor
    cues: Tensor


def columns(example: Example) -> list[list[int]]:
    """Pieces, shapes, quotation states and first pieces of a window in [CLS] and [SEP]; word 0 is [CLS]."""
    window = example.window
    return [
        [CLS, *window.pieces, SEP],
        [0, *(shape + 1 for shape in window.shapes), 0],
        [0, *(state + 1 for state in window.quotes), 0],
        [0, *(at + 1 for at in window.first)],
    ]


def batch(examples: list[Example]) -> Batch:
    """One padded batch; a link's head is a word number, 0 for "none"."""
    rows = [columns(example) for example in examples]
    length, words = (max(len(row[column]) for row in rows) for column in (0, 3))
    inputs = [np.zeros((len(rows), n), dtype=np.int64) for n in (length, length, length, words)]
    tags = np.full((len(rows), 4, words), IGNORE, dtype=np.int64)
    links = [np.full((len(rows), words), IGNORE, dtype=np.int64) for _ in range(2)]
    for at, (row, example) in enumerate(zip(rows, examples, strict=True)):
        for array, column in zip(inputs, row, strict=True):
            array[at, : len(column)] = column
        tags[at, :, 1 : len(row[3])] = example.tags
        for array, pairs in zip(links, (example.sources, example.cues), strict=True):
            for dependent, head in pairs:
                array[at, dependent + 1] = head + 1
    return Batch(*(torch.from_numpy(array) for array in (*inputs, tags, *links)))


def batches(examples: list[Example], draw: random.Random, budget: int) -> Iterator[Batch]:
    """One pass in batches of at most ``budget`` padded pieces, windows of like length together, shuffled."""
    order = draw.sample(examples, len(examples))
    out: list[list[Example]] = []
    for low in range(0, len(order), 1500):
        out += _bucket(order[low : low + 1500], budget)
    draw.shuffle(out)
    for some in out:
        yield batch(some)


def _bucket(examples: list[Example], budget: int) -> list[list[Example]]:
    out: list[list[Example]] = [[]]
    for example in sorted(examples, key=lambda e: len(e.window.pieces)):
        if out[-1] and (len(example.window.pieces) + 2) * (len(out[-1]) + 1) > budget:
            out.append([])
        out[-1].append(example)
    return out
