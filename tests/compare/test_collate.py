"""Variants of witnesses."""

from collections.abc import Callable

import pytest

from storyledger.compare.collate import collate
from storyledger.terms import Name

from .conftest import Pile

Make = Callable[..., Pile]

BASE = "Rescuers from the village of Tarn pulled 14 walkers off the ridge and did not find the missing guide."


def _variants(told: Pile, names: dict[str, list[Name]] | None = None) -> set[tuple[str, str, str, bool]]:
    found = [v for f in told.families() for v in collate(f, told.texts(), names or {})]
    return {(v.what, told.said(v.base), told.said(v.here), v.alarm) for v in found}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Rescuers", "Climbers", ("swapped", "Rescuers", "Climbers", False)),
        ("14", "41", ("number", "14", "41", True)),
        ("did not find", "did find", ("negation", "not", "", True)),
        (" off the ridge", "", ("cut", "off the ridge", "", False)),
        ("the missing guide", "the missing old guide", ("added", "", "old", False)),
    ],
)
def test_each_difference_is_told_by_its_kind(
    pile: Make, old: str, new: str, expected: tuple[str, str, str, bool]
) -> None:
    """Words swapped, cut and added; a changed number and a lost not are alarms."""
    told = pile(
        a=BASE + " Snow had fallen since dawn.", b=BASE.replace(old, new) + " Snow had fallen since dawn."
    )
    found = _variants(told)
    turned = (expected[0], expected[2], expected[1], expected[3])
    turned = {"cut": ("added", *turned[1:]), "added": ("cut", *turned[1:])}.get(expected[0], turned)
    assert expected in found or turned in found


MILL = (
    "Owner Per Stig of the old paper mill at Tarn {} the flood when neighbours asked him on Monday evening."
)


@pytest.mark.parametrize(
    ("old", "new", "alarm"),
    [
        ("would not speak of", "declined to speak of", False),
        ("would not speak of", "would speak of", True),
        ("did not foresee", "foresaw", True),
        ("would not comment on the long account of", "described at length", False),
        (
            "told of his fear of",
            "told of his fear, though it was not the first spring with water there, of",
            False,
        ),
    ],
)
def test_a_negation_is_an_alarm_where_both_print_what_it_negates(
    pile: Make, old: str, new: str, alarm: bool
) -> None:
    """A clause that goes with its not, another saying part, or "declined" turns nothing round."""
    told = pile(a=MILL.format(old) + " Nine houses stood empty.", b=MILL.format(new))
    assert ("negation" in {what for what, *_ in _variants(told)}) == alarm


def test_a_lost_name_is_an_alarm(pile: Make) -> None:
    """A witness without the village that the base names is reported."""
    told = pile(a=BASE + " They left at once and in haste.", b=BASE.replace(" of Tarn", ""))
    document = told.documents["a"].id
    at = BASE.index("Tarn")
    found = _variants(told, {document: [Name(document, at, at + 4, "LOC")]})
    assert ("name", "Tarn", "", True) in {(w, b.removeprefix("of "), h, alarm) for w, b, h, alarm in found}


NOTICE = (
    "The clock of the old mint stops for repairs in March, {}, and the tower closes to visitors until May."
)
SAID = "treasurer Ann Holt said on Monday"


def _named(told: Pile, **people: str) -> dict[str, list[Name]]:
    found = {}
    for name, person in people.items():
        document = told.documents[name]
        at = document.text.index(person)
        found[document.id] = [Name(document.id, at, at + len(person), "PER")]
    return found


@pytest.mark.parametrize(
    ("told", "printed", "alarm"),
    [
        ("warden Ole Brix said on Monday", "Ole Brix", True),
        ("the treasurer said on Monday", "", True),
        ("as Holt, the treasurer, said on Monday", "Holt", False),
        ("", "", True),
    ],
)
def test_a_name_is_lost_where_the_witness_prints_it_nowhere_near(
    pile: Make, told: str, printed: str, alarm: bool
) -> None:
    """Another name in its place is an alarm; a name that moved is none."""
    longer = NOTICE.format(SAID) + " Swallows nest behind the dial, and they are to be left alone."
    pages = pile(a=longer, b=NOTICE.format(told).replace(", ,", ","))
    people = _named(pages, a="Ann Holt") | (_named(pages, b=printed) if printed else {})
    found = {(what, told_alarm) for what, _, _, told_alarm in _variants(pages, people)}
    assert (("name", True) in found) == alarm


def test_a_name_in_a_long_clause_that_is_cut_is_no_alarm(pile: Make) -> None:
    """What is told then is the cut."""
    clause = "which carpenters, roofers and two watchmakers hired through Ann Holt mean to finish quickly"
    pages = pile(a=NOTICE.format(clause), b=NOTICE.format("").replace(", ,", ","))
    found = _variants(pages, _named(pages, a="Ann Holt"))
    assert {(what, alarm) for what, _, _, alarm in found} == {("cut", False)}


def test_equal_witnesses_have_no_variants(pile: Make) -> None:
    """Nothing is reported between verbatim copies."""
    assert _variants(pile(a=BASE, b="A slow day\n\n" + BASE)) == set()
