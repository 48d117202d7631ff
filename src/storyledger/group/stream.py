"""Stories of a stream: documents come in any order and any portions, and the stories are the same.

A pair's likeness depends on the two documents alone. Documents that are alike enough for one story connect;
what is connected is clustered again when a document comes to it, and nothing else is. So a document costs
what it shares its rare words with in its days.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from storyledger.group.candidates import INDEXED, REACH, SHARED, Candidates, days
from storyledger.group.guests import Guests
from storyledger.group.index import Days, Index
from storyledger.group.judgements import Judged, obeyed
from storyledger.group.linkage import average_link
from storyledger.group.storylines import Storylines, Told
from storyledger.group.vectors import Vector, added, product, vector
from storyledger.terms import Copy, Sketch, Story, digest

# Measured on four sets of labelled news (dense days, round-ups, look-alike events): between .18 and .22 and
# between 2 and 3 days the scores stay within .01 of the best.
STORY_AT = 0.19  # average likeness within a story
DAYS = 2.5  # standard deviation of the Gaussian by which a likeness falls with the days between
LASTING = 4 * 366  # days: what is left of it where a day may be wrong falls to 1 / e; 2 to 8 years do as well
# What a document that is all copied adds to a likeness: on a dense set .25 does no harm, .5 loses .01.
COPIED = 0.25
WHY = "alike in terms, days and copied passages"


def closeness(a: Sketch, b: Sketch) -> float:
    """Return 1 for one day, less with the days between, as far as they are sure; no day is near to all.

    >>> a, b, none = (Sketch("d", (), (), day, 900) for day in (5, 8, None))
    >>> closeness(a, a), round(closeness(a, b), 2), closeness(a, none)
    (1.0, 0.49, 1.0)
    >>> [round(closeness(a, Sketch("d", (), (), day, 900, sure=0.5)), 2) for day in (8, 35, 735)]
    [0.74, 0.49, 0.3]
    """
    if a.day is None or b.day is None:
        return 1.0
    sure, apart = min(a.sure, b.sure), abs(a.day - b.day)
    return sure * math.exp(-(apart**2) / (2 * DAYS**2)) + (1.0 - sure) * math.exp(-apart / LASTING)


class Stream:
    """Documents that come in, the stories they make, and the storylines of those.

    >>> stream = Stream()
    >>> stream.add([Sketch("d", ("dam", "korsa"), (0.6, 0.8), 737000, 900)])
    >>> [story.documents for story in stream.stories()]
    [('d',)]
    """

    def __init__(self, judged: Sequence[Judged] = ()) -> None:
        """Take what people decided, the oldest first."""
        self._together, self._apart = obeyed(judged)
        self._candidates = Candidates()
        self._sketches: dict[str, Sketch] = {}
        self._vectors: dict[str, dict[str, int]] = {}
        self._shared: dict[str, dict[str, int]] = defaultdict(dict)  # copied code points
        self._copied: dict[str, dict[str, float]] = defaultdict(dict)  # what they add to the likeness
        self._near: dict[str, set[str]] = defaultdict(set)  # alike enough for one story
        self._part: dict[str, list[str]] = {}  # all that is connected with a document
        self._touched: dict[int, list[str]] = {}  # parts to be clustered again
        self._members: dict[str, tuple[str, ...]] = {}  # document -> the story it is in
        self._lines = Storylines(self._copied)
        self._guests = Guests(self._like_guest)
        self._guest_index = Index(indexed=INDEXED, shared=SHARED, reach=REACH)

    def add(self, sketches: Iterable[Sketch], copies: Iterable[Copy] = ()) -> None:
        """Take documents, each once, and copies; a copy may come before its documents."""
        for one in sketches:
            if one.guest is None:
                self._add(one)
            else:
                self._guests.add(one, self._candidates.of_its_days(one))
                self._guest_index.put(one.id, one.terms, days(one))
        for copy in copies:
            if copy.how != "shared_quotation" and copy.a.document != copy.b.document:
                self._note(copy)

    def stories(self) -> list[Story]:
        """Return the stories of all documents; each document is in one story, each story in one storyline."""
        self.settle()
        lines = self._lines.lines()
        groups = sorted(set(self._members.values()))
        guests = self._guests.of(self._members)
        return [
            Story(g, digest("storyline", lines[g[0]]), self._why(g), guests.get(g[0], ())) for g in groups
        ]

    def settle(self) -> None:
        """Cluster again what has been touched."""
        touched = list(self._touched.values())
        self._touched.clear()
        for part in touched:
            self._cluster(sorted(part))

    # --- what comes in ------------------------------------------------------------------------------------

    def _add(self, one: Sketch) -> None:
        new = one.document
        self._sketches[new] = one
        self._vectors[new] = vector(one)
        self._part[new] = [new]
        self._touch(new)
        met = self._candidates.near(one)
        self._candidates.put(one)
        self._guests.meet(self._guest_index.near(one.terms, days(one)), new)
        for other in self._together.get(new, frozenset()) & self._part.keys():
            self._join(new, other)
        for other in self._shared.get(new, ()):
            if other in self._sketches:
                self._weigh(new, other)
        for other in met:
            self._compare(new, other)

    def _note(self, copy: Copy) -> None:
        """Count a copied passage."""
        a, b = copy.a.document, copy.b.document
        length = min(copy.a.end - copy.a.start, copy.b.end - copy.b.start)
        self._shared[a][b] = self._shared[b][a] = self._shared[a].get(b, 0) + length
        self._guests.note(copy)
        if a in self._sketches and b in self._sketches:
            self._weigh(a, b)

    def _weigh(self, a: str, b: str) -> None:
        """Work out what copied passages add: by the share of the longer document that is copied."""
        longer = max(self._sketches[a].size, self._sketches[b].size, 1)
        adds = COPIED * min(1.0, self._shared[a][b] / longer)
        self._copied[a][b] = self._copied[b][a] = adds
        self._touch(a)
        self._touch(b)
        self._compare(a, b)

    def _compare(self, a: str, b: str) -> None:
        if b not in self._near.get(a, ()) and self._like(a, b) >= STORY_AT:
            self._near[a].add(b)
            self._near[b].add(a)
            self._join(a, b)

    def _like(self, a: str, b: str) -> float:
        copied = self._copied[a].get(b, 0.0) if a in self._copied else 0.0
        near = closeness(self._sketches[a], self._sketches[b])
        return (product(self._vectors[a], self._vectors[b]) + copied) * near

    def _like_guest(self, guest: Sketch, weights: Vector, document: str) -> float:
        return product(weights, self._vectors[document]) * closeness(guest, self._sketches[document])

    # --- what is connected --------------------------------------------------------------------------------

    def _join(self, a: str, b: str) -> None:
        """Make one of what is connected with two documents."""
        small, large = sorted((self._part[a], self._part[b]), key=len)
        if small is not large:
            self._touched.pop(id(small), None)
            large += small
            self._part.update(dict.fromkeys(small, large))
        self._touch(a)

    def _touch(self, document: str) -> None:
        part = self._part[document]
        self._touched[id(part)] = part

    def _cluster(self, part: list[str]) -> None:
        """Make the stories of what is connected, and put those that have changed into storylines."""
        starts = sorted({self._start(d) for d in part})
        inside = {d: self._near[d] for d in part if d in self._near}
        found = average_link(starts, inside, self._like, STORY_AT, apart=self._apart_in(part))
        new = {tuple(group) for group in found}
        old = {self._members[d] for d in part if d in self._members}
        for group in sorted(old - new):
            self._lines.drop(group[0])
        for group in sorted(new - old):
            self._members.update(dict.fromkeys(group, group))
            self._lines.put(self._told(group))

    def _start(self, document: str) -> tuple[str, ...]:
        """Return a document with those that a judgement puts with it."""
        return tuple(sorted(self._together.get(document, frozenset([document])) & self._part.keys()))

    def _apart_in(self, part: Sequence[str]) -> list[tuple[str, str]]:
        inside = set(part)
        return [(a, b) for a, b in sorted(self._apart) if a in inside and b in inside]

    def _told(self, group: tuple[str, ...]) -> Told:
        told = [self._sketches[d].day for d in group]
        known = [day for day in told if day is not None]
        span = Days(min(known), max(known)) if known else None
        return Told(group, added([self._vectors[d] for d in group]), span)

    def _why(self, group: tuple[str, ...]) -> str:
        judged = any(len(self._together.get(d, ())) > 1 for d in group) or any(
            d in p for p in self._apart for d in group
        )
        return f"{WHY}; judged by a person" if judged else WHY
