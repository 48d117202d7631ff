"""One says that it is so, another that it is not: two statements alike but for a "not"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyledger.reconcile.alike import concept, shared, weight
from storyledger.reconcile.denials import WITHIN, joined
from storyledger.reconcile.intervals import Days, within
from storyledger.reconcile.pairs import candidates
from storyledger.reconcile.statements import Unit
from storyledger.terms import Claim, Conflict, Place
from storyledger.text import overlap, words

RULE = "one says it is so, another that it is not"
SAME = 0.8  # likeness, the "not" left out; of pairs from .6 to .8 in 60 piles three in ten held
LEAST = 2.5  # summed weight of what they share
ALSO = 0.7  # share of all words of the two that both have: neither says much else
DENIED = 0.25  # share of what both have that stands after the "not": a subject stands before it
TELLING = 0.3
_OPEN = re.compile(r"\b(?:will|would|may|might|could|if|whether|when|unknown|unclear)\b", re.I)
_NOT = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)"
    r"(?:n['’]t\b| not\b(?! only| just| all))|\bnever\b|\bno longer\b"
)
_ANY_NOT = re.compile(r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without|hardly)\b|n['’]t\b", re.I)


def contradictions(
    storyline: str,
    said: Sequence[Unit],
    texts: Mapping[str, str],
    claims: Mapping[str, Claim],
    published: Mapping[str, Days | None],
) -> list[Conflict]:
    """Return the claims of two speakers of which one denies in its own words what the other states."""
    own = [u for u in said if u.claimed and _plain(claims.get(u.member)) and not u.said.asks]
    found: dict[Place, Conflict] = {}
    for a, b in candidates(own, (), least=SAME, copied=SAME, shared=LEAST):
        for no, yes in ((own[a], own[b]), (own[b], own[a])):
            if not _against(no, yes, texts) or not _two(no, yes, claims, published):
                continue
            before = found.get(no.place)
            printed = texts[no.place.document][no.place.start : no.place.end]
            why = f"said not to be so here: “{printed}”; the other side says it is"
            row = Conflict(storyline, "denial", "conflict", (no.place,), (yes.place,), RULE, why)
            found[no.place] = replace(before, b=tuple(sorted({*before.b, *row.b}))) if before else row
    return joined([found[place] for place in sorted(found)])


def _plain(claim: Claim | None) -> bool:
    return claim is not None and claim.speaker is not None and claim.stance in ("asserted", "denied")


def _against(no: Unit, yes: Unit, texts: Mapping[str, str]) -> bool:
    """Whether one has a single "not" before most of what both say, and the other has none."""
    text = texts[no.place.document]
    found = list(_ANY_NOT.finditer(text, no.place.start, no.place.end))
    denial = _NOT.search(text, no.place.start, no.place.end)
    if len(found) != 1 or denial is None or no.said.numbers != yes.said.numbers:
        return False
    if _ANY_NOT.search(texts[yes.place.document], yes.place.start, yes.place.end) or yes.said.negated:
        return False
    printed = texts[yes.place.document][yes.place.start : yes.place.end]
    if _OPEN.search(printed) and not _OPEN.search(text, no.place.start, no.place.end):
        return False
    told = [w.norm for w in words(text, denial.end(), no.place.end)]
    head = next((w for w in told if weight(w) > TELLING), "")
    if concept(head) not in yes.said.weights:  # "do not believe that it leaks" does not deny that it leaks
        return False
    after = {concept(w) for w in told}
    both = {k: w for k, w in no.said.weights.items() if k in yes.said.weights}
    if 2 * shared(no.said, yes.said) < ALSO * (no.said.mass + yes.said.mass):
        return False
    return sum(w for k, w in both.items() if k in after) >= DENIED * shared(no.said, yes.said)


def _two(no: Unit, yes: Unit, claims: Mapping[str, Claim], published: Mapping[str, Days | None]) -> bool:
    """Whether two speakers say it, at about one time."""
    if claims[no.member].speaker == claims[yes.member].speaker:
        return False
    if no.place.document == yes.place.document and overlap(*no.place[1:], *yes.place[1:]):
        return False
    return within(published.get(no.place.document), published.get(yes.place.document), WITHIN)
