"""Parts are joined by their link vectors, and unsure attributions are told from sure ones."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from storyledger.extract import link
from storyledger.extract.link import Part

WORDS = 8


def vectors(*hangs: tuple[int, int, int]) -> np.ndarray:
    """Link vectors under which (number, dependent word, head word) hold; word -1 is "nothing"."""
    width = WORDS + 1
    out = np.zeros((width, 4 * width))
    for number in range(2):
        low = 2 * number * width
        out[:, low + width : low + 2 * width] = np.eye(width) * 20
        out[:, low] = 1  # hang on nothing unless told otherwise
    for number, dependent, head in hangs:
        low = 2 * number * width
        out[dependent + 1, low : low + width] = 0
        out[dependent + 1, low + head + 1] = 1
    return out


def test_each_content_goes_to_the_cue_it_hangs_on() -> None:
    """Two cues with a content each give two attributions with their own sources."""
    sources, cues = [Part(0, 1, 0.9), Part(4, 5, 0.9)], [Part(1, 2, 0.9), Part(5, 6, 0.9)]
    contents = [Part(2, 4, 0.9), Part(6, 8, 0.9)]
    found = link.join(vectors((0, 1, 0), (0, 5, 4), (1, 2, 1), (1, 6, 5)), sources, cues, contents)
    assert [(one.source, one.cue, one.contents) for one in found] == [
        (sources[0], cues[0], (contents[0],)),
        (sources[1], cues[1], (contents[1],)),
    ]


def test_two_cues_may_share_a_source() -> None:
    """A source said once stands for both cues that hang on it."""
    source, cues = Part(0, 1, 0.9), [Part(1, 2, 0.9), Part(4, 5, 0.9)]
    contents = [Part(2, 4, 0.9), Part(5, 8, 0.9)]
    found = link.join(vectors((0, 1, 0), (0, 4, 0), (1, 2, 1), (1, 5, 4)), [source], cues, contents)
    assert [one.source for one in found] == [source, source]


def test_pieces_around_the_cue_make_one_content() -> None:
    """A quotation broken by its cue is one content in two pieces."""
    cue, contents = Part(3, 4, 0.9), [Part(0, 3, 0.9), Part(4, 8, 0.9)]
    [found] = link.join(vectors((1, 0, 3), (1, 4, 3)), [], [cue], contents)
    assert found.contents == tuple(contents)
    assert found.source is None


def test_a_cue_without_content_gives_nothing() -> None:
    """A saying word whose content is not found makes no attribution."""
    cues = [Part(1, 2, 0.9), Part(5, 6, 0.9)]
    [found] = link.join(vectors((1, 6, 5)), [], cues, [Part(6, 8, 0.9)])
    assert found.cue == cues[1]
    assert link.join(vectors(), [], [], [Part(0, 2, 0.9)]) == []


def test_a_piece_that_hangs_loosely_is_left_out() -> None:
    """A second piece far less sure than the first is no part of the content."""
    cue, contents = Part(3, 4, 0.9), [Part(0, 3, 0.9), Part(4, 8, 0.1)]
    [found] = link.join(vectors((1, 0, 3), (1, 4, 3)), [], [cue], contents)
    assert found.contents == (contents[0],)


@settings(max_examples=50)
@given(arrays(np.float32, (WORDS + 1, 16), elements=st.floats(-4, 4, width=32)), st.data())
def test_no_content_is_used_twice_whatever_the_vectors(scores: np.ndarray, data: st.DataObject) -> None:
    """Any link vectors give each content to one cue at most, and link sureness between 0 and 1."""
    cuts = sorted(data.draw(st.sets(st.integers(0, WORDS), min_size=5, max_size=8)))
    parts = [Part(a, b, 0.5) for a, b in pairwise(cuts)]
    found = link.join(scores, parts[:1], parts[1:3], parts[3:])
    used = [part for one in found for part in one.contents]
    assert len(set(used)) == len(used)
    assert set(used) <= set(parts[3:])
    for one in found:
        assert 0 <= one.source_link <= 1 + 1e-6
        assert 0 <= one.content_link <= 1 + 1e-6
        assert len(link.features(one, 0.0)) == FEATURES


FEATURES = 13


@pytest.mark.parametrize(("bias", "sure"), [(-50.0, 0.0), (0.0, 0.5), (50.0, 1.0)])
def test_sureness_is_a_probability(bias: float, sure: float) -> None:
    """The judge's sum becomes a probability and does not overflow."""
    assert link.sureness([1.0], {"weights": [0.0], "bias": [bias]}) == pytest.approx(sure)
