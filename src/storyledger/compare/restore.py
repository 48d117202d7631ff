"""Restoration: what a sibling copy prints where this page is damaged.

Each finding links two printed places; nothing is written into a page, and the page's own reading stays
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from storyledger.compare.bridges import Meeting, meetings
from storyledger.compare.collate import Gap, gaps
from storyledger.compare.folding import bare_surname
from storyledger.compare.marks import quotations
from storyledger.terms import Attribution, Damage, Family, Place, Restoration, Span
from storyledger.text import listed, overlap, words

ASKED = 40  # siblings asked for a full name
SIBLINGS = 8  # witnesses asked for one damaged place, nearest the root first
LEAST_QUOTED = 4  # words; a shorter quotation is a scare quote, not speech that needs a speaker
PRONOUNS = listed("he she they it his her their this that who")
_DESCRIBED = listed(
    "spokesman spokeswoman spokesperson official officials source sources minister general officer man woman"
)

Attributions = Mapping[str, Sequence[Attribution]]
Damages = Mapping[str, Sequence[Damage]]


@dataclass(frozen=True, slots=True)
class Kin:
    """What restoration sees: the texts and marks of the documents of a family."""

    texts: Mapping[str, str]
    attributions: Attributions
    damages: Damages


def restorations(
    families: Sequence[Family], texts: Mapping[str, str], attributions: Attributions, damages: Damages
) -> list[Restoration]:
    """Return what siblings print where a page is damaged, each once, in the order of the damaged places."""
    kin = Kin(texts, attributions, damages)
    found: dict[tuple[Place, str], Restoration] = {}
    for family in sorted(families, key=lambda f: f.id):
        for here in family.members:
            siblings = [m for m in family.members if m.document != here.document][:SIBLINGS]
            for there in siblings:
                for restoration in _restored(kin, here, there):
                    found.setdefault((restoration.here, restoration.what), restoration)
    for restoration in _introduced(kin, families):
        found.setdefault((restoration.here, restoration.what), restoration)
    return sorted(found.values(), key=lambda r: (r.here, r.what, r.sibling))


def _restored(kin: Kin, here: Place, there: Place) -> Iterator[Restoration]:
    for meeting in meetings(kin.texts, here, there):
        yield from _speakers(kin, here.document, there.document, meeting)
        yield from _sources(kin, here.document, there.document, meeting)
        yield from _unquoted(kin, here.document, there.document, meeting)
        yield from _words(kin, here.document, there.document, meeting)


# --- a quotation without speaker --------------------------------------------------------------------------


def _speakers(kin: Kin, here: str, there: str, meeting: Meeting) -> Iterator[Restoration]:
    """The speaker whom a sibling prints for a quotation that no one speaks here."""
    for quotation in _orphans(kin, here, meeting):
        across = meeting.across(*quotation)
        told = across and _source_of(kin, there, across)
        if told:
            share = f"{meeting.match.likeness:.0%} of them are equal"
            why = f"no speaker is printed here; the sibling prints one for these words ({share})"
            yield Restoration(Place(here, *quotation), Place(there, *told), "speaker", why)


def _orphans(kin: Kin, here: str, meeting: Meeting) -> Iterator[Span]:
    """Yield the quotations of a unit that no source on the same line is printed for."""
    text, unit = kin.texts[here], meeting.here
    for start, end in quotations(text, unit.start, unit.end):
        if len(words(text, start, end)) >= LEAST_QUOTED and not _spoken(kin, here, start, end):
            yield Span(start, end)


def _spoken(kin: Kin, document: str, start: int, end: int) -> bool:
    """Whether a source is printed for these words on their own line."""
    text = kin.texts[document]
    line = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    for told in kin.attributions.get(document, ()):
        near = any(line[0] <= s.start < line[1] for s in told.source)
        if near and sum(overlap(start, end, *s) for s in told.content) * 2 > end - start:
            return True
    return False


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _source_of(kin: Kin, document: str, across: Span) -> Span | None:
    """Return the printed source of the attribution that covers most of these words, or None."""
    best: tuple[int, int, Span] | None = None
    for told in kin.attributions.get(document, ()):
        covered = sum(overlap(*across, *s) for s in told.content)
        if told.source and covered * 2 > across.end - across.start:
            named = 0 if _pronoun(kin.texts[document], told.source) else 1
            ranked = (named, covered, told.source[0])
            best = ranked if best is None or ranked[:2] > best[:2] else best
    return best[2] if best else None


# --- a source that a sibling prints more fully -----------------------------------------------------------


def _sources(kin: Kin, here: str, there: str, meeting: Meeting) -> Iterator[Restoration]:
    """The name that a sibling prints where this page prints only a pronoun or an office."""
    for told in kin.attributions.get(here, ()):
        weak = _weakness(kin.texts[here], told.source)
        if not weak or not told.content or not _inside(told.content[0], meeting):
            continue
        across = meeting.across(*told.content[0])
        source = across and _source_of(kin, there, across)
        if source and not _weakness(kin.texts[there], (source,)):
            why = f"{weak} here; the sibling prints this source for these words"
            yield Restoration(Place(here, *told.source[0]), _in_full(kin, there, source), "antecedent", why)


def _introduced(kin: Kin, families: Sequence[Family]) -> Iterator[Restoration]:
    """The full name that siblings print for a speaker of whom this page prints one name only."""
    for here in sorted(kin.damages):
        wanted = [d for d in kin.damages[here] if d.what == "no_antecedent"]
        siblings = {m.document for f in families for m in f.members if _holds(f, here)} - {here}
        for damage in wanted:
            told = words(kin.texts[here], damage.start, damage.end)
            full = _full_names(kin, sorted(siblings)[:ASKED], told[-1].norm) if len(told) == 1 else {}
            if len(full) == 1 and told[0].norm not in PRONOUNS:
                why = "one name only is printed here; the sibling prints this speaker in full"
                place = next(iter(full.values()))
                yield Restoration(Place(here, damage.start, damage.end), place, "antecedent", why)


def _in_full(kin: Kin, document: str, source: Span) -> Place:
    """Return where a page prints a source of one name in full, if for one speaker only; else the source."""
    told = words(kin.texts[document], *source)
    full = _full_names(kin, [document], told[0].norm) if len(told) == 1 else {}
    return next(iter(full.values())) if len(full) == 1 else Place(document, *source)


def _holds(family: Family, document: str) -> bool:
    return any(m.document == document for m in family.members)


_FULL = re.compile(r"[A-Z][\w.'’\-]*(?:[ \t]+(?:[ae]l-|[a-z]{2,3}[ \t]+)?[A-Z][\w.'’\-]*){1,4}")


def _full_names(kin: Kin, siblings: Sequence[str], name: str) -> dict[tuple[str, ...], Place]:
    """Return the full names ending in `name` that siblings print for a source, each with its first place."""
    found: dict[tuple[str, ...], Place] = {}
    for document in siblings:
        for source in sorted(s for told in kin.attributions.get(document, ()) for s in told.source):
            for whole in _FULL.finditer(kin.texts[document], *source):
                *first, last = (bare_surname(w.norm) for w in words(whole.group()))
                if last == bare_surname(name):
                    found.setdefault((*first[-1:], last), Place(document, *whole.span()))
    return found


def _inside(span: Span, meeting: Meeting) -> bool:
    return meeting.here.start <= span.start < meeting.here.end


def _pronoun(text: str, source: Sequence[Span]) -> bool:
    told = [w.norm for s in source for w in words(text, *s)]
    return len(told) == 1 and told[0] in PRONOUNS


def _weakness(text: str, source: Sequence[Span]) -> str:
    """Say how a source is printed when it is not by name (a pronoun, an office), else nothing."""
    told = [w for s in source for w in words(text, *s)]
    if not told:
        return ""
    if len(told) == 1 and told[0].norm in PRONOUNS:
        return "a pronoun"
    last = told[-1]
    return "an office" if last.norm in _DESCRIBED and text[last.start].islower() else ""


# --- a speaker without quotation -------------------------------------------------------------------------


def _unquoted(kin: Kin, here: str, there: str, meeting: Meeting) -> Iterator[Restoration]:
    """What a sibling prints as said by a speaker whose words are cut off here."""
    for damage in kin.damages.get(here, ()):
        if damage.what != "speaker_without_quotation" or not _touches(damage, meeting):
            continue
        across = meeting.across(damage.start, damage.end)
        content = across and _content_of(kin, there, across)
        if content:
            why = "the words of this speaker are cut off here; the sibling prints them"
            yield Restoration(Place(here, damage.start, damage.end), Place(there, *content), "quotation", why)


def _touches(damage: Damage, meeting: Meeting) -> bool:
    return overlap(damage.start, damage.end, meeting.here.start, meeting.here.end) > 0


def _content_of(kin: Kin, document: str, across: Span) -> Span | None:
    for told in kin.attributions.get(document, ()):
        if told.content and any(overlap(*across, *s) for s in (*told.source, *told.cue)):
            return max(told.content, key=lambda s: (s.end - s.start, s))
    return None


# --- missing words and names cut off ----------------------------------------------------------------------

_BROKEN = {"missing_word": "word", "doubled_word": "word", "truncated_name": "name", "misspelt_name": "name"}
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:[ \t]+[A-Z][\w.'’\-]*){0,4}")


def _words(kin: Kin, here: str, there: str, meeting: Meeting) -> Iterator[Restoration]:
    """The words that a sibling prints between the words around a damaged place."""
    broken = [
        (d.start, d.end, d.what)
        for d in kin.damages.get(here, ())
        if d.what in _BROKEN and _touches(d, meeting)
    ]
    broken += [(*span, "doubled_word") for span in _doubled(kin.texts[here], meeting)]
    for start, end, what in broken:
        told = (_printed(kin.texts[there], gap, (start, end), what) for gap in gaps(meeting))
        printed = next((span for span in told if span), None)
        if printed:
            why = "the sibling prints this between the same words"
            yield Restoration(Place(here, start, end), Place(there, *printed), _BROKEN[what], why)


def _doubled(text: str, meeting: Meeting) -> Iterator[Span]:
    """Yield the places where a word is printed twice running ("in in"): one between them was lost."""
    for one, two in pairwise(words(text, meeting.here.start, meeting.here.end)):
        if one.norm == two.norm and text[one.end : two.start].isspace():
            yield Span(one.start, two.end)


def _printed(text: str, gap: Gap, damage: tuple[int, int], what: str) -> Span | None:
    """Return the sibling's words in a gap that lies at the damage, or None."""
    at = gap.base[0].start if gap.base else gap.base_at
    till = gap.base[-1].end if gap.base else gap.base_at
    if not gap.here or till < damage[0] - 1 or at > damage[1] + 1:
        return None
    if what == "truncated_name":
        name = _NAME.match(text, gap.here[0].start)
        return Span(*name.span()) if name and text[name.start()].isupper() else None
    return Span(gap.here[0].start, gap.here[-1].end)
