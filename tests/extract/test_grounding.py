"""Words that another reader gave are kept only where the text prints them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.grounding import Placed, Words, ground
from storyledger.terms import Span
from storyledger.text import lines


def placed(text: str, *told: Words) -> list[tuple[str, str, list[str]] | None]:
    """The printed parts of each attribution."""
    return [found and parts(text, found) for found in ground(text, list(lines(text)), told)]


def parts(text: str, found: Placed) -> tuple[str, str, list[str]]:
    """Source, cue and content as printed."""
    source, cue = (" / ".join(text[s:e] for s, e in part) for part in (found.source, found.cue))
    return source, cue, [text[s:e] for s, e in found.content]


def test_words_that_are_not_printed_lose_the_attribution() -> None:
    """One invented word in any part is enough."""
    text = "The harbour master said the ferry was late."
    right = Words("The harbour master", "said", ("the ferry was late",))
    assert placed(text, right) == [("The harbour master", "said", ["the ferry was late"])]
    assert placed(text, Words("The harbor master", "said", ("the ferry was late",))) == [None]
    assert placed(text, Words("The harbour master", "stated", ("the ferry was late",))) == [None]
    assert placed(text, Words("The harbour master", "said", ("the ferry was very late",))) == [None]
    assert placed(text, Words("The harbour master", "said", ())) == [None]


def test_a_part_is_whole_words() -> None:
    """No "he" is found inside "the"."""
    assert placed("The ferry said nothing but rain.", Words("he", "said", ("nothing",))) == [None]


def test_source_and_cue_are_the_nearest_to_their_content() -> None:
    """Where "he said" stands twice, each content has its own."""
    text = "He said the ferry sank. Later he said the crew lived, he said."
    told = ground(text, list(lines(text)), [Words("he", "said", ("the crew lived",))])
    assert told[0] is not None
    assert told[0].cue[0].start > text.index("Later")


def test_the_same_words_given_twice_are_two_places() -> None:
    """A second equal answer goes to the second print, a third is left out."""
    text = "Krol said no.\nOde said no."
    found = placed(text, *[Words("", "said", ("no",))] * 3)
    assert found == [("", "said", ["no"]), ("", "said", ["no"]), None]


def test_white_space_may_differ_and_quotation_marks_are_left_outside() -> None:
    """A line break inside an answer's words is a blank on the page, or the other way round."""
    text = "“The ferry\tis late,” Krol said."
    assert placed(text, Words("Krol", "said", ('"The ferry is late,"',))) == [
        ("Krol", "said", ["The ferry\tis late,"])
    ]


def test_a_source_two_paragraphs_away_is_not_taken() -> None:
    """Words found somewhere on the page prove nothing."""
    text = "Krol came.\nIt rained.\nIt snowed.\nThe ferry is late, it was said."
    assert placed(text, Words("Krol", "said", ("The ferry is late",))) == [None]


def test_pieces_of_a_content_stand_in_order() -> None:
    """A piece that stands before the one named first is not printed so."""
    text = "The ferry, Krol said, is late."
    assert placed(text, Words("Krol", "said", ("The ferry", "is late"))) == [
        ("Krol", "said", ["The ferry", "is late"])
    ]
    assert placed(text, Words("Krol", "said", ("is late", "The ferry"))) == [None]


WORDS = st.text(alphabet="abA. \n\"'“”é\U0001f600[(*", max_size=12)


@given(text=st.text(alphabet="abA. \n\"'“”é\U0001f600[(*", max_size=80), source=WORDS, cue=WORDS,
       contents=st.lists(WORDS, max_size=3))  # fmt: skip
def test_every_place_prints_the_words_it_was_found_by(
    text: str, source: str, cue: str, contents: list[str]
) -> None:
    """Whatever a server answers, a kept span is inside one paragraph and reads as the answer did."""
    paragraphs = list(lines(text))
    [found] = ground(text, paragraphs, [Words(source, cue, tuple(contents))])
    if found is None:
        return
    for spans, words in ((found.source, [source]), (found.cue, [cue]), (found.content, contents)):
        answered = {" ".join(w.split()) for w in words}
        for span in spans:
            assert any(p.start <= span.start < span.end <= p.end for p in paragraphs)
            assert any(" ".join(text[slice(*span)].split()) in w for w in answered)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any(Span(*s) in found.content for s in (*found.source, *found.cue))
