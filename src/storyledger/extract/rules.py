"""Who is printed as saying what, by rules: a cue from a closed list, its source and its content beside it.

Quotation marks are read first (`quotes`) and blanked, so that neither cue nor source is sought inside them.
After Krestel, Bergler and Witte, "Minding the Source" (LREC 2008), and O'Keefe et al. (EMNLP 2012).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.extract.clauses import BLANK, clause_end, main_subject, subject_after, subject_before
from storyledger.extract.cues import BE, Cue, cues, is_noun
from storyledger.extract.quotes import with_marks
from storyledger.extract.stretches import Unit, units
from storyledger.terms import Attribution, Name, Sentence, Span, Spans
from storyledger.text import trim


def attributions(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Attribution]:
    """Return the attributions of a document found by rules, in the order of the text.

    >>> told = 'Ann Lee, the mayor, said the ferry was late.'
    >>> found = attributions(told, [Sentence("d", 0, len(told), 0)], [Name("d", 0, 7, "PER")])
    >>> [told[s.start : s.end] for a in found for s in (*a.source, *a.cue, *a.content)]
    ['Ann Lee, the mayor', 'said', 'the ferry was late']
    """
    del names
    found: list[Attribution] = []
    speaking: Unit | None = None  # the last unit that has attributions
    before: Unit | None = None
    for unit in units(text, sentences):
        if before and before.waiting and unit.opens:
            _answer(before.waiting, unit)
        elif not (speaking and _goes_on(speaking, unit)):
            _read(unit)
        if unit.found or unit.opens:
            found += speaking.found if speaking and speaking is not unit else []
            speaking = unit if unit.found or not speaking or not unit.quoted else None
        before = unit
    return sorted(found + (speaking.found if speaking else []), key=lambda a: (a.content, a.cue, a.source))


def _answer(waiting: tuple[Span, Span], unit: Unit) -> None:
    """Give a quotation that begins a paragraph to the cue that announced it."""
    if unit.quoted and unit.quoted[0].start - unit.start <= 2:
        unit.found.append(_row(unit, (unit.quoted[0],), *waiting))
    else:
        _read(unit)


# --- one unit ---------------------------------------------------------------------------------------------


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TO = re.compile(
    r"\s+(?:(?:the\s+)?(?:[A-Z][\w.&’'-]*(?:\s+\(?[A-Z][\w.&’')-]*|\s+of(?=\s+[A-Z])){0,4}"
    r"|[A-Z]+)(?:['’]s?\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?"
    r"|reporters|journalists|supporters|the crowd|(?:a|the|his|her) (?:[a-z]+ )?(?:crowd|audience|room"
    r"|group of [a-z]+|news conference|press"
    r" conference|hearing|panel|committee|court)|me|him|her|them|us|(?:lawmakers|voters|officials|investors"
    r"|people|fans|viewers)\b)"
)
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
_OBJECTS = re.compile(r"\s*(?:for|on|in|at|with|as|of|by|from)\b", re.I)
_BOUND = re.compile(r"\s*(?:that|to|whether|how|why|what|if|no)\b|\s*[:,]?\s*" + BLANK, re.I)
_SPEAKER = re.compile(r"(?P<who>[A-Z][A-Z.’' -]{1,40}|[QA])(?:\s?\([^)\n]{1,40}\))?:\s")


def _read(unit: Unit) -> None:
    """Find the attributions of a unit, from its first cue to its last."""
    if unit.opens and (told := _SPEAKER.match(unit.text, unit.start, unit.end)):
        content = trim(unit.text, told.end(), unit.end)
        source = Span(told.start("who"), told.end("who"))
        unit.found.append(_row(unit, (content,), source, Span(source.end, source.end + 1)))
        return
    for cue in cues(unit.blanked, unit.start, unit.end):
        found = _at(unit, cue)
        if found:
            _cut(unit, found)
            unit.found.append(found)


_NEW_CLAUSE = re.compile(r"(?:,\s(?:and|but|while|though|although|yet|so|as)\s|;\s|,\s)$")


def _cut(unit: Unit, found: Attribution) -> None:
    """End the contents before where a clause of its own begins: "..., and she said", "..., adding"."""
    cue, source = found.cue[0].start, found.source[0].start if found.source else found.cue[0].start
    begun = min(cue, source) if source > unit.lowest else cue
    new = _NEW_CLAUSE.search(unit.blanked, max(unit.start, begun - 12), begun)
    if source < unit.lowest and not new:
        new = re.compile(r"\s(?:and|but|then|and then)\s$").search(
            unit.blanked, max(unit.start, begun - 12), begun
        )
    if not new or (begun == source and new.group() == ", "):
        return
    for at, told in enumerate(unit.found):
        last = told.content[-1]
        if last.start < new.start() and last.end > begun:
            kept = (*told.content[:-1], Span(last.start, new.start()))
            unit.found[at] = Attribution(told.document, kept, told.source, told.cue)


def _row(unit: Unit, content: Spans, source: Span | None, cue: Span) -> Attribution:
    return Attribution(unit.document, content, (source,) if source else (), (cue,))


def _at(unit: Unit, cue: Cue) -> Attribution | None:
    """The attribution at one cue, or None."""
    if cue.kind == "according":
        return _according(unit, cue.start, cue.end)
    passive = not BE.isdisjoint(cue.aux)
    if (passive and cue.shape == "past") or (not cue.aux and _no_verb(unit, cue)):
        return None
    source, inverted = _source(unit, cue, "past" if passive else cue.shape)
    if source is None:
        return None
    after = source.end if inverted else _addressee(unit, cue.end, cue.verb)
    content = _content(
        unit, Span(cue.left if inverted else min(source.start, cue.left), after), cue.kind, inverted
    )
    told = Span(cue.left, cue.end if inverted else after)
    if not content and _ANNOUNCED.fullmatch(unit.blanked, told.end, unit.end) and cue.kind == "say":
        unit.waiting = source, told
    return _row(unit, content, source, told) if content else None


_ANNOUNCED = re.compile(r"(?:\s[^.;:]{0,80})?:\s*")


def _no_verb(unit: Unit, cue: Cue) -> bool:
    """Whether a cue without auxiliaries is no verb: a noun, or a base form without a plural before it."""
    if is_noun(unit.blanked, cue.start, cue.end, unit.start):
        return True
    return cue.shape == "base" and bool(
        _NOT_BASE.search(unit.blanked, max(unit.start, cue.start - 20), cue.start)
    )


def text_of(unit: Unit, start: int, end: int) -> str:
    """The blanked words of a stretch of a unit."""
    return unit.blanked[start:end]


_NOT_BASE = re.compile(
    r"(?:^|\b(?:to|the|an?|his|her|its|their|of|for|in|by|with|this|that|no|any|let|\w+[’']s))\s*$", re.I
)


def _source(unit: Unit, cue: Cue, shape: str) -> tuple[Span | None, bool]:
    """The source of a cue, and whether it stands after the cue."""
    left, end, kind = cue.left, cue.end, cue.kind
    before = text_of(unit, unit.start, left).rstrip()
    if shape != "ing" and kind == "say" and (not before or before.endswith((BLANK, ",", BLANK + ","))):
        after = subject_after(unit.blanked, end, unit.end)
        if after and (before.endswith(BLANK) or not subject_before(unit.blanked, unit.lowest, left)):
            return after, True
    if shape == "ing":
        return _of_participle(unit, left), False
    if relative := re.search(r"\b(?:who|which|that)\s*$", before):
        at = unit.start + relative.start()
        return Span(at, at + len(relative.group().strip())), False
    found = subject_before(unit.blanked, unit.lowest, left)
    if found is None and re.search(r"(?:\band|\bbut|\bthen|\bor|,)$", before):
        found = _earlier(unit, left)
    if found and unit.text[found.start : found.end].lower() in ("it", "there", "this", "one", "i", "you"):
        found = None if kind != "say" else found
    return found, False


def _earlier(unit: Unit, left: int) -> Span | None:
    """The source of the cue before in this unit, or the subject of its sentence."""
    for told in reversed(unit.found):
        if told.source and told.source[0].start < left:
            return told.source[0]
    return main_subject(unit.blanked, unit.start, left)


def _of_participle(unit: Unit, left: int) -> Span | None:
    before = text_of(unit, unit.start, left).rstrip()
    last = before.rsplit(" ", 1)[-1].lower()
    if before.endswith((",", BLANK, "—", "–", "-")) or last in (
        "by",
        "after",
        "while",
        "without",
        "for",
        "in",
        "of",
        "and",
        "before",
        "when",
    ):
        return _earlier(unit, left)
    if last in (
        "statement",
        "letter",
        "interview",
        "speech",
        "tweet",
        "email",
        "memo",
        "post",
        "him",
        "her",
        "them",
    ):
        return _earlier(unit, left)
    return subject_before(unit.blanked, unit.lowest, left)


def _addressee(unit: Unit, end: int, verb: str) -> int:
    """Where "told the Associated Press" ends; the end of the cue itself for other verbs."""
    if verb.lower() in ("told", "tells", "tell", "telling", "informed", "reminded", "assured"):
        to = _TO.match(unit.text, end, unit.end)
        if to:
            stop = to.end()
            return stop - 1 if unit.text[stop - 1] == "." and stop == unit.end else stop
    return end


# --- content ----------------------------------------------------------------------------------------------


def _content(unit: Unit, core: Span, kind: str, inverted: bool) -> Spans:
    """What is said: quotations beside source and cue (`core`), the clause after them, or the one before."""
    right = _right(unit, core.end, kind) if not inverted else ()
    left = _left(unit, core.start, core.end) if kind == "say" else ()
    interrupts = unit.blanked[core.end : core.end + 1] == ","
    if left and (
        inverted
        or not right
        or interrupts
        or (_all_quoted(unit, left) and not _THAT.match(unit.blanked, core.end))
    ):
        direct = [q for q in unit.quoted if q.start >= core.end]
        return left + tuple(direct) if _all_quoted(unit, left) else left + _rest(unit, core.end, right)
    return right


_THAT = re.compile(r"\s+that\b")


def _all_quoted(unit: Unit, spans: Spans) -> bool:
    return all(any(q.start <= s.start and s.end <= q.end for q in unit.quoted) for s in spans)


def _rest(unit: Unit, end: int, right: Spans) -> Spans:
    """The second half of a clause that "he said" interrupts: ", he said, ..."."""
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
    return (_unquoted_edge(unit, span),) if span.end - span.start > 2 else ()


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


def _unquoted_edge(unit: Unit, span: Span) -> Span:
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
    if short and (unit.blanked[stop : stop + 1] not in (",", ".") or before.split()[0].lower() in _OPENERS):
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


_OPENERS = _words(
    """
    but and still yet however meanwhile also in on at for instead indeed again so now then later
    """
)

_ACCORDING = re.compile(r"\s+(?P<who>[^;:\n" + BLANK + r"]{2,160})")
_ACCORDING_END = re.compile(
    r",\s(?!(?:an?|the|who|which|[A-Z]\w+,)\b)|\.\s|[.!?]?$|\s(?:—|–|--)\s|\swhile\b|\sbut\b"
)


def _according(unit: Unit, start: int, end: int) -> Attribution | None:
    """According to X: X runs to the comma, the content is what stands before, or else after."""
    who = _ACCORDING.match(unit.blanked, end, unit.end)
    if not who:
        return None
    stop = _ACCORDING_END.search(unit.blanked, who.start("who"), who.end())
    close = stop.start() if stop else who.end()
    comma = unit.blanked.find(",", who.start("who"), who.end())
    before = text_of(unit, unit.start, start).rstrip()
    head = before.rstrip(" ,")
    leads = len(head.split()) < 3 and (head == before or head.lower() in _OPENERS)
    if leads and comma > 0:
        close = comma
    source = trim(unit.text, who.start("who"), close)
    if not leads:
        begun = max([unit.start, *(a.content[-1].start for a in unit.found if a.content[-1].end <= start)])
        content = trim(unit.text, begun if begun > unit.start else unit.start, unit.start + len(head))
    else:
        after = min(close + 1, unit.end)
        content = trim(unit.text, after, clause_end(unit.blanked, after, unit.end))
    if source.end <= source.start or content.end - content.start <= 8:
        return None
    second = _rest(unit, close, ()) if content.start < start else ()
    return _row(unit, (_unquoted_edge(unit, content), *second), source, Span(start, end))


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Whether a unit is only a quotation that goes on a quotation before it; then it is added to it.

    In a new paragraph it goes on only where the mark of the quotation before was left open.
    """
    outside = unit.blanked[unit.start : unit.end].replace(BLANK, " ")
    if not unit.quoted or re.search(r"\w", outside) or not before.found:
        return False
    last = before.found[-1]
    if not last.source or not _all_quoted(before, last.content[-1:]):
        return False
    end = last.content[-1].end
    if unit.opens and (end != before.end or with_marks(unit.text, last.content[-1]).end > end):
        return False
    before.found[-1] = Attribution(last.document, last.content + tuple(unit.quoted), last.source, last.cue)
    before.quoted += unit.quoted
    before.end = unit.end
    return True
