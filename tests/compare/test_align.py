"""Alignment of runs of words."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.align import _GAP, SIDE_BY_SIDE, _chained, _table, align

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


@given(st.lists(st.integers(0, 9), max_size=20), st.lists(st.integers(0, 9), max_size=20))
def test_a_chain_of_equal_words_is_worth_what_the_table_finds(a: list[int], b: list[int]) -> None:
    """The quick way from equal word to equal word is as good as filling the whole table."""
    weight = [0.5 + key / 4 for key in a]
    equal = [(i, j) for i, x in enumerate(a) for j, y in enumerate(b) if x == y]
    pays = [weight[i] + SIDE_BY_SIDE for i, _ in equal]
    quick = _chained(equal, pays, len(b) - len(a))
    assert _worth(quick, a, b, weight) == pytest.approx(_worth(_table(a, b, weight), a, b, weight))


def _worth(pairs: Sequence[tuple[int, int]], a: list[int], b: list[int], weight: list[float]) -> float:
    ends = [*pairs, (len(a), len(b))]
    diagonals = [0, *(j - i for i, j in ends)]
    turns = sum(abs(x - y) for x, y in pairwise(diagonals))
    return sum(weight[i] + SIDE_BY_SIDE for i, _ in pairs) - _GAP * turns
