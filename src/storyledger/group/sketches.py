"""What grouping sees of a document: its weighted terms, its day, its size; and of its foreign paragraphs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from storyledger.rarity import rarity
from storyledger.terms import Dated, Document, Line, Sketch, Span
from storyledger.text import WORD, fold

TERMS = 120
FIRST_WORDS = 700  # news tells what it is about at the top
IN_TITLE = 3  # how often a word of the title counts
LONGEST_RANGE = 45  # days: a wider range of a document's date tells nothing
LEAST_GUEST = 8  # terms: a shorter foreign paragraph does not tell what it is about
Rare = tuple[str, float]  # a term and its rarity
Weighted = tuple[float, str]  # a weight below 0 and its term: the heaviest sorts first
# A date in the text may be that of an event or of another page. Where dates of plain text were found on
# look-alike events, 1 printed day in 8 was months from the story's others; taken for sure they cost .02
# (B-cubed). Without its days a dense stream loses .28, with .4 of their weight .04.
NAMED, PRINTED = 75, 55  # weights of a date: at least given or named, at least printed at its place
DOUBTED, HINT = 0.4, 0.3  # how sure a day is that is printed at its place, that is taken from siblings
NOTHING: Rare = ("", 0.0)
_STOP = """
    a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have
    having he her here hers him his how if in into is it its just me more most my no nor not now of off on
    once only or other our out over own said same say says she should since so some such than that the
    their them then there these they this those through time to told too under until up us very was we
    week well were what when where which while who whom why will with would year years you your mr mrs ms
    one two new
"""
STOP = frozenset(_STOP.split())


class When(NamedTuple):
    """A day, where one is known, and how well."""

    day: int | None
    sure: float


def sketch(
    document: Document, lines: Sequence[Line], published: tuple[str, str] | None, *, sure: float = 1.0
) -> list[Sketch]:
    """Return the sketch of a document's body, and one of each run of foreign lines that tells enough.

    `sure` is how well the published date is known, from 0 to 1.  Printed names were tried as heavier terms:
    no set gained.
    """
    body = [Span(x.start, x.end) for x in lines if x.role == "body"]
    when = When(day(published) if sure else None, sure or 1.0)
    own = _terms(document.text, body, document.title)
    found = [_sketch(document.id, own, when, sum(end - start for start, end in body))]
    for place in _foreign(lines):
        terms = _terms(document.text, [place])
        if len(terms) >= LEAST_GUEST:
            found.append(_sketch(document.id, terms, when, place.end - place.start, place))
    return found


def _sketch(document: str, terms: list[Weighted], when: When, size: int, guest: Span | None = None) -> Sketch:
    top = sorted(terms)[:TERMS]
    length = -math.sqrt(math.fsum([w * w for w, _ in top])) or 1.0
    told = tuple([round(w / length, 4) for w, _ in top])
    return Sketch(document, tuple([t for _, t in top]), told, when.day, size, guest, when.sure)


def sureness(dated: Dated | None) -> float:
    """Return how well a published date is known: 1 given or named, 0 where it is only found in a text.

    >>> [sureness(Dated("d", "published", "2018", "2018", "", weight)) for weight in (90, 70, 40)]
    [1.0, 0.4, 0.0]
    """
    if dated is None or dated.witness:
        return HINT if dated else 0.0
    return 1.0 if dated.weight >= NAMED else DOUBTED if dated.weight >= PRINTED else 0.0


def _foreign(lines: Iterable[Line]) -> Iterator[Span]:
    """Yield runs of foreign lines, from the start of the first to the end of the last."""
    for foreign, run in groupby(lines, key=lambda x: x.role == "foreign"):
        if foreign:
            some = list(run)
            yield Span(some[0].start, some[-1].end)


def _terms(text: str, places: Iterable[Span], title: str = "") -> list[Weighted]:
    """Return each term of the first words of these places, with its weight."""
    read: list[str] = []
    for start, end in places:
        read += WORD.findall(text, start, end)
        if len(read) >= FIRST_WORDS:
            break
    counts = Counter(map(_rare, read[:FIRST_WORDS]))
    for word in WORD.findall(title):
        counts[_rare(word)] += IN_TITLE
    counts.pop(NOTHING, None)
    return [(-_grown(n) * weight, term) for (term, weight), n in counts.items()]


@lru_cache(maxsize=1 << 17)
def _rare(word: str) -> Rare:
    """Return the term that a printed word stands for and its rarity, NOTHING where it tells nothing."""
    norm = fold(word)
    if len(norm) > 4 and norm.endswith("s") and not norm.endswith("ss"):
        norm = norm[:-1]
    return (norm, rarity(norm)) if len(norm) > 1 and norm not in STOP else NOTHING


@lru_cache(maxsize=1 << 12)
def _grown(n: int) -> float:
    return 1 + math.log(n)


def day(published: tuple[str, str] | None) -> int | None:
    """Return the day of a published date, or the middle of a short range; None where it tells too little.

    >>> day(("2018-02", "2018-02")) == date(2018, 2, 15).toordinal(), day(("2018", "2018"))
    (True, None)
    """
    if published is None or min(map(len, published)) < 7:
        return None
    low = date.fromisoformat((published[0] + "-01")[:10]).toordinal()
    last = published[1] + "-28" if len(published[1]) == 7 else published[1][:10]
    high = date.fromisoformat(last).toordinal()
    return (low + high + 1) // 2 if 0 <= high - low <= LONGEST_RANGE else None
