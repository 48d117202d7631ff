"""Windows keep offsets, shapes and quotation states of what is printed."""

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from storyledger.extract import windows


def small_tokenizer() -> Tokenizer:
    """A word-piece tokenizer with a tiny vocabulary, cutting text as the shipped one does."""
    vocabulary = {piece: at for at, piece in enumerate(["[UNK]", "a", "##a", "b", "##b", ".", '"', "said"])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


@given(st.text(max_size=80), st.integers(0, 1000))
def test_word_offsets_lie_in_order_inside_the_text(text: str, base: int) -> None:
    """Each word is a non-empty stretch of its text, and no two overlap."""
    [window] = windows.encode(small_tokenizer(), [text], [base])
    ends = [base, *window.ends]
    assert all(
        before <= start < end <= base + len(text)
        for before, start, end in zip(ends, window.starts, window.ends, strict=False)
    )


@given(st.text(alphabet="ab. \"“”'’x\n", max_size=200), st.integers(2, 9))
def test_split_keeps_every_word_once(text: str, limit: int) -> None:
    """Cutting a window loses no word, repeats none and respects the limit."""
    [window] = windows.encode(small_tokenizer(), [text], [0])
    parts = windows.split(window, limit)
    assert [start for part in parts for start in part.starts] == list(window.starts)
    assert [piece for part in parts for piece in part.pieces] == list(window.pieces)
    assert all(len(part.first) <= limit for part in parts)
    assert all(not part.first or part.first[0] == 0 for part in parts)


@given(st.text(max_size=300))
def test_every_character_has_a_quotation_state(text: str) -> None:
    """Any text gets one state a character."""
    states = windows.quote_states(text)
    assert len(states) == len(text)
    assert max(states, default=0) < windows.QUOTE_STATES


def test_quotation_left_open_is_marked_to_the_end_of_its_paragraph() -> None:
    """A quotation that goes on in the next paragraph counts as unclosed, not as outside."""
    states = windows.quote_states("He said: “We go on")
    assert states[9] == windows.MARK
    assert set(states[10:]) == {windows.UNCLOSED}


def test_apostrophes_do_not_open_a_quotation() -> None:
    """An apostrophe inside or after a word leaves its neighbours outside."""
    assert set(windows.quote_states("the dog's and the dogs' bowl isn't full")) == {windows.OUTSIDE}


def test_single_marks_enclose_a_quotation() -> None:
    """Words between single quotation marks are inside, with an apostrophe among them."""
    states = windows.quote_states("called it 'a dog’s life' today")
    assert states[10] == states[23] == windows.MARK
    assert set(states[11:23]) == {windows.SINGLE}


def test_shapes_tell_how_a_word_is_printed() -> None:
    """One shape for each way of printing a word."""
    words = ["said", "Smith", "NATO", "A", "iPhone", "12", "...", "F16"]
    assert [windows.shape_of(word) for word in words] == [
        windows.LOWER, windows.TITLE, windows.UPPER, windows.CAPITAL, windows.MIXED, windows.DIGITS,
        windows.PUNCTUATION, windows.UPPER,
    ]  # fmt: skip


def test_endless_words_fit_the_encoder() -> None:
    """A paragraph of long keys gives windows that the encoder has positions for, and keeps each word."""
    text = " ".join(["ab" * 40] * 300)
    [window] = windows.encode(small_tokenizer(), [text], [0])
    parts = windows.split(window)
    assert sum(len(part.first) for part in parts) == 300
    assert max(len(part.pieces) for part in parts) <= windows.MAX_PIECES
    assert parts[-1].ends[-1] == len(text)
