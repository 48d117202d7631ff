"""What is a plan: what is to come when the page is written, not what was, or is only pictured."""

import pytest

from storyledger.reconcile.plans import is_plan


@pytest.mark.parametrize(
    "clause",
    [
        "he agreed to repair the dam because it leaked",
        "she had intended to reopen the mine",
        "she had long intended to reopen the mine",
        "he agreed to the meeting",
        "flights were halted due to flooding",
        "the water was about to our feet",
        "shortly before the paper was set to print them",
        "it is unclear what will be needed",
        "those who would harm the town",
        "Follow orders from the mayor to ensure safety",
    ],
)
def test_what_was_or_is_only_pictured_is_no_plan(clause):
    """Neither a past agreement nor a thing after "to" nor an open question is to come."""
    assert not is_plan(clause, claimed=True)


@pytest.mark.parametrize(
    "clause",
    [
        "he has agreed to repair the dam",
        "she intends to reopen the mine",
        "the mine is due to reopen",
        "the dam was expected to hold until Friday",
        "the mayor told the crew to close the gate",
        "the mine would reopen in March",
        "they threaten to strike",
        "the two sides agreed to meet again on July 12",
        "she hoped to open the mine as early as this week",
    ],
)
def test_what_is_to_come_is_a_plan(clause):
    """Present resolve, orders, forecasts, and "would" in what is reported."""
    assert is_plan(clause, claimed=True)


def test_would_in_quoted_words_is_a_habit(pile):
    """Here "they would hang around" tells of the past; "would reopen" in a report tells what is to come."""
    assert not is_plan("They would hang around the gate for hours", claimed=False)
    assert is_plan("The two agreed that the mine would reopen", claimed=False)
