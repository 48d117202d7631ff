"""Which documents tell of one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from storyledger.group.judgements import Judged
from storyledger.group.sketches import day, sketch, sureness
from storyledger.group.stories import stories
from storyledger.terms import Copy, Dated, Document, Line, Place, Sketch, Story

DAM = (
    "The Korsa dam burst on Tuesday night, flooding Lower Tarvik and killing nine people. "
    "Engineers had warned the Korsa water board of cracks in the spillway. "
    "Rescue boats searched the drowned quarter of Tarvik until dawn."
)
DAM_AGAIN = (
    "Nine people died in Lower Tarvik when the spillway of the Korsa dam gave way. "
    "The water board had been warned of cracks by its own engineers, and rescue boats reached "
    "the drowned quarter only at dawn on Wednesday."
)
DAM_LATER = (
    "Prosecutors charged two directors of the Korsa water board over the cracks in the dam's spillway. "
    "Engineers had warned the board before Lower Tarvik was flooded and nine people drowned."
)
VOTE = (
    "Voters in Osterby rejected the harbour toll by a wide margin. Mayor Lind Halvard conceded within "
    "the hour and promised ferry operators a new tariff. Turnout in Osterby reached seventy per cent."
)
VOTE_AGAIN = (
    "The harbour toll is off: Osterby's voters turned it down by a wide margin. Mayor Halvard conceded and "
    "spoke of a new tariff for ferry operators after a turnout of seventy per cent."
)
CLINIC = (
    "A clinic in Ravna closed its maternity ward after a bacterium was found in the ventilation. "
    "Midwives moved eleven mothers to the county hospital."
)


def document(name: str, text: str, title: str = "") -> Document:
    """Return a document of this text."""
    return Document(name, name, "test", text, title=title)


def seen(name: str, text: str, when: str | None = "2024-03-05", *, foreign: str = "") -> list[Sketch]:
    """Return what grouping sees of a text, with a foreign paragraph below it."""
    whole = f"{text}\n\n{foreign}" if foreign else text
    one = document(name, whole)
    lines = [Line(one.id, 0, len(text), "body")]
    if foreign:
        lines.append(Line(one.id, len(text) + 2, len(whole), "foreign", rank=1))
    return sketch(one, lines, (when, when) if when else None)


def pile(*told: list[Sketch]) -> list[Sketch]:
    """Return the sketches of several documents."""
    return [one for some in told for one in some]


def together(found: list[Story], *some: list[Sketch]) -> bool:
    """Whether documents are in one story."""
    ids = {one[0].document for one in some}
    return any(ids <= set(story.documents) for story in found)


def storyline(found: list[Story], some: list[Sketch]) -> str:
    """Return the storyline that a document is in."""
    return next(story.storyline for story in found if some[0].document in story.documents)


def test_one_event_in_other_words_is_one_story() -> None:
    """Two pages that share no sentence but tell of one dam are one story; a vote is another."""
    a, b, c = seen("a", DAM), seen("b", DAM_AGAIN, "2024-03-06"), seen("c", VOTE)
    found = stories(pile(a, b, c))
    assert together(found, a, b)
    assert not together(found, a, c)


def test_a_later_turn_is_another_story_in_the_same_storyline() -> None:
    """What became of the dam a week later continues its story and is not part of it."""
    a, b, c = seen("a", DAM), seen("b", DAM_LATER, "2024-03-13"), seen("c", VOTE)
    found = stories(pile(a, b, c))
    assert not together(found, a, b)
    assert storyline(found, a) == storyline(found, b) != storyline(found, c)


def test_a_follow_up_of_another_year_continues_the_storyline() -> None:
    """An affair is taken up again two years later; after more than four nothing is."""
    a, b, c = seen("a", DAM), seen("b", DAM_LATER, "2026-03-13"), seen("c", DAM_LATER, "2032-03-13")
    found = stories(pile(a, b, c))
    assert storyline(found, a) == storyline(found, b) != storyline(found, c)


def test_an_undated_page_goes_with_its_event() -> None:
    """A page without a date joins by its words alone."""
    a, b, c = seen("a", DAM), seen("b", DAM_AGAIN, None), seen("c", VOTE)
    found = stories(pile(a, b, c))
    assert together(found, a, b)
    assert not together(found, b, c)


def test_days_keep_apart_what_words_alone_would_join() -> None:
    """The same words two weeks later are not the same event."""
    a, b = seen("a", DAM), seen("b", DAM_AGAIN, "2024-03-20")
    assert not together(stories(pile(a, b)), a, b)


def test_each_document_is_in_one_story() -> None:
    """No document is lost and none is told twice."""
    some = [seen(str(n), text) for n, text in enumerate((DAM, DAM_AGAIN, VOTE, VOTE_AGAIN, CLINIC))]
    listed = sorted(d for story in stories(pile(*some)) for d in story.documents)
    assert listed == sorted(one[0].document for one in some)


def test_copied_passages_join_pages_that_their_words_would_not() -> None:
    """Two pages of which most is copied are one story, though their sketches hardly meet."""
    weights = (0.5, 0.5, 0.5, 0.5)
    a = Sketch("a", ("dam", "korsa", "flood", "w"), weights, 738000, 900)
    b = Sketch("b", ("toll", "osterby", "ferry", "v"), weights, 738000, 900)
    copy = Copy(Place("a", 0, 800), Place("b", 0, 800), "verbatim", 1.0)
    assert [s.documents for s in stories([a, b])] == [("a",), ("b",)]
    assert [s.documents for s in stories([a, b], [copy])] == [("a", "b")]


def test_a_shared_quotation_is_no_copied_passage() -> None:
    """Two outlets that quote the same words need not tell of the same event."""
    a = Sketch("a", ("dam",), (1.0,), 738000, 100)
    b = Sketch("b", ("toll",), (1.0,), 738000, 100)
    copy = Copy(Place("a", 0, 100), Place("b", 0, 100), "shared_quotation", 1.0)
    assert len(stories([a, b], [copy])) == 2


def test_a_judgement_keeps_documents_apart_and_says_so() -> None:
    """What a person has called different is never one story."""
    a, b = seen("a", DAM), seen("b", DAM_AGAIN)
    judged = [Judged(a[0].document, b[0].document, False)]
    found = stories(pile(a, b), judged=judged)
    assert not together(found, a, b)
    assert all("judged" in story.why for story in found)


def test_a_judgement_joins_what_is_not_alike() -> None:
    """What a person has called the same is one story."""
    a, b, c = seen("a", DAM), seen("b", VOTE, "2024-06-01"), seen("c", CLINIC)
    found = stories(pile(a, b, c), judged=[Judged(a[0].document, b[0].document, True)])
    assert together(found, a, b)
    assert not together(found, a, c)


def test_a_judgement_on_one_page_holds_for_those_put_with_it() -> None:
    """Where a and b are the same and b and c are different, a and c are never one story."""
    a, b, c = seen("a", DAM), seen("b", VOTE), seen("c", DAM_AGAIN)
    ids = [one[0].document for one in (a, b, c)]
    found = stories(pile(a, b, c), judged=[Judged(ids[0], ids[1], True), Judged(ids[1], ids[2], False)])
    assert together(found, a, b)
    assert not together(found, a, c)


def test_of_judgements_that_clash_the_later_is_obeyed() -> None:
    """A person may change their mind."""
    a, b = seen("a", DAM), seen("b", DAM_AGAIN)
    pair = a[0].document, b[0].document
    assert together(stories(pile(a, b), judged=[Judged(*pair, False), Judged(*pair, True)]), a, b)
    assert not together(stories(pile(a, b), judged=[Judged(*pair, True), Judged(*pair, False)]), a, b)


def test_a_foreign_paragraph_goes_with_its_own_story() -> None:
    """A page on the dam with a paragraph on the vote brings two stories, and stays in one."""
    a, b = seen("a", DAM, foreign=VOTE_AGAIN), seen("b", DAM_AGAIN)
    c = seen("c", VOTE)
    found = stories(pile(a, b, c))
    vote = next(story for story in found if c[0].document in story.documents)
    assert vote.guests == (Place(a[0].document, len(DAM) + 2, len(DAM) + 2 + len(VOTE_AGAIN)),)
    assert vote.documents == (c[0].document,)
    assert together(found, a, b)


def test_a_foreign_paragraph_without_a_story_in_the_pile_goes_nowhere() -> None:
    """No story is made of a paragraph alone."""
    a, b = seen("a", DAM, foreign=CLINIC), seen("b", VOTE)
    found = stories(pile(a, b))
    assert [story.guests for story in found] == [(), ()]


def test_a_foreign_paragraph_does_not_change_what_its_page_tells() -> None:
    """The sketch of a page is of its body alone."""
    assert seen("a", DAM)[0].terms == seen("a", DAM, foreign=VOTE)[0].terms


def test_the_title_weighs_more_than_a_line_of_the_body() -> None:
    """A word of the headline is among the heaviest terms."""
    one = document("a", VOTE, title="Osterby")
    plain, titled = (
        sketch(d, [Line(d.id, 0, len(VOTE), "body")], None)[0] for d in (document("a", VOTE), one)
    )
    at = plain.terms.index("osterby"), titled.terms.index("osterby")
    assert titled.weights[at[1]] > plain.weights[at[0]]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (None, None),
        (("2024", "2024"), None),
        (("2024-03-05T10:00", "2024-03-05T10:00"), date(2024, 3, 5)),
        (("2024-03-01", "2024-03-31"), date(2024, 3, 16)),
        (("2024-01-01", "2024-06-01"), None),
    ],
)
def test_the_day_of_a_date_is_known_where_it_tells_enough(
    told: tuple[str, str] | None, wanted: date | None
) -> None:
    """A month has a middle; a year and a half-year tell too little."""
    assert day(told) == (wanted.toordinal() if wanted else None)


def test_an_empty_page_is_a_story_of_its_own() -> None:
    """A page without a word is in no other's story."""
    found = stories(pile(seen("a", ""), seen("b", ""), seen("c", DAM)))
    assert sorted(len(story.documents) for story in found) == [1, 1, 1]


def unsure(some: list[Sketch], sure: float) -> list[Sketch]:
    """Return sketches whose day is known less well."""
    return [replace(one, sure=sure) for one in some]


def test_a_date_found_in_the_text_never_keeps_pages_apart() -> None:
    """A day that the text names may be another's: the page joins by its words alone."""
    lines = [Line("b", 0, len(DAM_AGAIN), "body")]
    dated = Dated("b", "published", "1923-04-22", "1923-04-22", "the only day printed", 40)
    b = sketch(document("b", DAM_AGAIN), lines, (dated.low, dated.high), sure=sureness(dated))
    assert together(stories(pile(seen("a", DAM), b)), seen("a", DAM), b)


def test_a_day_taken_from_siblings_is_less_sure_than_a_printed_one() -> None:
    """What siblings tell of the day counts, and less than what the page prints."""
    own = Dated("b", "published", "2024-03-05", "2024-03-05", "printed below the title", 70)
    told = replace(own, how="as its 2 siblings", weight=20, witness="a")
    assert 0 < sureness(told) < sureness(own) < sureness(replace(own, weight=90)) == 1
    assert sureness(None) == 0


def test_a_printed_day_counts_less_than_a_given_one() -> None:
    """Pages that are much alike are one story over a month when a day may be wrong; others stay apart."""
    a, much, vote = seen("a", DAM), seen("b", DAM + " Tarvik mourns."), seen("c", VOTE)
    later = [replace(one, day=one.day + 31) for one in much if one.day]
    assert not together(stories(pile(a, later, vote)), a, later)
    for some in (pile(a, unsure(later, 0.5), vote), pile(unsure(a, 0.5), vote, later)):
        assert together(stories(some), a, later)


def test_a_printed_day_counts() -> None:
    """What is just enough alike on one day is not, where a printed day tells of another month."""
    terms = tuple("abcdefghijklmnopqrst")
    a, b = (Sketch(n, t, (0.2887,) * 12, 738000, 900) for n, t in (("a", terms[:12]), ("b", terms[8:])))
    assert together(stories([a, replace(b, sure=0.5)]), [a], [b])
    assert not together(stories([a, replace(b, day=738031, sure=0.5)]), [a], [b])
