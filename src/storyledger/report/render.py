"""The report as one HTML file: everything escaped, nothing loaded, only its own script and style allowed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from storyledger.report.charts import series_chart, timeline_chart
from storyledger.report.conflicts import STRENGTHS, conflict_views, question_views
from storyledger.report.events import outlet_views, problem_views, storyline_views
from storyledger.report.families import family_views
from storyledger.report.figures import leading, series_views
from storyledger.report.first_screen import first_screen
from storyledger.report.grid import MOST_COLUMNS, MOST_ROWS, passage_grid
from storyledger.report.pages import page_views
from storyledger.report.pile import Pile, Rows
from storyledger.report.points import grouped
from storyledger.report.printed import clip, several, visible
from storyledger.report.timeline import MOST, MOST_DRAWN, drawn, timeline_views
from storyledger.report.wanted import wanted_views


def report(rows: Rows, *, new: Mapping[str, str] | None = None, made_by: str) -> str:
    """Return the report on a ledger's rows; `new` names the rows that the last run saw first.

    >>> report({}, made_by="storyledger").startswith("<!DOCTYPE html>")
    True
    """
    pile, seen = Pile(rows), frozenset(new or ())
    moments, series = timeline_views(pile), series_views(pile)
    chief = leading(series)
    style, script = _file("style.css"), _file("script.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            first=first_screen(pile, seen),
            points=len(pile.points),
            groups=grouped(pile, seen),
            conflicts=conflict_views(pile, seen),
            strengths=STRENGTHS,
            questions=question_views(pile, seen),
            wanted=wanted_views(pile),
            series=[(v, _drawn(series_chart(v))) for v in series],
            chief=(chief, _drawn(series_chart(chief))) if chief else None,
            families=family_views(pile),
            grid=_drawn(passage_grid(pile)),
            grid_holds=(MOST_ROWS, MOST_COLUMNS),
            moments=moments,
            timeline=_drawn(timeline_chart(drawn(moments))),
            most_moments=(MOST, MOST_DRAWN),
            storylines=storyline_views(pile),
            outlets=outlet_views(pile),
            unread=problem_views(pile),
            pages=page_views(pile),
            read_to=pile.read_to,
            made_by=made_by,
            news=_news(pile, seen),
            readers=sorted({a.reader for a in pile.attributions.values()}),
            style=_drawn(style),
            script=_drawn(script),
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


def _news(pile: Pile, seen: frozenset[str]) -> list[tuple[int, str, str]]:
    """How many points, conflicts and plans the last run saw first, with the lists they stand in."""
    told = (("point", pile.points, "points"), ("conflict or change", pile.conflicts, "conflicts"),
            ("plan", pile.questions, "questions"))  # fmt: skip
    counts = [(sum(row.id in seen for row in rows), one, where) for one, rows, where in told]
    many = {"conflict or change": "conflicts or changes"}
    return [(n, one if n == 1 else many.get(one, one + "s"), where) for n, one, where in counts if n]


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("storyledger.report"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters.update(clip=clip)
    made.globals.update(several=several)
    return made


def _shown(value: Any) -> Any:
    """Let no character act that should be seen; what we drew ourselves is left as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _drawn(made: str) -> Markup:
    """Mark text as ours: charts escape every printed word, style and script are files of this package."""
    return Markup(made)  # noqa: S704


def _file(name: str) -> str:
    return (resources.files("storyledger.report") / "templates" / name).read_text("utf-8")


def _hash(content: str) -> str:
    """The source expression by which a content security policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
