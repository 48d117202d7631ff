"""Bytes to characters: what kind of file it is, in which encoding, and what had to be guessed."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

_MAGIC = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (or .docx, .odt)"), (b"\x1f\x8b", "gzip-compressed data"),
    (b"SQLite format 3\x00", "an SQLite database"), (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"ID3", "sound"), (b"OggS", "sound or film"), (b"RIFF", "sound, film or a picture"),
    (b"7z\xbc\xaf", "a 7z archive"),
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_\-]{2,30})"
    rb"|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_\-]{2,30})",
    re.I,
)
_GUESSES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1256",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
]
SAMPLE = 65_536  # bytes that the guess looks at
ENOUGH = 64  # bytes that a guess needs
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)


class Decoded(NamedTuple):
    """Characters, or the reason why there are none. `note` says what was guessed or replaced."""

    text: str | None
    encoding: str = ""
    note: str = ""
    problem: str | None = None


def media(data: bytes, hint: str) -> str:
    """Return the media type that the bytes show, else the hint, else text/plain.

    >>> media(b"<!DOCTYPE html><p>x", ""), media(b"%PDF-1.4", "text/plain")
    ('text/html', 'application/pdf')
    """
    start = data[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if hint in ("text/html", "text/vtt", "application/x-subrip"):
        return hint
    if start.startswith(b"WEBVTT"):
        return "text/vtt"
    return "text/html" if _HTML.search(start) else "text/plain"


def decode(data: bytes, *, html: bool = False) -> Decoded:
    r"""Decode bytes: byte order mark, UTF-16 by its NULs, UTF-8, what is declared, a guess.

    The byte order mark is no text; newlines stay as they are. Binary files and texts with NUL are not
    decoded.

    >>> decode("né".encode("utf-16")).text, decode(b"n\xe9").note
    ('né', 'not UTF-8; read as cp1252')
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _with(data[len(mark) :], name)
    if kind := next((what for magic, what in _MAGIC if data.startswith(magic)), None):
        return Decoded(None, problem="binary", note=kind)
    if wide := _wide(data):
        return _with(data, wide)
    if b"\x00" in data:
        if _binary(data):
            return Decoded(None, problem="binary", note=f"{data.count(0):,} NUL bytes among {len(data):,}")
        if not html:
            return Decoded(None, problem="nul", note=f"NUL byte at byte {data.index(0):,}")
        data = data.replace(b"\x00", b"")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return (
            Decoded(None, problem="binary", note="mostly control bytes")
            if _binary(data)
            else _guess(data, html, error)
        )


def _with(data: bytes, name: str) -> Decoded:
    try:
        text, note = data.decode(name), ""
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        note = f"broken {name} at byte {error.start:,}; unreadable places shown as U+FFFD"
    if "\x00" in text:
        return Decoded(None, name, f"NUL character at {text.index(chr(0)):,}", "nul")
    return Decoded(text, name, note)


def _wide(data: bytes) -> str | None:
    """UTF-16 of mostly Latin letters without a byte order mark: every second byte is NUL."""
    start = data[:4096]
    if len(start) < 8 or len(data) % 2:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _binary(data: bytes) -> bool:
    """More than one control byte in twenty: no text in any encoding that texts come in."""
    start = data[:SAMPLE]
    control = sum(start.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    return control > max(2, 0.05 * len(start))


def _guess(data: bytes, html: bool, error: UnicodeDecodeError) -> Decoded:
    """Broken UTF-8 stays UTF-8 where few places are broken; else what is declared, else what fits best."""
    if (text := data.decode("utf-8", "replace")) and _mostly_utf8(text):
        return Decoded(
            text, "utf-8", f"broken UTF-8 at byte {error.start:,}; unreadable places shown as U+FFFD"
        )
    for name in ([*_declared(data)] if html else []) + [_best(data)]:
        try:
            return Decoded(data.decode(name), name, f"not UTF-8; read as {name}")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return Decoded(
        data.decode("cp1252", "replace"),
        "cp1252",
        "not UTF-8; read as cp1252, unreadable places shown as U+FFFD",
    )


def _mostly_utf8(text: str) -> bool:
    """Whether characters beyond ASCII that are right outnumber those that are broken."""
    broken = text.count("�")
    right = sum(1 for c in text if c > "\x7f") - broken
    return right > 2 * broken


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:4096])
    name = (found.group(1) or found.group(2)).decode("ascii").lower() if found else ""
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
    try:
        return [codecs.lookup(name).name] if name and codecs.lookup(name)._is_text_encoding else []
    except LookupError:
        return []


def _best(data: bytes) -> str:
    """Windows-1252 unless the bytes beyond ASCII are so many that this is no Western European text."""
    start = data[:SAMPLE]
    beyond = sum(1 for byte in start if byte > 127)
    if len(start) < ENOUGH or beyond < 0.15 * len(start):
        return "cp1252"
    found = from_bytes(start, cp_isolation=_GUESSES).best()
    return found.encoding if found else "cp1252"
