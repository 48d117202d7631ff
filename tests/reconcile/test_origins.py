"""Who is printed as the root of a point."""

SAID = "some 60 percent of the northern workforce would be withdrawn before the summer"


def told(pile, address, source, cue, people=(), **more):
    """Add a page on which a source says SAID."""
    page = pile.page(address, f"{source} {cue} {SAID}.", people=people)
    pile.said(page, source, cue, SAID, **more)
    return page


def counts(pile):
    """Return named, fewest unnamed, most unnamed of the one point."""
    [point] = pile.points()[0]
    return point.named, point.unnamed_low, point.unnamed_high


def test_one_man_on_two_pages_is_one_origin(pile):
    """Copies do not add up."""
    told(pile, "one", "Eva Dorn", "said", ["Eva Dorn"])
    told(pile, "two", "Dorn", "said", ["Dorn"])
    assert counts(pile) == (1, 0, 0)


def test_an_agency_that_reports_it_is_no_origin(pile):
    """A relay stands in `via`; the unnamed official of the sibling is the one origin."""
    told(pile, "one", "The Norrland News Agency", "reported")
    told(pile, "two", "A mine official", "said")
    found, roots = pile.points()
    assert counts(pile) == (0, 1, 1)
    assert [(o.kind, o.label) for o in roots] == [("nobody", ""), ("unnamed", "mine official")]
    assert roots[0].via == ("Norrland News Agency",)
    assert found[0].id == roots[0].point


def test_an_agency_that_saw_it_itself_is_an_origin(pile):
    """First-hand, as printed."""
    told(pile, "one", "The Norrland News Agency", "counted that", first_hand=True)
    told(pile, "two", "A mine official", "said")
    assert counts(pile) == (1, 1, 1)


def test_an_outlet_of_the_pile_that_says_so_is_a_relay(pile):
    """The outlet printed on one page is no origin of what another page has from it."""
    pile.page("home", "The bridge is closed.", outlet="Korsa Valley Bulletin")
    told(pile, "one", "The Korsa Valley Bulletin", "wrote")
    told(pile, "two", "A mine official", "said")
    assert counts(pile) == (0, 1, 1)


def test_what_a_relay_has_from_unnamed_sources_is_theirs(pile):
    """Here "... reported, quoting military sources": the sources are the root."""
    page = pile.page("one", f"The Norrland News Agency reported {SAID}, quoting military sources.")
    pile.said(page, "The Norrland News Agency", "reported", SAID, via="military sources")
    told(pile, "two", "Eva Dorn", "said", ["Eva Dorn"])
    assert counts(pile) == (1, 1, 1)


def test_unnamed_descriptions_that_may_be_one_are_a_range(pile):
    """Here "an official" and "a source" may be one; "an official" and "contractors" are two."""
    told(pile, "one", "An Orlavian official", "said")
    told(pile, "two", "A source", "said")
    assert counts(pile) == (0, 1, 2)
    told(pile, "three", "Two contractors", "said")
    assert counts(pile) == (0, 2, 3)


def test_an_unnamed_spokesman_may_be_the_one_who_is_named(pile):
    """Here "an Orlavian government spokesman" beside that government's spokesman adds none for certain."""
    told(pile, "one", "Tomas Relvik, a spokesman for the Orlavian government,", "said", ["Tomas Relvik"])
    told(pile, "two", "an Orlavian government spokesman", "said")
    assert counts(pile) == (1, 0, 1)


def test_text_that_nobody_is_named_for_has_no_origin(pile):
    """Two pages that state it count nobody."""
    pile.page("one", SAID.capitalize() + ".")
    pile.page("two", SAID.capitalize() + ".")
    assert counts(pile) == (0, 0, 0)


def test_a_restored_speaker_counts_as_the_origin(pile):
    """A quotation whose speaker a sibling prints has that speaker as its root."""
    here = pile.page("here", f'"{SAID}".')
    pile.said(here, "", "", SAID, mode="direct")
    sibling = told(pile, "sibling", "Eva Dorn", "said", ["Eva Dorn"])
    pile.restore(here, SAID, sibling, "Eva Dorn")
    assert counts(pile) == (1, 0, 0)
    assert len(pile.points()[1]) == 1


def test_whom_an_agency_quotes_inside_what_it_reports_is_the_root(pile):
    """Here "quoted an official as saying": the official, not nobody."""
    page = pile.page("one", f"The Norrland News Agency quoted a mine official as saying {SAID}.")
    pile.said(page, "The Norrland News Agency", "quoted", f"a mine official as saying {SAID}")
    told(pile, "two", "Eva Dorn", "said", ["Eva Dorn"])
    assert counts(pile) == (1, 1, 1)


def test_a_body_that_two_copies_name_alike_is_one_origin(pile):
    """Here "the council" of a page and of its copy: nothing says that two councils spoke."""
    told(pile, "one", "The council", "said")
    told(pile, "two", "The council", "said")
    assert counts(pile) == (1, 0, 0)


def test_an_unnamed_source_of_two_copies_is_one(pile):
    """A copy adds nobody, not even perhaps."""
    told(pile, "one", "An official", "said")
    told(pile, "two", "An official", "said")
    assert counts(pile) == (0, 1, 1)
