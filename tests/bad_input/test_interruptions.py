"""Ctrl-C in the middle: told, nothing recorded is lost, and the next run ends where one run would have."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "pile"
PATIENCE = 60  # seconds


def wait_until_recorded(path: Path, stage: str) -> None:
    """Return when the ledger says that the stage has been worked out for something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if path.exists():
            db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            try:
                if db.execute("select 1 from done where stage = ? limit 1", (stage,)).fetchone():
                    return
            except sqlite3.OperationalError as error:  # the tables are being made
                if "no such table" not in str(error) and "locked" not in str(error):
                    raise
            finally:
                db.close()
        time.sleep(0.005)
    raise AssertionError(f"no {stage} within {PATIENCE} seconds")


@pytest.mark.parametrize(("workers", "stage"), [(1, "collect"), (1, "copies"), (2, "sentences")])
def test_ctrl_c_keeps_what_was_recorded_and_the_next_run_completes(
    start: Callable[..., Any], call: Callable[..., Any], tmp_path: Path, workers: int, stage: str
) -> None:
    """Two lines, exit code 130, no traceback of any process; Ctrl-C reaches all processes of a terminal."""
    out = tmp_path / "out"
    child = start("run", EXAMPLES, "-o", out, "--workers", workers)
    wait_until_recorded(out / "ledger.sqlite", stage)
    os.killpg(child.pid, signal.SIGINT)
    told, err = child.communicate(timeout=PATIENCE)
    assert (child.returncode, told) == (130, "")
    assert err == (
        "storyledger: interrupted; what was recorded is kept\n"
        "  what helps: give the same command again, it completes the run\n"
    )
    assert call("show", out, "--json").out == ""  # readers see complete runs only
    assert call("run", EXAMPLES, "-o", out).code == 0
    assert call("run", EXAMPLES, "-o", tmp_path / "whole").code == 0
    assert call("show", out, "--json").out == call("show", tmp_path / "whole", "--json").out != ""


def test_ctrl_c_in_a_later_run_leaves_the_ledger_as_the_run_before_left_it(
    start: Callable[..., Any], call: Callable[..., Any], pile: Path, tmp_path: Path
) -> None:
    """Readers see what the last complete run wrote; what is new is told when the run has been completed."""
    out = tmp_path / "out"
    call("run", pile, "-o", out)
    before = call("show", out, "--json").out
    child = start("run", EXAMPLES, "-o", out)
    wait_until_recorded(out / "ledger.sqlite", "copies")
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    assert call("show", out, "--json").out == before
    assert call("run", EXAMPLES, "-o", out).code == 0
    assert "first seen by this ledger" in (out / "report.html").read_text(encoding="utf-8")
