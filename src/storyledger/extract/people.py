"""The sources of one document under the fullest name it prints for each, with title and justification."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storyledger.extract.bodies import body_of, own_word, paper_of, speaks_for
from storyledger.extract.name_evidence import retyped
from storyledger.extract.standing import OFFICE, SPOKES, head_of, person_of, title_of
from storyledger.terms import Attribution, Name, Span

_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|who|which|that|his|her|their|its)$", re.I)
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|one|another|some|several|many)\s+", re.I)


@dataclass(slots=True)
class Source:
    """Who speaks: the fullest printed name, the standing, and what is printed of title and reason."""

    name: str
    standing: str
    title: str = ""
    justification: str = ""


def sources(text: str, names: Sequence[Name], attributions: Sequence[Attribution]) -> dict[str, Source]:
    """Return the source of each attribution that has one, by the attribution's id.

    A pronoun is the last source before it; a surname, or a title alone ("the mayor"), is whoever bears it.
    """
    names = sorted(retyped(text, names), key=lambda n: (n.start, n.end))
    people = _full_names(text, names)
    offices = _offices(text, names)
    rows: dict[str, Source] = {}
    by_id: dict[str, Source] = {}
    last: tuple[Source, int] | None = None  # the last source, and where it stands
    for a in sorted(attributions, key=lambda a: (a.cue or a.source or a.content)[0].start):
        if not a.source:
            continue
        found = _resolved(text, a, names, people, rows, last)
        if found is None:
            continue
        _learn(text, a, found)
        found.title = found.title or offices.get(found.name, "")
        by_id[a.id] = found
        last = found, a.source[0].start
    return by_id


_OFFICE_BEFORE = re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|for|the|chief|deputy|vice|former)\s+){1,6}$")
_OFFICE_AFTER = re.compile(r",\s(?:an?|the|[a-z]+)\s[^,.;:\"“”\n]{3,80}(?=[,.;])")


def _offices(text: str, names: Sequence[Name]) -> dict[str, str]:
    """The first office printed beside each full name, wherever it stands."""
    found: dict[str, str] = {}
    for n in (n for n in names if n.type == "PER" and " " in text[n.start : n.end]):
        name = " ".join(text[n.start : n.end].split())
        before = _OFFICE_BEFORE.search(text, max(0, n.start - 80), n.start)
        after = _OFFICE_AFTER.match(text, n.end, n.end + 100)
        whole = Span(before.start() if before else n.start, after.end() if after else n.end)
        title = ", ".join(" ".join(text[s.start : s.end].split()) for s in title_of(text, (whole,), [n]))
        if title and name not in found:
            found[name] = title
    return found


def _full_names(text: str, names: Iterable[Name]) -> dict[str, str]:
    """The fullest name that a document prints for each surname."""
    fullest_of: dict[str, Counter[str]] = {}
    for n in names:
        if n.type == "PER":
            words = " ".join(text[n.start : n.end].split())
            fullest_of.setdefault(_surname(words), Counter())[words] += 1
    return {
        surname: max(printed, key=lambda w: (min(w.count(" "), 3), printed[w], w))
        for surname, printed in fullest_of.items()
    }


def _surname(words: str) -> str:
    parts = [
        w
        for w in words.lower().replace("’s", "").replace("'s", "").split()
        if w not in ("jr.", "jr", "sr.", "iii", "ii")
    ]
    return re.sub(r"^(?:al|el)[-’']", "", parts[-1]) if parts else ""


def _resolved(
    text: str,
    a: Attribution,
    names: Sequence[Name],
    people: Mapping[str, str],
    rows: dict[str, Source],
    last: tuple[Source, int] | None,
) -> Source | None:
    span = a.source[0]
    words = " ".join(text[span.start : span.end].split())
    if _PRONOUN.fullmatch(words):
        return _meant(text, span, names, people, rows, last)
    at = bisect_left(names, span.start, key=lambda n: n.start)
    inside = [n for n in names[at : at + 40] if n.end <= a.source[-1].end]
    if a.standing == "named_person":
        person = person_of(text, a.source, inside)
        name = people.get(_surname(text[person.start : person.end]), words) if person else words
        return rows.setdefault(name.lower(), Source(name, "named_person"))
    if bearer := _bearer(text, span, rows, last):
        return bearer
    return _described(text, a, names, inside, rows)


_THINGS = ("named_organisation", "document", "unnamed_group")


def _meant(
    text: str,
    span: Span,
    names: Sequence[Name],
    people: Mapping[str, str],
    rows: dict[str, Source],
    last: tuple[Source, int] | None,
) -> Source | None:
    """Whom a pronoun means: the last source of its kind, or a person whom a sentence since then is about."""
    word = text[span.start : span.end].lower()
    at = bisect_right(names, span.start, key=lambda n: n.start)
    before = [n for n in names[max(0, at - 30) : at] if n.end <= span.start and n.type == "PER"]
    if word in ("who", "which", "that", "whose"):
        near = before[-1] if before and span.start - before[-1].end <= 2 else None
        return _named(text, near, people, rows) if near else last[0] if last else None
    if word in ("he", "she", "his", "her"):
        since = last[1] if last and last[0].standing not in _THINGS else 0
        topics = [n for n in before if n.start >= since and _begins_sentence(text, n)]
        if topics:
            return _named(text, topics[-1], people, rows)
        if last and last[0].standing not in _THINGS:
            return last[0]
        near = before[-1] if before and span.start - before[-1].end < 160 else None
        spoken = [s for s in rows.values() if s.standing == "named_person"]
        return _named(text, near, people, rows) if near else spoken[-1] if spoken else last and last[0]
    if last and last[0].standing in _THINGS:
        return last[0]
    things = [s for s in rows.values() if s.standing in _THINGS]
    if things and word in ("it", "they", "its", "their"):
        return things[-1]
    return last[0] if last and word != "it" else None


def _named(text: str, name: Name, people: Mapping[str, str], rows: dict[str, Source]) -> Source:
    """The person of a printed name, under the fullest form."""
    words = " ".join(text[name.start : name.end].split())
    full = people.get(_surname(words), words)
    return rows.setdefault(full.lower(), Source(full, "named_person"))


# Before a name that a sentence is about: nothing, words like "But", or an office.
_LEAD = re.compile(
    r"(?:^|[.!?:]['\"”’)]?\s+|\n)\s*[\"“]?(?:(?:But|And|Then|When|While|As|After|Meanwhile,?|Later,?|Still,?|Now"
    r"|(?:In|On|Last|This|Earlier)\s[^,.\n]{1,30},|[A-Z][\w.’'-]*|(?:state|city|former|then)\b|of|for|the)\s+){0,6}$"
)


def _begins_sentence(text: str, name: Name) -> bool:
    """Whether a sentence is about a name: it stands first, or behind a linking word or an office."""
    return bool(_LEAD.search(text, max(0, name.start - 90), name.start))


def _bearer(
    text: str, span: Span, rows: Mapping[str, Source], last: tuple[Source, int] | None
) -> Source | None:
    """Whose printed title a bare description repeats, "the city attorney"; else the last who spoke."""
    printed = text[span.start : span.end].lower()
    words = _ARTICLE.sub("", printed)
    if not printed.startswith("the ") or len(words.split()) > 4:
        return None
    if OFFICE.search(words):
        bearers = [s for s in rows.values() if s.standing == "named_person" and words in s.title.lower()]
        if bearers:
            return bearers[-1]
    alone = " " not in words and _ROLE.fullmatch(words)
    return last[0] if alone and last and last[0].standing == "named_person" else None


# One word for somebody who must have been named before.
_ROLE = re.compile(
    r"researcher|professor|scientist|historian|economist|analyst|expert|author|lawyer|attorney|director|mayor|governor"
    r"|senator|congress(?:man|woman)|lawmaker|president|minister|judge|doctor|teacher|coach|singer|actor|actress|artist"
    r"|writer|mother|father|woman|man|activist|organizer|chief|commissioner|sheriff|ambassador|secretary|\d\d-year-old"
)
_KNOWING = re.compile(r"\b(?:familiar with|knowledge of|briefed on|close to|who were on|who was on)\b")


def _described(
    text: str, a: Attribution, names: Sequence[Name], inside: Sequence[Name], rows: dict[str, Source]
) -> Source:
    """A source without a person's name: a body, a paper, or people described."""
    span = a.source[0]
    words = " ".join(text[span.start : span.end].split())
    bodies = [n for n in inside if n.type == "ORG"] or [n for n in inside if n.type in ("LOC", "NORP")]
    if bodies and _speaks_itself(text, a, span):
        name = " ".join(text[bodies[0].start : bodies[0].end].split())
        return rows.setdefault(name.lower(), Source(name, "named_organisation"))
    if not bodies and (name := body_of(text, span, names, rows)):
        return rows.setdefault(name.lower(), Source(name, "named_organisation"))
    if not bodies and SPOKES.search(words) and words.lower().startswith("the "):
        spoken = [s for s in rows.values() if s.standing == "named_organisation"]
        if spoken:
            return spoken[-1]
    if _KNOWING.search(words) and a.standing.startswith("unnamed"):
        return rows.setdefault(words.lower(), Source("", "anonymous"))
    if a.standing == "document" and (name := paper_of(text, span, names)):
        return rows.setdefault(name.lower(), Source(name, "document"))
    name = _ARTICLE.sub("", words.split(",")[0])
    return rows.setdefault(name.lower(), Source(name, a.standing))


def _speaks_itself(text: str, a: Attribution, span: Span) -> bool:
    """Whether a source with a body's name is the body: it, those who speak for it, or what it made public."""
    head = head_of(text, span)
    words = text[head.start : head.end]
    if a.standing == "document":
        return own_word(words) and not words.startswith(("a new", "the new"))
    told = a.standing in ("unnamed_person", "unnamed_group", "named_organisation")
    return told and (a.standing == "named_organisation" or bool(SPOKES.search(words)) or speaks_for(words))


def _learn(text: str, a: Attribution, source: Source) -> None:
    """Keep the first title and the reasons that the document prints for a source."""
    if a.title and not source.title:
        source.title = ", ".join(" ".join(text[s.start : s.end].split()) for s in a.title)
    reason = " ".join(" ".join(text[s.start : s.end].split()) for s in a.justification)
    if reason and reason not in source.justification:
        source.justification = f"{source.justification} {reason}".strip()
