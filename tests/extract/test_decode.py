"""Viterbi gives legal spans and the best of them."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from storyledger.extract import decode

SCORES = arrays(np.float64, (1, 4, 5), elements=st.floats(-5, 0))


def legal(tags: tuple[int, ...]) -> bool:
    """Whether B I E S O follow each other as spans do."""
    inside = False
    for tag in tags:
        if inside != (tag in (decode.I, decode.E)):
            return False
        inside = tag in (decode.B, decode.I)
    return not inside


@settings(max_examples=50)
@given(SCORES)
def test_viterbi_finds_the_best_legal_sequence(scores: np.ndarray) -> None:
    """No legal sequence of tags scores better than the one returned."""
    found = decode.viterbi(scores, [4])[0]
    best = max(
        (sequence for sequence in itertools.product(range(5), repeat=4) if legal(sequence)),
        key=lambda tags: sum(scores[0, at, tag] for at, tag in enumerate(tags)),
    )
    total = [sum(scores[0, at, tag] for at, tag in enumerate(tags)) for tags in (found, best)]
    assert legal(tuple(found))
    assert np.isclose(*total)


@settings(max_examples=50)
@given(
    arrays(np.float64, (3, 6, 9), elements=st.floats(-5, 0)),
    st.lists(st.integers(1, 6), min_size=3, max_size=3),
)
def test_a_window_reads_the_same_alone_and_in_a_batch(scores: np.ndarray, lengths: list[int]) -> None:
    """Padding and neighbours in a batch change nothing."""
    together = decode.viterbi(scores, lengths, kinds=2)
    for row, length in enumerate(lengths):
        alone = decode.viterbi(scores[row : row + 1, :length], [length], kinds=2)[0]
        assert together[row, :length].tolist() == alone.tolist()
        assert not together[row, length:].any()


def test_spans_tell_their_kind() -> None:
    """Tags of a second kind give spans of that kind."""
    assert decode.spans([0, 4, 5, 7, 0]) == [(1, 2, 0), (2, 4, 1)]
