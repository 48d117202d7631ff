"""Which passages of two documents are copies: verbatim, edited, spun, or the same speech quoted by both.

Sentences that were made from each other (`matches`) join into passages where they follow each other in both
documents.  Nothing is reported between pages that tell the same event in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyledger.compare.matches import Match, chosen, extended, matched
from storyledger.compare.quoted import inside_quotation
from storyledger.compare.regions import Region, regions
from storyledger.compare.speech import shared_quotations
from storyledger.compare.units import Reading, Unit, read_units
from storyledger.terms import Copy, Document, Line, Place, Span
from storyledger.text import overlap

SENTENCE_END = ".!?…\"”’')]»"
HEADLINE = 3.0  # score from which two headlines are one: those of independent pages are much alike
LITTLE = 80  # code points between two passages that make them one
BESIDES = 0.35  # or this share of the shorter of them
REWORDED = 0.75  # likeness up to which what lies between two passages may be reworded past recognition too:
BETWEEN = 0.3  # the passages are one when so many of the words between them are equal, whatever their order,
EQUAL = 2  # and at least so many
LARGE = 3.0  # but not a gap longer than this many times the longer passage
RECENT = 4  # passages that a match may go on with
BRIDGE = 0.5  # of the length around it: a reworded stretch between two copies that belongs to them
SPOKEN = 0.6  # share of the equal words in quotation marks from which a sentence vouches for no neighbour
WHOLE, WHOLE_OF_PARTIAL = 0.4, 0.7  # cover from which a passage runs to the ends of its sentence


class Two:
    """Two documents under comparison: their texts and their readings."""

    def __init__(self, a: Document, b: Document, one: Reading, two: Reading) -> None:
        self.a, self.b, self.one, self.two = a, b, one, two

    def units(self, m: Match) -> tuple[Unit, Unit]:
        """Return the units of a match."""
        return self.one.units[m.i], self.two.units[m.j]

    def sentences(self, m: Match) -> bool:
        """Whether both units are sentences, not lines such as headlines, teasers and buttons."""
        x, y = self.units(m)
        return _sentence(self.a.text, x) and _sentence(self.b.text, y)

    def spoken(self, m: Match, most: float) -> bool:
        """Whether most of the equal words stand in quotation marks on both sides."""
        x, y = self.units(m)
        return inside_quotation(self.a.text, x, [p for p, _ in m.pairs], most) and inside_quotation(
            self.b.text, y, [q for _, q in m.pairs], most
        )

    def framed(self, m: Match) -> bool:
        """Whether both units have words of their own around the equal ones."""
        return all(unit.weight - m.weight >= 2 for unit in self.units(m))


def copies(a: Document, b: Document, a_lines: Sequence[Line], b_lines: Sequence[Line]) -> list[Copy]:
    """Return the passages of two documents that are copies, in the order of a; needs a.id < b.id."""
    if not a.id < b.id:
        raise ValueError(f"documents in the wrong order: {a.id!r}, {b.id!r}; expected a.id < b.id")
    both = Two(a, b, read_units(a.text, a_lines), read_units(b.text, b_lines))
    alone = chosen(matched(both.one, both.two))
    found = extended(both.one, both.two, alone, [m for m in alone if _vouches(both, m)])
    told = [_copy(both, run) for run in runs(both, found) if not _furniture(both, run)]
    taken = {m.i for m in found if m.cover_i >= 0.7}, {m.j for m in found if m.cover_j >= 0.7}
    for region in regions(a.text, both.one, b.text, both.two, taken):
        told = _with_region(both, told, region)
    told = _neighbours_joined(both, told)
    told += _speech(both, [(m.i, m.j) for m in found])
    return sorted(told, key=lambda c: (c.a, c.b))


def _speech(both: Two, taken: list[tuple[int, int]]) -> Iterator[Copy]:
    """Yield the quotations that both print outside their copies."""
    for x, y in shared_quotations(both.one, both.two, taken):
        a, b = Span(x.start, x.end), Span(y.start, y.end)
        like = round(min(len(x.keys), len(y.keys)) / max(len(x.keys), len(y.keys)), 3)
        yield Copy(Place(both.a.id, *a), Place(both.b.id, *b), "shared_quotation", like, (a,), (b,))


def _neighbours_joined(both: Two, told: list[Copy]) -> list[Copy]:
    """Join copies that lie close together in both documents, in whatever order: parts were moved."""
    joined: list[Copy] = []
    for copy in told:
        near = [c for c in joined if _near(c, copy) or _reworded_between(both, c, copy)]
        joined = [c for c in joined if c not in near] + [_union([*near, copy]) if near else copy]
    return joined


def _near(one: Copy, two: Copy) -> bool:
    if "shared_quotation" in (one.how, two.how):
        return False
    room = 1.0 if max(one.likeness, two.likeness) < REWORDED else BESIDES
    return max(map(len, _gaps(one, two))) <= max(LITTLE, room * _shorter(one, two))


def _gaps(one: Copy, two: Copy) -> tuple[range, range]:
    """Return the code points between two copies, in either document; none where they overlap."""
    a, b = (range(min(x.end, y.end), max(x.start, y.start)) for x, y in ((one.a, two.a), (one.b, two.b)))
    return a, b


def _shorter(one: Copy, two: Copy) -> int:
    return min(place.end - place.start for c in (one, two) for place in (c.a, c.b))


def _reworded_between(both: Two, one: Copy, two: Copy) -> bool:
    """Whether what lies between two heavily reworded copies was made from each other too."""
    if "shared_quotation" in (one.how, two.how) or max(one.likeness, two.likeness) > REWORDED:
        return False
    gaps = _gaps(one, two)
    longest = max(place.end - place.start for c in (one, two) for place in (c.a, c.b))
    if max(map(len, gaps)) > LARGE * longest:
        return False
    x, y = (_content(reading, gap) for reading, gap in zip((both.one, both.two), gaps, strict=True))
    return len(x & y) >= max(EQUAL, BETWEEN * min(len(x), len(y)))


def _content(reading: Reading, gap: range) -> set[int]:
    return {t.key for unit in reading.units for t in unit.tokens if t.weight >= 1 and t.start in gap}


def _union(copies: Sequence[Copy]) -> Copy:
    """Return one copy from the least to the greatest ends, reworded if one of them is, else edited."""
    a, b = (Place(x[0].document, min(p.start for p in x), max(p.end for p in x))
            for x in ([c.a for c in copies], [c.b for c in copies]))  # fmt: skip
    parts = sorted(pair for c in copies for pair in zip(c.a_parts, c.b_parts, strict=True))
    lengths = [c.a.end - c.a.start for c in copies]
    like = round(sum(c.likeness * n for c, n in zip(copies, lengths, strict=True)) / sum(lengths), 3)
    how = "spun" if any(c.how == "spun" for c in copies) else "edited"
    return Copy(a, b, how, like, tuple(p for p, _ in parts), tuple(q for _, q in parts))


def _with_region(both: Two, told: list[Copy], region: Region) -> list[Copy]:
    """Add a region, made one with the copies in it; nothing new where they cover half of it on both sides."""
    inside = [c for c in told if overlap(*region.a, *c.a[1:]) and overlap(*region.b, *c.b[1:])]
    covered = (
        (sum(overlap(*region.a, *c.a[1:]) for c in inside), region.a),
        (sum(overlap(*region.b, *c.b[1:]) for c in inside), region.b),
    )
    if all(known * 2 > span.end - span.start for known, span in covered):
        return told
    ends = [(c.a[1:], c.b[1:]) for c in inside] + [(region.a, region.b)]
    a, b = (
        Place(d.id, min(e[n][0] for e in ends), max(e[n][1] for e in ends))
        for n, d in enumerate((both.a, both.b))
    )
    parts = [(p, q) for c in inside for p, q in zip(c.a_parts, c.b_parts, strict=True)] or [region]
    like = min([c.likeness for c in inside], default=0.5)
    whole = Copy(a, b, "spun", like, tuple(p for p, _ in parts), tuple(q for _, q in parts))
    return [c for c in told if c not in inside] + [whole]


def _sentence(text: str, unit: Unit) -> bool:
    return text[unit.end - 1] in SENTENCE_END or not unit.whole_line


def _vouches(both: Two, m: Match) -> bool:
    """Whether a match speaks for its neighbours: sentences, no headlines and no mere quotations."""
    if m.partial or min(m.cover_i, m.cover_j) < 0.5 or not both.sentences(m):
        return False
    return m.cover_i == m.cover_j == 1 or not both.spoken(m, SPOKEN)


def _furniture(both: Two, run: Sequence[Match]) -> bool:
    """Whether all that is shared are lines that are no sentences: teasers, buttons, unlike headlines."""
    if any(both.sentences(m) for m in run):
        return False
    titles = run[0].i == 0 or run[0].j == 0
    return not titles or max(m.score for m in run) < HEADLINE


# --- from sentences to passages ---------------------------------------------------------------------------


def runs(both: Two, matches: Sequence[Match]) -> list[list[Match]]:
    """Join matches that follow each other in both documents, or nearly so."""
    found: list[list[Match]] = []
    for m in matches:
        run = next((r for r in reversed(found[-RECENT:]) if _follows(both, r, m)), None)
        if run is None:
            found.append([m])
        else:
            run.append(m)
    return found


def _follows(both: Two, run: Sequence[Match], m: Match) -> bool:
    last = run[-1]
    next_to = (m.i - last.i, m.j - last.j) in ((0, 1), (1, 0), (1, 1))
    gaps, lengths = [], []
    for n, side in enumerate((both.one, both.two)):
        gaps.append(_edge(side, m, n)[0] - _edge(side, last, n)[1])
        lengths.append(
            _edge(side, last, n)[1] - _edge(side, run[0], n)[0] + _edge(side, m, n)[1] - _edge(side, m, n)[0]
        )
    if next_to and max(gaps) <= LITTLE:  # where furniture stands between them they are two passages
        return True
    if min(gaps) < 0:
        return False
    return max(gaps) <= LITTLE or (max(gaps) <= 2 * min(gaps) and max(gaps) <= BRIDGE * min(lengths))


def _copy(both: Two, run: Sequence[Match]) -> Copy:
    how = _how(both, run)
    ends = _words_alone if how == "shared_quotation" else _edge
    parts = [[Span(*ends(side, m, n)) for m in run] for n, side in enumerate((both.one, both.two))]
    a, b = (Place(d.id, min(p.start for p in told), max(p.end for p in told))
            for d, told in zip((both.a, both.b), parts, strict=True))  # fmt: skip
    return Copy(a, b, how, _likeness(both, run), tuple(parts[0]), tuple(parts[1]))


def _edge(reading: Reading, m: Match, side: int) -> tuple[int, int]:
    unit, cover = reading.units[(m.i, m.j)[side]], (m.cover_i, m.cover_j)[side]
    if cover >= (WHOLE_OF_PARTIAL if m.partial else WHOLE):
        return unit.start, unit.end
    return _words_alone(reading, m, side)


def _words_alone(reading: Reading, m: Match, side: int) -> tuple[int, int]:
    tokens = reading.units[(m.i, m.j)[side]].tokens
    return tokens[m.pairs[0][side]].start, tokens[m.pairs[-1][side]].end


# --- how ----------------------------------------------------------------------------------------------------


def _likeness(both: Two, run: Sequence[Match]) -> float:
    equal = sum(len(m.pairs) for m in run)
    longest = sum(max(len(unit.tokens) for unit in both.units(m)) for m in run)
    return round(equal / longest, 3)


def _how(both: Two, run: Sequence[Match]) -> str:
    if all(both.framed(m) and both.spoken(m, 0.8) for m in run):
        return "shared_quotation"
    if any(_swaps(*both.units(m), m) for m in run):
        return "spun"
    return "verbatim" if all(_same_words(both, m) for m in run) else "edited"


def _same_words(both: Two, m: Match) -> bool:
    x, y = both.units(m)
    if both.a.text[x.start : x.end] == both.b.text[y.start : y.end]:
        return True
    return [both.a.text[t.start : t.end].lower() for t in x.tokens] == [
        both.b.text[t.start : t.end].lower() for t in y.tokens
    ]


def _swaps(x: Unit, y: Unit, m: Match) -> int:
    """Count the stretches between equal words where both sides print as many content words of their own."""
    if m.cover_i == m.cover_j == 1:
        return 0
    found, last = 0, (-1, -1)
    for p, q in m.pairs:
        mine = sum(w >= 1 for w in x.weights[last[0] + 1 : p])
        yours = sum(w >= 1 for w in y.weights[last[1] + 1 : q])
        found += last[0] >= 0 and 0 < mine == yours
        last = p, q
    return found
