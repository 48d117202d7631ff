"""Who is printed as the root of a point: named, described but unnamed, nobody.

A relay (an agency or outlet that passes on what others say) is no origin and stands in `via`, unless the page
prints that it saw the thing itself.  Nothing here says that two origins are independent of each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from storyledger.reconcile.alike import stem
from storyledger.reconcile.lexicon import COUNTRIES, FUNCTION_WORDS, ROLES
from storyledger.reconcile.mentions import names_somebody, relays
from storyledger.terms import Attribution, Claim, Document, Origin, Place, Point, Speaker
from storyledger.text import fold, words

# Descriptions that fit anybody; all others keep two descriptions apart.
_ANYBODY = frozenset(("source", "people", "someone", "insider", "member"))

COPIED = 0.8  # share of the stems of two statements that are the same where one is a copy of the other
_NEAR = 120  # code points of a content in which another source may stand
_NESTED = re.compile(
    r"(?:that )?(?P<who>(?:an?|the|two|three|some|several|unnamed|[A-Z][\w.]*)(?: [\w.'’\-]+){0,5}?"
    r" (?:officials?|sources?|spokes(?:man|woman|person)|contractors|witnesses|diplomats?|aides?))"
    r" (?:as saying|as telling|(?:had |has |have )?(?:said|confirmed|told|claimed|stated))\b"
)

Key = tuple[str, str | None, str]  # kind, speaker, label
Roots = dict[Key, "_Root"]


@dataclass
class _Root:
    """What is gathered of one origin."""

    via: set[str] = field(default_factory=set)
    places: set[Place] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Known:
    """The rows that origins are read from, by id."""

    claims: Mapping[str, Claim]
    speakers: Mapping[str, Speaker]
    seen: frozenset[str]  # attributions whose source saw or did it
    outlets: frozenset[str]  # folded names of the outlets in the pile
    texts: Mapping[str, str]

    def relay(self, speaker: Speaker, claim: Claim) -> bool:
        """Whether a speaker only passes on what is claimed."""
        passes = speaker.type in ("organisation", "group") and relays(speaker.label)
        return (passes or fold(speaker.label) in self.outlets) and claim.attribution not in self.seen


def origins(
    storyline: str,
    points: Sequence[Point],
    claims: Sequence[Claim],
    speakers: Sequence[Speaker],
    attributions: Mapping[str, Sequence[Attribution]],
    documents: Sequence[Document],
) -> tuple[list[Point], list[Origin]]:
    """Return the points with their origins counted, in order of id, and the origins."""
    known = _Known(
        claims={c.id: c for c in claims},
        speakers={s.id: s for s in speakers},
        seen=frozenset(a.id for rows in attributions.values() for a in rows if a.first_hand),
        outlets=frozenset(fold(d.outlet) for d in documents if d.outlet),
        texts={d.id: d.text for d in documents},
    )
    rows: list[Origin] = []
    counted: list[Point] = []
    for point in sorted(points, key=lambda p: p.id):
        own = _of_point(storyline, point, known)
        rows += own
        low, high = _unnamed(own, known)
        named = sum(o.kind == "named" for o in own)
        counted.append(replace(point, named=named, unnamed_low=low, unnamed_high=high))
    return counted, rows


def _of_point(storyline: str, point: Point, known: _Known) -> list[Origin]:
    roots: Roots = defaultdict(_Root)
    for place, member in zip(point.places, point.members, strict=True):
        claim = known.claims.get(member)
        key = _root(claim, known)
        root = roots[key]
        root.places.add(place)
        if claim:
            speaker = known.speakers.get(claim.speaker or "")
            root.via |= {v for v in claim.via if v != key[2]} | (
                {speaker.label} if speaker and speaker.id != key[1] else set()
            )
            root.unclear |= {claim.unclear} - {""} if key[0] == "nobody" else set()
    roots = _one_passage(roots, known)
    return [
        Origin(
            storyline=storyline,
            point=point.id,
            kind=kind,
            speaker=speaker,
            label=label or "; ".join(sorted(root.unclear)),
            via=tuple(sorted(root.via)),
            places=tuple(sorted(root.places)),
        )
        for (kind, speaker, label), root in sorted(
            roots.items(), key=lambda kv: (kv[0][0], kv[0][1] or "", kv[0][2])
        )
    ]


def _one_passage(roots: Roots, known: _Known) -> Roots:
    """Copies of one passage have one origin: "the council" of two pages that print the same words is one."""
    out: Roots = defaultdict(_Root)
    said: dict[tuple[str, str], list[tuple[Key, list[frozenset[str]]]]] = defaultdict(list)
    for key, root in sorted(roots.items(), key=lambda kv: (kv[0][0], kv[0][2], kv[0][1] or "")):
        own = [_stems(known, p) for p in sorted(root.places)]
        like = said[key[0], fold(key[2])]
        home = next((k for k, theirs in like if key[0] != "nobody" and _copies(own, theirs)), key)
        like.append((home, own))
        out[home].via |= root.via
        out[home].places |= root.places
        out[home].unclear |= root.unclear
    return out


def _stems(known: _Known, place: Place) -> frozenset[str]:
    text = known.texts.get(place.document, "")[place.start : place.end]
    return frozenset(stem(w.norm) for w in words(text))


def _copies(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> bool:
    """Whether two sources are printed with the same words somewhere."""
    return any(len(x & y) >= COPIED * len(x | y) > 0 for x in a for y in b)


def _root(claim: Claim | None, known: _Known) -> tuple[str, str | None, str]:
    """Kind, speaker and label of who is printed as the root of one claim."""
    speaker = known.speakers.get(claim.speaker or claim.restored_speaker or "") if claim else None
    if claim is None or speaker is None:
        return "nobody", None, ""
    if not known.relay(speaker, claim):
        return "named" if speaker.named else "unnamed", speaker.id, speaker.label
    nested = _NESTED.match(_content(claim, known))
    if nested:  # "The agency quoted an official as saying ..."
        label = nested.group("who")
        return "named" if names_somebody(label) else "unnamed", None, label
    quoted = [v for v in claim.via if not relays(v)]  # "Fars reported, quoting military sources"
    if len(quoted) == 1:
        return "named" if names_somebody(quoted[0]) else "unnamed", None, quoted[0]
    return "nobody", None, ""


def _content(claim: Claim, known: _Known) -> str:
    """The first words of what is claimed."""
    start, end = min(claim.content)
    return known.texts.get(claim.document, "")[start : min(end, start + _NEAR)]


def _unnamed(own: Sequence[Origin], known: _Known) -> tuple[int, int]:
    """The fewest and the most people behind the unnamed descriptions of one point.

    Two may be one where neither role nor country tells them apart; one may be somebody named beside it.
    """
    described = [_description(o, known) for o in own if o.kind == "unnamed"]
    named = [_description(o, known) for o in own if o.kind == "named"]
    free = [d for d in described if not any(d[0] and d[0] <= n[0] and d[1] <= n[1] for n in named)]
    groups: list[list[tuple[frozenset[str], frozenset[str]]]] = []
    for one in sorted(free, key=lambda d: (-len(d[0]), -len(d[1]), sorted(d[0]), sorted(d[1]))):
        home = next((g for g in groups if all(_may_be_one(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return len(groups), len(described)


def _description(origin: Origin, known: _Known) -> tuple[frozenset[str], frozenset[str]]:
    """Roles, and stems of what else describes an origin, over all its mentions."""
    speaker = known.speakers.get(origin.speaker or "")
    told = [origin.label]
    if speaker:
        told += [
            known.texts[p.document][p.start : p.end] for p in speaker.mentions if p.document in known.texts
        ]
    parts = [p for text in told for w in words(text) for p in w.norm.split("-")]
    roles = frozenset(ROLES[p] for p in parts if p in ROLES)
    return roles, frozenset(stem(p) for p in parts if p not in ROLES and p not in FUNCTION_WORDS)


def _may_be_one(a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> bool:
    roles = a[0] & b[0] or not a[0] - _ANYBODY or not b[0] - _ANYBODY
    lands = {stem(land) for land in COUNTRIES.values()}
    here, there = a[1] & lands, b[1] & lands
    return bool(roles) and (not here or not there or bool(here & there))
