"""The ledger keeps rows with their runs and never shows a run that is not complete."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storyledger.errors import LedgerError, NewerLedger
from storyledger.record.ledger import Ledger, Result
from storyledger.record.schema import METADATA
from storyledger.terms import Copy, Family, Fingerprints, Place, Sentence

FIRST, SECOND = Sentence("d", 0, 3, 0), Sentence("d", 4, 9, 0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def _run(ledger: Ledger, *results: Result, stage: str = "sentences") -> int:
    number = ledger.begin_run("0", {})
    ledger.write(stage, results, number)
    ledger.close_run(number)
    return number


def test_rows_come_back_as_they_were_written(ledger: Ledger) -> None:
    """Spans, places and numbers keep their types."""
    copy = Copy(Place("a", 0, 4), Place("b", 1, 5), "verbatim", 1.0)
    _run(ledger, Result("d", "x", [FIRST, SECOND]), Result("a|b", "x", [copy]))
    assert set(ledger.rows(Sentence)) == {FIRST, SECOND}
    assert ledger.rows(Copy) == [copy]
    assert isinstance(ledger.rows(Copy)[0].a, Place)


def test_readers_see_closed_runs_only(ledger: Ledger) -> None:
    """A run that was cut off changes nothing for readers, and the next one carries on from it."""
    _run(ledger, Result("d", "x", [FIRST]))
    cut_off = ledger.begin_run("0", {})
    ledger.write("sentences", [Result("d", "y", [SECOND])], cut_off)
    assert ledger.rows(Sentence) == [FIRST]
    assert ledger.done("sentences")["d"][0] == "y"
    ledger.close()
    _run(ledger)
    assert ledger.rows(Sentence) == [SECOND]


def test_a_row_that_is_no_longer_given_ends(ledger: Ledger) -> None:
    """It stays on disk with the run that ended it, and leaves the export."""
    first = _run(ledger, Result("d", "x", [FIRST, SECOND]))
    second = _run(ledger, Result("d", "y", [FIRST]))
    assert ledger.rows(Sentence) == [FIRST]
    assert set(ledger.rows(Sentence, run=first)) == {FIRST, SECOND}
    assert [row["id"] for row in ledger.export()] == [FIRST.id]
    assert ledger.query("select ended from sentence where id = :i", {"i": SECOND.id}) == [(second,)]


def test_an_unchanged_row_is_not_first_seen_again(ledger: Ledger) -> None:
    """First seen by this ledger means the run in which it came, not the last."""
    _run(ledger, Result("d", "x", [FIRST]))
    second = _run(ledger, Result("d", "y", [FIRST, SECOND]))
    assert ledger.first_seen(second)["sentence"] == {SECOND.id}


def test_a_group_keeps_its_id_while_it_grows_and_leaves_an_alias_when_it_changes(ledger: Ledger) -> None:
    """The least member names the group; a lesser one coming in gives a new id and an alias."""
    two = Family((Place("b", 0, 9), Place("c", 0, 9)), None)
    more = Family((*two.members, Place("d", 0, 9)), None)
    lesser = Family((Place("a", 0, 9), *more.members), None)
    assert two.id == more.id != lesser.id
    for n, family in enumerate((two, more, lesser)):
        _run(ledger, Result("kin", str(n), [family]), stage="families")
    assert ledger.query("select old, new from alias") == [(two.id, lesser.id)]
    ended = ledger.query("select count(*) from membership where ended is not null")
    assert ended == [(3,)]


def test_dropped_keys_end_their_rows(ledger: Ledger) -> None:
    """A key that is no more leaves nothing behind that holds."""
    _run(ledger, Result("d", "x", [FIRST]))
    number = ledger.begin_run("0", {})
    ledger.drop("sentences", ["d"], number)
    ledger.close_run(number)
    assert ledger.rows(Sentence) == []
    assert ledger.done("sentences") == {}


def test_two_rows_with_one_id_are_refused(ledger: Ledger) -> None:
    """A stage that gives contradicting rows is a defect, not a choice."""
    with pytest.raises(LedgerError, match="one id"):
        _run(ledger, Result("d", "x", [FIRST, Sentence("d", 0, 3, 1)]))


def test_fingerprints_can_be_joined(ledger: Ledger) -> None:
    """The hashes of a document stand in a table of their own."""
    _run(
        ledger, Result("d", "x", [Fingerprints("d", (7, 7, -3), (0, 5, 9), (4, 8, 12))]), stage="fingerprints"
    )
    assert ledger.query("select hash from fingerprint_hash order by hash") == [(-3,), (7,)]


def test_one_run_at_a_time(ledger: Ledger) -> None:
    """A second writer is told to wait."""
    ledger.begin_run("0", {})
    with Ledger(ledger.path) as other, pytest.raises(LedgerError, match="another run"):
        other.begin_run("0", {})


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """The message says so, and the file keeps its bytes."""
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"these are notes, not a database" * 40)
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(path)
    assert path.read_bytes().startswith(b"these are notes")


def test_a_database_of_another_kind_is_refused(tmp_path: Path) -> None:
    """Tables of somebody else are not written into."""
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("create table recipes (name text)")
    db.close()
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(path)


def test_a_newer_ledger_is_refused_with_the_cure(tmp_path: Path) -> None:
    """A ledger of a newer version asks for an upgrade."""
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    with sqlite3.connect(path) as db:
        db.execute("update alembic_version set version_num = '9999'")
    db.close()
    with pytest.raises(NewerLedger, match="newer storyledger"):
        Ledger(path)


def test_the_migrations_make_the_tables_of_the_schema(ledger: Ledger) -> None:
    """Nothing in the schema is missing from the migrations, and the other way round."""
    with ledger.engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db), METADATA) == []
    assert "point" in sa.inspect(ledger.engine).get_table_names()
