"""The error family.

StoryledgerError
|- InputError        a path or an argument that cannot be used
|- SettingsError     a setting that is unknown or has a wrong value
|- LedgerError       a ledger that cannot be opened or written
|   `- NewerLedger   written by a newer version of storyledger
|- OutputError       a report or other output that cannot be written
|- ModelError        the reader cannot be used: model altered, spaCy missing, endpoint silent
`- WorkerError       a process that read pages has died
"""

from __future__ import annotations


class StoryledgerError(Exception):
    """What went wrong, what was seen, and what helps.

    >>> print(StoryledgerError("no such folder: pile", cure="check the path"))
    no such folder: pile
      what helps: check the path
    """

    exit_code = 5

    def __init__(self, what: str, *, cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.what}\n  what helps: {self.cure}" if self.cure else self.what


class InputError(StoryledgerError):
    """A path or an argument that cannot be used."""

    exit_code = 2


class SettingsError(StoryledgerError):
    """A setting that is unknown or has a wrong value."""

    exit_code = 2


class LedgerError(StoryledgerError):
    """A ledger that cannot be opened or written."""

    exit_code = 3


class NewerLedger(LedgerError):  # noqa: N818  says what it is; a public name
    """A ledger written by a newer version of storyledger."""


class OutputError(StoryledgerError):
    """A report or other output that cannot be written."""

    exit_code = 3


class ModelError(StoryledgerError):
    """The reader cannot be used: model missing or altered, spaCy not installed, an endpoint silent."""

    exit_code = 4


class WorkerError(StoryledgerError):
    """A process that read pages has died: killed, or out of memory."""
