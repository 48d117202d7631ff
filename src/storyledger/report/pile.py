"""A ledger's rows with the look-ups that views need. Nothing here works anything out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from storyledger.given import by_document
from storyledger.report.printed import day
from storyledger.terms import (
    Attribution,
    Claim,
    Conflict,
    Damage,
    Dated,
    Document,
    Family,
    Figure,
    Line,
    Origin,
    Page,
    Place,
    Point,
    Quantity,
    Question,
    Restoration,
    Row,
    Sentence,
    Speaker,
    Story,
    Variant,
    Version,
)

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
        return by_document(self.of(kind))

    def text(self, place: Place) -> str:
        """Return what is printed at a place."""
        return self.documents[place.document].text[place.start : place.end]

    @cached_property
    def labels(self) -> dict[str, str]:
        """A short label for each document: the digits that its address begins with, or its rank.

        Digits are taken where half of the pages have their own: one page told otherwise than the rest
        misleads.  A label is made of letters and digits only, since names of places in the report are made
        from it.
        """
        ordered = sorted(self.documents.values(), key=lambda d: (d.address, d.id))
        heads = [
            m.group()
            if (m := re.match(r"\d{2,4}(?:[a-z](?![a-z0-9]))?(?!\d)", d.address.rsplit("/", 1)[-1]))
            else ""
            for d in ordered
        ]
        times, wide = Counter(heads), max(2, len(str(len(heads))))
        most = 2 * sum(times[h] == 1 for h in heads if h) >= len(heads)
        return {
            d.id: head if most and head and times[head] == 1 else f"p{n:0{wide}d}"
            for n, (d, head) in enumerate(zip(ordered, heads, strict=True), 1)
        }

    @cached_property
    def ordered(self) -> list[str]:
        """Documents in the order of their labels."""
        return sorted(self.documents, key=lambda d: (self.labels[d].startswith("p"), self.labels[d]))

    def where(self, documents: Sequence[str] | set[str]) -> list[str]:
        """Return the labels of documents, each once, in order."""
        return sorted({self.labels[d] for d in documents})

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
    def read_to(self) -> str:
        """How far these pages go, in words: "these 5 pages (read to 12 June 2020)"."""
        told = [d.high for (_, role), d in self.dates.items() if role == "published"]
        many = "this 1 page" if len(self.documents) == 1 else f"these {len(self.documents)} pages"
        return f"{many} (read to {day(max(told)[:10])})" if told else many

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speakers by id."""
        return {s.id: s for s in self.of(Speaker)}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for a in self.of(Attribution)}

    @cached_property
    def figures(self) -> dict[Place, Figure]:
        """Figures by the place where they are printed."""
        return {f.place: f for f in self.of(Figure)}

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        """Quantities by id."""
        return {q.id: q for q in self.of(Quantity)}

    @cached_property
    def claims(self) -> dict[str, list[Claim]]:
        """Claims by document, in the order of what is said."""
        found = self.by_document(Claim)
        for rows in found.values():
            rows.sort(key=lambda c: (c.content, c.id))
        return found

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
    def _sentence_starts(self) -> dict[str, list[int]]:
        return {d: [s.start for s in rows] for d, rows in self.sentences.items()}

    @cached_property
    def origins(self) -> dict[str, list[Origin]]:
        """Origins by point: named, then unnamed, then nobody."""
        found: dict[str, list[Origin]] = defaultdict(list)
        for row in self.of(Origin):
            found[row.point].append(row)
        rank = {"named": 0, "unnamed": 1, "nobody": 2}
        return {
            p: sorted(rows, key=lambda o: (rank.get(o.kind, 3), o.label, o.id)) for p, rows in found.items()
        }

    @cached_property
    def points(self) -> list[Point]:
        """Points, those on the most pages first, then those with the most printed origins."""
        spread = {p.id: len({x.document for x in p.places}) for p in self.of(Point)}
        return sorted(
            self.of(Point), key=lambda p: (-spread[p.id], -(p.named + p.unnamed_low), -len(p.places), p.id)
        )

    @cached_property
    def families(self) -> list[tuple[str, Family]]:
        """Families with a letter each, those with the most members first."""
        ordered = sorted(self.of(Family), key=lambda f: (f.quotation, -len(f.members), f.id))
        return [(letter(n), f) for n, f in enumerate(ordered)]

    @cached_property
    def variants(self) -> dict[str, list[Variant]]:
        """Variants by the document that differs, alarms first."""
        found: dict[str, list[Variant]] = defaultdict(list)
        for row in self.of(Variant):
            found[row.here.document].append(row)
        for rows in found.values():
            rows.sort(key=lambda v: (not v.alarm, v.here.start, v.base.start, v.id))
        return found

    @cached_property
    def restorations(self) -> dict[str, list[Restoration]]:
        """Restorations by the document that is damaged."""
        found: dict[str, list[Restoration]] = defaultdict(list)
        for row in sorted(self.of(Restoration), key=lambda r: (r.here, r.what, r.sibling)):
            found[row.here.document].append(row)
        return found

    @cached_property
    def storylines(self) -> list[tuple[str, list[Story]]]:
        """Storylines with their stories, those of the most documents first."""
        found: dict[str, list[Story]] = defaultdict(list)
        for story in self.of(Story):
            found[story.storyline].append(story)
        return sorted(found.items(), key=lambda t: (-sum(len(s.documents) for s in t[1]), t[0]))

    @cached_property
    def of_stories(self) -> list[Story]:
        """All stories, those of the largest storyline first."""
        return [s for _, stories in self.storylines for s in sorted(stories, key=self._story_key)]

    def _story_key(self, story: Story) -> tuple[str, str]:
        told = [dated.low for d in story.documents if (dated := self.published(d))]
        return min(told, default="9999"), story.id

    @cached_property
    def guests(self) -> list[tuple[Place, Story]]:
        """Paragraphs that tell of another story than their page does, in the order of the pages."""
        found = [(g, s) for s in self.of(Story) for g in s.guests if g.document in self.documents]
        return sorted(found, key=lambda t: (self.labels[t[0].document], t[0], t[1].id))

    def earliest(self, documents: Iterable[str]) -> list[str]:
        """Return the documents that are held, the earliest first."""
        held = [d for d in documents if d in self.documents]
        day = {d: (dated.low if (dated := self.published(d)) else "9999") for d in held}
        return sorted(held, key=lambda d: (day[d], self.labels[d]))

    def title(self, stories: Iterable[Story]) -> str:
        """Return the title of the earliest page of stories, which is printed, not ours; or ""."""
        held = self.earliest(d for s in stories for d in s.documents)
        return next((t for d in held if (t := self.documents[d].title.strip())), "")

    @cached_property
    def superseded(self) -> dict[str, Version]:
        """Documents that a later version of their address has replaced."""
        return {v.document: v for v in self.of(Version) if not v.latest}

    @cached_property
    def unread(self) -> list[Page]:
        """Pages that were not read, or only with a complaint, by address."""
        return sorted((p for p in self.of(Page) if p.problem), key=lambda p: (p.address, p.id))

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Conflicts first, then tensions, then changes."""
        rank = {"conflict": 0, "tension": 1, "change": 2}
        kind = {"denial": 0, "arithmetic": 1}
        return sorted(
            self.of(Conflict),
            key=lambda c: (rank.get(c.strength, 3), kind.get(c.kind, 2), c.kind, -len(c.a) - len(c.b), c.id),
        )

    @cached_property
    def questions(self) -> list[Question]:
        """Plans and forecasts: answered ones first, then by the day they were for."""
        return sorted(
            self.of(Question),
            key=lambda q: (q.outcome == "open", not q.answers, q.by_when or "9", q.place, q.id),
        )

    def sentence_number(self, place: Place) -> int | None:
        """Return the number, in its document, of the sentence that a place begins in."""
        n = bisect_right(self._sentence_starts.get(place.document, []), place.start) - 1
        return n if n >= 0 and place.start < self.sentences[place.document][n].end else None

    def sentence_at(self, place: Place) -> tuple[int, int]:
        """Return the ends of the sentence that a place begins in, or the place itself."""
        n = self.sentence_number(place)
        if n is None:
            return place.start, place.end
        s = self.sentences[place.document][n]
        return s.start, max(s.end, place.end)

    def claim_at(self, place: Place) -> Claim | None:
        """Return the claim whose content begins nearest where a place begins, of those that overlap it."""
        best, near = None, 0
        for claim in self.claims.get(place.document, ()):
            if any(s.start < place.end and place.start < s.end for s in claim.content):
                far = abs(claim.content[0].start - place.start)
                if best is None or far < near:
                    best, near = claim, far
        return best


def letter(number: int) -> str:
    """Return A to Z, then AA, AB and so on.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return (letter(number // 26 - 1) if number >= 26 else "") + LETTERS[number % 26]
