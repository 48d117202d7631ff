"""The sources of one document under the fullest name it prints for each, with title and justification."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storyledger.extract.standing import SPOKES, head_of
from storyledger.terms import Attribution, Name, Span

_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|who|which|that|his|her|their|its)$", re.I)
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|one|another|some|several|many)\s+", re.I)
_PLURAL = re.compile(r"(?:they|their|we)$", re.I)


@dataclass(slots=True)
class Source:
    """Who speaks: the fullest printed name, the standing, and what is printed of title and reason."""

    name: str
    standing: str
    title: str = ""
    justification: str = ""


def fullest(source: Source) -> Source:
    """Return the source itself; all attributions of one source share one row, filled as the document goes on."""
    return source


def sources(text: str, names: Sequence[Name], attributions: Sequence[Attribution]) -> dict[str, Source]:
    """Return the source of each attribution that has one, by the attribution's id.

    A pronoun is the last source before it; a surname, or a title alone ("the mayor"), is whoever bears it.
    """
    people = _full_names(text, names)
    rows: dict[str, Source] = {}
    by_id: dict[str, Source] = {}
    last: Source | None = None
    for a in sorted(attributions, key=lambda a: (a.cue or a.source or a.content)[0].start):
        if not a.source:
            continue
        found = _resolved(text, a, names, people, rows, last)
        if found is None:
            continue
        _learn(text, a, found)
        by_id[a.id] = last = found
    return by_id


def _full_names(text: str, names: Iterable[Name]) -> dict[str, str]:
    """The fullest name that a document prints for each surname."""
    fullest_of: dict[str, Counter[str]] = {}
    for n in names:
        if n.type == "PER":
            words = " ".join(text[n.start : n.end].split())
            fullest_of.setdefault(_surname(words), Counter())[words] += 1
    return {
        surname: max(printed, key=lambda w: (min(w.count(" "), 3), printed[w], w)) for surname, printed in fullest_of.items()
    }


def _surname(words: str) -> str:
    parts = [w for w in words.lower().replace("’s", "").replace("'s", "").split() if w not in ("jr.", "jr", "sr.", "iii", "ii")]
    return re.sub(r"^(?:al|el)[-’']", "", parts[-1]) if parts else ""


def _resolved(
    text: str, a: Attribution, names: Sequence[Name], people: Mapping[str, str], rows: dict[str, Source], last: Source | None
) -> Source | None:
    span = a.source[0]
    words = " ".join(text[span.start : span.end].split())
    if _PRONOUN.match(words):
        return last if words.lower() not in ("it", "which", "that", "we", "i") or last else None
    inside = [n for n in names if span.start <= n.start and n.end <= a.source[-1].end]
    if a.standing == "named_person":
        person = next((n for n in inside if n.type == "PER"), None)
        name = people.get(_surname(text[person.start : person.end]), words) if person else words
        return rows.setdefault(name.lower(), Source(name, "named_person"))
    if bearer := _bearer(text, span, rows):
        return bearer
    return _described(text, a, inside, rows)


def _bearer(text: str, span: Span, rows: Mapping[str, Source]) -> Source | None:
    """The person whose printed title a bare description repeats: "the city attorney"."""
    words = _ARTICLE.sub("", text[span.start : span.end].lower())
    if not text[span.start : span.end].lower().startswith("the ") or len(words.split()) > 4:
        return None
    bearers = [s for s in rows.values() if s.standing == "named_person" and words in s.title.lower()]
    return bearers[-1] if bearers else None


def _described(text: str, a: Attribution, inside: Sequence[Name], rows: dict[str, Source]) -> Source:
    """A source without a person's name: a body, a paper, or people described."""
    span = a.source[0]
    words = " ".join(text[span.start : span.end].split())
    bodies = [n for n in inside if n.type == "ORG"] or [n for n in inside if n.type in ("LOC", "NORP")]
    if a.standing in ("unnamed_person", "unnamed_group", "named_organisation") and bodies:
        head = head_of(text, span)
        if a.standing == "named_organisation" or SPOKES.search(text[head.start : head.end]):
            name = " ".join(text[bodies[0].start : bodies[0].end].split())
            return rows.setdefault(name.lower(), Source(name, "named_organisation"))
    name = _ARTICLE.sub("", words.split(",")[0])
    return rows.setdefault(name.lower(), Source(name, a.standing))


def _learn(text: str, a: Attribution, source: Source) -> None:
    """Keep the first title and the reasons that the document prints for a source."""
    if a.title and not source.title:
        source.title = ", ".join(" ".join(text[s.start : s.end].split()) for s in a.title)
    reason = " ".join(" ".join(text[s.start : s.end].split()) for s in a.justification)
    if reason and reason not in source.justification:
        source.justification = f"{source.justification} {reason}".strip()
