"""The report as one HTML file: everything escaped, nothing loaded, only its own script and style allowed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from storyledger.report.charts import passage_grid, series_chart
from storyledger.report.families import family_views
from storyledger.report.figures import series_views
from storyledger.report.first_screen import first_screen
from storyledger.report.pages import page_views
from storyledger.report.pile import Pile, Rows
from storyledger.report.timeline import timeline_views
from storyledger.report.views import conflict_view, point_view, question_view, wanted_views


def report(rows: Rows, *, new: Mapping[str, str] | None = None, made_by: str) -> str:
    """Return the report on a ledger's rows; `new` names the rows that the last run saw first.

    >>> report({}, made_by="storyledger").startswith("<!DOCTYPE html>")
    True
    """
    pile, seen = Pile(rows), frozenset(new or ())
    style, script = _file("style.css"), _file("script.js")
    series = [(view, Markup(series_chart(view))) for view in series_views(pile)]  # noqa: S704  escaped in charts
    return _environment().get_template("report.html.j2").render(
        first=first_screen(pile, seen), points=[point_view(pile, p, seen) for p in pile.points],
        conflicts=[conflict_view(pile, c, seen) for c in pile.conflicts],
        questions=[question_view(pile, q) for q in pile.questions], wanted=wanted_views(pile), series=series,
        families=family_views(pile), grid=Markup(passage_grid(pile)),  # noqa: S704  escaped in charts
        timeline=timeline_views(pile), pages=page_views(pile), unread=pile.unread, made_by=made_by, new=len(seen),
        readers=sorted({a.reader for a in pile.attributions.values()}), style=Markup(style), script=Markup(script),  # noqa: S704
        style_hash=_hash(style), script_hash=_hash(script),
    )  # fmt: skip


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("storyledger.report"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _file(name: str) -> str:
    return (resources.files("storyledger.report") / "templates" / name).read_text("utf-8")


def _hash(content: str) -> str:
    """The source expression by which a content security policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
