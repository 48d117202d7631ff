"""The report on pages that want to act, in a real browser: nothing of theirs runs."""

CLICK = """[...document.querySelectorAll('a[href^="#"]')].slice(0, 40).forEach(
    e => e.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))"""


def test_nothing_of_a_hostile_page_runs(browser, hostile_report, tmp_path):
    """With every fold open and links followed: no dialogue, no request, no error, no other title."""
    path = tmp_path / "hostile.html"
    path.write_text(hostile_report, encoding="utf-8")
    page = browser.new_page()
    wrong = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda made: wrong.append(made.url) if not made.url.startswith("file:") else None)
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    for kind in ("mouseover", "focus", "load", "error", "begin"):
        page.evaluate(f"document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('{kind}')))")
    page.evaluate(CLICK)
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 1
    assert "owned" not in page.title() or "[U+001B]" in page.title()
    page.close()
    assert wrong == []
