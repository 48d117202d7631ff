"""A spaCy pipeline, played by a small module with trees written down by hand as en_core_web_sm draws them."""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.errors import ModelError
from storyledger.extract.readers import make_read
from storyledger.extract.spacy_reader import make_spacy, spans
from storyledger.settings import Settings
from storyledger.terms import Span
from storyledger.text import lines

# Each word with its lemma, part of speech, relation and head.
TREES = {
    "Marta Ostrova has said that the bridge stays closed.": """
        Marta Marta PROPN compound 1; Ostrova Ostrova PROPN nsubj 3; has have AUX aux 3; said say VERB ROOT 3;
        that that SCONJ mark 7; the the DET det 6; bridge bridge NOUN nsubj 7; stays stay VERB ccomp 3;
        closed closed ADJ acomp 7; . . PUNCT punct 3""",
    "The bridge, he said, is safe.": """
        The the DET det 1; bridge bridge NOUN nsubj 6; , , PUNCT punct 6; he he PRON nsubj 4;
        said say VERB parataxis 6; , , PUNCT punct 6; is be AUX ROOT 6; safe safe ADJ acomp 6;
        . . PUNCT punct 6""",
    "It rained, according to the Tide Agency.": """
        It it PRON nsubj 1; rained rain VERB ROOT 1; , , PUNCT punct 1; according accord VERB prep 1;
        to to ADP prep 3; the the DET det 7; Tide Tide PROPN compound 7; Agency Agency PROPN pobj 4;
        . . PUNCT punct 1""",
    "Ode was told that it rained.": """
        Ode Ode PROPN nsubjpass 2; was be AUX auxpass 2; told tell VERB ROOT 2; that that SCONJ mark 5;
        it it PRON nsubj 5; rained rain VERB ccomp 2; . . PUNCT punct 2""",
    "Krol denied it, adding that she stays.": """
        Krol Krol PROPN nsubj 1; denied deny VERB ROOT 1; it it PRON dobj 1; , , PUNCT punct 1;
        adding add VERB advcl 1; that that SCONJ mark 7; she she PRON nsubj 7; stays stay VERB ccomp 4;
        . . PUNCT punct 1""",
}
ENTITIES = {"Marta Ostrova": "PERSON", "Tide Agency": "ORG", "Ode": "GPE", "that": "DATE"}


class Token(SimpleNamespace):
    """A word of a tree."""

    @property
    def children(self) -> Iterator["Token"]:
        """The words that hang on this one."""
        return (t for t in self.doc if t.head is self and t is not self)

    @property
    def subtree(self) -> list["Token"]:
        """All that hangs on this word, and it."""
        below = [self, *(t for child in self.children for t in child.subtree)]
        return sorted(below, key=lambda t: t.i)


class Parsed(list[Token]):
    """A parsed paragraph."""

    def __init__(self, text: str) -> None:
        super().__init__()
        at, heads = 0, []
        for i, row in enumerate(TREES[text].split(";")):
            word, lemma, pos, dep, head = row.split()
            at = text.index(word, at)
            self.append(Token(i=i, idx=at, text=word, lemma_=lemma, pos_=pos, dep_=dep, doc=self))
            at += len(word)
            heads.append(int(head))
        for token, head in zip(self, heads, strict=True):
            token.head = self[head]
        self.ents = [
            SimpleNamespace(label_=label, start_char=m.start(), end_char=m.end())
            for name, label in ENTITIES.items()
            for m in re.finditer(rf"\b{name}\b", text)
        ]


class Pipeline:
    """What `spacy.load` gives."""

    def __init__(self, *parts: str) -> None:
        self.pipe_names = parts
        self.meta = {"lang": "en", "name": "small", "version": "3.8.0"}

    def pipe(self, texts: Iterable[str]) -> Iterator[Parsed]:
        """Parse texts."""
        return map(Parsed, texts)


def install(monkeypatch: pytest.MonkeyPatch, load: Any) -> None:
    """Put a module named spacy in its place."""
    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))  # type: ignore[arg-type]


def test_trees_become_attributions_with_places_and_their_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Subject, verb with auxiliaries, clause; a passive names nobody; "adding" has its verb's subject."""
    install(monkeypatch, lambda name: Pipeline("tagger", "parser"))
    text = "\n\n".join(TREES)
    reading = make_read(Settings(reader="spacy"))(text, list(lines(text)), "d")
    told = [
        tuple(" / ".join(text[s:e] for s, e in part) for part in (a.source, a.cue, a.content))
        for a in reading.attributions
    ]
    assert told == [
        ("Marta Ostrova", "has said", "that the bridge stays closed"),
        ("he", "said", "The bridge / is safe"),
        ("the Tide Agency", "according to", "It rained"),
        ("Krol", "denied", "it"),
        ("Krol", "adding", "that she stays"),
    ]
    assert {a.reader for a in reading.attributions} == {"spacy en_small 3.8.0"}
    assert [(text[n.start : n.end], n.type) for n in reading.names] == [
        ("Marta Ostrova", "PER"),
        ("Tide Agency", "ORG"),
        ("Ode", "LOC"),
    ]


def test_spacy_that_is_not_installed_is_told_with_the_command_that_helps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The settings choose it, the machine lacks it."""
    monkeypatch.setitem(sys.modules, "spacy", None)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="needs the package spacy") as refused:
        make_read(Settings(reader="spacy"))
    assert "pip install" in refused.value.cure


def test_a_missing_pipeline_is_told_with_the_command_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh spaCy comes without pipelines."""

    def load(name: str) -> None:
        raise OSError(f"[E050] Can't find model '{name}'")

    install(monkeypatch, load)
    with pytest.raises(ModelError, match=r"E050.*'en_big'") as refused:
        make_spacy("en_big")
    assert "python -m spacy download en_big" in refused.value.cure


def test_a_pipeline_without_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without trees there is nothing to read speech off."""
    install(monkeypatch, lambda name: Pipeline())
    with pytest.raises(ModelError, match="no parser, only a tokeniser"):
        make_spacy("blank")


@given(
    text=st.text(alphabet="ab ,.\U0001f600", max_size=40),
    chosen=st.sets(st.integers(0, 20)),
    base=st.integers(0, 3),
)
def test_spans_hold_only_the_tokens_chosen(text: str, chosen: set[int], base: int) -> None:
    """Neighbouring tokens join, ends are trimmed, all stays inside the text."""
    whole = "x" * base + text
    words = [Token(i=i, idx=m.start(), text=m.group()) for i, m in enumerate(re.finditer(r"\S+", text))]
    kept = [w for w in words if w.i in chosen]
    found = spans(whole, kept[::-1], base)
    covered = {at for s in found for at in range(s.start, s.end)}
    assert covered <= {base + at for low in kept for at in range(low.idx, low.idx + len(low.text))} | {
        at for at, c in enumerate(whole) if c.isspace()
    }
    assert all(isinstance(s, Span) and 0 <= s.start < s.end <= len(whole) for s in found)
    assert all(a.end < b.start for a, b in pairwise(found))
