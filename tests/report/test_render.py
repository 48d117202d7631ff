"""The report as a file: whole, safe, and each link leads somewhere."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyledger.report.render import report
from storyledger.terms import Attribution, Claim, Document, Line, Page, Place, Point, Span, Speaker, Story

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&lt;b&gt;</style></script>'
    "<svg onload=alert(3)>"
    "{{ 7*7 }}{% raw %}\u202eevil\u202c\u200b\x00\x1b[31m\ud800]]><!--"
)


class _Reader(HTMLParser):
    """Gathers elements, their attributes, and the text of scripts."""

    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.links, self.handlers, self.words = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            elif name == "href":
                self.links.append(value)
            if name.startswith("on") or name == "style" or name == "src":
                self.handlers.append((tag, name, value))

    def handle_data(self, data):
        self.words.append(data)


def read(html):
    """Parse a report."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def hostile_rows(builder, words=HOSTILE, live="javascript:alert(4)"):
    """A page all of whose words are hostile."""
    d = builder.page(
        words[:40] + ".txt",
        f"Title {words}\n\nA {words} said {words}.",
        title=words,
        outlet=words,
        author=words,
        live_address=live,
    )
    who = Speaker("line", words, True, "person", (Place(d.id, 0, 5),))
    builder.add(who)
    attribution = Attribution(d.id, (Span(0, len(d.text)),), (Span(0, 5),), (Span(0, 5),))
    builder.add(attribution)
    claim = builder.add(
        Claim("line", attribution.id, d.id, attribution.content, who.id, words, (words,), None, words)
    )
    at = Place(d.id, 0, len(d.text))
    builder.add(Point("line", at, (at,), (claim.id,), (words,), 1, 0, 0))
    builder.add(Story((d.id,), "line", words))
    builder.add(Page(words, "x", "", problem=words, detail=words, cure=words))
    return builder.rows


def test_every_link_inside_the_report_leads_to_one_place(rows):
    """No link is dead and no name is given twice."""
    found = read(report(rows, made_by="t"))
    inside = {link[1:] for link in found.links if link.startswith("#")}
    assert len(inside) > 20
    assert inside <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_a_report_is_the_same_each_time_and_whatever_the_order_of_rows(rows):
    """No clock, no chance, no order of arrival."""
    turned = {kind: held[::-1] for kind, held in reversed(rows.items())}
    assert report(rows, made_by="t") == report(turned, made_by="t")


def test_words_of_a_page_are_never_elements(builder):
    """Hostile words stand as words; no handler, no style, no source, no address that runs."""
    html = report(hostile_rows(builder), made_by="t")
    found = read(html)
    assert found.tags.count("script") == 1
    assert not {"img", "iframe", "object", "link", "form", "base"} & set(found.tags)
    assert found.handlers == []
    assert not [link for link in found.links if not link.startswith(("#", "https://", "http://"))]
    html.encode("utf-8")


def test_characters_that_would_act_are_told_by_their_number(builder):
    """Direction overrides, zero-width characters, NUL and escapes are printed as [U+....]."""
    html = report(hostile_rows(builder), made_by="t")
    for told in ("[U+202E]", "[U+200B]", "[U+0000]", "[U+001B]", "[U+D800]"):
        assert told in html
    assert not re.search("[\x00\x1b\u202e\u200b\ud800]", html)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(codec=None), min_size=1, max_size=60), live=st.text(max_size=30))
def test_no_words_make_an_element_or_break_the_report(words, live):
    """Whatever a page says, the report has the same elements as for plain words."""
    from storyledger.text import lines

    text = f"Title\n\n{words}"
    d = Document("page", "a.txt", "t", text, title=words, outlet=words, live_address=live)
    rows = {Document: [d], Line: [Line(d.id, s.start, s.end, "body") for s in lines(text)]}
    found = read(report(rows, made_by="t"))
    assert found.tags.count("script") == 1
    assert found.handlers == []
    assert all(link.startswith(("#", "http://", "https://")) for link in found.links)


def test_the_policy_allows_only_the_files_own_script_and_style(rows):
    """Everything is forbidden but one style and one script, named by their hashes."""
    html = report(rows, made_by="t")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html).group(1)
    assert "default-src &#39;none&#39;" in policy or "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy.count("sha256-") == 2
    assert "style=" not in html


def test_an_empty_ledger_says_what_would_fill_it():
    """Each empty section says why and what helps."""
    html = report({}, made_by="t")
    assert "storyledger run PATH" in html
    assert html.count('class="empty"') >= 8


@pytest.mark.parametrize(
    "never", ["confirmed", "corroborated", "independent source", "is false", "is true", "supported"]
)
def test_the_report_never_says_more_than_the_pages_give(rows, never):
    """Words that claim more than was printed do not occur."""
    assert never not in report(rows, made_by="t").lower()


def test_first_seen_rows_are_marked_as_such_and_not_as_new(rows):
    """What the last run saw first is "first seen by this ledger"."""
    point = rows[Point][0]
    html = report(rows, new={point.id: "point"}, made_by="t")
    assert '<a href="#points">1 point</a> <span class="seen">first seen by this ledger</span>' in html
    assert "first seen by this ledger" not in report(rows, made_by="t")
