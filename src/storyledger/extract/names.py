"""Printed names by rules: capitalised runs, typed by titles, words for bodies and what stands around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storyledger.extract.name_rules import KNOWN, TITLES, tidy_name
from storyledger.terms import Name, Sentence
from storyledger.text import listed

_CAP = (
    r"(?:[A-Z]\.){2,6}|[A-Z](?:\.(?= [A-Z]))|(?:al|el|Al|El|bin|ibn|d|O|D)[-'’][A-Z]\w*"
    r"|[^\W\d_a-z][\w]*(?:[-'’][^\W\d_]\w*)*"
)
_LINK = r"(?: (?:of|for|the|and|al|el|de|da|di|du|von|van|der|den|bin|ibn|del|la|le|of the|for the)){0,2}"
LONGEST = 200  # code points: a longer run of capitals is a headline or no prose
_RUN = re.compile(rf"(?<!\w)(?:{_CAP})(?:(?:{_LINK} |&| & )(?:{_CAP}))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ORG = listed(
    """
    agency association authority bank board brigade bureau center centre club coalition college command
    commission committee company congress corporation corp corps council court department dept division
    federation forces force foundation fund government group guard guards house inc institute institution
    league ltd magazine military ministry movement museum navy army network news office organization
    organisation parliament partnership party police post press regiment senate service services society
    state store team times tribune trust union university herald journal media health hospital school
    front airlines airways motors systems technologies party's works district initiative campaign union
    """
)
_PLACE = listed(
    """
    province city river county street avenue island islands valley mountains mountain lake sea ocean
    airport base district region desert village town road bay beach square park bridge border peninsula
    gulf governorate
    """
)
_NOT_FIRST = listed(
    """
    the a an this that these those it its he she they we you i his her their our my your in on at by for
    from to of as and but or nor so if when while after before since although though because until unless
    despite during between among with without under over about against there here what who whom whose
    which why how where one two three four five six seven eight nine ten some many most all both each
    every no not only also even just still then now yet however meanwhile instead earlier later last next
    more less few several other another such than like is are was were be been do does did has have had
    will would can could should may might must let get yes according asked new old first second third
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mr mrs ms dr
    """
)
_CALENDAR = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun
    jul aug sep sept oct nov dec i im ill ive id ok
    """
)
_PLACE_BEFORE = re.compile(r"\b(?:in|near|at|from|across|outside|inside|around|into|towards?|throughout) $")
_PERSON_AFTER = re.compile(r",? (?:who|said|says|told|added|wrote|asked|\d\d,)\b")
_SPLIT = re.compile(r" (?:and|of|for|the)(?: the)? ")


def names(text: str, sentences: Sequence[Sentence]) -> list[Name]:
    """Return the names printed in the sentences, typed PER, ORG, LOC or NORP, in order.

    >>> page = "Dr. Ada Krol of the Tide Agency is in Peru."
    >>> [(page[n.start:n.end], n.type) for n in names(page, [Sentence("d", 0, len(page), 0)])]
    [('Ada Krol', 'PER'), ('Tide Agency', 'ORG'), ('Peru', 'LOC')]
    """
    runs = [
        (s, m)
        for s in sentences
        for m in _RUN.finditer(text, s.start, s.end)
        if m.end() - m.start() <= LONGEST
    ]
    people: Counter[str] = Counter()
    found: list[Name] = []
    parts = [p for s, m in runs for p in _parts(text, m.start(), m.end(), s.document)]
    for document, start, end in parts:
        typed = _typed(text, start, end)
        if typed and typed[2] == "PER" and " " in text[typed[0] : typed[1]]:
            people[_surname(text[typed[0] : typed[1]])] += 1
        if typed:
            found.append(Name(document, *typed))
    return [_as_person(n) if _is_surname(text, n, people) else n for n in found]


def _is_surname(text: str, name: Name, people: Counter[str]) -> bool:
    printed = text[name.start : name.end]
    return (
        name.type in ("LOC", "ORG")
        and printed not in KNOWN
        and " " not in printed
        and _surname(printed) in people
    )


def _surname(words: str) -> str:
    """A name's last word without an article: "Omar al-Velmi" and "Velmi" have one surname."""
    last = words.split()[-1].lower() if words.count(" ") < 3 else words
    return re.sub(r"^(?:al|el)[-’']", "", last)


def _as_person(name: Name) -> Name:
    return Name(name.document, name.start, name.end, "PER")


def _parts(text: str, start: int, end: int, document: str) -> list[tuple[str, int, int]]:
    """A run cut where a linking word joins two names, without plain words before it."""
    first = text[start:end].split(" ", 1)[0]
    while first.lower() in _LEADING and start < end:
        start = min(end, start + len(first) + 1)
        first = text[start:end].split(" ", 1)[0]
    out, at = [], start
    for link in _SPLIT.finditer(text, start, end):
        left, right = text[at : link.start()], text[link.end() : end]
        if not _kept_whole(left, link.group().strip(), right):
            out.append((document, at, link.start()))
            at = link.end()
    out.append((document, at, end))
    return [(d, s, e) for d, s, e in out if e > s and not _plain(text[s:e])]


# Words that lead no name, wherever they stand; "New", "First", "Three" or "May" may.
_LEADING = _NOT_FIRST - listed(
    "new old first second third one two three four five six seven eight nine ten may march no will"
)


def _kept_whole(left: str, link: str, right: str) -> bool:
    """Whether "X of Y" is one name: X is a word for a body ("Ministry of Defense")."""
    if not right[:1].isupper():
        return False
    last = left.split()[-1].lower() if left.split() else ""
    return link.startswith(("of", "for")) and last in _ORG and " ".join((left, link, right)) not in KNOWN


def _plain(words: str) -> bool:
    low = words.lower().strip(".'’")
    return low in _CALENDAR or low in _NOT_FIRST or len(low) < 2


def _typed(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    tail = _POSSESSIVE.search(text, start, end)
    end = tail.start() if tail else end
    words = re.findall(r"[\w.-]+", text[start:end])
    if not words:
        return None
    before = text[max(0, start - 24) : start]
    kind = _kind(text[start:end], words, before, text[end : end + 12])
    start, end, kind = tidy_name(text, start, end, kind)
    return (start, end, kind) if end > start and text[start:end].lower() not in TITLES else None


def _kind(name: str, words: list[str], before: str, after: str) -> str:
    last, first = words[-1].lower().rstrip("."), words[0].lower().rstrip(".")
    if name in KNOWN:
        return KNOWN[name]
    if first in TITLES and len(words) > 1 and last not in _ORG:
        return "PER"
    if last in _ORG or (first in _ORG and " of " in name):
        return "ORG"
    if last in _PLACE:
        return "LOC"
    if (before.split() or [""])[-1].lower().rstrip(".") in TITLES:
        return "PER"
    if _PERSON_AFTER.match(after) and not name.isupper():
        return "PER"
    if name.isupper() and 2 <= len(name) <= 6:
        return "ORG"
    if _PLACE_BEFORE.search(before):
        return "LOC"
    return "PER" if len(words) in (2, 3) else "ORG" if len(words) > 3 or name.isupper() else "LOC"
