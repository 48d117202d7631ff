"""Which stories continue each other: each story follows the earlier one that is most like it.

So a storyline is a tree of stories. What a story follows depends on the stories of its weeks, and on those
of its years that are much like it, not on how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from storyledger.group.index import Days, Index, PairIndex, gap
from storyledger.group.vectors import Vector, product

# Measured on pairs of documents of one affair (two sets of labelled news, one of them dense): following the
# most like earlier story keeps .95 of the pairs right at .15 and .99 at .19, where joining all that is
# alike keeps .65 and .88.
LINE_AT = 0.17  # average likeness, whatever the days, of a story and the one it follows
FAR_AT = 0.25  # where more than NEAR_DAYS lie between them
NEAR_DAYS = 10
YEAR = 366  # days: what is further away must share more to be looked at,
YEARS = 4 * YEAR  # and what is further than this is no follow-up


class Told(NamedTuple):
    """A story as seen here: its documents, the sum of their vectors, and its days."""

    documents: tuple[str, ...]
    vector: Vector  # the heaviest terms first
    days: Days | None

    @property
    def name(self) -> str:
        """The least document."""
        return self.documents[0]

    @property
    def order(self) -> tuple[int, str]:
        """Where it stands in time; without a day before all others."""
        return (-1 if self.days is None else self.days.first, self.name)


class Storylines:
    """Keeps what each story follows while stories come and go."""

    def __init__(self, copied: Mapping[str, Mapping[str, float]]) -> None:
        """Take what copies add to the likeness of two documents; it is looked up as stories are put."""
        self._copied = copied
        self._near = Index(indexed=30, shared=4, reach=NEAR_DAYS)
        self._far = PairIndex(indexed=6, reach=YEAR, far=YEARS)  # finds .84 of those over FAR_AT
        self._held: dict[str, Told] = {}
        self._home: dict[str, str] = {}  # document -> name of its story
        self._follows: dict[str, tuple[float, str]] = {}
        self._followers: dict[str, set[str]] = defaultdict(set)

    def put(self, story: Told) -> None:
        """Hold a story; later ones that are most like it follow it."""
        terms = list(story.vector)
        self._held[story.name] = story
        self._home.update(dict.fromkeys(story.documents, story.name))
        for other, like in self._alike(story):
            early, late = sorted((story, other), key=lambda s: s.order)
            self._follow(late, like, early)
        self._near.put(story.name, terms, story.days)
        self._far.put(story.name, terms, story.days)

    def drop(self, name: str) -> None:
        """Hold a story no more; those that followed it look for another."""
        story = self._held.pop(name)
        for document in story.documents:
            del self._home[document]
        self._near.drop(name, list(story.vector))
        self._far.drop(name, list(story.vector))
        self._leave(name)
        for follower in sorted(self._followers.pop(name, ())):
            del self._follows[follower]
            late = self._held[follower]
            for other, like in self._alike(late):
                if other.order < late.order:
                    self._follow(late, like, other)

    def lines(self) -> dict[str, str]:
        """Return for each story (by its name) the name of the first story of its storyline."""
        first: dict[str, str] = {}
        for name in sorted(self._held, key=lambda n: self._held[n].order):
            first[name] = first[self._follows[name][1]] if name in self._follows else name
        return first

    def _follow(self, late: Told, like: float, early: Told) -> None:
        """Note that a story follows another, if it is more like that one than what it follows."""
        now = self._follows.get(late.name)
        if now is None or (-like, early.order) < (-now[0], self._held[now[1]].order):
            self._leave(late.name)
            self._follows[late.name] = (like, early.name)
            self._followers[early.name].add(late.name)

    def _leave(self, name: str) -> None:
        if name in self._follows:
            self._followers[self._follows.pop(name)[1]].discard(name)

    def _alike(self, story: Told) -> Iterable[tuple[Told, float]]:
        """Yield the stories that are alike enough to be of one storyline, with their likeness."""
        terms = list(story.vector)
        met = {*self._near.near(terms, story.days), *self._far.near(terms, story.days), *self._beside(story)}
        for other in (self._held[name] for name in sorted(met - {story.name})):
            like = self._like(story, other)
            if like >= (LINE_AT if gap(story.days, other.days) <= NEAR_DAYS else FAR_AT):
                yield other, like

    def _beside(self, story: Told) -> set[str]:
        """Return the stories that share copied passages with one."""
        return {
            self._home[d] for own in story.documents for d in self._copied.get(own, ()) if d in self._home
        }

    def _like(self, x: Told, y: Told) -> float:
        """Return the average likeness of their documents."""
        shared = [self._copied.get(d, {}).get(other, 0.0) for d in x.documents for other in y.documents]
        return (product(x.vector, y.vector) + sum(sorted(shared))) / len(shared)
