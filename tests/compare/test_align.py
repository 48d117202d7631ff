"""Alignment of runs of words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.align import align

keys = st.lists(st.integers(0, 5), max_size=14)


def test_a_swapped_word_keeps_its_neighbours() -> None:
    """One word changed costs one pair."""
    assert align([1, 2, 3], [1, 9, 3], [1, 1, 1]) == ((0, 0), (2, 2))


def test_a_heavy_word_is_kept_before_light_ones() -> None:
    """Where only one order can hold, the weightier words are aligned."""
    assert align([1, 2], [2, 1], [0.25, 1]) == ((1, 0),)


@given(keys, keys)
def test_pairs_are_equal_words_in_order(a: list[int], b: list[int]) -> None:
    """Every pair joins equal words, and pairs never cross."""
    told = align(a, b, [1.0] * len(a))
    assert all(a[p] == b[q] for p, q in told)
    assert all(p < r and q < s for (p, q), (r, s) in pairwise(told))


@given(keys)
def test_a_run_answers_itself_whole(a: list[int]) -> None:
    """Equal runs are aligned word for word."""
    assert align(a, a, [1.0] * len(a)) == tuple((n, n) for n in range(len(a)))
