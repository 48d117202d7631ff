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


def a_pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines, title "Mine shut"."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Mine shut) >>",
    ]
    told, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(told))
        told += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(told)
    return told + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def test_the_text_layer_of_a_pdf_is_read() -> None:
    """A PDF gives its words, its title and the name of what read it."""
    told = a_pdf("The mine at Korsa was shut on Monday.", "The owner said the pumps were lost.")
    found = pdf_page(told)
    assert found.text is not None
    assert " ".join(found.text.split()) == (
        "The mine at Korsa was shut on Monday. The owner said the pumps were lost."
    )
    assert found.title == "Mine shut"
    assert found.extractor.startswith("pypdf ")


def test_a_pdf_without_a_text_layer_says_so() -> None:
    """Scanned pages carry no words."""
    assert "without a text layer" in pdf_page(a_pdf()).note
