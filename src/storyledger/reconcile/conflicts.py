"""Conflicts, tensions and changes of all kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyledger.reconcile.ages import ages
from storyledger.reconcile.arithmetic import sums
from storyledger.reconcile.contrasts import contrasts
from storyledger.reconcile.dates import dates
from storyledger.reconcile.denials import denials
from storyledger.reconcile.intervals import Days
from storyledger.reconcile.levels import unequal
from storyledger.reconcile.mouths import mouths
from storyledger.reconcile.parts import parts
from storyledger.reconcile.polarity import contradictions
from storyledger.reconcile.statements import clauses
from storyledger.terms import (
    Attribution,
    Claim,
    Conflict,
    Copy,
    Document,
    Figure,
    Sentence,
    Series,
    Speaker,
    TimeExpression,
)  # fmt: skip


def conflicts(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    speakers: Sequence[Speaker],
    figures: Sequence[Figure],
    series: Sequence[Series],
    times: Mapping[str, Sequence[TimeExpression]],
    copies: Sequence[Copy],
    published: Mapping[str, Days | None],
) -> list[Conflict]:
    """Return what cannot both hold, may both hold, or is a later word, each with both sides and its rule."""
    said = clauses(documents, sentences, claims, attributions)
    told = storyline, documents, sentences, claims, attributions
    denied = denials(*told, speakers=speakers, published=published, said=said)
    texts, by_id = {d.id: d.text for d in documents}, {c.id: c for c in claims}
    shown = {place for c in denied for place in c.a}
    found = [
        *denied,
        *(c for c in contradictions(storyline, said, texts, by_id, published) if not shown & set(c.a)),
        *unequal(storyline, documents, sentences, series, figures, times, published),
        *contrasts(storyline, documents, sentences, figures),
        *ages(storyline, documents, sentences, published),
        *sums(storyline, documents, sentences, figures),
        *parts(storyline, documents, sentences, figures),
        *dates(*told, times, published, said=said),
        *mouths(storyline, documents, claims, attributions, speakers, copies),
    ]
    return sorted(found, key=lambda c: (c.kind, c.a, c.b))
