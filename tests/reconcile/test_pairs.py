"""Which pairs of statements are looked at."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.alike import shared, statement
from storyledger.reconcile.pairs import TELLING, candidates
from storyledger.reconcile.statements import Unit
from storyledger.terms import Copy, Place
from storyledger.text import listed

WORDS = sorted(listed("harbour ferry council mine strike gallery flooded reopened withdrew Lindholm"))
LEAST, COPIED, SHARED = 0.5, 0.3, 1.0
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=2, max_size=9)


@given(texts, st.lists(st.integers(0, 2), min_size=9, max_size=9), st.booleans())
def test_no_pair_that_is_alike_enough_is_passed_over(
    told: list[list[str]], homes: list[int], kin: bool
) -> None:
    """What is summed stem by stem finds the same pairs as holding each against each."""
    said = []
    for n, (some, home) in enumerate(zip(told, homes, strict=False)):
        text = " ".join(some)
        place = Place(f"page {home}", 1000 * n, 1000 * n + len(text))
        said.append(Unit(place, str(n), False, statement(text, 0, len(text))))
    copies = [Copy(Place("page 0", 0, 9000), Place("page 1", 0, 9000), "verbatim", 1.0)] if kin else []
    found = set(candidates(said, copies, least=LEAST, copied=COPIED, shared=SHARED))
    assert found == {(a, b) for a, b in combinations(range(len(said)), 2) if _enough(said[a], said[b], kin)}


def _enough(x: Unit, y: Unit, kin: bool) -> bool:
    both, pages = shared(x.said, y.said), {x.place.document, y.place.document}
    of_kin = kin and pages == {"page 0", "page 1"}
    low, high = sorted((x.said.mass, y.said.mass))
    telling = any(min(w, y.said.weights.get(k, 0.0)) > TELLING for k, w in x.said.weights.items())
    apart = len(pages) > 1 and not of_kin
    needed = (COPIED if of_kin else LEAST) * ((low + high) * low / 2) ** 0.5
    return telling and both >= needed - 1e-9 and (not apart or both >= min(SHARED, low) - 1e-6)
