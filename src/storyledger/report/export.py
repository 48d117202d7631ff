"""Entries for other programs: canonical JSON, one object a line, and CSV with the words at each place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from storyledger.report.pile import Pile, Rows
from storyledger.report.printed import visible
from storyledger.terms import ROWS, Place, Row, Span, as_plain

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work these out


def jsonl(rows: Rows, kind: str | None = None) -> Iterator[str]:
    """Yield one JSON object for each entry, by kind and id, with its keys in the order of `terms`.

    >>> list(jsonl({}))
    []
    """
    for held in ROWS:
        if kind in (None, held.KIND):
            for row in sorted(rows.get(held, ()), key=lambda r: r.id):
                yield json.dumps(
                    {"kind": held.KIND, **as_plain(row)}, ensure_ascii=False, separators=(",", ":")
                )


def table(rows: Rows, kind: str) -> str:
    """Return the entries of a kind as CSV; a place is told as page, characters and the words printed there.

    Raises KeyError for a kind that `terms` does not have.
    """
    held = {r.KIND: r for r in ROWS}[kind]
    pile, told = Pile(rows), io.StringIO()
    plain = [_told(pile, row) for row in sorted(rows.get(held, ()), key=lambda r: r.id)]
    names = list(dict.fromkeys(name for row in plain for name in row))
    writer = csv.DictWriter(told, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(plain)
    return told.getvalue()


def _told(pile: Pile, row: Row) -> dict[str, str]:
    home = getattr(row, "document", "")
    found = {name: _cell(pile, home, value) for name, value in as_plain(row).items()}
    if home in pile.documents:
        found["page"] = pile.documents[home].address
        if isinstance(getattr(row, "start", None), int):
            found["words"] = _safe(pile.text(Place(home, row.start, row.end)))  # type: ignore[attr-defined]
    return found


def _cell(pile: Pile, home: str, value: Any) -> str:
    if isinstance(value, Place):
        words = pile.text(value) if value.document in pile.documents else ""
        label = pile.labels.get(value.document, value.document)
        return _safe(f"{label} {value.start}-{value.end}: {words}")
    if isinstance(value, Span):
        words = pile.text(Place(home, *value)) if home in pile.documents else ""
        return _safe(f"{value.start}-{value.end}: {words}")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _safe(" | ".join(_cell(pile, home, v) for v in value))
    return "" if value is None else _safe(str(value))


def _safe(words: str) -> str:
    """Return words on one line that no spreadsheet takes for a formula."""
    flat = visible(" ".join(words.split()))
    return "'" + flat if flat.startswith(FORMULA) else flat
