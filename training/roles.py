"""Make the role model from labelled lines: python -m training.roles LINES.jsonl [--cross-validate FILE].

LINES.jsonl: one text a line, `{id, page, kind, text, lines: [{start, end, label, ignore?}]}` with labels
`body`, `title`, `boilerplate`; `page` is what a fold of the cross-validation must not split. Needs
scikit-learn, which the package itself does not: what comes out is a JSON file of trees that
`storyledger.collect.trees` runs in numpy. Seeded, one thread (OMP_NUM_THREADS=1).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from storyledger.collect.linefeatures import NAMES, features
from storyledger.collect.roles import labelled, make
from storyledger.terms import Document, Span

CLASSES = ("boilerplate", "body", "title")
FOLDS = 5
WORD = re.compile(r"\w+")
PAGE = "page"  # the kind that still has its frame; the others went through an extractor
GATE = (
    "strong_lines",
    "copyright",
    "head_frame",
    "tail_frame",
    "head_sentences",
    "tail_sentences",
    "page_gaps",
    "lines",
)
# Few leaves and a third of the features a split: 249 texts; more trees or leaves gained nothing in
# cross-validation.
OPTIONS: dict[str, Any] = {
    "max_iter": 100, "learning_rate": 0.1, "max_leaf_nodes": 15, "min_samples_leaf": 20,
    "l2_regularization": 5.0,
    "max_features": 0.3, "early_stopping": False, "random_state": 0,
}  # fmt: skip


def read(path: Path) -> list[dict[str, Any]]:
    """Return the labelled texts."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def fold(text: dict[str, Any]) -> int:
    """Return the fold of a text: by its page, so that one page's renderings stay together."""
    return int(hashlib.sha256(text["page"].encode()).hexdigest(), 16) % FOLDS


def table(texts: Sequence[dict[str, Any]]) -> tuple[Any, Any, Any, Any]:
    """Return features, classes, words (0: not scored) and the number of the text of each line."""
    rows: list[list[float]] = []
    classes, weights, owner = [], [], []
    for number, text in enumerate(texts):
        rows += features(text["text"], [Span(x["start"], x["end"]) for x in text["lines"]])
        for line in text["lines"]:
            count = len(WORD.findall(text["text"][line["start"] : line["end"]]))
            classes.append(CLASSES.index(line["label"]))
            weights.append(0.0 if line.get("ignore") else float(max(count, 1)))
            owner.append(number)
    return np.array(rows), np.array(classes), np.array(weights), np.array(owner)


def learn(x: Any, y: Any, w: Any) -> HistGradientBoostingClassifier:
    """Fit the boosted trees to the lines that have a weight."""
    kept = w > 0
    return HistGradientBoostingClassifier(**OPTIONS).fit(x[kept], y[kept], sample_weight=w[kept])


def models(texts: Sequence[dict[str, Any]], x: Any, y: Any, w: Any, owner: Any) -> tuple[Any, Any, Any]:
    """Return the model for whole pages, the one for extracted texts, and the gate between them.

    The first learns from all lines alike, pages counting double; the second from extracted texts alone,
    where a long line weighs more: there a lost sentence is the error that matters.
    """
    whole = np.array([text["kind"] == PAGE for text in texts])[owner]
    alike = np.where(w > 0, np.where(whole, 1.0, 0.5), 0.0)
    long = np.where(w > 0, 1 + np.minimum(w, 60) ** 0.5, 0.0)
    first = np.unique(owner, return_index=True)[1]
    gate = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))
    gate.fit(x[first][:, [NAMES.index(n) for n in GATE]], whole[first])
    return learn(x, y, alike), learn(x[~whole], y[~whole], long[~whole]), gate


def cross_validated(
    texts: Sequence[dict[str, Any]], x: Any, y: Any, w: Any, owner: Any
) -> list[dict[str, Any]]:
    """Return each text with the roles that models give which have not seen its page."""
    folds = np.array([fold(text) for text in texts])
    told = []
    for n in range(FOLDS):
        apart = folds[owner] != n
        _, numbers = np.unique(owner[apart], return_inverse=True)
        seen = [text for text, f in zip(texts, folds, strict=True) if f != n]
        model = make(written(*models(seen, x[apart], y[apart], w[apart], numbers)))
        for number in np.flatnonzero(folds == n):
            text = texts[int(number)]
            spans = [Span(line["start"], line["end"]) for line in text["lines"]]
            lines = labelled(Document("", "", "", text["text"]), spans, model)
            label = {"body": "body", "title": "title"}
            told.append({"id": text["id"], "lines": [
                {"start": s.start, "end": s.end, "label": label.get(role, "boilerplate")}
                for s, role in zip(spans, lines, strict=True)]})  # fmt: skip
    return told


def written(page: Any, text: Any, gate: Any) -> dict[str, Any]:
    """Return all three as what `storyledger.collect.roles` reads."""
    scale, line = gate[0], gate[1]
    weights = line.coef_[0] / scale.scale_
    bias = float(line.intercept_[0] - (weights * scale.mean_).sum())
    return {
        "gate": {"names": GATE, "weights": [round(float(v), 6) for v in weights], "bias": round(bias, 6)},
        "page": as_told(page), "text": as_told(text),
    }  # fmt: skip


def as_told(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return the model as plain lists, thresholds and leaves rounded to what float32 holds."""
    trees, deepest = [], 0
    for round_ in model._predictors:
        trees.append([_tree(p.nodes) for p in round_])
        deepest = max(deepest, *(int(p.nodes["depth"].max()) for p in round_))
    base = [round(float(v), 7) for v in np.ravel(model._baseline_prediction)]
    return {"classes": CLASSES, "names": NAMES, "base": base, "depth": deepest, "trees": trees}


def _tree(nodes: Any) -> dict[str, list[float]]:
    told: dict[str, list[float]] = {key: [] for key in "ftlrv"}
    for number, node in enumerate(nodes):
        leaf = bool(node["is_leaf"])
        told["f"].append(0 if leaf else int(node["feature_idx"]))
        told["t"].append(0 if leaf else float(f"{node['num_threshold']:.7g}"))
        told["l"].append(number if leaf else int(node["left"]))
        told["r"].append(number if leaf else int(node["right"]))
        told["v"].append(float(f"{node['value']:.5g}") if leaf else 0)
    return told


def main() -> None:
    """Read the lines, learn, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lines", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/storyledger/models/roles.json"))
    parser.add_argument(
        "--cross-validate",
        type=Path,
        help="write the roles of texts whose page was held out here (JSON Lines)",
    )
    given = parser.parse_args()
    texts = read(given.lines)
    x, y, w, owner = table(texts)
    if given.cross_validate:
        answers = cross_validated(texts, x, y, w, owner)
        given.cross_validate.write_text("".join(json.dumps(a) + "\n" for a in answers), encoding="utf-8")
    told = written(*models(texts, x, y, w, owner))
    given.to.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
