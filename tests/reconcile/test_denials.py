"""Denials against what they deny."""

from storyledger.reconcile.denials import denials


def shown(pile):
    """Return the denials of a pile, as printed."""
    found = denials("s", pile.documents, pile.sentences, pile.claims(), pile.attributions)
    return [([pile.printed(p) for p in c.a], [pile.printed(p) for p in c.b]) for c in found]


DENIAL = "no withdrawal is taking place"


def test_a_denial_stands_against_the_reports_of_other_pages(pile):
    """Printed "insists no withdrawal is taking place": that denies what another page reports."""
    ministry = pile.page("a", f"The Ministry of Mines insists {DENIAL}.", bodies=["Ministry of Mines"])
    pile.said(ministry, "The Ministry of Mines", "insists", DENIAL, stance="denied")
    pile.page("b", "The withdrawal of the Korsa miners began on Monday.")
    ((denied, reports),) = shown(pile)
    assert denied == [DENIAL]
    assert reports == ["The withdrawal of the Korsa miners began on Monday"]


def test_a_plan_is_not_what_is_denied(pile):
    """What could come does not conflict with what is not."""
    ministry = pile.page("a", f"The Ministry of Mines insists {DENIAL}.", bodies=["Ministry of Mines"])
    pile.said(ministry, "The Ministry of Mines", "insists", DENIAL, stance="denied")
    pile.page("b", "A withdrawal of the Korsa miners could begin on Monday.")
    assert shown(pile) == []


def test_a_shared_name_is_not_enough(pile):
    """A denial of one thing about a body does not meet another thing about it."""
    denial = "that Halden Copper sold its ferries"
    a = pile.page("a", f"Berit Osk denied {denial}.", people=["Berit Osk"], bodies=["Halden Copper"])
    pile.said(a, "Berit Osk", "denied", denial, stance="denied")
    pile.page("b", "Halden Copper held its yearly meeting in the town hall.", bodies=["Halden Copper"])
    assert shown(pile) == []


def test_without_a_report_there_is_nothing_to_show(pile):
    """A denial alone is no conflict."""
    ministry = pile.page("a", f"The Ministry of Mines insists {DENIAL}.", bodies=["Ministry of Mines"])
    pile.said(ministry, "The Ministry of Mines", "insists", DENIAL, stance="denied")
    assert shown(pile) == []
