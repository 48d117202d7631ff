"""Tests of what the user gives: files, folders, JSON Lines, a list on standard input."""

import io
import json
import os
from pathlib import Path

import pytest

from storyledger.collect.inputs import inputs
from storyledger.collect.raw import Raw
from storyledger.errors import InputError


def read(*paths: Path | str, max_bytes: int = 10_000) -> list[Raw]:
    """Read all."""
    return list(inputs(paths, max_bytes=max_bytes))


def test_a_folder_is_read_sorted_recursive_without_hidden_files(tmp_path: Path) -> None:
    """Addresses are paths relative to the folder, in code point order."""
    for name in ("b.txt", "a/z.html", "a/.hidden.txt", ".git/config", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    assert [(r.address, r.media) for r in read(tmp_path)] == [
        ("B.txt", "text/plain"), ("a/z.html", "text/html"), ("b.txt", "text/plain"),
    ]  # fmt: skip


def test_the_address_does_not_depend_on_where_the_pile_lies(tmp_path: Path) -> None:
    """A pile moved elsewhere has the same addresses, and a file the same as in its folder."""
    for place in ("here", "there/deep"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "one.txt").write_text("x", encoding="utf-8")
    assert read(tmp_path / "here") == read(tmp_path / "there/deep") == read(tmp_path / "here/one.txt")


def test_equal_addresses_of_one_call_are_told_apart(tmp_path: Path) -> None:
    """Two folders with a file of the same name are two pages, not two versions of one."""
    for place in ("north", "south"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "index.html").write_text("x", encoding="utf-8")
    assert [r.address for r in read(tmp_path / "north", tmp_path / "south")] == [
        "north/index.html",
        "south/index.html",
    ]


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    """A file inside a folder that is given too is one page."""
    (tmp_path / "one.txt").write_text("x", encoding="utf-8")
    assert len(read(tmp_path, tmp_path / "one.txt")) == 1


def test_nothing_there_raises_and_says_what_helps(tmp_path: Path) -> None:
    """Only where no path can be used at all is it an error."""
    with pytest.raises(InputError, match="no such file or folder"):
        read(tmp_path / "plie")
    with pytest.raises(InputError, match="empty"):
        read(tmp_path)


def test_a_missing_path_beside_others_is_an_entry(tmp_path: Path) -> None:
    """A slip in one path does not stop the rest."""
    (tmp_path / "one.txt").write_text("x", encoding="utf-8")
    found = {r.address: r.problem for r in read(tmp_path / "one.txt", tmp_path / "two.txt")}
    assert found == {"one.txt": None, "two.txt": "vanished"}


def test_a_file_that_goes_between_listing_and_reading_is_an_entry(tmp_path: Path) -> None:
    """The files after it are read all the same."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    raws = inputs([tmp_path], max_bytes=100)
    assert next(raws).problem is None
    (tmp_path / "b.txt").unlink()
    assert [r.problem for r in raws] == ["vanished", None]


def test_what_cannot_be_opened_is_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk or of rights becomes the page's problem."""
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")

    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (raw,) = read(tmp_path)
    assert (raw.problem, raw.detail, raw.data) == ("unreadable", "Permission denied", None)
    assert raw.cure


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Only regular files are opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert read(tmp_path)[0].problem == "unreadable"


def test_a_larger_file_than_allowed_is_not_read(tmp_path: Path) -> None:
    """It is an entry that names the limit."""
    (tmp_path / "big.txt").write_bytes(b"x" * 101)
    (tmp_path / "fits.txt").write_bytes(b"x" * 100)
    big, fits = read(tmp_path, max_bytes=100)
    assert (big.problem, big.data) == ("too_large", None)
    assert "100 bytes" in big.detail
    assert fits.problem is None


def test_a_list_of_paths_comes_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path "-" stands for the paths on standard input."""
    (tmp_path / "a b.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{tmp_path / 'a b.txt'}\n\n"))
    assert [r.address for r in read("-")] == ["a b.txt"]


def test_each_line_of_json_lines_is_a_page(tmp_path: Path) -> None:
    """The url is the address, else the id behind the file's name, else the line's number."""
    told = [
        {
            "text": "A.",
            "url": "https://a.example/1",
            "id": "one",
            "fetched": "2024-02-08 10:00",
            "date": "2024-02-06",
        },
        {"html": "<p>B.</p>", "id": "two", "publisher": "The Herald", "title": "B"},
        {"text": "C."},
    ]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, told)) + "\n\n", encoding="utf-8")
    one, two, three = read(tmp_path)
    assert (one.address, one.live_address) == ("https://a.example/1", "https://a.example/1")
    assert (one.fetched, one.date) == ("2024-02-08T10:00", "2024-02-06")
    assert (two.address, two.media, two.publisher) == ("p.jsonl#two", "text/html", "The Herald")
    assert three.address == "p.jsonl#3"


@pytest.mark.parametrize(
    "line",
    [b"{", b"[1]", b'"x"', b'{"id": 1}', b'{"text": 5}', b"\xff\xfe", b"[" * 100_000, b'{"text": "\\ud800"}'],
)
def test_a_bad_line_is_an_entry_and_the_next_is_read(tmp_path: Path, line: bytes) -> None:
    """One bad line costs one page."""
    (tmp_path / "p.jsonl").write_bytes(line + b'\n{"text": "fine"}')
    bad, fine = read(tmp_path, max_bytes=200_000)
    assert bad.problem == "bad_line" or bad.data == b"?"
    assert fine.data == b"fine"


def test_a_line_over_the_limit_is_skipped_not_held(tmp_path: Path) -> None:
    """The limit holds for a line, not for the file."""
    lines = [json.dumps({"text": "x" * 300}), json.dumps({"text": "y"})] + [
        json.dumps({"text": "z" * 50})
    ] * 9
    (tmp_path / "p.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [r.problem for r in read(tmp_path, max_bytes=100)] == ["too_large"] + [None] * 10


@pytest.mark.parametrize("given", ["", "\n\n"])
def test_an_empty_list_on_standard_input_is_told_as_such(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what came and what is expected there."""
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    with pytest.raises(InputError, match="standard input was empty") as told:
        read("-")
    assert "one a line" in told.value.cure
