"""Labelled data as windows with tags and links."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from storyledger.extract.windows import CLS, MAX_WORDS, SEP, Window, encode, split
from training.model import NAME_TYPES, PARTS

IGNORE = -100
O, B, I, E, S = range(5)
HELD_OUT = 60
PARAGRAPH = re.compile(r"[^\n]+")
TYPE_OF = {
    "PER": "PER", "Person": "PER", "ORG": "ORG", "Organisation": "ORG", "Organization": "ORG",
    "LOC": "LOC", "Location": "LOC", "Facility": "LOC", "NORP": "NORP", "Nationality": "NORP",
}  # fmt: skip
FREE_GUM = ("CC BY 2.5", "CC BY 4.0", "public domain", "CC BY (")
FREE_RE3D = ("public domain", "OGL", "CC BY 3.0 AU", "EU reuse")
NORP = re.compile(
    r"\b(?:Afghan|Albanian|Algerian|American|Angolan|Arab|Arabic|Argentine|Argentinian|Armenian|Asian|African|Australian|"
    r"Austrian|Azerbaijani|Bahraini|Bangladeshi|Basque|Belarusian|Belgian|Bolivian|Bosnian|Brazilian|British|Briton|"
    r"Bulgarian|Burmese|Cambodian|Cameroonian|Canadian|Catalan|Catholic|Chechen|Chilean|Chinese|Christian|Colombian|"
    r"Congolese|Croatian|Croat|Cuban|Cypriot|Czech|Danish|Democrat|Democratic|Dutch|Ecuadorian|Egyptian|English|Emirati|"
    r"Eritrean|Estonian|Ethiopian|European|Filipino|Finnish|Flemish|French|Gambian|Georgian|German|Ghanaian|Greek|"
    r"Guatemalan|Haitian|Hindu|Honduran|Hungarian|Icelandic|Indian|Indonesian|Iranian|Iraqi|Irish|Islamic|Islamist|"
    r"Israeli|Italian|Jamaican|Japanese|Jew|Jewish|Jordanian|Kazakh|Kenyan|Korean|Kosovar|Kurd|Kurdish|Kuwaiti|Kyrgyz|"
    r"Latvian|Lebanese|Liberian|Libyan|Lithuanian|Macedonian|Malaysian|Malian|Maltese|Mexican|Moldovan|Mongolian|"
    r"Montenegrin|Moroccan|Mozambican|Muslim|Namibian|Nepalese|Nepali|Nicaraguan|Nigerian|Norwegian|Omani|Orthodox|"
    r"Ottoman|Pakistani|Palestinian|Panamanian|Paraguayan|Persian|Peruvian|Polish|Portuguese|Protestant|Qatari|"
    r"Republican|Romanian|Russian|Rwandan|Saudi|Scottish|Senegalese|Serb|Serbian|Shia|Shiite|Sikh|Singaporean|Slovak|"
    r"Slovenian|Somali|Soviet|Spaniard|Spanish|Sri Lankan|Sudanese|Sunni|Swede|Swedish|Swiss|Syrian|Taiwanese|Tajik|"
    r"Tamil|Tanzanian|Thai|Tibetan|Tunisian|Turk|Turkish|Turkmen|Ugandan|Ukrainian|Uruguayan|Uzbek|Venezuelan|"
    r"Vietnamese|Welsh|Yazidi|Yemeni|Zambian|Zimbabwean)s?\b"
)
"""Nationalities, peoples, religions and the adjectives of them: no freely licensed set labels them throughout."""


@dataclass(slots=True)
class Example:
    """A window with its labels: ``tags[layer][word]`` and links as (word, word) pairs; -1 is "none"."""

    window: Window
    tags: np.ndarray
    sources: list[tuple[int, int]] = field(default_factory=list)
    cues: list[tuple[int, int]] = field(default_factory=list)


def read(path: Path) -> list[dict[str, Any]]:
    """The documents of a .jsonl or .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def attribution_split(gold: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Articles to train on, and the sixty of least sha1(id) that are held out for thresholds and error reading."""
    articles = sorted(read(gold / "attribution/train.jsonl.gz"), key=lambda a: hashlib.sha1(a["id"].encode()).digest())
    return articles[HELD_OUT:], articles[:HELD_OUT]


def name_documents(gold: Path) -> list[dict[str, Any]]:
    """Documents whose licence lets a shipped model be trained on them."""
    gum = [d for d in read(gold / "entities/gum_train.jsonl.gz") if _free_gum(d["licence"])]
    wiki = read(gold / "entities/wikigold_train.jsonl.gz")
    re3d = [d for d in read(gold / "entities/re3d_dev.jsonl") if d["licence"].startswith(FREE_RE3D)]
    return gum + wiki + re3d


def _free_gum(licence: str) -> bool:
    return licence.startswith(FREE_GUM)


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


def name_examples(tokenizer: Tokenizer, document: dict[str, Any]) -> list[Example]:
    """One example a paragraph of a document with names; nested names keep the outermost."""
    text, spans = document["text"], name_spans(document)
    out = []
    for window in paragraphs(tokenizer, text):
        example = Example(window, np.full((4, len(window.first)), IGNORE, dtype=np.int64))
        example.tags[3] = 0
        for start, end, kind in spans:
            words = words_of(window, start, end)
            if words:
                tag(example.tags[3], words, 4 * NAME_TYPES.index(kind))
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
        (spans if kind else other).append((start, end, kind))
    spans += [(m.start(), m.end(), "NORP") for m in NORP.finditer(text) if not _inside(m.span(), other)]
    out: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1], s[2] == "NORP")):
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out


def _inside(span: tuple[int, int], others: Iterable[tuple[int, int, str]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end, _ in others)


def packed(documents: list[list[Example]], draw: random.Random) -> Iterator[list[Example]]:
    """Neighbouring paragraphs as groups for one window: often one alone, else up to 80 or 160 words."""
    for document in documents:
        limit = draw.choice((1, 1, 80, MAX_WORDS))
        group: list[Example] = []
        size = 0
        for example in document:
            count = len(example.window.first)
            if group and size + count > limit:
                yield group
                group, size = [], 0
            group.append(example)
            size += count
        if group:
            yield group


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


def join(group: list[Example]) -> tuple[list[list[int]], np.ndarray, list[tuple[int, int]], list[tuple[int, int]]]:
    """Pieces, shapes, quotes, first pieces; tags; links: of several paragraphs in one window, [CLS] being word 0."""
    pieces, shapes, quotes, first = [CLS], [0], [0], [0]
    tags = [np.full((4, 1), IGNORE)]
    sources: list[tuple[int, int]] = []
    cues: list[tuple[int, int]] = []
    for example in group:
        window, words, base = example.window, len(first), len(pieces)
        pieces += [*window.pieces, SEP]
        shapes += [*(s + 1 for s in window.shapes), 0]
        quotes += [*(q + 1 for q in window.quotes), 0]
        first += [base + at for at in window.first]
        tags.append(example.tags)
        sources += [(a + words, b + words if b >= 0 else 0) for a, b in example.sources]
        cues += [(a + words, b + words if b >= 0 else 0) for a, b in example.cues]
    return [pieces, shapes, quotes, first], np.concatenate(tags, axis=1), sources, cues


def batch(groups: list[list[Example]]) -> Batch:
    """One padded batch."""
    rows = [join(group) for group in groups]
    length = max(len(r[0][0]) for r in rows)
    words = max(len(r[0][3]) for r in rows)
    inputs = [np.zeros((len(rows), n), dtype=np.int64) for n in (length, length, length, words)]
    tags = np.full((len(rows), 4, words), IGNORE, dtype=np.int64)
    links = [np.full((len(rows), words), IGNORE, dtype=np.int64) for _ in range(2)]
    for at, (columns, labels, sources, cues) in enumerate(rows):
        for array, column in zip(inputs, columns, strict=True):
            array[at, : len(column)] = column
        tags[at, :, : labels.shape[1]] = labels
        for array, pairs in zip(links, (sources, cues), strict=True):
            for dependent, head in pairs:
                array[at, dependent] = head
    return Batch(*(torch.from_numpy(a) for a in (*inputs, tags, *links)))


def batches(documents: list[list[Example]], draw: random.Random, budget: int) -> Iterator[Batch]:
    """Batches of at most ``budget`` padded pieces for one pass, windows of like length together, in random order."""
    groups = list(packed(documents, draw))
    draw.shuffle(groups)
    out: list[list[list[Example]]] = []
    for low in range(0, len(groups), 1500):
        out += _bucket(groups[low : low + 1500], budget)
    draw.shuffle(out)
    for some in out:
        yield batch(some)


def _bucket(groups: list[list[Example]], budget: int) -> list[list[list[Example]]]:
    sized = sorted(groups, key=lambda g: sum(len(e.window.pieces) + 1 for e in g))
    out: list[list[list[Example]]] = [[]]
    for group in sized:
        length = sum(len(e.window.pieces) + 1 for e in group) + 1
        if out[-1] and length * (len(out[-1]) + 1) > budget:
            out.append([])
        out[-1].append(group)
    return out
