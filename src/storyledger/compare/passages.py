"""Which passages of two documents are copies: verbatim, edited, spun, or the same speech quoted by both.

Units (sentences) that share pairs of near content words are aligned word by word; a pair of units is a copy when
enough of the shorter one is found in order in the other.  Neighbouring pairs join into one passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from storyledger.compare.align import align
from storyledger.compare.quoted import inside_quotation
from storyledger.compare.units import Reading, Unit, read_units
from storyledger.terms import Copy, Document, Line, Place, Span

LEAST = 2.5  # weight of equal words below which a pair of units is no copy by itself
BESIDE = -5.0  # score from which a pair is a copy when the pair before or after it is one
RECENT = 4  # passages that a match may go on with
BRIDGE = 0.6  # of the length around it: a reworded stretch between two copies that belongs to them
STRETCH = 6.0  # weight of a dense stretch inside two otherwise different sentences that is a copy by itself


@dataclass(frozen=True, slots=True)
class Match:
    """Two units that are copies: their numbers, their equal words and how much of each is covered."""

    i: int
    j: int
    pairs: tuple[tuple[int, int], ...]
    weight: float
    cover_i: float
    cover_j: float
    partial: bool = False  # only a stretch of the units is copied

    @property
    def likeness(self) -> float:
        """How much of the shorter one is found in the other."""
        return max(self.cover_i, self.cover_j)

    @property
    def solid(self) -> bool:
        """Whether the equal words stand side by side but for a gap or two."""
        return len(self.pairs) >= 6 * sum(q - p != 1 or s - r != 1 for (p, r), (q, s) in pairwise(self.pairs))

    @property
    def score(self) -> float:
        """How sure it is that one was made from the other: a copy from 0 on."""
        return score(self.weight, (self.cover_i, self.cover_j), _uneven(self.pairs))


def copies(a: Document, b: Document, a_lines: Sequence[Line], b_lines: Sequence[Line]) -> list[Copy]:
    """Return the passages of two documents that are copies, in the order of a. Raises ValueError unless a.id < b.id."""
    if not a.id < b.id:
        raise ValueError(f"documents in the wrong order: {a.id!r}, {b.id!r}; expected a.id < b.id")
    one, two = read_units(a.text, a_lines), read_units(b.text, b_lines)
    matches = extended(one, two, chosen(matched(one, two)))
    return [_copy(a, b, one, two, run) for run in runs(one, two, matches)]


def score(weight: float, covers: tuple[float, float], uneven: int) -> float:
    """Return how sure it is that one unit was made from the other; from 0 on they are copies.

    A logistic regression on 6,500 pairs of units of reworded and of independent pages: what counts is how much of
    the longer one is found again (`covers`), how much that is, and how often a stretch between equal words is of
    unequal length: words swapped one for one keep it equal, words told anew do not.
    """
    contained = 2.5 if max(covers) >= 0.9 and uneven <= 1 and weight >= 4 else 0.0
    return 15 * min(covers) + 4.2 * log(weight) - 14 * uneven / weight - 14 + contained


def _uneven(pairs: Sequence[tuple[int, int]]) -> int:
    """Count the stretches between equal words that are of unequal length."""
    return sum(q - p != s - r for (p, r), (q, s) in pairwise(pairs))


def matched(one: Reading, two: Reading) -> list[Match]:
    """Return every pair of units that alone would pass for a copy."""
    shared: Counter[tuple[int, int]] = Counter()
    for pair in one.pairs.keys() & two.pairs.keys():
        for i in one.pairs[pair]:
            for j in two.pairs[pair]:
                shared[i, j] += 1
    found = (match(one, two, i, j) for (i, j), n in sorted(shared.items()) if n >= 2)
    return [m for m in found if m]


def match(one: Reading, two: Reading, i: int, j: int, *, least: float = LEAST, floor: float = 0.0) -> Match | None:
    """Return the match of two units, or None where its weight or its score is too low."""
    x, y = one.units[i], two.units[j]
    if x.keys == y.keys:
        whole = tuple((n, n) for n in range(len(x.keys)))
        return Match(i, j, whole, x.weight, 1.0, 1.0) if x.weight >= least else None
    common = set(x.keys) & set(y.keys)
    bound = min(sum(t.weight for t in z.tokens if t.key in common) for z in (x, y))
    if bound < least or (bound < STRETCH and score(bound, (bound / x.weight, bound / y.weight), 0) < floor):
        return None
    pairs = align(x.keys, y.keys, [t.weight for t in x.tokens])
    weight = sum(x.tokens[p].weight for p, _ in pairs)
    found = Match(i, j, pairs, weight, weight / x.weight, weight / y.weight)
    if weight >= least and found.score >= floor:
        return found
    pairs = stretch(x, y, pairs)
    weight = sum(x.tokens[p].weight for p, _ in pairs)
    return Match(i, j, pairs, weight, weight / x.weight, weight / y.weight, True) if pairs else None


def stretch(x: Unit, y: Unit, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the densest stretch of an alignment if it weighs enough to be a copy by itself, else nothing."""
    best, total, first, span = 0.0, 0.0, 0, (0, 0)
    for n, (p, q) in enumerate(pairs):
        if n:
            skipped = (p - pairs[n - 1][0] - 1, q - pairs[n - 1][1] - 1)
            total -= 0.3 * skipped[0] if skipped[0] == skipped[1] else 1 + 0.15 * sum(skipped)
        if total <= 0:
            total, first = 0.0, n
        total += x.tokens[p].weight
        if total > best:
            best, span = total, (first, n + 1)
    return tuple(pairs[slice(*span)]) if best >= STRETCH else ()


def extended(one: Reading, two: Reading, matches: Sequence[Match]) -> list[Match]:
    """Add the units before and after a match that answer each other too, by themselves too short or too reworded."""
    kept = {(m.i, m.j): m for m in matches}
    used_i, used_j = {m.i for m in matches}, {m.j for m in matches}
    todo = [(m.i + step, m.j + step) for m in matches for step in (-1, 1)]
    while todo:
        i, j = todo.pop()
        if i in used_i or j in used_j or not (0 <= i < len(one.units) and 0 <= j < len(two.units)):
            continue
        found = match(one, two, i, j, least=0.25, floor=BESIDE)
        if found:
            kept[i, j] = found
            used_i.add(i)
            used_j.add(j)
            todo += [(i + 1, j + 1), (i - 1, j - 1)]
    return [kept[place] for place in sorted(kept)]


def chosen(matches: Sequence[Match]) -> list[Match]:
    """Return the matches, the best first served: words used once are not used again, save in repeated sentences."""
    used_i: dict[int, set[int]] = {}
    used_j: dict[int, set[int]] = {}
    kept = []
    for m in sorted(matches, key=lambda m: (-m.weight * m.likeness, abs(m.i - m.j), m.i, m.j)):
        mine, yours = {p for p, _ in m.pairs}, {q for _, q in m.pairs}
        taken = _mostly(mine, used_i.get(m.i)) + _mostly(yours, used_j.get(m.j))
        if taken and not (taken == 1 and m.weight >= STRETCH and m.solid):
            continue
        used_i.setdefault(m.i, set()).update(mine)
        used_j.setdefault(m.j, set()).update(yours)
        kept.append(m)
    return sorted(kept, key=lambda m: (m.i, m.j))


def _mostly(words: set[int], used: set[int] | None) -> bool:
    return used is not None and len(words & used) * 2 > len(words)


def runs(one: Reading, two: Reading, matches: Sequence[Match]) -> list[list[Match]]:
    """Join matches that follow each other in both documents, or have a stretch of like length between them."""
    found: list[list[Match]] = []
    for m in matches:
        run = next((r for r in reversed(found[-RECENT:]) if _follows(one, two, r[-1], m)), None)
        if run is None:
            found.append([m])
        else:
            run.append(m)
    return found


def _follows(one: Reading, two: Reading, last: Match, m: Match) -> bool:
    steps = m.i - last.i, m.j - last.j
    if steps in ((0, 1), (1, 0), (1, 1)):
        return True
    if min(steps) < 2 or max(steps) > 4:
        return False
    between = [r.units[k - 1].end - r.units[n + 1].start for r, n, k in ((one, last.i, m.i), (two, last.j, m.j))]
    return max(between) <= 2 * min(between) and max(between) <= BRIDGE * _length(one, last, m)


def _length(one: Reading, last: Match, m: Match) -> int:
    return sum(one.units[n].end - one.units[n].start for n in (last.i, m.i))


def _copy(a: Document, b: Document, one: Reading, two: Reading, run: Sequence[Match]) -> Copy:
    first, last = run[0], run[-1]
    x = Place(a.id, _edge(one, first, 0)[0], _edge(one, last, 0)[1])
    y = Place(b.id, _edge(two, first, 1)[0], _edge(two, last, 1)[1])
    a_parts = tuple(Span(*_edge(one, m, 0)) for m in run)
    b_parts = tuple(Span(*_edge(two, m, 1)) for m in run)
    return Copy(x, y, _how(a, b, one, two, run), _likeness(one, two, run), a_parts, b_parts)


def _edge(reading: Reading, m: Match, side: int) -> tuple[int, int]:
    unit = reading.units[(m.i, m.j)[side]]
    cover = (m.cover_i, m.cover_j)[side]
    if cover >= (0.7 if m.partial else 0.4):
        return unit.start, unit.end
    at = [p[side] for p in m.pairs]
    return unit.tokens[at[0]].start, unit.tokens[at[-1]].end


def _likeness(one: Reading, two: Reading, run: Sequence[Match]) -> float:
    equal = sum(len(m.pairs) for m in run)
    longest = sum(max(len(one.units[m.i].tokens), len(two.units[m.j].tokens)) for m in run)
    return round(equal / longest, 3) if longest else 0.0


def _how(a: Document, b: Document, one: Reading, two: Reading, run: Sequence[Match]) -> str:
    if all(_quoted_only(a, b, one, two, m) for m in run):
        return "shared_quotation"
    if any(_swaps(one.units[m.i], two.units[m.j], m) for m in run):
        return "spun"
    plain = all(_same_words(a, b, one.units[m.i], two.units[m.j]) for m in run)
    return "verbatim" if plain else "edited"


def _same_words(a: Document, b: Document, x: Unit, y: Unit) -> bool:
    return [a.text[t.start : t.end].lower() for t in x.tokens] == [b.text[t.start : t.end].lower() for t in y.tokens]


def _swaps(x: Unit, y: Unit, m: Match) -> int:
    """Count the stretches between equal words where both sides print content words of their own, and as many."""
    found, last = 0, (-1, -1)
    for p, q in m.pairs:
        mine = sum(t.weight >= 1 for t in x.tokens[last[0] + 1 : p])
        yours = sum(t.weight >= 1 for t in y.tokens[last[1] + 1 : q])
        found += last[0] >= 0 and 0 < mine == yours
        last = p, q
    return found


def _quoted_only(a: Document, b: Document, one: Reading, two: Reading, m: Match) -> bool:
    """Whether the equal words stand in quotation marks on both sides, framed by other words on both."""
    x, y = one.units[m.i], two.units[m.j]
    framed_x = sum(t.weight for t in x.tokens) - m.weight
    framed_y = sum(t.weight for t in y.tokens) - m.weight
    if min(framed_x, framed_y) < 2:
        return False
    return inside_quotation(a.text, x, [p for p, _ in m.pairs]) and inside_quotation(b.text, y, [q for _, q in m.pairs])
