"""The packaged reader finds who says what and names; neighbours change nothing; altered weights fail."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyledger.errors import ModelError
from storyledger.extract import reader
from storyledger.extract.reader import Reading, make_reader
from storyledger.terms import Span
from storyledger.text import lines

SAID = "Marta Ostrova, the mayor of Lindholm, said on Monday that the bridge would stay closed until spring."
QUOTED = "“We have no money for it,” Jonas Petrauskas told reporters in Vilnius."
PLAIN = "The bridge is 40 metres long."


@pytest.fixture(scope="module")
def read() -> Callable[..., Reading]:
    """The packaged reader."""
    return make_reader()


def printed(text: str, spans: tuple[Span, ...]) -> str:
    """The words that spans cover."""
    return " / ".join(text[start:end] for start, end in spans)


def test_indirect_speech_gives_source_cue_and_content(read: Callable[..., Reading]) -> None:
    """A reported sentence is read with its speaker and what is reported."""
    [found] = read(SAID, [Span(0, len(SAID))]).attributions
    assert "Marta Ostrova" in printed(SAID, found.source)
    assert "said" in printed(SAID, found.cue)
    assert "the bridge would stay closed until spring" in printed(SAID, found.content)
    assert found.reader == "model"


def test_direct_speech_goes_to_the_speaker_after_it(read: Callable[..., Reading]) -> None:
    """A quotation before its speaker is his."""
    [found] = read(QUOTED, [Span(0, len(QUOTED))]).attributions
    assert printed(QUOTED, found.source) == "Jonas Petrauskas"
    assert "We have no money for it" in printed(QUOTED, found.content)


def test_names_have_types(read: Callable[..., Reading]) -> None:
    """People and places are told apart."""
    names = {(SAID[n.start : n.end], n.type) for n in read(SAID, [Span(0, len(SAID))]).names}
    assert ("Marta Ostrova", "PER") in names
    assert ("Lindholm", "LOC") in names


def test_a_sentence_that_nobody_says_gives_no_attribution(read: Callable[..., Reading]) -> None:
    """Plain narration is on nobody's word."""
    assert read(PLAIN, [Span(0, len(PLAIN))]).attributions == ()


def test_offsets_follow_the_paragraph_and_neighbours_change_nothing(read: Callable[..., Reading]) -> None:
    """A paragraph reads the same alone as among others, moved by where it begins."""
    text = f"{PLAIN}\n\n{QUOTED}\n\n{SAID}\n\n{QUOTED}"
    together = read(text, list(lines(text)), "a document")
    alone = make_reader()(SAID, [Span(0, len(SAID))])
    base = text.index(SAID)
    moved = [(n.start + base, n.end + base, n.type) for n in alone.names]
    assert [(n.start, n.end, n.type) for n in together.names if base <= n.start < base + len(SAID)] == moved
    assert [printed(text, a.content) for a in together.attributions][1] == printed(
        SAID, alone.attributions[0].content
    )
    assert len(together.attributions) == 3
    assert {row.document for row in (*together.attributions, *together.names)} == {"a document"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="aA .,\"“”'said\n\t\u200b\U0001f600é", max_size=400))
def test_any_text_gives_spans_inside_its_paragraphs(read: Callable[..., Reading], text: str) -> None:
    """Whatever the text, every span is non-empty and inside one paragraph."""
    paragraphs = list(lines(text))
    reading = read(text, paragraphs)
    spans = [Span(n.start, n.end) for n in reading.names]
    spans += [s for a in reading.attributions for part in (a.source, a.cue, a.content) for s in part]
    for start, end in spans:
        assert any(p.start <= start < end <= p.end for p in paragraphs)


def test_a_very_long_paragraph_is_read_whole(read: Callable[..., Reading]) -> None:
    """A paragraph beyond the encoder's window is cut, not dropped."""
    text = " ".join([PLAIN] * 60 + [SAID])
    found = read(text, [Span(0, len(text))]).attributions
    assert "until spring" in printed(text, found[-1].content)


def test_a_paragraph_of_rubbish_is_read_in_portions(read: Callable[..., Reading]) -> None:
    """Words without end and paragraphs longer than a portion change nothing in what follows them."""
    rubbish = "f0" * 40 + " " + "x" * 25_000
    text = f"{rubbish} {SAID}"
    [found] = read(text, [Span(0, len(text))]).attributions
    assert "until spring" in printed(text, found.content)


def test_the_version_names_the_weights(read: Callable[..., Reading]) -> None:
    """A reading tells which weights made it."""
    card = json.loads((reader.FOLDER / "reader.json").read_text("utf-8"))
    assert read("", []).version == f"{card['version']}:{card['sha256']['reader.onnx'][:12]}"


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    """Weights other than those named in reader.json are not run."""
    for name in ("reader.json", "tokenizer.json"):
        shutil.copy(reader.FOLDER / name, tmp_path / name)
    (tmp_path / "reader.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"reader\.onnx is not the file it should be") as refused:
        make_reader(folder=tmp_path)
    assert "--reader rules" in refused.value.cure


def test_missing_weights_are_told_with_their_cure(tmp_path: Path) -> None:
    """A folder without weights gives the project's error, not Python's."""
    with pytest.raises(ModelError, match="cannot be read"):
        make_reader(folder=tmp_path)
