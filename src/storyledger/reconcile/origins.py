"""Who is printed as the root of a point: named, described but unnamed, nobody.

A relay (an agency or outlet that passes on what others say) is no origin: it stands in `via`.  Nothing here says
that two origins are independent of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from storyledger.reconcile.mentions import relays
from storyledger.terms import Attribution, Claim, Document, Origin, Place, Point, Speaker


def origins(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    points: Sequence[Point],
    claims: Sequence[Claim],
    speakers: Sequence[Speaker],
    attributions: Mapping[str, Sequence[Attribution]],
    documents: Sequence[Document],
) -> tuple[list[Point], list[Origin]]:
    """Return the points with their origins counted, and the origins."""
    by_claim = {c.id: c for c in claims}
    by_speaker = {s.id: s for s in speakers}
    rows: list[Origin] = []
    counted: list[Point] = []
    for point in sorted(points, key=lambda p: p.id):
        own = _of_point(storyline, point, by_claim, by_speaker)
        rows += own
        named = sum(o.kind == "named" for o in own)
        unnamed = [o for o in own if o.kind == "unnamed"]
        counted.append(
            replace(point, named=named, unnamed_low=_fewest(unnamed), unnamed_high=len(unnamed))
        )
    return counted, rows


def _of_point(
    storyline: str, point: Point, by_claim: Mapping[str, Claim], by_speaker: Mapping[str, Speaker]
) -> list[Origin]:
    places: dict[str | None, list[Place]] = defaultdict(list)
    via: dict[str | None, set[str]] = defaultdict(set)
    for place, member in zip(point.places, point.members, strict=True):
        claim = by_claim.get(member)
        speaker = by_speaker.get((claim.speaker or claim.restored_speaker or "") if claim else "")
        key = speaker.id if speaker and not relays(speaker.label) else None
        places[key].append(place)
        if claim:
            via[key] |= set(claim.via)
        if speaker and key is None:
            via[key].add(speaker.label)
    out = []
    for key in sorted(places, key=lambda k: (k is None, k or "")):
        speaker = by_speaker[key] if key else None
        kind = "nobody" if speaker is None else "named" if speaker.named else "unnamed"
        label = speaker.label if speaker else ""
        out.append(Origin(storyline, point.id, kind, key, label, tuple(sorted(via[key])), tuple(sorted(places[key]))))
    return out


def _fewest(unnamed: Sequence[Origin]) -> int:
    """The fewest people that the descriptions leave open: none are the same where the pages print them as two."""
    return min(len(unnamed), 1 + sum(a.label == b.label and False for a, b in pairwise(unnamed)))
