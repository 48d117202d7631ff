"""Foreign matter, titles and dates."""

from storyledger.compare.foreign import settled
from storyledger.terms import Damage, Dated, Document, Family, Line, Place, Row
from storyledger.text import lines

TITLE = "Divers search harbour for ferry ramp"
STORY = [
    "Divers searched the harbour for the ferry ramp that broke off in the storm on Monday night.",
    "The ferry company said the ramp had been checked before the storm, and that divers would search on.",
    "Harbour pilots closed the inner harbour to every ferry until the ramp had been found by the divers.",
    "The storm had thrown the ferry against the ramp twice before the pilots pulled it back to the harbour.",
    "Without the ramp no ferry can unload lorries, and the company asked the pilots for a barge.",
    "A barge from the next harbour will carry lorries until divers lift the ramp after the storm.",
    "The pilots and the company will report on the storm, the ramp and the ferry to the harbour council.",
]
OTHER = (
    "Goat breeders gathered in the highland town of Velm for an auction where a prize animal fetched "
    "a record sum that surprised even seasoned bidders."
)


def _document(name: str, text: str) -> Document:
    start = text.index("\n")
    return Document(name, name, "test", text, text[:start], None if start == 0 else lines(text).__next__())


def _read(*texts: str) -> tuple[list[Document], dict[str, list[Line]]]:
    documents = [_document(f"p{n}", text) for n, text in enumerate(texts)]
    roles = {d.id: [Line(d.id, s.start, s.end, "title" if n == 0 else "body")
                    for n, s in enumerate(lines(d.text))] for d in documents}  # fmt: skip
    return documents, roles


def _settled(*texts: str, dated: dict[int, str] | None = None) -> tuple[list[Document], list[Row]]:
    documents, roles = _read(*texts)
    days = {documents[n].id: [Dated(documents[n].id, "published", day, day, "printed", 60)]
            for n, day in (dated or {}).items()}  # fmt: skip
    family = Family(tuple(sorted(Place(d.id, len(TITLE) + 2, len(TITLE) + 180) for d in documents)), None)
    return documents, settled(documents, roles, days, [family])


def _page(*sentences: str, title: str = TITLE) -> str:
    return "\n\n".join([title, *sentences])


def test_a_sentence_of_another_story_is_foreign() -> None:
    """What no sibling prints and the topic does not carry; its line is foreign too."""
    documents, rows = _settled(_page(*STORY[:4], OTHER), _page(*STORY))
    told = {(type(r), getattr(r, "what", getattr(r, "role", "")), documents[0].text[r.start : r.end])
            for r in rows if isinstance(r, Damage | Line)}  # fmt: skip
    assert told == {(Damage, "foreign_paragraph", OTHER), (Line, "foreign", OTHER)}


def test_a_report_of_its_own_has_no_foreign_matter() -> None:
    """A page that shares little more than a line with others tells what it alone has heard."""
    documents, roles = _read(_page(*STORY, OTHER), _page(*STORY[::-1]))
    family = Family(tuple(sorted(Place(d.id, len(TITLE) + 2, len(TITLE) + 42) for d in documents)), None)
    assert settled(documents, roles, {}, [family]) == []


def test_the_story_itself_is_not_foreign() -> None:
    """Pages on one topic keep all their sentences."""
    assert _settled(_page(*STORY[:5]), _page(*STORY))[1] == []


def test_a_page_of_many_matters_has_no_foreign_ones() -> None:
    """Where several sentences stray, none of them is told: the page itself is mixed."""
    strays = [
        "Chess masters from nine provinces drew every round before the youngest champion lost patience.",
        "Botanists counted purple orchids along abandoned railway embankments, then published coloured maps.",
        "Cellists rehearsed an unfinished quartet behind velvet curtains while plumbers repaired radiators.",
    ]
    assert _settled(_page(*STORY[:5], OTHER, *strays), _page(*STORY), _page(*STORY[::-1]))[1] == []


def test_a_sentence_copied_from_a_page_of_another_story_is_foreign() -> None:
    """A page that shares nothing else prints it, and there it belongs."""
    goats = [
        OTHER,
        "The highland auction drew goat breeders from the coast, and bidders filled two inns of Velm.",
        "A record sum for a goat had last been paid in Velm eleven years ago, by bidders of one family.",
        "Breeders said the prize animal would stay in the highland town, where its goat kids will be sold.",
    ]
    pages = [_page(*STORY[:4], OTHER), _page(*STORY), _page(*goats, title="Goat sold in Velm for record sum")]
    documents, roles = _read(*pages)
    here, sibling, elsewhere = (d.id for d in documents)
    shared = pages[0].index(OTHER), pages[0].index(OTHER) + len(OTHER)
    there = pages[2].index(OTHER), pages[2].index(OTHER) + len(OTHER)
    families = [
        Family(tuple(sorted((Place(here, *shared), Place(elsewhere, *there)))), None),
        Family(tuple(sorted(Place(d, len(TITLE) + 2, len(TITLE) + 330) for d in (here, sibling))), None),
    ]
    rows = settled(documents, roles, {}, families)
    told = [(r.document, r.start) for r in rows if isinstance(r, Damage) and r.what == "foreign_paragraph"]
    assert told == [(here, shared[0])]


def test_other_forms_of_the_same_words_are_the_same_matter() -> None:
    """A sentence that only nouns where the others verb belongs to them."""
    told = (
        "Searching stormy harbours, piloting companies and reporting to councils is what diving, loading,"
        " lifting and carrying crews are checked for."
    )
    assert [r for r in _settled(_page(*STORY[:4], told), _page(*STORY))[1] if isinstance(r, Damage)] == []


def test_a_headline_that_nothing_carries_is_told() -> None:
    """A headline of another story stands above this one."""
    rows = _settled(_page(*STORY, title="Goat breeders cheer record auction sum"), _page(*STORY))[1]
    assert [r.what for r in rows if isinstance(r, Damage)] == ["headline_without_body"]


def test_a_doubled_title_is_told_where_it_stands_again() -> None:
    """The second printing is the damage."""
    rows = _settled(_page(TITLE, *STORY), _page(*STORY))[1]
    assert [(r.what, r.start) for r in rows if isinstance(r, Damage)] == [("doubled_title", len(TITLE) + 2)]


def test_a_page_without_a_date_takes_the_days_of_its_siblings() -> None:
    """From the first to the last, with the witness."""
    documents, rows = _settled(
        _page(*STORY), _page(*STORY[:5]), _page(*STORY[:6]), dated={1: "2031-05-02", 2: "2031-05-04"}
    )
    told = [r for r in rows if isinstance(r, Dated)]
    assert [(r.document, r.low, r.high, r.witness) for r in told] == [
        (documents[0].id, "2031-05-02", "2031-05-04", documents[1].id)
    ]
