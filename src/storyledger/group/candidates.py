"""Which documents may be of one story with another: what is held against it."""

from __future__ import annotations

from storyledger.group.index import Days, Index, PairIndex
from storyledger.terms import Sketch

# Of the pairs with a likeness of STORY_AT these find .971 (short texts) to .998; looking through seven times
# as many finds all of them.
INDEXED = 40  # heaviest terms by which a document finds candidates
SHARED = 4  # of those, how many a candidate shares
REACH = 5  # days: exp(-5**2 / (2 * DAYS**2)) is .135, and no likeness is over 1.3
# A day that may be wrong takes less than half of a likeness: of the pairs that are twice as alike as a story
# must be .93 (short texts) to .99 share two of these; two more terms find .98 and take twice as long.
PAIRED = 8  # heaviest terms by which a document finds candidates of other days


def days(sketch: Sketch) -> Days | None:
    """Return the day of a sketch, as first and last."""
    return None if sketch.day is None else Days(sketch.day, sketch.day)


class Candidates:
    """Holds documents: those of near days by the terms they share, and of any day where one may be wrong.

    >>> held, terms = Candidates(), ("dam", "flood", "korsa", "spillway")
    >>> held.put(Sketch("d", terms, (0.5,) * 4, 737000, 900))
    >>> [held.near(Sketch("e", terms, (0.5,) * 4, 738000, 900, sure=sure)) for sure in (1.0, 0.5)]
    [[], ['d']]
    """

    def __init__(self) -> None:
        """Hold nothing."""
        self._near = Index(indexed=INDEXED, shared=SHARED, reach=REACH)
        self._doubted = PairIndex(indexed=PAIRED, reach=0)  # documents whose day may be wrong,
        self._firm = PairIndex(indexed=PAIRED, reach=0)  # and those with a firm day,
        self._later: list[Sketch] = []  # which are put there only when one is asked for
        self._doubts = False

    def put(self, sketch: Sketch) -> None:
        """Hold a document."""
        self._near.put(sketch.document, sketch.terms, days(sketch))
        if sketch.day is not None and sketch.sure < 1:
            self._doubts = True
            self._doubted.put(sketch.document, sketch.terms, None)
        elif sketch.day is not None:
            self._later.append(sketch)

    def of_its_days(self, sketch: Sketch) -> list[str]:
        """Return the documents of near days that may tell of the same."""
        return self._near.near(sketch.terms, days(sketch))

    def near(self, sketch: Sketch) -> list[str]:
        """Return the documents that may be of one story with a document."""
        found = dict.fromkeys(self.of_its_days(sketch))
        if sketch.day is not None and self._doubts:
            found |= dict.fromkeys(self._doubted.near(sketch.terms, None))
        if sketch.day is not None and sketch.sure < 1:
            for one in self._later:
                self._firm.put(one.document, one.terms, None)
            self._later.clear()
            found |= dict.fromkeys(self._firm.near(sketch.terms, None))
        return list(found)
