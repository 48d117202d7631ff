"""Foreign paragraphs: each goes with the story it tells of, where the pile has that story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from storyledger.group.vectors import Vector, vector
from storyledger.terms import Copy, Place, Places, Sketch, Span
from storyledger.text import overlap

GUEST_AT = 0.13  # average likeness of a paragraph and the documents of a story; it is shorter than they are
COPIED = 0.5  # what a paragraph adds to it that is all copied from one of them
Likeness = Callable[[Sketch, Vector, str], float]  # of a paragraph, with its weights, and a document


class Passage(NamedTuple):
    """A span of a document that another document has too."""

    span: Span
    other: str


class Guest(NamedTuple):
    """A foreign paragraph, and the documents that may tell of the same."""

    place: Place
    sketch: Sketch
    vector: Vector
    met: set[str]


class Guests:
    """Keeps foreign paragraphs and what copies show of them."""

    def __init__(self, like: Likeness) -> None:
        """Take the likeness of a foreign paragraph and a document."""
        self._like = like
        self._held: dict[str, Guest] = {}
        self._passages: dict[str, list[Passage]] = defaultdict(list)

    def add(self, sketch: Sketch, met: Sequence[str]) -> None:
        """Hold a foreign paragraph that shares heavy terms with some documents."""
        if sketch.guest is not None:
            place = Place(sketch.document, *sketch.guest)
            self._held[sketch.id] = Guest(place, sketch, vector(sketch), set(met))

    def meet(self, guests: Sequence[str], document: str) -> None:
        """Note that a document shares heavy terms with foreign paragraphs (by their sketches' ids)."""
        for guest in guests:
            self._held[guest].met.add(document)

    def note(self, copy: Copy) -> None:
        """Note a copied passage."""
        for own, other in ((copy.a, copy.b), (copy.b, copy.a)):
            self._passages[own.document].append(Passage(Span(own.start, own.end), other.document))

    def of(self, story: Mapping[str, tuple[str, ...]]) -> dict[str, Places]:
        """Return for stories (by their least document) the paragraphs of other stories' documents on them."""
        found: dict[str, list[Place]] = defaultdict(list)
        for guest in self._held.values():
            own = story.get(guest.place.document, ())
            copied = self._copied(guest.place)
            groups = {story[d] for d in guest.met | copied.keys() if d in story} - {own}
            told = [(self._average(guest, group, copied), group) for group in groups]
            best = max(((like, group) for like, group in told if like >= GUEST_AT), default=None)
            if best:
                found[best[1][0]].append(guest.place)
        return {name: tuple(sorted(places)) for name, places in found.items()}

    def _copied(self, place: Place) -> dict[str, float]:
        """Return the documents that have the paragraph too, or part of it, and how much of it."""
        found: dict[str, float] = {}
        for passage in self._passages.get(place.document, ()):
            share = overlap(*passage.span, place.start, place.end) / (place.end - place.start)
            if share:
                found[passage.other] = max(share, found.get(passage.other, 0.0))
        return found

    def _average(self, guest: Guest, group: Sequence[str], copied: Mapping[str, float]) -> float:
        likes = [self._like(guest.sketch, guest.vector, d) for d in group]
        return sum(likes) / len(likes) + COPIED * max(copied.get(d, 0.0) for d in group)
