"""However a pile is split, ordered, spread over workers or cut off, the ledger ends the same."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import storyledger
from storyledger.settings import Settings

PILE = Path(__file__).parents[2] / "examples" / "pile"
FILES = sorted(PILE.iterdir())
RULES = Settings(reader="rules")


def _export(path: Path | str, *batches: list[Path], chosen: Settings = RULES) -> str:
    with storyledger.open(path, settings=chosen) as ledger:
        for batch in batches:
            ledger.run(batch)
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in ledger.export())


@pytest.fixture(scope="module")
def whole() -> str:
    """The export of one run over all of the pile."""
    return _export(":memory:", FILES)


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(FILES), cut=st.integers(1, len(FILES) - 1))
def test_any_split_in_any_order_ends_in_the_same_export(whole: str, order: list[Path], cut: int) -> None:
    """Two runs over the parts give what one run over the whole gives."""
    assert _export(":memory:", order[:cut], order[cut:]) == whole


def test_many_workers_give_the_same_export_byte_for_byte(whole: str, tmp_path: Path) -> None:
    """The order in which workers end does not show."""
    chosen = Settings(reader="rules", workers=2)
    assert _export(tmp_path / "ledger.sqlite", FILES, chosen=chosen) == whole


def test_a_second_run_over_the_same_pile_works_nothing_out(tmp_path: Path) -> None:
    """Known pages are not read again, and no stage is run."""
    with storyledger.open(tmp_path / "ledger.sqlite", settings=RULES) as ledger:
        first = ledger.run(FILES)
        again = ledger.run(FILES)
    assert first.pages == again.known > 0
    assert again.pages == 0
    assert set(again.worked.values()) == {0}


def test_one_more_page_touches_only_what_it_touches(tmp_path: Path) -> None:
    """The marks of pages already read stay as they are."""
    with storyledger.open(tmp_path / "ledger.sqlite", settings=RULES) as ledger:
        ledger.run(FILES[:-1])
        outcome = ledger.run(FILES[-1:])
    assert outcome.worked["sentences"] == outcome.pages
    assert outcome.worked["quantities"] == outcome.pages


@pytest.mark.parametrize("stage", ["sentences", "copies", "points"])
def test_a_run_cut_off_in_any_stage_is_completed_by_the_next(whole: str, tmp_path: Path, stage: str) -> None:
    """Nothing recorded is lost, and the end is the same."""

    def cut(name: str, done: int, _: int) -> None:
        if name == stage and done:
            raise KeyboardInterrupt

    path = tmp_path / "ledger.sqlite"
    with storyledger.open(path, settings=RULES) as ledger, pytest.raises(KeyboardInterrupt):
        ledger.run(FILES, progress=cut)
    with storyledger.open(path, settings=RULES) as ledger:
        assert list(ledger.export()) == []
        assert ledger.run(FILES).pages == 0
    assert _export(path, FILES) == whole


def test_a_killed_run_leaves_a_ledger_that_opens_and_completes(whole: str, tmp_path: Path) -> None:
    """SIGKILL in the middle: the ledger opens, and the next run ends where it would have."""
    path = tmp_path / "ledger.sqlite"
    code = (
        "import sys, time, storyledger\n"
        "from storyledger.settings import Settings\n"
        "def slow(stage, done, total):\n"
        "    print(stage, flush=True)\n"
        "    time.sleep(0.2)\n"
        "storyledger.open(sys.argv[1], settings=Settings(reader='rules')).run(sys.argv[2:], progress=slow)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path), *map(str, FILES)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == b"sentences":
            break
    time.sleep(0.1)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert _export(path, FILES) == whole
