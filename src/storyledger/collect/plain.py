"""Plain text: its decoded characters are the text."""

from __future__ import annotations

from dataclasses import dataclass

from storyledger.version import __version__


@dataclass(frozen=True, slots=True)
class Reading:
    """What an extractor made of a page: its text, final, and what the page says of itself."""

    text: str | None
    extractor: str = ""
    title: str = ""
    outlet: str | None = None
    author: str | None = None
    live_address: str | None = None
    dated: tuple[tuple[str, str, int], ...] = ()  # (ISO date, how it is known, weight)
    language: str = "en"
    problem: str | None = None
    note: str = ""


def plain_page(text: str) -> Reading:
    r"""Return a text file as it is: newlines untranslated.

    >>> plain_page("a\r\nb").text
    'a\r\nb'
    """
    return Reading(text, f"plain {__version__}")
