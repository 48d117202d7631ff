"""Reports of reports, and sources that are no words."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.attributions import complete
from storyledger.extract.relays import dayless, through, worded
from storyledger.extract.sentences import sentences
from storyledger.terms import Attribution, Line, Span


def part(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand."""
    return (Span(text.index(words), text.index(words) + len(words)),)


def test_who_is_quoted_is_the_source_and_who_quotes_the_relay() -> None:
    """Taking the relay for the origin would count one voice twice."""
    text = "Ode Radio quoted an unnamed sailor as saying that the ferry sank."
    content = part(text, "an unnamed sailor as saying that the ferry sank")
    found = Attribution("d", content, part(text, "Ode Radio"), part(text, "quoted"), reader="model")
    told = sentences(text, [Line("d", 0, len(text), "body")], "d")
    [row] = [a for a in complete(text, told, [], [found]) if a.source]
    assert [text[slice(*s)] for s in (*row.source, *row.content, *row.via)] == [
        "an unnamed sailor",
        "the ferry sank",
        "Ode Radio",
    ]
    assert row.standing == "unnamed_person"


def test_quoting_without_a_saying_stays_as_it_is() -> None:
    """Quoting a poem relays nobody."""
    text = "Krol quoted a poem about the sea."
    found = Attribution("d", part(text, "a poem about the sea"), part(text, "Krol"), part(text, "quoted"))
    assert through(text, found) is found


def test_an_article_alone_is_no_source() -> None:
    """A rewriter dropped the noun: no speaker is printed."""
    assert worded("the announced it", (Span(0, 3),)) == ()
    assert worded("his promise", (Span(0, 3),)) == (Span(0, 3),)


@given(st.text(alphabet="aA 's’quoted as saying,.\n", max_size=60), st.data())
def test_parts_stay_inside_what_was_found(text: str, data: st.DataObject) -> None:
    """Whatever the text, no part reaches beyond the attribution's own."""
    at = st.integers(0, len(text))
    spans = [Span(*sorted((data.draw(at), data.draw(at)))) for _ in range(3)]
    if any(s.start == s.end for s in spans):
        return
    source, cue, content = ((s,) for s in spans)
    told = through(text, Attribution("d", content, worded(text, source), cue))
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    for s in (*told.source, *told.cue, *told.content, *told.via):
        assert low <= s.start < s.end <= high


def test_a_day_is_neither_a_source_nor_a_relay() -> None:
    """A weekday behind a relay's name is no part of it; a person may be called as a month is."""
    text = "The dam broke, he told Friday reporters, and a clerk told Ode Radio Friday."
    assert dayless(text, part(text, "Friday")) == ()
    assert dayless(text, part(text, "Ode Radio Friday")) == part(text, "Ode Radio")
    assert dayless("Ada May", (Span(0, 7),)) == (Span(0, 7),)
    assert dayless("May", (Span(0, 3),)) == (Span(0, 3),)


def test_questions_of_which_no_word_is_printed_are_nothing_said() -> None:
    """Asking alone tells nothing; what was asked does."""
    text = "She asked follow-up questions about the dam. He asked whether it had rained."
    found = [
        Attribution(
            "d", part(text, "follow-up questions about the dam"), part(text, "She"), part(text, "asked")
        ),
        Attribution("d", part(text, "whether it had rained"), part(text, "He"), (Span(48, 53),)),
    ]
    told = sentences(text, [Line("d", 0, len(text), "body")], "d")
    assert [text[slice(*a.source[0])] for a in complete(text, told, [], found)] == ["He"]
