"""How a place is cited, and where a reader may open it on the web."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from storyledger.terms import Document

FRAGMENT_WORDS = 8  # the first and last words of a longer passage name it


def citation(document: Document, published: str | None) -> str:
    """Return who printed it, under which title, when and where.

    >>> citation(Document("p", "a.txt", "x", "", title="Ferry late", outlet="Lindholm Post"), "2024-02-05")
    'Lindholm Post, "Ferry late", 2024-02-05, a.txt'
    """
    title = f'"{document.title}"' if document.title else "untitled"
    outlet = document.outlet or "no outlet printed"
    return ", ".join((outlet, title, published or "no date", document.live_address or document.address))


def live_link(document: Document, passage: str = "") -> str | None:
    """Return the live address with a text fragment for the passage; None where none may be opened.

    >>> live_link(Document("p", "a", "x", "", live_address="javascript:alert(1)")) is None
    True
    """
    address = document.live_address or ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return address.split("#")[0] + (f"#:~:text={_fragment(passage)}" if passage.strip() else "")


def _fragment(passage: str) -> str:
    told = passage.split("\n")[0].split()
    if len(told) <= 2 * FRAGMENT_WORDS:
        return _quoted(" ".join(told))
    return f"{_quoted(' '.join(told[:FRAGMENT_WORDS]))},{_quoted(' '.join(told[-FRAGMENT_WORDS:]))}"


def _quoted(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
