"""Pages that are no good: each told in ledger and report: what, where, what helps; the rest is read."""

import builtins
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import storyledger
from storyledger.collect.raw import Raw
from storyledger.run import local
from storyledger.settings import Settings

GERMAN = (
    "Der Fluss trat am Montag bei Tarnak über die Ufer, wie Beamte mitteilten. Die Bürgermeisterin sagte, "
    "dass vierzig Häuser verloren seien und viele Menschen nicht nach Hause zurückkehren können.\n"
)
UNREAD = [
    ("empty.txt", b"", "empty", "0 bytes", "fetch the page again"),
    ("blank.txt", b" \n\t\r\n", "empty", "white space", "fetch the page again"),
    (
        "shell.html",
        b"<html><body><script>load()</script></body></html>",
        "empty",
        "no article",
        "saved after",
    ),
    ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary", "PNG picture", "give text"),
    ("noise.html", bytes(range(32)) * 300, "binary", "NUL bytes", "give text, HTML, PDF"),
    ("nul.txt", b"The bridge is\x00 shut, the mayor said on Monday.", "nul", "NUL byte at byte 13", "tr -d"),
    (
        "novel.txt",
        b"The mayor said on Monday that the bridge at Tarnak was shut.\n" * 6000,
        "too_large",
        "366,000 characters, longer than 300,000",
        "--max-text",
    ),
    ("wires.jsonl", b'{"text": \n', "bad_line", "no JSON", "one JSON object a line"),
]


def entry(call: Callable[..., Any], out: Path, address: str) -> dict[str, Any]:
    """What the ledger says of a page."""
    told = call("show", out, "--json", "--kind", "page")
    assert told.code == 0
    (found,) = [r for r in map(json.loads, told.out.splitlines()) if r["address"].split("#")[0] == address]
    return found


def in_report(out: Path, address: str) -> list[str]:
    """What the report says of a page that was not read, or read with a note: where, what, what helps."""
    tree = html.fromstring((out / "report.html").read_text(encoding="utf-8"))
    rows = [[c.text_content() for c in row.iter("td")] for row in tree.xpath("//*[@id='unread']//tbody/tr")]
    (found,) = [row for row in rows if row[0].split("#")[0] == address]
    return found


@pytest.mark.parametrize(("name", "data", "problem", "detail", "cure"), UNREAD, ids=[u[0] for u in UNREAD])
def test_a_page_that_cannot_be_read_is_told_and_the_rest_is_read(
    call: Callable[..., Any],
    pile: Path,
    tmp_path: Path,
    name: str,
    data: bytes,
    problem: str,
    detail: str,
    cure: str,
) -> None:
    """What, where and what helps stand on the screen, in the ledger and in the report; the exit code is 1."""
    (pile / name).write_bytes(data)
    out = tmp_path / "out"
    told = call("run", pile, "-o", out)
    assert told.code == 1
    assert "Flood at Tarnak" in told.out
    what, helps = told.err.splitlines()[:2]
    assert what.startswith(f"not read: {name}")
    assert detail in what
    assert helps.startswith("  what helps: ")
    assert cure in helps
    held = entry(call, out, name)
    assert (held["problem"], held["detail"] in what, held["cure"] in helps) == (problem, True, True)
    where, seen, remedy = in_report(out, name)
    assert where.startswith(name)
    assert detail in seen
    assert cure in remedy


READ = [
    ("latin.txt", "The café at Tarnak is shut, the mayor said on Monday.".encode("cp1252"), "read as cp1252"),
    (
        "broken.txt",
        "Zoë at the café said: “It’s naïve.”".encode() + b" The \xff mayor agreed.",
        "broken UTF-8",
    ),
    ("cut16.txt", "The mayor said the bridge at Tarnak is shut.".encode("utf-16") + b"\x41", "broken utf-16"),
]


@pytest.mark.parametrize(("name", "data", "detail"), READ, ids=[r[0] for r in READ])
def test_a_page_in_a_broken_encoding_is_read_and_the_doubt_is_told(
    call: Callable[..., Any], pile: Path, tmp_path: Path, name: str, data: bytes, detail: str
) -> None:
    """It has a text all the same, so that nothing failed: exit code 0."""
    (pile / name).write_bytes(data)
    out = tmp_path / "out"
    told = call("run", pile, "-o", out)
    assert told.code == 0
    assert f"read, look at it: {name}" in told.err
    assert entry(call, out, name)["problem"] == "encoding"
    assert detail in entry(call, out, name)["detail"]
    assert detail in in_report(out, name)[1]
    with storyledger.open(out / "ledger.sqlite") as ledger:
        assert {d.address for d in ledger.documents()} == {"good.txt", name}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_utf_16_and_its_kin_are_read_as_what_they_are(
    call: Callable[..., Any], pile: Path, page: str, tmp_path: Path, encoding: str
) -> None:
    """With a byte order mark or without: the same text, and nothing to tell."""
    (pile / "wide.txt").write_bytes(page.encode(encoding))
    told = call("run", pile, "-o", tmp_path / "out", "--json")
    assert (told.code, json.loads(told.out)["troubled"]) == (0, [])
    with storyledger.open(tmp_path / "out" / "ledger.sqlite") as ledger:
        assert {d.text for d in ledger.documents()} == {page}


def test_a_page_without_date_is_read_and_no_date_is_made_up(call: Callable[..., Any], tmp_path: Path) -> None:
    """Not from the clock and not from the file's time."""
    (tmp_path / "bare.txt").write_text("Dam holds\n\nThe dam held, the keeper said.\n", encoding="utf-8")
    told = call("run", tmp_path / "bare.txt", "-o", tmp_path / "out")
    assert told.code == 0
    assert "no page prints its day" in told.out
    with storyledger.open(tmp_path / "out" / "ledger.sqlite") as ledger:
        assert list(ledger.published().values()) == [None]


def test_a_page_in_another_language_is_kept_named_and_not_read(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """That is no failure: exit code 0, and a line that says so."""
    (pile / "german.txt").write_text(GERMAN * 3, encoding="utf-8")
    out = tmp_path / "out"
    told = call("run", pile, "-o", out)
    assert told.code == 0
    assert "kept, not read: german.txt: reads as 'de'" in told.err
    assert entry(call, out, "german.txt")["problem"] == "language"
    assert "another language" in in_report(out, "german.txt")[1]
    with storyledger.open(out / "ledger.sqlite") as ledger:
        assert [d.address for d in ledger.documents()] == ["good.txt"]


def test_the_same_page_twice_is_told_and_is_not_one_more_origin(
    call: Callable[..., Any], pile: Path, page: str, tmp_path: Path
) -> None:
    """The later address says whose bytes it has; the mayor stays the one origin of her words."""
    (pile / "later.txt").write_text(page, encoding="utf-8")
    out = tmp_path / "out"
    told = call("run", pile, "-o", out)
    assert told.code == 0
    assert "the same page again: later.txt: the same bytes as good.txt" in told.err
    assert entry(call, out, "good.txt")["problem"] is None
    assert "the same bytes as good.txt" in in_report(out, "later.txt")[1]
    with storyledger.open(out / "ledger.sqlite") as ledger:
        (told,) = [p for p in ledger.points() if "forty houses" in ledger.words(p.wording)]
        assert (told.named, len(told.places)) == (1, 2)


def test_whose_bytes_a_page_has_does_not_depend_on_the_order(
    call: Callable[..., Any], pile: Path, page: str, tmp_path: Path
) -> None:
    """The least address is the first, also where it comes last."""
    for name in ("a.txt", "b.txt"):
        (pile / name).write_text(page, encoding="utf-8")
    for name in ("good.txt", "b.txt", "a.txt"):
        call("run", pile / name, "-o", tmp_path / "one")
    call("run", pile, "-o", tmp_path / "whole")
    one, whole = (call("show", tmp_path / name, "--json").out for name in ("one", "whole"))
    assert one == whole
    assert entry(call, tmp_path / "one", "a.txt")["problem"] is None
    assert entry(call, tmp_path / "one", "b.txt")["detail"] == "the same bytes as a.txt"


def test_a_file_of_50_mb_is_told_with_the_setting_that_helps_and_costs_nothing(
    start: Callable[..., Any], call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """It is not read into memory: the run needs no more than without it."""
    out = tmp_path / "out"
    (pile / "big.txt").write_bytes(b"The river rose again, he said.\n" * 1_700_000)
    began = time.monotonic()
    child = start("run", pile, "-o", out)
    _, err = child.communicate()
    assert child.returncode == 1
    assert time.monotonic() - began < 30
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_000_000  # kB, of the largest child
    assert "not read: big.txt: 52,700,000 bytes, larger than 20,000,000 bytes" in err
    assert "--max-bytes" in entry(call, out, "big.txt")["cure"]
    assert "--max-bytes" in in_report(out, "big.txt")[2]


def test_a_page_that_was_too_large_is_told_of_no_more_when_it_is_read(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Raising the limit, as told, helps."""
    out = tmp_path / "out"
    assert call("run", pile, "-o", out, "--max-bytes", 100).code == 1
    assert entry(call, out, "good.txt")["problem"] == "too_large"
    again = call("run", pile, "-o", out)
    assert (again.code, again.err.count("not read")) == (0, 0)
    assert entry(call, out, "good.txt")["problem"] is None
    assert "unread" not in (out / "report.html").read_text(encoding="utf-8")


def test_only_pages_of_this_run_count_for_its_exit_code(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """A page that another run could not read stays in the ledger and does not fail this one."""
    (pile / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    assert call("run", pile / "empty.txt", "-o", out).code == 1
    told = call("run", pile / "good.txt", "-o", out)
    assert (told.code, told.err.count("not read")) == (0, 0)
    assert entry(call, out, "empty.txt")["problem"] == "empty"
    assert call("run", pile, "-o", out).code == 1  # it is given again, and still empty


def test_a_folder_that_is_not_there_ends_the_run_before_it_begins(
    call: Callable[..., Any], tmp_path: Path
) -> None:
    """Exit code 2, the path and what helps."""
    told = call("run", tmp_path / "plie", "-o", tmp_path / "out")
    assert told.code == 2
    assert told.out == ""
    assert str(tmp_path / "plie") in told.err
    assert "what helps: check the path" in told.err


def test_a_folder_that_is_not_there_beside_one_that_is_becomes_an_entry(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """The other is read."""
    told = call("run", pile, tmp_path / "plie", "-o", tmp_path / "out")
    assert told.code == 1
    assert "not read: plie: no such file or folder" in told.err
    assert entry(call, tmp_path / "out", "plie")["problem"] == "vanished"
    assert in_report(tmp_path / "out", "plie")[1].startswith("not there")


def test_a_file_without_rights_is_an_entry(
    call: Callable[..., Any], pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its neighbours are read; root may read everything, so the refusal is played."""
    (pile / "shut.txt").write_text("x", encoding="utf-8")
    really = builtins.open

    def refuse(path: Any, *rest: Any, **options: Any) -> Any:
        if str(path).endswith("shut.txt"):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *rest, **options)

    monkeypatch.setattr(builtins, "open", refuse)
    told = call("run", pile, "-o", tmp_path / "out")
    monkeypatch.undo()
    assert told.code == 1
    assert (
        "not read: shut.txt: Permission denied\n  what helps: make the file readable (chmod +r)" in told.err
    )
    assert in_report(tmp_path / "out", "shut.txt")[1] == "could not be opened: Permission denied"


def test_a_link_to_itself_and_a_link_to_nothing_are_entries(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Real files that nobody can read, whoever runs the tests."""
    os.symlink("round.txt", pile / "round.txt")
    os.symlink("nowhere", pile / "gone.txt")
    assert call("run", pile, "-o", tmp_path / "out").code == 1
    assert entry(call, tmp_path / "out", "round.txt")["problem"] == "unreadable"
    assert entry(call, tmp_path / "out", "gone.txt")["problem"] == "vanished"


def test_a_file_that_vanishes_between_listing_and_reading_is_an_entry(
    call: Callable[..., Any], pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before it and the one after it are read."""
    for name in ("a.txt", "going.txt", "z.txt"):
        (pile / name).write_text(f"Dam {name}\n\nThe dam held, the keeper said.\n", encoding="utf-8")
    really = local.inputs

    def list_then_lose(*paths: Any, **options: Any) -> Iterator[Raw]:
        listed = really(*paths, **options)
        (pile / "going.txt").unlink()
        return listed

    monkeypatch.setattr(local, "inputs", list_then_lose)
    told = call("run", pile, "-o", tmp_path / "out")
    assert told.code == 1
    assert "not read: going.txt: listed, but gone when it was to be read" in told.err
    assert in_report(tmp_path / "out", "going.txt")[0] == "going.txt"
    with storyledger.open(tmp_path / "out" / "ledger.sqlite") as ledger:
        assert {d.address for d in ledger.documents()} == {"a.txt", "good.txt", "z.txt"}


def test_everything_at_once_and_through_the_facade(pile: Path, page: str) -> None:
    """As objects: the outcome names each page of which something is to be told."""
    for name, data, *_ in UNREAD:
        (pile / name).write_bytes(data)
    (pile / "again.txt").write_text(page, encoding="utf-8")
    with storyledger.open(":memory:", settings=Settings(reader="rules")) as ledger:
        outcome = ledger.run([pile])
        assert {p.address.split("#")[0]: p.problem for p in outcome.troubled} == {
            "good.txt": "duplicate",
            **{name: problem for name, _, problem, *_ in UNREAD},
        }
        assert all(p.detail and p.cure for p in outcome.troubled)
        assert len(ledger.documents()) == 2


def test_what_a_run_writes_is_no_page_of_the_next(pile: Path, tmp_path: Path) -> None:
    """Ledger and report may lie in the folder that is read."""
    command = [sys.executable, "-m", "storyledger.cli", "run", ".", "--json", "--reader", "rules"]
    told = [
        json.loads(subprocess.run(command, cwd=pile, check=True, capture_output=True).stdout) for _ in "12"
    ]
    assert [t["pages"] for t in told] == [1, 0]
    assert told[1]["known"] == 1
