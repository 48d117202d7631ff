"""Attributions and names from a spaCy pipeline, if the user has installed one and chosen it.

Sources, cues and contents are read off the dependency tree: the subject of a verb of saying, the verb with
its auxiliaries, the clause it governs.  Needs a pipeline with a parser; spaCy is imported only here.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from storyledger.errors import ModelError
from storyledger.extract.cues import VERBS, forms
from storyledger.extract.name_rules import tidy_name
from storyledger.extract.reader import Read, Reading, portions
from storyledger.terms import Attribution, Name, Span, Spans

TYPES = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
}
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSES = {"say": ("ccomp",), "took": ("ccomp", "xcomp", "dobj", "prep"), "bound": ("ccomp", "xcomp")}
_HELPS = ("aux", "auxpass", "neg", "prt", "advmod")
_EDGE = " \t\r\n\xa0,;:—–-"


def make_spacy(name: str) -> Read:
    """Return ``read(text, paragraphs, document)`` with the spaCy pipeline of that name (en_core_web_sm).

    Raises ModelError where spaCy or the pipeline is not installed, or the pipeline has no parser.
    """
    nlp, version = load(name)

    def read(text: str, paragraphs: Sequence[Span], document: str = "") -> Reading:
        some = [
            (at, base, said)
            for part in portions([text[s:e] for s, e in paragraphs])
            for at, base, said in part
        ]
        rows: list[Attribution] = []
        names: list[Name] = []
        for (at, base, _), parsed in zip(some, nlp.pipe(said for _, _, said in some), strict=True):
            start = paragraphs[at].start + base
            rows += (_row(text, parts, start, document, version) for parts in attributions(parsed))
            names += entities(text, parsed, start, document)
        return Reading(tuple(r for r in rows if r.content), tuple(names), version)

    return read


def load(name: str) -> tuple[Any, str]:
    """Return a pipeline and what it calls itself. Raises ModelError with the command that helps."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as problem:
        raise ModelError(
            f"reader spacy needs the package spacy: {problem}",
            cure=f'pip install "spacy>=3.7,<4"; {_fetch(name)}',
        ) from problem
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as problem:
        raise ModelError(
            f"spaCy cannot load the pipeline {name!r}: {problem}", cure=_fetch(name)
        ) from problem
    if "parser" not in nlp.pipe_names:
        what = f"the spaCy pipeline {name!r} has no parser, only {', '.join(nlp.pipe_names) or 'a tokeniser'}"
        raise ModelError(what, cure=_fetch("en_core_web_sm"))
    return nlp, f"spacy {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _fetch(name: str) -> str:
    return f"python -m spacy download {name}, or another reader: --reader model"


# --- what a parsed paragraph holds -------------------------------------------------------------------------


def entities(text: str, parsed: Any, start: int, document: str) -> Iterator[Name]:
    """Yield the names of a parsed paragraph that begins at `start`; dates, sums and works are none."""
    for entity in parsed.ents:
        if entity.label_ in TYPES:
            low, high, kind = tidy_name(
                text, start + entity.start_char, start + entity.end_char, TYPES[entity.label_]
            )
            if low < high:
                yield Name(document, low, high, kind)


Parts = tuple[list[Any], list[Any], list[Any]]  # tokens of source, cue and content


def attributions(parsed: Any) -> Iterator[Parts]:
    """Yield the tokens of source, cue and content of each verb of saying in a parsed paragraph."""
    for token in parsed:
        kind = _kind(token) if token.pos_ in ("VERB", "AUX") else ""
        told = (
            _according(token) if token.text.lower() == "according" else _verb(token, kind) if kind else None
        )
        if told:
            yield told


def _kind(token: Any) -> str:
    """How a verb takes its content (say, took, bound); "" for other verbs."""
    low, lemma = token.text.lower(), token.lemma_.lower()
    return (VERBS.get(low) or VERBS.get(forms(lemma)[0] if len(lemma) > 1 else "") or ("", ""))[0]


def _verb(token: Any, kind: str) -> Parts | None:
    subject = _subject(token)
    if any(child.dep_ == "auxpass" for child in token.children) or subject is None:
        return None
    inside = next((child for child in token.children if child.dep_ in CLAUSES.get(kind, ())), None)
    if inside is not None:
        content = list(inside.subtree)
    elif token.dep_ == "parataxis" and kind == "say":
        mine = {t.i for t in token.subtree}
        content = [t for t in token.head.subtree if t.i not in mine]
    else:
        return None
    source = [t for t in subject.subtree if t.i != token.i]
    away = {t.i for t in source} if len(source) < len(content) else set()
    cue = _cue(token)
    return source, cue, [t for t in content if t.i not in away and t not in cue]


def _subject(token: Any) -> Any | None:
    """The subject of a verb, of the verb it is joined to, or the noun that it describes."""
    for _ in range(4):  # steps up the tree: "came back and began to say"
        found = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if found is not None or token.dep_ not in ("conj", "xcomp", "advcl", "acl"):
            return found
        if token.dep_ == "acl":
            return token.head
        token = token.head
    return None


def _cue(token: Any) -> list[Any]:
    """A verb with the auxiliaries, negations and particles beside it."""
    words, helps = [token], {child.i: child for child in token.children if child.dep_ in _HELPS}
    while words[0].i - 1 in helps:
        words.insert(0, helps[words[0].i - 1])
    while words[-1].i + 1 in helps and helps[words[-1].i + 1].dep_ == "prt":
        words.append(helps[words[-1].i + 1])
    return words


def _according(token: Any) -> Parts | None:
    """According to X: the source is what "to" governs, the content is the rest of the clause."""
    to = next((child for child in token.children if child.text.lower() == "to"), None)
    source = [t for child in (to.children if to is not None else ()) for t in child.subtree]
    mine = {t.i for t in token.subtree}
    content = [t for t in token.head.subtree if t.i not in mine]
    return (source, [token, to], content) if source and content else None


# --- tokens as spans ---------------------------------------------------------------------------------------


def _row(text: str, parts: Parts, start: int, document: str, version: str) -> Attribution:
    source, cue, content = (spans(text, tokens, start) for tokens in parts)
    return Attribution(document, content, source, cue, reader=version)


def spans(text: str, tokens: Sequence[Any], start: int) -> Spans:
    """Return the spans of neighbouring tokens, without white space and commas at their ends."""
    runs: list[list[int]] = []
    last = -2
    for token in sorted(tokens, key=lambda t: int(t.i)):
        low, high = start + token.idx, start + token.idx + len(token.text)
        if token.i == last + 1:
            runs[-1][1] = high
        else:
            runs.append([low, high])
        last = token.i
    return tuple(s for s in (_trimmed(text, *run) for run in runs) if s.end > s.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE + ".":
        end -= 1
    return Span(start, end)
