"""Where a run writes: a folder with the ledger and the report [I/O]."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from storyledger.errors import LedgerError, OutputError, StoryledgerError

if TYPE_CHECKING:
    from storyledger.api import Ledger

LEDGER, REPORT = "ledger.sqlite", "report.html"


def usable(out: Path) -> Path:
    """Return the folder to write into; raises OutputError where a file has its name."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file; -o takes a folder", cure="give another -o DIR")
    return out


def opened_at(ledger: Path) -> Ledger:
    """Open a ledger that is there, named by its file or its folder."""
    from storyledger import api

    path = ledger / LEDGER if ledger.is_dir() else ledger
    try:
        return api.open(path, create=False)
    except LedgerError as error:
        if "is no ledger" in error.what:  # its own cure is for those who write one
            where = f"name the folder that holds {LEDGER}; storyledger run PATH -o DIR makes one"
            raise LedgerError(error.what, cure=where) from error
        raise


@contextmanager
def no_empty_ledger(path: Path) -> Iterator[None]:
    """Where a first run fails before it recorded a page, take away what it made: a slip leaves nothing."""
    made = [p for p in (path, *path.parents) if not p.exists()]
    try:
        yield
    except StoryledgerError:
        if path in made and path.exists() and _holds_nothing(path):
            for ending in ("", ".lock", "-wal", "-shm", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            for folder in made[1:]:
                with suppress(OSError):  # somebody has put something into it meanwhile: it stays
                    folder.rmdir()
        raise


def _holds_nothing(path: Path) -> bool:
    from storyledger import api

    try:
        with api.open(path, create=False) as ledger:
            return not ledger.pages()
    except LedgerError:  # it cannot be told: it stays, and the error that brought us here is the one to tell
        return False


def write(path: Path, text: str) -> None:
    """Put a file in its place whole: where that fails, the one that was there stays."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise not_written(str(path), error) from error


def not_written(what: str, error: OSError) -> OutputError:
    """Return the error to raise where `what` cannot be written: what, why, what helps."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    cure = "free some space and give the same command again" if full else "give a place that you may write to"
    return OutputError(f"cannot write {what}: {error.strerror or error}", cure=f"{cure}; the ledger is kept")
