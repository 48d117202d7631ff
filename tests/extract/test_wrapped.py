"""Lines that a width has cut are read in whole paragraphs; other lines stay as they are."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.readers import by_rules
from storyledger.extract.sentences import sentences
from storyledger.extract.wrapped import unwrapped, whole
from storyledger.terms import Line
from storyledger.text import lines

CUT = """The harbour office in Ode said on Monday that the old
ferry had been sold, and that its crew of nine would be
Paid until the end of May. No one was told before.
The buyer is a firm from Krol.

The ferry will leave for good in June.
"""


def read(text: str) -> list[str]:
    """The paragraphs that a text is read in."""
    return [text[s.start : s.end] for s in unwrapped(text, list(lines(text)))]


def test_cut_lines_are_joined_and_a_blank_line_parts_them() -> None:
    """A capital behind a break is no end where the lines are cut ones."""
    assert [p.count("\n") for p in read(CUT)] == [3, 0]


def test_paragraphs_lists_and_headlines_stay_apart() -> None:
    """Each line a paragraph is the common case."""
    for text in (
        "The ferry sank.\nNo one was hurt, the harbour office said.\nIt rained all day.",
        "A headline without a stop\nThe ferry sank on Monday in the harbour.\nNo one was hurt.",
        "salt\nbread\nfish\nrope",
    ):
        assert len(read(text)) == len(list(lines(text)))


def test_a_sentence_across_cut_lines_gives_one_attribution() -> None:
    """Line by line, source and content would stand in different paragraphs."""
    text = (
        "The harbour master, Ada Krol, said on Monday that the\nold ferry was sold to a firm from Ode in May."
    )
    [found] = by_rules(text, unwrapped(text, list(lines(text))), "d").attributions
    assert text[slice(*found.content[0])].endswith("in May")
    assert text[slice(*found.source[0])].endswith("Ada Krol")


def test_sentences_are_made_whole() -> None:
    """Three of them, the first over three lines."""
    told = sentences(CUT, [Line("d", *s, "body") for s in lines(CUT)], "d")
    assert [CUT[s.start : s.end].count("\n") for s in whole(CUT, told)] == [2, 0, 0, 0]


@given(st.text(alphabet="aA .\n", max_size=200))
def test_joined_lines_hold_the_same_words(text: str) -> None:
    """Nothing is lost, doubled or moved, and blank lines are never crossed."""
    given_, joined = list(lines(text)), unwrapped(text, list(lines(text)))
    assert "".join(text[slice(*s)] for s in given_).split() == "".join(
        text[slice(*s)] for s in joined
    ).split() or len(joined) < len(given_)
    assert [s.start for s in joined] == sorted({s.start for s in joined})
    assert {s.start for s in joined} <= {s.start for s in given_}
    assert all(any(j.start <= s.start and s.end <= j.end for j in joined) for s in given_)
