"""How much each page tells of what its storyline is about."""

from hypothesis import given
from hypothesis import strategies as st

from storyledger.reconcile.told_about import HEAD, told_about

from .marks_by_hand import page, sentences

DAM = (
    "The dam at Korsa burst after heavy rain.",
    "Engineers inspected the burst dam at Korsa.",
    "Families left the valley below the Korsa dam.",
)
FAIR = "Cheese and honey were sold at the fair."


def _shares(*texts):
    pages = [page(str(n), text) for n, text in enumerate(texts)]
    found = told_about(pages, {d.id: sentences(d) for d in pages})
    return [found[d.id] for d in pages]


def test_a_page_of_another_matter_tells_little():
    """Three pages tell of a dam, one of a fair."""
    *dam, fair = _shares(*DAM, FAIR)
    assert min(dam) > 0.3 > 0.1 > fair


def test_the_nearest_page_tells_all_there_is_to_tell():
    """Shares run to 1, whatever the pile."""
    assert max(_shares(*DAM)) == 1.0
    assert _shares(FAIR) == [1.0]


def test_the_foot_of_a_page_does_not_say_what_it_is_about():
    """What every page of a site prints after its text draws no page to the middle."""
    foot = "\n".join(["The dam at Korsa burst."] * 9)
    lines = "\n".join([FAIR, *(f"Stall {n} sold pears." for n in range(HEAD))])
    assert _shares(*DAM, lines + "\n" + foot)[-1] == _shares(*DAM, lines)[-1]


def test_pages_of_another_matter_do_not_pull_the_middle():
    """Where two matters are told of, the one that more pages share keeps its pages near."""
    *dam, fair, tax = _shares(*DAM, FAIR, "Parliament voted on a tax.")
    assert min(dam) > max(fair, tax)


def test_pages_without_words_are_told_apart_from_none():
    """A pile without a word has no matter: every page counts."""
    assert _shares("...", "---") == [1.0, 1.0]
    assert told_about([], {}) == {}


@given(st.lists(st.text(alphabet="ab the.\n", max_size=40), max_size=5, unique=True))
def test_shares_stand_between_none_and_all(texts):
    """Any texts have shares from 0 to 1, the same in any order but for rounding."""
    found = _shares(*texts)
    assert all(0.0 <= x <= 1.0 for x in found)
    assert all(abs(x - y) < 1e-6 for x, y in zip(found, _shares(*texts[::-1])[::-1], strict=True))
