"""Pages that want to act: scripts and handlers wherever a page can put them stay words in the report."""

import re
from importlib import resources

from lxml import html

ACTING = (
    "iframe", "object", "embed", "applet", "base", "link", "form", "img", "image", "math", "foreignobject",
    "animate", "set", "use", "frame", "audio", "video", "template",
)  # fmt: skip


def test_nothing_in_the_report_can_act(hostile_report: str) -> None:
    """One script and one style, ours; no handler, no address but places in the report and the web."""
    tree = html.fromstring(hostile_report)
    own = (resources.files("storyledger.report") / "templates" / "script.js").read_text("utf-8")
    (script,) = tree.iter("script")
    assert (script.text or "").strip() == own.strip()
    assert len(list(tree.iter("style"))) == 1
    held = {e.tag for e in tree.iter() if isinstance(e.tag, str)}
    assert held.isdisjoint(ACTING)
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            assert name not in ("src", "srcdoc", "action", "formaction", "background", "xlink:href", "style")
            if name == "href":
                assert re.match(r"#|https?://", value), value
    metas = [m.get("http-equiv") for m in tree.iter("meta") if m.get("http-equiv")]
    assert metas == ["Content-Security-Policy"]
    (policy,) = tree.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_the_hostile_words_are_shown_as_words(hostile_report: str) -> None:
    """Nothing is swept away: a reader sees what the page tried."""
    shown = html.fromstring(hostile_report).text_content()
    for bad in (
        "<script>alert(",
        "</script><script>alert(",
        "<img src=x onerror=alert(",
        "<svg onload=alert(",
    ):
        assert bad in shown
    assert "[U+001B]" in shown
    assert "[U+202E]" in shown
    assert "empty<img src=x onerror=alert(1)>'\"&[U+001B][31m.html" in shown
