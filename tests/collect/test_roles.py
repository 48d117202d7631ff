"""Tests of line roles, of the trees behind them and of the damage one page tells."""

import pytest

from storyledger.collect.credits import outlet
from storyledger.collect.damage import damage
from storyledger.collect.roles import make, roles
from storyledger.errors import ModelError
from storyledger.terms import Document

SENTENCE = (
    "The operator of the Lindholm ferry said on Monday that it would buy two new boats for the northern line."
)
OTHER = (
    "The harbour board, which had asked for a plan in February, will vote on the boats before the end of May."
)


def told(*lines: str, title: str = "") -> list[str]:
    """Return the roles of these lines."""
    return [line.role for line in roles(Document("p", "a", "plain", "\n\n".join(lines), title=title))]


def broken(*lines: str) -> list[tuple[str, str]]:
    """Return the damage of these lines with its words."""
    document = Document("p", "a", "plain", "\n\n".join(lines))
    return [(d.what, document.text[d.start : d.end]) for d in damage(document, roles(document))]


def test_a_known_title_is_found_in_the_text_and_its_copies_are_repeats() -> None:
    """The first line that equals the title is the title."""
    lines = ("New boats for Lindholm", "New boats for Lindholm", SENTENCE, OTHER)
    assert told(*lines, title="New boats for Lindholm") == ["title", "repeat", "body", "body"]


def test_the_frame_of_a_page_is_told_from_its_text() -> None:
    """Byline, day, credit under a picture and calls are named."""
    lines = ("New boats for Lindholm", "By Marit Sole", "7 May 2024",
             "The ferry leaves the harbour in March. (Jon Tarvik/Herald)",
             SENTENCE, OTHER, "Related Articles")  # fmt: skip
    assert told(*lines) == ["title", "byline", "dateline", "caption", "body", "body", "chrome"]


def test_plain_sentences_stay_body() -> None:
    """Nothing is lost of a text without frame."""
    assert told(SENTENCE, OTHER, SENTENCE.replace("two", "three")) == ["body"] * 3


def test_no_lines_have_no_roles() -> None:
    """White space is no line."""
    assert told(" ", "\t") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("He has said that 's mines need engineers, and that is all.", ("missing_word", "that 's mines")),
        ("The gallery was flooded in in October, and the pumps were lost.", ("doubled_word", "in in")),
        ('"The pumps must run all day", said British Army Maj.', ("truncated_name", "British Army Maj.")),
        ("The mine is shut. Gen. Per Stig told reporters during a briefing last week.",
         ("speaker_without_quotation", "Gen. Per Stig told reporters during a briefing last week.")),
    ],
)  # fmt: skip
def test_what_a_rewriter_broke_is_told_with_its_words(line: str, found: tuple[str, str]) -> None:
    """Each kind is found in a line of its own."""
    assert found in broken(SENTENCE, line, OTHER)


@pytest.mark.parametrize(
    "line",
    [
        "He said that that was all that he had had from the mine, and it's true.",
        '"The pumps run," Per Stig told reporters during a briefing last week in the town.',
        "Per Stig told reporters during a briefing that the pumps would run all night.",
        "It was the owner's mine, said Maj. Per Stig, who had been there on Monday.",
    ],
)
def test_sound_sentences_are_not_called_broken(line: str) -> None:
    """Words that may stand twice, speakers with their words, names with their ranks."""
    assert broken(SENTENCE, line, OTHER) == []


def test_a_model_for_other_features_is_refused() -> None:
    """The error says how to make it again."""
    with pytest.raises(ModelError, match="other line features"):
        make({"page": {"names": ["x"]}})


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Marit Sole and the Norrland Press Agency contributed to this report.", "byline"),
        ("The Norrland Press Agency contributed to this story from Lindholm.", "byline"),
        ("Marit Sole contributed.", "byline"),
        ("Reporting by Marit Sole and Jon Tarvik in Lindholm; Editing by Per Stig", "byline"),
        ("Sole reported from Lindholm. Tarvik contributed from Korsa.", "byline"),
        ("The ferry leaves the harbour on Monday evening. Photograph: Jon Tarvik/Herald", "caption"),
        ("The ferry leaves the harbour in the rain, May 7, 2024. REUTERS/Jon Tarvik", "caption"),
        ("The ferry leaves the harbour on Monday. (Photo by Jon Tarvik)", "caption"),
        ("Slideshow (12 Images)", "chrome"),
        ("Continue Reading Below", "chrome"),
        ("Story continues below advertisement", "chrome"),
    ],
)
def test_who_made_a_page_or_a_picture_is_no_part_of_the_text(line: str, role: str) -> None:
    """Credits at the foot of a text or among its paragraphs are named."""
    assert told(SENTENCE, OTHER, line)[2] == told(SENTENCE, line, OTHER)[1] == role


@pytest.mark.parametrize(
    "line",
    [
        "The rain of the past week contributed to this summer's losses on the northern line, he said.",
        "She was shown a photo by the police on Monday, she said, and did not know the man in it.",
        'The board said the boats "contributed to this report of delays" that the harbour had in May.',
    ],
)
def test_a_sentence_that_speaks_of_pictures_or_of_what_helped_stays_body(line: str) -> None:
    """Only a line that is clearly a credit is taken out of the text."""
    assert told(SENTENCE, line, OTHER) == ["body"] * 3


@pytest.mark.parametrize("first", ["This article is more than 1 year old", "By Marit Sole", "Northern news"])
def test_no_line_becomes_the_title_where_another_came_with_the_page(first: str) -> None:
    """A page whose title was told beside it, and is not printed, has no line that is its title."""
    assert "title" not in told(first, SENTENCE, OTHER, title="Two boats for the northern line")


def test_a_title_that_came_reworded_is_found_in_the_text() -> None:
    """The title beside the page may carry more than the line that is printed."""
    lines = ("New boats for Lindholm harbour", SENTENCE, OTHER)
    assert told(*lines, title="New boats for Lindholm harbour | The Herald")[0] == "title"


HEAD = "New boats for Lindholm\n\n{}\n\n" + SENTENCE + "\n\n" + OTHER


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tarn Courier, 7 May 2024", "Tarn Courier"),
        ("The Tarn (Online News), May 7, 2024", "The Tarn"),
        ("NTV | 7 May 2024 10:15", "NTV"),
        ("7 May 2024", None),
        ("Tuesday, 7 May 2024", None),
        ("Last updated, 7 May 2024", None),
        ("LINDHOLM, 7 May 2024", None),
        ("By Marit Sole, 7 May 2024", None),
    ],
)
def test_an_outlet_is_read_beside_the_day_below_the_title(line: str, found: str | None) -> None:
    """A short capitalised name that stands alone with a day is the outlet; a place or weekday is not."""
    page = HEAD.format(line) + "\n\nThe old boats stay in Lindholm."
    document = Document("p", "a", "plain", page, title="New boats for Lindholm")
    assert outlet(document, roles(document)) == found
