"""Who holds which office, as printed: "Prime Minister Jane Roe", "Jane Roe, a spokesman for the army"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storyledger.reconcile.alike import stem
from storyledger.reconcile.lexicon import (
    COUNTRIES,
    FUNCTION_WORDS,
    HONORIFICS,
    ROLES,
    SOLE_OFFICES,
)
from storyledger.reconcile.mentions import Mention
from storyledger.reconcile.merges import BODY_STEMS, Groups
from storyledger.reconcile.naming import Bearer, Known, by_surname
from storyledger.reconcile.persons import generation, person_name, title
from storyledger.reconcile.spoken import runs
from storyledger.terms import Document, Name, Place
from storyledger.text import listed, words

_BEFORE = 60  # code points looked at before a name
_AFTER = 90
_PAST = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Tt]hen|[Ll]ate)\b|\ba former\b")
# Offices of which a body has one at a time; an official, a member or a source is one of many.
_OFFICES = SOLE_OFFICES | listed(
    "spokesperson ambassador commander chief director chairman prosecutor coach leader executive"
)
_BELOW = listed("vice deputy assistant")
_LANDS = frozenset(stem(land) for land in COUNTRIES.values())
_KIN_WORDS = 10  # words in a row that two pages on one event share when one copies the other


class Person(NamedTuple):
    """A named person as one page prints the office."""

    key: Bearer
    label: str
    document: str
    role: str
    marks: frozenset[str]
    gender: str = ""  # of a spokesman or spokeswoman, "" where the office tells none


def holders(
    documents: Sequence[Document],
    names: Mapping[str, Sequence[Name]],
    known: Known,
) -> list[Person]:
    """Return the named people printed with an office, in order of document and place."""
    out = []
    for document in sorted(documents, key=lambda d: d.id):
        for name in sorted(names.get(document.id, ()), key=lambda n: (n.start, n.end)):
            person = _read(document, name, known) if name.type == "PER" else None
            if person:
                out.append(person)
    return out


def _read(document: Document, name: Name, known: Known) -> Person | None:
    text = document.text
    key = person_name(text, name.start, name.end)
    told = generation(text, name.start, name.end)
    if len(key) > 1:
        who: Bearer | None = known.full(key, told)
    else:
        who, _ = by_surname(key[0], document.id, known, told, title(text, name.start))
    if who is None:
        return None
    before = re.split(r"[.,;:!?\"“”\n()]", text[max(0, name.start - _BEFORE) : name.start])[-1]
    inside = text[name.start : name.end]
    follows = re.match(r",\s*((?:an?|the|[a-z]+['’]s)\s[^,.;\n\"“”]*)", text[name.end : name.end + _AFTER])
    after = follows.group(1) if follows else ""
    role, marks = _office([w.norm for w in words(before + " " + inside)][: -len(key)], tail=True)
    if not role and after:
        role, marks = _office([w.norm for w in words(after)], tail=False)
    if _PAST.search(before) or _PAST.match(after):
        return None
    told = gender([w.norm for w in words(before + " " + after)])
    return Person(who, inside, document.id, role, marks, told) if role else None


def gender(norms: Sequence[str]) -> str:
    """Return what the name of an office tells: man, woman or nothing.

    >>> gender(["ministry", "spokeswoman"]), gender(["spokesperson"])
    ('woman', '')
    """
    offices = [n for n in norms if n in ROLES and n.endswith(("man", "men"))]
    return "" if not offices else "woman" if offices[0].endswith(("woman", "women")) else "man"


def _office(norms: Sequence[str], *, tail: bool) -> tuple[str, frozenset[str]]:
    """The role and what it is of; before a name (`tail`) only the words that run up to it without a break."""
    parts = list(norms)
    if tail:
        start = 0
        for at, norm in enumerate(parts):
            if norm in FUNCTION_WORDS and norm not in ("of", "the", "for"):
                start = at + 1
        parts = parts[start:]
    role = ""
    for at, norm in enumerate(parts):
        if norm in ROLES and (not tail or at >= len(parts) - 4):
            if at and parts[at - 1] in _BELOW:  # the vice president is not the president
                return "", frozenset()
            role = "premier" if norm == "minister" and at and parts[at - 1] == "prime" else ROLES[norm]
            break
    if not role:
        return "", frozenset()
    marks = (p for n in parts for p in n.split("-"))
    return role, frozenset(
        stem(p) for p in marks if p not in FUNCTION_WORDS and p not in ROLES and p not in HONORIFICS
    )


def _kin(documents: Sequence[Document]) -> set[tuple[str, str]]:
    """Pairs of documents that share ten words in a row."""
    holders_of: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in documents:
        known = document.id  # a hash of the text: worked out once
        for run in runs([w.norm for w in words(document.text)], _KIN_WORDS):
            holders_of[run].add(known)
    return {(a, b) for ids in holders_of.values() if len(ids) > 1 for a in ids for b in ids if a != b}


def _rival(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether an unnamed source of the same role came before in the document."""
    return any(
        o.kind == "described" and not o.definite and o.role == mention.role
        for o in mentions
        if o.place.document == mention.place.document and o.place < mention.place
    )


def offices(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    groups: Groups,
    persons: Sequence[Person],
    spoken: tuple[dict[Bearer, Place], dict[Place, str]],
) -> None:
    """Find "the government spokesman": the one person whom the pages print with that office."""
    kin = _kin(documents)
    roots, labels = spoken
    for m in mentions:
        if m.kind != "described" or not m.definite or m.plural or not m.role:
            continue
        sex = gender([w.norm for w in words(m.label)])
        fits = [p for p in persons if p.role == m.role and (not sex or p.gender in ("", sex))]
        near = [
            p
            for p in fits
            if p.document == m.place.document and m.marks <= p.marks and not _rival(m, mentions)
        ]
        if not m.marks and m.role in SOLE_OFFICES:  # "the president" is not the council's
            near = [p for p in near if not p.marks & BODY_STEMS]
        far = [p for p in fits if m.marks and m.marks <= p.marks and m.role in _OFFICES]
        held = {p.key for p in near} or {p.key for p in far}
        if not held and m.role in SOLE_OFFICES:
            land = m.marks & _LANDS  # the prime minister of France is not that of Orlavia
            held = {p.key for p in fits if (m.place.document, p.document) in kin and land <= p.marks}
        if len(held) != 1:
            continue
        key = held.pop()
        where = "document" if near else "storyline"
        if key in roots:
            groups.merge(roots[key], m.place, f"office: {m.label}, held by one person in this {where}")
        else:
            roots[key] = m.place
            labels[m.place] = next(p.label for p in persons if p.key == key)
            groups.why[groups.find(m.place)].add(f"office: {m.label}, held by one person in this {where}")
