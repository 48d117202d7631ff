"""Direct quotations by their marks: curly, straight and single, nested, unclosed over paragraphs.

All offsets are code points, half-open. A quotation is what stands inside the outermost marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from storyledger.terms import Span
from storyledger.text import trim

_OPENERS = "“«„"
_CLOSERS = "”»"
_MARK = re.compile(r"[“”„«»\"]|``|''")
# ‘ and ' open after a space or bracket and before a word; they close after a word or stop and before none.
_SINGLE_OPEN = re.compile(r"(?<![\w.,])['‘](?=[\w\[($])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)\]])['’](?![\w])")
_LONGEST_SINGLE = 1500  # code points; a single mark that stays open longer is taken for an apostrophe
_WORD = re.compile(r"[^\W_]+")


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    r"""Return the spans inside the outermost quotation marks of each paragraph, in order.

    A quotation left open ends with its paragraph. Single marks count where no double ones stand around them.

    >>> page = 'She said: "It is \'late\'." No one left.'
    >>> [page[s.start:s.end] for s in quotations(page, [Span(0, len(page))])]
    ["It is 'late'."]
    """
    found: list[Span] = []
    for start, end in paragraphs:
        doubles = list(_doubles(text, start, end))
        found += sorted(doubles + _singles(text, start, end, doubles))
    return found


def mask(text: str, spans: Iterable[Span]) -> bytearray:
    """Return one byte a code point: 1 inside a quotation (its marks are outside), else 0.

    >>> list(mask('a "b"', [Span(3, 4)]))
    [0, 0, 0, 1, 0]
    """
    inside = bytearray(len(text))
    for start, end in spans:
        inside[start:end] = b"\x01" * (end - start)
    return inside


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Return whether `[start, end)` lies in one of the spans.

    >>> inside([Span(2, 9)], 3, 9), inside([Span(2, 9)], 3, 10)
    (True, False)
    """
    return any(s.start <= start and end <= s.end for s in spans)


def with_marks(text: str, span: Span) -> Span:
    """Return a quotation with the marks around it, and with the comma between its end and the closing mark.

    >>> tuple(with_marks('"Go," he said', Span(1, 3)))
    (0, 5)
    """
    start, end = span
    if text[max(0, start - 2) : start] in ("''", "``"):
        start -= 2
    elif start and text[start - 1] in "\"“«„‘'":
        start -= 1
    stop = end
    while stop < len(text) and stop < end + 2 and text[stop] in ".,!?":
        stop += 1
    if text[stop : stop + 2] == "''":
        end = stop + 2
    elif stop < len(text) and text[stop] in "\"”»’'":
        end = stop + 1
    return Span(start, end)


_OPENS = re.compile(r"[,.:;?!—–(]\s*$")
_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"))


def is_title(text: str, span: Span) -> bool:
    """Return whether a quotation is a title or a nickname: few words, capitals, no comma or stop before it.

    >>> is_title('on "Meet the Sea" he said', Span(4, 16)), is_title('he said, "Go on."', Span(10, 16))
    (True, False)
    """
    words = _WORD.findall(text, span.start, min(span.end, span.start + 120))
    start = with_marks(text, span).start
    before = text[max(0, start - 3) : start]
    if len(words) > 6 or span.end - span.start > 80 or not before.strip() or _OPENS.search(before):
        return False
    return words[0][0].isupper() and all(w[0].isupper() or w.isdigit() or w in _SMALL for w in words)


def _doubles(text: str, start: int, end: int) -> Iterable[Span]:
    opened, depth = -1, 0
    for match in _MARK.finditer(text, start, end):
        opens = _opens(text, match, start, end, opened >= 0)
        if opens is None:
            continue
        if opened < 0:
            opened, depth = (match.end(), 1) if opens else (-1, 0)
        elif opens and match.group() == '"':
            yield from _inside(text, opened, match.start())  # the mark before was never closed
            opened, depth = match.end(), 1
        elif opens:
            depth += 1
        else:
            depth = 0 if match.group() == '"' else depth - 1
            if depth <= 0:
                yield from _inside(text, opened, match.start())
                opened = -1
    if opened >= 0:
        yield from _inside(text, opened, end)


def _opens(text: str, match: re.Match[str], start: int, end: int, inside: bool) -> bool | None:
    """Whether a mark opens a quotation; None where it is no quotation mark (inches, an apostrophe pair)."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in _OPENERS or mark == "``":
        return True
    if mark in _CLOSERS:
        return False if inside else None
    if mark == "''":
        return False if inside else (True if not after.isspace() else None)
    if not inside:
        return None if before.isdigit() or (after.isspace() and not before.isspace()) else True
    return before.isspace() and (after.isalnum() or after in "[($") and not after.isspace()


def _inside(text: str, start: int, end: int) -> Iterable[Span]:
    span = trim(text, start, end)
    if _WORD.search(text, span.start, span.end):
        yield span


def _singles(text: str, start: int, end: int, doubles: Sequence[Span]) -> list[Span]:
    if "'" not in text[start:end] and "‘" not in text[start:end]:
        return []
    found: list[Span] = []
    at, number = start, 0
    clear = {"'": start, "‘": start}  # up to here no mark closes, so a run of marks left open is read once
    while match := _SINGLE_OPEN.search(text, at, end):
        at = match.end()
        while number < len(doubles) and doubles[number].end < at:
            number += 1
        double = doubles[number] if number < len(doubles) else Span(end + 1, end + 1)
        if double.start <= at:
            at = max(at, double.end)
            continue
        limit, mark = min(end, at + _LONGEST_SINGLE, double.start - 1), match.group()
        close = _close(text, max(at, clear[mark]), limit, mark)
        clear[mark] = max(clear[mark], limit - 1) if close is None else clear[mark]
        if close is not None and text[at : at + 2] not in ("s ", "t "):
            found += _inside(text, at, close)
            at = close + 1
    return found


def _close(text: str, at: int, limit: int, mark: str) -> int | None:
    """Where a single quotation closes; one after an s ("troops'") only if no later one does."""
    wanted = "’" if mark == "‘" else "'"
    doubtful = None
    for match in _SINGLE_CLOSE.finditer(text, at, limit):
        if text[match.start()] != wanted:
            continue
        if text[match.start() - 1] != "s" or text[match.end() : match.end() + 1] != " ":
            return match.start()
        doubtful = match.start() if doubtful is None else doubtful
    return doubtful
