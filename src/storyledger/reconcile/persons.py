"""The person's own name inside what is printed as one: without office, party, state and what runs into it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyledger.reconcile.lexicon import BODIES, HONORIFICS, PARTICLES, ROLES
from storyledger.terms import Document, Name, Span
from storyledger.text import Word, listed, words

# "Jr." tells a son from a father who bears the same name, as do these.
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_SUFFIX = re.compile(r",? (?:Jr|Sr)\b\.?")
_CUT = re.compile(r"\s*+(?:[(\[;/|]|,(?! (?:Jr|Sr|II|III|IV)\b))")  # "(R-Ohio", ", D-Wis."
_HANGS = listed("of from at in")
_RANK_BEFORE = re.compile(r"\b(younger|elder|older) (?:[A-Z][a-z]{1,9}\.? )?$")
_LEAD = 30  # code points before a name in which "the younger Mr." stands
_WOMAN = listed("mrs ms miss lady mother wife daughter sister queen princess actress dame")
_OFFICE_ENDS = ("woman", "women", "congressman", "councilman", "alderman", "assemblyman", "chairman")
_FULL = 2  # words of a name that has a first name and a surname
_SHOUT = 4  # letters in capitals that are no initials
_OFFICE_LEAST = 3  # words after "Secretary of" that hold first name and surname too


def person_name(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the folded words of a person's name without titles, particles and "Jr.".

    >>> person_name("President Omar al-Velmi", 0, 23), person_name("Ola Lind Jr.", 0, 12)
    (('omar', 'velmi'), ('ola', 'lind'))
    """
    parts = [p for w in words(text, start, end) for p in re.split(r"[-']", w.norm) if p]
    while len(parts) > 1 and parts[-1] in GENERATIONS:
        parts.pop()
    kept = tuple(p for p in parts if p not in HONORIFICS and p not in PARTICLES and len(p) > 1)
    return kept or tuple(parts)


def generation(text: str, start: int, end: int) -> str:
    """Return which of two of one name is meant: "jr", "sr", "younger", "elder"; "" where nothing tells.

    >>> generation("the younger Mr. Lind", 16, 20), generation("Ola Lind Jr.", 0, 12)
    ('younger', 'jr')
    """
    found = words(text, start, end)
    if len(found) > 1 and found[-1].norm in GENERATIONS:
        return GENERATIONS[found[-1].norm]
    before = _RANK_BEFORE.search(text[max(0, start - _LEAD) : start])
    return ("younger" if before.group(1) == "younger" else "elder") if before else ""


def title(text: str, start: int) -> str:
    """Return the class of the title right before a name: "mr", "mrs", "president"; "" where there is none.

    >>> title("U.S. President Eva Dorn", 15), title("first lady Eva Dorn", 11), title("Then Eva Dorn", 5)
    ('president', 'mrs', '')
    """
    before = words(text[max(0, start - _LEAD) : start])
    last = before[-1].norm.rstrip(".") if before and text[start - 1 : start] == " " else ""
    if last in _WOMAN or last.endswith("woman"):
        return "mrs"
    return last if last == "mr" else ROLES.get(last, "") if last in HONORIFICS else ""


def own_name(text: str, start: int, end: int) -> Span:
    """Return where a person's own name stands in a name that was read too wide, "Jr." with its dot in it.

    >>> def own(printed): return printed[slice(*own_name(printed, 0, len(printed)))]
    >>> own("Eva Dorn (R-Ohio"), own("Head of Mine Safety Eva Dorn"), own("Eva Dorn Eva Maria DornTwo")
    ('Eva Dorn', 'Eva Dorn', 'Eva Dorn')
    """
    suffix = _SUFFIX.match(text, end)
    if suffix:
        return Span(_own_span(text, start, end).start, suffix.end())
    return _own_span(text, start, end)


def _own_span(text: str, start: int, end: int) -> Span:
    cut = _CUT.search(text, start + 1, end)
    inside = words(text, start, cut.start() if cut else end)
    if not inside:
        return Span(start, end)
    shouted = text[inside[0].start : inside[0].end].isupper() and inside[0].end - inside[0].start >= _SHOUT
    if shouted and len(inside) > _FULL and not text[inside[1].start : inside[1].end].isupper():
        inside = inside[1:]  # "CLOSE Eva Dorn" below a film
    found = _without_office(inside)
    for at in range(1, 0 if found[0].norm in BODIES else len(found)):
        if found[at].norm in _HANGS or (at > 1 and found[at].norm == found[0].norm):
            found = found[:at]  # "Eva Dorn of Korsa"; a name printed twice on end
            break
    last = found[-1]
    dot = last.norm in GENERATIONS and text[last.end : last.end + 1] == "."
    return Span(found[0].start, last.end + dot)


def _without_office(found: Sequence[Word]) -> Sequence[Word]:
    """The words after the last office: "Speaker Ola Lind", "Director of Mine Safety Ola Lind"."""
    names = len(found) - (found[-1].norm in GENERATIONS)
    office = max((at for at in range(names - 1) if _is_office(found[at].norm)), default=-1)
    rest = found[office + 1 :]
    if office < 0 or not rest:
        return found
    if rest[0].norm not in ("of", "for", "in"):
        return rest
    rest = rest[1:]
    full = sum(len(w.norm.strip(".")) > 1 for w in rest) - (len(found) - names)
    if full < _OFFICE_LEAST:  # "Secretary of State Lind"; "Queen of Orlavia" has no name
        return rest[-1 - (len(found) - names) :] if full > 1 else found
    at = len(rest) - (len(found) - names) - 2
    while at > 0 and len(rest[at].norm.strip(".")) == 1:  # "Ola M. Lind"
        at -= 1
    return rest[at:]


def _is_office(norm: str) -> bool:
    return norm in ROLES or norm in HONORIFICS or norm.endswith(_OFFICE_ENDS)


def narrowed(documents: Sequence[Document], names: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """Return the names, those of people without what does not belong to them.

    Where the pages print "Eva Dorn" too, "Miners Union Eva Dorn" is cut to it.
    """
    texts = {d.id: d.text for d in documents}
    out = {
        d: [_own(n, texts[d]) if n.type == "PER" else n for n in rows]
        for d, rows in names.items()
        if d in texts
    }
    short = {
        name
        for d, rows in out.items()
        for n in rows
        if n.type == "PER" and len(name := person_name(texts[d], n.start, n.end)) == _FULL
    }
    return {d: [_to_known(n, texts[d], short) for n in rows] for d, rows in out.items()}


def _own(name: Name, text: str) -> Name:
    start, end = own_name(text, name.start, name.end)
    return replace(name, start=start, end=end)


def _to_known(name: Name, text: str, short: set[tuple[str, ...]]) -> Name:
    """The name from its last two words on, where those are a person's of these pages and the rest is none."""
    parts = person_name(text, name.start, name.end) if name.type == "PER" else ()
    if len(parts) <= _FULL or parts[-_FULL:] not in short or (parts[0], parts[-1]) in short:
        return name
    dropped = parts[:-_FULL]
    if len(dropped) == 1:
        return name  # "Eva" of "Eva Maria Dorn"
    first = next((w for w in words(text, name.start, name.end) if parts[-_FULL] in w.norm), None)
    return replace(name, start=first.start) if first else name
