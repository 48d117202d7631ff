"""Tests of bytes to characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.collect.decoding import decode, media

PLAIN = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00\ufeff"), min_size=1)


@given(PLAIN)
def test_utf8_text_is_kept_as_it_is(text: str) -> None:
    """Newlines, odd spaces and control characters included; the byte order mark is no text."""
    data = text.encode("utf-8")
    if decode(data).problem != "binary":
        assert decode(data).text == text
    assert decode(b"\xef\xbb\xbf" + data).text == text


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8),
    st.sampled_from(["utf-16-le", "utf-16-be"]),
)
def test_utf16_is_read_without_a_byte_order_mark(text: str, name: str) -> None:
    """Every second byte of Latin text is NUL."""
    found = decode(text.encode(name))
    assert (found.text, found.encoding) == (text, name)


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_wide_encodings_are_read_by_their_mark(name: str) -> None:
    """The byte order mark tells."""
    assert decode("Mine «fermée» 雪".encode(name)).text == "Mine «fermée» 雪"


def test_broken_utf8_stays_utf8_and_is_noted() -> None:
    """A few broken bytes among right ones do not make another encoding of it."""
    data = "Société générale à Paris".encode()
    found = decode(data + b" \xff")
    assert found.text == "Société générale à Paris \ufffd"
    assert "broken UTF-8 at byte 30" in found.note


def test_windows_1252_is_read_and_noted() -> None:
    """Curly quotation marks of old pages come out right."""
    found = decode("“We won’t go,” she said.".encode("cp1252"))
    assert (found.text, found.note) == ("“We won’t go,” she said.", "not UTF-8; read as cp1252")


def test_a_declared_charset_is_believed() -> None:
    """HTML may name its encoding."""
    page = '<meta charset="koi8-r"><p>шахта</p>'
    assert decode(page.encode("koi8-r"), html=True).text == page


@pytest.mark.parametrize("name", ["utf-7-and-a-half", "zlib", "rot13", "idna", "undefined"])
def test_a_strange_charset_is_not_believed(name: str) -> None:
    """Names of no or no text encoding are passed over."""
    found = decode(f'<meta charset="{name}"><p>caf'.encode() + b"\xe9", html=True)
    assert found.text is not None
    assert found.text.endswith("café")


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "binary"), (b"PK\x03\x04abc", "binary"),
     (bytes(range(256)) * 4, "binary"),
     (b"The mine\x00 was shut and all of them left.", "nul"), (b"\xff\xfea\x00\x00\x00", "nul")],
)  # fmt: skip
def test_what_is_no_text_is_told(data: bytes, problem: str) -> None:
    """Binary files and texts with NUL have no characters but a reason."""
    found = decode(data)
    assert (found.text, found.problem) == (None, problem)
    assert found.note


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_give_text_or_a_reason(data: bytes, html: bool) -> None:
    """Nothing is raised, and what is text can be stored as UTF-8 and has no NUL."""
    found = decode(data, html=html)
    assert (found.text is None) == (found.problem is not None)
    if found.text is not None:
        assert "\x00" not in found.text
        found.text.encode("utf-8")


def test_the_bytes_tell_the_media_type_where_no_name_does() -> None:
    """A hint from the file's name holds for HTML and transcripts."""
    assert media(b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "") == "text/html"
    assert media(b"WEBVTT\n", "") == "text/vtt"
    assert media(b"He wrote <b>", "") == "text/plain"
