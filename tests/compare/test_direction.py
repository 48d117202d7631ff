"""Which witness is nearest the root."""

from storyledger.compare.direction import root_of
from storyledger.terms import Place

TEXT = "Crews put the fire out."
BOTH = [Place("a", 0, len(TEXT)), Place("b", 0, len(TEXT))]


def test_the_page_published_first_is_the_root() -> None:
    """Known dates decide first."""
    days = {"a": ("2031-05-02", "2031-05-02"), "b": ("2031-05-01", "2031-05-01")}
    root, why = root_of(BOTH, {"a": TEXT, "b": TEXT}, days)
    assert (root, "2031-05-01" in why) == ("b", True)


def test_overlapping_dates_decide_nothing() -> None:
    """A month does not come before one of its days."""
    days = {"a": ("2031-05", "2031-05"), "b": ("2031-05-01", "2031-05-01")}
    assert root_of(BOTH, {"a": TEXT, "b": TEXT}, days)[0] is None


def test_a_wire_credit_that_one_page_prints_makes_it_the_root() -> None:
    """OAKMERE (AP) - tells where the copy came from."""
    texts = {"a": TEXT, "b": TEXT + "\n\nOAKMERE (AP) - More to come."}
    assert root_of(BOTH, texts, {})[0] == "b"


def test_the_longest_is_the_root_unless_it_doubles_a_word() -> None:
    """A witness that prints what others lack leads; a slip of the pen is copied on, never mended."""
    long, slip = (
        "Crews from two valleys put the great fire out.",
        "Crews from from two valleys put the great fire out.",
    )
    assert root_of([Place("a", 0, len(TEXT)), Place("b", 0, len(long))], {"a": TEXT, "b": long}, {})[0] == "b"
    assert (
        root_of([Place("a", 0, len(TEXT)), Place("b", 0, len(slip))], {"a": TEXT, "b": slip}, {})[0] is None
    )


def test_equal_witnesses_have_no_known_root() -> None:
    """Where nothing tells, it says so."""
    root, why = root_of(BOTH, {"a": TEXT, "b": TEXT}, {})
    assert (root, why.startswith("unknown")) == (None, True)
