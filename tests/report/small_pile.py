"""A small pile of invented pages as rows, set by hand: substrings stand for spans."""
# ruff: noqa: E501  rows in a line each are easier to compare

from __future__ import annotations

import re

from storyledger.terms import (
    Attribution,
    Claim,
    Conflict,
    Copy,
    Damage,
    Dated,
    Document,
    Family,
    Figure,
    Line,
    Origin,
    Page,
    Place,
    Point,
    Quantity,
    Question,
    Restoration,
    Row,
    Sentence,
    Series,
    Span,
    Speaker,
    Story,
    TimeExpression,
    Variant,
    Version,
    Wanted,
)  # fmt: skip

WIRE = (
    "Tarn bridge to close\n\nThe Tarn bridge will close by May, Ada Holm said on Monday.\n\n"
    "Some 1,200 cars crossed it each day in January 2031.\n\n"
    "A surveyor who asked not to be named said the east pier is cracked.\n\nThe town doubts the dates."
)
REWRITE = (
    "Read on 3 March 2033\n\nBridge closes\n\nThe Tarn bridge will shut by May. It was a cold day.\n\n"
    "Over 2,000 cars crossed it each day.\n\nAccording to a council letter, the toll ends."
)
DENIAL = (
    "No closing\n\nThe council denies that the Tarn bridge will close. The bridge stayed open in June 2031."
)


class Builder:
    """Gathers rows; a place is named by a substring of a page."""

    def __init__(self) -> None:
        self.rows: dict[type[Row], list[Row]] = {}

    def add(self, row: Row) -> Row:
        """Add a row and return it."""
        self.rows.setdefault(type(row), []).append(row)
        return row

    def page(self, address: str, text: str, **more: object) -> Document:
        """Add a page with its lines and sentences."""
        page = self.add(Page(address, "hash " + address, "text/plain"))
        told = Document(page.id, address, "by hand 1", text, **more)  # type: ignore[arg-type]
        document = self.add(told)
        for n, m in enumerate(re.finditer(r"[^\n]+", text)):
            self.add(Line(document.id, m.start(), m.end(), "title" if n == 0 else "body"))
            for s in re.finditer(r"\S[^.!?]*[.!?]?", m.group()):
                self.add(Sentence(document.id, m.start() + s.start(), m.start() + s.end(), n))
        return told

    def at(self, document: Document, part: str) -> Place:
        """Return where a substring stands."""
        start = document.text.index(part)
        return Place(document.id, start, start + len(part))

    def span(self, document: Document, part: str) -> Span:
        """Return the span of a substring."""
        return Span(*self.at(document, part)[1:])

    def said(
        self, document: Document, source: str, cue: str, content: str, speaker: Speaker | None, **more: str
    ) -> Claim:
        """Add an attribution and its claim."""
        attribution = Attribution(
            document.id, (self.span(document, content),), *(((self.span(document, x),) if x else ()) for x in (source, cue)),
            mode=more.pop("mode", "indirect"),
        )  # fmt: skip
        self.add(attribution)
        claim = Claim("line", attribution.id, document.id, attribution.content, speaker.id if speaker else None,
                      more.pop("stance", "asserted"), **more)  # type: ignore[arg-type]  # fmt: skip
        self.add(claim)
        return claim


def small_pile() -> dict[type[Row], list[Row]]:
    """Return three pages on one event, with a row of every kind that the report shows."""
    b = Builder()
    wire = b.page(
        "01-wire.txt",
        WIRE,
        title="Tarn bridge to close",
        outlet="Tarn Post",
        live_address="https://post.example/a?b=1&c=2",
    )
    rewrite = b.page("02-rewrite.txt", REWRITE, title="Bridge closes")
    denial = b.page("03-denial.txt", DENIAL, title="No closing", outlet="Council News")
    b.add(Page("04-empty.txt", "", "", problem="empty", detail="0 characters", cure="fetch the page again"))
    for d, low in ((wire, "2031-02-03"), (rewrite, "2031-02-04"), (denial, "2031-07-01")):
        b.add(Dated(d.id, "published", low, low, "printed below the title", 50))
    b.add(
        Dated(
            rewrite.id,
            "page",
            "2033-03-03",
            "2033-03-03",
            "printed on top",
            50,
            b.span(rewrite, "3 March 2033"),
        )
    )
    _said(b, wire, rewrite, denial)
    _figures(b, wire, rewrite)
    b.add(
        Damage(
            rewrite.id, *b.span(rewrite, "Bridge closes"), "headline_without_body", "no sentence carries it"
        )
    )
    b.add(Damage(wire.id, *b.span(wire, "Tarn bridge to close"), "doubled_title", "stands twice"))
    b.add(
        TimeExpression(wire.id, *b.span(wire, "January 2031"), "DATE", "2031-01", "2031-01-01", "2031-01-31")
    )
    b.add(
        TimeExpression(denial.id, *b.span(denial, "June 2031"), "DATE", "2031-06", "2031-06-01", "2031-06-30")
    )
    b.add(Story(tuple(sorted((wire.id, rewrite.id))), "line", "they share a passage"))
    b.add(Story((denial.id,), "line", "the same bridge, later"))
    b.add(Version("01-wire.txt", wire.id, 1, True))
    return b.rows


def _said(b: Builder, wire: Document, rewrite: Document, denial: Document) -> None:
    holm = Speaker("line", "Ada Holm", True, "person", (b.at(wire, "Ada Holm"),))
    surveyor = Speaker(
        "line", "A surveyor", False, "person", (b.at(wire, "A surveyor who asked not to be named"),)
    )
    council = Speaker("line", "The council", True, "organisation", (b.at(denial, "The council"),))
    for s in (holm, surveyor, council):
        b.add(s)
    shut, close = (
        b.at(rewrite, "The Tarn bridge will shut by May"),
        b.at(wire, "The Tarn bridge will close by May"),
    )
    first = b.said(wire, "Ada Holm", "said", "The Tarn bridge will close by May", holm, stance="planned")
    second = b.said(
        rewrite, "", "", "The Tarn bridge will shut by May", None, restored_speaker=holm.id, mode="direct"
    )
    third = b.said(wire, "A surveyor who asked not to be named", "said", "the east pier is cracked", surveyor)
    b.said(denial, "The council", "denies", "that the Tarn bridge will close", council, stance="denied")
    point = Point(
        "line",
        close,
        (close, shut),
        (first.id, second.id),
        ("the wording", "spun copy of one passage"),
        1,
        0,
        0,
        "planned",
    )
    pier = Point(
        "line",
        b.at(wire, "the east pier is cracked"),
        (b.at(wire, "the east pier is cracked"),),
        (third.id,),
        (),
        0,
        1,
        1,
    )
    b.add(point), b.add(pier)
    b.add(Origin("line", point.id, "named", holm.id, "Ada Holm", (), (close,)))
    b.add(Origin("line", pier.id, "unnamed", surveyor.id, "A surveyor", (), pier.places))
    a, c = sorted((close, shut))
    b.add(Copy(a, c, "spun", 0.8))
    family = Family((close, shut), wire.id, "the earliest page")
    b.add(family)
    b.add(Variant(family.id, b.at(wire, "close by May"), b.at(rewrite, "shut"), "swapped"))
    b.add(
        Variant(family.id, b.at(wire, "Ada Holm"), Place(rewrite.id, shut.end, shut.end), "name", alarm=True)
    )
    b.add(Restoration(shut, b.at(wire, "Ada Holm"), "speaker", "the sibling prints one"))
    b.add(
        Conflict(
            "line",
            "denial",
            "conflict",
            (b.at(denial, "the Tarn bridge will close"),),
            (close, shut),
            "denial",
            "what one denies the other says",
        )
    )
    b.add(
        Question(
            "line",
            close,
            first.id,
            holm.id,
            "2031-05",
            "not_met",
            (b.at(denial, "The bridge stayed open in June 2031"),),
            "it stayed open",
        )
    )
    b.add(
        Wanted(
            "line",
            "a council letter",
            "document",
            (b.at(rewrite, "a council letter"),),
            b.at(rewrite, "the toll ends"),
            (point.id,),
        )
    )


def _figures(b: Builder, wire: Document, rewrite: Document) -> None:
    figures = []
    for d, words, number, value, bound, low, high in (
        (wire, "Some 1,200 cars", "1,200", 1200.0, "about", "2031-01-01", "2031-01-31"),
        (rewrite, "Over 2,000 cars", "2,000", 2000.0, "over", "2031-02-04", "2031-02-04"),
    ):
        place = b.at(d, words)
        q = Quantity(
            d.id, place.start, place.end, b.span(d, number), value, bound=bound, of_what=(b.span(d, "cars"),)
        )
        b.add(q)
        figures.append((q, place, value, bound, low, high))
    made = [
        Figure("line", q.id, p, None, v, v, v, bound, "", "car", "", low, high, None)
        for q, p, v, bound, low, high in figures
    ]
    series = Series("line", "car", "", "", tuple(f.id for f in made))
    b.add(series)
    for q, p, v, bound, low, high in figures:
        b.add(Figure("line", q.id, p, series.id, v, v, v, bound, "", "car", "", low, high, None))
    b.add(Conflict("line", "arithmetic", "tension", (figures[0][1],), (figures[1][1],), "sum", "1,000 and 400 mean 1,400",
                   1300.0, 1500.0, (figures[0][1],), series.id))  # fmt: skip


def many_pages(number: int) -> dict[type[Row], list[Row]]:
    """Return a pile of pages of about 500 words that share passages, each with claims, points and a family."""
    b = Builder()
    filler = " ".join(f"The river stood {n} paces below the old mark that day." for n in range(40))
    held, days = [], [f"203{1 + n % 5}-0{1 + n % 9}-1{n % 10}" for n in range(number)]
    for n in range(number):
        shared = f"The Tarn bridge number {n // 10} will close by May"
        text = f"Page {n} of the bridge\n\n{shared}, Ada Holm said.\n\n" + filler.replace(
            ". ", f".\n\nLine {n}. "
        )
        d = b.page(f"{n:03d}.txt", text, title=f"Page {n} of the bridge", outlet=f"Outlet {n % 40}")
        b.add(Dated(d.id, "published", days[n], days[n], "by hand", 1))
        speaker = Speaker("line", f"Ada Holm {n // 10}", True, "person", (b.at(d, "Ada Holm"),))
        if n % 10 == 0:
            b.add(speaker)
            held.append((speaker, []))
        held[-1][1].append((b.at(d, shared), b.said(d, "Ada Holm", "said", shared, held[-1][0]).id))
    for speaker, places in held:
        at, members = tuple(p for p, _ in places), tuple(m for _, m in places)
        point = Point("line", at[0], at, members, ("the wording",), 1, 0, 0)
        b.add(point), b.add(Family(at, at[0].document, "the first"))
        b.add(Origin("line", point.id, "named", speaker.id, speaker.label, (), at))
    b.add(Story(tuple(sorted(d.id for d in b.rows[Document])), "line", "by hand"))
    return b.rows
