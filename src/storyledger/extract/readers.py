"""Which reader finds attributions and names: the embedded model, rules, spaCy or an endpoint.

Only what the user has chosen is loaded: spaCy and the network are touched by no other reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storyledger.extract.attributions import attributions
from storyledger.extract.name_evidence import settle
from storyledger.extract.names import names
from storyledger.extract.reader import Read, Reading, make_reader
from storyledger.extract.sentences import sentences
from storyledger.extract.wrapped import unwrapped
from storyledger.settings import Settings
from storyledger.terms import Line, Span


def make_read(settings: Settings) -> Read:
    """Return ``read(text, paragraphs, document)`` of the reader that the settings name.

    Raises ModelError where that reader cannot be used.

    >>> make_read(Settings(reader="rules"))("Ann Lee said it rained.", [Span(0, 23)], "d").version
    'rules'
    """
    chosen = _chosen(settings)

    def read(text: str, paragraphs: Sequence[Span], document: str) -> Reading:
        reading = chosen(text, unwrapped(text, paragraphs), document)
        return replace(reading, names=settle(text, reading.names, paragraphs, document))

    return read


def _chosen(settings: Settings) -> Read:
    """The reader itself."""
    if settings.reader == "endpoint":
        from storyledger.extract.endpoint import make_endpoint

        return make_endpoint(settings.endpoint, settings.endpoint_model, rules=by_rules, names=make_reader())
    if settings.reader == "spacy":
        from storyledger.extract.spacy_reader import make_spacy

        return make_spacy(settings.spacy_model)
    return by_rules if settings.reader == "rules" else make_reader()


def by_rules(text: str, paragraphs: Sequence[Span], document: str) -> Reading:
    """Read paragraphs by rules alone; offsets are code points of the text, half-open."""
    told = sentences(text, [Line(document, s, e, "body") for s, e in paragraphs], document)
    found = names(text, told)
    return Reading(tuple(attributions(text, told, found)), tuple(found), "rules")
