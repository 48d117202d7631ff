"""Which passages are copies of each other, and how they differ.

A minimal example: two pages, of which one moves and rewords what the other prints. Each copy is shown with
its words on both sides; sentences that were moved are passages of their own.

>>> from storyledger.compare.passages import copies
>>> from storyledger.terms import Document, Line
>>> from storyledger.text import lines
>>> old = (
...     "Fishermen of Marrow offered to carry the mail until Thursday.\\n\\n"
...     "Ferry crews on the island stopped work at midnight after talks about rest hours broke down."
... )
>>> new = (
...     "Ferry workers on the island halted work at midnight after talks about rest hours broke down.\\n\\n"
...     "Rain fell on the quay all morning, and the brass band, come to play for the crews, went home.\\n\\n"
...     "Fishermen of Marrow offered to carry the mail until Thursday."
... )
>>> pages = sorted((Document(n, n, "text", t) for n, t in (("one", old), ("two", new))), key=lambda d: d.id)
>>> texts = {page.id: page.text for page in pages}
>>> read = [[Line(page.id, s.start, s.end, "body") for s in lines(page.text)] for page in pages]
>>> for copy in copies(*pages, *read):
...     for document, start, end in (copy.a, copy.b):
...         print(copy.how, start, texts[document][start:end])
spun 0 Ferry workers on the island halted work at midnight after talks about rest hours broke down.
spun 63 Ferry crews on the island stopped work at midnight after talks about rest hours broke down.
verbatim 189 Fishermen of Marrow offered to carry the mail until Thursday.
verbatim 0 Fishermen of Marrow offered to carry the mail until Thursday.
"""
