"""What kind of name a name is, as its use over all the pages tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from storyledger.reconcile.lexicon import FIRST_NAMES, ROLES
from storyledger.reconcile.persons import GENERATIONS, generation, person_name, title
from storyledger.terms import Document, Name
from storyledger.text import words

_MOSTLY = 4  # times as often a person's as a body's is a word that was read as both
_FAR_MORE = 4  # times as often in full as the next of one surname
_PAIR = 2  # words: first name and surname, or both parts of a surname
_OFTEN = 2  # times in one document, always in full, that a person's name is hardly printed
_HUMAN = re.compile(r"\s*+,?\s*+(?:who|aged|\d{2},|an? |the )")


def retyped(documents: Sequence[Document], names: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """Return the names, those of people that are used like bodies' as ORG; what is mostly a person, as PER.

    News prints a person in full once and by surname after; a name of several words that is printed again
    and again in full, that never stands by its last word and that nobody introduces is a body's.
    """
    texts = {d.id: d.text for d in documents}
    told = {d: [(n, texts[d][n.start : n.end]) for n in rows] for d, rows in names.items() if d in texts}
    alone = {printed for rows in told.values() for _, printed in rows if " " not in printed}
    repeated: Counter[str] = Counter()
    types: dict[str, Counter[str]] = defaultdict(Counter)
    human: set[str] = set()
    for d, rows in told.items():
        times = Counter(printed for _, printed in rows if " " in printed)
        repeated.update(printed for printed, count in times.items() if count >= _OFTEN)
        for n, printed in rows:
            types[printed][n.type] += 1
            if n.type == "PER" and _HUMAN.match(texts[d], n.end):
                human.add(printed)
    bodies = {
        printed
        for printed, documents_with in repeated.items()
        if (documents_with > 1 or types[printed]["ORG"])
        and not alone & {printed.split()[-1], printed.split()[-1] + "'s"}
        and printed not in human
        and words(printed)[-1].norm not in GENERATIONS
    }
    mostly = {p for p, types_of in types.items() if types_of["PER"] >= _MOSTLY * max(1, types_of["ORG"])}

    def kind(n: Name, printed: str) -> str:
        if n.type == "PER" and printed in bodies:
            return "ORG"
        son = " " in printed and words(printed)[-1].norm in GENERATIONS  # no body is a "Jr."
        return "PER" if n.type == "ORG" and (son or printed in mostly) else n.type

    return {d: [replace(n, type=kind(n, printed)) for n, printed in rows] for d, rows in told.items()}


class Bearer(NamedTuple):
    """A person whose first name and surname are printed; `generation` tells a son from his father."""

    first: str
    last: str
    generation: str = ""


def bearer(name: Sequence[str], generation: str = "") -> Bearer:
    """Return the person of a folded name; short forms of first names are one with the long ones.

    >>> bearer(["ed", "davis"]) == bearer(["edward", "davis"])
    True
    """
    told = {"younger": "jr", "elder": ""}.get(generation, generation)
    return Bearer(FIRST_NAMES.get(name[0], name[0]), name[-1], told)


class Known(dict[str, dict[Bearer, str]]):
    """The people whose full names each document prints; without a first name: "Lind Jr."."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: dict[Bearer, Counter[str]] = defaultdict(Counter)  # "" where no title is printed

        self.ends: dict[tuple[str, ...], set[Bearer]] = defaultdict(set)  # by the last two of three words

    def full(self, name: Sequence[str], generation: str) -> Bearer:
        """Return the person of a name of two words or more: "Brun Dorn" is "Eva Brun Dorn"."""
        longer = self.ends.get(tuple(name), set()) if len(name) == _PAIR and not generation else set()
        return next(iter(longer)) if len(longer) == 1 else bearer(name, generation)

    @cached_property
    def by_last(self) -> Mapping[str, set[Bearer]]:
        """All of them by surname."""
        out: dict[str, set[Bearer]] = defaultdict(set)
        for people in self.values():
            for who in people:
                out[who.last].add(who)
        return out


def by_surname(
    surname: str, document: str, known: Known, generation: str = "", title: str = ""
) -> tuple[Bearer | None, str]:
    """Return the one bearer of a surname, None where two are, and where that holds: document or storyline.

    "Lind" is not "Ola Lind Jr." where an Ola Lind is printed too; "the younger Lind" is nobody but him.
    """
    near = {who for who in known.get(document, {}) if who.last == surname}
    far = known.by_last.get(surname, set())
    if generation:
        return _of_generation(surname, document, generation, (near, far))
    sons = any(not who.first for who in far)  # "Lind Jr." and "Lind" are two
    for people, where in ((near, "document"), (far, "storyline")):
        plain = {who for who in people if who.first and not who.generation}
        if plain:
            return (plain.pop() if len(plain) == 1 else _of_title(plain, known, title)), where
    full = {who for who in far if who.first}
    if full and not sons:
        return (full.pop() if len(full) == 1 else None), "storyline"
    return Bearer("", surname), "storyline"


def _of_title(people: set[Bearer], known: Known, title: str) -> Bearer | None:
    """Who of several of one surname is meant: who bears the title, or is printed far more often.

    A page that calls two people by one surname keeps the bare one for the first of them.
    """
    fits = {who for who in people if known.titles[who][title]} if title not in ("", "mr", "mrs") else set()
    if title == "mr":
        fits = {who for who in people if not known.titles[who]["mrs"]}
    elif title == "mrs":
        fits = {who for who in people if known.titles[who]["mrs"]}
    if len(fits) == 1:
        return fits.pop()
    if title and title != "mr":
        return None
    first, second = sorted(people, key=lambda who: (-known.titles[who].total(), who))[:2]
    return first if known.titles[first].total() >= _FAR_MORE * known.titles[second].total() else None


def _of_generation(
    surname: str, document: str, generation: str, people: tuple[set[Bearer], set[Bearer]]
) -> tuple[Bearer, str]:
    """The one son, or his father; where none or two are known, somebody of whom that is all that is known."""
    told = "jr" if generation == "younger" else generation
    for some, where in zip(people, ("document", "storyline"), strict=True):
        full = {who for who in some if who.first}
        sons = {who for who in full if who.generation == "jr"}
        fits = {who for who in full if who.generation == told}
        if generation == "elder":
            fits = {who for who in full if who.generation in ("sr", "")} if sons else set()
        if len(fits) == 1:
            return fits.pop(), where
    whose = f"{generation} {document}" if generation in ("younger", "elder") else generation
    return Bearer("", surname, whose), "document" if generation in ("younger", "elder") else "storyline"


def bearers(documents: Sequence[Document], names: Mapping[str, Sequence[Name]]) -> Known:
    """Return for each document the people whose full names it prints, with the longest printed form."""
    out = Known()
    for d in documents:
        for n in names.get(d.id, ()):
            name = person_name(d.text, n.start, n.end) if n.type == "PER" else ()
            if len(name) == _PAIR + 1:
                out.ends[name[1:]].add(bearer(name, generation(d.text, n.start, n.end)))
    for document in documents:
        key, text = document.id, document.text
        found = out.setdefault(key, {})
        for n in names.get(key, ()):
            if n.type != "PER":
                continue
            name, told = person_name(text, n.start, n.end), generation(text, n.start, n.end)
            if len(name) > 1 and name[-1] not in ROLES:
                printed = text[n.start : n.end]
                who = out.full(name, told)
                out.titles[who][title(text, n.start)] += 1
                found[who] = max(found.get(who, ""), printed, key=lambda p: (len(p), p))
            elif told == "jr":
                found[Bearer("", name[-1], told)] = text[n.start : n.end]
    return out
