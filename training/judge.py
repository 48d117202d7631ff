"""Set the thresholds of an exported model on the held-out articles of train, and score it there.

    python -m training.judge --gold GOLD --model src/storyledger/models

An attribution is kept when a logistic judge of its tags and links finds it sure enough. Judge, biases of the
tag layers and the least sureness are chosen by F1 over the sixty held-out articles, in five
folds of articles, and written to reader.json.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from storyledger.extract import link, reader
from storyledger.extract.windows import Window
from storyledger.terms import Span
from training import data

FOLDS = 5
BIASES = (
    (0.0, 0.5, 0.0),
    (0.5, 0.5, 0.5),
    (0.5, 1.0, 0.5),
    (0.5, 1.0, 1.0),
    (0.5, 1.5, 1.0),
    (1.0, 1.5, 1.0),
)
LEAST = (0.25, 0.3, 0.35, 0.4)
NEAR = 0.001  # of thresholds whose F1 differs less, the strictest is taken


@dataclass(slots=True)
class Scored:
    """The attributions found in an article with their features, and which of them are right."""

    rows: np.ndarray
    right: np.ndarray
    gold: int


def article_scores(model: reader.Model, article: dict[str, Any]) -> list[tuple[Window, Any, Any]]:
    """(window, tag scores, link vectors) for each window of an article."""
    windows = data.paragraphs(model.tokenizer, article["text"])
    out = []
    for batch in reader.batches(windows):
        tags, vectors = reader.score(model, [windows[i] for i in batch])
        out += [(windows[i], tags[row], vectors[row]) for row, i in enumerate(batch)]
    return out


def scored(article: dict[str, Any], scores: list[tuple[Window, Any, Any]], bias: tuple[float, ...]) -> Scored:
    """Every attribution found under ``bias``, with features and whether it is right."""
    rows, found = [], []
    for window, tags, vectors in scores:
        parts = [layer_parts(tags, window, layer, bias[layer]) for layer in range(reader.PARTS)]
        for joined in link.join(vectors[: len(window.first) + 1], *parts):
            rows.append(reader.judged(joined, window))
            found.append(reader.placed(joined, window))
    return Scored(np.array(rows, dtype=float), right(article, found), len(article["attributions"]))


def layer_parts(tags: Any, window: Window, layer: int, bias: float) -> list[link.Part]:
    """The sources, cues or contents of one window."""
    some = tags[None, 1:, reader.TAGS * layer : reader.TAGS * (layer + 1)]
    return [part for part, _ in reader.spans_of(some, [len(window.first)], 1, bias)[0]]


def right(article: dict[str, Any], found: list[Any]) -> np.ndarray:
    """Whether each found (source, cue, content) agrees with an attribution of the article, one to one.

    They agree when content and source each share at least half of their characters.
    """
    free = [[characters(gold[part]) for part in ("source", "content")] for gold in article["attributions"]]
    out = np.zeros(len(found))
    for at, (source, _, content) in enumerate(found):
        mine = [characters(source), characters(content)]
        for gold in free:
            if all(likeness(a, b) >= 0.5 for a, b in zip(gold, mine, strict=True)):
                free.remove(gold)
                out[at] = 1
                break
    return out


def characters(spans: list[Span]) -> set[int]:
    """The code points that spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def likeness(a: set[int], b: set[int]) -> float:
    """Share of common code points; two empty sets are alike."""
    return len(a & b) / len(a | b) if a or b else 1.0


def fit(rows: np.ndarray, right: np.ndarray, ridge: float = 1.0) -> dict[str, list[float]]:
    """Weights and bias of a ridge logistic regression (Newton's method)."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    x = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    penalty = np.diag([ridge] * rows.shape[1] + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - right) + penalty @ weights
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + penalty, slope)
    plain = weights[:-1] / spread
    return {"weights": plain.tolist(), "bias": [float(weights[-1] - plain @ mean)]}


def crossed(articles: list[Scored]) -> list[np.ndarray]:
    """The sureness of every attribution, judged by the articles of the other folds."""
    out: list[np.ndarray] = [np.zeros(0)] * len(articles)
    for fold in range(FOLDS):
        others = [a for at, a in enumerate(articles) if at % FOLDS != fold and len(a.rows)]
        judge = fit(np.concatenate([a.rows for a in others]), np.concatenate([a.right for a in others]))
        for at in range(fold, len(articles), FOLDS):
            out[at] = np.array([link.sureness(row, judge) for row in articles[at].rows])
    return out


def f1(articles: list[Scored], sure: list[np.ndarray], least: float) -> float:
    """F1 over the articles when only attributions of at least that sureness are kept."""
    kept = sum(int((s >= least).sum()) for s in sure)
    hits = sum(float(a.right[s >= least].sum()) for a, s in zip(articles, sure, strict=True))
    return 2 * hits / (kept + sum(a.gold for a in articles))


def main() -> None:
    """Choose, print and write the thresholds."""
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--names-bias", type=float, default=0.0)
    o = ap.parse_args()
    model = reader.load(o.model, threads=2)
    _, articles = data.attribution_split(o.gold)
    scores = [article_scores(model, article) for article in articles]
    table = []
    for bias in BIASES:
        some = [scored(article, rows, bias) for article, rows in zip(articles, scores, strict=True)]
        sure = crossed(some)
        table += [(f1(some, sure, least), bias, least) for least in LEAST]
    enough = max(table)[0] - NEAR
    best, bias, least = max((row for row in table if row[0] >= enough), key=lambda row: (row[2], row[0]))
    for row in table:
        print(f"F1 {row[0]:.4f}  biases {row[1]}  least {row[2]}")
    some = [scored(article, rows, bias) for article, rows in zip(articles, scores, strict=True)]
    judge = fit(
        *(np.concatenate([getattr(a, name) for a in some if len(a.rows)]) for name in ("rows", "right"))
    )
    card = model.card | {
        "bias": [*bias, o.names_bias],
        "judge": judge | {"least": least},
        "held_out_f1": round(best, 4),
    }
    (o.model / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
