"""Sourced statements of one document: the sentences that a source speaks, with who it is.

A statement is wider than an attribution: the whole sentence with its "he said", and what the same source goes
on to say in the same paragraph. A source is called by the fullest name that the document prints for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storyledger.extract.cues import VERBS
from storyledger.extract.people import Source, sources
from storyledger.extract.wrapped import whole
from storyledger.terms import Attribution, Name, Sentence

TYPES = {
    "named_person": "Named Person",
    "named_organisation": "Named Organization",
    "document": "Document",
    "anonymous": "Anonymous Source",
    "unnamed_person": "Unnamed Person",
    "unnamed_group": "Unnamed Group of People",
}
_NO_STATEMENT = re.compile(
    r"\b(?:declin|refus|not (?:immediately )?(?:respond|return|comment|reply)|n['’]t (?:respond|return"
    r"|comment))",
    re.I,
)


@dataclass(slots=True)
class _Told:
    start: int
    end: int
    paragraph: int
    source: Source


def statements(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], attributions: Sequence[Attribution]
) -> list[dict[str, int | str | None]]:
    """Return rows of start, end, source_name, source_type, title and justification, in the order of the text.

    Spans are code points, half-open; what is not printed is None.

    >>> from storyledger.terms import Span
    >>> page = "Ann Lee, mayor of Ode, said no boats ran."
    >>> told = Attribution("d", (Span(28, 40),), (Span(0, 21),), (Span(23, 27),), standing="named_person")
    >>> rows = statements(page, [Sentence("d", 0, 41, 0)], [Name("d", 0, 7, "PER")], [told])
    >>> [(row["start"], row["end"], row["source_name"], row["source_type"]) for row in rows]
    [(0, 41, 'Ann Lee', 'Named Person')]
    """
    known = sources(text, names, attributions)
    sentences = whole(text, sorted(sentences, key=lambda s: s.start))
    starts = [s.start for s in sentences]
    told = [t for t in (_told(a, sentences, starts, known) for a in _speaking(text, attributions)) if t]
    merged = _merged(text, _one_each(told))
    about = _about(text, sentences, names, merged)
    return [_row(t, about.get(_surname(t.source), [])) for t in merged]


def _about(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], told: Sequence[_Told]
) -> dict[str, list[str]]:
    """What a document says of people outside statements, by surname: up to three sentences about each.

    A sentence is about the person named in its first 60 code points. With it .50 of the justifications were
    as labelled, without it .44.
    """
    starts = [s.start for s in sentences]
    spoken = {
        n for t in told for n in range(bisect_right(starts, t.start) - 1, bisect_right(starts, t.end - 1))
    }
    found: dict[str, list[str]] = {}
    for n in (n for n in names if n.type == "PER"):
        number = bisect_right(starts, n.start) - 1
        if number < 0 or number in spoken or n.start - starts[number] > 60:
            continue
        words = " ".join(text[sentences[number].start : sentences[number].end].split())
        mine = found.setdefault(text[n.start : n.end].split()[-1].lower(), [])
        if len(mine) < 3 and words not in mine and words.count(" ") > 4:
            mine.append(words)
    return found


def _surname(source: Source) -> str:
    """The last word of a named person's name; "" for others."""
    return source.name.split()[-1].lower() if source.standing == "named_person" and source.name else ""


def _speaking(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of speech, not of wishes or views, the widest of each sentence first."""
    kept = [a for a in attributions if a.source and a.cue and _is_speech(text, a)]
    return sorted(kept, key=lambda a: (a.cue[0].start, a.content))


def _is_speech(text: str, a: Attribution) -> bool:
    cue = " ".join(text[s.start : s.end] for s in a.cue).lower()
    content = " ".join(text[s.start : s.end] for s in a.content)
    if _NO_STATEMENT.search(cue) and a.mode == "indirect":
        return False
    if a.mode != "indirect":
        return len(content.split()) > 3
    words = cue.split()
    return "according to" in cue or any(
        VERBS.get(w, ("", ""))[0] == "say" or _SPOKEN.match(w) for w in (w.strip(",:") for w in words)
    )


_SPOKEN = re.compile(r"(?:demand|urg|advis|den(?:y|ied|ies)|accus|blam|critici|recommend|describ)")


def _told(
    a: Attribution, sentences: Sequence[Sentence], starts: Sequence[int], known: Mapping[str, Source]
) -> _Told | None:
    """An attribution as the whole sentences that hold it, in the paragraph of its cue."""
    home = sentences[max(0, bisect_right(starts, a.cue[0].start) - 1)]
    held = [home]
    for piece in (*a.source, *a.content):
        for number in range(max(0, bisect_right(starts, piece.start) - 1), len(sentences)):
            s = sentences[number]
            if s.start >= piece.end:
                break
            if s.end > piece.start and s.paragraph == home.paragraph:
                held.append(s)
    source = known.get(a.id)
    if source is None:
        return None
    return _Told(min(s.start for s in held), max(s.end for s in held), home.paragraph, source)


def _one_each(told: Sequence[_Told]) -> list[_Told]:
    """One statement for each stretch and source; of nested ones (X said that Y said) the outer."""
    kept: list[_Told] = []
    reached = -1
    for t in sorted(told, key=lambda t: (t.start, -t.end)):
        if t.end > reached:
            kept.append(t)
            reached = t.end
    return kept


def _merged(text: str, told: Sequence[_Told]) -> list[_Told]:
    """Statements of one source that follow each other in one paragraph are one."""
    out: list[_Told] = []
    for t in told:
        last = out[-1] if out else None
        if (
            last
            and last.paragraph == t.paragraph
            and last.source.name == t.source.name
            and not text[last.end : t.start].strip()
        ):
            last.end = max(last.end, t.end)
        else:
            out.append(t)
    return out


def _row(t: _Told, about: Sequence[str]) -> dict[str, int | str | None]:
    s = t.source
    reason = " ".join((s.justification, *about)).strip()
    return {
        "start": t.start,
        "end": t.end,
        "source_name": s.name or None,
        "source_type": TYPES.get(s.standing, "Unnamed Person"),
        "title": s.title or None,
        "justification": reason or None,
    }  # fmt: skip
