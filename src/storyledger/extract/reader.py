"""The embedded reader: sources, cues, contents and names of paragraphs, by a small int8 encoder run with onnxruntime."""

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

from storyledger.extract import decode, link, windows
from storyledger.extract.windows import CLS, SEP, Window

PARTS = 3  # source, cue, content
TAGS = 5  # O B I E S
BATCH_PIECES = 2048
CACHE_PARAGRAPHS = 20_000
FOLDER = Path(str(resources.files("storyledger"))) / "models"
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """What one paragraph holds; offsets are code points from the paragraph's start, half-open."""

    attributions: tuple[tuple[tuple[int, int] | None, tuple[int, int], tuple[tuple[int, int], ...]], ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """The loaded weights with what reader.json says of them."""

    session: Any
    tokenizer: Tokenizer
    card: dict[str, Any]


def load(folder: Path = FOLDER, *, threads: int = 1) -> Model:
    """The model in ``folder``; the sha256 of each file must be the one in reader.json, else ModelError."""
    card = json.loads((folder / "reader.json").read_text("utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    weights = (folder / "reader.onnx").read_bytes()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Model(session, Tokenizer.from_file(str(folder / "tokenizer.json")), card)


def batches(found: Sequence[Window]) -> Iterator[list[int]]:
    """Numbers of windows that run together: of like length, at most 2048 padded pieces."""
    batch: list[int] = []
    for at in sorted(range(len(found)), key=lambda i: len(found[i].pieces)):
        if batch and (len(found[at].pieces) + 2) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


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
    tags, links = model.session.run(["tags", "links"], inputs)
    return tags, links


def parts(scores: Scores, lengths: Sequence[int], kinds: int, bias: float) -> list[list[tuple[link.Part, int]]]:
    """Spans of one tag layer in each window with their kind; ``bias`` is taken off the score of O."""
    logs = decode.log_softmax(scores)
    shifted = logs.copy()
    shifted[..., 0] -= bias
    tags = decode.viterbi(shifted, lengths, kinds)
    chosen = np.take_along_axis(logs, tags[..., None], axis=-1)[..., 0]
    return [
        [
            (link.Part(first, stop, float(np.exp(chosen[row, first:stop].mean()))), kind)
            for first, stop, kind in decode.spans(tags[row, :length])
        ]
        for row, length in enumerate(lengths)
    ]
