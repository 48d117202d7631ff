"""Verdicts as a reader sees them: the sentence, what the pages say to it, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from storyledger.terms import Place
from storyledger.verify.sentences import Verdict

_MARGIN = 12  # columns of the verdict


def answer(
    verdict: Verdict, text: str, address: Mapping[str, str], words: Callable[[Place], str]
) -> dict[str, Any]:
    """Return a verdict in plain values; `text` is what was held against the pages, offsets are into it."""
    places = [
        {
            "address": address[p.document],
            "document": p.document,
            "start": p.start,
            "end": p.end,
            "words": words(p),
        }
        for p in verdict.places
    ]
    return {
        "verdict": verdict.verdict, "sentence": text[verdict.start : verdict.end], "start": verdict.start,
        "end": verdict.end, "why": verdict.why, "places": places,
    }  # fmt: skip


def lines(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines that tell a verdict: what was held against the pages, why, what they print.

    >>> page = {"address": "a.txt", "words": "Two miners died."}
    >>> for line in lines({"verdict": "differs", "sentence": "Three miners died.", "why": "another figure",
    ...                    "places": [page]}): print(line)
    differs     Three miners died.
                another figure
                a.txt: “Two miners died.”
    """
    yield f"{told['verdict']:<{_MARGIN}}{_in_one_line(told['sentence'])}"
    if told["why"]:
        yield f"{'':<{_MARGIN}}{told['why']}"
    for place in told["places"]:
        yield f"{'':<{_MARGIN}}{place['address']}: “{_in_one_line(place['words'])}”"


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
