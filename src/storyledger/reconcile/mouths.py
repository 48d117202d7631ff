"""The same words given to two mouths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyledger.reconcile.alike import likeness, statement
from storyledger.reconcile.lexicon import COUNTRIES, FUNCTION_WORDS, PRONOUNS
from storyledger.terms import Attribution, Claim, Conflict, Copy, Document, Place, Speaker
from storyledger.text import fold, overlap, words

SAME = 0.85  # likeness of two quotations that are the same words
RULE = "the same words, two speakers"


def mouths(
    storyline: str,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    speakers: Sequence[Speaker],
    copies: Sequence[Copy],
) -> list[Conflict]:
    """Return quotations that two pages share and give to different named speakers of one type.

    A person and his statement, or a body and its spokesman, are one mouth.
    """
    text = {d.id: d.text for d in documents}
    named = {s.id: s for s in speakers if s.named}
    source = {a.id: _source(text[a.document], a) for told in attributions.values() for a in told}
    unsure = {a.id for told in attributions.values() for a in told if _pronoun(text[a.document], a)}
    quoted = {a.id for told in attributions.values() for a in told if a.mode == "direct"}
    direct = [c for c in claims if c.attribution in quoted and c.speaker in named]
    own: dict[str, list[Claim]] = defaultdict(list)
    for c in direct:
        own[c.document].append(c)
    found = []
    for copy in copies:
        here = [c for c in own[copy.a.document] if _inside(c, copy.a)]
        there = [c for c in own[copy.b.document] if _inside(c, copy.b)] if here else []
        for one in here:
            for two in (c for c in there if c.speaker != one.speaker):
                a, b = _place(one), _place(two)
                if not _two_mouths(named[one.speaker or ""], named[two.speaker or ""]):
                    continue
                mine, theirs = source[one.attribution], source[two.attribution]
                if mine & theirs or {one.attribution, two.attribution} & unsure:
                    continue  # "Falk" here and "Ms Falk" there
                if _led_in(text[a.document], a) & _led_in(
                    text[b.document], b
                ):  # read otherwise, printed alike
                    continue
                x = statement(text[a.document], a.start, a.end)
                if likeness(x, statement(text[b.document], b.start, b.end)) >= SAME:
                    who = _label(one, named), _label(two, named)
                    why = f"one page gives these words to {who[0]}, the other to {who[1]}"
                    found.append(Conflict(storyline, "speaker", "conflict", (a,), (b,), RULE, why))
    return _joined(found)


def _joined(found: Sequence[Conflict]) -> list[Conflict]:
    """What several pages print of one pair of speakers' words is one conflict."""
    by_place: dict[tuple[str, Place], Conflict] = {}
    for c in sorted(found, key=lambda c: (c.b, c.a)):
        before = by_place.get((c.why, c.b[0]))
        by_place[c.why, c.b[0]] = replace(before, a=tuple(sorted({*before.a, *c.a}))) if before else c
    return list(by_place.values())


def _two_mouths(one: Speaker, two: Speaker) -> bool:
    if one.type != two.type or one.type not in ("person", "organisation"):
        return False
    if any(fold(s.label).removeprefix("the ") in COUNTRIES for s in (one, two)):
        return False  # a country speaks by its bodies
    mine, theirs = ([w.norm for w in words(s.label, 0) if len(w.norm) > 2] for s in (one, two))
    return not any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)  # "Walls" may be "Wall"


def _source(text: str, row: Attribution) -> frozenset[str]:
    """The capitalised words printed as who speaks: "he", or an office that two may hold, tells nothing."""
    printed = [w for s in row.source for w in words(text, *s) if text[w.start].isupper()]
    return frozenset(w.norm for w in printed if w.norm not in FUNCTION_WORDS)


def _pronoun(text: str, row: Attribution) -> bool:
    """Whether "he" is printed as who speaks: whoever that is, two pages may not have meant two people."""
    return bool(row.source) and all(w.norm in PRONOUNS for s in row.source for w in words(text, *s))


_LED = 40  # code points before a quotation, in which its speaker mostly stands
_MARKS = " ,:.\"“”‘’'"


def _led_in(text: str, place: Place) -> frozenset[str]:
    """The capitalised words on the same line right before a quotation."""
    before = text[max(0, place.start - _LED) : place.start].split("\n")[-1].rstrip(_MARKS)
    found = words(before)
    return frozenset(w.norm for w in found if before[w.start].isupper() and w.norm not in FUNCTION_WORDS)


def _inside(claim: Claim, place: Place) -> bool:
    here = _place(claim)
    return here.document == place.document and overlap(here.start, here.end, place.start, place.end) > 0


def _place(claim: Claim) -> Place:
    return Place(claim.document, claim.content[0].start, claim.content[-1].end)


def _label(claim: Claim, named: Mapping[str, Speaker]) -> str:
    return named[claim.speaker or ""].label
