"""Entries for other programs."""

import csv
import io
import json

import pytest

from storyledger.report.export import csv_lines, jsonl, table
from storyledger.terms import Claim, Document, Point, Quantity, Span


def read(rows, kind):
    """The table of a kind as a program reads it."""
    return list(csv.DictReader(io.StringIO("\n".join(csv_lines(rows, kind)))))


def test_a_table_is_the_same_whatever_the_order_of_rows(rows):
    """The table of rows turned round is the same, as CSV and as JSON lines."""
    turned = {kind: held[::-1] for kind, held in reversed(rows.items())}
    assert list(csv_lines(rows, "point")) == list(csv_lines(turned, "point"))
    assert list(jsonl(rows, "point")) == list(jsonl(turned, "point"))
    assert [json.loads(line) for line in jsonl(rows, "point")] == list(table(rows, "point"))


def test_a_claim_is_told_with_its_speaker_and_page(rows):
    """Ids alone tell a reader nothing."""
    told = read(rows, "claim")
    assert len(told) == len(rows[Claim])
    assert all(row["page"] for row in told)
    assert all(bool(row["speaker"]) == bool(row["speaker_label"]) for row in told)
    assert any(row["speaker_label"] for row in told)


def test_a_table_tells_places_with_their_words(rows):
    """A point's wording stands with its page and characters."""
    told = read(rows, "point")
    assert len(told) == len(rows[Point])
    assert "01 22-55: The Tarn bridge will close by May" in {row["wording"] for row in told}


def test_a_table_holds_no_formula(builder):
    """A title that begins with = is told as words."""
    builder.page("a.txt", "=HYPERLINK(1)", title='=HYPERLINK("x")')
    told = read(builder.rows, Document.KIND)
    assert told[0]["title"].startswith("'=")


def test_a_kind_that_does_not_exist_is_an_error(rows):
    """No empty table for a misspelt kind."""
    with pytest.raises(KeyError):
        table(rows, "pint")


def test_a_number_below_zero_stays_a_number():
    """Only words are kept from being formulas."""
    (_, line) = csv_lines(
        {Quantity: [Quantity("d", 0, 2, Span(0, 2), -5.0, low=-5.0, high=-5.0)]}, "quantity"
    )
    assert ",-5.0," in line
