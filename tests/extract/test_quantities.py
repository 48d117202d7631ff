"""Quantities with bound, direction, unit, what is counted, where, when and how."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storyledger.extract.as_of import around
from storyledger.extract.phrases import lemma, noun_phrase, plural, singular
from storyledger.extract.quantities import normalised, quantities
from storyledger.terms import Quantity, Sentence, Span, Spans


def found(text: str) -> list[Quantity]:
    """The quantities of a text that is one sentence."""
    return quantities(text, [Sentence("d", 0, len(text), 0)])


def only(text: str) -> Quantity:
    """The one quantity of a sentence."""
    (q,) = found(text)
    return q


def words(text: str, spans: Spans) -> list[str]:
    """What is printed at spans."""
    return [text[s:e] for s, e in spans]


@pytest.mark.parametrize(
    ("text", "whole", "value", "bound"),
    [
        ("Over 300 boats left.", "Over 300 boats", 300, "over"),
        ("At least 40 homes burned.", "At least 40 homes", 40, "at_least"),
        ("As many as 9,000 sailors came.", "As many as 9,000 sailors", 9000, "at_most"),
        ("Fewer than 20 goats were left.", "Fewer than 20 goats", 20, "under"),
        ("Some 4,000 farmers stayed.", "Some 4,000 farmers", 4000, "about"),
        ("Nearly 600 tents stood there.", "Nearly 600 tents", 600, "almost"),
        ("Tickets cost $50 or more.", "$50 or more", 50, "at_least"),
        ("It sold 70 lamps.", "70 lamps", 70, "exact"),
        ("The rate went up to 4.9%.", "4.9%", 4.9, "exact"),
        ("A film about 9-year-old twins ran.", "9-year-old", 9, "exact"),
    ],
)
def test_a_bound_belongs_to_the_quantity(text: str, whole: str, value: float, bound: str) -> None:
    """The words that bound a number are part of the whole expression."""
    q = only(text)
    assert (text[q.start : q.end], q.value, q.bound) == (whole, value, bound)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("Over", 5000, 6000),
        ("Up to", 4000, 5000),
        ("About", 4500, 5500),
        ("Almost", 4500, 5000),
        ("", 5000, 5000),
    ],
)
def test_an_interval_is_read_from_the_bound(bound: str, low: float, high: float) -> None:
    """A bare lower bound leaves a fifth open above, an upper one below, "about" half of the last digit."""
    q = only(f"{bound} 5,000 barrels leaked.".lstrip())
    assert (q.low, q.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("It fell 3.5 percent.", "percentage", 3.5, "%"),
        ("It cost $2.5 billion.", "money", 2.5e9, "US dollar"),
        ("It cost 12 euros.", "money", 12, "euro"),
        ("It cost 3 dollars 50 cents.", "money", 3.5, "US dollar"),
        ("It cost $US160 million.", "money", 1.6e8, "US dollar"),
        ("A 51-year-old pilot spoke.", "age", 51, "year"),
        ("She was 34 when the dam broke.", "age", 34, "year"),
        ("Ada Krol, 66, retired.", "age", 66, "year"),
        ("The search took nine days.", "duration", 9, "day"),
        ("It lies 12 km from Orr.", "measure", 12, "kilometre"),
        ("A third of the island burned.", "share", 1 / 3, ""),
        ("The pipe carries 900 barrels a day.", "measure", 900, "barrel per day"),
        ("Rates rose 25 basis points.", "percentage", 25, "basis point"),
    ],
)
def test_a_quantity_has_a_kind_and_a_unit(text: str, kind: str, value: float, unit: str) -> None:
    """Percentages, money, ages, durations, measures and shares are told apart."""
    q = only(text)
    assert (q.kind, q.value, q.unit) == (kind, pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They sent 400 Norwegian sailors.", "Norwegian sailors"),
        ("Some 60 percent of the current United States contingent left.", "current United States contingent"),
        ("It holds 200 United States ships.", "United States ships"),
        ("About 300 Los Angeles residents came.", "Los Angeles residents"),
        ("About 460 Orla and Tide vans were sold.", "Orla and Tide vans"),
        ("It has three sports teams.", "sports teams"),
        ("Half of the 1,200 miners left.", "miners"),
        ("Dozens of huts burned.", "huts"),
        ("The number of otters fell to 90.", "otters"),
        ("It needs 5,000 more beds.", "beds"),
        ("One in five villagers moved.", "villagers"),
        ("It hired five Dallas police officers.", "Dallas police officers"),
        ("One of the guards cries.", "guards"),
        ("One of the club's most loyal members left.", "club's most loyal members"),
        ("Some 3,500 fewer anglers came.", "anglers"),
    ],
)
def test_what_is_counted_is_the_whole_noun_phrase(text: str, what: str) -> None:
    """Names before the noun, the base of a share and the subject of a bare number are kept."""
    assert words(text, found(text)[0].of_what) == [what]


def test_a_bare_number_counts_what_the_last_one_counted() -> None:
    """The noun is printed once: "435 homes by sale and 187 by tender"."""
    text = "It let 435 homes by sale and 187 by tender."
    assert [words(text, q.of_what) for q in found(text)] == [["homes"], ["homes"]]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 20 and 25 boats sank.", 20, 25),
        ("It takes 2 to 3 million litres.", 2e6, 3e6),
        ("It pays $62-$68 an hour.", 62, 68),
        ("It costs between $US160 million and $US171 million.", 1.6e8, 1.71e8),
        ("Tens of thousands of birds came.", 1e4, 1e5),
    ],
)
def test_two_ends_make_a_range(text: str, low: float, high: float) -> None:
    """A range has no single value."""
    q = only(text)
    assert (q.value, q.low, q.high, q.bound) == (None, low, high, "range")


def test_a_rise_to_a_level_is_no_range() -> None:
    """What rose "by 300 to 4,500" has a change and a level."""
    rise, level = found("Losses rose by 300 to 4,500.")
    assert (rise.value, rise.change) == (300, "up")
    assert (level.value, level.change) == (4500, "")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Sales fell 3 percent.", "down"),
        ("Rents climbed by almost 12 percent.", "up"),
        ("Output fell to 40 tons.", ""),
        ("The fund raised $30 million.", ""),
    ],
)
def test_a_change_has_a_direction_and_a_level_has_none(text: str, change: str) -> None:
    """What something fell to is no change."""
    assert only(text).change == change


def test_a_figure_told_again_keeps_its_direction() -> None:
    """What stands after "or" and in brackets is the same change in another unit."""
    assert [q.change for q in found("It lost 190 points, or 0.6%.")] == ["down", "down"]
    assert only("Wheat: +0.8%").change == "up"


def test_place_and_time_and_record_are_kept_as_printed() -> None:
    """All that belongs to a figure is printed beside it."""
    text = (
        "At least 5,200 relief workers were in Orlia at the end of September, according to payroll records, "
        "not counting volunteers."
    )
    q = only(text)
    assert words(text, q.place) == ["Orlia"]
    assert words(text, q.as_of) == ["at the end of September"]
    assert words(text, q.counted_how) == ["according to payroll records", "not counting volunteers"]


def test_each_quantity_has_its_own_time() -> None:
    """The words close after a quantity belong to it."""
    text = "Dues fell to 41 crowns in January from 47 crowns a year earlier."
    assert [words(text, q.as_of) for q in found(text)] == [["in January"], ["a year earlier"]]


def test_a_time_before_its_quantities_holds_for_them() -> None:
    """A sentence may say first when it was."""
    text = "In 2014 the club had 30 boats and 12 tents."
    assert [words(text, q.as_of) for q in found(text)] == [["In 2014"], ["In 2014"]]


def test_the_time_of_another_level_is_not_lent() -> None:
    """What something was "up from" was at another time."""
    text = "In 2012 it held 82 cows, up from 72 cows when the farm began."
    assert [words(text, q.as_of) for q in found(text)] == [["In 2012"], []]


def test_a_mark_that_closes_a_quotation_is_no_inch() -> None:
    """Where a quotation is open, the mark behind a number ends it; elsewhere it is an inch."""
    assert only('She called the dam "a 10" when she left.').unit == ""
    assert only("She called the dam “a 10” when she left.").unit == ""
    assert only('The board is 12" wide.').unit == "inch"


def test_what_makes_up_a_share_does_not_rise() -> None:
    """The "up" of "makes up" is no direction."""
    assert only("Fish makes up 10% of the trade.").change == ""
    assert only("Fish went up 10%.").change == "up"


def test_what_is_left_out_belongs_to_the_quantity_before() -> None:
    """Only one of two figures is told without guards."""
    text = "It kept 80 cooks, excluding helpers, and 40 drivers."
    assert [words(text, q.counted_how) for q in found(text)] == [["excluding helpers"], []]


@pytest.mark.parametrize(
    "text",
    [
        "He came third.",
        "It was the 14th dam.",
        "On 3 May 2014 they left.",
        "It opened at 10.30 a.m. sharp.",
        "They won 2-1 away.",
        "It ran from 2014 to 2016.",
        "See Section 427 there.",
        "Back in the 1990s it was quiet.",
        "The new 787 airliner flew.",
        "Version 1.1.3 came out.",
        "No one knew.",
        "Then 1976 was a quiet year.",
        "It was built after 9/11 there.",
        "The Group of Seven met.",
        "The Group of 7 met.",
        "They held one-on-one meetings.",
    ],
)
def test_ordinals_dates_and_names_are_no_quantities(text: str) -> None:
    """What a number only names or dates is left out."""
    assert found(text) == []


def test_a_quantity_is_normalised_for_comparison() -> None:
    """Values, units and bounds as plain data, with the noun in its dictionary form."""
    text = "More than 14 new ferries and 2 pounds of tea."
    told = [normalised(text, q) for q in found(text)]
    assert [(t["value"], t["unit"]) for t in told] == [(14, "new ferry"), (2, "pound-mass")]
    assert [t["change"] for t in told] == [">", "="]


def test_nouns_have_a_singular() -> None:
    """By rule, and by list where no rule helps."""
    assert [singular(w) for w in ("boxes", "cities", "children", "bus", "glass", "ties")] == [
        "box", "city", "child", "bus", "glass", "tie",
    ]  # fmt: skip
    assert not plural("this's")
    assert lemma("Kia and Orla vans", Span(0, 17)) == "kia orla van"


def test_a_noun_phrase_ends_before_a_stop_word() -> None:
    """No phrase begins with one."""
    assert noun_phrase("of the", 0, 6) is None


def test_words_that_look_like_time_are_read_whole_or_not_at_all() -> None:
    """Only May says when in "year on year in May"."""
    text = "Prices rose 3.5% year on year in May."
    assert words(text, tuple(around(text, 0, len(text)).when)) == ["in May"]


PIECES = [
    "about ", "3", "4,000 ", "$", "%", " percent of ", "the ", "a third ", "to ", "-", "and ",
    "United States ",     "troops ", "in May ", "2014 ", "not counting ", "dozens of ", "½", "£", ".", ";",
    " ",
    "year-old ", "m ", "fell ",    "according to data", "between ", "é", "\u00a0", "’s ", '"', "1/0 ",
    "9" * 40, "1e400",
]  # fmt: skip
MIXED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map("".join)


def spans(q: Quantity) -> list[Span]:
    """Every span that a quantity tells of."""
    return [Span(q.start, q.end), q.number, *q.of_what, *q.place, *q.as_of, *q.counted_how]


@given(MIXED)
@example("1/0 2 3/0")
@example("9" * 400 + " million")
def test_offsets_lie_in_the_text_and_no_text_stops_it(text: str) -> None:
    """Each span is full, inside the sentence, and the number is inside the whole."""
    for q in found(text):
        assert all(0 <= s.start < s.end <= len(text) for s in spans(q))
        assert q.start <= q.number.start < q.number.end <= q.end
        assert any(c.isalnum() or c in "½¼¾⅓⅔" for c in text[q.number.start : q.number.end])
        assert q.low is not None
        assert q.high is not None
        assert normalised(text, q)["start"] == q.start


@given(MIXED, MIXED)
def test_a_sentence_is_read_without_its_neighbours(before: str, text: str) -> None:
    """What stands outside the sentence's offsets is no part of its quantities."""
    whole = before + "\n" + text
    shift = len(before) + 1
    told = quantities(whole, [Sentence("d", shift, len(whole), 0)])
    assert all(shift <= s.start and s.end <= len(whole) for q in told for s in spans(q))


HOSTILE = [
    "1", "1,", "1 ", '"', "'", " ", "$1 ", "5 to ", "1-", "3 percent of the ", "not counting 3 ", "in May 5 ",
    "according to a ", "number of 3 ", "between 1 and 2 ", "9 Kia and Orla vans ", "3 X-a.", "fell 3 ",
    "1\u00a0",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_as_hostile_text_does(piece: str, grows_evenly: Callable[..., bool]) -> None:
    """Four times the text takes about four times as long."""
    assert grows_evenly(found, piece)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1,", '"', " ", "1 , "])
def test_a_million_hostile_signs_are_read(piece: str) -> None:
    """A megabyte of one kind of sign ends, with offsets inside it."""
    text = piece * (1_000_000 // len(piece))
    assert all(0 <= q.start < q.end <= len(text) for q in found(text))
