"""Documents in any order and any portions make the same stories."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from storyledger.group import candidates
from storyledger.group.index import Days, Index
from storyledger.group.judgements import Judged
from storyledger.group.linkage import average_link, pair
from storyledger.group.stream import Stream
from storyledger.terms import Copy, Place, Sketch, Span

_WORDS = "dam korsa flood spillway tarvik board engineer crack boat dawn toll vote harbour ferry"
WORDS = tuple(_WORDS.split())
NAMES = tuple(f"{n:02d}" for n in range(14))


def made(name: str, words: frozenset[str], day: int | None, guest: bool, sure: float = 1.0) -> list[Sketch]:
    """Return a document of equal words, with a foreign paragraph of the words it lacks."""
    told = tuple(sorted(words))
    one = Sketch(name, told, (round(len(told) ** -0.5, 4),) * len(told), day, 500, sure=sure)
    if not guest:
        return [one]
    others = tuple(sorted(set(WORDS) - words))
    if not others:
        return [one]
    return [
        one,
        Sketch(name, others, (round(len(others) ** -0.5, 4),) * len(others), day, 90, Span(500, 590), sure),
    ]


DOCUMENTS = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from(WORDS), min_size=4, max_size=9),
        st.one_of(st.none(), st.integers(738000, 738016)),
        st.booleans(),
        st.sampled_from((0.5, 1.0)),
    ),
    min_size=2,
    max_size=14,
)
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1])
COPIES = st.lists(st.tuples(PAIRS, st.integers(20, 480)), max_size=5)
JUDGED = st.lists(st.tuples(PAIRS, st.booleans()), max_size=4)


@settings(max_examples=120, deadline=None)
@given(told=DOCUMENTS, copied=COPIES, judged=JUDGED, data=st.data())
def test_arrival_order_and_portions_do_not_matter(
    told: list[tuple[frozenset[str], int | None, bool, float]],
    copied: list[tuple[tuple[str, str], int]],
    judged: list[tuple[tuple[str, str], bool]],
    data: st.DataObject,
) -> None:
    """All at once, and one by one in another order with looks in between, give the same stories."""
    documents = [made(name, *one) for name, one in zip(NAMES, told, strict=False)]
    held = set(NAMES[: len(documents)])
    copies = [Copy(Place(a, 0, n), Place(b, 0, n), "verbatim", 1.0) for (a, b), n in copied if {a, b} <= held]
    people = [Judged(a, b, same) for (a, b), same in judged]
    batch = Stream(people)
    batch.add([one for some in documents for one in some], copies)
    arrivals = data.draw(
        st.permutations([*((some, ()) for some in documents), *(((), (c,)) for c in copies)])
    )
    looks = data.draw(st.sets(st.integers(0, len(arrivals))))
    online = Stream(people)
    for n, (some, portion) in enumerate(arrivals):
        online.add(some, portion)
        if n in looks:
            online.stories()
    assert online.stories() == batch.stories()


@given(told=DOCUMENTS, extra=st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_nothing_depends_on_the_size_of_the_pile(
    told: list[tuple[frozenset[str], int | None, bool, float]], extra: int
) -> None:
    """Pages on other matters change no story."""
    documents = [one for name, some in zip(NAMES, told, strict=False) for one in made(name, *some)]
    others = [
        Sketch(f"x{n}", tuple(f"other{n}.{m}" for m in range(8)), (0.3536,) * 8, 738000 + n % 9, 500)
        for n in range(extra)
    ]
    small, large = Stream(), Stream()
    small.add(documents)
    large.add([*others, *documents])
    assert [s for s in large.stories() if not s.documents[0].startswith("x")] == small.stories()


@given(told=DOCUMENTS, judged=JUDGED)
@settings(max_examples=60, deadline=None)
def test_the_last_judgement_is_always_obeyed(
    told: list[tuple[frozenset[str], int | None, bool, float]], judged: list[tuple[tuple[str, str], bool]]
) -> None:
    """Whatever was decided before, the newest decision on two held documents stands."""
    documents = [one for name, some in zip(NAMES, told, strict=False) for one in made(name, *some)]
    held = {one.document for one in documents}
    people = [Judged(a, b, same) for (a, b), same in judged if {a, b} <= held]
    stream = Stream(people)
    stream.add(documents)
    found = stream.stories()
    if people:
        last = people[-1]
        assert any({last.a, last.b} <= set(story.documents) for story in found) == last.same


def test_a_new_document_is_held_against_those_of_its_days_alone() -> None:
    """The candidates of a page are as many after a hundred quiet days as after one."""
    index = Index(indexed=candidates.INDEXED, shared=candidates.SHARED, reach=candidates.REACH)
    terms = tuple(WORDS[:6])
    for n in range(1000):
        index.put(f"{n:04d}", terms, Days(738000 + n, 738000 + n))
    for day in (738050, 738950):
        assert len(index.near(terms, Days(day, day))) == 2 * candidates.REACH + 1


def test_what_is_dropped_is_found_no_more() -> None:
    """An index forgets wholly."""
    index = Index(indexed=4, shared=1, reach=5)
    index.put("a", ("dam",), Days(3, 40))
    index.put("b", ("dam",), None)
    index.drop("a", ("dam",))
    assert index.near(("dam",), Days(20, 20)) == ["b"] == index.near(("dam",), None)


def test_only_what_is_touched_is_clustered_again() -> None:
    """A page on one event leaves the stories of another as they were made."""
    stream = Stream()
    stream.add(made("00", frozenset(WORDS[:6]), 738000, False))
    stream.add(made("01", frozenset(WORDS[8:]), 738000, False))
    stream.settle()
    clustered: list[list[str]] = []
    whole = stream._cluster
    stream._cluster = lambda part: clustered.append(part) or whole(part)  # type: ignore[method-assign,func-returns-value]
    stream.add(made("02", frozenset(WORDS[:6]), 738001, False))
    stream.settle()
    assert clustered == [["00", "02"]]


def test_a_page_on_two_events_does_not_chain_them() -> None:
    """Average link: what is like both ends is not enough to join the ends."""
    told = {("a", "b"): 0.3, ("b", "c"): 0.25, ("a", "c"): 0.0}
    near = {x: [y for y in "abc" if y != x and told[pair(x, y)]] for x in "abc"}
    assert average_link([["a"], ["b"], ["c"]], near, lambda x, y: told[pair(x, y)], 0.19) == [
        ["a", "b"],
        ["c"],
    ]


def test_storylines_follow_the_most_alike_earlier_story() -> None:
    """A turn of an affair follows the affair, also when the first page of it comes in last."""
    days = [738000, 738008, 738016]
    turns = [made(f"{n:02d}", frozenset(WORDS[n : n + 7]), day, False)[0] for n, day in enumerate(days)]
    stream = Stream()
    for turn in reversed(turns):
        stream.add([turn])
        stream.stories()
    found = stream.stories()
    assert len(found) == 3
    assert all(a.storyline == b.storyline for a, b in pairwise(found))


def test_two_groups_alike_in_themselves_are_not_joined_by_what_they_share() -> None:
    """Two quakes share their words; each has more of its own, so they stay two; two lone pages would join."""
    names = ["x1", "x2", "x3", "x4", "y1", "y2", "y3"]
    near = {x: [y for y in names if y != x] for x in names}

    def like(a: str, b: str) -> float:
        return 0.5 if a[0] == b[0] else 0.22

    found = average_link([[x] for x in names], near, like, 0.19)
    assert found == [["x1", "x2", "x3", "x4"], ["y1", "y2", "y3"]]
    assert average_link([["x1"], ["y1"]], {"x1": ["y1"]}, like, 0.19) == [["x1", "y1"]]


def test_two_copies_of_each_other_do_not_keep_away_who_tells_of_the_same() -> None:
    """That two pages are nearly one text tells little of how alike the pages of a story are."""
    names = ["x1", "x2", "y1", "y2"]
    near = {x: [y for y in names if y != x] for x in names}

    def like(a: str, b: str) -> float:
        return {"xx": 0.9, "yy": 0.4}.get(a[0] + b[0], 0.27)

    assert average_link([[x] for x in names], near, like, 0.19) == [names]
