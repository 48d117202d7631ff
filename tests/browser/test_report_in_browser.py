"""The report in a real browser: links, keyboard, history, copying, contrast, widths, size."""

import json

import pytest

FIRST_PAINT = (
    "performance.getEntriesByType('paint').find(e => e.name === 'first-contentful-paint')?.startTime"
)
OPENING = """async () => {
    const start = performance.now(), at = document.getElementById('page-250');
    at.open = true;
    at.scrollIntoView();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_a_citation_leads_to_its_place_and_back_returns(opened):
    """A click opens the page it names, the address changes, and back closes the circle."""
    link = opened.locator(".top .pages a.where").first
    target = link.get_attribute("href")
    link.click()
    opened.wait_for_function("document.querySelector('.here') !== null")
    assert opened.url.endswith(target)
    at = opened.locator(f"[id='{target[1:]}']")
    assert at.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight }"
    )
    assert at.evaluate("e => e.closest('details').open")
    opened.go_back()
    opened.wait_for_function("location.hash === ''")
    opened.wait_for_function("scrollY < 300")


def test_a_link_to_a_place_opens_it_when_the_report_is_opened(browser, written):
    """An address with a place in it can be passed on."""
    page = browser.new_page()
    page.goto(written.as_uri() + "#page-02")
    page.wait_for_function("document.getElementById('page-02').open")
    page.close()


def test_everything_opens_and_closes_by_keyboard(opened):
    """Tab reaches each row in order, Enter opens and closes it, and the address follows."""
    opened.locator("#points summary").first.focus()
    item = opened.locator("#points details").first
    opened.keyboard.press("Enter")
    opened.wait_for_function("document.querySelector('#points details').open")
    assert opened.url.endswith("#" + item.get_attribute("id"))
    opened.keyboard.press("Tab")
    assert opened.evaluate(
        "document.activeElement.closest('details') === document.querySelector('#points details')"
    )
    opened.locator("#points summary").first.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_function("!document.querySelector('#points details').open")
    assert opened.url.endswith("#points")


def test_tab_reaches_links_and_rows_from_the_top(opened):
    """The first stops are the way past the head, the counts, and the sections; none is invisible."""
    stops = []
    for _ in range(12):
        opened.keyboard.press("Tab")
        stops.append(opened.evaluate("document.activeElement.textContent.trim()"))
    assert stops[0] == "To the points"
    assert stops[1] == "3 pages"
    assert any(s.startswith("Against each other") for s in stops)


def test_back_returns_to_what_was_open_before(opened):
    """Opening one row after another makes two steps of history."""
    rows = opened.locator("#points summary")
    rows.nth(0).click()
    first = opened.url
    rows.nth(1).click()
    assert opened.url != first
    opened.go_back()
    assert opened.url == first


def test_copying_a_sentence_copies_its_citation(opened):
    """What lands on the clipboard is the words with outlet, title, day and place."""
    opened.evaluate("""() => {
        const at = document.querySelector('#page-01'); at.open = true;
        const words = at.querySelectorAll('.line .print')[1];
        getSelection().selectAllChildren(words);
        addEventListener('copy', (e) => { window.copied = e.clipboardData.getData('text/plain'); });
    }""")
    opened.keyboard.press("Control+c")
    opened.wait_for_function("window.copied")
    copied = opened.evaluate("window.copied")
    assert copied.startswith("“The Tarn bridge will close by May, Ada Holm said on Monday.” (Tarn Post")
    assert "3 February 2031" in copied
    assert "characters 22 to " in copied


def test_a_family_letter_opens_the_siblings_in_place(opened):
    """Beside a shared passage, its letter opens what the other page prints."""
    opened.evaluate("document.querySelector('#page-01').open = true")
    letter = opened.locator("#page-01 .sib summary").first
    letter.click()
    opened.wait_for_function("document.querySelectorAll('#page-01 .sib blockquote').length === 2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_axe_finds_nothing_serious_and_nothing_is_cut_off(browser, written, scheme, width):
    """With every row open, at three widths, in both colour schemes."""
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(written.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    page.wait_for_timeout(100)
    assert page.evaluate(WIDER) <= 0
    told = Axe().run(page).response
    assert len(told["passes"]) > 15  # it did look
    found = told["violations"]
    grave = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
    page.close()
    assert grave == [], json.dumps(grave, indent=1)


def test_hostile_words_do_nothing(browser, piles, tmp_path):
    """Scripts and handlers in titles, outlets, addresses and texts stand as words."""
    from storyledger.report.render import report

    bad = "<script>window.hit=1</script><img src=x onerror=window.hit=1>\"'></details></template>"
    builder = piles.Builder()
    builder.page(
        "01.txt", f"{bad}\n\n{bad}", title=bad, outlet=bad, author=bad, live_address="javascript:window.hit=1"
    )
    path = tmp_path / "hostile.html"
    path.write_text(report(builder.rows, made_by=bad), encoding="utf-8")
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.querySelectorAll('img, iframe, script:not(:last-of-type)').length") == 0
    assert page.locator("h1").inner_text() == bad
    assert said == []
    page.close()


def test_printing_opens_the_rows_and_leaves_the_pages_shut(opened):
    """On paper every point, conflict and figure shows its evidence."""
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.evaluate("document.querySelectorAll('details.item:not([open])').length") == 0
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.evaluate("document.querySelectorAll('#points details[open]').length") == 0


def test_a_report_of_300_pages_paints_within_a_second_and_opens_a_page_at_once(browser, piles, tmp_path):
    """First paint under 1 s, a page's text shown within half a second of the click."""
    from storyledger.report.render import report

    path = tmp_path / "large.html"
    path.write_text(report(piles.many_pages(300), made_by="storyledger"), encoding="utf-8")
    painted = []
    for _ in range(3):
        page = browser.new_page()
        page.goto(path.as_uri())
        page.wait_for_function(FIRST_PAINT + " !== undefined")
        painted.append(page.evaluate(FIRST_PAINT))
        took = page.evaluate(OPENING)
        page.close()
    size = path.stat().st_size / 1e6
    print(f"300 pages: {size:.1f} MB, first paint {painted} ms, opening a page {took:.0f} ms")
    assert min(painted) < 1000
    assert took < 500


def test_a_link_to_a_plan_without_a_later_word_opens_the_fold_it_lies_in(browser, piles, tmp_path):
    """Unanswered plans are folded away; an address with one in it opens the fold and the plan."""
    from storyledger.report.render import report
    from storyledger.terms import Document, Place, Question

    rows = piles.small_pile()
    document = rows[Document][0]
    at = document.text.index("Some 1,200 cars")
    plan = Question("line", Place(document.id, at, at + 15), None, None, None, "open")
    rows[Question].append(plan)
    path = tmp_path / "report.html"
    path.write_text(report(rows, made_by="storyledger"), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{path.as_uri()}#question-{plan.id}")
    page.wait_for_function(f"document.getElementById('question-{plan.id}').open")
    assert page.evaluate("document.getElementById('open').open")
    assert page.locator("nav a[href='#questions']").inner_text() == "What became of it 1 of 2"
    page.close()


@pytest.mark.parametrize(("width", "chart", "list_"), [(390, False, True), (1280, True, False)])
def test_a_narrow_first_screen_lists_the_figures_that_a_wide_one_draws(browser, written, width, chart, list_):
    """A chart whose labels lie outside the screen tells nothing."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(written.as_uri())
    assert page.locator(".first svg.series").is_visible() is chart
    assert page.locator(".first .narrow").is_visible() is list_
    page.close()
