"""How rare an English word is, whatever the pile: what makes a shared word weigh much or little.

The order of `models/words_by_frequency.txt` is that of the word-piece vocabulary of BERT (uncased,
Apache-2.0), which is ordered by how often a word was seen.  No count of the pile enters, so no result depends
on the pile's size.
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources

FLAT, FLOOR = 200, 4.8  # log(rank + FLAT) - FLOOR: from .5 for the commonest words to 5.2 for unknown ones
# (of 4 settings between 60/3.5 and 1000/6.2 the grouping of labelled news differed by less than .01)


@cache
def _ranks() -> dict[str, int]:
    told = (resources.files("storyledger") / "models" / "words_by_frequency.txt").read_text("utf-8")
    return {word: rank for rank, word in enumerate(told.split())}


def rarity(word: str) -> float:
    """Return a weight that grows with the rarity of a folded word; words not in the list are the rarest.

    >>> rarity("government") < rarity("drainage") < rarity("korsa")
    True
    """
    ranks = _ranks()
    return math.log(ranks.get(word, len(ranks)) + FLAT) - FLOOR
