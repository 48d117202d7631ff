"""Entries for other programs."""

import csv
import io
import json

import pytest

from storyledger.report.export import jsonl, table
from storyledger.terms import Document, Point


def test_json_lines_hold_every_entry_once_whatever_the_order_of_rows(rows):
    """The export of rows turned round is the same, and each line is an object with kind and id."""
    turned = {kind: held[::-1] for kind, held in reversed(rows.items())}
    lines = list(jsonl(rows))
    assert lines == list(jsonl(turned))
    assert len(lines) == sum(map(len, rows.values()))
    assert all({"kind", "id"} <= set(json.loads(line)) for line in lines)
    assert [json.loads(line)["kind"] for line in jsonl(rows, "point")] == ["point", "point"]


def test_a_table_tells_places_with_their_words(rows):
    """A point's wording stands with its page and characters."""
    told = list(csv.DictReader(io.StringIO(table(rows, "point"))))
    assert len(told) == len(rows[Point])
    assert "01 22-55: The Tarn bridge will close by May" in {row["wording"] for row in told}


def test_a_table_holds_no_formula(builder):
    """A title that begins with = is told as words."""
    builder.page("a.txt", "=HYPERLINK(1)", title='=HYPERLINK("x")')
    told = list(csv.DictReader(io.StringIO(table(builder.rows, Document.KIND))))
    assert told[0]["title"].startswith("'=")


def test_a_kind_that_does_not_exist_is_an_error(rows):
    """No empty table for a misspelt kind."""
    with pytest.raises(KeyError):
        table(rows, "pint")
