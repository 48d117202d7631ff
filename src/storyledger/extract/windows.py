"""Paragraphs as windows of word pieces with shape and quotation features: what the reader model sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

MAX_WORDS = 160
MAX_PIECES = 500  # the encoder has 512 positions
WORD_PIECES = 12  # of a longer word (an address, a key) the rest is left out
CLS, SEP = 101, 102
# Quotation state of a character.
OUTSIDE, MARK, DOUBLE, UNCLOSED, SINGLE = range(5)
QUOTE_STATES = 5
# Shape of a word as printed; the encoder itself reads lower case.
LOWER, TITLE, UPPER, CAPITAL, MIXED, DIGITS, PUNCTUATION, OTHER = range(8)
SHAPES = 8
_DOUBLE_MARKS = '"“”«»„'
_SINGLE = re.compile(r"['‘’]")


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of a stretch of text; word offsets are code points of the document, half-open.

    ``pieces``, ``shapes`` and ``quotes`` run alongside; ``first[i]`` is the piece word ``i`` begins with.
    """

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    first: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def quote_states(text: str) -> bytearray:
    """The quotation state of each character of one paragraph.

    >>> list(quote_states('a "b" c'))
    [0, 0, 1, 2, 1, 0, 0]
    """
    states = bytearray(len(text))
    opened = -1
    for at, char in enumerate(text):
        if char == "\n":
            _fill(states, opened, at, UNCLOSED)
            opened = -1
        elif char in _DOUBLE_MARKS:
            states[at] = MARK
            if opened >= 0 and char not in "“«„":
                _fill(states, opened, at, DOUBLE)
                opened = -1
            elif char in '"“«„':
                _fill(states, opened, at, UNCLOSED)
                opened = at
    _fill(states, opened, len(text), UNCLOSED)
    _mark_single(text, states)
    return states


def _fill(states: bytearray, opened: int, end: int, state: int) -> None:
    if opened >= 0:
        states[opened + 1 : end] = bytes([state]) * (end - opened - 1)


def _mark_single(text: str, states: bytearray) -> None:
    """Mark what stands between single quotation marks outside double ones; apostrophes do neither."""
    opened = -1
    for match in _SINGLE.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if states[at] != OUTSIDE:
            opened = -1
        elif after.isalnum() and not before.isalnum() and text[at] != "’":
            opened = at
        elif opened >= 0 and not after.isalnum() and not before.isspace():
            if not any(states[opened:at]) and "\n" not in text[opened:at]:
                _fill(states, opened, at, SINGLE)
                states[opened] = states[at] = MARK
            opened = -1


def shape_of(word: str) -> int:
    """The shape of one word as printed."""
    if word.isdigit():
        return DIGITS
    if not any(char.isalnum() for char in word):
        return PUNCTUATION
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITAL if len(word) == 1 else UPPER
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED if word.isalpha() else OTHER


def encode(tokenizer: Tokenizer, texts: Sequence[str], bases: Sequence[int]) -> list[Window]:
    """One window for each text; ``bases[i]`` is where text ``i`` begins in its document."""
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [
        _window(text, base, encoding.ids, encoding.word_ids, encoding.offsets)
        for text, base, encoding in zip(texts, bases, encodings, strict=True)
    ]


def _window(
    text: str, base: int, ids: Sequence[int], words: Sequence[int | None], offsets: Sequence[tuple[int, int]]
) -> Window:
    states = quote_states(text)
    first: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    last: int | None = None
    kept: list[int] = []
    for piece, word, (start, end) in zip(ids, words, offsets, strict=True):
        if not first or word != last:
            first.append(len(kept))
            starts.append(start)
            ends.append(end)
        ends[-1] = max(ends[-1], end)
        if len(kept) - first[-1] < WORD_PIECES:
            kept.append(piece)
        last = word
    shapes: list[int] = []
    quotes: list[int] = []
    bounds = [*first, len(kept)][1:]
    for begin, stop, start, end in zip(first, bounds, starts, ends, strict=True):
        shapes += [shape_of(text[start:end] or " ")] * (stop - begin)
        quotes += [states[start] if start < len(text) else 0] * (stop - begin)
    return Window(
        tuple(kept),
        tuple(shapes),
        tuple(quotes),
        tuple(first),
        tuple(base + start for start in starts),
        tuple(base + end for end in ends),
    )


def split(window: Window, limit: int = MAX_WORDS) -> list[Window]:
    """Parts of at most ``limit`` words and 500 pieces, cut after a sentence where there is one.

    A window that fits comes back as it is.
    """
    parts: list[Window] = []
    begin, count = 0, len(window.first)
    while stop := _overflow(window, begin, limit):
        ends = [at for at in range(begin + (stop - begin) // 2, stop) if _ends_sentence(window, at)]
        stop = ends[-1] + 1 if ends else stop
        parts.append(cut(window, begin, stop))
        begin = stop
    return [*parts, cut(window, begin, count)] if begin else [window]


def _overflow(window: Window, begin: int, limit: int) -> int:
    """The first word that no longer fits into a part beginning at ``begin``; 0 where all do."""
    fits = bisect_right(window.first, window.first[begin] + MAX_PIECES - WORD_PIECES) if window.first else 0
    stop = min(begin + limit, fits)
    return stop if stop < len(window.first) else 0


def _ends_sentence(window: Window, at: int) -> bool:
    return window.pieces[window.first[at]] in _SENTENCE_ENDS and window.ends[at] < window.starts[at + 1]


_SENTENCE_ENDS = frozenset({1012, 1029, 999, 1000, 1524})  # . ? ! " ” in the word-piece vocabulary


def cut(window: Window, begin: int, stop: int) -> Window:
    """The words ``begin`` to ``stop`` (half-open) of a window."""
    low = window.first[begin]
    high = window.first[stop] if stop < len(window.first) else len(window.pieces)
    return Window(
        window.pieces[low:high],
        window.shapes[low:high],
        window.quotes[low:high],
        tuple(at - low for at in window.first[begin:stop]),
        window.starts[begin:stop],
        window.ends[begin:stop],
    )
