"""Points: what several claims or sentences say alike, and what never merges."""

import time
from dataclasses import replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.aliases import aliases
from storyledger.reconcile.alike import apart, likeness, statement, support
from storyledger.reconcile.points import points
from storyledger.reconcile.statements import units
from storyledger.terms import Document, Sentence
from storyledger.verify.sentences import split

STAGES = (
    "the withdrawal of miners was still in its early stages and did not mark a complete closure of the mine"
)


def read(text):
    """Read a text as one statement."""
    return statement(text, 0, len(text))


def wording(pile):
    """Return the words of each point's places."""
    return [sorted(pile.printed(p) for p in point.places) for point in pile.points()[0]]


def test_two_wordings_of_one_claim_are_one_point(pile):
    """A rewriter's words for the same statement stand in one point, with the reason."""
    one = pile.page("one", f"Eva Dorn stressed {STAGES}.", people=["Eva Dorn"])
    pile.said(one, "Eva Dorn", "stressed", STAGES)
    spun = STAGES.replace("withdrawal", "pullout").replace("stages", "phases").replace("was", "is")
    two = pile.page("two", f"Dorn stressed {spun}.", people=["Dorn"])
    pile.said(two, "Dorn", "stressed", spun)
    [point] = pile.points()[0]
    assert sorted(pile.printed(p) for p in point.places) == sorted([STAGES, spun])
    assert point.why[0] == "the wording"
    assert "likeness" in point.why[1]


def test_a_claim_and_a_sentence_that_nobody_is_named_for_can_be_one_point(pile):
    """The sentence counts as a place; nobody is its origin."""
    one = pile.page("one", f"Eva Dorn stressed {STAGES}.", people=["Eva Dorn"])
    pile.said(one, "Eva Dorn", "stressed", STAGES)
    pile.page("two", f"{STAGES[0].upper()}{STAGES[1:]}.")
    found, roots = pile.points()
    assert len(found) == 1
    assert sorted(o.kind for o in roots) == ["named", "nobody"]


@pytest.mark.parametrize(
    ("said", "other", "why"),
    [
        ("The mine is open.", "The mine is not open.", "opposite polarity"),
        ("The mine lost 40 workers.", "The mine lost 50 workers.", "another figure"),
        ("The mine lost over 40 workers.", "The mine lost up to 40 workers.", "another bound"),
        ("Some 60 percent left.", "Some 60 left.", "another figure"),
        ("It closed in 2014.", "It closed in 2015.", "another date"),
        ("It closed on April 19.", "It closed on April 20.", "another date"),
        ("The price will rise.", "The price will fall.", "opposite words"),
        ("Orlavia closed the mine.", "Velmark closed the mine.", "another actor"),
        ("Is the mine open?", "The mine is open.", "one asks"),
    ],
)
def test_what_differs_in_substance_is_kept_apart(said, other, why):
    """Polarity, figure, bound, date, opposites, actor and questions keep statements apart however alike."""
    assert apart(read(said), read(other)) == why


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("US troops left.", "American forces left."),
        ("Some 60 percent of workers left.", "60 per cent of employees left."),
        ("More than 5,000 miners stayed.", "Over 5,000 miners stayed."),
        ("He did not deny it.", "He owned to it."),
    ],
)
def test_what_only_differs_in_words_is_not_kept_apart(said, other):
    """Peoples and countries, per cent and percent, more than and over are the same."""
    assert apart(read(said), read(other)) == ""


def test_nothing_is_chained(pile):
    """A like B and B like C do not bring together A and C that say different things."""
    a = "the northern shaft will reopen in spring after the pumps are replaced"
    b = "the northern shaft will reopen in spring and the southern shaft will close for good"
    c = "the southern shaft will close for good because of the flooded galleries"
    for n, text in enumerate((a, b, c)):
        page = pile.page(str(n), f"Eva Dorn said {text}.", people=["Eva Dorn"])
        pile.said(page, "Eva Dorn", "said", text)
    assert not any({a, c} <= set(places) for places in wording(pile))


def test_a_sentence_that_says_two_things_lies_in_two_places(pile):
    """Here "... while ..." is cut, so that a point holds only what it is about."""
    both = "the plan implied that some 60 percent would leave, while 900 workers would stay to run pumps"
    one = pile.page("one", f"An official said {both}.")
    pile.said(one, "An official", "said", both)
    pile.page("two", "Some 900 workers would stay to run the pumps.")
    [point] = pile.points()[0]
    assert "while 900 workers would stay to run pumps" in [pile.printed(p) for p in point.places]


def test_a_demand_and_a_statement_are_two_points(pile):
    """Here "All miners must leave the pit" demanded is not "all miners leave the pit" told."""
    text = "all the miners leave the flooded northern pit"
    one = pile.page("one", f"The union demanded {text}.")
    pile.said(one, "The union", "demanded", text, stance="demanded")
    pile.page("two", f"{text.capitalize()}.")
    assert pile.points()[0] == []


def test_what_only_happens_to_share_the_storyline_s_words_is_no_point(pile):
    """Words that every sentence of the storyline has do not make two statements one."""
    for n, text in enumerate(
        (
            "the mine flooded in autumn",
            "the mine opened under the king",
            "the mine paid for a school",
            "the mine is deep",
        )
    ):
        pile.page(str(n), f"The Korsa mine: {text}.")
    assert pile.points()[0] == []


def test_a_copy_joins_what_words_alone_would_not(pile):
    """A passage that pages copied from each other needs less likeness."""
    one = pile.page("one", "Numbers eventually dwindled to forty before the final departure that winter.")
    two = pile.page("two", "Figures at last shrank to forty before the final exit that winter.")
    assert pile.points()[0] == []
    pile.copy(one, one.text, two, two.text)
    [point] = pile.points()[0]
    assert point.why[1].startswith("spun copy of one passage")


def test_points_do_not_depend_on_the_order_of_the_pages(pile):
    """Every order of the documents gives the same rows."""
    for n, word in enumerate(("withdrawal", "pullout", "withdrawal")):
        text = STAGES.replace("withdrawal", word)
        page = pile.page(str(n), f"Eva Dorn said {text}.", people=["Eva Dorn"])
        pile.said(page, "Eva Dorn", "said", text)
    pile.copy(pile.documents[0], STAGES, pile.documents[2], STAGES, "verbatim")
    pile.copy(pile.documents[0], "early stages", pile.documents[2], STAGES, "edited")
    found = pile.claims()
    rows = [
        points("s", list(order), pile.sentences, claimed, copied, [], {}, pile.attributions)
        for order in permutations(pile.documents)
        for claimed, copied in ((found, pile.copies), (found[::-1], pile.copies[::-1]))
    ]
    assert rows[0]
    assert all(row == rows[0] for row in rows)


@given(st.text(max_size=200))
def test_units_lie_inside_their_sentence_and_do_not_overlap(text):
    """Whatever the text, clauses are trimmed stretches of it, in order."""
    document = Document("p", "a", "x", text)
    found = units(document, [Sentence(document.id, 0, len(text), 0)], [], [], {})
    assert all(0 <= u.place.start < u.place.end <= len(text) for u in found)
    assert all(a.place.end <= b.place.start for a, b in pairwise(found))


@given(st.text(max_size=120), st.text(max_size=120))
def test_likeness_is_a_share_and_knows_no_order(one, two):
    """Likeness lies in 0 to 1 and is the same both ways."""
    a, b = read(one), read(two)
    assert 0 <= likeness(a, b) <= 1 + 1e-9
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert bool(apart(a, b)) == bool(apart(b, a))


def test_support_falls_with_a_wrong_figure():
    """A claim whose figure the sentence does not have is carried less."""
    pages = ["Some 900 workers will stay at the mine."]
    assert (
        support("900 workers will stay at the mine.", pages)[0]
        > support("950 workers will stay at the mine.", pages)[0]
    )


def test_a_statement_with_a_figure_is_no_vague_one(pile):
    """Here "60 percent would be withdrawn" is not "workers would be withdrawn"."""
    pile.page("one", "Some 60 percent of the workers in the northern pit would be withdrawn.")
    pile.page("two", "The workers in the northern pit would be withdrawn soon.")
    assert pile.points()[0] == []


def test_times_of_day_are_no_figures():
    """Here "Update at 8:02 a.m." gives no number."""
    assert read("Update at 8:02 a.m. from the gate").numbers == frozenset()


@pytest.mark.parametrize(
    "piece", ["A", "A ", "; ", ", but ", "and so ", " ", ".", "“", "1,", "(A) ", "A'", "Abc (", "\t– "]
)
def test_hostile_text_is_read_in_linear_time(piece):
    """A hundred thousand code points of one pattern are read in a moment."""
    text = piece * (100_000 // len(piece))
    document = Document("p", "a", "x", text)
    begun = time.perf_counter()
    aliases([document])
    units(document, [Sentence(document.id, 0, len(text), 0)], [], [], {})
    split(text)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("between 12,000 and 19,000 barrels", {"12000-19000"}),
        ("12,000-19,000 barrels a day", {"12000-19000"}),
        ("60 to 70 percent of them", {"60-70%"}),
        ("60 per cent to 70 per cent of them", {"60-70%"}),
        ("2.5 million to 3 million people", {"2500000-3000000"}),
        ("900 workers and 40 guards", {"900", "40"}),
        ("on 19 April two men", {"2"}),
    ],
)
def test_figures_are_read_with_scale_share_and_range(text, figures):
    """A range is one figure, a day is none."""
    assert read(text).numbers == figures


def test_one_end_of_a_range_is_another_figure():
    """Here "at least 12,000" is not "12,000 to 19,000"."""
    assert (
        apart(read("At least 12,000 barrels leak."), read("12,000 to 19,000 barrels leak."))
        == "another figure"
    )


def test_the_wording_is_the_one_most_like_the_rest(pile):
    """Where no root is known, a rewriter's rare words do not speak for the others."""
    spun = STAGES.replace("withdrawal", "pullout").replace("early stages", "nascent phases")
    for n, text in enumerate((STAGES, spun, STAGES)):
        page = pile.page(str(n), f"Eva Dorn said {text}.", people=["Eva Dorn"])
        pile.said(page, "Eva Dorn", "said", text)
    [point] = pile.points()[0]
    assert pile.printed(point.wording) == STAGES
    assert len(point.places) == 3


def test_a_dateline_is_no_part_of_what_is_said(pile):
    """Here "KORSA, 5 February 2024 (NPA) - ..." begins after the dash."""
    text = "Halden Copper has begun to withdraw miners from the northern pit"
    pile.page("one", f"KORSA, 5 February 2024 (NPA) - {text}.")
    pile.page("two", f"{text}.")
    assert wording(pile) == [[text, text]]


def test_a_copy_joins_only_what_answers_each_other_in_it(pile):
    """Two sentences of a copied passage join their own copies, not each other's."""
    one = pile.page(
        "one", "Numbers dwindled to a trickle before spring. Crews had gone to the coast by then."
    )
    two = pile.page("two", "Crews were by then at the coast. Figures shrank to a trickle before spring.")
    pile.copy(one, one.text, two, two.text)
    [copy] = pile.copies
    first = pile.span(one, "Numbers dwindled to a trickle before spring.")
    answer = pile.span(two, "Figures shrank to a trickle before spring.")
    a, b = (first, answer) if copy.a.document == one.id else (answer, first)
    pile.copies = [replace(copy, a_parts=a, b_parts=b)]
    assert wording(pile) == [
        ["Figures shrank to a trickle before spring", "Numbers dwindled to a trickle before spring"]
    ]


def test_a_copy_that_lost_its_figure_does_not_say_the_same(pile):
    """The figure was what the original said."""
    one = pile.page("one", "Some 60 percent of the workers in the pit would be withdrawn.")
    two = pile.page("two", "The plan is to withdraw workers.")
    pile.copy(one, one.text, two, two.text)
    assert pile.points()[0] == []


def test_too_little_is_not_known_again_by_kinship_of_pages(pile):
    """A fragment ("the flooding over") is no point with when it began, though the pages share a passage."""
    shared = "Pumps from the harbour of Lindholm were carried up the valley by forty lorries overnight."
    a = pile.page(
        "a", f"{shared} Ada Lind declared the flooding of the lower galleries over.", people=["Ada Lind"]
    )
    pile.said(a, "Ada Lind", "declared", "the flooding of the lower galleries over")
    b = pile.page(
        "b", f"{shared} The lower galleries first flooded last year, when a dam wall above the mine gave way."
    )
    pile.copy(a, shared, b, shared, how="verbatim")
    found, _ = pile.points()
    assert not [p for p in found if any("flood" in pile.printed(q) for q in p.places)]


@pytest.mark.parametrize("spoken", [False, True])
def test_words_alike_lend_no_speaker_to_a_sentence_that_prints_none(pile, spoken):
    """At this likeness two bare sentences are one point, but none with what somebody is quoted for."""
    shared = "Pumps from the harbour of Lindholm were carried up the valley by forty lorries overnight."
    told = "The mayor signed an order for the northern districts before she left for the coast"
    other = "The mayor paid for schools in the northern districts"
    a = pile.page("a", f"{shared} {told}.")
    b = pile.page(
        "b", f"{shared} {other}, Eva Dorn said." if spoken else f"{shared} {other}.", people=["Eva Dorn"]
    )
    pile.copy(a, shared, b, shared, how="verbatim")
    if spoken:
        pile.said(b, "Eva Dorn", "said", other)
    joined = [p for p in pile.points()[0] if any("districts" in pile.printed(q) for q in p.places)]
    assert bool(joined) is not spoken
