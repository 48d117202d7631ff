"""A page's bytes to Page, Document, Dated and Line rows: pure, the same for the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from storyledger.collect import dates, plain
from storyledger.collect.credits import outlet
from storyledger.collect.decoding import Decoded, decode, media
from storyledger.collect.html import html_page
from storyledger.collect.language import language
from storyledger.collect.pdf import pdf_page
from storyledger.collect.plain import Reading
from storyledger.collect.raw import Raw
from storyledger.collect.roles import roles
from storyledger.collect.transcripts import transcript_page
from storyledger.settings import Settings
from storyledger.terms import Dated, Document, Line, Page, Span

CURES = {
    "empty": "fetch the page again; a page built by scripts must be saved after it is shown",
    "binary": "give text, HTML, PDF, SRT or VTT",
    "nul": "remove the NUL bytes: tr -d '\\000' < FILE > NEW",
    "encoding": "compare the odd characters with the page as printed; save it as UTF-8",
    "language": "only English is read; the page is kept",
    "pdf": "pip install 'storyledger[pdf]', or give the text",
    "too_large": "split the file into pages, or raise max_text (--max-text)",
    "unreadable": "fetch the page again, or give its text",
}
ANY_LANGUAGE = "any"


@dataclass(frozen=True, slots=True)
class Collected:
    """What one page gives: always a Page, and a Document with its rows where it could be read."""

    page: Page
    document: Document | None = None
    dated: tuple[Dated, ...] = ()
    lines: tuple[Line, ...] = ()


def page_of(raw: Raw) -> Page:
    """Return the page's row before it is read: its id is final.

    >>> page_of(Raw("a.txt", b"x")).id == page_of(Raw("a.txt", b"x", media="text/plain")).id
    True
    """
    content = hashlib.sha256(raw.data).hexdigest() if raw.data is not None else ""
    kind = media(raw.data, raw.media) if raw.data else raw.media
    return Page(
        raw.address, content, kind, raw.live_address, raw.fetched, raw.problem, raw.detail, raw.cure
    )  # fmt: skip


def collect(raw: Raw, settings: Settings) -> Collected:
    r"""Read one page. What cannot be read is a Page with `problem`, `detail` and `cure`; nothing is raised.

    >>> raw = Raw("a.txt", b"Mine shut\n\nThe mine at Korsa was shut on Monday, the owner said.")
    >>> found = collect(raw, Settings())
    >>> found.document.title, [line.role for line in found.lines]
    ('Mine shut', ['title', 'body'])
    """
    page = page_of(raw)
    if raw.data is None or page.problem:
        return Collected(page)
    reading = _read(raw, page.media, settings)
    if reading.problem and reading.text is None:
        return Collected(_troubled(page, reading.problem, reading.note))
    text = reading.text or ""
    if not text.strip():
        seen = "no characters but white space" if raw.data else "0 bytes"
        return Collected(_troubled(page, "empty", reading.note or seen))
    if len(text) > settings.max_text:
        seen = f"a text of {len(text):,} characters, longer than {settings.max_text:,}"
        return Collected(_troubled(page, "too_large", seen))
    if reading.note:
        page = _troubled(page, "encoding", reading.note)
    told = language(text)
    if settings.language != ANY_LANGUAGE and told != settings.language:
        return Collected(_troubled(page, "language", f"reads as {told!r}, expected {settings.language!r}"))
    return _rows(page, raw, replace(reading, language=told))


def _troubled(page: Page, problem: str, detail: str) -> Page:
    return replace(page, problem=problem, detail=detail, cure=CURES[problem])


def _read(raw: Raw, kind: str, settings: Settings) -> Reading:
    assert raw.data is not None
    if kind == "application/pdf":
        return pdf_page(raw.data)
    decoded: Decoded = decode(raw.data, html=kind == "text/html")
    if decoded.text is None:
        return Reading(None, problem=decoded.problem, note=decoded.note)
    if kind == "text/html":
        found = html_page(decoded.text, raw.live_address, fetched=raw.fetched, extractor=settings.extractor)
    elif kind in ("text/vtt", "application/x-subrip"):
        found = transcript_page(decoded.text)
    else:
        found = plain.plain_page(decoded.text)
    return replace(found, note=found.note or decoded.note)


def _rows(page: Page, raw: Raw, reading: Reading) -> Collected:
    assert reading.text is not None
    document = Document(
        page.id, page.address, reading.extractor, reading.text, title=raw.title or reading.title,
        outlet=raw.publisher or reading.outlet, author=reading.author, language=reading.language,
        live_address=raw.live_address or reading.live_address, fetched=raw.fetched,
    )  # fmt: skip
    lines = roles(document)
    document = _titled(document, lines)
    if not document.outlet:
        document = replace(document, outlet=outlet(document, lines))
    dated = dates.published(document, lines, given=raw.date, marked=reading.dated)
    return Collected(page, document, tuple(dated), tuple(lines))


def _titled(document: Document, lines: list[Line]) -> Document:
    """The first line with role title is where the title stands; it is the title where none was told."""
    first = next((line for line in lines if line.role == "title"), None)
    if first is None:
        return document
    span = Span(first.start, first.end)
    return replace(document, title=document.title or document.text[first.start : first.end], title_span=span)
