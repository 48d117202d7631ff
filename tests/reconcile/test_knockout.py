"""What is left when something is taken away."""

from storyledger.reconcile.knockout import Loss, smallest, without

SAID = "some 60 percent of the northern workforce would be withdrawn before the summer"


def told(pile, address, source, cue="said", people=(), **more):
    """Add a page on which a source says SAID."""
    page = pile.page(address, f"{source} {cue} {SAID}.", people=people)
    pile.said(page, source, cue, SAID, **more)
    return page


def left(pile, **taken):
    """Return the labels of the origins left when something is taken."""
    found, roots = pile.points()
    return [o.label for o in without(found, roots, pile.claims(), **taken)]


def cut(pile):
    """Return the smallest cut of the one point."""
    found, roots = pile.points()
    return smallest(found[0], roots, pile.claims())


def test_without_the_only_speaker_nobody_is_left(pile):
    """Two pages of one man fall with him, and he is the smallest cut."""
    told(pile, "one", "Eva Dorn", people=["Eva Dorn"])
    told(pile, "two", "Dorn", people=["Dorn"])
    [speaker] = pile.speakers()
    assert left(pile) == ["Eva Dorn"]
    assert left(pile, speaker=speaker.id) == []
    assert cut(pile) == (Loss("speaker", speaker.id),)


def test_without_one_document_the_other_stays(pile):
    """The origin keeps the places that are left."""
    one = told(pile, "one", "Eva Dorn", people=["Eva Dorn"])
    told(pile, "two", "Dorn", people=["Dorn"])
    found, roots = pile.points()
    [origin] = without(found, roots, pile.claims(), document=one.id)
    assert [p.document for p in origin.places] == [pile.documents[1].id]


def test_a_relay_that_both_came_by_takes_both(pile):
    """Two speakers whom one agency quoted fall with the agency: a cut of one."""
    for name in ("Eva Dorn", "Mats Ekre"):
        told(pile, name, name, "told the Norrland Press", [name], via="the Norrland Press")
    assert left(pile, relay="Norrland Press") == []
    assert [loss.kind for loss in cut(pile)] == ["relay"]


def test_what_came_by_two_relays_outlives_one(pile):
    """Two agencies that quoted it: one may go."""
    told(pile, "one", "Eva Dorn", "told the Norrland Press", ["Eva Dorn"], via="the Norrland Press")
    told(pile, "two", "Eva Dorn", "told Velmark Radio", ["Eva Dorn"], via="Velmark Radio")
    assert left(pile, relay="Norrland Press") == ["Eva Dorn"]


def test_two_speakers_on_two_pages_need_a_cut_of_two(pile):
    """Neither alone leaves nobody."""
    for name in ("Eva Dorn", "Mats Ekre"):
        told(pile, name, name, people=[name])
    assert [loss.kind for loss in cut(pile)] == ["speaker", "speaker"]


def test_a_point_that_nobody_is_printed_for_has_no_cut(pile):
    """There is nothing to take away."""
    pile.page("one", SAID.capitalize() + ".")
    pile.page("two", SAID.capitalize() + ".")
    assert cut(pile) == ()
    assert left(pile) == []


def test_a_copy_that_prints_no_relay_does_not_outlive_the_relay(pile):
    """What is copied from a relayed passage has nothing that says it came another way."""
    one = told(pile, "one", "Eva Dorn", "told the Norrland Press", ["Eva Dorn"], via="the Norrland Press")
    two = told(pile, "two", "Dorn", "said", ["Dorn"])
    assert left(pile, relay="Norrland Press") == ["Eva Dorn"]
    pile.copy(one, SAID, two, SAID, "verbatim")
    assert left(pile, relay="Norrland Press", copies=pile.copies) == []


def test_the_smallest_cut_counts_copies(pile):
    """One agency is enough where the other page copies what came by it; else two losses are needed."""
    one = told(pile, "one", "Eva Dorn", "told the Norrland Press", ["Eva Dorn"], via="the Norrland Press")
    two = told(pile, "two", "Mats Ekre", "said", ["Mats Ekre"])
    found, roots = pile.points()
    assert len(smallest(found[0], roots, pile.claims())) == 2
    pile.copy(one, SAID, two, SAID, "verbatim")
    assert [loss.kind for loss in smallest(found[0], roots, pile.claims(), copies=pile.copies)] == ["relay"]
