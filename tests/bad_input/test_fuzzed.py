"""A thousand damaged pages, each made from its number: none stops a run, and all offsets stay inside."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storyledger.collect.damage import damage
from storyledger.collect.pages import collect
from storyledger.collect.raw import Raw
from storyledger.compare.fingerprints import fingerprints
from storyledger.extract.attributions import attributions, complete
from storyledger.extract.names import names
from storyledger.extract.quantities import quantities
from storyledger.extract.sentences import sentences
from storyledger.extract.times import times
from storyledger.settings import Settings
from storyledger.terms import Place, Row, Span, as_plain

EXAMPLES = Path(__file__).parents[2] / "examples" / "pile"
MEDIA = {".txt": "text/plain", ".html": "text/html"}
PAGES = [(p.suffix, p.read_bytes()) for p in sorted(EXAMPLES.iterdir()) if p.suffix in MEDIA]
ANY = Settings(reader="rules", language="any")  # a damaged page often reads as another language
NASTY = [
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n" * 60, b"\xe2\x80\xa8",
    b"<", b">", b"</div>" * 9, b"<div>" * 600, b"<!--", b"]]>", b"<script>", b"<table><tr><td>",
    b"<p" + b" a" * 300, b"&#x110000;&#0;&amp", b"&" * 99, b"%", b"9" * 400, b"1," * 300, b"(" * 300,
    b"A. " * 300, b" said" * 60,
    b" February 31, 20188 ", b" $-1.5e308 million ", b" 1/0 ", b" the year 0000 ", b" minus minus five ",
    "\u202e\u200f\u2066".encode(), "e\u0301".encode() * 60, "٣٤٥ ½ ² Ⅷ".encode(), "“".encode() * 40,
    b'"' * 41, "‘’”„«»".encode() * 9, "İstanbul ŉ ẞ ﬁ".encode(), "\U0010ffff\ufffe".encode(),
    "他说。".encode() * 20,
]  # fmt: skip
SHARE = 100  # pages a test: ten tests, so that a failure names its hundred


def damaged(number: int) -> Raw:
    """A page of the example pile with up to a dozen things done to it, the same for the same number."""
    chance = random.Random(number)
    suffix, data = chance.choice(PAGES)
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.randint(0, 200))
        chance.choice(HARMS)(made, at, end, chance)
    if chance.random() < 0.05:
        del made[chance.randrange(len(made) + 1) :]
    return Raw(f"{number}{suffix}", bytes(made), MEDIA[suffix])


def _cut(made: bytearray, at: int, end: int, _: random.Random) -> None:
    del made[at:end]


def _insert(made: bytearray, at: int, _: int, chance: random.Random) -> None:
    made[at:at] = chance.choice(NASTY)


def _turn_round(made: bytearray, at: int, end: int, _: random.Random) -> None:
    made[at:end] = made[at:end][::-1]


def _repeat(made: bytearray, at: int, end: int, chance: random.Random) -> None:
    made[at:at] = bytes(made[at:end]) * chance.randint(1, 6)


def _overwrite(made: bytearray, at: int, end: int, chance: random.Random) -> None:
    made[at : min(end, at + 8)] = chance.randbytes(chance.randint(1, 8))


def _mix(made: bytearray, at: int, _: int, chance: random.Random) -> None:
    other = chance.choice(PAGES)[1]
    begin = chance.randrange(len(other))
    made[at:at] = other[begin : begin + 300]


HARMS: tuple[Callable[[bytearray, int, int, random.Random], None], ...] = (
    _cut, _insert, _insert, _turn_round, _repeat, _overwrite, _mix,
)  # fmt: skip


def read(raw: Raw) -> tuple[str | None, str, list[Row]]:
    """What collect and extract make of a page: its problem, its text, and all rows."""
    found = collect(raw, ANY)
    if found.document is None:
        assert found.page.problem
        assert found.page.cure
        return found.page.problem, "", []
    text, own = found.document.text, found.document.id
    told = sentences(text, found.lines, own)
    printed = names(text, told)
    said = attributions(text, told, printed)
    rows: list[Row] = [*found.lines, *found.dated, *told, *printed, *damage(found.document, found.lines)]
    rows += [*said, *complete(text, told, printed, said), *quantities(text, told)]
    rows += [*times(text, told, published=("2021-03-04", "2021-03-04"), document=own)]
    rows += [fingerprints(own, text, found.lines)]
    return found.page.problem, text, rows


def spans(row: Row) -> Iterator[tuple[int, int]]:
    """All spans of a row."""
    if isinstance(getattr(row, "start", None), int):
        yield row.start, row.end  # type: ignore[attr-defined]
    todo: list[Any] = list(as_plain(row).values())
    while todo:
        value = todo.pop()
        if isinstance(value, Span | Place):
            yield value[-2], value[-1]
        elif isinstance(value, tuple):
            todo.extend(value)


@pytest.mark.parametrize("first", range(0, 1000, SHARE))
def test_damaged_pages_are_read_or_told_and_never_stop_a_run(first: int) -> None:
    """Nothing is raised, offsets are right, and most pages still have a text with sentences in it."""
    ends: Counter[str] = Counter()
    for number in range(first, first + SHARE):
        problem, text, rows = read(damaged(number))
        ends["read" if text else str(problem)] += 1
        for row in rows:
            assert all(0 <= start <= end <= len(text) for start, end in spans(row)), (number, row)
    assert ends["read"] > SHARE // 2
    assert set(ends) <= {"read", "empty", "nul", "binary"}


def test_damaged_pages_go_the_whole_way_to_the_report(call: Callable[..., Any], tmp_path: Path) -> None:
    """All stages, ledger and report, over thirty of them at once; running again finds nothing to do."""
    pile = tmp_path / "pile"
    pile.mkdir()
    for number in range(2000, 2030):
        raw = damaged(number)
        (pile / raw.address).write_bytes(raw.data or b"")
    told = call("run", pile, "-o", tmp_path / "out", "--language", "any")
    assert told.code in (0, 1)
    again = call("run", pile, "-o", tmp_path / "out", "--language", "any", "--json")
    assert again.code == told.code
    assert '"pages": 0' in again.out
    assert (tmp_path / "out" / "report.html").stat().st_size > 100_000
