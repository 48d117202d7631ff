"""Completing what any reader found: quotations as printed, mode, stance, standing, title, reason, relay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from storyledger.extract.paragraphs import paragraphs
from storyledger.extract.quotes import is_title, mask, quotations
from storyledger.extract.reasons import justification_of, saw_it, via_of
from storyledger.extract.relays import dayless, through, worded
from storyledger.extract.rules import attributions
from storyledger.extract.stance import stance
from storyledger.extract.standing import antecedent, aside_of, kind_of_source, title_of
from storyledger.extract.wrapped import whole
from storyledger.terms import Attribution, Name, Sentence, Span, Spans

LONG = 6  # words: a shorter quotation that nobody claims is a phrase in quotation marks
DIRECT = 0.9  # share of a content's letters inside quotation marks
RESCUED = 0.5  # of a content found by rules: so much must be quotations that the reader gave to nobody
SNAP = 0.8  # of the characters in either: a content this near to a quotation is that quotation
_SOFT_EDGE = " \t\xa0,;:"
_EDGE = _SOFT_EDGE + "\"“”«»„'‘’`"


@dataclass(slots=True)
class _Page:
    """What one document's attributions are completed from."""

    text: str
    sentences: Sequence[Sentence]
    starts: list[int]  # of the sentences
    names: Sequence[Name]
    name_starts: list[int]
    spans: list[Span]  # quotations
    span_starts: list[int]
    inside: bytearray

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that holds a place."""
        number = bisect_right(self.starts, at) - 1
        return self.sentences[number] if number >= 0 and at < self.sentences[number].end else None

    def named(self, spans: Spans) -> list[Name]:
        """The names inside some spans."""
        return [n for s in spans for n in self._from(s.start) if n.start < s.end]

    def _from(self, at: int) -> Sequence[Name]:
        number = bisect_right(self.name_starts, at - 1)
        return self.names[number : number + 40]

    def quotation(self, at: int, end: int) -> Span | None:
        """The first quotation that shares characters with `[at, end)`."""
        for number in range(max(0, bisect_right(self.span_starts, at) - 1), len(self.spans)):
            q = self.spans[number]
            if q.start >= end:
                return None
            if q.end > at:
                return q
        return None


def complete(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], found: Sequence[Attribution]
) -> list[Attribution]:
    """Return attributions from any reader with mode, stance, standing, title, justification and relays.

    A content that is a quotation gets the quotation's span. A quotation that nobody claimed goes to the
    source that the rules find for it, else it is added without one: on a damaged page that matters.

    >>> page = 'It began. "We lost both of the old boats today."'
    >>> told = [Sentence("d", 0, 9, 0), Sentence("d", 10, len(page), 0)]
    >>> [(a.source, page[slice(*a.content[0])], a.mode) for a in complete(page, told, [], [])]
    [((), 'We lost both of the old boats today.', 'direct')]
    """
    page = _page(text, sentences, names)
    told = [replace(a, content=_snapped(page, a.content)) for a in _relayed(text, found)]
    told = _continued(page, told)
    told += _claimed_by_rules(page, told) if any(a.reader != "rules" for a in found) or not found else []
    told += _orphans(page, told)
    filled = {a.id: a for a in _without_relays([_filled(page, a) for a in told])}
    return sorted(filled.values(), key=lambda a: (a.content, a.cue, a.source))


def _relayed(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the sources that are words, and with relays told apart from sources."""
    kept = [a for a in found if a.content and not _only_asked(text, a)]
    return [through(text, replace(a, source=worded(text, a.source))) for a in kept]


_ASKED = re.compile(r"\bask(?:s|ed|ing)?\b", re.I)
_QUESTIONS = re.compile(
    r"(?:an?\s|the\s|some\s|many\s|more\s|several\s|[a-z-]{3,20}\s){0,3}questions?\b", re.I
)


def _only_asked(text: str, a: Attribution) -> bool:
    """Whether questions were asked of which the page prints no word: "asked follow-up questions"."""
    cue = any(_ASKED.search(text, s.start, s.end) for s in a.cue)
    return cue and any(_QUESTIONS.match(text, s.start, s.end) for s in a.content)


def _page(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> _Page:
    told = whole(text, sorted(sentences, key=lambda s: (s.start, s.end)))
    known = sorted(names, key=lambda n: (n.start, n.end))
    spans = quotations(text, paragraphs(told))
    return _Page(
        text,
        told,
        [s.start for s in told],
        known,
        [n.start for n in known],
        spans,
        [q.start for q in spans],
        mask(text, spans),
    )


# --- quotations -------------------------------------------------------------------------------------------


def _snapped(page: _Page, content: Spans) -> Spans:
    """Contents without the marks and commas at their ends; what is nearly a quotation is the quotation."""
    kept: list[Span] = []
    for piece in content:
        start, end = _without(page.text, piece, _EDGE)
        q = page.quotation(start, end)
        if q is None or _share(q, Span(start, end)) < SNAP or _words_beside(page.text, q, start, end):
            start, end = _without(page.text, piece, _SOFT_EDGE)
            end = _closed(page.text, end) if q and start < q.start and end == q.end else end
        else:
            start, end = q
        if end > start and all(k.end <= start for k in kept[-1:]):
            kept.append(Span(start, end))
    return tuple(kept) or tuple(content)


_LETTER = re.compile(r"[^\W_]")


def _words_beside(text: str, q: Span, start: int, end: int) -> bool:
    """Whether a content has words before or after a quotation inside it."""
    return bool(
        _LETTER.search(text, start, max(start, q.start)) or _LETTER.search(text, min(end, q.end), end)
    )


def _without(text: str, piece: Span, edge: str) -> Span:
    start, end = piece
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end) if end > start else piece


def _closed(text: str, end: int) -> int:
    """Where the mark that closes a quotation ends, so that a mixed content keeps both of its marks."""
    mark = text[end : end + 2]
    return end + 2 if mark == "''" else end + 1 if mark[:1] in ("”", '"', "’", "'") else end


def _share(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / (max(a.end, b.end) - min(a.start, b.start))


def _claimed(page: _Page, told: Sequence[Attribution]) -> bytearray:
    return mask(page.text, (s for a in told for s in a.content))


def _unclaimed(page: _Page, told: Sequence[Attribution]) -> Iterator[Span]:
    claimed = _claimed(page, told)
    for q in page.spans:
        if not is_title(page.text, q) and 2 * sum(claimed[q.start : q.end]) < q.end - q.start:
            yield q


def _claimed_by_rules(page: _Page, told: Sequence[Attribution]) -> list[Attribution]:
    """What the rules find for quotations that the reader left: their direct and mixed attributions alone."""
    left = list(_unclaimed(page, told))
    if not left:
        return []
    waits = mask(page.text, left)
    found = attributions(page.text, page.sentences, page.names)
    return [a for a in found if a.source and _quoted_share(a, waits) >= RESCUED]


def _quoted_share(a: Attribution, waits: bytearray) -> float:
    """The share of a content inside the quotations that wait for a speaker."""
    return sum(sum(waits[s.start : s.end]) for s in a.content) / sum(s.end - s.start for s in a.content)


def _continued(page: _Page, told: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the quotations that go on behind them: '"No," Lee said. "Not today."'.

    The quotation begins the next sentence of the paragraph, and the one before quotes its speaker.
    """
    out = list(told)
    last: dict[int, tuple[int, int]] = {}  # for each sentence its last part of an attribution, and whose
    for at, a in enumerate(out):
        for s in (*a.cue, *a.content) if a.source else ():
            number = bisect_right(page.starts, s.start) - 1
            last[number] = max(last.get(number, (-1, -1)), (s.start, at))
    for q in _unclaimed(page, told):
        number = bisect_right(page.starts, q.start) - 1
        at = last.get(number - 1, (-1, -1))[1]
        if at < 0 or page.sentences[number - 1].paragraph != page.sentences[number].paragraph:
            continue
        begins = not _LETTER.search(page.text, page.sentences[number].start, q.start)
        if begins and page.inside[out[at].content[-1].start]:
            out[at] = replace(out[at], content=tuple(sorted((*out[at].content, q))))
            last[number] = max(last.get(number, (-1, -1)), (q.start, at))
    return out


def _orphans(page: _Page, told: Sequence[Attribution]) -> Iterator[Attribution]:
    """Quotations of somebody's speech that no reader gave to anyone."""
    for q in list(_unclaimed(page, told)):
        home = page.sentence(q.start)
        if home and len(page.text[q.start : q.end].split()) >= LONG and _speech(page.text, q, home):
            yield Attribution(home.document, (q,), reader="rules")


def _speech(text: str, q: Span, home: Sentence) -> bool:
    """Whether a quotation is a sentence of its own: it begins one, or a capital follows a stop or comma."""
    before = text[home.start : q.start].rstrip(" \"“«„'‘(")
    return not before or (text[q.start].isupper() and before[-1] in ",.:;!?—–")


def _without_relays(told: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without those that say no more than another's relay: "quoting | two sailors"."""
    relays = {v.start: v for a in told for v in a.via}
    return [
        a
        for a in told
        if not (a.cue and a.mode == "indirect" and len(a.content) == 1 and _is_relay(a, relays))
    ]


def _is_relay(a: Attribution, relays: Mapping[int, Span]) -> bool:
    v = relays.get(a.content[0].start)
    return v is not None and _share(a.content[0], v) >= SNAP


# --- what is printed of the source ------------------------------------------------------------------------


def _filled(page: _Page, a: Attribution) -> Attribution:
    at = (a.cue or a.source or a.content)[0].start
    home = page.sentence(at)
    start, end = (home.start, home.end) if home else (a.content[0].start, a.content[-1].end)
    text = page.text
    meant = _meant(page, a.source, start)
    said = " ".join(text[s.start : s.end] for s in a.content if page.inside[s.start])
    whole = _around_source(a.source, end, text)
    person = page.named(whole)
    standing = kind_of_source(text, meant, page.named(meant), _outside(page, start, end))
    return replace(
        a,
        mode=_mode(page, a.content),
        stance=stance(text, a),
        title=title_of(text, whole, person),
        standing=standing,
        justification=_reason(text, whole, end, person if standing == "named_person" else ()),
        first_hand=bool(a.source) and saw_it(text, whole[0].start, whole[-1].end, said),
        via=a.via or _via(page, a, end),
    )


def _meant(page: _Page, source: Spans, floor: int) -> Spans:
    """A source, or what its "who" stands for: a person's name right before it, else the phrase there."""
    meant = antecedent(page.text, source, floor)
    if len(source) == 1 and (meant != source or page.text[slice(*source[0])].lower() in ("who", "which")):
        near = page.named((Span(max(floor, source[0].start - 60), source[0].start),))
        if near and page.text[near[-1].end : source[0].start] in (", ", " "):
            begun = meant[0].start if meant != source else near[-1].start
            return (Span(min(begun, near[-1].start), near[-1].end),)
    return meant


def _outside(page: _Page, start: int, end: int) -> str:
    return "".join(" " if page.inside[i] else page.text[i] for i in range(start, end))


_MORE = re.compile(
    r"(?:,\s(?:(?:an?|the|who|whose|one|\d{1,3})\b|[a-z]+\s(?:of|for|at)\b|[A-Z][\w.]+\s(?:of|for"
    r"|at)\b)|\s(?:who|with (?:\w+ )?knowledge of|familiar with|briefed on|close to)\b)[^,.;:\"“”\n]{0,120}"
)


def _around_source(source: Spans, end: int, text: str) -> Spans:
    """A source with the apposition behind it, where the reader left that out."""
    if not source:
        return ()
    more = _MORE.match(text, source[-1].end, end)
    return (*source[:-1], Span(source[-1].start, more.end())) if more else source


def _reason(text: str, whole: Spans, end: int, person: Sequence[Name]) -> Spans:
    """The reason for hearing a source; one for anonymity may stand behind it, before the next quotation."""
    if not whole:
        return ()
    quote = _QUOTE.search(text, whole[-1].end, end)
    source = Span(whole[0].start, whole[-1].end)
    found = justification_of(text, source, quote.start() if quote else end)
    return found or aside_of(text, whole, person)


_QUOTE = re.compile(r"[\"“]")


def _via(page: _Page, a: Attribution, end: int) -> Spans:
    """Relays beside the cue, outside the content."""
    if not a.cue:
        return ()
    start, stop = a.cue[0].start, min(end, a.cue[-1].end + 120)
    found = dayless(page.text, via_of(page.text, start, stop))
    return tuple(v for v in found if not any(s.start <= v.start < s.end for s in (*a.content, *a.source)))


def _mode(page: _Page, content: Spans) -> str:
    whole = quoted = 0
    for s in content:
        for i in range(s.start, s.end):
            if page.text[i].isalnum():
                whole += 1
                quoted += page.inside[i]
    share = quoted / whole if whole else 0.0
    return "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"
