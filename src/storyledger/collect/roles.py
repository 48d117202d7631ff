"""What each line of a document is: body, title, byline, dateline, caption, teaser, chrome, repeat."""

from __future__ import annotations

import re

from storyledger.collect.printed import days
from storyledger.terms import Document, Line
from storyledger.text import lines as text_lines

FRAME = re.compile(
    r"""\b(?:related\ (?:articles?|stor(?:y|ies)|news|content|posts?|topics?|links?)|read\ (?:more|also|next)
    |more\ (?:news|stories|from|on\ this)|see\ also|you\ may\ also|recommended\ (?:for|reading|stories)|sign\ (?:up|in)
    |log\ ?in|subscri(?:be|ption)|newsletter|follow\ us|share\ (?:this|on|via)|click\ here|advertis(?:e|ement|ing)
    |sponsored|cookies?|privacy\ (?:policy|notice)|all\ rights\ reserved|copyright|contact\ us|about\ us|skip\ to
    |leave\ a\ (?:reply|comment)|post\ a\ comment|\d+\ comments?|adjust\ comment|comment\ print|site\ ?map|loading
    |image\ source|getty\ images|last\ (?:updated|modified)|filed\ under|most\ (?:read|popular|viewed)|trending
    |top\ stories|latest\ (?:news|stories)|download\ (?:the|our)\ app|telegram\ channel|view\ all)\b""",
    re.I | re.X,
)
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$|[\"”’]$")
_BYLINE = re.compile(r"^(?:by|from)\s+[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,4}\b", re.I)


def roles(document: Document) -> list[Line]:
    """Return each non-blank line with its role, in the order of the text; offsets are code points, half-open."""
    text = document.text
    spans = list(text_lines(text))
    told = [text[s:e] for s, e in spans]
    found = [_role(words) for words in told]
    _title(document, told, found)
    return [Line(document.id, s, e, role) for (s, e), role in zip(spans, found, strict=True)]


def _role(words: str) -> str:
    count = len(_WORD.findall(words))
    if count <= 14 and days(words):
        return "dateline"
    if count <= 14 and (FRAME.search(words) or " » " in words):
        return "chrome"
    if count <= 10 and _BYLINE.match(words) and not _END.search(words):
        return "byline"
    return "body"


def _title(document: Document, told: list[str], found: list[str]) -> None:
    """The title is the line that equals the known one, else the first line before the first sentence."""
    known = _key(document.title)
    first = next((n for n, w in enumerate(told) if _END.search(w) and len(_WORD.findall(w)) >= 10), len(told))
    for n, words in enumerate(told[: first + 1]):
        like = _key(words) == known if known else n < first and 2 <= len(_WORD.findall(words)) <= 25
        if like and found[n] == "body":
            for m, other in enumerate(told):
                if _key(other) == _key(words) and found[m] == "body":
                    found[m] = "title" if m == n else "repeat"
            return


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))
