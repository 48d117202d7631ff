"""What is said beside a source and its cue: a quotation, the clause after them, or the one before."""

from __future__ import annotations

import re

from storyledger.extract.clauses import BLANK, clause_end
from storyledger.extract.quotes import is_title, with_marks
from storyledger.extract.stretches import Unit
from storyledger.terms import Span, Spans
from storyledger.text import listed, trim

_WHEN = re.compile(
    r"(?:,?\s+(?:(?:earlier |late |early )?(?:on|in|last|this|earlier|at|during|late|early|by|via|through|to"
    r"|from|after|before)\s[^,.;:"
    + BLANK
    + r"]{2,80}?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]+ly|again|today|yesterday|afterward"
    r"|later))+(?=\s+that\b|\s*[,:]?\s*" + BLANK + r"|\s*:)",
    re.I,
)
_NOT_CONTENT = re.compile(
    r"\s*(?:$|[.;)]|,|(?:by|with|against|as|at|on|in|during|after|before|for|when|while|under|from|and|or|but"
    r"|because|of|again|until"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|later|last"
    r"|this (?:week|month|year))\b)",
    re.I,
)
_BOUND = re.compile(r"\s*(?:that|to|whether|how|why|what|if|no)\b|\s*[:,]?\s*" + BLANK, re.I)
OPENERS = listed(
    """
    but and still yet however meanwhile also in on at for instead indeed again so now then later
    """
)


def text_of(unit: Unit, start: int, end: int) -> str:
    """The blanked words of a stretch of a unit."""
    return unit.blanked[start:end]


def content_of(unit: Unit, core: Span, kind: str, inverted: bool) -> Spans:
    """What is said: quotations beside source and cue (`core`), the clause after them, or the one before."""
    right = _right(unit, core.end, kind) if not inverted else ()
    left = _left(unit, core.start, core.end) if kind == "say" else ()
    interrupts = unit.blanked[core.end : core.end + 1] == ","
    if left and (
        inverted
        or not right
        or interrupts
        or (all_quoted(unit, left) and not _THAT.match(unit.blanked, core.end))
    ):
        direct = [q for q in unit.quoted if q.start >= core.end and not is_title(unit.text, q)]
        return left + tuple(direct) if all_quoted(unit, left) else left + second_half(unit, core.end, right)
    return right


_THAT = re.compile(r"\s+that\b")


def all_quoted(unit: Unit, spans: Spans) -> bool:
    """Return whether each span lies inside one quotation of the unit."""
    return all(any(q.start <= s.start and s.end <= q.end for q in unit.quoted) for s in spans)


def second_half(unit: Unit, end: int, right: Spans) -> Spans:
    """Return the second half of a clause that "he said" interrupts: ", he said, ..."."""
    if unit.blanked[end : end + 1] != "," or right:
        return right if unit.blanked[end : end + 1] == "," else ()
    start = min(end + 1, unit.end)
    second = trim(unit.text, start, clause_end(unit.blanked, start, unit.end))
    return (second,) if _PREDICATE.match(unit.blanked, second.start, second.end) else ()


# The half of a clause that goes on after "she said,": "The port, she said, is closed."
_PREDICATE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|do|[a-z]{3,}(?:ed|es))\b"
)


def _right(unit: Unit, end: int, kind: str) -> Spans:
    when = _WHEN.match(unit.blanked, end, unit.end)
    start = when.end() if when else end
    if quotation := re.compile(r"\s*(?P<mark>[,:]?)\s*(?=" + BLANK + ")").match(
        unit.blanked, start, unit.end
    ):
        return _from_quotation(unit, quotation.end(), bool(quotation["mark"]))
    if unit.blanked[start : start + 1] == ":":
        start += 1
    blocked = _NOT_CONTENT if kind == "say" else re.compile(r"\s*(?:$|[.;,)]|by\b)")
    if blocked.match(unit.blanked, start, unit.end):
        return ()
    if kind == "bound" and not _BOUND.match(unit.blanked, start, unit.end):
        return ()
    stop = clause_end(unit.blanked, start, unit.end)
    span = trim(unit.text, start, stop)
    return (unquoted(unit, span),) if span.end - span.start > 2 else ()


def _from_quotation(unit: Unit, start: int, marked: bool) -> Spans:
    """A quotation after the cue; with no comma or colon before it, the clause that it begins."""
    here = next((q for q in unit.quoted if q.start >= start), None)
    if here is None:
        return ()
    after = with_marks(unit.text, here).end
    stop = clause_end(unit.blanked, after, unit.end)
    if marked or not re.search(r"\w", unit.blanked[after:stop]) or unit.text[here.start].isupper():
        return tuple(
            q
            for q in unit.quoted
            if q.start >= here.start and (q == here or (marked and _only_marks(unit, here, q)))
        )
    return (Span(start, max(stop, after)),)


def _only_marks(unit: Unit, first: Span, other: Span) -> bool:
    return not re.search(r"\w", unit.blanked[first.end : other.start])


def unquoted(unit: Unit, span: Span) -> Span:
    """A clause that is one quotation is what stands inside its marks."""
    for q in unit.quoted:
        if with_marks(unit.text, q) == span:
            return q
    return span


def _left(unit: Unit, start: int, stop: int) -> Spans:
    """What stands before source and cue, if it is a quotation or a clause that a comma ends."""
    before = text_of(unit, unit.start, start).rstrip()
    if not before or before[-1] not in (BLANK, ",", "?", "!", "—", "–"):
        return ()
    short = before[-1] == "," and before.rstrip(",")[-1:] != BLANK and len(before.split()) < 4
    if short and (unit.blanked[stop : stop + 1] not in (",", ".") or before.split()[0].lower() in OPENERS):
        return ()
    end = unit.start + len(before)
    while end > unit.start and unit.blanked[end - 1] in " ,—–":
        end -= 1
    outside = unit.blanked[unit.start : end].replace(BLANK, " ")
    if len(re.findall(r"\w+", outside)) <= 2 and BLANK in before:
        return tuple(q for q in unit.quoted if q.end <= end)
    if unit.found:
        return ()
    return (trim(unit.text, unit.start, end),)
