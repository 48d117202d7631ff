"""A line of a JSON Lines file is a page: {text | html, id?, url?, title?, date?, publisher?, fetched?}."""

from __future__ import annotations

import json
import re
from typing import Any

from storyledger.collect.raw import Raw

JSON_LINES = (".jsonl", ".ndjson")
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d[0-9:.Z+\-]{0,20})?)?)?")
_CURE = 'give one JSON object a line with "text" or "html"'


def page_of_line(line: bytes, file: str, number: int) -> Raw:
    """Return the page of a line; its address is its url, else "FILE#id", else "FILE#line number".

    >>> page_of_line(b'{"id": "7", "text": "A mine closed."}', "wires.jsonl", 1).address
    'wires.jsonl#7'
    """
    address = f"{file}#{number}"
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Raw(address, None, problem="bad_line", detail=f"no JSON: {str(error)[:80]}", cure=_CURE)
    if not isinstance(told, dict):
        return Raw(
            address, None, problem="bad_line", detail=f"{type(told).__name__}, not an object", cure=_CURE
        )
    text, html = _string(told, "text"), _string(told, "html")
    if text is None and html is None:
        return Raw(address, None, problem="bad_line", detail='neither "text" nor "html"', cure=_CURE)
    return Raw(
        _address(told, file, number),
        (html if text is None else text).encode("utf-8", "replace"),  # type: ignore[union-attr]
        "text/html" if text is None else "text/plain",
        live_address=_string(told, "url"),
        fetched=_iso(told, "fetched"),
        title=_string(told, "title"),
        date=_iso(told, "date"),
        publisher=_string(told, "publisher"),
    )


def _string(told: dict[str, Any], name: str) -> str | None:
    value = told.get(name)
    return value if isinstance(value, str) and (value.strip() or name in ("text", "html")) else None


def _iso(told: dict[str, Any], name: str) -> str | None:
    value = told.get(name)
    found = ISO.match(value.strip()) if isinstance(value, str) else None
    return found.group().replace(" ", "T") if found else None


def _address(told: dict[str, Any], file: str, number: int) -> str:
    if url := _string(told, "url"):
        return url
    given = told.get("id")
    named = isinstance(given, (str, int)) and str(given).strip()
    return f"{file}#{given if named else number}".encode("utf-8", "replace").decode("utf-8")
