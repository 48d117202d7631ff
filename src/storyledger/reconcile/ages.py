"""Ages: one person to whom pages less than a year apart give different ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from storyledger.reconcile.intervals import Days, within
from storyledger.reconcile.lexicon import DAY_NAMES, HONORIFICS
from storyledger.terms import Conflict, Document, Place, Sentence
from storyledger.text import words

RULE = "two ages of one person"
YEAR = 365
_NAME = r"(?<![\w'’-])[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:[a-z]{2,3} )?[A-Z][\w'’-]+){1,2}"
_AGES = (
    re.compile(
        rf"(?P<name>{_NAME}), (?:aged? |who is )?(?P<age>\d{{1,3}})(?=[,;.)]| of| who| and| from| was)"
    ),
    re.compile(rf"(?P<name>{_NAME}) \((?P<age>\d{{1,2}})\)"),
    re.compile(rf"(?P<age>\d{{1,3}})-year-old (?P<name>{_NAME})"),
)
OLDEST = 115


class _Age(NamedTuple):
    place: Place
    age: int
    printed: str


def ages(
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    published: Mapping[str, Days | None],
) -> list[Conflict]:
    """Return the people whom pages less than a year apart give ages that a birthday does not explain.

    One year between them is a tension: a birthday may lie between.
    """
    people: dict[tuple[str, str], dict[int, list[_Age]]] = defaultdict(lambda: defaultdict(list))
    for d in sorted(documents, key=lambda d: d.id):
        for s in sorted(sentences.get(d.id, ()), key=lambda s: s.start):
            for pattern in _AGES:
                for m in pattern.finditer(d.text, s.start, s.end):
                    name = [w.norm for w in words(m["name"]) if w.norm not in HONORIFICS]
                    if len(name) > 1 and not set(name) & DAY_NAMES and 0 < int(m["age"]) < OLDEST:
                        place = Place(d.id, *m.span())
                        people[name[0], name[-1]][int(m["age"])].append(_Age(place, int(m["age"]), m["name"]))
    out = []
    for _, by_age in sorted(people.items()):
        pages = [{a.place.document for a in told} for told in by_age.values()]
        if any(one & two for one, two in combinations(pages, 2)):
            continue  # a page that gives two ages tells of two people, or of two times
        for low, high in combinations(sorted(by_age), 2):
            found = _between(storyline, by_age[low], by_age[high], published)
            out += [found] if found else []
    return out


def _between(
    storyline: str, low: Sequence[_Age], high: Sequence[_Age], published: Mapping[str, Days | None]
) -> Conflict | None:
    pairs = [(x, y) for x in low for y in high if _near(x, y, published)]
    if not pairs:
        return None
    a, b = pairs[0]
    strength = "tension" if b.age - a.age == 1 else "conflict"
    why = f"{a.printed} is {a.age} on one page and {b.age} on another"
    left, right = {x.place for x, _ in pairs}, {y.place for _, y in pairs}
    return Conflict(storyline, "figure", strength, tuple(sorted(left)), tuple(sorted(right)), RULE, why)


def _near(x: _Age, y: _Age, published: Mapping[str, Days | None]) -> bool:
    """Whether two ages are of one time: the pages lie less than a year apart, or one has no day."""
    return within(published.get(x.place.document), published.get(y.place.document), YEAR)
