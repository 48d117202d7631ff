"""Tests of one page's bytes to its rows."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.collect.damage import damage
from storyledger.collect.pages import Collected, collect, page_of
from storyledger.collect.raw import Raw
from storyledger.settings import Settings

ARTICLE = """Harbour board orders new boats

Posted March 04, 2024

The operator of the Lindholm ferry on Monday presented its plan for replacing its two oldest boats.

"This is late, but it is a plan," said Marit Sole, who heads the harbour board of the town.

Share this story
"""
HTML = """<!DOCTYPE html><html lang="en"><head><title>Harbour board orders new boats | The Herald</title>
<meta property="og:site_name" content="The Herald"><link rel="canonical" href="https://herald.example/boats">
<meta property="article:published_time" content="2024-03-04T23:30:00+01:00"></head><body onload="alert(1)">
<nav><a href="/">Home</a></nav><article><h1>Harbour board orders new boats</h1>
<p onclick="x()">The operator of the Lindholm ferry on Monday presented its plan for two new boats.</p>
<script>document.write("never")</script><style>p { color: red }</style><noscript>Turn on scripts</noscript>
<p>"This is late, but it is a plan," said Marit Sole, who heads the harbour board of the town.</p>
<p><a href="javascript:alert(2)">Read more: Ferry captain retires</a></p>
<p>Click here to subscribe to our newsletter.</p>
<p>The two new boats would cost 18 million marks and could sail by the summer, the operator said.</p>
</article><iframe srcdoc="<script>1</script>"></iframe><svg onload="alert(3)"></svg></body></html>"""
SPANISH = (
    "La mina de Korsa fue cerrada el lunes, dijo el portavoz del gobierno, y los mineros se fueron. " * 3
)


def read(data: bytes | str, media: str = "", **more: str) -> Collected:
    """Collect one page with the default settings."""
    return collect(Raw("p", data.encode() if isinstance(data, str) else data, media, **more), Settings())


def test_a_text_page_gives_title_roles_and_dates() -> None:
    """The text is the file's characters; each line has its role; the printed day is the published day."""
    found = read(ARTICLE)
    document = found.document
    assert document.text == ARTICLE
    assert document.text[slice(*document.title_span)] == document.title == "Harbour board orders new boats"
    assert [line.role for line in found.lines] == ["title", "dateline", "body", "body", "chrome"]
    assert [(d.role, d.low, document.text[slice(*d.span)]) for d in found.dated] == [
        ("published", "2024-03-04", "March 04, 2024")
    ]
    assert found.page.problem is None


def test_an_html_page_gives_its_article_without_frame_and_scripts() -> None:
    """Headline, calls, links and scripts are no text; the rest comes from the markup."""
    document = read(HTML, "text/html").document
    assert document.text.startswith("The operator of the Lindholm ferry")
    for absent in (
        "never",
        "alert",
        "Turn on",
        "Read more",
        "subscribe",
        "Home",
        "Harbour board orders",
        "color",
    ):
        assert absent not in document.text
    assert (document.title, document.outlet) == ("Harbour board orders new boats", "The Herald")
    assert document.live_address == "https://herald.example/boats"
    assert read(HTML, "text/html").dated[0].low == "2024-03-04"


@pytest.mark.parametrize("name", ["the Lindholm herald", "iHerald", "herald news & views"])
def test_an_outlet_is_named_as_it_is_printed(name: str) -> None:
    """No letter of an outlet's name is raised or lowered."""
    meta = f'<meta property="og:site_name" content="{name.replace("&", "&amp;")}">'
    page = HTML.replace("<head>", f"<head>{meta}").replace("The Herald", name)
    document = read(page, "text/html").document
    assert document is not None
    assert document.outlet == name


def test_the_bulk_extractor_reads_the_same_article() -> None:
    """Resiliparse, where it is installed, is another extractor and says so."""
    pytest.importorskip("resiliparse")
    document = collect(Raw("p", HTML.encode(), "text/html"), Settings(extractor="resiliparse")).document
    assert "Lindholm ferry" in document.text
    assert document.extractor.startswith("resiliparse ")


@pytest.mark.parametrize(
    ("data", "media", "problem"),
    [(b"", "text/plain", "empty"), (b" \n\t", "text/plain", "empty"), (b"", "text/html", "empty"),
     (b"<html><body><script>x</script></body></html>", "text/html", "empty"), (b"\x89PNG\r\n", "", "binary"),
     (b"The mine\x00shut", "text/plain", "nul"), (b"%PDF-1.4 broken", "", "unreadable"),
     (b"WEBVTT\n\n", "text/vtt", "empty"), (SPANISH.encode(), "text/plain", "language")],
)  # fmt: skip
def test_what_cannot_be_read_is_a_page_with_its_reason(data: bytes, media: str, problem: str) -> None:
    """Each has a kind, what was seen and what helps, and keeps the id it had before it was read."""
    found = read(data, media)
    assert (found.page.problem, found.document, found.lines) == (problem, None, ())
    assert found.page.detail
    assert found.page.cure
    assert found.page.id == page_of(Raw("p", data, media)).id


def test_a_guessed_encoding_is_told_and_the_page_read() -> None:
    """The document is there, the page says what was guessed."""
    found = read("The café at Korsa was shut on Monday and all of the miners had left it.".encode("cp1252"))
    assert "café" in found.document.text
    assert (found.page.problem, found.page.detail) == ("encoding", "not UTF-8; read as cp1252")


def test_a_problem_of_reading_the_file_stays() -> None:
    """What inputs could not read is passed on."""
    found = collect(
        Raw("p", None, problem="unreadable", detail="Permission denied", cure="chmod"), Settings()
    )
    assert (found.page.problem, found.page.content_hash) == ("unreadable", "")


def test_any_language_is_read_where_the_settings_say_so() -> None:
    """The setting "any" keeps what the language setting would leave out."""
    found = collect(Raw("p", SPANISH.encode()), Settings(language="any"))
    assert found.document.language == "es"


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=400))
def test_lines_lie_in_the_text_in_order(text: str) -> None:
    """Line spans are half-open, do not overlap and hold no outer white space."""
    found = read(text, "text/plain")
    last = 0
    for line in found.lines:
        words = found.document.text[line.start : line.end]
        assert line.start >= last
        assert words
        assert words == words.strip()
        last = line.end
    if found.document:
        damage(found.document, list(found.lines))


def mutated(page: str, chance: random.Random) -> bytes:
    """Return the page with bytes changed, lost, put in and moved."""
    data = bytearray(page.encode())
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randrange(60)]
        elif kind == 2:
            data[at:at] = chance.choice(
                [b"<", b"</p>", b"<table><tr>", b"\xff", b"<!--", b"<![CDATA[", b"&#x0;", b'"', b"<p " * 20]
            )
        else:
            other = chance.randrange(len(data))
            data[at:at] = data[other : other + chance.randrange(80)]
        data = data or bytearray(b" ")
    return bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_mutated_pages_do_not_break_the_reader(seed: int) -> None:
    """Some of a thousand fuzzed pages; the slow test reads the rest."""
    fuzz(seed, 12)


@pytest.mark.slow
def test_a_thousand_mutated_pages_do_not_break_the_reader() -> None:
    """Mutated HTML and text give rows or a reason, never an exception."""
    fuzz(99, 1000)


def fuzz(seed: int, count: int) -> None:
    """Read mutated pages."""
    chance = random.Random(seed)
    for n in range(count):
        page, media = (HTML, "text/html") if n % 2 else (ARTICLE, "text/plain")
        found = read(mutated(page, chance), media)
        assert (found.document is None) <= (found.page.problem is not None)
        if found.document:
            damage(found.document, list(found.lines))


HOSTILE = {
    "words": "mine " * 200_000, "one word": "a" * 1_000_000, "spaces": "By " + " " * 500_000 + "x",
    "quotes": '"' * 300_000, "lines": "Home\n" * 20_000, "commas": "1," * 300_000, "parens": "(" * 300_000,
    "dates": "12/12/" * 100_000, "ranks": "Gen. " * 100_000, "told": "told reporters during " * 30_000,
    "capitals": "A" * 300_000 + ". ", "stops": ". " * 300_000, "slashes": "(a/" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_costs_linear_time(name: str) -> None:
    """A megabyte of the worst kinds is read in seconds."""
    began = time.process_time()
    settings = Settings(language="any", max_text=2_000_000)
    found = collect(Raw("p", HOSTILE[name].encode(), "text/plain"), settings)
    damage(found.document, list(found.lines))
    assert time.process_time() - began < 20


HOSTILE_MARKUP = (
    "<div>" * 20_000, "<p>" * 20_000, "<table><tr><td>" * 3_000, "<a href=x>" * 20_000,
    '<script type="application/ld+json">' + "[" * 50_000 + "</script><p>x",
)  # fmt: skip


@pytest.mark.parametrize("page", HOSTILE_MARKUP)
def test_hostile_markup_costs_linear_time(page: str) -> None:
    """Deep and broken markup ends in a reason or a text."""
    began = time.process_time()
    found = read(page, "text/html")
    assert found.page.problem or found.document
    assert time.process_time() - began < 20
