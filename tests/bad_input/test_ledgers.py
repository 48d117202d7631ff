"""Ledgers and outputs that cannot be used: told with the cure, exit code 3, and nothing recorded is lost."""

import json
import resource
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storyledger.extract import reader
from storyledger.record import ledger as ledgers

EXAMPLES = Path(__file__).parents[2] / "examples" / "pile"


def using(command: str, pile: Path, out: Path) -> tuple[object, ...]:
    """The arguments of a command that opens the ledger in `out`."""
    return {"run": ("run", pile, "-o", out), "show": ("show", out), "export": ("export", out, "claim")}[
        command
    ]


@pytest.mark.parametrize("command", ["run", "show", "export"])
def test_a_ledger_of_a_newer_version_is_refused_and_left_as_it_is(
    call: Callable[..., Any], pile: Path, tmp_path: Path, command: str
) -> None:
    """The cure is an upgrade."""
    out = tmp_path / "out"
    call("run", pile, "-o", out)
    with sqlite3.connect(out / "ledger.sqlite") as db:
        db.execute("update alembic_version set version_num = '2031'")
    db.close()
    report, before = (out / "report.html").read_bytes(), contents(out / "ledger.sqlite")
    told = call(*using(command, pile, out))
    assert (told.code, told.out) == (3, "")
    assert "was written by a newer storyledger (its tables are at '2031')" in told.err
    assert "what helps: upgrade storyledger" in told.err
    assert contents(out / "ledger.sqlite") == before
    assert (out / "report.html").read_bytes() == report


def contents(path: Path) -> list[str]:
    """All that a SQLite file holds, as SQL."""
    db = sqlite3.connect(path)
    told = list(db.iterdump())
    db.close()
    return told


@pytest.mark.parametrize("command", ["run", "show", "export"])
@pytest.mark.parametrize("data", [b"my notes, no database\n" * 400, b"SQLite format 3\x00" + b"\x07" * 9000])
def test_a_ledger_that_is_no_sqlite_file_is_refused_and_left_as_it_is(
    call: Callable[..., Any], pile: Path, tmp_path: Path, command: str, data: bytes
) -> None:
    """Neither notes nor a file that only begins like a database is written to."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "ledger.sqlite").write_bytes(data)
    told = call(*using(command, pile, out))
    assert (told.code, told.out) == (3, "")
    assert f"{out / 'ledger.sqlite'} is no ledger" in told.err
    cure = "give another -o DIR, or move this file away" if command == "run" else "name the folder that holds"
    assert f"what helps: {cure}" in told.err
    assert (out / "ledger.sqlite").read_bytes() == data


def test_the_database_of_another_program_is_refused(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Not a byte of it is changed."""
    out = tmp_path / "out"
    out.mkdir()
    with sqlite3.connect(out / "ledger.sqlite") as db:
        db.execute("create table recipes (name text)")
    db.close()
    before = (out / "ledger.sqlite").read_bytes()
    told = call("run", pile, "-o", out)
    assert told.code == 3
    assert "is a database, but no ledger" in told.err
    assert (out / "ledger.sqlite").read_bytes() == before


@pytest.mark.parametrize("command", ["show", "export"])
def test_a_ledger_that_is_not_there_is_not_made_by_looking(
    call: Callable[..., Any], pile: Path, tmp_path: Path, command: str
) -> None:
    """The cure names the command that makes one; an empty file is none either."""
    told = call(*using(command, pile, tmp_path / "out"))
    assert told.code == 3
    assert "no ledger at" in told.err
    assert "storyledger run PATH -o DIR" in told.err
    assert not (tmp_path / "out").exists()
    (tmp_path / "empty.sqlite").touch()
    told = call("show", tmp_path / "empty.sqlite")
    assert told.code == 3
    assert "is empty: no run has written to it" in told.err


def test_an_output_folder_that_is_a_file_is_told(call: Callable[..., Any], pile: Path) -> None:
    """Exit code 3, and the file stays."""
    told = call("run", pile, "-o", pile / "good.txt")
    assert told.code == 3
    assert "what helps: give another -o DIR" in told.err
    assert (pile / "good.txt").is_file()


def test_a_name_that_looks_like_an_address_is_a_name(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Question marks, per cent signs and hashes in the path of a ledger are letters like others."""
    out = tmp_path / "50% of it? #1"
    assert call("run", pile, "-o", out).code == 0
    assert {p.name for p in out.iterdir()} >= {"ledger.sqlite", "report.html"}
    assert [p.name for p in tmp_path.iterdir() if "50%" in p.name] == [out.name]


def test_a_full_disk_ends_the_run_and_loses_nothing(
    call: Callable[..., Any], pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger shows what it showed before; when there is room again, the next run completes."""
    out = tmp_path / "out"
    assert call("run", pile, "-o", out).code == 0
    before, report = call("show", out, "--json").out, (out / "report.html").read_bytes()
    really = ledgers._engine

    def small(path: Path) -> sa.Engine:
        engine = really(path)

        @sa.event.listens_for(engine, "connect")
        def limit(connection: sqlite3.Connection, _: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 20}")

        return engine

    with monkeypatch.context() as full:
        full.setattr(ledgers, "_engine", small)
        told = call("run", EXAMPLES, "-o", out)
    assert (told.code, told.out) == (3, "")
    assert "disk is full" in told.err
    assert (
        "what helps: free some space and give the same command again; what was recorded is kept" in told.err
    )
    assert call("show", out, "--json").out == before
    assert (out / "report.html").read_bytes() == report
    assert call("run", pile, EXAMPLES, "-o", out).code == 0
    assert call("run", pile, EXAMPLES, "-o", tmp_path / "whole").code == 0
    assert call("show", out, "--json").out == call("show", tmp_path / "whole", "--json").out


def test_a_file_system_that_takes_no_more_is_told_in_two_lines(
    start: Callable[..., Any], call: Callable[..., Any], tmp_path: Path
) -> None:
    """The refusal comes from the system itself here: files may not grow beyond 400 kB."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    child = start("run", EXAMPLES, "-o", tmp_path / "out", preexec_fn=limit)
    out, err = child.communicate()
    assert (child.returncode, out) == (3, "")
    assert "Traceback" not in err
    assert [line.split(":")[0] for line in err.splitlines()] == ["storyledger", "  what helps"]
    assert "free some space" in err
    assert call("run", EXAMPLES, "-o", tmp_path / "out").code == 0


def test_a_report_that_cannot_be_written_leaves_the_one_before_and_the_ledger(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """The report goes to a full device; after that the same command makes it."""
    out = tmp_path / "out"
    call("run", pile, "-o", out)
    report = (out / "report.html").read_bytes()
    (out / "report.html.part").symlink_to("/dev/full")
    (pile / "more.txt").write_text("Dam holds\n\nThe dam held, the keeper said.\n", encoding="utf-8")
    told = call("run", pile, "-o", out)
    assert (told.code, told.out) == (3, "")
    assert f"cannot write {out / 'report.html'}: No space left on device" in told.err
    assert "what helps: free some space and give the same command again; the ledger is kept" in told.err
    assert (out / "report.html").read_bytes() == report
    again = call("run", pile, "-o", out, "--json")
    assert (again.code, json.loads(again.out)["pages"]) == (0, 0)
    assert b"Dam holds" in (out / "report.html").read_bytes()


def test_standard_output_that_takes_no_more_is_told(
    start: Callable[..., Any], call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Half an export must not look like a whole one: exit code 3."""
    call("run", pile, "-o", tmp_path / "out")
    with open("/dev/full", "w", encoding="utf-8") as full:
        child = start("show", tmp_path / "out", "--json", stdout=full)
        _, err = child.communicate()
    assert child.returncode == 3
    assert err.startswith("storyledger: cannot write standard output: No space left on device\n")
    assert "Traceback" not in err


def test_a_run_while_another_writes_is_told_to_wait(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """The other's work is not disturbed."""
    out = tmp_path / "out"
    with ledgers.Ledger(out / "ledger.sqlite") as other:
        number = other.begin_run("0", {})
        told = call("run", pile, "-o", out)
        assert told.code == 3
        assert "another run is writing" in told.err
        other.close_run(number)
    assert call("run", pile, "-o", out).code == 0


def test_a_damaged_ledger_is_told_and_not_repaired_in_silence(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """A hole in the middle of the file."""
    out = tmp_path / "out"
    call("run", pile, "-o", out)
    path = out / "ledger.sqlite"
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 8192] = b"\xa5" * (len(data) - 16384)
    path.write_bytes(data)
    for command in ("show", "run"):
        told = call(*using(command, pile, out))
        assert told.code == 3
        assert "what helps: " in told.err
        assert "Traceback" not in told.err


@pytest.mark.parametrize("harm", ["missing", "altered"])
def test_a_reader_model_that_is_missing_or_altered_is_told(
    call: Callable[..., Any], pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """Exit code 4, and the pages read so far stay."""
    folder = tmp_path / "models"
    shutil.copytree(reader.FOLDER, folder)
    if harm == "missing":
        (folder / "reader.json").unlink()
    else:
        (folder / "reader.onnx").write_bytes(b"other weights")
    monkeypatch.setitem(reader.make_reader.__kwdefaults__, "folder", folder)
    told = call("run", pile, "-o", tmp_path / "out", "--reader", "model")
    assert told.code == 4
    assert "model" in told.err
    assert "what helps: " in told.err
    monkeypatch.undo()
    assert call("run", pile, "-o", tmp_path / "out", "--reader", "rules").code == 0
