"""Denials against what they deny."""

from storyledger.reconcile.denials import denials


def shown(pile, days=None):
    """Return the denials of a pile, as printed."""
    found = denials(
        "s", pile.documents, pile.sentences, pile.claims(), pile.attributions, speakers=pile.speakers(),
        published=days or {},
    )  # fmt: skip
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


def denied(pile, source, denial, cue="denied"):
    """Add a page with a denial."""
    page = pile.page("denial", f"{source} {cue} {denial}.", people=[source])
    pile.said(page, source, cue, denial, stance="denied")


def test_of_each_page_one_report_is_shown(pile):
    """The list of reports names each page once, with what is most like the other pages' words."""
    denied(pile, "The Ministry of Mines", DENIAL, cue="insists")
    pile.page("b", "The withdrawal of the Korsa miners began on Monday. A withdrawal is a shame for us all.")
    pile.page("c", "The withdrawal of miners from Korsa began yesterday.")
    ((_, reports),) = shown(pile)
    assert sorted(reports) == [
        "The withdrawal of miners from Korsa began yesterday",
        "The withdrawal of the Korsa miners began on Monday",
    ]


def test_who_denies_a_deed_must_be_named_by_the_report(pile):
    """A death is not a report that this man caused it."""
    denied(pile, "Arvid Holm", "poisoning Kerstin Balk with arsenic")
    pile.page("b", "Kerstin Balk died from arsenic poisoning in June.")
    assert shown(pile) == []
    pile.page("c", "Arvid Holm killed Kerstin Balk by poisoning her with arsenic.")
    ((_, reports),) = shown(pile)
    assert reports == ["Arvid Holm killed Kerstin Balk by poisoning her with arsenic"]


def test_a_plea_is_no_report_of_the_crime(pile):
    """What somebody is charged with is not yet said of him."""
    denied(pile, "Arvid Holm", "manslaughter of Kerstin Balk")
    pile.page("b", "Arvid Holm has pleaded not guilty to the charge of manslaughter of Kerstin Balk.")
    assert shown(pile) == []


def test_a_report_of_another_season_is_not_denied(pile):
    """What pages tell eight months later is of another time."""
    denied(pile, "The Ministry of Mines", DENIAL, cue="insists")
    b = pile.page("b", "The withdrawal of the Korsa miners began on Monday.")
    one, two, three = ("2024-02-05",) * 2, ("2024-02-07",) * 2, ("2024-10-14",) * 2
    a = pile.documents[0].id
    assert len(shown(pile, {a: one, b.id: two})) == 1
    assert shown(pile, {a: one, b.id: three}) == []
