"""Orphans: words without a speaker, a speaker without words, someone whom the page never introduced.

What a rewriter breaks by leaving sentences out, as far as the marks of one page tell.  Siblings may settle it
(`restore`); the page itself does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from storyledger.compare.folding import bare_surname
from storyledger.compare.marks import quotations
from storyledger.compare.units import Unit, read_units
from storyledger.terms import Attribution, Damage, Document, Line, Name
from storyledger.text import listed, words

LEAST_QUOTED = 8  # words; a shorter quotation that stands alone is a slogan or a title
READ = ("body", "caption")
CANDIDATES = 3  # people printed before, told with a "he" that none of them is sure to be,
NEAR = 20  # out of so many mentions
SELDOM = 2  # mentions; whom a page names more often it takes to be known ("Trump said")

_SAID = r"(?:said|says|added|stated|explained|noted|stressed|warned|continued|concluded|commented|told)"
_WHOM = r"(?: (?:reporters|journalists|lawmakers|the (?:news )?(?:agency|paper|newspaper|channel)))?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = rf"(?:(?: (?:{_DAY}|yesterday|today|tonight|later|earlier|at|in|on|during|after|before|last|this)\b)[^.!?:,;\"“”]{{0,80}})?"  # noqa: E501
_NAMED = r"(?:[A-Z][\w.’'\-]*[ \t]){0,5}[A-Z][\w’'\-]+"
# A sentence that only says who spoke, and when or where.
_NO_WORDS = re.compile(rf"{_NAMED}(?:, [^,.!?\"“”]{{2,60}},)? {_SAID}{_WHOM}(?P<when>{_WHEN})\.")
_HOLDS_WORDS = re.compile(r" (?:that|how|why|what|whether)\b")

_ONE = listed("spokesman spokeswoman spokesperson official source officer aide witness")
_MANY = listed(
    """
    spokesmen spokespeople officials sources officers aides witnesses contractors experts analysts researchers
    authors scientists investigators diplomats activists residents survivors relatives observers critics
    """
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|hers|who|I|me|my)\b"
    r"|\b(?:an?|the|one|another|this|whose)\s(?:[\w\-]+\s){0,3}"
    r"(?:\w+(?:er|or|ist|ian|ant|man|woman|son|ent|ive|ic|ee|al)|aide|boy|girl|chief|coach|guard|head|husband|judge"
    r"|king|mayor|nurse|pilot|pope|priest|queen|source|spy|student|teen|victim|wife|witness|youth)\b",
    re.IGNORECASE,
)
_HE = re.compile(r"(?:He|She)\b(?! (?:is|was) an? )")


class Page(NamedTuple):
    """A document, its units and its marks in the order of the text."""

    document: Document
    units: Sequence[Unit]
    people: Sequence[Name]
    told: Sequence[Attribution]
    spoken: Sequence[tuple[int, int]]  # what is printed with a source, no two overlap

    def names_in(self, start: int, end: int) -> bool:
        """Whether a person is named there."""
        after = bisect_left(self.people, end, key=lambda n: n.start)
        return after > 0 and self.people[after - 1].end > start

    def said_in(self, start: int, end: int) -> bool:
        """Whether somebody is printed as saying some of it."""
        after = bisect_left(self.spoken, end, key=lambda s: s[0])
        return after > 0 and self.spoken[after - 1][1] > start


Found = Iterator[tuple[int, int, str, str]]  # start, end, what, why


def orphans(
    document: Document,
    lines: Sequence[Line],
    names: Sequence[Name],
    attributions: Sequence[Attribution],
    known: Sequence[Damage] = (),
) -> list[Damage]:
    """Return what stands alone in a document, in the order of its text; nothing that is `known` already.

    >>> text = 'Rain is forecast for the whole week. Berg told reporters on Monday.'
    >>> told = orphans(Document("p", "a", "plain", text), [Line("d", 0, len(text), "body")], [], [])
    >>> [(d.what, text[d.start : d.end]) for d in told]
    [('speaker_without_quotation', 'Berg told reporters on Monday.')]
    """
    read = sorted((x for x in lines if x.role in READ), key=lambda x: (x.start, x.end))
    people = sorted((n for n in names if n.type == "PER"), key=lambda n: n.start)
    spoken = _merged(s for told in attributions if told.source for s in told.content)
    page = Page(document, read_units(document.text, read).units, people, attributions, spoken)
    found = {*_unspoken(page), *_wordless(page), *_unnamed(page), *_surnames(page), *_pronouns(page, read)}
    taken = {(d.what, n) for d in known for n in range(d.start, d.end)}
    new = sorted(f for f in found if not any((f[2], n) in taken for n in range(f[0], f[1])))
    key = document.id  # a hash of the whole text: worked out once
    return [Damage(key, *told) for told in new]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _unspoken(page: Page) -> Found:
    """Quotations that are whole sentences and that no one on the page is printed as saying."""
    text = page.document.text
    for unit in page.units:
        for start, end in quotations(text, unit.start, unit.end):
            rest = words(text, unit.start, start) + words(text, end, unit.end)
            whole = len(words(text, start, end)) >= LEAST_QUOTED and text[end - 1] in "\"”»'"
            introduced = text[max(0, start - 4) : start].rstrip().endswith(":")
            if whole and not rest and not introduced and not page.said_in(start, end):
                yield start, end, "quotation_without_speaker", "no one is printed as saying this"


def _wordless(page: Page) -> Found:
    """Sentences that say who spoke, and when, but not what."""
    text = page.document.text
    for unit in page.units:
        told = _NO_WORDS.fullmatch(text, unit.start, unit.end)
        before = text[max(0, unit.start - 3) : unit.start].strip()
        if told and not before.endswith(('"', "”", ":")) and not _HOLDS_WORDS.search(told["when"]):
            yield unit.start, unit.end, "speaker_without_quotation", "who spoke, but not what was said"


# --- sources whom nothing introduces ----------------------------------------------------------------------


def _unnamed(page: Page) -> Found:
    """Sources with "the" that nothing before them introduces, and sources of which the noun is lost."""
    text = page.document.text
    person = _PERSON.search(text)
    first = min([n.start for n in page.people[:1]] + [person.start() if person else len(text)])
    for told in page.told:
        printed = [w.norm for w in words(text, *told.source[0])] if told.source else []
        if not printed or printed[0] not in ("the", "a", "an"):
            continue
        start, end = told.source[0]
        noun = printed[-1]
        if len(printed) == 1:
            yield start, end, "missing_word", "an article without its noun"
        alone = noun in _MANY or (noun in _ONE and start <= first)
        if printed[0] == "the" and alone and start <= _met(text, noun) < end:
            yield start, end, "no_antecedent", "nothing before says who this is"


@lru_cache(maxsize=256)
def _met(text: str, noun: str) -> int:
    """Return where a noun is printed first, in the singular or plural."""
    stem = re.sub(r"(?:s|men|man|people|person|woman|women)$", "", noun)
    found = re.search(rf"\b{stem}", text, re.IGNORECASE)
    return found.start() if found else -1


def _surnames(page: Page) -> Found:
    """Sources of one name that the page prints nowhere in full, with a title or with a description."""
    text = page.document.text
    people = {(n.start, n.end) for n in page.people}
    introduced = {name for n in page.people for name in _introduced(text, n)}
    often = Counter(bare_surname(w.norm) for n in page.people for w in words(text, n.start, n.end))
    common = set(_LOWER.findall(text))  # "Evacuees", "Conservatives": no surname is printed small elsewhere
    for told in sorted(page.told, key=lambda t: t.source):
        for span in told.source[:1]:
            printed = [bare_surname(w.norm) for w in words(text, *span)] if span in people else []
            alone = len(printed) == 1 and printed[0] not in introduced and often[printed[0]] <= SELDOM
            cased = text[span[0]].isupper() and not text[span[0] : span[1]].isupper()  # "FEMA" is no surname
            if alone and cased and printed[0] not in common:
                introduced.add(printed[0])  # told once
                yield *span, "no_antecedent", "a name that the page nowhere prints in full"


_LOWER = re.compile(r"\b[a-z]{3,}\b")


def _introduced(text: str, person: Name) -> set[str]:
    """Return the names that a printed person introduces: told with more names, a title or an office."""
    printed = [bare_surname(w.norm) for w in words(text, person.start, person.end)]
    line = text.rfind("\n", 0, person.start) + 1
    before = text[max(line, person.start - 40) : person.start]
    titled = _TITLED.search(before) and not _LIGHT.search(before)
    if len(printed) > 1 or titled or text.startswith(", ", person.end):
        return {name for p in printed for name in (p, *p.split("-"))}
    return set()


_TITLED = re.compile(r"[A-Za-z]{3,}\.? $|\b[A-Z][a-z]{1,4}\. $")
_LIGHT = re.compile(
    r"\b(?:and|but|that|said|says|with|for|from|by|when|while|as|after|before|if|then|told|added|according|to"
    r"|because|where|who|which|than|about|on|against|between|of|in|at|today|yesterday) $",
    re.IGNORECASE,
)


def _pronouns(page: Page, read: Sequence[Line]) -> Found:
    """Paragraphs that open with "he" or "she" after one in which no person is printed."""
    text = page.document.text
    for last, line in pairwise(read):
        told = _HE.match(text, line.start, line.end)
        near = page.names_in(last.start, last.end)
        if told and not near and not _PERSON.search(text, last.start, last.end):
            yield *told.span(), "no_antecedent", _who(page, line.start)


def _who(page: Page, at: int) -> str:
    """Say which people are printed before, the nearest first."""
    text = page.document.text
    till = bisect_right(page.people, at, key=lambda n: n.end)
    near = list(dict.fromkeys(text[n.start : n.end] for n in page.people[:till][-NEAR:][::-1]))
    if not near:
        return "no person is printed before"
    return "the paragraph before prints no person; nearest before it: " + ", ".join(near[:CANDIDATES])
