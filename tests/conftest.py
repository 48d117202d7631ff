"""What tests of several folders share: the command line, called as a user calls it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from storyledger.cli import main

COMMAND = (sys.executable, "-W", "error", "-m", "storyledger.cli")


class Called(NamedTuple):
    """How a command ended: its exit code, what it wrote to stdout and to stderr."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Called]:
    """Calls the command line in this process; pages are read by rules, which is quicker."""
    monkeypatch.setenv("STORYLEDGER_READER", "rules")

    def called(*arguments: object, given: str | bytes = "") -> Called:
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=given)
        return Called(result.exit_code, result.stdout, result.stderr)

    return called


@pytest.fixture
def start() -> Callable[..., "subprocess.Popen[str]"]:
    """Starts the command line as a process of its own, in a group of its own, as a terminal does."""

    def started(*arguments: object, **options: object) -> "subprocess.Popen[str]":
        given = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            "start_new_session": True,
        }
        environment = os.environ | {"STORYLEDGER_READER": "rules"}
        return subprocess.Popen([*COMMAND, *map(str, arguments)], env=environment, **(given | options))

    return started


@pytest.fixture
def page() -> str:
    """A page that can be read, about an invented flood."""
    return (
        "Flood at Tarnak\n\nBy Ann Reyes\nMarch 4, 2021\n\nThe river broke its banks near Tarnak on Monday, "
        'officials said. "We lost forty houses," Mayor Ilse Brandt told reporters. About 400 people were '
        "moved to the school on the hill, the council said.\n"
    )


@pytest.fixture
def pile(tmp_path: Path, page: str) -> Path:
    """A folder with one good page in it."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "good.txt").write_text(page, encoding="utf-8")
    return folder
