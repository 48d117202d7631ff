"""What a printed number is the value of."""

import pytest

from storyledger.reconcile.predicates import holder
from storyledger.reconcile.slots import slot

from .marks_by_hand import figure, page, sentences


def filled(text, part, **more):
    """Return the sort and the slot that a number of a page fills; None where it fills none."""
    d = page("one", text)
    made = figure(d, part, float(part.split(" ")[0].replace(",", "")), **({"of_what": ""} | more))
    found = slot(d.text, made, holder(sentences(d), made.place.start))
    return (found.sort, found.what) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "12 dead in mine fire.",
        "The death toll from the fire rose to 12 on Monday.",
        "The fire killed 12 miners.",
        "The fire left 12 miners dead.",
        "At least 12 were killed.",
    ],
)
def test_ways_of_printing_the_dead_meet(text):
    """Headline, toll, active, passive."""
    assert filled(text, "12") == ("toll", "dead")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Velmark is home to 12,000 people.", "population"),
        ("The town has a population of 12,000.", "population"),
        ("The quake had a magnitude of 5.9 at noon.", "magnitude"),
    ],
)
def test_attributes_are_told_by_the_words_beside_the_number(text, what):
    """A population, a magnitude."""
    assert filled(text, "5.9" if "5.9" in text else "12,000") == ("attribute", what)


def test_a_distance_is_from_a_place():
    """Distances from two places are two slots."""
    found = filled("The mine lies 40 miles north of Velmark.", "40 miles", unit="mile")
    assert found == ("attribute", "distance: velmark")


@pytest.mark.parametrize(
    "text",
    [
        "12 of the miners were killed.",
        "Another 12 were killed.",
        "All 12 were killed.",
        "The man called suspect 12 was killed.",
        "A girl aged 12 was killed.",
    ],
)
def test_parts_more_and_labels_fill_no_slot(text):
    """No count of all whom it befell."""
    assert filled(text, "12") is None


def test_who_did_it_is_not_who_died():
    """What a relative clause tells at its end befell nobody counted."""
    assert filled("The 12 miners who had set the big fire that night are dead.", "12") != ("toll", "dead")
