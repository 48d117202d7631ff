"""Read a pile of news pages; keep a ledger of what is claimed, on whose word, copied from where.

>>> import storyledger
>>> with storyledger.open("out/ledger.sqlite") as ledger:          # doctest: +SKIP
...     ledger.run(["pages/"])
...     for point in ledger.points():
...         print(ledger.words(point.wording), point.named)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyledger.errors import (
    InputError,
    LedgerError,
    ModelError,
    NewerLedger,
    SettingsError,
    StoryledgerError,
)
from storyledger.settings import Settings

if TYPE_CHECKING:
    from storyledger.api import Ledger, open  # noqa: A004 - the one way in
    from storyledger.version import __version__

__all__ = [
    "InputError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "NewerLedger",
    "Settings",
    "SettingsError",
    "StoryledgerError",
    "__version__",
    "open",
]


def __getattr__(name: str) -> Any:
    """Load the façade when it is first asked for: a stage module alone needs none of it."""
    if name == "__version__":
        from storyledger.version import __version__

        return __version__
    if name in ("Ledger", "open"):
        from storyledger import api

        return getattr(api, name)
    raise AttributeError(f"module 'storyledger' has no attribute {name!r}")
