"""What can be seen of a line of plain text, alone and among its neighbours, as numbers for the role model.

The idea of deciding by length, function words and neighbours is jusText's (Pomikálek 2011, "Removing
Boilerplate and Duplicate Content from Web Corpora"); frame phrases, the overlap with the rest of the page
and repeats are ours.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from storyledger.collect.phrases import FRAME, STOP, STRONG, TEASER
from storyledger.collect.printed import days
from storyledger.terms import Span

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…。][\"'”’)\]»]{0,3}$")
_QUOTE_END = re.compile(r"[\"”’'»]$")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b|[A-Z]{2,4}\b)?|\b\d{1,2}\s?[ap]\.?m\b"
    r"|\b\d+\s(?:minute|hour|day|week|month|year)s?\sago\b",
    re.I,
)
_LINK = re.compile(r"https?://|www\.|\w@\w|\.com\b|\bpic\.twitter|@\w{3}")
_BULLET = re.compile(r"^\s*(?:[•●▪■◦*+\-–—>»›#|]|\d{1,3}[.)])\s")
_SPLIT = re.compile(r"\s[|»›•·/>]\s|»|\|")
_BYLINE = re.compile(r"^(?:written\s|story\s|text\s)?by:?\s", re.I)
_SENTENCES = re.compile(r"[.!?][\"'”’)]?\s+[\"'“‘(]?[A-Z]")
_SAID = re.compile(
    r"\b(?:said|says|told|according|added|reported|announced|was|were|had|has|have|will|would|is|are)\b"
)
_YOU = re.compile(r"\b(?:you|your|us|our|we)\b", re.I)
_PHOTO = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|getty|reuters|afp|file|credit|caption|courtesy|via|pictured)\b"
    r"|[(/]AP\b|AP Photo",
    re.I,
)
_DATELINE = re.compile(r"^[A-Z][A-Za-z .,'’]{2,40}\s?(?:\([A-Z][\w .]{1,20}\))?\s?[-–—]{1,2}\s")
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|all rights reserved|privacy", re.I)
MANY = 60.0  # counts are cut here: more lines or words say no more


@dataclass(frozen=True, slots=True)
class Seen:
    """One line before its neighbours are looked at."""

    text: str
    words: tuple[str, ...]
    content: frozenset[str]
    names: frozenset[str]
    stop: float
    ends: bool
    sentence: bool
    frame: float
    own: tuple[float, ...]


OWN = (
    "chars", "words", "word_length", "stop", "capitals", "digits", "marks", "ends", "quote_end", "sentences",
    "commas",
    "date", "time", "frame", "strong", "teaser", "link", "bullet", "split", "byline", "said", "you", "photo",
    "dateline", "upper", "lower_start", "quote_start", "colon", "ellipsis", "question", "dollar",
)  # fmt: skip
_STRONG, _BULLETED, _LINKED = OWN.index("strong"), OWN.index("bullet"), OWN.index("link")
AMONG = (
    "line", "line_from_end", "place", "lines", "repeats", "like_title", "gap_before", "gap_after",
    "far_overlap",
    "far_names", "content", "inside", "from_start", "from_end", "main_share", "page_sentences", "page_words",
    "page_short", "page_gaps", "before_sentence", "after_sentence", "words_near", "stop_near", "frame_near",
    "block_overlap", "nested", "run", "run_bounded",
)  # fmt: skip
PAGE = (
    "strong_lines", "strong_share", "head_words", "tail_words", "head_frame", "tail_frame", "copyright",
    "repeated",
    "bullets", "median_words", "links", "head_sentences", "tail_sentences",
)  # fmt: skip
NEAR = ("words", "ends", "sentence", "frame", "stop", "overlap", "gap")
STEPS = (-3, -2, -1, 1, 2, 3)
NAMES = OWN + AMONG + PAGE + tuple(f"{name}{step:+d}" for step in STEPS for name in NEAR)


def features(text: str, spans: Sequence[Span], title: str = "") -> list[list[float]]:
    r"""Return one row of numbers (`NAMES`) for each line.

    >>> rows = features("Home | News\n\nThe mine was shut on Monday.", [Span(0, 11), Span(13, 41)])
    >>> [row[NAMES.index("ends")] for row in rows]
    [0.0, 1.0]
    """
    seen = [see(text[s:e]) for s, e in spans]
    if not seen:
        return []
    gaps = _gaps(text, spans)
    overlaps = _overlaps(seen)
    among, page = _among(seen, gaps, overlaps, title), _page(seen)
    return [[*one.own, *among[n], *page, *_near(seen, gaps, overlaps, n)] for n, one in enumerate(seen)]


def _page(seen: Sequence[Seen]) -> list[float]:
    """What tells a whole page from a text that an extractor has been over: a frame at its head and tail."""
    count = len(seen)
    strong = sum(one.own[_STRONG] for one in seen)
    words = sorted(len(one.words) for one in seen)
    ends = (seen[:8], seen[-8:])
    mean = [sum(min(len(o.words), MANY) for o in some) / len(some) for some in ends]
    frame = [sum(o.frame for o in some) / len(some) for some in ends]
    told = [sum(o.sentence for o in some) / len(some) for some in ends]
    copyright_ = any(_COPYRIGHT.search(o.text) for o in seen[-25:])
    alike = len({" ".join(o.words).casefold() for o in seen})
    return [math.log1p(strong), strong / count, *mean, *frame, float(copyright_), 1 - alike / count,
            sum(o.own[_BULLETED] for o in seen) / count, float(min(words[count // 2], 100)),
            sum(o.own[_LINKED] > 0 for o in seen) / count, *told]  # fmt: skip


def see(line: str) -> Seen:
    """Look at one line; of a very long one, at its start and end."""
    short = line if len(line) <= 4000 else f"{line[:3000]} {line[-900:]}"
    words = tuple(_WORD.findall(short))
    low = [w.casefold() for w in words]
    stop = sum(w in STOP for w in low) / len(low) if low else 0.0
    ends = bool(_END.search(short)) or (len(words) >= 12 and bool(_QUOTE_END.search(short)))
    sentence = (len(words) >= 8 and ends and stop >= 0.15) or len(words) >= 30
    frame = float(bool(FRAME.search(short)))
    names = frozenset(w.casefold() for w in words[1:] if w[:1].isupper() and w.casefold() not in STOP)
    content = frozenset(w[:7] for w in low if len(w) >= 4 and w not in STOP)
    return Seen(
        short, words, content, names, stop, ends, sentence, frame, _own(short, words, stop, ends, frame)
    )


def _own(line: str, words: Sequence[str], stop: float, ends: bool, frame: float) -> tuple[float, ...]:
    count = len(words)
    upper = sum(w[:1].isupper() for w in words)
    told = (
        math.log1p(len(line)), math.log1p(count), sum(map(len, words)) / count if count else 0.0, stop,
        upper / count if count else 0.0, sum(c.isdigit() for c in line) / max(len(line), 1),
        sum(not c.isalnum() and not c.isspace() for c in line) / max(len(line), 1), ends,
        bool(_QUOTE_END.search(line)),
        min(len(_SENTENCES.findall(line)), 10), min(line.count(","), 10), bool(days(line[:400])),
        len(_TIME.findall(line[:400])),
        frame, bool(STRONG.search(line)), bool(TEASER.match(line)), len(_LINK.findall(line)),
        bool(_BULLET.match(line)),
        len(_SPLIT.findall(line)), bool(_BYLINE.match(line)),
        min(len(_SAID.findall(line)), 10) / max(count, 1) ** 0.5,
        min(len(_YOU.findall(line)), 10), len(_PHOTO.findall(line)), bool(_DATELINE.match(line)),
        line.isupper(),
        line[:1].islower(), line[:1] in "\"“'‘", line.endswith(":"), line.endswith(("…", "...")),
        line.endswith("?"),
        "$" in line,
    )  # fmt: skip
    return tuple(map(float, told))


def _gaps(text: str, spans: Sequence[Span]) -> list[float]:
    """How many newlines stand before each line, and after the last."""
    ends = [0, *(s.end for s in spans)]
    starts = [*(s.start for s in spans), len(text)]
    return [float(min(text.count("\n", a, b), 4)) for a, b in zip(ends, starts, strict=True)]


def _overlaps(seen: Sequence[Seen]) -> list[tuple[float, float]]:
    """Share of a line's content words, and of its names, that lines further than two away have too."""
    where: dict[str, list[int]] = {}
    names: dict[str, list[int]] = {}
    for n, one in enumerate(seen):
        if one.sentence:  # frames share words with frames: only sentences say what the page is about
            for word in one.content:
                where.setdefault(word, []).append(n)
            for word in one.names:
                names.setdefault(word, []).append(n)
    return [(_far(where, one.content, n), _far(names, one.names, n)) for n, one in enumerate(seen)]


def _far(where: dict[str, list[int]], some: frozenset[str], n: int) -> float:
    if not some:
        return -1.0
    found = 0
    for word in some:
        lines = where.get(word, ())
        near = bisect_left(lines, n + 3) - bisect_left(lines, n - 2)
        found += len(lines) > near
    return found / len(some)


def _among(
    seen: Sequence[Seen], gaps: Sequence[float], overlaps: Sequence[tuple[float, float]], title: str
) -> list[list[float]]:
    count = len(seen)
    repeats = Counter(" ".join(one.words).casefold() for one in seen)
    first, last = _main(seen)
    told = [n for n, one in enumerate(seen) if one.sentence]
    total = sum(len(one.words) for one in seen) or 1
    main_share = sum(len(one.words) for one in seen[first:last]) / total
    page = (
        len(told) / count,
        math.log1p(total),
        sum(len(o.words) < 5 for o in seen) / count,
        sum(g > 1 for g in gaps) / count,
    )
    heading = _heading(seen, told, title)
    sums = _running(seen)
    rows = []
    for n, one in enumerate(seen):
        a, b = max(0, n - 4), min(count, n + 5)
        key = " ".join(one.words).casefold()
        before = told[at - 1] if (at := bisect_left(told, n)) else -99
        after = (
            told[at + (at < len(told) and told[at] == n)]
            if at + (at < len(told) and told[at] == n) < len(told)
            else 10**6
        )
        rows.append([
            min(n, MANY), min(count - 1 - n, MANY), n / count, math.log1p(count), min(repeats[key], 5),
            _like(one, heading), gaps[n], gaps[n + 1], *overlaps[n], min(len(one.content), 30),
            float(first <= n < last), _cut(n - first), _cut(last - 1 - n), main_share, *page,
            min(n - before, 20.0), min(after - n, 20.0), (sums[0][b] - sums[0][a]) / (b - a),
            (sums[1][b] - sums[1][a]) / (b - a), (sums[2][b] - sums[2][a]) / (b - a),
            max(overlaps[m][0] for m in range(max(0, n - 1), min(count, n + 2))), _nested(seen, n, heading),
            min(after - before - 1, 40.0) if not one.sentence else 0.0, float(before >= 0 and after < 10**6),
        ])  # fmt: skip
    return rows


def _cut(value: int) -> float:
    return float(max(-20, min(20, value)))


def _main(seen: Sequence[Seen]) -> tuple[int, int]:
    """The run of lines with the most sentences' words against other lines (maximum sub-array, Kadane)."""
    best, first, last, here, start = 0.0, 0, 0, 0.0, 0
    for n, one in enumerate(seen):
        value = min(len(one.words), MANY) if one.sentence else -8.0
        if here <= 0:
            here, start = 0.0, n
        here += value
        if here > best:
            best, first, last = here, start, n + 1
    return first, last


def _heading(seen: Sequence[Seen], told: Sequence[int], title: str) -> frozenset[str]:
    """Content words of the title, where known; else of the longest short line above the first sentence."""
    if title:
        return see(title).content
    above = [o for o in seen[: told[0] if told else 0][-8:] if 3 <= len(o.words) <= 25 and not o.frame]
    return max((o.content for o in above), key=len, default=frozenset())


def _like(one: Seen, heading: frozenset[str]) -> float:
    return len(one.content & heading) / len(heading | one.content) if heading and one.content else 0.0


def _nested(seen: Sequence[Seen], n: int, heading: frozenset[str]) -> float:
    """Share of the heading's words in the line."""
    return len(seen[n].content & heading) / len(heading) if heading else -1.0


def _running(seen: Sequence[Seen]) -> tuple[list[float], list[float], list[float]]:
    words, stop, frame = [0.0], [0.0], [0.0]
    for one in seen:
        words.append(words[-1] + min(len(one.words), MANY))
        stop.append(stop[-1] + one.stop)
        frame.append(frame[-1] + one.frame)
    return words, stop, frame


def _near(
    seen: Sequence[Seen], gaps: Sequence[float], overlaps: Sequence[tuple[float, float]], n: int
) -> list[float]:
    row: list[float] = []
    for step in STEPS:
        m = n + step
        if not 0 <= m < len(seen):
            row += [-1.0] * len(NEAR)
            continue
        one = seen[m]
        row += [math.log1p(len(one.words)), float(one.ends), float(one.sentence), one.frame, one.stop,
                overlaps[m][0],                gaps[m]]  # fmt: skip
    return row
