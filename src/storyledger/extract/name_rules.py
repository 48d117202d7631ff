"""What belongs to a printed name: offices and forms of address before a person's name do not."""

from __future__ import annotations

import re

from storyledger.terms import Span

_TITLES = """
    mr mrs ms miss mx dr prof professor president vice prime minister premier senator sen rep
    representative congressman congresswoman governor gov mayor secretary general gen lt lieutenant
    col colonel major maj capt captain sgt sergeant cpl corporal pvt private brig brigadier admiral
    adm marshal commander cmdr chief judge justice chancellor ambassador sheikh sheik shaikh imam
    ayatollah mullah maulana rabbi rev reverend father bishop archbishop cardinal pope king queen
    prince princess emperor sultan emir sir lord lady dame baroness chairman chairwoman chairperson
    director coach officer constable inspector detective attorney foreign defense defence interior
    finance deputy former spokesman spokeswoman hon honourable
"""
TITLES = frozenset(_TITLES.split())
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


def without_title(text: str, start: int, end: int) -> Span:
    """A person's name without the offices and forms of address that stand before it.

    >>> "Prime Minister Ada Krol"[slice(*without_title("Prime Minister Ada Krol", 0, 23))]
    'Ada Krol'
    """
    tokens = list(_TOKEN.finditer(text, start, end))
    first = 0
    for at, token in enumerate(tokens[:-1]):
        if token.group().lower() in TITLES:
            after = at + 2 if tokens[at + 1].group() == "." else at + 1
            if after < len(tokens) and tokens[after].group()[0].isupper():
                first = after
    return Span(tokens[first].start() if first else start, end)
