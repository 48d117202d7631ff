"""Who is printed as saying what, by rules; and what any reader's attributions are completed with.

Quotation marks are read by rules alone (`quotes`); cues are a closed list of words of saying.  After the rules of
Krestel, Bergler and Witte, "Minding the Source" (LREC 2008), made wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storyledger.extract.quotes import inside, quotations
from storyledger.extract.stance import stance
from storyledger.extract.standing import justification_of, kind_of_source, saw_it, title_of, via_of
from storyledger.terms import Attribution, Name, Sentence, Span, Spans
from storyledger.text import trim

_SAY = (
    r"(?:sa(?:id|ys?|ying)|told|tells?|add(?:ed|s|ing)|stat(?:ed|es)|announc(?:ed|es)|warn(?:ed|s)|declar(?:ed|es)|claim(?:ed|s)?"
    r"|explain(?:ed|s)|stress(?:ed|es)|insist(?:ed|s)|argu(?:ed|es)|not(?:ed|es)|confirm(?:ed|s)|report(?:ed|s)|suggest(?:ed|s)?"
    r"|acknowledg(?:ed|es)|admit(?:ted|s)|den(?:ied|ies|y)|predict(?:ed|s)|conclud(?:ed|es)|emphasi[sz](?:ed|es)|revealed"
    r"|reject(?:ed|s)|pledg(?:ed|es)|vow(?:ed|s)|promis(?:ed|es)|wrote|writes|tweeted|believes?|believed|hop(?:es|ed)|fears?|feared"
    r"|expects?|expected|estimat(?:ed|es)|indicat(?:ed|es)|show(?:ed|s)|demand(?:ed|s)|urg(?:ed|es)|call(?:ed|s) for|ask(?:ed|s)"
    r"|agreed|accus(?:ed|es)|describ(?:ed|es)|thinks?|thought|decided|wants?|wanted|read|continued|concedes?|conceded)"
)
_AUX = r"(?:(?:has|have|had|also|later|previously|repeatedly|long|is|are|would|will|did not|does not|never)\s+){0,3}"
_CUE = re.compile(rf"(?<![\w-])(?P<cue>{_AUX}{_SAY})(?![\w-])", re.I)
_ACCORDING = re.compile(r"\b(?P<cue>according to)\s+(?P<source>[^,.;\n]{2,120})", re.I)
_ADDRESSEE = re.compile(r"\s+(?:the\s+)?(?:[A-Z][\w.&’'\-]*(?:\s+(?:\(?[A-Z][\w.&’')\-]*))*|reporters|journalists)")
_SUBJECT = re.compile(
    r"(?:^|[,;:—–]\s*|[\"”]\s*,?\s*|\b(?:and|but|that|while|as|when|However,)\s+)"
    r"(?P<source>(?!(?:and|but|that|while|as|when)\b)[^,;:\"“”\n]{1,90}?(?:,\s+(?:an?|the|who|whose|which)\s[^,;\"“”\n]{2,110},)?)\s*$"
)
_PRONOUN = re.compile(r"^(?:he|she|they|it|we|i)$", re.I)
_THAT = re.compile(r"\s+(?:(?:on|in|last|earlier|this|at|during|late)\s+[^,.;\"]{2,60}?\s+)?(?=that\b)", re.I)
_POST = re.compile(r"^[\"”’']?,?\s*[\"”]?\s*")
_NOT_CONTENT = re.compile(r"^\s*(?:$|[.;:]|(?:by|about|with|of|against|as)\b)", re.I)


def attributions(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Attribution]:
    """Return the attributions of a document found by rules, in the order of the text.

    >>> told = 'Ann Lee, the mayor, said the ferry was late.'
    >>> found = attributions(told, [Sentence("d", 0, len(told), 0)], [Name("d", 0, 7, "PER")])
    >>> [told[s.start : s.end] for a in found for s in (*a.source, *a.cue, *a.content)]
    ['Ann Lee, the mayor', 'said', 'the ferry was late']
    """
    del names
    spans = quotations(text, _paragraphs(sentences))
    found: list[Attribution] = []
    for sentence in sentences:
        quoted = [q for q in spans if sentence.start <= q.start < sentence.end]
        found += _in_sentence(text, sentence, quoted, spans)
    return sorted(found, key=lambda a: (a.content, a.cue))


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    ends: dict[int, Span] = {}
    for s in sentences:
        before = ends.get(s.paragraph, Span(s.start, s.end))
        ends[s.paragraph] = Span(min(before.start, s.start), max(before.end, s.end))
    return [ends[p] for p in sorted(ends)]


def _in_sentence(
    text: str, sentence: Sentence, quoted: Sequence[Span], every: Sequence[Span]
) -> Iterator[Attribution]:
    m = _ACCORDING.search(text, sentence.start, sentence.end)
    if m and not inside(every, m.start(), m.end()):
        source = trim(text, m.start("source"), m.end("source"))
        before = trim(text, sentence.start, m.start())
        after = trim(text, min(m.end() + 1, sentence.end), sentence.end)
        content = before if before.end - before.start > after.end - after.start else after
        content = _without_edges(text, content)
        if content.end - content.start > 8:
            yield Attribution(sentence.document, (content,), (source,), (Span(m.start("cue"), m.end("cue")),))
        return
    taken: list[Span] = []
    for m in _CUE.finditer(text, sentence.start, sentence.end):
        if inside(every, m.start(), m.end()) or any(s.start <= m.start() < s.end for s in taken):
            continue
        found = _at_cue(text, sentence, m, quoted)
        if found:
            taken += found.content
            yield found


def _at_cue(text: str, sentence: Sentence, m: re.Match[str], quoted: Sequence[Span]) -> Attribution | None:
    cue = Span(m.start("cue"), m.end("cue"))
    if m["cue"].lower().split()[-1] in ("told", "tells", "tell") and (to := _ADDRESSEE.match(text, cue.end, sentence.end)):
        cue = Span(cue.start, to.end())
    source = _source(text, sentence, cue)
    content = _content(text, sentence, cue, quoted)
    if not content or (not source and not any(q.start <= content[0].start < q.end for q in quoted)):
        return None
    if not source:
        source, cue = _inverted(text, sentence, cue)
    return Attribution(sentence.document, content, source, (cue,)) if source else None


def _source(text: str, sentence: Sentence, cue: Span) -> Spans:
    m = _SUBJECT.search(text[sentence.start : cue.start])
    if not m:
        return ()
    span = trim(text, sentence.start + m.start("source"), sentence.start + m.end("source"))
    while span.end > span.start and text[span.end - 1] in ", ":
        span = Span(span.start, span.end - 1)
    return (span,) if span.end > span.start and text[span.start : span.end] not in ("It", "it", "There") else ()


def _inverted(text: str, sentence: Sentence, cue: Span) -> tuple[Spans, Span]:
    """The source after the cue: '"...", said Ann Lee, the mayor.'"""
    m = re.compile(r"\s+(?P<source>[^\"“”;\n]{2,140}?)(?=[.;]?\s*(?:$|[\"“]|\.\s))").match(text, cue.end, sentence.end)
    if not m:
        return (), cue
    span = trim(text, m.start("source"), m.end("source"))
    while span.end > span.start and text[span.end - 1] in ".,":
        span = Span(span.start, span.end - 1)
    return ((span,) if span.end > span.start else ()), cue


def _content(text: str, sentence: Sentence, cue: Span, quoted: Sequence[Span]) -> Spans:
    """What is said: quotations beside the cue, else the clause after it, else the one before."""
    after = _without_edges(text, _after(text, cue, sentence.end))
    before = [q for q in quoted if q.end <= cue.start]
    behind = [q for q in quoted if q.start >= cue.end]
    if before and not _that(text, cue):
        later = [q for q in behind if q.start > cue.end]
        return tuple(Span(*q) for q in (*before, *later))
    if behind and text[cue.end : behind[0].start].strip(" ,:\"“") == "":
        return tuple(behind)
    if after.end - after.start > 6 and not _NOT_CONTENT.match(text[after.start : after.end]):
        return (after,)
    head = _without_edges(text, trim(text, sentence.start, _head_end(text, sentence, cue)))
    return (head,) if head.end - head.start > 20 and text[head.end : head.end + 1] == "," else ()


def _that(text: str, cue: Span) -> bool:
    return bool(re.compile(r"[^,.;\"]{0,60}?\bthat\b").match(text, cue.end))


def _after(text: str, cue: Span, end: int) -> Span:
    m = _THAT.match(text, cue.end, end)
    return trim(text, m.end() if m else cue.end, end)


def _head_end(text: str, sentence: Sentence, cue: Span) -> int:
    at = text.rfind(",", sentence.start, cue.start)
    return at if at > 0 else sentence.start


def _without_edges(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " ,;:\"“”":
        start += 1
    while end > start and text[end - 1] in " .,;:\"“”":
        end -= 1
    return Span(start, end)


# --- completing what any reader found ---------------------------------------------------------------------

LONG = 6  # words: a shorter quotation that nobody claims is a phrase in quotation marks
DIRECT = 0.9  # share of a content's letters inside quotation marks


def complete(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], found: Sequence[Attribution]
) -> list[Attribution]:
    """Return attributions from any reader with mode, stance, standing, title, justification and relay filled in.

    A quotation that nobody claimed is added without a source: on a damaged page that is what matters.
    """
    spans = quotations(text, _paragraphs(sentences))
    told = [_filled(text, a, sentences, names, spans) for a in _distinct(found)]
    claimed = [s for a in told for s in a.content]
    for q in spans:
        if len(text[q.start : q.end].split()) >= LONG and not inside(claimed, q.start, q.end):
            home = next((s for s in sentences if s.start <= q.start < s.end), None)
            if home:
                told.append(_filled(text, Attribution(home.document, (q,), reader="rules"), sentences, names, spans))
    return sorted(told, key=lambda a: (a.content, a.cue, a.source))


def _distinct(found: Sequence[Attribution]) -> list[Attribution]:
    return list({a.id: a for a in found if a.content}.values())


def _filled(
    text: str, a: Attribution, sentences: Sequence[Sentence], names: Sequence[Name], spans: Sequence[Span]
) -> Attribution:
    at = (a.cue or a.source or a.content)[0].start
    home = next((s for s in sentences if s.start <= at < s.end), None)
    start, end = (home.start, home.end) if home else (a.content[0].start, a.content[-1].end)
    cue = (min(s.start for s in a.cue), max(s.end for s in a.cue) + 80) if a.cue else (start, start)
    via = via_of(text, cue[0], min(cue[1], end)) if a.cue else ()
    a = replace(
        a, mode=_mode(text, a.content, spans), standing=kind_of_source(text, a.source, names, text[start:end]),
        title=title_of(text, a.source, names), justification=justification_of(text, start, end) if a.source else (),
        via=via, first_hand=saw_it(text, start, end),
    )  # fmt: skip
    return replace(a, stance=stance(text, a))


def _mode(text: str, content: Spans, spans: Sequence[Span]) -> str:
    whole = sum(c.isalnum() for s in content for c in text[s.start : s.end])
    quoted = sum(
        text[i].isalnum() for s in content for q in spans for i in range(max(s.start, q.start), min(s.end, q.end))
    )
    share = quoted / whole if whole else 0.0
    return "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"
