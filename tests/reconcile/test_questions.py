"""Open questions and what became of them."""

import pytest

from storyledger.reconcile.plans import is_plan
from storyledger.reconcile.questions import questions

from .marks_by_hand import day, figure

FEBRUARY, OCTOBER = ("2024-02-05", "2024-02-05"), ("2024-10-14", "2024-10-14")
PLAN = "the company would reopen the north shaft"


def asked(pile, days, *, times=None, figures=()):
    """Return the questions of a pile whose pages have these days."""
    published = {d.id: day for d, day in zip(pile.documents, days, strict=True)}
    told = {d.id: [] for d in pile.documents} | (times or {})
    return questions(
        "s", pile.documents, pile.sentences, pile.claims(), pile.attributions, [], told, published, figures
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


@pytest.mark.parametrize(
    "told",
    [
        "The company plans to reopen the shaft.",
        "The inspectorate ordered Halden Copper to drain the shaft.",
        "The shaft is expected to reopen by March.",
        "The company aims to hire miners by March.",
        "Per Stig vowed to stay.",
        "The north shaft of the mine will reopen in May.",
    ],
)
def test_a_plan_needs_no_speaker(pile, told):
    """Plans are told of in the page's own words too, with or without "will"."""
    pile.page("a", told)
    assert [(q.claim, q.outcome) for q in asked(pile, [FEBRUARY])] == [(None, "open")]


@pytest.mark.parametrize(
    "told",
    [
        "I would like to find my grandmother",
        "any help would be greatly appreciated",
        "whether the shaft will reopen",
        "the shaft would reopen if the water fell",
        "the shaft will not reopen",
    ],
)
def test_wishes_conditions_and_refusals_are_no_plans(told):
    """What is wished for, hangs on an if or is ruled out is not to come."""
    assert not is_plan(told, claimed=True)


def test_a_later_plan_for_another_day_is_a_change(pile):
    """By May, then by September: the plan has moved."""
    a = pile.page("a", "The company will reopen the north shaft by May.")
    b = pile.page("b", "The company will reopen the north shaft by September.")
    times = {a.id: [day(a, "May", "2024-05")], b.id: [day(b, "September", "2024-09")]}
    first = min(asked(pile, [FEBRUARY, ("2024-04-02", "2024-04-02")], times=times), key=lambda q: q.by_when)
    assert (first.by_when, first.outcome) == ("2024-05", "changed")


def test_a_plan_that_is_told_again_is_still_open(pile):
    """A later page that still plans it is shown, but nothing has come."""
    pile.page("a", "The company will reopen the north shaft.")
    pile.page("b", "The company plans to reopen the north shaft soon.")
    first = next(q for q in asked(pile, [FEBRUARY, OCTOBER]) if q.answers)
    assert (first.outcome, first.why) == ("open", "a later page still plans it; none says it came")


def test_another_deed_with_the_same_things_is_no_answer(pile):
    """Words in common do not make a plan met: the deed must be told of."""
    pile.page("a", "The company will reopen the north shaft of the Korsa mine.")
    pile.page("b", "The company inspected the north shaft of the Korsa mine.")
    assert [q.outcome for q in asked(pile, [FEBRUARY, OCTOBER])] == ["open"]


@pytest.mark.parametrize(("level", "outcome"), [(880, "changed"), (900, "met")])
def test_a_later_level_answers_how_many_were_to_stay(pile, level, outcome):
    """The level of the same series on a later page is held against the one planned."""
    a = pile.page("a", "Some 900 miners would stay, the company said.")
    pile.said(a, "the company", "said", "Some 900 miners would stay")
    b = pile.page("b", f"There are {level} miners at Korsa.")
    figures = [
        figure(a, "900 miners", 900, series="s", planned=True),
        figure(b, f"{level} miners", level, series="s", as_of_low="2024-10-14", as_of_high="2024-10-14"),
    ]
    (found,) = asked(pile, [FEBRUARY, OCTOBER], figures=figures)
    assert (found.outcome, [pile.printed(p) for p in found.answers]) == (outcome, [f"{level} miners"])
