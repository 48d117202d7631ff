"""Tests of printed days, and of which of them is the day of publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.collect.html import html_page
from storyledger.collect.pages import collect
from storyledger.collect.printed import days
from storyledger.collect.raw import Raw
from storyledger.settings import Settings
from storyledger.terms import Dated

SENTENCE = "The operator of the Lindholm ferry said on Monday that it would buy two boats for the north."
OTHER = "The harbour board, which had asked for a plan on 3 January 2020, will vote on it before May."


def dated(*lines: str, **more: str) -> list[Dated]:
    """Return the dates of a text page."""
    return list(collect(Raw("p", "\n\n".join(lines).encode(), "text/plain", **more), Settings()).dated)


def html(head: str, body: str = "", *, fetched: str | None = None, url: str | None = None) -> list[str]:
    """Return the days that an HTML page tells, best known first."""
    text = f"<h1>New boats</h1>{body}<p>{SENTENCE}</p><p>{OTHER}</p>"
    page = f"<html><head>{head}</head><body>{text}</body></html>"
    told = html_page(page, url, fetched=fetched, extractor="trafilatura").dated
    return [day for day, _, _ in sorted(told, key=lambda t: -t[2])]


@pytest.mark.parametrize(
    "words", ["7 February 2018", "February 07, 2018", "Feb. 7th, 2018", "2018-02-07", "7th of Feb 2018",
              "07.02.2018",
              "Wednesday, 07-Feb-2018", "2018年2月7日"]
)  # fmt: skip
def test_a_printed_day_is_read_in_its_usual_forms(words: str) -> None:
    """All of them are one day."""
    assert [(d.low, d.high) for d in days(f"x {words} x")] == [("2018-02-07", "2018-02-07")]


def test_an_ambiguous_day_is_an_interval_and_an_impossible_one_is_none() -> None:
    """02/07/2018 is February or July; 30 February is no day."""
    assert [(d.low, d.high) for d in days("02/07/2018")] == [("2018-02-07", "2018-07-02")]
    assert days("30 February 2018 and 45/45/2018") == []


@given(st.text(st.sampled_from("0123456789/.-,  \nFebMayof th")))
def test_days_lie_in_the_text_in_order(text: str) -> None:
    """Spans are half-open and do not overlap."""
    last = 0
    for day in days(text):
        assert last <= day.start < day.end <= len(text)
        assert day.low <= day.high
        last = day.end


def test_the_day_of_the_frame_is_when_the_page_was_read() -> None:
    """A day above the title is the page's where another stands below it."""
    rows = dated(
        "Tuesday, 19 March 2024", "Latest news", "New boats for Lindholm", "06 February 2023", SENTENCE, OTHER
    )
    assert [(d.role, d.low) for d in rows] == [("published", "2023-02-06"), ("page", "2024-03-19")]


def test_a_day_in_a_sentence_is_not_the_day_of_publication() -> None:
    """What the story tells of has dates of its own."""
    assert dated("New boats for Lindholm", SENTENCE, OTHER) == []


def test_nothing_is_published_after_it_was_fetched() -> None:
    """Neither a printed nor a given day."""
    lines = ("New boats for Lindholm", "6 February 2024", SENTENCE, OTHER)
    assert dated(*lines, fetched="2024-02-05T10:00") == []
    assert [d.low for d in dated(*lines, date="2024-02-07", fetched="2024-02-06")] == ["2024-02-06"]


def test_linked_data_comes_first_and_its_odd_forms_are_read() -> None:
    """Broken JSON is searched for what looks like a date of publication."""
    script = '<script type="application/ld+json">{}</script>'
    assert (
        html(script.format('{"@graph": [{"@type": "NewsArticle", "datePublished": "Tue, Feb 06 2024"}]}'))[0]
        == "2024-02-06"
    )
    assert html(script.format('{"datePublished": "2024-02-06T10:00", }'))[0] == "2024-02-06"


def test_a_nightly_hour_in_utc_is_the_day_the_address_says() -> None:
    """The Americas are a day behind."""
    script = '<script type="application/ld+json">{"datePublished": "2024-02-07T02:18:11Z"}</script>'
    assert html(script, url="https://a.example/2024/02/06/boats")[0] == "2024-02-06"
    assert html(script, url="https://a.example/2024/02/01/boats")[0] == "2024-02-07"


def test_no_markup_date_lies_after_the_fetch() -> None:
    """The bound is the fetch, never this machine's clock."""
    meta = '<meta property="article:published_time" content="2031-02-07T02:18:11Z">'
    assert html(meta)[0] == "2031-02-07"
    assert "2031-02-07" not in html(meta, fetched="2031-02-06")


@pytest.mark.parametrize(
    "dateline",
    [
        "KORSA, 5 February 2024 (NPA) - ",
        "KORSA, 5 February 2024 (NPA). ",
        "KORSA, 5 February 2024 (NPA) ",
        "KORSA (NPA), Feb 5, 2024 — ",
        "(Korsa, February 5, 2024) ",
    ],
)
def test_a_wire_dateline_gives_the_day_where_nothing_better_is_printed(dateline: str) -> None:
    """The day that opens the text counts, and it is told that it stands in the dateline."""
    text = f"Mine shut\n\n{dateline}{OPENING}\n\n{SECOND}"
    found = collect(Raw("a.txt", text.encode()), Settings())
    assert [(d.role, d.low, d.how) for d in found.dated] == [
        ("published", "2024-02-05", "printed in the dateline")
    ]
    span = found.dated[0].span
    assert span is not None
    assert text[slice(*span)] in dateline


@pytest.mark.parametrize(
    "opening",
    [
        "On 5 February 2024, ",
        "In Korsa, 5 February 2024 was cold. ",
        "By 5 February 2024 (Monday) all knew: ",
    ],
)
def test_a_day_in_the_first_sentence_is_no_dateline(opening: str) -> None:
    """The day of an event is not the day of the page."""
    text = f"Mine shut\n\n{opening}{OPENING}\n\n{SECOND}"
    assert collect(Raw("a.txt", text.encode()), Settings()).dated == ()


OPENING = "The mine at Korsa was shut after an inspection, the owner said in a statement to reporters."
SECOND = "The pumps were lost in January, and the board had asked for a report before the spring."
