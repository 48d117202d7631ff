"""What the pile names but does not hold."""

from itertools import permutations

import pytest

from storyledger.reconcile.wanted import wanted

SAID = "the company will shift its work from emergency pumping to securing the northern galleries"


def asked(pile):
    """Return kind and wording of what is wanted."""
    return [(w.kind, w.what) for w in pile.wanted()]


def test_a_press_release_that_is_quoted_is_wanted_with_its_points(pile):
    """A paper by which a body speaks, printed in two ways, is one row with its longest quotation."""
    one = pile.page("one", f"According to a Halden Copper press release, {SAID}.", bodies=["Halden Copper"])
    pile.said(one, "a Halden Copper press release", "According to", SAID)
    two = pile.page("two", f'"{SAID}", read Halden Copper\'s statement.', bodies=["Halden Copper"])
    pile.said(two, "Halden Copper's statement", "read", SAID, mode="direct")
    [row] = [w for w in pile.wanted() if w.kind == "statement"]
    assert row.what == "a Halden Copper press release"
    assert len(row.places) == 2
    assert len(row.points) == 1
    assert pile.printed(row.quotation) == SAID


def test_records_are_wanted_with_when_they_were_made_public(pile):
    """Here "records made public last fall" keeps its date."""
    page = pile.page(
        "one", "Company payroll records made public last fall indicated that 2,150 people worked there."
    )
    pile.said(page, "Company payroll records", "indicated", "that 2,150 people worked there")
    assert ("document", "Company payroll records made public last fall") in asked(pile)


def test_the_report_of_an_agency_that_is_not_in_the_pile_is_wanted(pile):
    """What came by an agency hangs on its report."""
    page = pile.page("one", f"Eva Dorn told the Norrland Press {SAID}.", people=["Eva Dorn"])
    pile.said(page, "Eva Dorn", "told the Norrland Press", SAID, via="the Norrland Press")
    assert asked(pile) == [("document", "reports by the Norrland Press")]


def test_the_report_of_an_outlet_that_is_in_the_pile_is_not_wanted(pile):
    """The pile holds it."""
    pile.page("home", "It rained.", outlet="Norrland Press")
    page = pile.page("one", f"Eva Dorn told the Norrland Press {SAID}.", people=["Eva Dorn"])
    pile.said(page, "Eva Dorn", "told the Norrland Press", SAID, via="the Norrland Press")
    assert asked(pile) == []


def test_a_speaker_known_by_surname_only_is_wanted(pile):
    """Here "Hald added ..." with no Hald introduced anywhere."""
    page = pile.page("one", f"Hald added {SAID}.", people=["Hald"])
    pile.said(page, "Hald", "added", SAID)
    assert asked(pile) == [("person", "Hald")]


def test_a_report_as_a_verb_is_no_paper(pile):
    """Here "the agency reports" names no report."""
    page = pile.page("one", f"Eva Dorn reports {SAID}.", people=["Eva Dorn"])
    pile.said(page, "Eva Dorn", "reports", SAID)
    assert asked(pile) == []


def test_wanted_does_not_depend_on_the_order_of_the_pages(pile):
    """Every order of the documents gives the same rows."""
    for name in ("Hald", "Munk", "Roos"):
        page = pile.page(name, f"{name} told the Norrland Press {SAID}.", people=[name])
        pile.said(page, name, "told the Norrland Press", SAID, via="the Norrland Press")
    found, _ = pile.points()
    rows = [
        wanted(
            "s",
            list(order),
            pile.sentences,
            pile.names,
            pile.attributions,
            pile.claims(),
            found,
            pile.speakers(),
        )
        for order in permutations(pile.documents)
    ]
    assert len(rows[0]) == 4
    assert all(row == rows[0] for row in rows)


def test_what_the_only_origin_hangs_on_comes_first(pile):
    """A paper that a point has nothing else for stands before one that others bear out."""
    many = "the mine will shut its northern galleries before the winter"
    also = "shifts will be cut to four days a week in the smelter"
    for said in (many, also):
        for name in ("Ada Lind", "Bo Falk"):
            page = pile.page(name + said, f"{name} told the Norrland Press {said}.", people=[name])
            pile.said(page, name, "told the Norrland Press", said, via="the Norrland Press")
    for key in "yz":
        page = pile.page(
            key, f"According to a Halden Copper press release, {SAID}.", bodies=["Halden Copper"]
        )
        pile.said(page, "a Halden Copper press release", "According to", SAID)
    assert [kind for kind, _ in asked(pile)] == ["statement", "document"]


def test_one_place_is_wanted_once(pile):
    """An outlet read as a person known by one name only does not come twice."""
    page = pile.page("one", f"Reuters said {SAID}.", people=["Reuters"])
    pile.said(page, "Reuters", "said", SAID, via="Reuters")
    rows = pile.wanted()
    assert len({r.id for r in rows}) == len(rows) > 0


@pytest.mark.parametrize("paper", ["multiple reports", "media reports", "some reports", "reports"])
def test_papers_of_nobody_in_particular_are_not_wanted(pile, paper):
    """Nobody can get "multiple reports"."""
    page = pile.page("one", f"The mine closed, according to {paper}.")
    pile.said(page, paper, "according to", "The mine closed")
    assert pile.wanted() == []


@pytest.mark.parametrize("relay", ["the news outlet", "the network", "American media"])
def test_a_relay_without_a_name_is_not_wanted(pile, relay):
    """Nobody can get the reports of "the news outlet"."""
    page = pile.page("one", f"The mine closed, {relay} reported.")
    pile.said(page, relay, "reported", "The mine closed")
    assert pile.wanted() == []


def test_the_name_of_a_relay_goes_on_after_an_ampersand(pile):
    """Here the outlet is the Tin & Coal Journal."""
    page = pile.page(
        "one", "The mine closed, the Tin & Coal Journal reported.", bodies=["Tin & Coal Journal"]
    )
    pile.said(page, "the Tin & Coal Journal", "reported", "The mine closed")
    assert [w.what for w in pile.wanted()] == ["reports by the Tin & Coal Journal"]


def test_whose_paper_it_is_begins_after_the_verb(pile):
    """Here "making her remarks" is "her remarks"."""
    page = pile.page("one", "Before making her remarks, Eva Dorn said no.", people=["Eva Dorn"])
    pile.said(page, "Eva Dorn", "said", "no")
    assert [w.what for w in pile.wanted()] == ["her remarks"]
