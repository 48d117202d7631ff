"""What counts as a named body: a name, not a capital that only begins a sentence."""

import pytest

SAID = "the dam held"


def speaker(pile, source, *, people=(), bodies=(), more=""):
    """Return the one speaker of a page on which a source says something."""
    page = pile.page("one", f"{source} said {SAID}. {more}", people=people, bodies=bodies)
    pile.said(page, source, "said", SAID)
    [row] = pile.speakers()
    return row


@pytest.mark.parametrize(
    "source",
    ["The network", "The news outlet", "A terrorist group", "The company", "A group of miners", "The team"],
)
def test_a_bare_noun_names_no_body(pile, source):
    """Which network "the network" is, the words do not tell."""
    assert not speaker(pile, source).named


@pytest.mark.parametrize(
    "source", ["The Korsa Network", "The council", "Police", "The White House", "CNN", "May's office"]
)
def test_a_body_with_a_name_or_the_only_one_of_a_place_is_named(pile, source):
    """A capital of its own names a body; of councils and police a place has one."""
    assert speaker(pile, source).named


@pytest.mark.parametrize("word", ["Videos", "Forecasters", "Evacuees", "Observers"])
def test_the_first_word_of_a_sentence_is_no_name_where_it_is_printed_small(pile, word):
    """The pages print it in lower case too, whatever it was read as."""
    row = speaker(pile, word, people=[word], more=f"There were {word.lower()}.")
    assert not row.named


def test_a_lower_case_word_is_nobody_s_name(pile):
    """Here "firefighters" was read as a person."""
    assert not speaker(pile, "Then firefighters", people=["firefighters"]).named


def test_a_name_that_the_pages_also_link_to_stays_a_name(pile):
    """An address in lower case is no use of the word."""
    assert speaker(pile, "Dorn", people=["Dorn"], more="See news.example/dorn and @dorn.").named


def test_people_like_somebody_are_not_that_somebody(pile):
    """Here "reporters like Holm" are unnamed, and not one with Holm."""
    page = pile.page("one", "Then reporters like Holm said no. Holm said yes.", bodies=["Holm"])
    pile.said(page, "reporters like Holm", "said", "no")
    pile.said(page, "Holm", "said", "yes")
    assert [s.named for s in pile.speakers()] == [False, True]


def test_a_paper_that_is_called_post_is_no_post(pile):
    """Here the Korsa Post is an outlet; a post of Korsa would speak for Korsa."""
    assert speaker(pile, "The Korsa Post").label == "Korsa Post"


def test_an_office_of_somebody_else_is_another(pile):
    """Here the office of one town's mayor is not May's office."""
    page = pile.page("one", "May's office said no. Then the office of Korsa's mayor said yes.")
    pile.said(page, "May's office", "said", "no")
    pile.said(page, "the office of Korsa's mayor", "said", "yes")
    assert len(pile.speakers()) == 2


def test_a_person_printed_with_s_is_the_person(pile):
    """Here "Dorn's" is Eva Dorn."""
    page = pile.page("one", "Eva Dorn said no. Dorn's said yes.", people=["Eva Dorn", "Dorn"])
    pile.said(page, "Eva Dorn", "said", "no")
    pile.said(page, "Dorn's", "said", "yes")
    assert [s.label for s in pile.speakers()] == ["Eva Dorn"]
