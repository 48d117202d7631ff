"""The embedded reader: who says what, and names, by a small int8 encoder run with onnxruntime.

The encoder reads each distinct paragraph once.  Its tags are decoded by Viterbi (`decode`), and sources, cues
and contents are joined by its link vectors (`link`).  The weights are built by `training/` and lie in
`storyledger/models`; their sha256 is checked against reader.json.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from storyledger.errors import ModelError
from storyledger.extract import decode, link
from storyledger.extract.name_rules import tidy_name
from storyledger.extract.windows import CLS, SEP, Window, encode, split
from storyledger.terms import Attribution, Name, Span, Spans

PARTS = 3  # source, cue, content
TAGS = 5  # O B I E S
BATCH_PIECES = 2048
CACHE_PARAGRAPHS = 20_000
LONGEST = 20_000  # code points encoded at once
FOLDER = Path(str(resources.files("storyledger"))) / "models"
FILES = ("reader.onnx", "tokenizer.json")
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader finds in a document; offsets are code points of its text, half-open."""

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    version: str


Read = Callable[[str, Sequence[Span], str], Reading]  # text, paragraphs, id of the document


@dataclass(frozen=True, slots=True)
class Found:
    """What one paragraph holds; offsets are code points from the paragraph's start, half-open."""

    attributions: tuple[tuple[Spans, Spans, Spans], ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """The loaded weights with what reader.json says of them."""

    session: Any
    tokenizer: Tokenizer
    card: dict[str, Any]


def make_reader(*, threads: int = 1, folder: Path = FOLDER) -> Callable[..., Reading]:
    """Return ``read(text, paragraphs, document="")``, the Reading of the paragraphs of a text.

    Paragraphs read before, in this or another document, are not read again.  Raises ModelError when the
    weights are missing or are not those that reader.json names.
    """
    model = load(folder, threads=threads)
    known: dict[str, Found] = {}

    def read(text: str, paragraphs: Sequence[Span], document: str = "") -> Reading:
        said = [text[start:end] for start, end in paragraphs]
        new = sorted({paragraph for paragraph in said if paragraph not in known})
        if len(known) + len(new) > CACHE_PARAGRAPHS:
            known.clear()
            new = sorted(set(said))
        known.update(zip(new, find(model, new), strict=True))
        here = [(span[0], known[paragraph]) for span, paragraph in zip(paragraphs, said, strict=True)]
        return Reading(
            tuple(row for base, found in here for row in _attributions(found, base, document)),
            tuple(
                Name(document, base + s, base + e, kind) for base, found in here for s, e, kind in found.names
            ),
            f"{model.card['version']}:{model.card['sha256'][FILES[0]][:12]}",
        )

    return read


def _attributions(found: Found, base: int, document: str) -> Iterator[Attribution]:
    for parts in found.attributions:
        source, cue, content = (tuple(Span(base + s, base + e) for s, e in part) for part in parts)
        yield Attribution(document, content, source, cue, reader="model")


def load(folder: Path = FOLDER, *, threads: int = 1) -> Model:
    """Load the model in ``folder``; raises ModelError where a file is missing or its sha256 is another."""
    try:
        card = json.loads((folder / "reader.json").read_text("utf-8"))
        data = {name: (folder / name).read_bytes() for name in FILES}
    except (OSError, ValueError) as problem:
        raise ModelError(f"the reader model cannot be read: {problem}", cure=CURE) from problem
    for name, content in data.items():
        seen, expected = hashlib.sha256(content).hexdigest(), card["sha256"][name]
        if seen != expected:
            what = f"{folder / name} is not the file it should be: sha256 {seen}, expected {expected}"
            raise ModelError(what, cure=CURE)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data[FILES[0]], options, providers=["CPUExecutionProvider"])
    return Model(session, Tokenizer.from_str(data[FILES[1]].decode("utf-8")), card)


CURE = "install storyledger again, or read by rules alone with --reader rules"


def find(model: Model, paragraphs: Sequence[str]) -> list[Found]:
    """What each paragraph holds; one of over 160 words is read in several windows."""
    out = [Found() for _ in paragraphs]
    for some in portions(paragraphs):
        encoded = encode(model.tokenizer, [text for _, _, text in some], [base for _, base, _ in some])
        found = [
            (at, part)
            for (at, _, _), window in zip(some, encoded, strict=True)
            if window.first
            for part in split(window)
        ]
        rows = dict(in_batches(model, [part for _, part in found]))
        for number, (at, _) in enumerate(found):
            names = tuple(tidy_name(paragraphs[at], *name) for name in rows[number].names)
            out[at] = Found(out[at].attributions + rows[number].attributions, out[at].names + names)
    return out


def portions(paragraphs: Sequence[str]) -> Iterator[list[tuple[int, int, str]]]:
    """(paragraph, where the text begins in it, text) in portions of about 200,000 code points.

    A paragraph of over 20,000 code points is cut, after a blank where there is one.
    """
    portion: list[tuple[int, int, str]] = []
    size = 0
    for at, paragraph in enumerate(paragraphs):
        begin = 0
        while begin < len(paragraph):
            blank = paragraph.rfind(" ", begin, begin + LONGEST) + 1
            end = blank or begin + LONGEST
            end = len(paragraph) if begin + LONGEST >= len(paragraph) else end
            portion.append((at, begin, paragraph[begin:end]))
            size += end - begin
            begin = end
            if size >= 10 * LONGEST:
                yield portion
                portion, size = [], 0
    if portion:
        yield portion


def in_batches(model: Model, found: Sequence[Window]) -> Iterator[tuple[int, Found]]:
    """(number of a window, what it holds), in the order of reading."""
    for batch in batches(found):
        yield from zip(batch, read_batch(model, [found[i] for i in batch]), strict=True)


def batches(found: Sequence[Window]) -> Iterator[list[int]]:
    """Numbers of windows that run together: of nearly one length, at most 2048 padded pieces.

    With padding of a tenth and eight pieces at most, it reads half as many words again a second as without.
    """
    batch: list[int] = []
    least = 0
    for at in sorted(range(len(found)), key=lambda i: len(found[i].pieces)):
        size = len(found[at].pieces) + 2
        if batch and (size * (len(batch) + 1) > BATCH_PIECES or size > 1.1 * least + 8):
            yield batch
            batch = []
        least = least if batch else size
        batch.append(at)
    if batch:
        yield batch


def read_batch(model: Model, some: Sequence[Window]) -> list[Found]:
    """What each window of a batch holds."""
    tags, vectors = score(model, some)
    lengths = [len(window.first) for window in some]
    bias = model.card["bias"]
    layers = [spans_of(tags[:, 1:, TAGS * n : TAGS * (n + 1)], lengths, 1, bias[n]) for n in range(PARTS)]
    kinds, judge = model.card["names"], model.card["judge"]
    names = spans_of(tags[:, 1:, TAGS * PARTS :], lengths, len(kinds), bias[PARTS])
    out = []
    for row, window in enumerate(some):
        parts = [[part for part, _ in layer[row]] for layer in layers]
        joined = link.join(vectors[row, : lengths[row] + 1], *parts)
        kept = [one for one in joined if link.sureness(judged(one, window), judge) >= judge["least"]]
        out.append(
            Found(
                tuple(placed(one, window) for one in kept),
                tuple((*_span(part, window), kinds[kind]) for part, kind in names[row]),
            )
        )
    return out


def judged(joined: link.Joined, window: Window) -> list[float]:
    """The features by which an attribution's sureness is judged."""
    words = [i for part in joined.contents for i in range(part.first, part.stop)]
    inside = sum(window.quotes[window.first[i]] > 0 for i in words)
    return link.features(joined, inside / len(words))


def placed(joined: link.Joined, window: Window) -> tuple[Spans, Spans, Spans]:
    """Source, cue and content as spans."""
    source = (_span(joined.source, window),) if joined.source else ()
    return source, (_span(joined.cue, window),), tuple(_span(part, window) for part in joined.contents)


def _span(part: link.Part, window: Window) -> Span:
    return Span(window.starts[part.first], window.ends[part.stop - 1])


def score(model: Model, some: Sequence[Window]) -> tuple[Scores, Scores]:
    """Tag scores and link vectors of a batch, (windows, 1 + words, ...); word 0 is [CLS]."""
    length = max(len(w.pieces) for w in some) + 2
    words = max(len(w.first) for w in some) + 1
    inputs = {name: np.zeros((len(some), length), dtype=np.int64) for name in ("pieces", "shapes", "quotes")}
    inputs["first"] = np.zeros((len(some), words), dtype=np.int64)
    for row, window in enumerate(some):
        size = len(window.pieces)
        inputs["pieces"][row, : size + 2] = (CLS, *window.pieces, SEP)
        inputs["shapes"][row, 1 : size + 1] = np.asarray(window.shapes) + 1
        inputs["quotes"][row, 1 : size + 1] = np.asarray(window.quotes) + 1
        inputs["first"][row, 1 : len(window.first) + 1] = np.asarray(window.first) + 1
    tags, vectors = model.session.run(["tags", "links"], inputs)
    return tags, vectors


def spans_of(
    scores: Scores, lengths: Sequence[int], kinds: int, bias: float
) -> list[list[tuple[link.Part, int]]]:
    """Spans of one tag layer in each window with their kind; ``bias`` is taken off the score of O."""
    logs = decode.log_softmax(scores)
    shifted = logs.copy()
    shifted[..., 0] -= bias
    tags = decode.viterbi(shifted, lengths, kinds)
    chosen = np.take_along_axis(logs, tags[..., None], axis=-1)[..., 0]
    return [
        [
            (link.Part(first, stop, float(np.exp(chosen[row, first:stop].mean()))), kind)
            for first, stop, kind in decode.spans(tags[row, :length].tolist())
        ]
        for row, length in enumerate(lengths)
    ]
