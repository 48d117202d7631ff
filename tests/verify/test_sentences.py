"""A text held against pages, sentence by sentence."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storyledger.terms import Document
from storyledger.verify.sentences import shelf, split, verify

PAGES = [
    Document(
        "one", "one", "test", "Some 900 workers will stay at the Korsa mine. The union rejected the plan."
    ),
    Document("two", "two", "test", "The ferry to Lindholm was late. Nobody complained."),
]


def verdicts(text):
    """Return the verdict on each sentence of a text."""
    return [(v.verdict, v.why) for v in verify(text, PAGES)]


def test_a_sentence_that_a_page_prints_matches():
    """The place is that page's sentence."""
    [found] = verify("The union rejected the plan.", PAGES)
    assert found.verdict == "matches"
    assert [p.document for p in found.places] == [PAGES[0].id]
    assert PAGES[0].text[found.places[0].start : found.places[0].end] == "The union rejected the plan."


def test_another_figure_is_told():
    """A wrong number does not match, and the reason names it."""
    assert verdicts("Some 950 workers will stay at the Korsa mine.") == [
        ("differs", "another figure; that sentence does not print 950")
    ]


def test_a_lost_not_is_told():
    """Opposite polarity does not match."""
    assert verdicts("Some 900 workers will not stay at the Korsa mine.") == [
        ("differs", "a “not” stands in one of the two only")
    ]


def test_what_no_page_has_is_not_found():
    """Nothing near it: no place is shown."""
    [found] = verify("The king opened a hospital in the capital.", PAGES)
    assert (found.verdict, found.places) == ("not found", ())


def test_what_no_page_has_is_told_of_these_pages_only():
    """Not absent, not false: not in so many pages."""
    [found] = verify("The king opened a hospital in the capital.", PAGES)
    assert found.why == "not in these 2 pages: no sentence is near it"


def test_one_telling_word_is_too_little_to_compare():
    """A word that stands on some page is no match of a sentence."""
    assert [(v.verdict, v.why) for v in verify("Ferry?", PAGES)] == [("not found", "too short to compare")]


def test_no_pages_find_nothing():
    """Without pages every sentence is not found."""
    assert [v.verdict for v in verify("It rained. It stopped.", [])] == ["not found", "not found"]


def test_the_order_of_the_pages_does_not_matter():
    """Verdicts are the same for any order."""
    text = "Some 900 workers will stay. The ferry was late."
    assert verify(text, PAGES) == verify(text, PAGES[::-1])


@given(st.text(alphabet="Ab .?!\n“”\"'U.S", max_size=80))
def test_sentences_are_trimmed_stretches_in_order(text):
    """Whatever the text, sentences do not overlap and lose nothing but white space."""
    found = split(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(text[s.start : s.end] for s in found).split()) == "".join(text.split())


def test_pages_prepared_once_give_the_same_verdicts():
    """A shelf of many pages finds the one that has the sentence."""
    other = [
        Document(str(n), str(n), "test", f"Nothing of note happened in village number {n}.")
        for n in range(40)
    ]
    held = shelf([*other, *PAGES])
    [found] = verify("The union rejected the plan.", held)
    assert (found.verdict, found.places[0].document) == ("matches", PAGES[0].id)
    assert verify("The union rejected the plan.", [*PAGES, *other]) == [found]
