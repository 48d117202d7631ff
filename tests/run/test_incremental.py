"""However a pile is split, ordered, spread over workers or cut off, the ledger ends the same."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import storyledger
from storyledger.collect.raw import Raw
from storyledger.run import local
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


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    order=st.permutations(FILES),
    cuts=st.lists(st.integers(1, len(FILES) - 1), min_size=1, max_size=3),
    again=st.integers(0, 3),
)
def test_any_split_in_any_order_ends_in_the_same_export(
    whole: str, order: list[Path], cuts: list[int], again: int
) -> None:
    """Two to four runs, which may read pages again, give what one run over the whole gives."""
    ends = [*sorted(set(cuts)), len(order)]
    parts = [order[max(0, begin - again) : end] for begin, end in zip([0, *ends], ends, strict=False)]
    assert _export(":memory:", *parts) == whole


def test_the_size_of_a_transaction_does_not_show(whole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a batch ends is chance."""
    monkeypatch.setattr(local, "BATCH", 3)
    assert _export(":memory:", FILES) == whole


def test_many_workers_give_the_same_export_byte_for_byte(whole: str, tmp_path: Path) -> None:
    """The order in which workers end does not show."""
    chosen = Settings(reader="rules", workers=2)
    assert _export(tmp_path / "ledger.sqlite", FILES[::-1], chosen=chosen) == whole
    assert _export(tmp_path / "split.sqlite", FILES[7:], FILES[:7], chosen=chosen) == whole


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


def test_a_run_cut_off_can_be_given_again_on_the_same_open_ledger(whole: str, tmp_path: Path) -> None:
    """As in a notebook: the lock that the cut-off run holds is our own."""

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "ledger.sqlite"
    with storyledger.open(path, settings=RULES) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.run(FILES, progress=cut)
        ledger.run(FILES)
    assert _export(path) == whole


def test_another_extractor_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """No page keeps two texts, and the end is that of a run with the new extractor alone."""
    path, bulk = tmp_path / "ledger.sqlite", Settings(reader="rules", extractor="resiliparse")
    _export(path, FILES)
    assert _export(path, FILES, chosen=bulk) == _export(":memory:", FILES, chosen=bulk)


# --- SIGKILL ----------------------------------------------------------------------------------------------


def _recorded(path: Path) -> int:
    """How many pieces of work a ledger says are done; 0 while it is being made."""
    if not path.exists():
        return 0
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(db.execute("select count(*) from done").fetchone()[0])
    except sqlite3.OperationalError as error:
        if "no such table" in str(error) or "locked" in str(error):
            return 0
        raise
    finally:
        db.close()


def _kill_when(path: Path, enough: int, workers: int) -> None:
    """Start a run and kill it, with no chance to tidy up, as soon as so much work is recorded."""
    command = [sys.executable, "-m", "storyledger.cli", "run", str(PILE), "-o", str(path.parent)]
    child = subprocess.Popen(
        [*command, "--reader", "rules", "--workers", str(workers)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while child.poll() is None and _recorded(path) < enough and time.monotonic() < until:
        time.sleep(0.002)
    assert child.poll() is None, "it ended before it was killed"
    child.send_signal(signal.SIGKILL)
    child.wait()
    _wait_for_end_of_group(child.pid)


def _wait_for_end_of_group(group: int) -> None:
    """Workers of a killed run end too: none is left to wait for work for ever."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError("a worker outlives the run")


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 2)])
def test_a_run_killed_at_random_moments_leaves_a_ledger_that_opens_and_completes(
    whole: str, tmp_path: Path, seed: int, workers: int
) -> None:
    """Killed again and again: the ledger opens, nothing half done is shown, and the last run ends it."""
    path = tmp_path / "out" / "ledger.sqlite"
    _export(tmp_path / "all.sqlite", FILES)
    work = _recorded(tmp_path / "all.sqlite")
    for enough in sorted(random.Random(seed).sample(range(work - 3), 3)):
        _kill_when(path, enough, workers)
        if path.exists():
            with storyledger.open(path, settings=RULES) as ledger:
                assert list(ledger.export()) == []
    assert _export(path, FILES) == whole


def test_large_pages_come_in_smaller_batches() -> None:
    """What is held in memory at once does not grow with the size of pages."""
    pages = [Raw(str(n), b"x" * size) for n, size in enumerate([10, local.BATCH_BYTES, 10, 10] + [1] * 70)]
    sizes = [len(batch) for batch in local._batches(iter(pages))]
    assert sizes == [2, local.BATCH, 72 - local.BATCH]
