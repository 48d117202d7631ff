"""Entries as a table for other programs: each place with its page, characters and the words printed there."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from storyledger.report.pile import Pile, Rows
from storyledger.report.printed import visible
from storyledger.terms import ROWS, Document, Place, Row, Span, Speaker, as_plain

NEEDS = (Document, Speaker)  # the kinds that a table of another kind is told with
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work these out


def table(rows: Rows, kind: str) -> Iterator[dict[str, str]]:
    """Yield the entries of a kind by id; a place is told as page, characters and the words printed there.

    Raises KeyError for a kind that `terms` does not have.

    >>> list(table({}, "point"))
    []
    """
    held = {r.KIND: r for r in ROWS}[kind]
    pile = Pile(rows)
    return (_told(pile, row) for row in sorted(rows.get(held, ()), key=lambda r: r.id))


def jsonl(rows: Rows, kind: str) -> Iterator[str]:
    """Yield the table of a kind as JSON, one object a line."""
    return (json.dumps(row, ensure_ascii=False) for row in table(rows, kind))


def csv_lines(rows: Rows, kind: str) -> Iterator[str]:
    """Yield the table of a kind as CSV, header first, without line ends; no cell is a formula."""
    plain = list(table(rows, kind))
    names = list(dict.fromkeys(name for row in plain for name in row))
    yield _line(names)
    for row in plain:
        yield _line([_safe(row.get(name, "")) for name in names])


def _line(cells: Sequence[str]) -> str:
    told = io.StringIO()
    csv.writer(told, lineterminator="").writerow(cells)
    return told.getvalue()


def _told(pile: Pile, row: Row) -> dict[str, str]:
    home = getattr(row, "document", "")
    found = {name: _cell(pile, home, value) for name, value in as_plain(row).items()}
    for name in ("speaker", "restored_speaker"):
        if (held := pile.speakers.get(getattr(row, name, None) or "")) is not None:
            found[f"{name}_label"] = _flat(held.label)
    if home in pile.documents:
        found["page"] = pile.documents[home].address
        if isinstance(getattr(row, "start", None), int):
            found["words"] = _flat(pile.text(Place(home, row.start, row.end)))  # type: ignore[attr-defined]
    return found


def _cell(pile: Pile, home: str, value: Any) -> str:
    if isinstance(value, Place):
        words = pile.text(value) if value.document in pile.documents else ""
        label = pile.labels.get(value.document, value.document)
        return _flat(f"{label} {value.start}-{value.end}: {words}")
    if isinstance(value, Span):
        words = pile.text(Place(home, *value)) if home in pile.documents else ""
        return _flat(f"{value.start}-{value.end}: {words}")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " | ".join(_cell(pile, home, v) for v in value)
    return "" if value is None else _flat(str(value))


def _flat(words: str) -> str:
    """Return words on one line, each character that would act told by its number."""
    return visible(" ".join(words.split()))


def _safe(words: str) -> str:
    """Return words that no spreadsheet takes for a formula; a plain number is one."""
    return "'" + words if words.startswith(FORMULA) and not _number(words) else words


def _number(words: str) -> bool:
    try:
        return bool(float(words)) or True
    except ValueError:
        return False
