"""Subjects and clauses around a cue, found by boundary words in a text whose quotations are blanked.

All offsets are code points of that text, half-open.
"""

from __future__ import annotations

import re

from storyledger.terms import Span

BLANK = "\ue000"  # stands for every character of a quotation, its marks included

_BOUNDARY = re.compile(
    r"[,;:—–()?\[\]"
    + BLANK
    + r"]|--|\s-\s|\b(?:that|while|as|when|but|because|if|after|before|although|though|since|whether|where"
    r"|what|how|why|until|unless|than|so|and|or|nor|yet|like)\b(?!-)",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did|be|been"
    r"|\w+n['’]t|(?:he|she|it|they|we|i|that|there|who)['’](?:s|ll|d|re|ve)"
    r"|said|says|told|sent|knew|thought|wrote|spoke|went|came|took|got|gave|became|began|ran)\b|\bto\s(?!(?:the|an?|his|her|its|their|this"
    r"|that)\b)[a-z]"
)
_JUNK = re.compile(
    r"(?:(?:now|still|but|and|yet|so|then|also|meanwhile|earlier|later|instead|even|only|once|again|however"
    r"|here|there|or"
    r"|separately|recently|already|indeed|perhaps|afterward|afterwards|additionally|similarly|nor|ever|today"
    r"|yesterday"
    r"|(?:earlier |late |early |later )?(?:on|in|last|this|next|earlier|by|late"
    r"|early)\s+(?:[\w.]+\s+){0,2}?(?:monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|week|month|year|night|morning|afternoon|evening|fall|spring|summer"
    r"|winter|january"
    r"|february|march|april|june|july|august|september|october|november|december|\d{4})(?:\s+\d{1,2})?"
    r"|(?:in|on|at|during)\s+(?:an?|the|his|her|its|their|one)\s+(?:[a-z-]+\s+){1,3}?(?=[A-Z]|he\b|she\b"
    r"|the\b|they\b))\s+)+",
    re.I,
)
_PREPOSITION = re.compile(
    r"(?:in|on|at|by|for|with|from|of|to|under|during|despite|about|into|over|through|against|without|among"
    r"|between|upon"
    r"|not|is|are|was|were|has|have|had|will|would|be|been|being|very|more|it['’]s|there)\b",
    re.I,
)
_APPOSITION = re.compile(
    r"\s*(?:an?|the|who|whose|which|his|her|its|their|one|former|himself|herself|now|then|both|another"
    r"|president|chief|head"
    r"|director|chairman|chairwoman|spokes\w+|ceo|founder|executive|professor|secretary|editor|author|leader"
    r"|senior|vice"
    r"|deputy|\d{1,3}|jr\.?|[A-Z]-\S+|[A-Z][\w.]+|a[- ]\w+|along with|speaking|writing|in a|on \w+)\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]")
_PAST = re.compile(r"(?<![\w-])[a-z]{2,}ed\b")
_TRAIL = re.compile(r"[\s,;:—–]+$")


def subject_before(text: str, lowest: int, end: int) -> Span | None:
    """Return the noun phrase that ends just before `end`, with what stands in apposition to it, or None.

    >>> line = "On Monday Ann Lee, the mayor, said no"
    >>> line[slice(*subject_before(line, 0, 30))]
    'Ann Lee, the mayor'
    """
    stop = _stripped(text, lowest, end)
    if stop <= lowest:
        return None
    if text[stop:end].strip() == "," and (wide := _with_apposition(text, lowest, stop)):
        return wide
    return _phrase(text, lowest, stop) if text[stop:end].strip() in ("", "--") else None


def _stripped(text: str, lowest: int, end: int) -> int:
    tail = _TRAIL.search(text, lowest, end)
    return tail.start() if tail else end


def _with_apposition(text: str, lowest: int, stop: int) -> Span | None:
    """The phrase before "X, the mayor of Y," where the part between the commas can be an apposition."""
    comma = text.rfind(",", lowest, stop)
    for _ in range(3):
        if comma < 0 or not _APPOSITION.match(text, comma + 1, stop) or BLANK in text[comma:stop]:
            return None
        head = _phrase(text, lowest, comma)
        if head and not _place_only(text, head, lowest):
            return Span(head.start, stop)
        comma = text.rfind(",", lowest, comma)
    return None


def _place_only(text: str, head: Span, lowest: int) -> bool:
    """Whether a phrase is itself an apposition ("X, the mayor of Y, a town, said")."""
    before = text[lowest : head.start].rstrip()
    words = text[head.start : head.end]
    return before.endswith(",") and (bool(re.match(r"(?:an?|the|who|\d+)\b", words)) or words[-1:].isdigit())


def _phrase(text: str, lowest: int, stop: int) -> Span | None:
    """The noun phrase at the end of `text[lowest:stop]`."""
    start, pending = lowest, -1
    for mark in _BOUNDARY.finditer(text, max(lowest, stop - 200), stop):
        word = mark.group().lower()
        if word in ("and", "or"):
            if _FINITE.search(text, start, mark.start()) or not _WORD.search(text, start, mark.start()):
                start = mark.end()
            else:
                pending = mark.end()
        elif word == "that" and text[mark.end() : stop].strip() == "":
            continue
        else:
            start, pending = mark.end(), -1
    if pending > 0 and _PAST.search(text, start, pending) and not text[start : start + 2].strip().isupper():
        start = pending
    return _cleaned(text, start, stop)


def _cleaned(text: str, start: int, stop: int) -> Span | None:
    while start < stop and text[start] in " \t\"“”'’‘.-" and text[start : start + 3] not in ("'s ", "’s "):
        start += 1
    junk = _JUNK.match(text, start, stop)
    start = junk.end() if junk and junk.end() < stop else start
    if start >= stop or stop - start > 160 or not _WORD.search(text, start, stop):
        return None
    if _PREPOSITION.match(text, start, stop) or _FINITE.search(text, start, stop):
        return None
    return Span(start, stop)


_AFTER = re.compile(r"\s+(?P<name>[^" + BLANK + r";:\"“”\n()]{2,160})")
_AFTER_END = re.compile(
    r"[.!?]?\s*$|\.\s|\s(?:in|on|during|after|before|when|while|as|at|with|at|by|to|about|last|this|earlier"
    r"|late|adding|noting|but|and (?:he|she|they))\b"
    r"|,\s(?!(?:an?|the|who|whose|which|jr|[A-Z]|his|her|one|former|head|chief|director|\d\d|vice|president"
    r"|chair\w*|spokes\w+"
    r"|professor|executive|founder|editor|senior)\b)",
    re.I,
)


def subject_after(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that begins just after `start`: "said Ann Lee, the mayor, on Monday".

    >>> line = ", said Ann Lee, the mayor, on Monday."
    >>> line[slice(*subject_after(line, 6, 37))]
    'Ann Lee, the mayor'
    """
    match = _AFTER.match(text, start, end)
    if not match:
        return None
    at, stop = match.start("name"), match.end("name")
    if _PREPOSITION.match(text, at, stop) or re.match(r"(?:that|on|this|last|late)\b", text[at:stop]):
        return None
    for mark in _AFTER_END.finditer(text, at + 1, stop):
        if mark.group().startswith(". ") and re.search(
            r"\b(?:[A-Z]|[A-Z][a-z]{1,3})$", text[at : mark.start()]
        ):
            continue  # an initial or a title: "Lt. Gen. Ode"
        stop = mark.start()
        break
    stop = _stripped(text, at, stop)
    while stop > at and text[stop - 1] in ".!?":
        stop -= 1
    return Span(at, stop) if _WORD.search(text, at, stop) else None


_TAIL_CUE = re.compile(
    r",?\s(?:—|–|--)\s|;\s|,\s(?:according to\b|adding\b|saying\b|noting\b|arguing\b|calling\b|citing\b"
    r"|telling\b"
    r"|suggesting\b|insisting\b|warning\b|referring\b|prompting\b|drawing\b|leading\b|sparking\b)",
    re.I,
)


def clause_end(text: str, start: int, end: int) -> int:
    """Return where the clause that begins at `start` ends: before the next cue's clause or the full stop.

    >>> "that it is late, adding that he left."[: clause_end("that it is late, adding that he left.", 0, 37)]
    'that it is late'
    """
    mark = _TAIL_CUE.search(text, start, end)
    return _without_stop(text, start, mark.start() if mark else end)


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:…\n\t":
        end -= 1
    if end > start and text[end - 1] in ".?!" and text[end - 4 : end - 2] != " .":
        end -= 0 if re.search(r"(?:\b[A-Z]\.){2}$", text[max(start, end - 6) : end]) else 1
    return end


def main_subject(text: str, start: int, end: int) -> Span | None:
    """Return the subject of the sentence that begins at `start`: the phrase before its first plain verb.

    >>> "Ann Lee was late, adding"[slice(*main_subject("Ann Lee was late, adding", 0, 24))]
    'Ann Lee'
    """
    verb = _FIRST_VERB.search(text, start, end)
    while verb:
        found = subject_before(text, start, verb.start())
        if found:
            return found
        verb = _FIRST_VERB.search(text, verb.end(), end)
    return None


_FIRST_VERB = re.compile(
    r"\s(?:(?:also|later|has|have|had|is|are|was|were|will|would|could|did|does|never|not)\s|(?:[a-z]{2,14}ed"
    r"|said|says|told|sent|knew|thought|wrote|spoke|went|came|made|took"
    r"|gave|won|lost|became|began|left|met|held|ran|put|hit|spoke|wrote|sent|kept|stood|drew|cast|led|saw|set"
    r"|shot|tells"
    r"|calls|keeps|makes|takes|gives|goes)\b)"
)
