"""Which language a text is in: English or what py3langid says."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "he",
        "at",
        "by",
        "it",
        "from",
        "are",
        "his",
        "be",
        "has",
        "have",
        "had",
        "were",
        "which",
        "not",
        "this",
        "but",
        "said",
        "they",
        "an",
        "their",
        "its",
        "who",
        "been",
        "will",
        "would",
        "more",
        "after",
        "she",
        "her",
        "about",
        "when",
        "or",
        "we",
        "there",
        "up",
        "out",
        "you",
        "than",
        "into",
        "could",
        "new",
        "one",
        "over",
        "if",
        "all",
        "can",
        "some",
        "no",
        "what",
        "also",
        "last",
        "other",
        "first",
        "so",
        "two",
        "people",
        "our",
        "them",
        "i",
        "do",
        "my",
        "your",
        "him",
        "us",
    ]
)
SAMPLE = 20_000  # code points looked at
FEW = 12  # words: a shorter text is taken for English, nothing can be told from it
SHARE = (
    0.12  # of words that are English function words; other European texts stay under .06, English over .25
)


def language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language.

    >>> language("The mine was shut on Monday and all of the workers went home, the owner said to us.")
    'en'
    """
    start = text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(start)]
    if len(words) < FEW and (not words or start.isascii()):
        return "en"
    if sum(word in _ENGLISH for word in words) >= SHARE * len(words):
        return "en"
    return str(_identifier().classify(start)[0])


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
