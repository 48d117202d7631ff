"""What the report says of points, conflicts, figures and pages."""

from storyledger.report.charts import series_chart, timeline_chart
from storyledger.report.citations import live_link
from storyledger.report.conflicts import conflict_views, question_views
from storyledger.report.families import family_views
from storyledger.report.figures import series_views
from storyledger.report.first_screen import first_screen
from storyledger.report.grid import passage_grid
from storyledger.report.pages import page_views
from storyledger.report.pile import Pile
from storyledger.report.points import Points
from storyledger.report.scales import Days, Values
from storyledger.report.summary import summary
from storyledger.report.timeline import timeline_views
from storyledger.report.wanted import wanted_views
from storyledger.terms import Document


def test_a_point_names_its_origins_and_who_denies_it(rows):
    """The point on most pages: one named origin, restored on the second page, denied by the council."""
    pile = Pile(rows)
    view = Points(pile).view(pile.points[0])
    assert view.words == "The Tarn bridge will close by May"
    assert (view.named, view.counts) == (["Ada Holm"], "named: 1")
    assert [(label, again) for label, _, again in view.labels] == [("01", False), ("02", True)]
    assert [name for name, _, _ in view.denied_by] == ["The council"]
    assert view.without == "without Ada Holm: nobody is left for this point"


def test_a_witness_is_shown_with_its_neighbours_and_its_differences(rows):
    """The sentence after stands beside it, and the page that lost the name says so."""
    pile = Pile(rows)
    rewrite = Points(pile).view(pile.points[0]).witnesses[1]
    assert "It was a cold day." in "".join(p.words for p in rewrite.quote.pieces)
    assert rewrite.restored == "page 01 gives these words to Ada Holm (restored)"
    assert rewrite.who == "no speaker printed here"
    assert any(d.alarm == "a name is lost" for d in rewrite.differences)


def test_the_first_screen_says_what_not_to_use_and_what_rests_on_one_person(rows):
    """The wrong page date first, then the headline; a doubled title misleads nobody and is left out."""
    screen = first_screen(Pile(rows))
    assert [(r.why.split(":")[0], [c.label for c in r.cautions]) for r in screen.cautions] == [
        ("prints 3 March 2033 on top", ["02"]), ("no sentence below the headline carries it", ["02"]),
    ]  # fmt: skip
    assert [p.words for p in screen.one_unnamed] == ["the east pier is cracked"]
    assert [c.kind for c in screen.denials] == ["denial"]
    assert (screen.pages, screen.events, screen.unread) == (3, 2, 1)


def test_an_answered_plan_shows_its_answer_and_what_is_to_get_its_words(rows):
    """The plan did not come about; the letter is to get, with words to search for."""
    pile = Pile(rows)
    question = question_views(pile)[0]
    assert question.outcome == "a later page says it did not come about"
    assert question.answers[0].words == "The bridge stayed open in June 2031"
    wanted = wanted_views(pile)[0]
    assert (wanted.what, wanted.search_for, len(wanted.points)) == ("a council letter", "the toll ends", 1)


def test_both_sides_of_a_conflict_are_quoted(rows):
    """The denial and both reports it denies, with who is printed for them."""
    view = conflict_views(Pile(rows))[0]
    assert (view.a.labels, view.b.labels) == (["03"], ["01", "02"])
    assert view.a.speakers == ["The council"]


def test_a_chart_shows_bounds_and_what_a_sum_implies(rows):
    """An arrow for "over", a bar for "about", a dashed band for the sum."""
    view = series_views(Pile(rows))[0]
    drawn = series_chart(view)
    assert view.name == "cars"
    assert drawn.count('class="bound"') == 2
    assert "implied by a sum: 1,300 to 1,500" in drawn
    assert "1,200 · 01 · nobody" in drawn


def test_a_long_empty_stretch_is_broken_and_a_wide_range_is_logarithmic():
    """Fourteen years between figures are cut short, and said to be."""
    days = Days([0, 5000, 5010, 5030], 0, 300)
    assert len(days.breaks) == 1
    assert [round(days(d)) for d in (0, 5030)] == [0, 300]
    assert Values([4000, 170000], 200, 0).logarithmic
    assert not Values([4000, 9000], 200, 0).logarithmic


def test_pages_are_cut_where_marks_begin_and_no_character_is_lost(rows):
    """The stretches of each line, put together, are the line as the page prints it."""
    texts = {d.address: d.text for d in rows[Document]}
    for page in page_views(Pile(rows)):
        for line in page.lines:
            assert "".join(s.words for s in line.stretches) == texts[page.address][line.start : line.end]
    first = page_views(Pile(rows))[0]
    assert {c for line in first.lines for s in line.stretches for c in s.classes.split()} >= {
        "reported",
        "cue",
        "family",
    }
    assert {n.kind for n in first.lines[1].notes} == {"family", "speaker"}


def test_pictures_of_copies_and_time_hold_every_row(rows):
    """The grid has a cell for each page and passage; the timeline a mark for each sentence."""
    pile = Pile(rows)
    assert passage_grid(pile).count('<rect class="cell') == 2
    moments = timeline_views(pile)
    assert [m.happened for m in moments] == ["January 2031", "June 2031"]
    assert timeline_chart(moments).count('class="joined"') == 2
    assert family_views(pile)[0].alarms == 1


def test_labels_are_the_digits_of_the_address_and_else_the_rank(builder):
    """Labels are short, unlike each other, and made of letters and digits."""
    for address in ("01-a.txt", "01-b.txt", "07-c.txt", "08-d.txt", "09-e.txt", "https://x.example/news"):
        builder.page(address, "A line.")
    pile = Pile(builder.rows)
    assert sorted(pile.labels.values()) == ["07", "08", "09", "p01", "p02", "p06"]


def test_a_lone_address_that_begins_with_digits_is_told_as_the_others_are(builder):
    """Among web addresses, one of "27-ways" is no page 27."""
    for address in ("https://x.example/27-ways", "https://x.example/a", "https://x.example/b"):
        builder.page(address, "A line.")
    assert sorted(Pile(builder.rows).labels.values()) == ["p01", "p02", "p03"]


def test_live_links_carry_the_passage_and_only_web_addresses_are_linked(rows):
    """A text fragment is escaped; other schemes give no link."""
    told = next(d for d in rows[Document] if d.live_address)
    assert live_link(told, "a-b, c & d") == "https://post.example/a?b=1&c=2#:~:text=a%2Db%2C%20c%20%26%20d"
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//x",
        "http://",
        "HTTP://[bad",
        " ",
        "file:///etc/passwd",
    ):
        assert live_link(Document("p", "a", "x", "", live_address=bad)) is None


def test_the_summary_tells_the_story_in_few_lines_without_control_characters(rows):
    """Origins, the denial, the sum, the outcome, the cautions and what to get, in at most 30 lines."""
    told = summary(rows)
    for part in (
        "named: 1 Ada Holm",
        "denied by The council (03)",
        "mean 1,400",
        "did not come about",
        "3 March 2033",
        "a council letter",
        "RESTS ON ONE UNNAMED PERSON",
        "1 not read",
    ):
        assert part in told
    assert len(told.splitlines()) <= 30
    assert not [c for c in told if ord(c) < 32 and c != "\n"]
    assert summary({}).startswith("No page was read")
