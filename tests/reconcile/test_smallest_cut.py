"""The smallest cut: it leaves nobody, nothing of it can be spared, and nothing smaller does."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.knockout import Loss, relay_name, smallest, without
from storyledger.terms import Claim, Origin, Place, Point

Made = tuple[Point, list[Origin], list[Claim]]
_SPOKEN = st.tuples(
    st.sampled_from(["ann", "bob", "eve"]),
    st.sampled_from(["d1", "d2", "d3"]),
    st.lists(st.sampled_from(["Norrland Press", "the Coast Wire"]), max_size=2, unique=True),
)


def _made(spoken: list[tuple[str, str, list[str]]]) -> Made:
    """A point on these claims: who says it, in which document, by which relays."""
    claims, places = [], []
    for n, (who, document, via) in enumerate(spoken):
        claims.append(Claim("s", f"a{n}", document, (), who, "asserted", tuple(via)))
        places.append(Place(document, 10 * n, 10 * n + 5))
    point = Point("s", places[0], tuple(places), tuple(c.id for c in claims), ("",) * len(claims), 1, 0, 0)
    held = {who: tuple(p for p, s in zip(places, spoken, strict=True) if s[0] == who) for who, *_ in spoken}
    return point, [Origin("s", point.id, "named", w, w, (), ps) for w, ps in sorted(held.items())], claims


def _survives(spoken: list[tuple[str, str, list[str]]], taken: set[Loss]) -> bool:
    """Whether anybody is left: written anew, from the words of the plan."""
    for who, document, via in spoken:
        gone = {Loss("speaker", who), Loss("document", document)}
        gone |= {Loss("relay", relay_name(via[0]))} if len(via) == 1 else set()
        if not gone & taken:
            return True
    return False


def _losses(spoken: list[tuple[str, str, list[str]]]) -> list[Loss]:
    found = {Loss("speaker", w) for w, _, _ in spoken} | {Loss("document", d) for _, d, _ in spoken}
    return sorted(found | {Loss("relay", relay_name(v)) for _, _, via in spoken for v in via})


@given(st.lists(_SPOKEN, min_size=1, max_size=7))
def test_the_cut_leaves_nobody_and_nothing_smaller_does(spoken: list[tuple[str, str, list[str]]]) -> None:
    """Against a search of all sets."""
    cut = smallest(*_made(spoken))
    assert not _survives(spoken, set(cut))
    assert all(_survives(spoken, set(cut) - {loss}) for loss in cut)
    smaller = combinations(_losses(spoken), len(cut) - 1)
    assert all(_survives(spoken, set(some)) for some in smaller)


@given(st.lists(_SPOKEN, min_size=1, max_size=7))
def test_what_one_loss_leaves_agrees_with_the_cut(spoken: list[tuple[str, str, list[str]]]) -> None:
    """Taking away each speaker, document or relay alone leaves somebody unless it is a cut of one."""
    point, origins, claims = _made(spoken)
    for loss in _losses(spoken):
        left = without([point], origins, claims, **{loss.kind: loss.what})  # type: ignore[arg-type]
        assert bool(left) == _survives(spoken, {loss})
        assert bool(left) or len(smallest(point, origins, claims)) == 1
