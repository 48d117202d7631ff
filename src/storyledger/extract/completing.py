"""Completing what any reader found: quotations as printed, mode, stance, standing, title, reason and relay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storyledger.extract.paragraphs import paragraphs
from storyledger.extract.quotes import inside, quotations
from storyledger.extract.stance import stance
from storyledger.extract.standing import justification_of, kind_of_source, saw_it, title_of, via_of
from storyledger.terms import Attribution, Name, Sentence, Span, Spans

LONG = 6  # words: a shorter quotation that nobody claims is a phrase in quotation marks
DIRECT = 0.9  # share of a content's letters inside quotation marks


def complete(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], found: Sequence[Attribution]
) -> list[Attribution]:
    """Return attributions from any reader with mode, stance, standing, title, justification and relay filled in.

    A quotation that nobody claimed is added without a source: on a damaged page that is what matters.
    """
    spans = quotations(text, paragraphs(sentences))
    told = [_filled(text, a, sentences, names, spans) for a in _distinct(found)]
    claimed = [s for a in told for s in a.content]
    for q in spans:
        if len(text[q.start : q.end].split()) >= LONG and not inside(claimed, q.start, q.end):
            home = next((s for s in sentences if s.start <= q.start < s.end), None)
            if home:
                told.append(
                    _filled(text, Attribution(home.document, (q,), reader="rules"), sentences, names, spans)
                )
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
        text[i].isalnum()
        for s in content
        for q in spans
        for i in range(max(s.start, q.start), min(s.end, q.end))
    )
    share = quoted / whole if whole else 0.0
    return "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"
