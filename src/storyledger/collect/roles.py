"""What each line of a document is: body, title, byline, dateline, caption, teaser, chrome, repeat.

A small boosted-tree model over line features says body, title or neither (`training/roles.py` makes it); what is
neither is named by rules. Where in doubt a line is body: a reader loses more by a lost sentence than by a leftover.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.collect.linefeatures import NAMES, features
from storyledger.collect.phrases import FRAME, STRONG, TEASER
from storyledger.collect.printed import days
from storyledger.collect.trees import load, probabilities
from storyledger.errors import ModelError
from storyledger.terms import Document, Line, Span
from storyledger.text import lines as text_lines

MODEL = "roles.json"
SURE = 0.5  # a line is body at this probability; cross-validated on labelled lines, flat between .4 and .6
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$|[\"”’]$")
_BYLINE = re.compile(r"(?:(?:written|story|text|reporting)\s)?by:?\s+\S|[A-Z][\w.'’\-]+ [A-Z][\w.'’\-]+, (?:staff|correspondent|reporter|editor)", re.I)  # fmt: skip
_CREDIT = re.compile(r"\([^()\n]{3,80}/[^()\n]{2,60}\)$|\b(?:photo|image|picture|getty|file photo|credit|pictured|courtesy of)\b|\(AP Photo", re.I)  # fmt: skip


def roles(document: Document) -> list[Line]:
    """Return each non-blank line with its role, in the order of the text; offsets are code points, half-open.

    >>> page = Document("p", "a", "plain", "Mine shut\\n\\nThe mine at Korsa was shut on Monday, the owner said.")
    >>> [line.role for line in roles(page)]
    ['title', 'body']
    """
    text = document.text
    spans = list(text_lines(text))
    told = [text[s:e] for s, e in spans]
    found = _found(document, spans, told)
    why = [""] * len(spans)
    _one_title(document, told, found, why)
    return [Line(document.id, s, e, role, w) for (s, e), role, w in zip(spans, found, why, strict=True)]


def _found(document: Document, spans: Sequence[Span], told: Sequence[str]) -> list[str]:
    if not spans:
        return []
    trees = load(MODEL)
    if trees.names != NAMES:
        raise ModelError(f"{MODEL} was made for other line features", cure="make it again: training/roles.py")
    found = []
    for words, (_, body, title) in zip(told, probabilities(trees, features(document.text, spans, document.title)).tolist(), strict=True):
        if body >= SURE or (body >= 0.25 and body >= title and len(_WORD.findall(words)) >= 12):
            found.append("body")
        else:
            found.append("title" if title > 0.3 else neither(words))
    if "body" not in found:
        found = ["body" if role in ("teaser", "caption") or len(words) > 60 else role for role, words in zip(found, told, strict=True)]
    return found


def neither(words: str) -> str:
    """Name the role of a line that is no body and no title.

    >>> [neither(w) for w in ("Posted 7 February 2018", "By Jon Tarvik", "Log in | Subscribe", "More news: Ferry late")]
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


def _one_title(document: Document, told: Sequence[str], found: list[str], why: list[str]) -> None:
    """Keep one title: the line that equals the known one, else the first the model calls so."""
    keys = [" ".join(_WORD.findall(words.lower())) for words in told]
    known = " ".join(_WORD.findall(document.title.lower()))
    at = next((n for n, key in enumerate(keys) if known and key == known), None)
    if at is None:
        at = next((n for n, role in enumerate(found) if role == "title"), None)
    if at is None:
        return
    for n, key in enumerate(keys):
        if n == at:
            found[n] = "title"
        elif key == keys[at]:
            found[n], why[n] = "repeat", "title"
        elif found[n] == "title":
            found[n] = "chrome" if _WORD.search(keys[at]) and keys[at] in key else "teaser"
