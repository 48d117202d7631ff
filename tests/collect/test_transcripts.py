"""Tests of SRT and VTT transcripts and of PDF text layers."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.collect.pdf import pdf_page
from storyledger.collect.transcripts import transcript_page

SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The pumps</i>\r\n"
    "\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\nstopped. We left.\r\n"
)
VTT = (
    "WEBVTT\n\nNOTE not shown\n\n00:01.000 --> 00:02.000\n<v Osk>Who left?\n"
    "\n00:02.000 --> 00:03.000\n<v Stig>We did.\n"
)


def test_subtitles_give_the_words_that_are_shown() -> None:
    """Numbers, times and marks are left out; a sentence is put together."""
    assert transcript_page(SRT).text == "The pumps stopped. We left."


def test_a_voice_is_named_where_it_begins() -> None:
    """Each new voice begins a line."""
    assert transcript_page(VTT).text == "Osk: Who left?\nStig: We did."


@given(st.text())
def test_any_text_can_be_read_as_a_transcript(text: str) -> None:
    """Nothing is raised."""
    assert transcript_page(text).text is not None


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_as_a_pdf(data: bytes) -> None:
    """A broken PDF is a reason, not an exception."""
    found = pdf_page(b"%PDF-1.4\n" + data)
    assert found.problem or found.text is not None
