"""What each line of a document is: body, title, byline, dateline, caption, teaser, chrome, repeat.

A small boosted-tree model over line features says body, title or neither (`training/roles.py` makes it);
what is neither is named by rules. Where in doubt a line is body: a reader loses more by a lost sentence than
by a leftover.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyledger.collect.credits import credit
from storyledger.collect.linefeatures import NAMES, features
from storyledger.collect.phrases import FRAME, STRONG, TEASER
from storyledger.collect.printed import days
from storyledger.collect.trees import Trees, probabilities
from storyledger.collect.trees import make as trees
from storyledger.errors import ModelError
from storyledger.terms import Document, Line, Span
from storyledger.text import lines as text_lines

MODEL = "roles.json"
# A line is body at this probability; cross-validated, flat within .05 around.
SURE_WHOLE, SURE_TEXT = 0.55, 0.27
# In a whole page a line's probability leans on those of the lines around it: .015 of body F1 (macro), .002 of
# boilerplate F1; flat for 2 to 5 lines and a share of .25 to .5.
AROUND, LEANS = 3, 0.35
# Of the words of both: what makes a line the title that came with the page, reworded, where the model calls
# it a title and where it does not.
ALIKE, MUCH_ALIKE = 0.25, 0.6
SENTENCE = 8  # words of a line that is a sentence at least
ALONE = 0.01  # where the gate is surer than this, one model alone is asked
TABLE, CELL = 10, 6  # lines of a table at least, words of a cell at most
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$|[\"”’]$")
_BYLINE = re.compile(
    r"(?:(?:written|story|text|reporting)\s)?by:?\s+\S"
    r"|[A-Z][\w.'’\-]+ [A-Z][\w.'’\-]+, (?:staff|correspondent|reporter|editor)",
    re.I,
)
_CREDIT = re.compile(
    r"\([^()\n]{3,80}/[^()\n]{2,60}\)$"
    r"|\b(?:photo|image|picture|getty|file photo|credit|pictured|courtesy of)\b|\(AP Photo",
    re.I,
)


def roles(document: Document) -> list[Line]:
    r"""Return each non-blank line with its role, in the order of the text; spans are code points.

    >>> page = Document("p", "a", "plain", "Mine shut\n\nThe mine was shut on Monday, Per Stig said.")
    >>> [line.role for line in roles(page)]
    ['title', 'body']
    """
    text = document.text
    spans = list(text_lines(text))
    told = [text[s:e] for s, e in spans]
    found = labelled(document, spans, load())
    why = [""] * len(spans)
    _one_title(document, told, found, why)
    known = document.id  # a hash of the whole text: worked out once
    return [Line(known, s, e, role, w) for (s, e), role, w in zip(spans, found, why, strict=True)]


@dataclass(frozen=True, slots=True)
class Model:
    """Trees for whole pages, trees for extracted texts, and what tells the two apart."""

    page: Trees
    text: Trees
    columns: tuple[int, ...]
    weights: tuple[float, ...]
    bias: float

    def whole(self, row: Sequence[float]) -> float:
        """Return the probability that the text still has a page's frame; any of its lines tells."""
        told = self.bias + sum(w * row[c] for w, c in zip(self.weights, self.columns, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, told))))


def make(told: Mapping[str, Any]) -> Model:
    """Return the model of a file that `training/roles.py` wrote. Raises ModelError where features differ."""
    if tuple(told["page"]["names"]) != NAMES:
        raise ModelError(f"{MODEL} was made for other line features", cure="make it again: training/roles.py")
    gate = told["gate"]
    columns = tuple(NAMES.index(name) for name in gate["names"])
    return Model(
        trees(told["page"]), trees(told["text"]), columns, tuple(gate["weights"]), float(gate["bias"])
    )


@cache
def load() -> Model:
    """Return the packaged model. Raises ModelError where it is missing or altered."""
    try:
        return make(json.loads(files("storyledger.models").joinpath(MODEL).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise ModelError(
            f"the model {MODEL} cannot be read: {error}", cure="install storyledger again"
        ) from error


def labelled(document: Document, spans: Sequence[Span], model: Model) -> list[str]:
    """Return the role of each line by a model and the rules that name what is neither body nor title."""
    if not spans:
        return []
    told = [document.text[s:e] for s, e in spans]
    rows = features(document.text, spans, document.title)
    whole = model.whole(rows[0])
    sure = whole * SURE_WHOLE + (1 - whole) * SURE_TEXT
    found = []
    for words, (_, body, title) in zip(told, _probabilities(model, rows, whole), strict=True):
        is_body = body >= sure and body >= title
        other = "title" if title > 1 - body - title else neither(words)
        found.append(credit(words) or ("body" if is_body else other))
    if whole <= 0.5:
        _keep_tables(told, found)
    if "body" not in found:
        keep = ("teaser", "caption")
        found = [
            "body" if role in keep or len(words) > 400 else role
            for role, words in zip(found, told, strict=True)
        ]
    return found


def _probabilities(model: Model, rows: Sequence[Sequence[float]], whole: float) -> Any:
    """Return boilerplate, body and title of each line: both models, as far as the gate believes in each."""
    mixed = np.zeros((len(rows), 3))
    if whole > ALONE:
        mixed += whole * _leaning(probabilities(model.page, rows))
    if whole < 1 - ALONE:
        mixed += (1 - whole) * probabilities(model.text, rows)
    return mixed.tolist()


def _leaning(told: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lean each line's probability of body on the mean of the lines around it."""
    window, ends = np.ones(2 * AROUND + 1), slice(AROUND, AROUND + len(told))
    mean = np.convolve(told[:, 1], window)[ends] / np.convolve(np.ones(len(told)), window)[ends]
    leaning = told.copy()
    leaning[:, 1] = (1 - LEANS) * told[:, 1] + LEANS * mean
    return leaning


def _keep_tables(told: Sequence[str], found: list[str]) -> None:
    """In an extracted text a long run of short lines without frame phrases is a table."""
    start = 0
    for n in range(len(told) + 1):
        if n < len(told) and len(_WORD.findall(told[n])) <= CELL and not FRAME.search(told[n]):
            continue
        if n - start >= TABLE:
            found[start:n] = ["body"] * (n - start)
        start = n + 1


def neither(words: str) -> str:
    """Name the role of a line that is no body and no title.

    >>> [neither(w) for w in ("Posted 7 May 2018", "By Jon Tarvik", "Log in", "More news: Ferry late")]
    ['dateline', 'byline', 'chrome', 'teaser']
    """
    count = len(_WORD.findall(words))
    if count <= 16 and days(words):
        return "byline" if _BYLINE.match(words) else "dateline"
    if count <= 16 and _BYLINE.match(words) and not _END.search(words):
        return "byline"
    if count >= 5 and _CREDIT.search(words):
        return "caption"
    if TEASER.match(words) and count >= 4:
        return "teaser"
    if count < 5 or STRONG.search(words) or (count <= 14 and FRAME.search(words)):
        return "chrome"
    return "teaser"


def _headline(told: Sequence[str], found: Sequence[str]) -> int | None:
    """The first line without a frame phrase, where it is no sentence and the text stands right below it."""
    for n, (words, role) in enumerate(zip(told[:8], found, strict=False)):
        if role in ("dateline", "byline") or (role == "chrome" and FRAME.search(words)):
            continue
        short = 2 <= len(_WORD.findall(words)) <= 25 and not _END.search(words)
        return n if role != "caption" and short and "body" in found[n + 1 : n + 4] else None
    return None


def _one_title(document: Document, told: Sequence[str], found: list[str], why: list[str]) -> None:
    """Keep one title: the line that is the known one, else the first the model calls so.

    Where a title came with the page and no line is it, no line becomes the title.
    """
    keys = [" ".join(_WORD.findall(words.lower())) for words in told]
    known = " ".join(_WORD.findall(document.title.lower()))
    at = _known_title(keys, known, found) if known else _first_title(told, found)
    for n, key in enumerate(keys):
        if n == at:
            found[n] = "title"
        elif at is not None and key == keys[at]:
            found[n], why[n] = "repeat", "title"
        elif found[n] == "title":
            found[n] = _no_title(told[n], keys[n], keys[at] if at is not None else known)


def _known_title(keys: Sequence[str], known: str, found: Sequence[str]) -> int | None:
    """The first line that equals the known title, else the first outside the text that is like it."""
    if known in keys:
        return keys.index(known)
    words = set(known.split())
    for n, key in enumerate(keys):
        some = set(key.split())
        least = ALIKE if found[n] == "title" else MUCH_ALIKE
        if found[n] != "body" and len(words & some) >= least * len(words | some):
            return n
    return None


def _first_title(told: Sequence[str], found: Sequence[str]) -> int | None:
    at = next((n for n, role in enumerate(found) if role == "title"), None)
    return _headline(told, found) if at is None else at


def _no_title(words: str, key: str, title: str) -> str:
    """The role of a line that only looked like the title: one in full sentences is body."""
    if _WORD.search(title) and title in key:
        return "chrome"
    role = neither(words)
    return (
        "body" if role == "teaser" and _END.search(words) and len(_WORD.findall(words)) >= SENTENCE else role
    )
