"""What a person decides is obeyed by every later run."""

from __future__ import annotations

from pathlib import Path

import pytest

import storyledger
from storyledger import Settings
from storyledger.terms import Place

PILE = Path(__file__).parents[2] / "examples" / "pile"
FILES = [PILE / name for name in ("01-wire.txt", "04-spun.txt", "06-herald.txt")]


@pytest.fixture
def ledger() -> storyledger.Ledger:
    """Three pages on one event, read by rules."""
    opened = storyledger.open(":memory:", settings=Settings(reader="rules"))
    opened.run(FILES)
    return opened


def _document(ledger: storyledger.Ledger, name: str) -> str:
    return next(d.id for d in ledger.documents() if d.address.startswith(name))


def _place(ledger: storyledger.Ledger, name: str, words: str) -> Place:
    document = next(d for d in ledger.documents() if d.address.startswith(name))
    start = document.text.index(words)
    return Place(document.id, start, start + len(words))


def _together(ledger: storyledger.Ledger, a: str, b: str) -> bool:
    return any({a, b} <= set(s.documents) for s in ledger.stories())


def _one_speaker(ledger: storyledger.Ledger, a: Place, b: Place) -> bool:
    def holds(mentions: tuple[Place, ...], place: Place) -> bool:
        return any(
            m.document == place.document and m.start < place.end and place.start < m.end for m in mentions
        )

    return any(holds(s.mentions, a) and holds(s.mentions, b) for s in ledger.speakers())


def test_stories_judged_different_stay_apart_and_can_be_joined_again(ledger: storyledger.Ledger) -> None:
    """The later of two judgements counts, and a run over known pages is enough."""
    wire, herald = _document(ledger, "01"), _document(ledger, "06")
    assert _together(ledger, wire, herald)
    ledger.judge(wire, herald, same=False, who="a reader")
    ledger.run(FILES)
    assert not _together(ledger, wire, herald)
    ledger.judge(wire, herald, same=True, who="a reader")
    ledger.run(FILES)
    assert _together(ledger, wire, herald)
    assert any("judged" in s.why for s in ledger.stories())


def test_a_merge_of_speakers_is_undone_by_a_judgement(ledger: storyledger.Ledger) -> None:
    """Two printed sources that were one speaker are two, and a reason is kept when they are one again."""
    a, b = _place(ledger, "01", "Berit Osk, the union"), _place(ledger, "04", "Berit Osk, chairwoman")
    assert _one_speaker(ledger, a, b)
    ledger.judge(a, b, same=False, who="a reader", note="another Osk")
    ledger.run(FILES)
    assert not _one_speaker(ledger, a, b)
    ledger.judge(b, a, same=True, who="a reader")
    ledger.run(FILES)
    assert _one_speaker(ledger, a, b)
    assert any("judged the same by a reader" in s.why for s in ledger.speakers())


def test_sources_that_nothing_joins_are_one_speaker_when_judged_so(ledger: storyledger.Ledger) -> None:
    """A described source and a named man."""
    a = _place(ledger, "01", "Contractors at the mine")
    b = _place(ledger, "06", "Per Stig")
    assert not _one_speaker(ledger, a, b)
    ledger.judge(a, b, same=True, who="a reader")
    ledger.run(FILES)
    assert _one_speaker(ledger, a, b)


def test_judgements_last_in_the_file(tmp_path: Path) -> None:
    """They stand in the ledger, in the order in which they were made."""
    path = tmp_path / "ledger.sqlite"
    with storyledger.open(path, settings=Settings(reader="rules")) as first:
        first.run(FILES)
        wire, herald = _document(first, "01"), _document(first, "06")
        first.judge(wire, herald, same=False, who="a reader")
    with storyledger.open(path, settings=Settings(reader="rules")) as second:
        assert [(j.kind, j.a.document, j.b.document, j.same, j.who) for j in second.judgements()] == [
            ("story", wire, herald, False, "a reader")
        ]
        second.run(FILES)
        assert not _together(second, wire, herald)


def test_a_judgement_on_what_is_not_held_is_refused(ledger: storyledger.Ledger) -> None:
    """An unknown document, or a document against a place."""
    with pytest.raises(storyledger.StoryledgerError, match="no document"):
        ledger.judge("nothing", _document(ledger, "01"), same=True, who="a reader")
    with pytest.raises(storyledger.StoryledgerError, match="two documents or on two places"):
        ledger.judge(_document(ledger, "01"), _place(ledger, "04", "Berit Osk"), same=True, who="a reader")
