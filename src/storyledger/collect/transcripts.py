"""SRT and VTT transcripts: the words that are shown, without numbers, times and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyledger.collect.plain import Reading
from storyledger.version import __version__

_TIMES = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s")
_MARK = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,100}>|\{\\[^{}\n]{0,60}\}|<\d[\d:.]{0,12}>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,40})?\s([^<>\n]{1,80})>")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")


def transcript_page(text: str) -> Reading:
    r"""Return the words of a transcript: a new line where a sentence ends or the voice changes.

    >>> told = "00:01.000 --> 00:02.000\n<v Osk>The pumps\n\n00:02.000 --> 00:03.000\nstopped."
    >>> transcript_page(told).text
    'Osk: The pumps stopped.'
    """
    shown: list[str] = []
    for line in _shown(text):
        if shown and not _SENTENCE_END.search(shown[-1]) and not line[1]:
            shown[-1] += " " + line[0]
        else:
            shown.append(line[0])
    return Reading("\n".join(shown), f"transcript {__version__}")


def _shown(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each shown line and whether a voice begins with it; lines rolled up are left out."""
    inside, before, voice = False, "", ""
    for line in text.splitlines():
        if not line.strip():
            inside = False
        elif _TIMES.match(line):
            inside = True
        elif inside:
            found = _VOICE.search(line)
            words = " ".join(_MARK.sub("", _VOICE.sub("", line)).split())
            if not words or words == before:
                continue
            before = words
            new = bool(found and found.group(1) != voice)
            voice = found.group(1) if found else voice
            yield (f"{voice}: {words}" if new else words), new or words.startswith(("- ", ">>"))
