"""One says that it is so, another that it is not."""

import pytest

from storyledger.reconcile.polarity import contradictions
from storyledger.reconcile.statements import clauses

YES = "the northern galleries of the mine are flooded again"


def shown(pile, *told, days=None):
    """Return what (source, content, stance) of one page each make."""
    for n, (source, content, *stance) in enumerate(told):
        page = pile.page(str(n), f"{source} said {content}.", people=[source])
        pile.said(page, source, "said", content, **({"stance": stance[0]} if stance else {}))
    said = clauses(pile.documents, pile.sentences, pile.claims(), pile.attributions)
    when = dict(zip((d.id for d in pile.documents), days or [None] * len(pile.documents), strict=True))
    by_id = {c.id: c for c in pile.claims()}
    return contradictions("s", said, {d.id: d.text for d in pile.documents}, by_id, when)


def test_so_and_not_so_by_two_speakers_is_a_conflict(pile):
    """The side with "not" is the denial."""
    (found,) = shown(pile, ("Eva Dorn", YES), ("Mats Ekre", YES.replace("are", "are not")))
    yes, no = (d.id for d in pile.documents)
    assert (found.kind, found.strength, found.a[0].document) == ("denial", "conflict", no)
    assert [p.document for p in found.b] == [yes]


@pytest.mark.parametrize(
    "told",
    [
        [("Eva Dorn", YES), ("Eva Dorn", YES.replace("are", "are not"))],
        [("Eva Dorn", YES), ("Mats Ekre", YES)],
        [("Eva Dorn", YES), ("Mats Ekre", YES.replace("are", "are not only"))],
        [("Eva Dorn", YES, "doubted"), ("Mats Ekre", YES.replace("are", "are not"))],
        [("Eva Dorn", YES), ("Mats Ekre", "the union has not said whether the mine will stay open for long")],
    ],
)
def test_one_mouth_agreement_and_other_matters_are_none(pile, told):
    """Nor are "not only" and what is doubted."""
    assert not shown(pile, *told)


def test_a_year_apart_it_may_have_changed(pile):
    """What was so is not so now."""
    told = [("Eva Dorn", YES), ("Mats Ekre", YES.replace("are", "are not"))]
    assert not shown(pile, *told, days=[("2023-02-05", "2023-02-05"), ("2024-02-05", "2024-02-05")])
