"""What to get next: papers, statements, reports and people that the pile names but does not hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from storyledger.reconcile.lexicon import COUNTRIES, PRONOUNS
from storyledger.reconcile.mentions import relays
from storyledger.reconcile.persons import person_name
from storyledger.reconcile.predicates import holder
from storyledger.reconcile.spoken import source_place
from storyledger.terms import (
    Attribution,
    Claim,
    Document,
    Name,
    Place,
    Places,
    Point,
    Sentence,
    Span,
    Speaker,
    Wanted,
)  # fmt: skip
from storyledger.text import fold, listed, words

_STATEMENTS = r"(?:press|news) releases?|statements?|communiqu[eé]s?|remarks|tweets?|letters?|memos?"
_RECORDS = (
    r"records|reports?|filings?|study|studies|surveys?|polls?|complaints?|affidavits?|indictments?|transcripts?|"
    r"documents?|emails?|memorandum|census|ledgers?"
)
# A paper with what says whose it is and which: "a coalition press release", "records made public last fall".
_PAPER = re.compile(
    rf"\b(?P<what>{_STATEMENTS}|{_RECORDS})\b"
    r"(?: (?:made public|released|issued|published|obtained|dated|filed|seen|leaked)"
    r"(?: (?:last|this|on|in|late|early|earlier|by)(?: the)?(?: [\w'’\-]+){1,2}?(?=[ ,.;]|$))?)?"
)
_STATEMENT = re.compile(rf"(?:{_STATEMENTS})\b")
_LEAD = re.compile(r"(?:[A-Za-z\-][\w'’.\-]*,? ){0,5}$")
# "multiple reports", "media reports": papers of nobody in particular are not to be had.
_ANY = listed(
    """multiple some other several many various media news press published earlier previous recent local
    numerous more most latest all any new public such"""
)
_PLURALS = listed(
    """reports statements remarks tweets letters memos records documents studies surveys polls filings emails
    complaints transcripts releases"""
)
_OWNERS = listed("a an the his her its their my our your this these those")
_BROKEN = listed(
    """in to by from of for on with and or as that said says according issued read released published made
    sent which who before after conduct demand delivered note mirrored cited citing quoting showed"""
)


@dataclass
class _Found:
    """What is wanted, as far as gathered."""

    kind: str
    places: set[Place] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    quoted: set[Place] = field(default_factory=set)


def wanted(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    names: Mapping[str, Sequence[Name]],
    attributions: Mapping[str, Sequence[Attribution]],
    claims: Sequence[Claim],
    points: Sequence[Point],
    speakers: Sequence[Speaker],
) -> list[Wanted]:
    """Return what the pages name but the pile does not hold; what most points hang on stands first."""
    texts = {d.id: d.text for d in documents}
    rows = sorted(
        (a for group in attributions.values() for a in group if a.document in texts),
        key=lambda a: (a.document, a.content, a.source, a.cue),
    )
    ordered = {d: sorted(told, key=lambda s: s.start) for d, told in sentences.items()}
    claim_of = {c.attribution: c for c in claims}
    speaker_of = {s.id: s for s in speakers}
    held = {fold(d.outlet) for d in documents if d.outlet}
    found: dict[tuple[str, ...], _Found] = {}
    owner: dict[Place, tuple[str, ...]] = {}
    for row in rows:
        claim = claim_of.get(row.id)
        speaker = speaker_of.get((claim.speaker or "") if claim else "")
        for key, kind, place in _asked(row, texts[row.document], speaker, ordered.get(row.document, ())):
            if key[0] == "relay" and key[1] in held:
                continue
            key = owner.setdefault(place, key)  # what is printed once is wanted once
            item = found.setdefault(key, _Found(kind))
            item.places.add(place)
            if claim:
                item.claims.add(claim.id)
            if row.mode != "indirect":
                item.quoted |= {Place(row.document, *s) for s in row.content}
    _people(found, speakers, names, texts)
    known: dict[Places, Wanted] = {}
    for key, item in sorted(
        found.items(), reverse=True
    ):  # what two readings find at the same places is one row
        told = _row(storyline, item, points, texts, relay=key[0] == "relay")
        known[told.places] = told
    alone = {p.id for p in points if p.named + p.unnamed_high <= 1}
    return sorted(known.values(), key=lambda w: _rank(w, alone))


def _rank(row: Wanted, alone: Collection[str]) -> tuple[int, int, int, Places]:
    """What points that have one origin hang on comes first, then what most points and places do."""
    return -sum(p in alone for p in row.points), -len(row.points), -len(row.places), row.places


def _asked(
    row: Attribution, text: str, speaker: Speaker | None, sentences: Sequence[Sentence]
) -> Iterator[tuple[tuple[str, ...], str, Place]]:
    """What one attribution rests on: a paper, or a report of an agency or outlet."""
    where = [Span(*s) for s in (*row.source, *row.cue)]
    homes = (holder(sentences, c.start) for c in row.cue)
    where += sorted({Span(s.start, s.end) for s in homes if s})
    for span in where:
        for m in _PAPER.finditer(text, span.start, span.end):
            sort = "statement" if _STATEMENT.match(m.group("what")) else "document"
            verb = sort == "document" and _inside(m.span(), row.cue)  # "the agency reports"
            if verb or _inside(m.span(), row.content):
                continue
            start = _lead(text, m.start("what"), span.start)
            if _nobodys(text[start : m.end()]):
                continue
            whose = speaker.id if speaker else fold(text[start : m.end()])
            yield ("paper", sort, whose), sort, Place(row.document, start, m.end())
    for relay, place in _relays(row, text, speaker):
        yield ("relay", relay), "document", place


def _nobodys(printed: str) -> bool:
    """Whether papers are meant of which nobody says whose or which: "multiple reports"."""
    found = [w.norm for w in words(printed)]
    return len(found) == 1 or (found[-1] in _PLURALS and all(w in _ANY for w in found[:-1]))


def _is_name(relay: str) -> bool:
    """Whether a relay is named, and not only called a newspaper, a network or the media of a country."""
    capitals = (w.norm for w in words(relay) if relay[w.start].isupper())
    return any(w not in COUNTRIES and w not in _OWNERS for w in capitals)


def _relays(row: Attribution, text: str, speaker: Speaker | None) -> Iterator[tuple[str, Place]]:
    """The agencies and outlets by which it came, with where they are printed."""
    for span in row.via:
        name = re.sub(r"^(?:told|to|via|by|with|the)\s+|^the\s+", "", text[span.start : span.end], flags=re.I)
        if relays(name) and _is_name(name):
            end = span.start + len(text[span.start : span.end].rstrip(" .,;:"))
            yield _relay_key(name), Place(row.document, span.start, end)
    place = source_place(row)
    agency = speaker is not None and speaker.type == "organisation" and relays(speaker.label)
    if speaker and place and agency and speaker.named and _is_name(speaker.label):
        yield _relay_key(speaker.label), place


_RELAYED = re.compile(
    r"^(?:told|to|via|by|with)\s+", re.I
)  # how a relay is led in: "told the Norrland Press"


_NAMED = re.compile(
    r"(?:the )?[A-Z][\w'’.&\-]*(?: (?:(?:of|and|for|the|&) )?\(?[A-Z][\w'’.&\-]*\)?)*", re.ASCII
)


def _relay_name(printed: str) -> str:
    """The name of an agency without what leads it in or follows it."""
    bare = _RELAYED.sub("", printed)
    named = _NAMED.match(bare[:1].lower() + bare[1:] if bare.startswith("The ") else bare)
    return re.sub(r"['’]s?$", "", named.group()) if named else bare


def _relay_key(name: str) -> str:
    known = " ".join(w.norm for w in words(name) if w.norm != "the")
    return {"associated press ap": "associated press", "ap": "associated press"}.get(known, known)


def _inside(span: tuple[int, int], content: Iterable[Span]) -> bool:
    return any(s.start <= span[0] and span[1] <= s.end for s in content)


def _lead(text: str, start: int, least: int) -> int:
    """Where the words begin that say whose paper it is: back to a verb, a preposition or a mark."""
    before = _LEAD.search(text[max(least, start - 60) : start])
    lead = before.group().split(" ")[:-1] if before else []
    kept: list[str] = []
    for word in reversed(lead):
        if word.lower().strip(",") in _BROKEN or word.endswith(","):
            break
        kept.append(word)
        if word.lower() in _OWNERS:
            break
    return start - sum(len(w) + 1 for w in kept)


def _people(
    found: dict[tuple[str, ...], _Found],
    speakers: Sequence[Speaker],
    names: Mapping[str, Sequence[Name]],
    texts: Mapping[str, str],
) -> None:
    """Speakers of whom the pile prints a surname only, and nowhere who they are."""
    full = {
        person_name(texts[d], n.start, n.end)[-1]
        for d, rows in names.items()
        for n in rows
        if d in texts and n.type == "PER" and len(person_name(texts[d], n.start, n.end)) > 1
    }
    for s in speakers:
        alone = s.type == "person" and s.named and len(words(s.label)) == 1
        if alone and person_name(s.label, 0, len(s.label))[-1] not in full:
            found["person", s.id] = _Found("person", set(s.mentions))


def _beside(printed: str, place: Place) -> tuple[bool, int, Place]:
    """Whether a source is printed without a capital but its first, and how many words it has."""
    found = words(printed)
    bare = not any(printed[w.start].isupper() and w.norm not in PRONOUNS for w in found)
    return bare, len(found), place


def _row(
    storyline: str, item: _Found, points: Sequence[Point], texts: Mapping[str, str], *, relay: bool
) -> Wanted:
    """The row: the fullest printed form, the longest quotation, and the points that hang on it."""
    places = tuple(sorted(item.places))
    if item.kind == "person":  # the name alone, and no pronoun
        printed = min(places, key=lambda p: _beside(texts[p.document][p.start : p.end], p))
    else:
        printed = min(places, key=lambda p: (-len(words(texts[p.document], p.start, p.end)), p))
    name = texts[printed.document][printed.start : printed.end]
    return Wanted(
        storyline=storyline,
        what=f"reports by {_relay_name(name)}" if relay else name,
        kind=item.kind,
        places=places,
        quotation=max(item.quoted, key=lambda p: (p.end - p.start, p), default=None),
        points=tuple(sorted(p.id for p in points if item.claims & set(p.members))),
    )
