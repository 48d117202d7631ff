"""A ledger's rows with the look-ups that views need. Nothing here works anything out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from storyledger.terms import (
    Attribution, Claim, Conflict, Damage, Dated, Document, Family, Line, Origin, Page, Place, Point, Question, Row,
    Sentence, Speaker, Story, Version,
)  # fmt: skip

R = TypeVar("R", bound=Row)
Rows = Mapping[type[Row], Sequence[Row]]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Pile:
    """Rows of a ledger, by what a reader asks for."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.documents = {d.id: d for d in self.of(Document)}

    def of(self, kind: type[R]) -> list[R]:
        """Return the rows of a kind."""
        return cast(list[R], list(self.rows.get(kind, ())))

    def by_document(self, kind: type[R]) -> dict[str, list[R]]:
        """Return the rows of a kind by document, in the order of the text."""
        found: dict[str, list[R]] = defaultdict(list)
        for row in self.of(kind):
            found[row.document].append(row)  # type: ignore[attr-defined]
        for rows in found.values():
            rows.sort(key=lambda r: (getattr(r, "start", 0), getattr(r, "end", 0), r.id))
        return found

    def text(self, place: Place) -> str:
        """Return what is printed at a place."""
        return self.documents[place.document].text[place.start : place.end]

    @cached_property
    def labels(self) -> dict[str, str]:
        """A short label for each document: the digits its address begins with where they tell all apart, or its rank."""
        ordered = sorted(self.documents.values(), key=lambda d: (d.address, d.id))
        heads = [m.group() if (m := re.match(r"\d{2,4}", d.address.rsplit("/", 1)[-1])) else "" for d in ordered]
        if not all(heads) or len(set(heads)) < len(heads):
            heads = [f"{n:03d}" for n in range(len(ordered))]
        return {d.id: head for d, head in zip(ordered, heads, strict=True)}

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """Each document's lines as best known."""
        best: dict[tuple[str, int, int], Line] = {}
        for row in sorted(self.of(Line), key=lambda r: r.rank):
            best[row.document, row.start, row.end] = row
        found: dict[str, list[Line]] = defaultdict(list)
        for key in sorted(best):
            found[key[0]].append(best[key])
        return found

    @cached_property
    def dates(self) -> dict[tuple[str, str], Dated]:
        """The best known date of each document and role (published, page)."""
        told = sorted(self.of(Dated), key=lambda d: (d.weight, d.low, d.high))
        return {(d.document, d.role): d for d in told}

    def published(self, document: str) -> Dated | None:
        """Return the published date as best known."""
        return self.dates.get((document, "published"))

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speakers by id."""
        return {s.id: s for s in self.of(Speaker)}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for a in self.of(Attribution)}

    @cached_property
    def claims(self) -> dict[str, list[Claim]]:
        """Claims by document."""
        return self.by_document(Claim)

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.of(Claim)}

    @cached_property
    def damage(self) -> dict[str, list[Damage]]:
        """Damage by document."""
        return self.by_document(Damage)

    @cached_property
    def sentences(self) -> dict[str, list[Sentence]]:
        """Sentences by document."""
        return self.by_document(Sentence)

    @cached_property
    def origins(self) -> dict[str, list[Origin]]:
        """Origins by point."""
        found: dict[str, list[Origin]] = defaultdict(list)
        for row in self.of(Origin):
            found[row.point].append(row)
        return {p: sorted(rows, key=lambda o: (o.kind, o.label, o.id)) for p, rows in found.items()}

    @cached_property
    def points(self) -> list[Point]:
        """Points, those on the most pages first."""
        spread = {p.id: len({x.document for x in p.places}) for p in self.of(Point)}
        return sorted(self.of(Point), key=lambda p: (-spread[p.id], -(p.named + p.unnamed_low), -len(p.places), p.id))

    @cached_property
    def families(self) -> list[tuple[str, Family]]:
        """Families with a letter each, those with the most members first."""
        ordered = sorted(self.of(Family), key=lambda f: (-len(f.members), f.id))
        return [(letter(n), f) for n, f in enumerate(ordered)]

    @cached_property
    def storylines(self) -> list[tuple[str, list[Story]]]:
        """Storylines with their stories, those of the most documents first."""
        found: dict[str, list[Story]] = defaultdict(list)
        for story in self.of(Story):
            found[story.storyline].append(story)
        return sorted(found.items(), key=lambda t: (-sum(len(s.documents) for s in t[1]), t[0]))

    @cached_property
    def superseded(self) -> set[str]:
        """Documents that a later version of their address has replaced."""
        return {v.document for v in self.of(Version) if not v.latest}

    @cached_property
    def unread(self) -> list[Page]:
        """Pages that were not read, or only with a complaint, by address."""
        return sorted((p for p in self.of(Page) if p.problem), key=lambda p: (p.address, p.id))

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Conflicts first, then tensions, then changes."""
        rank = {"conflict": 0, "tension": 1, "change": 2}
        return sorted(self.of(Conflict), key=lambda c: (rank.get(c.strength, 3), c.kind, -len(c.b), c.id))

    @cached_property
    def questions(self) -> list[Question]:
        """Open questions: answered ones first."""
        return sorted(self.of(Question), key=lambda q: (q.outcome == "open", q.by_when is None, q.id))

    def sentence_at(self, place: Place) -> tuple[int, int]:
        """Return the ends of the sentence that a place begins in, or the place itself."""
        for s in self.sentences.get(place.document, ()):
            if s.start <= place.start < s.end:
                return s.start, max(s.end, place.end)
        return place.start, place.end


def letter(number: int) -> str:
    """Return A to Z, then AA, AB and so on.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return (letter(number // 26 - 1) if number >= 26 else "") + LETTERS[number % 26]
