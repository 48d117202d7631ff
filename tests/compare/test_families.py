"""Families of copies."""

import random
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.families import families
from storyledger.compare.fingerprints import fingerprints
from storyledger.compare.joins import candidates
from storyledger.compare.passages import copies
from storyledger.terms import Copy, Place, Span

from .conftest import Pile

Make = Callable[..., Pile]

FIRE = "The chapel at Oakmere burned for three hours before the crews from two valleys brought the fire down."
CHEESE = (
    "Dairies in the valley made less cheese last year than in any year since the great drought of spring."
)


def _copy(a: tuple[str, int, int], b: tuple[str, int, int], how: str = "edited") -> Copy:
    return Copy(Place(*a), Place(*b), how, 1.0, (Span(*a[1:]),), (Span(*b[1:]),))


def test_copies_join_through_others() -> None:
    """A copy of a copy is of the same family."""
    told = families([_copy(("a", 0, 50), ("b", 10, 60)), _copy(("b", 10, 60), ("c", 0, 50))])
    assert [f.members for f in told] == [(Place("a", 0, 50), Place("b", 10, 60), Place("c", 0, 50))]


def test_two_sources_side_by_side_on_one_page_do_not_chain(pile: Make) -> None:
    """A page that prints two sources next to each other keeps two families apart."""
    told = pile(a=FIRE, b=CHEESE, c=f"{FIRE} {CHEESE}", d=f"{FIRE} {CHEESE}").families()
    assert sorted(len(f.members) for f in told) == [3, 3]


def test_sentences_that_go_together_everywhere_are_one_family(pile: Make) -> None:
    """Neighbouring sentences of the same witnesses are one passage."""
    told = pile(a=f"{FIRE} {CHEESE}", b=f"{FIRE} {CHEESE}", c=f"{FIRE} {CHEESE}").families()
    assert [len(f.members) for f in told] == [3]


def test_a_shared_quotation_joins_no_copies() -> None:
    """Quotations make families of their own."""
    told = families(
        [_copy(("a", 0, 50), ("b", 0, 50)), _copy(("b", 5, 45), ("c", 0, 40), "shared_quotation")]
    )
    assert [(len(f.members), f.quotation) for f in told] == [(2, False), (2, True)]


WIRE = f"{FIRE} {CHEESE} No one was hurt, and the priest saved the bell and the register of the parish."


def _wire(number: int) -> str:
    """A page that prints the wire story below a sentence of its own."""
    chance = random.Random(number)
    own = " ".join("".join(chance.choices("abdefgiklmnoprstu", k=6)) for _ in range(24))
    return f"{own.capitalize()}.\n\n{WIRE}"


def test_a_wire_story_on_500_pages_keeps_its_fingerprints(pile: Make) -> None:
    """Every page meets every other, and the copies of each with the next make one family of all."""
    told = pile(**{f"p{n:03d}": _wire(n) for n in range(500)})
    rows = [fingerprints(d.id, d.text, told.lines(n)) for n, d in told.documents.items()]
    assert len(candidates(rows)) == 500 * 499 // 2
    order = sorted(told.documents, key=lambda n: told.documents[n].id)
    edges = []
    for a, b in pairwise(order):
        edges += copies(told.documents[a], told.documents[b], told.lines(a), told.lines(b))
    (family,) = families(edges)
    assert {told.said(m) for m in family.members} == {WIRE}
    assert len(family.members) == 500


def test_moved_paragraphs_are_families_of_their_own(pile: Make) -> None:
    """Two paragraphs in another order on another page: two families, each with both its places."""
    told = pile(a=f"{FIRE}\n\nA short line of a.\n\n{CHEESE}", b=f"{CHEESE}\n\nOne of b.\n\n{FIRE}")
    found = [{told.said(m) for m in family.members} for family in told.families()]
    assert sorted(found, key=sorted) == sorted([{FIRE}, {CHEESE}], key=sorted)


@given(st.randoms(use_true_random=False))
def test_the_order_of_copies_does_not_matter(chance: random.Random) -> None:
    """However the edges come, the families are the same."""
    edges = [_copy((x, n, n + 20), (y, n, n + 20)) for x, y in ("ab", "bc", "cd", "ad") for n in (0, 20, 50)]
    mixed = edges[:]
    chance.shuffle(mixed)
    assert families(mixed) == families(edges)
