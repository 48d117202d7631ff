"""HTML to text by trafilatura (in bulk: resiliparse), and what the markup says of title and outlet."""

from __future__ import annotations

import logging
import re
import warnings
from copy import deepcopy
from functools import cache
from html import escape, unescape
from typing import Any

from storyledger.collect.htmldates import html_dates
from storyledger.collect.plain import Reading
from storyledger.collect.prune import PRUNE, prune

# Broken pages are told of in the ledger, not on the console.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

COLLAPSED = 0.7  # share of the page's paragraphs: with less in hand the tree is tried whole too
MUCH_MORE = 1.6
FAR = "2100-01-01"  # upper bound of dates where no fetch time is known: never this machine's clock
# lxml takes these for text; XML and databases do not.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff￾￿]")


def html_page(text: str, live_address: str | None, *, fetched: str | None, extractor: str) -> Reading:
    """Return the main text of an HTML page: what the extractor gives, not touched afterwards."""
    if not text.strip():
        return Reading(None, problem="empty", note="0 characters")
    tree = _tree(_CONTROL.sub(" ", text))
    if tree is None:
        return Reading(None, problem="empty", note="no HTML element in it")
    told = _metadata(tree, live_address)
    dated = html_dates(tree, live_address, latest=(fetched or FAR)[:10])
    main, name = _main_text(tree, told.get("title") or "", extractor)
    if not main.strip():
        return Reading(None, problem="empty", note="no article text in this HTML")
    return Reading(
        main, name, title=told.get("title") or "", outlet=_printed(told.get("sitename"), text),
        author=told.get("author"), live_address=_address(told.get("url")), dated=tuple(dated),
    )  # fmt: skip


def _tree(text: str) -> Any:
    from trafilatura.utils import load_html

    try:
        return load_html(text)
    except (ValueError, AssertionError, RecursionError, UnicodeError):
        return None


def _main_text(tree: Any, title: str, extractor: str) -> tuple[str, str]:
    """Return the text and the name of what gave it."""
    if extractor == "resiliparse":
        return _bulk(tree)
    import trafilatura

    pruned = deepcopy(tree)
    prune(pruned, title)
    found = _extract(pruned)
    if len(found) < COLLAPSED * _paragraphs(pruned):
        whole = _extract(tree)
        found = whole if len(whole) > MUCH_MORE * len(found) else found
    return found, f"trafilatura {trafilatura.__version__} pruned {PRUNE}"


def _extract(tree: Any) -> str:
    import trafilatura

    try:
        return trafilatura.extract(tree, options=_options()) or ""
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError):
        return ""


def _paragraphs(tree: Any) -> int:
    """Characters in paragraphs of some length."""
    return sum(n for n in (len("".join(p.itertext()).strip()) for p in tree.iter("p")) if n > 80)


def _bulk(tree: Any) -> tuple[str, str]:
    from importlib.metadata import version

    from lxml.html import tostring
    from resiliparse.extract.html2text import extract_plain_text

    html = tostring(tree, encoding="unicode")
    return extract_plain_text(
        html, main_content=True, alt_texts=False
    ), f"resiliparse {version('resiliparse')}"


@cache
def _options() -> Any:
    from trafilatura.settings import Extractor

    return Extractor(fast=True, comments=False)


def _metadata(tree: Any, live_address: str | None) -> dict[str, str | None]:
    """Title, outlet, author and address as the markup gives them; nothing where it is beyond reading."""
    from trafilatura.metadata import extract_metadata

    config = {"extensive_search": False, "original_date": True, "max_date": FAR}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a date too, which is not used
            told = extract_metadata(tree, live_address, config)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError):
        return {}
    return {name: getattr(told, name, None) for name in ("title", "sitename", "author", "url")}


def _printed(name: str | None, text: str) -> str | None:
    """Return an outlet's name as the page prints it: the metadata reader capitalises every word.

    >>> _printed("The Korsa Herald", "<title>Mine shut - the Korsa Herald</title>")
    'the Korsa Herald'
    """
    if not name or name in text:
        return name
    found = re.search(re.escape(escape(name, quote=False)), text, re.I) or re.search(
        re.escape(name), text, re.I
    )
    return unescape(found.group()) if found else name


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
