"""Which passages are copies."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.passages import copies
from storyledger.terms import Copy

from .conftest import Pile
from .conftest import pile as made

Make = Callable[..., Pile]

STRIKE = (
    "Ferry crews on the island of Marrow stopped work at midnight after talks about rest hours broke down. "
    "The harbour master said eleven crossings had been cancelled and that stranded lorries were being parked "
    "on the old airfield. "
    "Fishermen offered to carry the mail until the crews and the company meet again on Thursday."
)
SPUN = (
    "Ferry workers on the island of Marrow halted work at midnight after talks about break hours broke down. "
    "The harbour chief said eleven crossings had been scrapped and that stranded trucks were being parked "
    "on the old airfield. "
    "Fishermen proposed to carry the post until the workers and the firm meet again on Thursday."
)
TOLD_ANEW = (
    "Marrow was cut off on Tuesday when the crews of its ferries walked out over the rest they are given. "
    "No boat left all day, and drivers slept in their lorries near the disused airfield. "
    "Letters may go out with the fishing fleet. A meeting of both sides is planned for later this week."
)


def _only(found: list[Copy]) -> Copy:
    assert len(found) == 1
    return found[0]


def test_the_same_words_are_verbatim(pile: Make) -> None:
    """Equal text is one verbatim passage with all its sentences as parts."""
    found = _only(pile(a=STRIKE, b="Ferries stop\n\n" + STRIKE).copies())
    assert (found.how, found.likeness, len(found.a_parts)) == ("verbatim", 1.0, 3)


def test_swapped_synonyms_are_spun(pile: Make) -> None:
    """A rewrite word for word is one spun passage from end to end."""
    told = pile(a=STRIKE, b=SPUN)
    found = _only(told.copies())
    assert found.how == "spun"
    assert {told.said(found.a), told.said(found.b)} == {STRIKE, SPUN}


def test_a_clause_left_out_is_edited(pile: Make) -> None:
    """A sentence without one of its clauses is an edited copy."""
    short = "The harbour master said eleven crossings had been cancelled."
    assert _only(pile(a=STRIKE, b=short).copies()).how == "edited"


def test_another_name_for_one_thing_is_edited(pile: Make) -> None:
    """U.S. for United States is no swapped word."""
    one = "The United States consul visited the stranded drivers on Wednesday morning."
    two = "The U.S. consul visited the stranded drivers on Wednesday morning."
    assert _only(pile(a=one, b=two).copies()).how == "edited"


def test_pages_that_tell_an_event_in_their_own_words_share_nothing(pile: Make) -> None:
    """The same facts in other words are no copy."""
    assert pile(a=STRIKE, b=TOLD_ANEW).copies() == []


def test_the_same_speech_framed_differently_is_a_shared_quotation(pile: Make) -> None:
    """Only the quoted words are reported, as a class of their own."""
    told = pile(
        a='At the pier, union leader Ada Moor insisted: "we will not sail another night without sleep".',
        b='"We will not sail another night without sleep," read a banner that hung from the lighthouse.',
    )
    found = _only(told.copies())
    assert found.how == "shared_quotation"
    assert {told.said(p).lower() for p in (found.a, found.b)} == {
        "we will not sail another night without sleep"
    }


def test_a_quotation_that_stands_alone_on_one_page_is_a_copy(pile: Make) -> None:
    """A page that prints the words and no frame has copied them and lost the speaker."""
    told = pile(
        a='"We will not sail another night without sleep," union leader Ada Moor told the crowd at the pier.',
        b='"We will not sail another night without sleep".',
    )
    assert _only(told.copies()).how == "edited"


def test_moved_sentences_are_found_where_they_went(pile: Make) -> None:
    """Sentences in another order are passages of their own."""
    first, second, third = (s.strip() + "." for s in STRIKE.rstrip(".").split(". "))
    own = "A brass band from the school played on the quay all afternoon."
    told = pile(a=STRIKE, b=f"{third}\n\n{own}\n\n{first}")
    assert sorted(
        told.said(c.a) if told.name(c.a.document) == "b" else told.said(c.b) for c in told.copies()
    ) == [
        first,
        third,
    ]
    assert second not in told.texts()[told.documents["b"].id]


def test_what_lies_between_heavily_reworded_passages_belongs_to_them(pile: Make) -> None:
    """Two reworded sentences and a shuffled one between them are one passage."""
    old = [
        "The old miller of Dray gave his grain to the widows of the flooded quarter before the winter.",
        "His sons carried every sack along the dyke by lantern, and the priest counted them at the gate.",
        "Not one of the sacks was lost, though the water rose twice and took the lower bridge of the town.",
    ]
    new = [
        "The aged miller of Dray gave all his corn to widows of the flooded quarter ahead of the winter.",
        "At the gate a priest kept count; by lantern went the sacks his boys had brought along the dyke.",
        "Not one of those sacks was missed, while water rose twice and swept the lower bridge off the town.",
    ]
    found = _only(pile(a=" ".join(old), b=" ".join(new)).copies())
    assert (found.a.start, found.b.start) == (0, 0)
    assert {found.a.end, found.b.end} == {len(" ".join(old)), len(" ".join(new))}


def test_verbatim_sentences_far_apart_stay_two_passages(pile: Make) -> None:
    """What lies between two exact copies is the page's own."""
    first, second, _ = (s.strip() + "." for s in STRIKE.rstrip(".").split(". "))
    between = "A brass band from the school played on the quay all afternoon while the bakers sold out. " * 2
    found = pile(a=f"{first} {second}", b=f"{first} {between}{second}").copies()
    assert [c.how for c in found] == ["verbatim", "verbatim"]


def test_a_lone_teaser_is_furniture(pile: Make) -> None:
    """A line that is no sentence does not make two pages kin."""
    teaser = "More news: Lighthouse keeper wins regional chess title"
    assert pile(a=f"Bread prices rise\n\n{teaser}", b=f"Rain on the way\n\n{teaser}").copies() == []


def test_lines_run_together_are_still_found(pile: Make) -> None:
    """A list flattened to one unpunctuated line is the list."""
    items = [
        "Rolled oats from the north field", "Smoked trout of the upper lake", "Candles poured in winter",
        "Wool blankets dyed with lichen", "Honey of the heather slopes", "Baskets woven from young willow",
        "Cheese aged in the chapel cellar", "Cider pressed on the eastern farms",
        "Knives forged at the old mill",
        "Soap boiled with juniper ash",
    ]  # fmt: skip
    assert pile(a="\n".join(items), b=" ".join(items).replace("Honey of", "Jam of")).copies()


def test_pages_of_lines_that_repeat_are_compared_in_little_time(pile: Make) -> None:
    """A thousand times the same quotation and the same row make no million of copies."""
    rows = "\n".join(f"The price of lot {n} rose to {n * n} crowns at noon." for n in range(1000))
    said = '"We will not sail tonight, not one of us".\n'
    told = pile(a=said * 1000 + rows, b=said * 999 + rows.replace("noon", "dusk"))
    assert len(told.copies()) < 10


def test_documents_in_the_wrong_order_are_refused() -> None:
    """The caller gives the lesser id first."""
    told = made(a="One.", b="Two.")
    high, low = sorted(told.documents.values(), key=lambda d: d.id, reverse=True)
    with pytest.raises(ValueError, match="wrong order"):
        copies(high, low, [], [])


@given(
    st.lists(
        st.sampled_from([*STRIKE.split(". "), *SPUN.split(". "), "“Yes", "”", "\n", "He left"]), max_size=9
    )
)
def test_offsets_lie_in_both_texts(pieces: list[str]) -> None:
    """Whatever the page, spans are in range, and parts lie inside their passage."""
    told = made(a=STRIKE, b=". ".join(pieces))
    texts = told.texts()
    for c in told.copies():
        for place, parts in ((c.a, c.a_parts), (c.b, c.b_parts)):
            assert 0 <= place.start < place.end <= len(texts[place.document])
            assert all(place.start <= p.start < p.end <= place.end for p in parts)
