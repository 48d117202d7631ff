"""Words, lines and trimming keep to the offsets of the text."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.text import fold, lines, overlap, trim, words


@given(st.text())
def test_every_word_lies_where_it_says(text: str) -> None:
    """The folded form of the printed characters is the word's norm."""
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.norm


@given(st.text())
def test_lines_are_ordered_unblank_and_trimmed(text: str) -> None:
    """Lines do not overlap and begin and end with a printed character."""
    end = 0
    for span in lines(text):
        assert span.start >= end
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        end = span.end


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_trim_only_takes_white_space(text: str, a: int, b: int) -> None:
    """What trim leaves out is white space."""
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = trim(text, start, end)
    assert text[span.start : span.end] == text[start:end].strip()


@given(*[st.integers(0, 30)] * 4)
def test_overlap_is_symmetric_and_never_negative(a: int, b: int, c: int, d: int) -> None:
    """Two spans share as much one way as the other."""
    assert overlap(a, b, c, d) == overlap(c, d, a, b) >= 0


def test_abbreviations_fold_like_their_plain_form() -> None:
    """U.S. and US, curly and straight apostrophes are one word."""
    assert fold("U.S.") == fold("US")
    assert fold("Relvik’s") == fold("Relvik's") == "relvik"
