"""A pile of invented pages whose marks are set by hand: substrings stand for spans."""

import re
from dataclasses import dataclass, field

import pytest

from storyledger.reconcile.claims import claims
from storyledger.reconcile.origins import origins
from storyledger.reconcile.points import points
from storyledger.reconcile.speakers import speakers
from storyledger.reconcile.wanted import wanted
from storyledger.terms import Attribution, Copy, Document, Name, Place, Restoration, Sentence, Span


@dataclass
class Pile:
    """Pages with hand-set marks, and the stages run over them."""

    documents: list = field(default_factory=list)
    names: dict = field(default_factory=dict)
    sentences: dict = field(default_factory=dict)
    attributions: dict = field(default_factory=dict)
    copies: list = field(default_factory=list)
    restorations: list = field(default_factory=list)

    def page(self, address, text, *, people=(), bodies=(), outlet=None):
        """Add a page; `people` and `bodies` are the names printed in it."""
        document = Document(f"page {address}", address, "test", text, outlet=outlet)
        self.documents.append(document)
        self.names[document.id] = [
            Name(document.id, m.start(), m.end(), kind)
            for kind, names in (("PER", people), ("ORG", bodies))
            for name in names
            for m in re.finditer(re.escape(name), text)
        ]
        self.sentences[document.id] = [
            Sentence(document.id, m.start(), m.end(), 0) for m in re.finditer(r"[^\s.!?][^.!?]*[.!?]?", text)
        ]
        self.attributions[document.id] = []
        return document

    def said(self, document, source, cue, content, **more):
        """Add an attribution; each part is a substring of the page, found from the content's line on."""
        at = document.text.index(content)
        line = document.text.rfind("\n", 0, at) + 1
        via = more.pop("via", "")
        row = Attribution(
            document.id,
            (Span(at, at + len(content)),),
            self.span(document, source, line),
            self.span(document, cue, line),
            via=self.span(document, via, line),
            **more,
        )
        self.attributions[document.id].append(row)
        return row

    def span(self, document, part, start=0):
        """Return the first span of a substring from a place on; none for an empty one."""
        at = document.text.index(part, start) if part else -1
        return (Span(at, at + len(part)),) if part else ()

    def place(self, document, part):
        """Return the place of a substring."""
        return Place(document.id, *self.span(document, part)[0])

    def copy(self, a, part_a, b, part_b, how="spun"):
        """Tell that two substrings are copies of one passage."""
        low, high = sorted((self.place(a, part_a), self.place(b, part_b)))
        self.copies.append(Copy(low, high, how, 0.8))

    def restore(self, here, part, sibling, printed):
        """Tell what a sibling prints as the speaker of some words."""
        self.restorations.append(Restoration(self.place(here, part), self.place(sibling, printed), "speaker"))

    def speakers(self):
        """Return the speakers of the pile."""
        return speakers("s", self.documents, self.names, self.attributions)

    def claims(self):
        """Return the claims of the pile."""
        return claims("s", self.documents, self.attributions, self.speakers(), self.restorations)

    def points(self):
        """Return points and origins of the pile."""
        found = points(
            "s", self.documents, self.sentences, self.claims(), self.copies, [], {}, self.attributions
        )  # fmt: skip
        return origins("s", found, self.claims(), self.speakers(), self.attributions, self.documents)

    def wanted(self):
        """Return what the pile lacks."""
        found, _ = self.points()
        return wanted(
            "s", self.documents, self.sentences, self.names, self.attributions, self.claims(), found,
            self.speakers(),
        )  # fmt: skip

    def printed(self, place):
        """Return the words at a place."""
        text = next(d.text for d in self.documents if d.id == place.document)
        return text[place.start : place.end]

    def groups(self):
        """Return each speaker's mentions as printed."""
        return {s.label: sorted(self.printed(p) for p in s.mentions) for s in self.speakers()}


@pytest.fixture
def pile():
    """Return an empty pile."""
    return Pile()
