"""Pictures as SVG text: a series through time, and what happened when it was said.

Every word is escaped here, since these strings are put into the report as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from storyledger.report.figures import Mark, SeriesView
from storyledger.report.printed import clip, day, listed, visible
from storyledger.report.scales import Days, Values
from storyledger.report.timeline import Moment

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 780, 260, 66, 250, 14, 34
LINE, LETTER = 15, 6.4  # pixels between labels, and of a letter


def told(words: str) -> str:
    """Return words safe to stand in SVG text or in a quoted attribute.

    >>> told('<b "x">')
    '&lt;b &quot;x&quot;&gt;'
    """
    return escape(visible(words), quote=True)


def series_chart(view: SeriesView) -> str:
    """Return a chart of a series; empty where fewer than two figures have a day.

    x is the day a figure holds for; "over" is an arrow up, "as many as" an arrow down, "about" a short bar,
    planned is hollow, what a sum implies is a dashed band.
    """
    marks = [m for m in view.marks if m.day is not None and not m.change]
    if len(marks) < 2:
        return ""
    x = Days([m.day or 0 for m in marks], LEFT + 16, WIDTH - RIGHT - 16)
    y = Values([m.value for m in marks] + [v for v in view.implied or () if v > 0], HEIGHT - BOTTOM, TOP)
    parts = [_axes(x, y, {m.day or 0: _month(m.as_of) for m in marks})]
    if view.implied:
        top, bottom = y(view.implied[1]), y(view.implied[0])
        words = f"implied by a sum: {view.implied[0]:,.0f} to {view.implied[1]:,.0f}"
        parts.append(
            f'<rect class="implied" x="{LEFT}" y="{top:.1f}" width="{WIDTH - RIGHT - LEFT}" '
            f'height="{max(bottom - top, 1):.1f}"/>'
            f'<text class="tick" x="{LEFT + 4}" y="{top - 4:.1f}">{words}</text>'
        )
    parts += _drawn(marks, x, y)
    about = told(f"Chart of {view.name}, {len(marks)} figures; the table below it holds the same")
    return _picture(about, HEIGHT, parts)


def _picture(about: str, height: int, parts: Sequence[str]) -> str:
    """One chart; `about` is escaped already."""
    frame = f'role="img" aria-label="{about}" viewBox="0 0 {WIDTH} {height}"'
    return f'<svg class="series" {frame}>{"".join(parts)}</svg>'


def _axes(x: Days, y: Values, told_as: Mapping[float, str]) -> str:
    floor, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = [f'<line class="axis" x1="{LEFT}" y1="{floor}" x2="{right}" y2="{floor}"/>']
    for value in y.ticks():
        at = y(value)
        parts.append(
            f'<text class="tick" x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{value:,.10g}</text>'
        )
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{at:.1f}" x2="{right}" y2="{at:.1f}"/>')
    parts += [_break(at, floor) for at in x.breaks]
    parts += _lane(x, x.days, floor + 16, told_as)
    if y.logarithmic:
        parts.append(f'<text class="tick" x="4" y="{HEIGHT - 4}">logarithmic scale</text>')
    return "".join(parts)


def _break(at: float, floor: int) -> str:
    """Two strokes across the axis where an empty stretch is cut short."""
    strokes = f"M{at - 5:.1f} {floor + 6} l5 -12 m4 12 l5 -12"
    return f'<path class="cut" d="{strokes}"><title>an empty stretch, cut short</title></path>'


def _drawn(marks: Sequence[Mark], x: Days, y: Values) -> list[str]:
    """The marks, and their labels in a column beside them: equal figures share one label."""
    groups: dict[tuple[float, str, bool], list[Mark]] = {}
    for m in marks:
        groups.setdefault((m.value, m.bound, m.planned), []).append(m)
    parts = [_shape(m, x(m.day or 0), y(m.value)) for m in marks]
    ordered = sorted(groups.values(), key=lambda g: (-g[0].value, g[0].bound, g[0].planned))
    for group, at in zip(ordered, spread([y(g[0].value) for g in ordered]), strict=True):
        cx, cy = max(x(m.day or 0) for m in group), y(group[0].value)
        right = WIDTH - RIGHT
        pages = " ".join(sorted({m.quote.label for m in group}))
        spoken = listed(list(dict.fromkeys(m.who for m in group)), 1)
        words = f"{group[0].bound} {group[0].number}".strip() + f" · {clip(pages, 15)} · "
        words += clip(spoken, 36 - min(len(words), 26))
        bend = f"M{cx + 6:.1f} {cy:.1f} L{right + 4} {cy:.1f} L{right + 10} {at:.1f}"
        parts.append(f'<path class="lead" d="{bend}"/>')
        parts.append(f'<text class="label" x="{right + 13}" y="{at + 4:.1f}">{told(words)}</text>')
    return parts


def spread(wished: Sequence[float]) -> list[float]:
    """Move labels, given from top to bottom, so that none lies on another and all stay in the frame.

    >>> spread([50, 52, 54])
    [50, 65, 80]
    """
    at: list[float] = []
    for y in wished:
        at.append(max(y, at[-1] + LINE) if at else max(y, TOP))
    floor = HEIGHT - 8
    for n in range(len(at) - 1, -1, -1):
        at[n] = min(at[n], floor - (len(at) - 1 - n) * LINE)
    return at


def _shape(m: Mark, cx: float, cy: float) -> str:
    title = told(f"{m.quote.label}: {''.join(p.words for p in m.quote.pieces)}")
    kind = "hollow" if m.planned else "mark"
    dot = f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="4.5"/>'
    return f'<g class="{kind}"><title>{title}</title>{_bound(m, cx, cy)}{dot}</g>'


def _bound(m: Mark, cx: float, cy: float) -> str:
    """An arrow up for a lower bound, down for an upper one, a short bar for "about", a line for a range."""
    if m.bound in ("over", "at least"):
        return f'<path class="bound" d="M{cx:.1f} {cy:.1f} v-19 m-4 5 l4 -5 l4 5"/>'
    if m.bound in ("as many as", "under", "almost"):
        return f'<path class="bound" d="M{cx:.1f} {cy:.1f} v19 m-4 -5 l4 5 l4 -5"/>'
    return f'<path class="bound" d="M{cx:.1f} {cy - 9:.1f} v18"/>' if m.bound == "about" else ""


def timeline_chart(moments: Sequence[Moment]) -> str:
    """Return two lanes, when things happened and when it was said; a line joins the two."""
    held = [m for m in moments if m.day is not None and m.said_day is not None]
    if not held:
        return ""
    x = Days([d for m in held for d in (m.day or 0, m.said_day or 0)], 90, WIDTH - 30)
    parts = [f'<line class="axis" x1="70" y1="{y}" x2="{WIDTH - 10}" y2="{y}"/>' for y in (40, 130)]
    parts += [
        '<text class="tick" x="0" y="44">happened</text>',
        '<text class="tick" x="0" y="134">was said</text>',
    ]
    parts += [_break(at, y) for at in x.breaks for y in (40, 130)]
    for m in held:
        a, b = x(m.day or 0), x(m.said_day or 0)
        title = told(f"{m.happened} · {m.quote.label}: {clip(m.quote.words, 200)}")
        parts.append(
            f'<g class="mark"><title>{title}</title><path class="joined" d="M{a:.1f} 40 L{b:.1f} 130"/>'
            f'<circle cx="{a:.1f}" cy="40" r="4"/><circle cx="{b:.1f}" cy="130" r="4"/></g>'
        )
    parts += _lane(x, [m.day or 0 for m in held], 24) + _lane(x, [m.said_day or 0 for m in held], 156)
    about = told(f"Timeline of {len(held)} sentences; the table below it holds the same")
    return _picture(about, 170, parts)


def _lane(x: Days, days: Sequence[float], y: int, told_as: Mapping[float, str] | None = None) -> list[str]:
    """The months beneath a lane, as far as they have room."""
    parts, used = [], -200.0
    for d in sorted(set(days)):
        words = (told_as or {}).get(d) or day(date.fromordinal(int(d)).isoformat()[:7])
        half = len(words) * LETTER / 2
        if x(d) - half > used:
            used = x(d) + half + LETTER
            parts.append(
                f'<text class="tick" x="{x(d):.1f}" y="{y}" text-anchor="middle">{told(words)}</text>'
            )
    return parts


def _month(as_of: str) -> str:
    """Return the month or the year of an as-of in words; empty where it spans several."""
    bare = re.sub(r"^\d{1,2}(?: to \d{1,2})? (?=[A-Z])", "", as_of)
    return "" if " to " in bare else bare
