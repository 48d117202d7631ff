"""Who speaks: one speaker for the several ways in which pages print one, and no merge that may be wrong."""

from dataclasses import replace
from itertools import permutations

from storyledger.reconcile.speakers import speakers

WIRE = "Tomas Relvik, a spokesman for the Orlavian government, said the mine was safe."


def wire(pile):
    """Add the wire page."""
    page = pile.page("wire", WIRE, people=["Tomas Relvik"])
    pile.said(page, "Tomas Relvik, a spokesman for the Orlavian government", "said", "the mine was safe")
    return page


def test_a_surname_alone_is_the_person_who_bears_it_in_the_storyline(pile):
    """Here "Relvik" on one page is Tomas Relvik of another."""
    wire(pile)
    page = pile.page("second", "Relvik said the pumps were running.", people=["Relvik"])
    pile.said(page, "Relvik", "said", "the pumps were running")
    assert [len(s.mentions) for s in pile.speakers()] == [2]
    assert pile.speakers()[0].label == "Tomas Relvik"
    assert "surname" in pile.speakers()[0].why[0]


def test_a_particle_before_a_surname_does_not_make_another_person(pile):
    """Here "al-Karim" and "Karim" are one surname."""
    one = pile.page("one", "Yusuf al-Karim said the road was open.", people=["Yusuf al-Karim"])
    pile.said(one, "Yusuf al-Karim", "said", "the road was open")
    two = pile.page("two", "Karim said the bridge was closed.", people=["Karim"])
    pile.said(two, "Karim", "said", "the bridge was closed")
    assert len(pile.speakers()) == 1


def test_a_surname_that_two_people_bear_is_merged_with_neither(pile):
    """Two Relviks in the storyline leave "Relvik" of a third page alone."""
    wire(pile)
    other = pile.page("other", "Anna Relvik said the school was closed.", people=["Anna Relvik"])
    pile.said(other, "Anna Relvik", "said", "the school was closed")
    third = pile.page("third", "Relvik said the pumps were running.", people=["Relvik"])
    pile.said(third, "Relvik", "said", "the pumps were running")
    assert len(pile.speakers()) == 3


def test_an_office_is_the_one_person_whom_the_pages_print_with_it(pile):
    """Here "The Orlavian spokesperson" is the spokesman for the Orlavian government."""
    wire(pile)
    page = pile.page("spun", "The Orlavian spokesperson said the pumps were running.")
    pile.said(page, "The Orlavian spokesperson", "said", "the pumps were running")
    assert [s.label for s in pile.speakers()] == ["Tomas Relvik"]
    assert any("office" in why for why in pile.speakers()[0].why)


def test_an_office_that_two_people_hold_is_merged_with_neither(pile):
    """Two spokesmen of one government leave "the government spokesman" alone."""
    wire(pile)
    other = pile.page(
        "other",
        "Eva Dorn, a spokeswoman for the Orlavian government, said taxes would rise.",
        people=["Eva Dorn"],
    )
    pile.said(other, "Eva Dorn, a spokeswoman for the Orlavian government", "said", "taxes would rise")
    third = pile.page("third", "The Orlavian spokesperson said the pumps were running.")
    pile.said(third, "The Orlavian spokesperson", "said", "the pumps were running")
    assert len(pile.speakers()) == 3


def test_an_office_of_another_body_is_not_merged(pile):
    """Here "The police spokesman" is not the spokesman for the government."""
    wire(pile)
    page = pile.page("police", "The police spokesman said two men were held.")
    pile.said(page, "The police spokesman", "said", "two men were held")
    assert len(pile.speakers()) == 2


def test_unnamed_sources_of_one_description_stay_apart(pile):
    """Here "an official" on two pages may be two officials."""
    for address, said in (("one", "the dam had burst"), ("two", "the valley was empty")):
        page = pile.page(address, f"An Orlavian official said {said}.")
        pile.said(page, "An Orlavian official", "said", said)
    assert [(s.named, len(s.mentions)) for s in pile.speakers()] == [(False, 1), (False, 1)]


def test_unnamed_sources_in_copies_of_one_passage_are_one(pile):
    """The same description with nearly the same long statement is one passage copied."""
    said = "the northern gallery collapsed before dawn while forty miners were repairing the drainage pumps"
    one = pile.page("one", f"Mine officials say {said}.")
    pile.said(one, "Mine officials", "say", said)
    spun = said.replace("before dawn", "at dawn")
    two = pile.page("two", f"Mine officials say {spun}.")
    pile.said(two, "Mine officials", "say", spun)
    assert [len(s.mentions) for s in pile.speakers()] == [2]
    assert pile.speakers()[0].why == ("copies of one passage: Mine officials",)


def test_a_description_holding_a_name_is_not_that_person(pile):
    """Here "an official close to President Jane Roe" is not Jane Roe."""
    page = pile.page(
        "one", "An official close to President Jane Roe said the deal was off.", people=["Jane Roe"]
    )
    pile.said(page, "An official close to President Jane Roe", "said", "the deal was off")
    [speaker] = pile.speakers()
    assert (speaker.named, speaker.type, speaker.label) == (
        False,
        "person",
        "official close to President Jane Roe",
    )


def test_a_title_with_an_organisation_before_a_name_belongs_to_the_person(pile):
    """Here "Department of Mines spokesman Per Stig" is Per Stig."""
    page = pile.page(
        "one",
        "Department of Mines spokesman Per Stig said it was over.",
        people=["Per Stig"],
        bodies=["Department of Mines"],
    )
    pile.said(page, "Department of Mines spokesman Per Stig", "said", "it was over")
    assert [(s.label, s.type) for s in pile.speakers()] == [("Per Stig", "person")]


def test_a_statement_speaks_for_the_body_that_issued_it(pile):
    """Here "a coalition press release" and "the northern coalition" are one body."""
    one = pile.page("one", "According to a coalition press release, patrols would go on.")
    pile.said(one, "a coalition press release", "According to", "patrols would go on")
    two = pile.page("two", "The northern coalition said patrols would go on.")
    pile.said(two, "The northern coalition", "said", "patrols would go on")
    assert [(s.label, s.type, len(s.mentions)) for s in pile.speakers()] == [
        ("northern coalition", "organisation", 2)
    ]


def test_records_speak_for_themselves(pile):
    """Records are a document, not the body that kept them."""
    page = pile.page("one", "Company payroll records showed 2,150 people at the mine.")
    pile.said(page, "Company payroll records", "showed", "2,150 people at the mine")
    assert [(s.type, s.named) for s in pile.speakers()] == [("document", True)]


def test_he_is_the_last_source_when_nobody_else_is_named_between(pile):
    """Here "He" after Tomas Relvik, with nobody between, is Relvik."""
    page = pile.page("one", "Tomas Relvik said it was safe. He said the pumps ran.", people=["Tomas Relvik"])
    pile.said(page, "Tomas Relvik", "said", "it was safe")
    pile.said(page, "He", "said", "the pumps ran")
    assert pile.groups() == {"Tomas Relvik": ["He", "Tomas Relvik"]}


def test_he_after_an_unnamed_official_stays_unclear(pile):
    """Here "He" after "an official" is in no speaker."""
    page = pile.page("one", "An official said it was safe. He told reporters the pumps ran.")
    pile.said(page, "An official", "said", "it was safe")
    pile.said(page, "He", "told reporters", "the pumps ran")
    assert pile.groups() == {"official": ["An official"]}


def test_he_after_a_second_man_stays_unclear(pile):
    """Another name between the source and "he" leaves "he" open."""
    page = pile.page(
        "one",
        "Tomas Relvik said it was safe. Jon Tarvik stood beside the gate. He said the pumps ran.",
        people=["Tomas Relvik", "Jon Tarvik"],
    )
    pile.said(page, "Tomas Relvik", "said", "it was safe")
    pile.said(page, "He", "said", "the pumps ran")
    assert pile.groups() == {"Tomas Relvik": ["Tomas Relvik"]}


def test_two_names_given_the_same_words_and_description_are_one_body(pile):
    """Here "the allied-led coalition" and "allied-led Operation Bright Lamp" said the same sentence."""
    said = "we will shift our work from clearing the road to guarding the wells"
    one = pile.page("one", f"The allied-led coalition said {said}.")
    pile.said(one, "The allied-led coalition", "said", said)
    two = pile.page("two", f"{said.capitalize()}, read the allied-led Operation Bright Lamp's statement.")
    pile.said(two, "the allied-led Operation Bright Lamp's statement", "read", said.capitalize())
    assert [len(s.mentions) for s in pile.speakers()] == [2]


def test_two_people_given_the_same_words_stay_two(pile):
    """The same words in two mouths are a conflict to show, not a merge."""
    said = "a withdrawal now is an abdication of responsibility by the company"
    for name in ("Berit Osk", "Mats Ekre"):
        page = pile.page(name, f"{name} said {said}.", people=[name])
        pile.said(page, name, "said", said)
    assert len(pile.speakers()) == 2


def test_speakers_do_not_depend_on_the_order_of_the_pages(pile):
    """Every order of the documents gives the same rows."""
    wire(pile)
    spun = pile.page("spun", "The Orlavian spokesperson said the pumps were running.")
    pile.said(spun, "The Orlavian spokesperson", "said", "the pumps were running")
    third = pile.page("third", "Relvik said the mine would open.", people=["Relvik"])
    pile.said(third, "Relvik", "said", "the mine would open")
    rows = [
        speakers("s", list(order), pile.names, pile.attributions) for order in permutations(pile.documents)
    ]
    assert all(row == rows[0] for row in rows)


def test_a_spokesman_is_no_spokeswoman(pile):
    """The office is merged only with a person of the printed gender."""
    page = pile.page(
        "one", "Ministry spokeswoman Elin Brandt said it was over. The ministry spokesman said it was not.",
        people=["Elin Brandt"],
    )  # fmt: skip
    pile.said(page, "Ministry spokeswoman Elin Brandt", "said", "it was over")
    pile.said(page, "The ministry spokesman", "said", "it was not")
    assert len(pile.speakers()) == 2


def test_a_former_holder_does_not_hold_the_office(pile):
    """Here "The president" is not former President Ola Lind."""
    page = pile.page(
        "one",
        "Former President Ola Lind said it was over. The president said it was not.",
        people=["Ola Lind"],
    )
    pile.said(page, "Former President Ola Lind", "said", "it was over")
    pile.said(page, "The president", "said", "it was not")
    assert len(pile.speakers()) == 2


def test_a_surname_that_a_silent_person_shares_stays_open(pile):
    """People who are named but do not speak bear surnames too."""
    page = pile.page(
        "one", "Anna Holm said it rained. Her brother Nils Holm slept.", people=["Anna Holm", "Nils Holm"]
    )
    pile.said(page, "Anna Holm", "said", "it rained")
    second = pile.page("two", "Holm said it stopped.", people=["Holm"])
    pile.said(second, "Holm", "said", "it stopped")
    assert len(pile.speakers()) == 2


def test_a_short_first_name_is_the_long_one(pile):
    """Ed Dorn is Edward Dorn."""
    for name in ("Ed Dorn", "Edward Dorn"):
        page = pile.page(name, f"{name} said it rained.", people=[name])
        pile.said(page, name, "said", "it rained")
    assert [len(s.mentions) for s in pile.speakers()] == [2]


def test_two_people_in_one_breath_are_neither_of_them(pile):
    """Here "Anna Holm and Nils Lund" is merged with neither."""
    page = pile.page(
        "one", "Anna Holm and Nils Lund said it rained. Holm said it stopped.",
        people=["Anna Holm", "Nils Lund", "Holm"],
    )  # fmt: skip
    pile.said(page, "Anna Holm and Nils Lund", "said", "it rained")
    pile.said(page, "Holm", "said", "it stopped")
    assert {s.type for s in pile.speakers() if "and" in s.label} == {"group"}
    assert {s.label: len(s.mentions) for s in pile.speakers()} == {
        "Anna Holm and Nils Lund": 1,
        "Anna Holm": 1,
    }


def test_initials_are_the_one_body_they_stand_for(pile):
    """NPA is the Norrland Press Agency."""
    page = pile.page(
        "one", "The Norrland Press Agency said it rained. NPA said it stopped.",
        bodies=["Norrland Press Agency", "NPA"],
    )  # fmt: skip
    pile.said(page, "The Norrland Press Agency", "said", "it rained")
    pile.said(page, "NPA", "said", "it stopped")
    assert [len(s.mentions) for s in pile.speakers()] == [2]


def test_the_company_is_the_one_that_spoke_before_it(pile):
    """In one document, where no other company speaks; on another page it stays alone."""
    page = pile.page(
        "one", "Halden Copper said it rained. The company said it stopped.", bodies=["Halden Copper"]
    )
    pile.said(page, "Halden Copper", "said", "it rained")
    pile.said(page, "The company", "said", "it stopped")
    other = pile.page("two", "The company said the shaft was shut.")
    pile.said(other, "The company", "said", "the shaft was shut")
    assert sorted(len(s.mentions) for s in pile.speakers()) == [1, 2]


def test_which_after_a_paper_is_who_issued_it(pile):
    """Here "the northern coalition issued a press release, which outlined ...": the coalition."""
    page = pile.page(
        "one", "Today the northern coalition issued a press release, which outlined its new plan."
    )
    pile.said(page, "which", "outlined", "its new plan")
    assert [(s.label, s.type) for s in pile.speakers()] == [("northern coalition", "organisation")]


def test_a_name_printed_again_and_again_in_full_is_a_body_s(pile):
    """A company that was read as a person is a body: news prints people by surname after the first time."""
    for address in ("one", "two"):
        text = "Halden Copper said it rained. Trade grew. Halden Copper said it stopped."
        page = pile.page(address, text, people=["Halden Copper"])
        pile.said(page, "Halden Copper", "said", "it rained")
    assert [(s.type, len(s.mentions)) for s in pile.speakers()] == [("organisation", 2)]


def test_an_official_of_a_department_is_not_the_department(pile):
    """Here "A Department of Mines official" is unnamed."""
    page = pile.page("one", "A Department of Mines official said it rained.", bodies=["Department of Mines"])
    pile.said(page, "A Department of Mines official", "said", "it rained")
    assert [(s.named, s.label) for s in pile.speakers()] == [(False, "Department of Mines official")]


def test_a_company_that_a_page_does_not_name_is_the_one_given_the_same_words_elsewhere(pile):
    """Here "a company press release" says what Halden Copper says on another page."""
    said = "work at the northern mine will shift from emergency pumping to securing the galleries"
    one = pile.page("one", f"Halden Copper said {said}.", bodies=["Halden Copper"])
    pile.said(one, "Halden Copper", "said", said)
    two = pile.page("two", f"According to a company press release, {said}.")
    pile.said(two, "a company press release", "According to", said)
    assert [(s.label, len(s.mentions)) for s in pile.speakers()] == [("Halden Copper", 2)]


def test_pieces_of_a_source_that_stand_far_apart_do_not_swallow_what_is_between(pile):
    """The longest piece is where the source is printed."""
    text = (
        "He was tired, said Eva Dorn, while Nils Lund and forty other miners waited at the gate, the mayor."
    )
    page = pile.page("one", text, people=["Eva Dorn", "Nils Lund"])
    row = pile.said(page, "Eva Dorn", "said", "He was tired")
    pieces = (*pile.span(page, "Eva Dorn"), *pile.span(page, "mayor"))
    pile.attributions[page.id] = [replace(row, source=pieces)]
    assert pile.groups() == {"Eva Dorn": ["Eva Dorn"]}


def test_which_is_the_body_right_before_it(pile):
    """Printed "Halden Copper, which said": the body speaks, no unclear source."""
    page = pile.page(
        "a", "It is up to Halden Copper, which said the shaft is safe.", bodies=["Halden Copper"]
    )
    pile.said(page, "which", "said", "the shaft is safe")
    (speaker,) = pile.speakers()
    assert (speaker.label, speaker.type) == ("Halden Copper", "organisation")
