"""The days that an HTML page gives as its publication: its linked data, its headline's neighbours, htmldate.

htmldate (Barbaresi 2020, JOSS 5:51) is asked in its fast mode for what the markup marks, and in its
extensive mode only where nothing else is found. What was read as "published" in the page's own linked data
comes first.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, datetime, timedelta
from functools import cache, partial
from importlib import import_module
from typing import Any, cast

from storyledger.collect.printed import days, iso

Told = tuple[str, str, int]  # ISO date, how it is known, weight

LINKED_DATA, META, MARKED, BESIDE, SEARCHED = 88, 87, 86, 84, 60
EARLIEST = "1995-01-01"  # no page on the web is older
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_PUBLISHED = re.compile(r'"datePublished"\s{0,5}:\s{0,5}"([^"\\]{6,60})"')
_UTC = re.compile(r"T(\d\d):\d\d[:.\d]{0,12}(?:Z|\+00:?00)$")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:[/-]|$)")
_META = ("article:published_time", "article:published", "og:article:published_time", "og:published_time")
NEAR = 400  # code points after the headline in which a page prints its date
MOSTLY = 0.4  # share of a text node that is the date
NIGHT = 8  # hours: until then UTC is a day ahead of the Americas


def html_dates(tree: Any, url: str | None, *, latest: str) -> list[Told]:
    """Return (date, how, weight) as the page tells; none later than `latest`, never the machine's clock."""
    found = [(_local(value, url), "linked data: datePublished", LINKED_DATA) for value in _linked(tree)]
    found += [(day, "meta article:published_time", META) for day in _meta(tree)]
    if day := _search(tree, url, latest, extensive=False):
        found.append((day, "marked as a date in the page", MARKED))
    elif not found:
        found += [(day, "printed beside the headline", BESIDE) for day in _beside(tree)]
        # htmldate gives the first of January for a bare year, as in a copyright line: no day was printed.
        if not found and (day := _search(tree, url, latest, extensive=True)) and not day.endswith("-01-01"):
            found.append((day, "printed somewhere in the page", SEARCHED))
    return [told for told in found if EARLIEST <= told[0] <= latest]


def _linked(tree: Any) -> list[str]:
    """The first datePublished that is a day in the page's linked data (schema.org), as printed."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        told = [value for value in _values(script.text[:400_000]) if _day(value)]
        if told:
            return told[:1]
    return []


def _local(value: str, url: str | None) -> str:
    """The day of a datePublished; of a nightly hour in UTC, the day before where the address says so."""
    day = _day(value) or ""
    hour, path = _UTC.search(value), _IN_PATH.search(url or "")
    if hour and path and int(hour[1]) < NIGHT:
        named = iso(int(path[1]), int(path[2]), int(path[3]))
        if named and date.fromisoformat(day) - date.fromisoformat(named) == timedelta(days=1):
            return named
    return day


def _values(text: str) -> Iterator[str]:
    """Yield datePublished of articles first, then of anything; of broken JSON, what looks like it."""
    try:
        objects = list(_objects(json.loads(text, strict=False)))
    except (ValueError, RecursionError):
        yield from _PUBLISHED.findall(text)
        return
    dated = [o for o in objects if isinstance(o.get("datePublished"), str)]
    dated.sort(key=lambda o: not re.search(r"Article|Posting|Report", str(o.get("@type"))))
    yield from (o["datePublished"] for o in dated)


def _objects(told: Any) -> Iterator[dict[str, Any]]:
    waiting = [told]
    for _ in range(10_000):
        if not waiting:
            return
        here = waiting.pop(0)
        if isinstance(here, dict):
            yield here
            waiting += [v for v in here.values() if isinstance(v, dict | list)]
        elif isinstance(here, list):
            waiting += here


def _day(value: str) -> str | None:
    if found := _ISO.match(value.strip()):
        return iso(int(found[1]), int(found[2]), int(found[3]))
    told = days(value[:100])
    return told[0].low if told and told[0].low == told[0].high else None


def _meta(tree: Any) -> list[str]:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in _META and (day := _day(meta.get("content") or "")):
            return [day]
    return []


def _beside(tree: Any) -> list[str]:
    """The first unambiguous day printed after the headline (the only h1, or the first)."""
    heading = _headline(tree)
    if heading is None:
        return []
    seen = 0
    for words in _after(heading):
        node = " ".join(words.split())
        seen += len(node)
        if seen > NEAR:
            break
        # A caption or a sentence has a day of its own: the page's date is a line of little else.
        told = [
            day for day in days(node) if day.low == day.high and day.end - day.start >= MOSTLY * len(node)
        ]
        if told:
            return [told[0].low]
    return []


def _headline(tree: Any) -> Any:
    """The h1 that shares most words with the title of the page: another may be its logo."""
    title = set("".join(next(tree.iter("title"), tree.makeelement("title")).itertext()).casefold().split())
    some = list(tree.iter("h1"))[:20]
    return max(some, key=lambda h: len(title & set("".join(h.itertext()).casefold().split())), default=None)


def _after(element: Any) -> Iterator[str]:
    """Yield the text that follows an element, in the order of the page."""
    here = element
    while here is not None:
        if here.tail:
            yield here.tail
        for later in here.itersiblings():
            for inner in later.iter():
                if isinstance(inner.tag, str) and inner.tag not in ("script", "style") and inner.text:
                    yield inner.text
                if inner.tail:
                    yield inner.tail
        here = here.getparent()


def _search(tree: Any, url: str | None, latest: str, *, extensive: bool) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dateutil warns of odd time zones; the day stands all the same
            found = _finder()(
                deepcopy(tree),
                extensive_search=extensive,
                original_date=True,
                url=url,
                min_date=EARLIEST,
                max_date=latest,
            )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError):
        return None
    return str(found) if found else None


@cache
def _finder() -> Callable[..., str | None]:
    """Return htmldate's find_date with dateutil completing partial dates from a fixed day.

    As it is, dateutil fills what a date lacks from this machine's clock: another date each day.
    """
    extractors: Any = import_module("htmldate.extractors")
    parse = import_module("dateutil.parser").parse
    extractors.dateutil_parse = partial(parse, default=datetime(1900, 1, 1))
    return cast(Callable[..., str | None], import_module("htmldate").find_date)
