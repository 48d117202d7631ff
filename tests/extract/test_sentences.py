"""Sentences end where they should, stay inside their line and lose no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.extract.sentences import sentences
from storyledger.terms import Line
from storyledger.text import lines


def told(text: str, role: str = "body") -> list[str]:
    """The sentences of a text, all of its lines in one role."""
    rows = [Line("d", s.start, s.end, role) for s in lines(text)]
    return [text[s.start : s.end] for s in sentences(text, rows, "d")]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    """Titles, initials, states and bodies keep their points."""
    text = "Gen. A. B. Ode met U.S. officials of Tide Inc. in Ada, Calif. on Jan. 4."
    assert told(text) == [text]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one() -> None:
    """A sentence may end with an abbreviation."""
    assert told("They left the U.S. The boats stayed.") == ["They left the U.S.", "The boats stayed."]


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke at 7 p.m. Sunday in the valley.",
        "It rose from 2 a.m. Monday until 9 p.m. Eastern time.",
        "Doors open at 10 a.m. Sept. 4 at the mill.",
    ],
)
def test_a_clock_time_goes_on_with_its_day(text: str) -> None:
    """Neither a weekday, a month nor a zone behind "p.m." begins a sentence."""
    assert told(text) == [text]


def test_a_clock_time_may_end_a_sentence() -> None:
    """Any other capital behind it begins a new one."""
    assert told("It broke at 7 p.m. Rescuers came.") == ["It broke at 7 p.m.", "Rescuers came."]


def test_a_quotation_with_its_speaker_is_one_sentence() -> None:
    """Neither a comma, a question nor an exclamation mark before the speaker divides it."""
    for text in ('"It is late," he said.', '"Is it late?" he asked.', '"It is late!" Ada Krol shouted.'):
        assert told(text) == [text]


def test_a_full_stop_inside_the_closing_mark_ends_a_sentence() -> None:
    """The closing mark belongs to the sentence it closes."""
    assert told('He said: "No boats ran." All left.') == ['He said: "No boats ran."', "All left."]


def test_a_lost_space_after_a_full_stop_still_divides() -> None:
    """Rewriters lose spaces between sentences."""
    assert told("They crossed with the boats.The harbour closed.") == [
        "They crossed with the boats.",
        "The harbour closed.",
    ]


def test_only_lines_that_are_read_have_sentences_and_none_crosses_a_line() -> None:
    """Chrome has none; a line's end ends a sentence."""
    assert told("Share this. Now.", "chrome") == []
    assert told("No stop here\nbut a new line") == ["No stop here", "but a new line"]


@given(st.text(alphabet='aB. ?!"”’\n1U', max_size=60))
def test_sentences_cover_every_word_once_in_order(text: str) -> None:
    """Joined without white space, the sentences are the lines."""
    assert "".join("".join(told(text)).split()) == "".join(text.split())
