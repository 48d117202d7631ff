"""One person is counted once, however wide a name was read, and a son is not his father."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.persons import generation, own_name, person_name


@pytest.mark.parametrize(
    ("printed", "own"),
    [
        ("Eva Dorn (R-OH", "Eva Dorn"),
        ("Eva Dorn, D-Wis", "Eva Dorn"),
        ("Eva Dorn of Korsa", "Eva Dorn"),
        ("Head of Mine Safety Eva Dorn", "Eva Dorn"),
        ("Director of National Waters Eva M. Dorn", "Eva M. Dorn"),
        ("Secretary of State Dorn", "Dorn"),
        ("Korsa City Councilwoman Eva Dorn", "Eva Dorn"),
        ("Speaker Eva Dorn", "Eva Dorn"),
        ("Eva Dorn Eva Maria DornTwo", "Eva Dorn"),
        ("CLOSE Eva Dorn", "Eva Dorn"),
        ("Nils Dorn Jr.", "Nils Dorn Jr."),
        ("Martin Luther King", "Martin Luther King"),
        ("Office of the Korsa Representative", "Office of the Korsa Representative"),
    ],
)
def test_a_person_s_own_name_is_without_office_party_and_place(printed, own):
    """What stands around the name, or ran into it, is no part of it."""
    start, end = own_name(printed, 0, len(printed))
    assert printed[start:end] == own


def test_the_dot_of_jr_belongs_to_the_name():
    """A name that was cut before its dot, or before "Jr." itself, is completed."""
    text = "Nils Dorn Jr. said no. Nils Dorn Jr. left."
    assert [text[slice(*own_name(text, 0, end))] for end in (9, 12, 13)] == ["Nils Dorn Jr."] * 3


@given(st.text(alphabet="AEab .,(JrSof'’\n", max_size=30), st.data())
def test_an_own_name_lies_where_the_name_lay(text, data):
    """The span starts in the name, and only "Jr." may hang over its end."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    own = own_name(text, start, end)
    assert start <= own.start <= own.end <= min(len(text), end + 5)
    generation(text, start, end), person_name(text, start, end)


def test_a_senator_with_party_and_state_is_the_senator(pile):
    """Here three pages print one senator with her state in three ways."""
    for address, name, source in (
        ("one", "Eva Dorn (O-KO", "Sen. Eva Dorn (O-KO)"),
        ("two", "Eva Dorn", "Sen. Eva Dorn, O-Korsa,"),
        ("three", "Eva Dorn, O-Kor", "Sen. Eva Dorn, O-Kor.,"),
    ):
        page = pile.page(address, f"{source} said the dam held.", people=[name])
        pile.said(page, source, "said", "the dam held")
    assert [(s.label, len(s.mentions)) for s in pile.speakers()] == [("Eva Dorn", 3)]


def test_a_head_of_something_is_the_person_printed_elsewhere(pile):
    """Here "Head of Mine Safety Per Stig" and "Per Stig" are one man, and "Stig" is he."""
    one = pile.page("one", "Head of Mine Safety Per Stig said no.", people=["Head of Mine Safety Per Stig"])
    pile.said(one, "Head of Mine Safety Per Stig", "said", "no")
    two = pile.page("two", "Per Stig said yes. Stig said no.", people=["Per Stig", "Stig"])
    pile.said(two, "Per Stig", "said", "yes")
    pile.said(two, "Stig", "said", "no")
    assert [(s.label, len(s.mentions)) for s in pile.speakers()] == [("Per Stig", 3)]


FATHER_AND_SON = "Nils Dorn slept. Nils Dorn Jr. woke. "


@pytest.mark.parametrize(
    ("source", "name", "who"),
    [
        ("the younger Mr. Dorn", "Dorn", "Nils Dorn Jr."),
        ("The younger Dorn", "Dorn", "Nils Dorn Jr."),
        ("Dorn Jr.", "Dorn Jr", "Nils Dorn Jr."),
        ("the elder Dorn", "Dorn", "Nils Dorn"),
        ("Dorn", "Dorn", "Nils Dorn"),
        ("Nils Dorn", "Nils Dorn", "Nils Dorn"),
    ],
)
def test_father_and_son_stay_two(pile, source, name, who):
    """Here "the younger" and "Jr." are the son, the bare name and "the elder" the father."""
    text = f"{FATHER_AND_SON}Then {source} said the dam held."
    page = pile.page("one", text, people=["Nils Dorn", "Nils Dorn Jr", name])
    pile.said(page, source, "said", "the dam held") if source != "Nils Dorn" else None
    if source == "Nils Dorn":
        page = pile.page("two", "Nils Dorn said it broke.", people=["Nils Dorn"])
        pile.said(page, "Nils Dorn", "said", "it broke")
    assert [s.label for s in pile.speakers()] == [who]


def test_a_younger_one_is_not_the_only_bearer_whom_the_page_names(pile):
    """Two bear the name where one is the younger, so which of them is printed in full is not known."""
    page = pile.page("one", "Nils Dorn said no. The younger Dorn said yes.", people=["Nils Dorn", "Dorn"])
    pile.said(page, "Nils Dorn", "said", "no")
    pile.said(page, "The younger Dorn", "said", "yes")
    assert len(pile.speakers()) == 2


def test_a_surname_alone_is_the_son_where_no_father_is_printed(pile):
    """Here "Dorn" after "Nils Dorn Jr." is he."""
    page = pile.page("one", "Nils Dorn Jr. said no. Dorn said yes.", people=["Nils Dorn Jr", "Dorn"])
    pile.said(page, "Nils Dorn Jr.", "said", "no")
    pile.said(page, "Dorn", "said", "yes")
    assert [len(s.mentions) for s in pile.speakers()] == [2]


def test_those_close_to_somebody_are_not_he(pile):
    """Here "Those close to Dorn" and "leaders like Dorn" are unnamed."""
    page = pile.page("one", "Those close to Dorn said no. Then leaders like Dorn said yes.", people=["Dorn"])
    pile.said(page, "Those close to Dorn", "said", "no")
    pile.said(page, "leaders like Dorn", "said", "yes")
    assert [s.named for s in pile.speakers()] == [False, False]


def test_a_place_read_as_a_person_is_not_the_person_after_it(pile):
    """Here "Korsa" before a title is no one: the name is further on."""
    page = pile.page("one", "Korsa Gov. Eva Dorn said no.", people=["Korsa", "Eva Dorn"])
    pile.said(page, "Korsa Gov. Eva Dorn", "said", "no")
    assert [s.label for s in pile.speakers()] == ["Eva Dorn"]


def test_the_vice_president_is_not_the_president(pile):
    """Here nobody is printed as president, so "the president" stays open."""
    page = pile.page("one", "Vice President Per Stig said no. The president said yes.", people=["Per Stig"])
    pile.said(page, "Vice President Per Stig", "said", "no")
    pile.said(page, "The president", "said", "yes")
    assert len(pile.speakers()) == 2


def test_the_prime_minister_of_another_country_is_another(pile):
    """Here the pages share a passage, and "the French prime minister" is still not Britain's."""
    same = "The two met in the old hall by the river after a long night of talks."
    one = pile.page("one", f"British Prime Minister Eva Dorn said no. {same}", people=["Eva Dorn"])
    pile.said(one, "British Prime Minister Eva Dorn", "said", "no")
    two = pile.page("two", f"The French prime minister said yes. {same}")
    pile.said(two, "The French prime minister", "said", "yes")
    assert len(pile.speakers()) == 2


COUPLE = "President Nils Dorn slept. First lady Eva Dorn woke. "


@pytest.mark.parametrize(
    ("source", "who"),
    [("President Dorn", "Nils Dorn"), ("Mr. Dorn", "Nils Dorn"), ("Mrs. Dorn", "Eva Dorn"), ("Dorn", "Dorn")],
)
def test_a_title_tells_which_of_two_of_one_surname_is_meant(pile, source, who):
    """The bare surname of two people who are printed equally often stays open."""
    page = pile.page("one", f"{COUPLE}Then {source} said no.", people=["Nils Dorn", "Eva Dorn", "Dorn"])
    pile.said(page, source, "said", "no")
    assert [s.label for s in pile.speakers()] == [who]


def test_a_bare_surname_is_the_one_who_is_printed_far_more_often(pile):
    """Here four pages tell of Nils Dorn, one of his wife too."""
    for n in range(4):
        pile.page(str(n), "Nils Dorn slept.", people=["Nils Dorn"])
    page = pile.page(
        "one", "Nils Dorn and Eva Dorn woke. Dorn said no.", people=["Nils Dorn", "Eva Dorn", "Dorn"]
    )
    pile.said(page, "Dorn", "said", "no")
    assert [s.label for s in pile.speakers()] == ["Nils Dorn"]


def test_a_surname_is_a_name_though_a_page_prints_it_small(pile):
    """A slip elsewhere takes nobody's name away."""
    page = pile.page("one", "Eva Dorn slept. Dorn said no. Then dorn woke.", people=["Eva Dorn", "Dorn"])
    pile.said(page, "Dorn", "said", "no")
    assert [s.label for s in pile.speakers()] == ["Eva Dorn"]


def test_a_body_goes_by_its_name_and_not_by_what_it_is(pile):
    """Here "the company" and "Tarn" are one, and its label is Tarn."""
    page = pile.page("one", "Tarn said no. The company said yes.", bodies=["Tarn"])
    pile.said(page, "Tarn", "said", "no")
    pile.said(page, "The company", "said", "yes")
    assert [(s.label, s.named) for s in pile.speakers()] == [("Tarn", True)]


def test_a_surname_of_two_words_is_the_person_with_a_first_name(pile):
    """Here "Brun Dorn" is Eva Brun Dorn, where no other is called so."""
    page = pile.page(
        "one", "Eva Brun Dorn said no. Brun Dorn said yes.", people=["Eva Brun Dorn", "Brun Dorn"]
    )
    pile.said(page, "Eva Brun Dorn", "said", "no")
    page = pile.page("two", "Brun Dorn said yes.", people=["Brun Dorn"])
    pile.said(page, "Brun Dorn", "said", "yes")
    assert [(s.label, len(s.mentions)) for s in pile.speakers()] == [("Eva Brun Dorn", 2)]


def test_two_who_end_alike_leave_a_surname_of_two_words_alone(pile):
    """Here Eva and Nils Brun Dorn both may be "Brun Dorn"."""
    page = pile.page(
        "one", "Eva Brun Dorn said no. Nils Brun Dorn slept. Brun Dorn said yes.",
        people=["Eva Brun Dorn", "Nils Brun Dorn"],
    )  # fmt: skip
    pile.said(page, "Eva Brun Dorn", "said", "no")
    page = pile.page("two", "Brun Dorn said yes.", people=["Brun Dorn"])
    pile.said(page, "Brun Dorn", "said", "yes")
    assert len(pile.speakers()) == 2
