"""Numbers as printed: digits, words, fractions and scale words."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.numbers import SEVERAL, exact, last_digit, numbers


def values(text: str) -> list[tuple[str, float, float | None]]:
    """What is printed, its value and the upper end of a range."""
    return [(text[n.start : n.end], exact(n.value), n.high) for n in numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("4,000", 4000), ("1.5", 1.5), ("2.5 million", 2.5e6), ("3bn", 3e9), ("40k", 40_000),
        ("12,34,567", 1234567),
        ("twenty-one", 21), ("two hundred and five", 205), ("a dozen", 12),
        ("three thousand two hundred", 3200),
        ("one million five hundred thousand", 1.5e6), ("2 1/2", 2.5), ("5½", 5.5), ("half a million", 5e5),
        ("two-thirds", 2 / 3), ("a third", 1 / 3), ("three quarters", 0.75), ("one in five", 0.2),
        ("two and a half", 2.5), ("1 in 8", 0.125), ("7 out of 10", 0.7), ("two dozen", 24),
    ],
)  # fmt: skip
def test_a_number_has_the_value_it_is_printed_with(told: str, value: float) -> None:
    """Digits, words, fractions and scale words are read whole."""
    text = f"They had {told} of them"
    assert [(t, pytest.approx(v)) for t, v, _ in values(text)] == [(told, value)]


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ("dozens", 12, 120), ("hundreds", 100, 1000), ("tens of thousands", 1e4, 1e5),
        ("hundreds of millions", 1e8, 1e9), ("several hundred", 200, 1000), ("a few thousand", 2000, 10_000),
    ],
)  # fmt: skip
def test_a_vague_word_names_a_range(told: str, low: float, high: float) -> None:
    """A word that counts nothing exactly spans an order of magnitude."""
    assert values(f"It had {told} left") == [(told, low, high)]


def test_several_spans_two_to_ten_of_its_unit() -> None:
    """What "several" means stands in one place."""
    assert values("several dozen cars")[0][1:] == (12 * SEVERAL[0], 12 * SEVERAL[1])


@pytest.mark.parametrize("text", ["A380 jets", "x86", "none of them", "someone", "often", "bone"])
def test_letters_that_only_contain_a_number_are_none(text: str) -> None:
    """A number stands by itself."""
    assert values(text) == []


@pytest.mark.parametrize("told", ["9" * 400, "9" * 40, "9" * 20 + " trillion"])
def test_endless_digits_are_no_number(told: str) -> None:
    """A key is not counted, and every value is finite."""
    assert values(told) == []


@pytest.mark.parametrize(
    ("value", "size"), [(4000, 1000), (8892, 1), (0.25, 0.01), (0, 1), (1.5e20, 1e19), (130, 10)]
)
def test_the_last_digit_that_counts_has_a_size(value: float, size: float) -> None:
    """Zeros at the end may be rounding."""
    assert last_digit(value) == pytest.approx(size)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(value: int) -> None:
    """What is printed with commas is the number it was printed from."""
    assert values(f"in all {value:,} of them")[0][:2] == (f"{value:,}", value)


TEXT = st.text(alphabet="0123456789.,/½ -\naeonthusdmilk$%", max_size=60)


@given(TEXT)
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    """Each number holds at least one sign, ends where it says and begins after the last."""
    end = 0
    for n in numbers(text, 0, len(text)):
        assert end <= n.start < n.end <= len(text)
        assert re.search(r"\w|½", text[n.start : n.end])
        assert n.high is None or n.high > n.value
        end = n.end


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_nothing_outside_the_asked_span_is_reported(text: str, start: int, end: int) -> None:
    """A part of a text is read as a part."""
    low, high = sorted((min(start, len(text)), min(end, len(text))))
    assert all(low <= n.start and n.end <= high for n in numbers(text, low, high))


HOSTILE = ["1", "1,", "1,1", "1/", "one hundred and ", "half a ", "several ", "one in ", "½", "0.", " "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_as_hostile_text_does(piece: str, grows_evenly: Callable[..., bool]) -> None:
    """Four times the text takes about four times as long."""
    assert grows_evenly(lambda text: list(numbers(text, 0, len(text))), piece)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_million_hostile_signs_are_read(piece: str) -> None:
    """A megabyte of one kind of sign ends, with offsets inside it."""
    text = piece * (1_000_000 // len(piece))
    assert all(0 <= n.start < n.end <= len(text) for n in numbers(text, 0, len(text)))
