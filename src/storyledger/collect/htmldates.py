"""The days that an HTML page gives as its publication: by htmldate, bounded by the fetch."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Told = tuple[str, str, int]  # ISO date, how it is known, weight


def html_dates(tree: Any, url: str | None, *, latest: str) -> list[Told]:
    """Return (date, how, weight) as the markup tells; `latest` (ISO) bounds it, not the machine's clock."""
    from htmldate import find_date

    try:
        day = find_date(deepcopy(tree), original_date=True, url=url, max_date=latest)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError):
        return []
    return [(day, "markup", 60)] if day else []
