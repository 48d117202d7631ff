"""Open questions and what became of them."""

from storyledger.reconcile.questions import questions

FEBRUARY, OCTOBER = ("2024-02-05", "2024-02-05"), ("2024-10-14", "2024-10-14")
PLAN = "the company would reopen the north shaft"


def asked(pile, days):
    """Return the questions of a pile whose pages have these days."""
    published = {d.id: day for d, day in zip(pile.documents, days, strict=True)}
    times = {d.id: [] for d in pile.documents}
    return questions(
        "s", pile.documents, pile.sentences, pile.claims(), pile.attributions, [], times, published, []
    )


def planned(pile):
    """Add the page with the plan."""
    d = pile.page("a", f"Per Stig said {PLAN}.", people=["Per Stig"])
    pile.said(d, "Per Stig", "said", PLAN, stance="planned")


def test_a_plan_without_a_later_word_is_open(pile):
    """Silence is not an answer."""
    planned(pile)
    (found,) = asked(pile, [FEBRUARY])
    assert (found.outcome, found.answers, found.why) == ("open", (), "no later word in this pile")


def test_a_later_page_that_says_it_came_answers_it(pile):
    """The answer quotes the later page."""
    planned(pile)
    pile.page("b", "The company reopened the north shaft on Friday.")
    (found,) = asked(pile, [FEBRUARY, OCTOBER])
    assert found.outcome == "met"
    assert [pile.printed(p) for p in found.answers] == ["The company reopened the north shaft on Friday"]


def test_a_later_page_that_says_it_has_not_come_answers_it(pile):
    """A plan may not be met."""
    planned(pile)
    pile.page("b", "The company has not reopened the north shaft.")
    assert [q.outcome for q in asked(pile, [FEBRUARY, OCTOBER])] == ["not_met"]


def test_a_page_without_a_day_answers_nothing(pile):
    """What is not known to be later is no later word."""
    planned(pile)
    pile.page("b", "The company reopened the north shaft on Friday.")
    assert [q.outcome for q in asked(pile, [FEBRUARY, None])] == ["open"]
