"""What stands on the first screen, and in which order: for people in a hurry."""

from dataclasses import replace

from storyledger.report.cautions import cautions
from storyledger.report.conflicts import conflict_views
from storyledger.report.events import storyline_views
from storyledger.report.figures import leading, series_views
from storyledger.report.first_screen import first_screen
from storyledger.report.marks import marks
from storyledger.report.pile import Pile
from storyledger.report.points import Points, grouped
from storyledger.report.quotes import headline
from storyledger.report.render import report
from storyledger.report.said_most import said_most
from storyledger.report.summary import summary
from storyledger.report.timeline import MOST_DRAWN, drawn, timeline_views
from storyledger.report.wanted import wanted_views
from storyledger.terms import (
    Conflict,
    Damage,
    Dated,
    Figure,
    Place,
    Point,
    Quantity,
    Series,
    Speaker,
    Story,
    TimeExpression,
    Wanted,
)  # fmt: skip

SPEECH = "“The weir will hold until spring comes. Nobody below it has to leave tonight,” said Ada Holm."


def _point(b, line, told, *, named=1):
    """A point of claims: (document, words, speaker or None) each."""
    places = tuple(b.at(d, words) for d, words, _ in told)
    claims = tuple(b.said(d, "", "", words, who).id for d, words, who in told)
    return b.add(Point(line, places[0], places, claims, (), named, 0, 0))


def _speaker(b, line, document, words):
    return b.add(Speaker(line, words, True, "person", (b.at(document, words),)))


def _figures(b, told, *, of_what="people", where=""):
    """A series of (document, printed expression, value) with its figures."""
    made = []
    for d, words, value in told:
        place = b.at(d, words)
        q = b.add(Quantity(d.id, place.start, place.end, b.span(d, words.split()[0]), value))
        made.append(Figure("line", q.id, place, None, value, value, value, "exact", "", of_what, where,
                           "2031-02-03", "2031-02-03", None))  # fmt: skip
    series = b.add(Series("line", of_what, where, "", tuple(f.id for f in made)))
    for f in made:
        b.add(replace(f, series=series.id))
    return series


def test_two_sentences_of_one_speech_do_not_fill_the_first_screen(builder):
    """The next sentence of a speech that is told already gives way to what somebody else says."""
    a = builder.page("01.txt", f"{SPEECH} The mill is safe, Jon Berg said.")
    b = builder.page(
        "02.txt", f"{SPEECH} It rained all through the long night. " * 5 + "The mill is safe, too."
    )
    holm, berg = _speaker(builder, "line", a, "Ada Holm"), _speaker(builder, "line", a, "Jon Berg")
    first, second = "The weir will hold until spring comes", "Nobody below it has to leave tonight"
    one = _point(builder, "line", [(a, first, holm), (b, first, holm)])
    _point(builder, "line", [(a, second, holm), (b, second, holm)])
    other = _point(builder, "line", [(a, "The mill is safe", berg)])
    assert [p.id for _, p in said_most(Pile(builder.rows))] == [one.id, other.id]


def test_what_pages_print_a_speaker_for_comes_before_what_they_only_word_alike(builder):
    """Three pages that word a thing alike weigh less than two on which somebody says it."""
    pages = [builder.page(f"0{n}.txt", "The lock of Tarn stays shut all year. Boats wait in the harbour.")
             for n in range(1, 4)]  # fmt: skip
    holm = _speaker(builder, "line", pages[0], "Tarn")
    shut, wait = "The lock of Tarn stays shut all year", "Boats wait in the harbour"
    _point(builder, "line", [(pages[0], wait, holm), (pages[1], wait, None), (pages[2], wait, None)])
    said = _point(builder, "line", [(pages[0], shut, holm), (pages[1], shut, holm)])
    assert said_most(Pile(builder.rows))[0][1].id == said.id


def _two_storylines(b):
    """Two pages on a weir and two on a fire, each with a point; no two alike."""
    found = []
    for line, words, name in (("weir", "The weir at Tarn will hold", "Ada Holm"),
                              ("fire", "The fire at Korsa is out now", "Jon Berg")):  # fmt: skip
        pages = [b.page(f"{line}-{n}.txt", f"{words}, {name} said.", title=f"The {line}") for n in (1, 2)]
        who = _speaker(b, line, pages[0], name)
        found.append(_point(b, line, [(p, words, who) for p in pages]))
        b.add(Story(tuple(sorted(p.id for p in pages)), line, "they share words"))
    return found


def test_a_pile_of_several_storylines_says_so_and_gives_each_its_turn(builder):
    """No storyline speaks for another: title, counts, points and list say of which each is."""
    weir, fire = _two_storylines(builder)
    pile = Pile(builder.rows)
    assert {(title, p.id) for title, p in said_most(pile)} == {("The weir", weir.id), ("The fire", fire.id)}
    assert [len(held) for _, held in grouped(pile)] == [1, 1]
    told = summary(builder.rows)
    assert "in 2 storylines" in told
    assert "ALSO HERE" in told
    html = report(builder.rows, made_by="t")
    assert "The title is that of the largest storyline, 2 pages. Also here:" in html


def test_one_storyline_is_told_without_headings(rows):
    """Where all pages belong together, no title stands over the points."""
    assert [title for title, _ in grouped(Pile(rows))] == [""]
    assert first_screen(Pile(rows)).storylines == []


def test_a_fragment_is_shown_in_its_sentence_and_a_clause_alone(builder):
    """Boats need "asked for"; what stands after "said" or "that" needs nothing."""
    d = builder.page(
        "01.txt", "The mayor asked for more boats. She said the weir holds. He knew that it rained."
    )
    pile = Pile(builder.rows)
    assert headline(pile, builder.at(d, "more boats")) == "The mayor asked for more boats."
    assert headline(pile, builder.at(d, "the weir holds")) == "the weir holds"
    assert headline(pile, builder.at(d, "it rained")) == "it rained"
    assert headline(pile, builder.at(d, "that it rained")) == "it rained"


def test_a_fragment_with_a_saying_word_before_it_is_shown_from_there(builder):
    """Who it is stands beside it, so the rest of the sentence is left out."""
    d = builder.page("01.txt", "On Monday, as it rained, the mayor asked for more boats.")
    builder.said(d, "the mayor", "asked for", "more boats", None)
    assert headline(Pile(builder.rows), builder.at(d, "more boats")) == "… asked for more boats"


def test_what_is_denied_is_never_shown_as_if_it_were_said(builder):
    """Beside the name of who denies it, the words alone would be his claim."""
    d = builder.page(
        "01.txt", "The council denied that the weir has moved. “The weir moved,” the mayor denied."
    )
    builder.said(d, "The council", "denied", "that the weir has moved", None, stance="denied")
    builder.said(d, "the mayor", "", "The weir moved", None, stance="denied")
    pile = Pile(builder.rows)
    assert headline(pile, builder.at(d, "the weir has moved")) == "… denied that the weir has moved"
    assert "denied" in headline(pile, builder.at(d, "The weir moved,"))


def test_one_reason_is_told_once_for_all_it_holds_for(builder):
    """A list of names beneath one reason, not the reason beside each name."""
    d = builder.page("01.txt", "Renz left. Holm stayed. Berg slept.")
    for name in ("Renz", "Holm", "Berg"):
        builder.add(Damage(d.id, *builder.span(d, name), "no_antecedent", "by hand"))
    told = cautions(Pile(builder.rows))
    assert [(r.why, [c.words for c in r.cautions]) for r in told] == [
        ("nothing before it says who this is", ["Renz", "Holm", "Berg"])
    ]


def _guest(b):
    """A page on a weir with a paragraph on a fire, which two other pages tell of."""
    weir = b.page("01.txt", "The weir holds.\n\nThe fire at Korsa took nine barns.", title="Weir holds")
    fire = b.page("02.txt", "The fire at Korsa took nine barns.", title="Barns burn")
    b.add(Story((weir.id,), "weir", "alone"))
    place = b.at(weir, "The fire at Korsa took nine barns.")
    b.add(Story((fire.id,), "fire", "alone", (place,)))
    b.add(Damage(weir.id, place.start, place.end, "foreign_paragraph", "by hand"))
    return weir


def test_a_guest_is_told_on_its_page_under_its_story_and_as_a_caution(builder):
    """A paragraph on another event: beside its line, in the list of events, and what not to use it for."""
    weir = _guest(builder)
    pile = Pile(builder.rows)
    notes = [n.words for at, n in marks(pile)[weir.id].notes if n.kind == "guest"]
    assert notes == ["[this paragraph reads like part of another event here: “Barns burn”]"]
    events = {e.title: e for line in storyline_views(pile) for e in line.events}
    assert [q.label for q in events["Barns burn"].guests] == ["01"]
    assert events["Weir holds"].guests == []
    assert [r.why for r in cautions(pile)] == ["reads like a paragraph on another event here, “Barns burn”"]
    html = report(builder.rows, made_by="t")
    assert f'id="event-{events["Barns burn"].id}"' in html
    assert f'href="#event-{events["Barns burn"].id}"' in html


def test_a_wrong_page_date_is_told_from_the_dates_alone(builder):
    """One way: a date of role "page" beside another published day; no damage is needed for it."""
    d = builder.page("01.txt", "Read on 3 March 2033\n\nThe weir holds.")
    builder.add(Dated(d.id, "published", "2031-02-03", "2031-02-03", "printed below the title", 50))
    builder.add(
        Dated(d.id, "page", "2033-03-03", "2033-03-03", "on top", 50, builder.span(d, "3 March 2033"))
    )
    assert [r.why.split(":")[0] for r in cautions(Pile(builder.rows))] == ["prints 3 March 2033 on top"]


def test_what_rests_on_one_origin_makes_a_paper_wanted_first(builder):
    """One point with one origin weighs more than two points that many are printed for."""
    d = builder.page("01.txt", "A letter, a study. The weir holds. The lock is shut. The mill is safe.")
    one = _point(builder, "line", [(d, "The weir holds", None)], named=1)
    many = [
        _point(builder, "line", [(d, words, None)], named=3)
        for words in ("The lock is shut", "The mill is safe")
    ]
    builder.add(
        Wanted("line", "a study", "document", (builder.at(d, "a study"),), None, tuple(p.id for p in many))
    )
    builder.add(Wanted("line", "A letter", "document", (builder.at(d, "A letter"),), None, (one.id,)))
    assert [w.what for w in wanted_views(Pile(builder.rows))] == ["A letter", "a study"]


def test_reports_of_one_agency_are_wanted_once_over_all_storylines(builder):
    """Two storylines want them; the reader looks for them once."""
    a, b = (builder.page(f"0{n}.txt", "The Tarn Agency reported it.") for n in (1, 2))
    for line, d in (("weir", a), ("fire", b)):
        builder.add(
            Wanted(line, "reports by the Tarn Agency", "document", (builder.at(d, "Tarn Agency"),), None, ())
        )
    views = wanted_views(Pile(builder.rows))
    assert [(w.what, [q.label for q in w.quotes]) for w in views] == [
        ("reports by the Tarn Agency", ["01", "02"])
    ]


def test_a_statement_is_wanted_with_the_name_of_who_made_it(builder):
    """Of a statement alone, nobody knows where to ask."""
    d = builder.page("01.txt", "Ada Holm said in a statement that the weir holds.")
    builder.said(d, "Ada Holm", "said", "the weir holds", _speaker(builder, "line", d, "Ada Holm"))
    builder.add(Wanted("line", "a statement", "statement", (builder.at(d, "a statement"),), None, ()))
    assert wanted_views(Pile(builder.rows))[0].by == ["Ada Holm"]


def test_figures_of_unlike_things_do_not_stand_on_the_first_screen(builder):
    """One word for what is counted, values a thousandfold apart: hardly one thing."""
    a = builder.page("01.txt", "2 people. 900 people.")
    b = builder.page("02.txt", "70,000 people.")
    _figures(builder, [(a, "2 people", 2.0), (a, "900 people", 900.0), (b, "70,000 people", 70000.0)])
    views = series_views(Pile(builder.rows))
    assert len(views) == 1
    assert leading(views) is None


def test_comparable_figures_of_three_pages_stand_on_the_first_screen(builder):
    """The same thing counted differently is what a reader wants to see."""
    told = [(builder.page(f"0{n}.txt", f"{n}0 people."), f"{n}0 people", 10.0 * n) for n in (4, 5, 6)]
    _figures(builder, told)
    views = series_views(Pile(builder.rows))
    assert leading(views) is views[0]


def test_a_bare_number_of_a_conflict_is_shown_with_the_words_around_it(builder):
    """A five against a four tells nobody of what."""
    words = "The chief of the county police revised the toll of the night from five to four on Monday."
    d = builder.page("01.txt", words)
    for number in ("five", "four"):
        at = builder.at(d, number)
        builder.add(Quantity(d.id, at.start, at.end, builder.span(d, number), 5.0))
    a, b = (builder.at(d, n) for n in ("five", "four"))
    builder.add(Conflict("line", "figure", "change", (a,), (b,), "by hand", "from 5 to 4"))
    view = conflict_views(Pile(builder.rows))[0]
    assert view.a.words == "… police revised the toll of the night from five to four on Monday."
    assert view.b.words == "… revised the toll of the night from five to four on Monday."


def test_a_place_that_one_figure_prints_does_not_name_the_series(builder):
    """Of three figures one prints a place: the others may be of another."""
    a = builder.page("01.txt", "40 people. 44 people. 52 people in Korsa.")
    _figures(builder, [(a, "40 people", 40.0), (a, "44 people", 44.0), (a, "52 people", 52.0)], where="korsa")
    assert series_views(Pile(builder.rows))[0].name == "people"


def test_a_long_timeline_draws_the_days_that_most_pages_tell_of(builder):
    """The table keeps all sentences, the picture those of the days on most pages."""
    for n in range(MOST_DRAWN):
        d = builder.page(
            f"{n:03d}.txt", f"The gate {n} opened then. It closed on the last day.", title=f"Gate {n}"
        )
        at = builder.span(d, "then")
        day = f"{2031 + n // 300:04d}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        builder.add(TimeExpression(d.id, *at, "DATE", day, day, day))
        builder.add(
            TimeExpression(
                d.id, *builder.span(d, "the last day"), "DATE", "2039-09-09", "2039-09-09", "2039-09-09"
            )
        )
    moments = timeline_views(Pile(builder.rows))
    assert len(moments) == 2 * MOST_DRAWN
    kept = drawn(moments)
    assert len(kept) == MOST_DRAWN
    assert {m.happened for m in kept} == {"9 September 2039"}


def test_why_a_point_is_one_is_told_in_words_without_a_score(builder):
    """The ledger keeps the likeness; a reader would take it for a share of truth."""
    d = builder.page("01.txt", "The weir holds. The weir will hold.")
    places = (builder.at(d, "The weir holds"), builder.at(d, "The weir will hold"))
    point = Point(
        "line", places[0], places, ("x", "y"), ("the wording", "like words, likeness 0.62"), 0, 0, 0
    )
    assert Points(Pile(builder.rows)).view(builder.add(point)).why == ["like words"]


def test_a_ledger_of_unread_pages_tells_no_empty_lists_on_the_screen():
    """No page was read: then nothing is said of what is said most."""
    assert summary({}) == "No page was read"


def test_a_place_of_no_known_span_is_still_a_place(builder):
    """A guest on a page that the ledger no longer holds is left out."""
    d = builder.page("01.txt", "The weir holds.")
    builder.add(Story((d.id,), "line", "alone", (Place("gone", 0, 3),)))
    assert Pile(builder.rows).guests == []
