"""What tests of several folders share: the command line, called as a user calls it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from storyledger.cli import main

COMMAND = (sys.executable, "-W", "error", "-m", "storyledger.cli")


class Called(NamedTuple):
    """How a command ended: its exit code, what it wrote to stdout and to stderr."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Called]:
    """Calls the command line in this process; pages are read by rules, which is quicker."""
    monkeypatch.setenv("STORYLEDGER_READER", "rules")

    def called(*arguments: object, given: str | bytes = "") -> Called:
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=given, prog_name="storyledger")
        return Called(result.exit_code, result.stdout, result.stderr)

    return called


def _heed_ctrl_c() -> None:
    """A shell lets what it starts in the background ignore Ctrl-C, and children inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def start() -> Callable[..., "subprocess.Popen[str]"]:
    """Starts the command line as a process of its own, in a group of its own, as a terminal does."""

    def started(*arguments: object, **options: object) -> "subprocess.Popen[str]":
        given = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            "start_new_session": True,
            "preexec_fn": _heed_ctrl_c,
        }
        environment = os.environ | {"STORYLEDGER_READER": "rules"}
        return subprocess.Popen([*COMMAND, *map(str, arguments)], env=environment, **(given | options))

    return started


@pytest.fixture
def page() -> str:
    """A page that can be read, about an invented flood."""
    return (
        "Flood at Tarnak\n\nBy Ann Reyes\nMarch 4, 2021\n\nThe river broke its banks near Tarnak on Monday, "
        'officials said. "We lost forty houses," Mayor Ilse Brandt told reporters. About 400 people were '
        "moved to the school on the hill, the council said.\n"
    )


@pytest.fixture
def pile(tmp_path: Path, page: str) -> Path:
    """A folder with one good page in it."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "good.txt").write_text(page, encoding="utf-8")
    return folder


# --- pages that want to act ------------------------------------------------------------------------------

ACT = "alert(document.domain)"
BREAKS = [
    f"<script>{ACT}</script>",
    f"</script><script>{ACT}</script>",
    f"</title></style></textarea><img src=x onerror={ACT}>",
    f'"><svg onload={ACT}>',
    f"' onmouseover='{ACT}' x='",
    f"javascript:{ACT}",
    f"{{{{ cycler.__init__ }}}} {{% raw %}} ${{{ACT}}}",
    f"<!--<img src=--><img src=x onerror={ACT}//>",
    f"&lt;iframe srcdoc='&lt;script&gt;{ACT}&lt;/script&gt;'&gt;",
    "\x1b[2J\x1b]0;owned\x07 \u202egnorw",
]
NAME = "<img src=x onerror=alert(1)>'\"&\x1b[31m.html"  # a file may be called anything but "/" and NUL


def _hostile_page(bad: str, written: str) -> str:
    """A page with something bad in each place: `bad` where tags stand, `written` where words stand."""
    quoted = written.replace('"', "&quot;")
    return f"""<!DOCTYPE html><html lang="en" onload="{ACT}"><head>
<base href="javascript:{ACT}//"><title>Flood at Tarnak {written}</title>
<meta name="author" content="{quoted}"><meta name="description" content="{quoted}">
<meta property="og:site_name" content="The Herald {quoted}"><meta property="og:title" content="{quoted}">
<meta property="og:url" content="javascript:{ACT}">
<meta http-equiv="refresh" content="0;url=javascript:{ACT}">
<meta property="article:published_time" content="2021-03-04&quot;&gt;{quoted}">
<link rel="canonical" href="javascript:{ACT}"><link rel="stylesheet" href="data:text/css,*{{}}">
<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": bad})}</script>
<style>body {{ background: url(javascript:{ACT}) }}</style></head>
<body onload="{ACT}" onpageshow={ACT}><article itemprop="{quoted}"><h1>Flood at Tarnak {written}</h1>
<p class="byline" title="{quoted}">By Ann {written} Reyes</p><p>March 4, 2021</p>
<p style="background:url('javascript:{ACT}')">The river broke its banks near Tarnak on Monday,
officials said {written}.
About 400 {written} people were moved to the school on the hill above the town.</p>
<p onclick="{ACT}">"We lost forty houses {written}," Mayor Ilse {written} Brandt told reporters
on Tuesday morning.
{bad}</p><p>The dam will close by May, the <a href="javascript:{ACT}">ministry {written}</a>
said in a statement. The council denied {written} that the dam had failed,
and said 900 people had stayed in their houses.</p>
<table><tr><td background="javascript:{ACT}">Water {written}</td></tr></table>
<img src="javascript:{ACT}" alt="{quoted}" onerror="{ACT}"><iframe src="javascript:{ACT}"></iframe>
<form action="javascript:{ACT}"><button formaction="javascript:{ACT}">{written}</button></form>
<svg><a xlink:href="javascript:{ACT}"><text>{written}</text></a><animate onbegin="{ACT}"/></svg>
<math><mtext><mglyph><style><img src=x onerror={ACT}></style></mglyph></mtext></math>
</article></body></html>"""


@pytest.fixture
def hostile_report(call: Callable[..., Any], tmp_path: Path) -> str:
    """The report on pages with each kind of break in each place, told by files, file names and JSON lines."""
    pile = tmp_path / "pile"
    pile.mkdir()
    lines = []
    for n, bad in enumerate(BREAKS):
        written = bad.replace("&", "&amp;").replace("<", "&lt;")
        (pile / f"{n:02}.html").write_text(_hostile_page(bad, written), encoding="utf-8")
        (pile / f"{n:02}.txt").write_text(
            f"Flood {bad}\n\nBy {bad}\n\nMayor Ilse {bad} Brandt said about 400 {bad} people fled.\n\n"
            f'"We lost forty houses {bad}," she told {bad}.\n',
            encoding="utf-8",
        )
        lines.append({"text": f"Dam {bad}\n\nThe dam held, the keeper {bad} said.", "url": bad, "title": bad,
                      "publisher": bad, "id": bad, "date": f"2021-03-04{bad}", "fetched": bad})  # fmt: skip
        lines.append(
            {"html": _hostile_page(bad, written), "url": f"https://a.example/{n}?{bad}", "publisher": bad}
        )
        lines.append({"nothing": bad, "url": bad})
    (pile / "wires.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (pile / NAME).write_text(_hostile_page(BREAKS[0], "words"), encoding="utf-8")
    (pile / ("empty" + NAME)).touch()
    told = call("run", pile, "-o", tmp_path / "out")
    assert told.code == 1
    for written in (told.out, told.err):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e]", written)
    return (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
