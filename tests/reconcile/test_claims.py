"""One claim for each attribution."""

from dataclasses import replace
from itertools import permutations

from storyledger.reconcile.claims import claims
from storyledger.terms import Span

SAID = "the northern gallery is safe and the pumps will run until spring"


def test_each_attribution_with_content_is_one_claim(pile):
    """Two attributions of one source are two claims of one speaker."""
    page = pile.page("one", "Eva Dorn said it rained. Dorn said it stopped.", people=["Eva Dorn", "Dorn"])
    pile.said(page, "Eva Dorn", "said", "it rained")
    pile.said(page, "Dorn", "said", "it stopped")
    assert len(pile.claims()) == 2
    assert len({c.speaker for c in pile.claims()}) == 1


def test_the_relay_is_kept_as_printed(pile):
    """Here "told the Norrland Press" says who passed it on."""
    page = pile.page("one", "Eva Dorn told the Norrland Press it rained.", people=["Eva Dorn"])
    pile.said(page, "Eva Dorn", "told the Norrland Press", "it rained", via="the Norrland Press")
    assert pile.claims()[0].via == ("the Norrland Press",)


def test_a_quotation_without_speaker_gets_the_speaker_that_a_sibling_prints(pile):
    """The page's own reading stays first: no speaker; the sibling's is kept beside it."""
    here = pile.page("here", f'"{SAID}".')
    pile.said(here, "", "", SAID, mode="direct")
    sibling = pile.page("sibling", f'"{SAID}", said Eva Dorn.', people=["Eva Dorn"])
    pile.said(sibling, "Eva Dorn", "said", SAID, mode="direct")
    pile.restore(here, SAID, sibling, "Eva Dorn")
    claim = next(c for c in pile.claims() if c.document == here.id)
    assert claim.speaker is None
    assert claim.restored_speaker == pile.speakers()[0].id


def test_siblings_that_print_two_speakers_restore_none(pile):
    """Two candidates settle nothing."""
    here = pile.page("here", f'"{SAID}".')
    pile.said(here, "", "", SAID, mode="direct")
    for name in ("Eva Dorn", "Mats Ekre"):
        sibling = pile.page(name, f'"{SAID}", said {name}.', people=[name])
        pile.said(sibling, name, "said", SAID, mode="direct")
        pile.restore(here, SAID, sibling, name)
    assert next(c for c in pile.claims() if c.document == here.id).restored_speaker is None


def test_an_unclear_he_says_after_whom_it_is_printed(pile):
    """The claim keeps what the page prints."""
    page = pile.page("one", "An official said it was safe. He told reporters the pumps ran.")
    pile.said(page, "An official", "said", "it was safe")
    pile.said(page, "He", "told reporters", "the pumps ran")
    unclear = next(c for c in pile.claims() if c.unclear)
    assert unclear.unclear == "'He', unclear; printed after An official"
    assert unclear.speaker is None


def test_claims_do_not_depend_on_the_order_of_the_pages(pile):
    """Every order of the documents gives the same rows."""
    for name in ("Eva Dorn", "Mats Ekre", "Jon Tarvik"):
        page = pile.page(name, f"{name} said it rained in the valley.", people=[name])
        pile.said(page, name, "said", "it rained in the valley")
    found = pile.speakers()
    rows = [claims("s", list(order), pile.attributions, found, []) for order in permutations(pile.documents)]
    assert all(row == rows[0] for row in rows)


def test_an_unclear_pronoun_is_told_after_whom_never_after_another_pronoun(pile):
    """Here the second "He" stands after the first, who is Tomas Relvik."""
    page = pile.page(
        "one",
        "Tomas Relvik said no. He said yes. Jon Tarvik stood by. He said maybe.",
        people=["Tomas Relvik", "Jon Tarvik"],
    )
    pile.said(page, "Tomas Relvik", "said", "no")
    pile.said(page, "He", "said", "yes")
    row = pile.said(page, "He", "said", "maybe")
    pile.attributions[page.id].remove(row)
    at = page.text.rindex("He said maybe")
    pile.attributions[page.id].append(replace(row, source=(Span(at, at + 2),)))
    [unclear] = [c.unclear for c in pile.claims() if c.unclear]
    assert unclear == "'He', unclear; printed after Tomas Relvik"
