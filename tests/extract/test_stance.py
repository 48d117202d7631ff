"""Stance by cue and content."""

import pytest

from storyledger.extract.stance import stance
from storyledger.terms import Attribution, Span


@pytest.mark.parametrize(
    ("cue", "content", "told"),
    [
        ("said", "that the port is open", "asserted"),
        ("denied", "the deal", "denied"),
        ("did not deny", "the deal", "asserted"),
        ("insisted", "no deal was made", "denied"),
        ("said", "that there was never a deal", "denied"),
        ("called for", "a strike", "demanded"),
        ("said", "the bank must pay", "demanded"),
        ("vowed", "to fight on", "planned"),
        ("agreed", "to sell the port", "planned"),
        ("said", "the port will close", "planned"),
        ("said", "the port closed because it would have sunk", "asserted"),
        ("questioned", "the figures", "doubted"),
        ("did not believe", "the figures", "doubted"),
    ],
)
def test_stance_follows_cue_and_content(cue: str, content: str, told: str) -> None:
    """Denial, demand, plan and doubt are told apart, with negation where it stands."""
    text = f"{cue} {content}"
    split = len(cue) + 1
    assert stance(text, Attribution("d", (Span(split, len(text)),), (), (Span(0, len(cue)),))) == told
