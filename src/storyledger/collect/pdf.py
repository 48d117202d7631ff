"""The text layer of a PDF, by pypdf (the extra `pdf`)."""

from __future__ import annotations

import io
import logging
import warnings

from storyledger.collect.plain import Reading

PAGES = 500  # a news document is shorter; a longer one is read so far


def pdf_page(data: bytes) -> Reading:
    """Return a PDF's text layer; problem "pdf" where pypdf is not installed, "unreadable" where it fails.

    >>> pdf_page(b"%PDF-1.4 broken").problem
    'unreadable'
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        return Reading(None, problem="pdf", note="a PDF, and pypdf is not installed")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # broken files are told of in the ledger
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(io.BytesIO(data))
            texts = [page.extract_text() for page in reader.pages[:PAGES]]
            title = str(reader.metadata.title or "") if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            NotImplementedError, ZeroDivisionError, AssertionError, OverflowError) as error:  # fmt: skip
        return Reading(
            None, problem="unreadable", note=f"broken PDF: {type(error).__name__}: {str(error)[:80]}"
        )
    text = "\n\n".join(texts)
    if "\x00" in text:
        return Reading(None, problem="unreadable", note="the PDF's fonts carry no readable characters")
    note = "" if text.strip() else "a PDF without a text layer (scanned pages)"
    return Reading(text, f"pypdf {pypdf.__version__}", title=title, note=note)
