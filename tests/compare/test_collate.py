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


def test_a_lost_name_is_an_alarm(pile: Make) -> None:
    """A witness without the village that the base names is reported."""
    told = pile(a=BASE + " They left at once and in haste.", b=BASE.replace(" of Tarn", ""))
    document = told.documents["a"].id
    at = BASE.index("Tarn")
    found = _variants(told, {document: [Name(document, at, at + 4, "LOC")]})
    assert ("name", "Tarn", "", True) in {(w, b.removeprefix("of "), h, alarm) for w, b, h, alarm in found}


def test_equal_witnesses_have_no_variants(pile: Make) -> None:
    """Nothing is reported between verbatim copies."""
    assert _variants(pile(a=BASE, b="A slow day\n\n" + BASE)) == set()
