"""Make the role model from labelled lines: python -m training.roles LINES.jsonl [--to FILE] [--cross-validate].

LINES.jsonl: one text a line, `{id, page, kind, text, lines: [{start, end, label, ignore?}]}` with labels `body`, `title`,
`boilerplate`; `page` is what a fold of the cross-validation must not split. Needs scikit-learn, which the package itself
does not: what comes out is a JSON file of trees that `storyledger.collect.trees` runs in numpy. Seeded, one thread.
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

from storyledger.collect.linefeatures import NAMES, features
from storyledger.terms import Span

CLASSES = ("boilerplate", "body", "title")
FOLDS = 5
WORD = re.compile(r"\w+")
# Whole pages have ten times the lines of the other kinds; a text that is mostly body is the common case in use.
KINDS = {"page": 1.0, "extract": 2.0, "injected": 2.0}
# Few leaves and a third of the features a split: 249 texts; more trees or leaves gained nothing in cross-validation.
OPTIONS: dict[str, Any] = {
    "max_iter": 100, "learning_rate": 0.1, "max_leaf_nodes": 15, "min_samples_leaf": 20, "l2_regularization": 5.0,
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
    """Return features, classes, weights and the number of the text of each line."""
    rows: list[list[float]] = []
    classes, weights, owner = [], [], []
    for number, text in enumerate(texts):
        rows += features(text["text"], [Span(x["start"], x["end"]) for x in text["lines"]])
        for line in text["lines"]:
            count = len(WORD.findall(text["text"][line["start"] : line["end"]]))
            classes.append(CLASSES.index(line["label"]))
            weights.append(0.0 if line.get("ignore") else (1 + min(count, 60) ** 0.5) * KINDS[text["kind"]])
            owner.append(number)
    return np.array(rows), np.array(classes), np.array(weights), np.array(owner)


def learn(x: Any, y: Any, w: Any) -> HistGradientBoostingClassifier:
    """Fit the boosted trees to the lines that have a weight."""
    kept = w > 0
    return HistGradientBoostingClassifier(**OPTIONS).fit(x[kept], y[kept], sample_weight=w[kept])


def cross_validated(texts: Sequence[dict[str, Any]], x: Any, y: Any, w: Any, owner: Any) -> Any:
    """Return each line's probabilities by a model that has not seen its page."""
    folds = np.array([fold(texts[n]) for n in owner])
    told = np.zeros((len(x), len(CLASSES)))
    for n in range(FOLDS):
        told[folds == n] = learn(x[folds != n], y[folds != n], w[folds != n]).predict_proba(x[folds == n])
    return told


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/storyledger/models/roles.json"))
    parser.add_argument("--cross-validate", type=Path, help="write each line's held-out probabilities here (.npy)")
    given = parser.parse_args()
    texts = read(given.lines)
    x, y, w, owner = table(texts)
    if given.cross_validate:
        np.save(given.cross_validate, cross_validated(texts, x, y, w, owner))
    given.to.write_text(json.dumps(as_told(learn(x, y, w)), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
