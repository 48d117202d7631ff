"""The commands: data on stdout, log on stderr, JSON everywhere, help with examples, errors with the cure."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any

import click
import pytest

import storyledger
from storyledger.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "pile"
COMMANDS = sorted(main.commands)


@pytest.fixture
def out(call: Callable[..., Any], pile: Path, tmp_path: Path) -> Path:
    """The folder that a run over one page has written."""
    assert call("run", pile, "-o", tmp_path / "out", "-q").code == 0
    return tmp_path / "out"


# --- all of them ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_of_each_command(call: Callable[..., Any], command: str) -> None:
    """An example begins with the command itself, as it is typed."""
    told = call(command, "--help")
    assert told.code == 0
    _, examples = told.out.split("Example", 1)
    assert f"storyledger {command}" in examples.split("Options:")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_speaks_json(call: Callable[..., Any], pile: Path, out: Path, command: str) -> None:
    """With --json, stdout is JSON and nothing else: one object, or one a line."""
    arguments: dict[str, list[object]] = {
        "run": [pile, "-o", out], "demo": ["-o", out], "show": [out], "export": [out, "point"], "config": [],
        "completion": ["bash"], "verify": [out, pile / "good.txt"],
    }  # fmt: skip
    told = call(command, *arguments[command], "--json")
    assert told.code == 0
    assert all(isinstance(json.loads(line), dict) for line in told.out.splitlines())
    assert told.out or command == "export"


@pytest.mark.parametrize(
    ("arguments", "seen", "cure"),
    [
        (["rnu"], "rnu", "storyledger --help"),
        (["run"], "PATH", "storyledger run --help"),
        (["run", "x", "--reader", "best"], "best", "model"),
        (["run", "x", "--workers", "many"], "many", "integer"),
        (["export", "out", "pint"], "pint", "point"),
        (["show", "out", "--kind", "point"], "--kind", "--json"),
        (["config", "--settings", "no.toml"], "no.toml", "TOML"),
    ],
)
def test_a_slip_is_told_with_what_helps(
    call: Callable[..., Any], arguments: list[str], seen: str, cure: str
) -> None:
    """Exit code 2, nothing on stdout, what was seen and what is expected."""
    told = call(*arguments)
    assert (told.code, told.out) == (2, "")
    assert seen in told.err
    assert cure in told.err


# --- run --------------------------------------------------------------------------------------------------


def test_run_tells_the_story_on_stdout_and_where_it_lies_on_stderr(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """In a pipe only the story goes on."""
    told = call("run", pile, "-o", tmp_path / "out")
    assert told.code == 0
    assert told.out.startswith("Flood at Tarnak\n")
    assert told.err.splitlines() == [
        str(tmp_path / "out" / name) for name in ("ledger.sqlite", "report.html")
    ]


def test_quiet_leaves_errors_only(call: Callable[..., Any], pile: Path, tmp_path: Path) -> None:
    """The exit code still tells of a page that was not read."""
    (pile / "empty.txt").touch()
    told = call("run", pile, "-o", tmp_path / "out", "-q")
    assert (told.code, told.err) == (1, "")
    assert call("run", tmp_path / "plie", "-o", tmp_path / "out", "-q").err != ""


def test_run_takes_a_list_of_paths_on_stdin(call: Callable[..., Any], pile: Path, tmp_path: Path) -> None:
    """The path - stands for it."""
    told = call("run", "-", "-o", tmp_path / "out", "--json", given=f"{pile / 'good.txt'}\n")
    assert told.code == 0
    assert json.loads(told.out) == {
        "run": 1, "pages": 1, "known": 0, "worked": json.loads(told.out)["worked"], "troubled": [],
        "ledger": str(tmp_path / "out" / "ledger.sqlite"), "report": str(tmp_path / "out" / "report.html"),
    }  # fmt: skip


def test_many_unread_pages_do_not_flood_the_screen(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Twenty are told, the rest is counted, and the command that lists all is named."""
    for n in range(25):
        (pile / f"{n:02}.txt").touch()
    told = call("run", pile, "-o", tmp_path / "out")
    assert told.code == 1
    assert told.err.count("not read: ") == 20
    assert (
        f"and 5 more pages\n  what helps: storyledger export {tmp_path / 'out'} page lists them all"
        in told.err
    )
    assert call("export", tmp_path / "out", "page").out.count(",empty,") == 25


def test_progress_shows_where_someone_looks_and_only_there(pile: Path, tmp_path: Path) -> None:
    """A terminal on stderr gets a bar; a pipe gets none (see the run above)."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    command = ["storyledger", "run", str(pile), "-o", str(tmp_path / "out"), "--reader", "rules"]
    code = "import sys; from storyledger.cli import main; sys.argv = sys.argv[1:]; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, *command],
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as child:
        os.close(theirs)
        seen = b""
        while True:
            try:
                some = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not some:
                break
            seen += some
        told = child.stdout.read().decode() if child.stdout else ""
    os.close(ours)
    assert b"points" in seen
    assert told.startswith("Flood at Tarnak\n")


def test_the_demo_reads_the_example_pile(call: Callable[..., Any], tmp_path: Path) -> None:
    """All that it says comes from the pile that is packed with storyledger."""
    told = call("demo", "-o", tmp_path / "out", "--json")
    assert told.code == 0
    held = sum(1 if p.suffix != ".jsonl" else len(p.read_text().splitlines()) for p in EXAMPLES.iterdir())
    assert json.loads(told.out)["pages"] == held
    assert (tmp_path / "out" / "report.html").stat().st_size < 1_000_000


# --- show, export -----------------------------------------------------------------------------------------


def test_show_takes_the_file_or_its_folder(call: Callable[..., Any], out: Path) -> None:
    """Both tell the same, as the run did."""
    told = call("show", out)
    assert told.code == 0
    assert told.out == call("show", out / "ledger.sqlite").out
    assert told.out.startswith("Flood at Tarnak\n")


def test_show_json_is_the_canonical_export(call: Callable[..., Any], out: Path) -> None:
    """Each line names the kind of its entry, also where the entry has a kind of its own."""
    rows = [json.loads(line) for line in call("show", out, "--json").out.splitlines()]
    with storyledger.open(out / "ledger.sqlite") as ledger:
        assert rows == json.loads(json.dumps(list(ledger.export())))
    quantities = [
        json.loads(line) for line in call("show", out, "--json", "--kind", "quantity").out.splitlines()
    ]
    assert quantities == [row for row in rows if row["entry"] == "quantity"]
    assert {row["kind"] for row in quantities} == {"count"}


def test_export_is_a_table_with_the_words_at_each_place(call: Callable[..., Any], out: Path) -> None:
    """A claim stands with its page, its words and its speaker."""
    told = list(csv.DictReader(io.StringIO(call("export", out, "claim").out)))
    (mayor,) = [row for row in told if "forty houses" in row["content"]]
    assert (mayor["page"], mayor["speaker_label"], mayor["stance"]) == ("good.txt", "Ilse Brandt", "asserted")
    as_json = [json.loads(line) for line in call("export", out, "claim", "--json").out.splitlines()]
    assert [row["content"] for row in as_json] == [row["content"] for row in told]


def test_verify_tells_each_sentence_of_a_text_with_the_page_that_has_it(
    call: Callable[..., Any], pile: Path, out: Path
) -> None:
    """What the page prints matches, what it does not is not found; the words shown are the page's own."""
    page = (pile / "good.txt").read_text(encoding="utf-8")
    text = page.split("\n\n")[-1].strip() + " Two whales were seen at the harbour of Lindholm."
    told = [json.loads(line) for line in call("verify", out, "--json", given=text).out.splitlines()]
    assert told[0]["verdict"] == "matches"
    assert told[-1]["verdict"] == "not found"
    for row in told:
        assert row["sentence"] == text[row["start"] : row["end"]]
        for place in row["places"]:
            assert place["words"] == page[place["start"] : place["end"]]
    on_screen = call("verify", out, given=text).out
    assert on_screen.startswith("matches")
    assert "good.txt: “" in on_screen


@pytest.mark.parametrize("command", ["show --json", "export sentence"])
def test_a_reader_that_goes_away_is_no_error(start: Callable[..., Any], out: Path, command: str) -> None:
    """As with `| head -1`: no complaint, exit code 0."""
    name, rest = command.split()
    child = start(name, out, rest)
    child.stdout.close()
    child.stdout = None
    _, err = child.communicate()
    assert (child.returncode, err) == (0, "")


# --- config, completion, types ----------------------------------------------------------------------------


def test_config_tells_each_setting_with_its_origin(
    call: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment overrules the file, the file overrules the default."""
    file = tmp_path / "my.toml"
    file.write_text('workers = 2\nlanguage = "any"\n', encoding="utf-8")
    monkeypatch.setenv("STORYLEDGER_WORKERS", "3")
    told = json.loads(call("config", "--settings", file, "--json").out)
    assert told["workers"] == {"value": 3, "from": "environment STORYLEDGER_WORKERS"}
    assert told["language"] == {"value": "any", "from": f"file {file}"}
    assert told["max_bytes"]["from"] == "default"
    lines = call("config", "--settings", file).out.splitlines()
    assert [line.split()[0] for line in lines] == list(told)
    assert any(line.split() == ["workers", "3", "environment", "STORYLEDGER_WORKERS"] for line in lines)


def test_every_setting_is_an_option_of_run() -> None:
    """What can be set can be given as an argument."""
    options = {option.name for option in main.commands["run"].params}
    assert {field.name for field in fields(storyledger.Settings)} <= options


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_that_offers_commands_and_kinds(
    call: Callable[..., Any], start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    """The script asks storyledger, which answers with what may come next."""
    script = call("completion", shell)
    assert script.code == 0
    assert f"_STORYLEDGER_COMPLETE={shell}_complete" in script.out
    made = click.shell_completion.get_completion_class(shell)
    assert made is not None
    completion = made(main, {}, "storyledger", "_STORYLEDGER_COMPLETE")
    assert {item.value for item in completion.get_completions([], "")} == set(COMMANDS)
    offered = [item.value for item in completion.get_completions(["export", "out"], "q")]
    assert offered == ["quantity", "question"]


def test_bash_takes_the_completion_script(call: Callable[..., Any], tmp_path: Path) -> None:
    """It is run as a user would load it."""
    script = tmp_path / "completion.bash"
    script.write_text(call("completion", "bash").out, encoding="utf-8")
    told = subprocess.run(
        ["bash", "-c", f"source {script} && complete -p storyledger"], capture_output=True, check=True
    )
    assert b"_storyledger_completion" in told.stdout


def test_the_package_says_that_it_is_typed() -> None:
    """Type checkers read its annotations."""
    assert (resources.files("storyledger") / "py.typed").is_file()


def test_an_unforeseen_error_is_told_as_ours_with_its_own_exit_code(
    call: Callable[..., Any], pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never mistaken for a page that was not read; the traceback names the stage and the page's key."""
    from storyledger import pipeline

    def broken(*_: object) -> Any:
        raise RuntimeError("a defect for this test")

    monkeypatch.setattr(pipeline, "quantities", broken)
    told = call("run", pile, "-o", tmp_path / "out")
    assert (told.code, told.out) == (5, "")
    assert "a defect for this test" in told.err
    assert "in stage 'quantities'" in told.err
    assert "what helps: report it with the lines above" in told.err
    monkeypatch.undo()
    assert call("run", pile, "-o", tmp_path / "out", "--reader", "rules").code == 0


@pytest.mark.parametrize(
    "line", ["workers = 0", "workers = [2]", "max_bytes = true", 'workers = "many"', "reader = 1"]
)
def test_a_setting_of_the_wrong_kind_is_told_with_the_file_it_stands_in(
    call: Callable[..., Any], tmp_path: Path, line: str
) -> None:
    """A wrong setting is the user's slip, never a defect."""
    file = tmp_path / "my.toml"
    file.write_text(line, encoding="utf-8")
    told = call("config", "--settings", file)
    assert (told.code, told.out) == (2, "")
    assert str(file) in told.err
    assert "expected a" in told.err
    assert call("run", tmp_path, "--workers", "0").code == 2


# --- slips ------------------------------------------------------------------------------------------------


def test_a_mistyped_path_leaves_nothing_behind(call: Callable[..., Any], tmp_path: Path) -> None:
    """Where a first run finds no page, neither a ledger nor a folder is left."""
    told = call("run", tmp_path / "pagse", "-o", tmp_path / "new" / "out")
    assert (told.code, "pagse" in told.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_mistyped_path_leaves_what_was_there(call: Callable[..., Any], out: Path) -> None:
    """A ledger with pages in it, and a stranger's file, outlast a slip."""
    (out / "notes.txt").write_text("mine")
    before = call("show", out, "--json").out
    assert call("run", out.parent / "pagse", "-o", out).code == 2
    assert call("show", out, "--json").out == before
    assert (out / "notes.txt").read_text() == "mine"


def test_a_file_where_the_folder_should_be_is_told_as_such(
    call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """The message names the file and what -o takes."""
    (tmp_path / "taken").write_text("mine")
    told = call("run", pile, "-o", tmp_path / "taken")
    assert told.code == 3
    assert "taken is a file; -o takes a folder" in told.err
    assert "what helps" in told.err


def test_a_file_that_is_no_ledger_is_told_with_what_to_name_instead(
    call: Callable[..., Any], out: Path
) -> None:
    """Of a command that only reads, the cure speaks of no -o."""
    told = call("show", out / "report.html")
    assert told.code == 3
    assert "name the folder that holds ledger.sqlite" in told.err


def test_show_without_a_ledger_takes_the_one_that_run_writes_by_default(
    call: Callable[..., Any], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`storyledger run pages/`, then `storyledger show`."""
    monkeypatch.chdir(out.parent)
    assert call("show").out == call("show", out).out


def test_help_of_run_names_the_fields_of_a_json_line(call: Callable[..., Any]) -> None:
    """Every field that is read of a line can be learnt from the help."""
    told = call("run", "--help").out
    assert all(f'"{name}"' in told for name in ("text", "html", "url", "id", "title", "date", "publisher"))
