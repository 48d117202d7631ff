"""Labelled names that a shipped model may be trained on, and copies of them with other names put in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from storyledger.extract.name_rules import PEOPLES, without_title
from storyledger.extract.windows import LOWER, TITLE, UPPER
from training import data
from training.model import NAME_TYPES

TYPE_OF = {
    "PER": "PER", "Person": "PER", "ORG": "ORG", "Organisation": "ORG", "Organization": "ORG",
    "LOC": "LOC", "Location": "LOC", "Facility": "LOC", "NORP": "NORP", "Nationality": "NORP",
}  # fmt: skip
FREE_GUM = ("CC BY 2.5", "CC BY 4.0", "public domain", "CC BY (")
FREE_RE3D = ("public domain", "OGL", "CC BY 3.0 AU", "EU reuse")
NORP = re.compile(r"\b(?:" + "|".join(PEOPLES) + r")s?\b")
"""Nationalities, peoples, religions and their adjectives: no freely licensed set labels them throughout."""


def name_documents(gold: Path) -> list[dict[str, Any]]:
    """Documents whose licence lets a shipped model be trained on them."""
    gum = [d for d in data.read(gold / "entities/gum_train.jsonl.gz") if _free_gum(d["licence"])]
    wiki = data.read(gold / "entities/wikigold_train.jsonl.gz")
    re3d = [d for d in data.read(gold / "entities/re3d_dev.jsonl") if d["licence"].startswith(FREE_RE3D)]
    return gum + wiki + re3d


def _free_gum(licence: str) -> bool:
    return licence.startswith(FREE_GUM)


def name_examples(tokenizer: Tokenizer, text: str, spans: list[tuple[int, int, str]]) -> list[data.Example]:
    """One example a paragraph of a document with names."""
    out = []
    for window in data.paragraphs(tokenizer, text):
        example = data.Example(window, np.full((4, len(window.first)), data.IGNORE, dtype=np.int64))
        example.tags[3] = 0
        for start, end, kind in spans:
            words = data.words_of(window, start, end)
            if words:
                data.tag(example.tags[3], words, 4 * NAME_TYPES.index(kind))
        out.append(example)
    return out


def name_spans(document: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Outermost names of the four types; peoples and nationalities come from the word list as well."""
    text = document["text"]
    spans, other = [], []
    for e in document["entities"]:
        start, end = e["start"], e["end"]
        kind = TYPE_OF.get(e["type"], "")
        if e["type"] in ("MISC", "OTH") and NORP.fullmatch(text[start:end]):
            kind = "NORP"
        if e.get("confidence", 1) < 0.5 or not any(c.isupper() for c in text[start:end]):
            continue
        if kind == "PER":
            start, end = without_title(text, start, end)
        (spans if kind else other).append((start, end, kind))
    spans += [(m.start(), m.end(), "NORP") for m in NORP.finditer(text) if not _inside(m.span(), other)]
    out: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1], s[2] == "NORP")):
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out


def _inside(span: tuple[int, int], others: Iterable[tuple[int, int, str]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end, _ in others)


Labelled = tuple[str, list[tuple[int, int, str]]]


def swapped(documents: list[Labelled], draw: random.Random) -> list[Labelled]:
    """The documents with half of their names replaced by others of their type (Dai and Adel, 2020)."""
    pools: dict[str, list[str]] = {}
    for text, spans in documents:
        for start, end, kind in spans:
            pools.setdefault(kind, []).append(text[start:end])
    return [_swap(text, spans, pools, draw) for text, spans in documents]


def _swap(
    text: str, spans: list[tuple[int, int, str]], pools: dict[str, list[str]], draw: random.Random
) -> Labelled:
    pieces, out, size, last = [], [], 0, 0
    for start, end, kind in spans:
        name = draw.choice(pools[kind]).replace("\n", " ") if draw.random() < 0.5 else text[start:end]
        size += start - last
        out.append((size, size + len(name), kind))
        pieces += [text[last:start], name]
        size += len(name)
        last = end
    return "".join([*pieces, text[last:]]), out


def recased(example: data.Example, draw: random.Random) -> data.Example:
    """One example in fifteen printed in capitals, one in lower case, one as a headline."""
    shape = {0: UPPER, 1: LOWER, 2: TITLE}.get(draw.randrange(15))
    if shape is None:
        return example
    shapes = tuple(shape if old in (UPPER, LOWER, TITLE) else old for old in example.window.shapes)
    return replace(example, window=replace(example.window, shapes=shapes))


def examples(tokenizer: Tokenizer, gold: Path, copies: int, seed: int) -> list[data.Example]:
    """The labelled names as they are, and ``copies`` times with other names and case."""
    draw = random.Random(seed)
    plain = [(d["text"], name_spans(d)) for d in name_documents(gold)]
    out = [e for text, spans in plain for e in name_examples(tokenizer, text, spans)]
    for _ in range(copies):
        for text, spans in swapped(plain, draw):
            out += [recased(e, draw) for e in name_examples(tokenizer, text, spans)]
    return out
