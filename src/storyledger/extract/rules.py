"""Who is printed as saying what, by rules: a cue from a closed list, its source and its content beside it.

Quotation marks are read first (`quotes`) and blanked, so that neither cue nor source is sought inside them.
After Krestel, Bergler and Witte, "Minding the Source" (LREC 2008), and O'Keefe et al. (EMNLP 2012).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.extract.clauses import BLANK, clause_end, main_subject, subject_after, subject_before
from storyledger.extract.contents import OPENERS, all_quoted, content_of, second_half, text_of, unquoted
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


_TO = re.compile(
    r"\s+(?:(?:the\s+)?(?:[A-Z][\w.&’'-]*(?:\s+\(?[A-Z][\w.&’')-]*|\s+of(?=\s+[A-Z])){0,4}"
    r"|[A-Z]+)(?:['’]s?\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?"
    r"|reporters|journalists|supporters|the crowd|(?:a|the|his|her) (?:[a-z]+ )?(?:crowd|audience|room"
    r"|group of [a-z]+|news conference|press"
    r" conference|hearing|panel|committee|court)|me|him|her|them|us|(?:lawmakers|voters|officials|investors"
    r"|people|fans|viewers)\b)"
)
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
    content = content_of(
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
    leads = len(head.split()) < 3 and (head == before or head.lower() in OPENERS)
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
    second = second_half(unit, close, ()) if content.start < start else ()
    return _row(unit, (unquoted(unit, content), *second), source, Span(start, end))


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Whether a unit is only a quotation that goes on a quotation before it; then it is added to it.

    In a new paragraph it goes on only where the mark of the quotation before was left open.
    """
    outside = unit.blanked[unit.start : unit.end].replace(BLANK, " ")
    if not unit.quoted or re.search(r"\w", outside) or not before.found:
        return False
    last = before.found[-1]
    if not last.source or not all_quoted(before, last.content[-1:]):
        return False
    end = last.content[-1].end
    if unit.opens and (end != before.end or with_marks(unit.text, last.content[-1]).end > end):
        return False
    before.found[-1] = Attribution(last.document, last.content + tuple(unit.quoted), last.source, last.cue)
    before.quoted += unit.quoted
    before.end = unit.end
    return True
