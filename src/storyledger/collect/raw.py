"""What came in, before it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes from an address, with what was told about them; `data` is None where `problem` says why."""

    address: str
    data: bytes | None
    media: str = ""  # a hint; "" where nothing is known
    live_address: str | None = None
    fetched: str | None = None  # ISO date or time
    title: str | None = None  # given beside the page, not read from it
    date: str | None = None
    publisher: str | None = None
    problem: str | None = None
    detail: str = ""
    cure: str = ""
