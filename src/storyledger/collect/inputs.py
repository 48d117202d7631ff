"""Lists and reads what the user gives: files, folders, JSON Lines, a list on standard input [I/O].

A file that cannot be read becomes a `Raw` with a problem; the files after it are read all the same.
"""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from storyledger.collect.jsonl import JSON_LINES, page_of_line
from storyledger.collect.raw import Raw
from storyledger.errors import InputError

__all__ = ["Raw", "inputs"]

MEDIA = {
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/plain",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".shtml": "text/html",
    ".pdf": "application/pdf", ".vtt": "text/vtt", ".srt": "application/x-subrip",
}  # fmt: skip
LISTED = "give it a list of paths, one a line: find . -name '*.html' | storyledger run -"


@dataclass(frozen=True, slots=True)
class _Listed:
    path: Path
    address: str
    problem: str | None = None
    detail: str = ""


def inputs(paths: Iterable[str | Path], *, max_bytes: int, leave_out: Collection[Path] = ()) -> Iterator[Raw]:
    """Return what stands at `paths`, one `Raw` a page, in an order that does not depend on the file system.

    A folder is read with all its folders, names in code point order, hidden files and folders (".git") left
    out; "-" reads paths from standard input, one a line; each line of a .jsonl file is a page. An address is
    the path relative to the folder given, or the name of the file given; files of one call whose addresses
    would be equal are told apart by the names of the folders they lie in. A path given twice is read once;
    files in `leave_out` (what a run itself writes) are no pages.

    Raises InputError, before anything is read, where nothing that was given is there. A path that is not
    there beside others that are becomes an entry (problem "vanished"), as does a file that goes before it is
    read.
    """
    paths = list(paths)
    given = [Path(p) for p in _spread(paths)]
    if paths and not given:
        raise InputError("no path was given: standard input was empty", cure=LISTED)
    listed = [one for path in given for one in _list(path)]
    if not any(one.problem is None for one in listed) and not any(_there(p) for p in given):
        told = ", ".join(str(p) for p in given) or "nothing was given"
        raise InputError(f"no such file or folder: {told}", cure="check the path, or give a folder of pages")
    if not listed:
        told = ", ".join(str(p) for p in given)
        raise InputError(f"no page in {told}: the folder is empty", cure="give a folder that holds pages")
    return _read_all(_told_apart(_once(listed, leave_out)), max_bytes)


def _spread(paths: Iterable[str | Path]) -> Iterator[str | Path]:
    for path in paths:
        if str(path) != "-":
            yield path
            continue
        for line in sys.stdin:
            if line.strip("\r\n"):
                yield line.strip("\r\n")


def _there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):  # a name with a NUL, or longer than names can be
        return False


def _list(path: Path) -> Iterator[_Listed]:
    if not _there(path):
        yield _Listed(path, _name(path), "vanished", f"no such file or folder: {path.name}")
    elif not path.is_dir():
        yield _Listed(path, _name(path))
    else:
        yield from _walk(path)


def _walk(folder: Path) -> Iterator[_Listed]:
    """List a folder; a folder inside it that cannot be opened is an entry of its own."""
    closed: list[OSError] = []
    found: list[_Listed] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [_under(folder, Path(root, n)) for n in names if not n.startswith(".")]
    for error in closed:
        where = Path(str(error.filename))
        found.append(
            _Listed(where, _under(folder, where).address + "/", "unreadable", f"folder: {error.strerror}")
        )
    yield from sorted(found, key=lambda one: one.address)


def _under(folder: Path, path: Path) -> _Listed:
    return _Listed(path, _printable(path.relative_to(folder).as_posix()))


def _name(path: Path) -> str:
    return _printable(path.name or path.resolve().name or str(path))


def _printable(name: str) -> str:
    """A file name's bytes that are no UTF-8 come as lone surrogates, which no database takes."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")


def _once(listed: Iterable[_Listed], leave_out: Collection[Path]) -> list[_Listed]:
    kept: dict[str, _Listed] = {}
    own = {os.path.realpath(path) for path in leave_out}
    for one in listed:
        place = os.path.realpath(one.path) if one.problem is None else f"?{one.path}"
        if place not in own:
            kept.setdefault(place, one)
    return list(kept.values())


def _told_apart(listed: list[_Listed]) -> list[_Listed]:
    """Put the names of the folders above before addresses that would be equal."""
    for depth in range(1, 40):
        seen = Counter(one.address for one in listed)
        if max(seen.values(), default=0) < 2:
            break
        listed = [one if seen[one.address] < 2 else _longer(one, depth) for one in listed]
    return listed


def _longer(one: _Listed, depth: int) -> _Listed:
    parts = PurePosixPath(os.path.abspath(one.path)).parts[1:]
    own = len(PurePosixPath(one.address).parts)
    address = (
        _printable("/".join(parts[-max(own, 1) - 1 :])) if own < len(parts) else f"{one.address}~{depth}"
    )
    return _Listed(one.path, address, one.problem, one.detail)


def _read_all(listed: list[_Listed], max_bytes: int) -> Iterator[Raw]:
    for one in listed:
        if one.problem:
            yield Raw(one.address, None, problem=one.problem, detail=one.detail, cure=CURES[one.problem])
            continue
        try:
            yield from _read(one, max_bytes)
        except FileNotFoundError:
            yield Raw(one.address, None, problem="vanished", detail="listed, but gone when it was to be read",
                      cure=CURES["vanished"])  # fmt: skip
        except (OSError, ValueError) as error:
            told = getattr(error, "strerror", None) or str(error)
            yield Raw(one.address, None, problem="unreadable", detail=told, cure=CURES["unreadable"])


CURES = {
    "vanished": "check the path and run again",
    "unreadable": "make the file readable (chmod +r) and run again",
    "too_large": "raise max_bytes (--max-bytes), or split the file",
    "empty": "fetch the page again",
}


def _read(one: _Listed, max_bytes: int) -> Iterator[Raw]:
    seen = os.stat(one.path)
    if not stat.S_ISREG(seen.st_mode):  # a pipe or a device would block or never end
        yield Raw(
            one.address, None, problem="unreadable", detail="not a regular file", cure="give files or folders"
        )
        return
    suffix = one.path.suffix.lower()
    media = MEDIA.get(suffix, "")
    if suffix not in JSON_LINES and seen.st_size > max_bytes:
        yield _too_large(one.address, max_bytes, media, f"{seen.st_size:,} bytes, ")
        return
    with open(one.path, "rb") as file:
        if suffix in JSON_LINES:
            yield from _read_lines(file, one.address, max_bytes)
            return
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:  # it has grown meanwhile, or its size is not told (/proc)
        yield _too_large(one.address, max_bytes, media)
    else:
        yield Raw(one.address, data, media)


def _read_lines(file: BinaryIO, address: str, max_bytes: int) -> Iterator[Raw]:
    """Read JSON Lines one at a time: the limit holds for a line, not for the file."""
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield _too_large(f"{address}#{number}", max_bytes, "")
        elif line.strip():
            yield page_of_line(line, address, number)
    if not number:
        yield Raw(address, b"", "application/jsonl")


def _too_large(address: str, max_bytes: int, media: str, seen: str = "") -> Raw:
    return Raw(address, None, media, problem="too_large", detail=f"{seen}larger than {max_bytes:,} bytes",
               cure=CURES["too_large"])  # fmt: skip
