"""Marks set by hand over invented pages: a printed substring stands for its span."""

from storyledger.reconcile.intervals import read
from storyledger.terms import Document, Figure, Place, Quantity, Sentence, Span, TimeExpression


def page(address, text):
    """Return a document."""
    return Document(f"page {address}", address, "test", text)


def sentences(document):
    """Return a sentence a line."""
    out, at = [], 0
    for number, line in enumerate(document.text.split("\n")):
        if line:
            out.append(Sentence(document.id, at, at + len(line), number))
        at += len(line) + 1
    return out


def spans(document, part):
    """Return the first span of a substring; none for an empty one."""
    at = document.text.index(part) if part else -1
    return (Span(at, at + len(part)),) if part else ()


def quantity(document, part, value, **more):
    """Return a quantity; `of_what`, `place` and `as_of` are substrings."""
    (span,) = spans(document, part)
    told = {name: spans(document, more.pop(name, "")) for name in ("of_what", "place", "as_of")}
    return Quantity(document.id, span.start, span.end, span, value, **told, **more)


def day(document, part, low, high=None, kind="DATE"):
    """Return a time expression."""
    (span,) = spans(document, part)
    return TimeExpression(document.id, span.start, span.end, kind, low, low, high or low)


def figure(document, part, value, **more):
    """Return a figure as `figures` makes it."""
    (span,) = spans(document, part)
    bound = more.pop("bound", "exact")
    low, high = read(value, bound)
    given = {"unit": "", "of_what": "miner", "where": "korsa", "as_of_low": "2024-02-05",
             "as_of_high": "2024-02-05",
             "speaker": None, "series": None} | more  # fmt: skip
    return Figure("s", f"{document.id} {part}", Place(document.id, *span), value=value, low=low, high=high,
                  bound=bound, **given)  # fmt: skip
