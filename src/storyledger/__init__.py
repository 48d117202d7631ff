"""storyledger reads a pile of news pages and keeps a ledger of what is claimed, on whose word, copied from where.

>>> import storyledger
>>> with storyledger.open("out/ledger.sqlite") as ledger:          # doctest: +SKIP
...     ledger.run(["pages/"])
...     for point in ledger.points():
...         print(ledger.words(point.wording), point.named)
"""

from storyledger.api import Ledger, open
from storyledger.errors import (
    InputError,
    LedgerError,
    ModelError,
    NewerLedger,
    SettingsError,
    StoryledgerError,
)
from storyledger.version import __version__

__all__ = [
    "InputError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "NewerLedger",
    "SettingsError",
    "StoryledgerError",
    "__version__",
    "open",
]
