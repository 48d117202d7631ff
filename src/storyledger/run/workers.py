"""Runs stages over keys, in this process or in several of this machine [I/O]."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import connection, get_context, parent_process
from typing import TypeVar

from storyledger.collect.pages import Collected, collect
from storyledger.collect.raw import Raw
from storyledger.errors import WorkerError
from storyledger.given import Given, Work
from storyledger.pipeline import PIPELINE, Stage
from storyledger.settings import Settings
from storyledger.terms import Row

T = TypeVar("T")


class Workers:
    """Runs one stage over many keys, in this process or in `settings.workers` others, in the order given."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.made: dict[str, Work] = {}
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        if self.settings.workers > 1:
            context = get_context("spawn")
            self.pool = ProcessPoolExecutor(self.settings.workers, context, _begin_worker, (self.settings,))
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(wait=True, cancel_futures=True)

    def map(self, stage: Stage, todo: Sequence[Given]) -> Iterator[Sequence[Row]]:
        """Yield what the stage gives for each key. Raises WorkerError where a process has died."""
        if self.pool and stage.key != "pile":
            chunk = max(1, len(todo) // (4 * self.settings.workers))
            with _sheltered():
                return _alive(self.pool.map(partial(_work, stage.name), todo, chunksize=chunk))
        if stage.name not in self.made:
            self.made[stage.name] = stage.make(self.settings)
        return (_told(stage.name, self.made[stage.name], given) for given in todo)

    def collect(self, raws: Sequence[Raw]) -> Iterator[Collected]:
        """Yield what each page holds. Raises WorkerError where a process has died."""
        if self.pool:
            with _sheltered():
                return _alive(self.pool.map(partial(collect, settings=self.settings), raws, chunksize=4))
        return map(partial(collect, settings=self.settings), raws)


@contextmanager
def _sheltered() -> Iterator[None]:
    """Let what is begun here hear no Ctrl-C, not even before it can ignore it; here it waits till the end.

    `map` of a pool begins processes as it hands out work, before it returns.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _alive(results: Iterator[T]) -> Iterator[T]:
    try:
        yield from results
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that read pages has died: killed, or out of memory",
            cure="give the same command again with fewer --workers; what was recorded is kept",
        ) from error


@contextmanager
def _naming(stage: str, given: Given) -> Iterator[None]:
    """Say in the traceback of a defect where it came up."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in stage {stage!r}, key {given.key!r}, documents {', '.join(given.documents[:5])}")
        raise


def _told(name: str, work: Work, given: Given) -> Sequence[Row]:
    with _naming(name, given):
        return work(given)


# --- in a worker ------------------------------------------------------------------------------------------

_WORKER: dict[str, Work] = {}
_SETTINGS = [Settings()]


def _begin_worker(settings: Settings) -> None:
    _SETTINGS[0] = settings
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes; the first one ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers, and they would wait for work for ever."""
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _work(name: str, given: Given) -> Sequence[Row]:
    """Run a stage in a worker, which makes it at its first use."""
    if name not in _WORKER:
        _WORKER[name] = next(s for s in PIPELINE if s.name == name).make(_SETTINGS[0])
    return _told(name, _WORKER[name], given)
