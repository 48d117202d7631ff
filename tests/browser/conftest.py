"""A real browser for the report; without one the run says loudly that these tests did not run."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
_PILE = Path(__file__).parent.parent / "report" / "small_pile.py"


def _module():
    spec = importlib.util.spec_from_file_location("small_pile_for_browsers", _PILE)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def pytest_collection_modifyitems(items):
    """Mark these tests, so that `-m "not browser"` leaves them out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter):
    """Say it where nobody can miss it: no browser, nothing tested."""
    if not BROWSER:
        terminalreporter.section("NO BROWSER TEST RAN", sep="!", red=True)
        terminalreporter.line("No chromium was found, so the report was opened in no browser.")
        terminalreporter.line("What helps: apt-get install chromium, or CHROMIUM=/path/to/chromium make test")


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium, driven by playwright."""
    if not BROWSER:
        pytest.skip("no chromium: the report was opened in no browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def piles():
    """The module that builds invented piles."""
    return _module()


@pytest.fixture(scope="session")
def written(tmp_path_factory, piles):
    """The report of the small pile, as a file."""
    from storyledger.report.render import report

    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report(piles.small_pile(), made_by="storyledger"), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser, written):
    """The report of the small pile; a message on its console or a request to the network fails the test."""
    yield from _open(browser, written)


def _open(browser, path, **options):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None
    )
    page.goto(path.as_uri())
    yield page
    context.close()
    assert wrong == []
