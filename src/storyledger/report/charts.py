"""Pictures as SVG text: a series through time, and which page has which passages.

Every word is escaped here, since these strings are put into the report as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from html import escape

from storyledger.report.figures import Mark, SeriesView
from storyledger.report.pile import Pile
from storyledger.terms import Copy, Family

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 680, 260, 64, 150, 16, 34
CELL = 22
MOST_ROWS, MOST_COLUMNS = 40, 60


def series_chart(view: SeriesView) -> str:
    """Return a chart of a series; empty where fewer than two figures have a day.

    x is the day a figure holds for; "over" is an arrow up, "at most" an arrow down, planned is hollow, an implied
    interval is a dashed band.
    """
    marks = [m for m in view.marks if m.day is not None]
    if len(marks) < 2:
        return ""
    low, high = _range([m.value for m in marks] + list(view.implied or ()))
    days = [m.day or 0 for m in marks]
    first, last = min(days), max(days)
    x = _scale(first, last if last > first else first + 1, LEFT, WIDTH - RIGHT)
    y = _scale(low, high, HEIGHT - BOTTOM, TOP)
    parts = [_axes(x, y, (first, last), (low, high))]
    if view.implied:
        top, bottom = y(view.implied[1]), y(view.implied[0])
        parts.append(
            f'<rect class="implied" x="{LEFT}" y="{top:.1f}" width="{WIDTH - RIGHT - LEFT}" height="{bottom - top:.1f}"/>'
        )
    parts += _drawn(marks, x, y)
    label = escape(f"Chart of {view.name}: {len(marks)} figures; the table below holds the same", quote=True)
    return f'<svg class="series" role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'


class _scale:  # noqa: N801  used as a function
    """A straight line from values to pixels."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.factor, self.start = low, (end - start) / ((high - low) or 1), start

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) * self.factor


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1
    return (0 if 0 <= low < high * 0.4 else low - room), high + room


def _axes(x: _scale, y: _scale, days: tuple[float, float], values: tuple[float, float]) -> str:
    floor = HEIGHT - BOTTOM
    lines = [f'<line class="axis" x1="{LEFT}" y1="{floor}" x2="{WIDTH - RIGHT}" y2="{floor}"/>']
    for value in _ticks(*values):
        lines.append(f'<text class="tick" x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:,.6g}</text>')
        lines.append(f'<line class="grid" x1="{LEFT}" y1="{y(value):.1f}" x2="{WIDTH - RIGHT}" y2="{y(value):.1f}"/>')
    for day, side in ((days[0], "start"), (days[1], "end")):
        told = date.fromordinal(int(day)).isoformat()
        lines.append(f'<text class="tick" x="{x(day):.1f}" y="{HEIGHT - 10}" text-anchor="{side}">{told}</text>')
        if days[0] == days[1]:
            break
    return "".join(lines)


def _ticks(low: float, high: float) -> list[float]:
    """Round values between low and high, about five of them.

    >>> _ticks(0, 10000)
    [0, 2000, 4000, 6000, 8000, 10000]
    """
    raw = (high - low) / 5
    power = 10 ** math.floor(math.log10(raw)) if raw > 0 else 1
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.99)
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _drawn(marks: Sequence[Mark], x: _scale, y: _scale) -> list[str]:
    """The marks; labels that would lie on each other are moved down."""
    parts, used = [], list[float]()
    for m in sorted(marks, key=lambda m: (-m.value, m.day or 0)):
        cx, cy = x(m.day or 0), y(m.value)
        at = cy
        while any(abs(at - u) < 12 for u in used):
            at += 12
        used.append(at)
        words = escape(f"{m.bound} {m.value:,.6g} · {m.quote.label} · {m.who}".strip())
        shape = "hollow" if m.planned else "mark"
        title = escape(f"{m.quote.before}{m.words}{m.quote.after}")
        parts.append(
            f'<g class="{shape}"><title>{title}</title>{_arrow(m, cx, cy)}'
            f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="4"/></g>'
            f'<line class="lead" x1="{cx:.1f}" y1="{cy:.1f}" x2="{WIDTH - RIGHT + 6}" y2="{at:.1f}"/>'
            f'<text class="label" x="{WIDTH - RIGHT + 9}" y="{at + 4:.1f}">{words[:34]}</text>'
        )
    return parts


def _arrow(m: Mark, cx: float, cy: float) -> str:
    """An arrow up for a lower bound, down for an upper one, a short bar for "about"."""
    if m.bound in ("over", "at least"):
        return f'<path class="bound" d="M{cx:.1f} {cy:.1f} v-18 m-4 5 l4 -5 l4 5"/>'
    if m.bound in ("at most", "under", "almost"):
        return f'<path class="bound" d="M{cx:.1f} {cy:.1f} v18 m-4 -5 l4 5 l4 -5"/>'
    return f'<path class="bound" d="M{cx:.1f} {cy - 8:.1f} v16"/>' if m.bound == "about" else ""


def passage_grid(pile: Pile) -> str:
    """Return who has which passages: rows are pages in time order, columns are families, cells the way of copying."""
    families = [(letter, f) for letter, f in pile.families if not f.quotation][:MOST_COLUMNS]
    held = {m.document for _, f in families for m in f.members}
    day = {d: (dated.low if (dated := pile.published(d)) else "9999") for d in held}
    rows = sorted(held, key=lambda d: (day[d], pile.labels[d]))[:MOST_ROWS]
    if not rows:
        return ""
    order = _base_order(families, rows)
    how = _how(pile)
    parts = []
    for c, (letter, _) in enumerate(order):
        parts.append(f'<text class="tick" x="{70 + c * CELL + CELL / 2}" y="14" text-anchor="middle">{letter}</text>')
    for r, d in enumerate(rows):
        label = escape(pile.labels[d])
        parts.append(f'<a href="#page-{label}"><text class="label" x="4" y="{36 + r * CELL}">{label}</text></a>')
        for c, (letter, f) in enumerate(order):
            if d in {m.document for m in f.members}:
                kind = "root" if f.root == d else how.get((f.id, d), "verbatim")
                parts.append(
                    f'<a href="#family-{letter}"><rect class="cell {kind}" x="{70 + c * CELL}" y="{22 + r * CELL}" '
                    f'width="{CELL - 3}" height="{CELL - 3}"><title>{label} has {letter}: {kind}</title></rect></a>'
                )
    w, h = 76 + len(order) * CELL, 30 + len(rows) * CELL
    label = f"Which of {len(rows)} pages has which of {len(order)} passages; the list below holds the same"
    return f'<svg class="passages" role="img" aria-label="{label}" viewBox="0 0 {w} {h}" width="{w}" height="{h}">{"".join(parts)}</svg>'


def _base_order(families: Sequence[tuple[str, Family]], rows: Sequence[str]) -> list[tuple[str, Family]]:
    """Order families as the first page that has them prints them."""
    rank = {d: n for n, d in enumerate(rows)}

    def key(item: tuple[str, Family]) -> tuple[int, int]:
        return min((rank[m.document], m.start) for m in item[1].members if m.document in rank)

    return sorted((f for f in families if any(m.document in rank for m in f[1].members)), key=key)


def _how(pile: Pile) -> dict[tuple[str, str], str]:
    """How each document has each family's passage: the least faithful of its copies."""
    worst = {"verbatim": 0, "edited": 1, "spun": 2}
    found: dict[tuple[str, str], str] = {}
    for copy in pile.of(Copy):
        for _, family in pile.families:
            for here in (copy.a, copy.b):
                inside = any(m.document == here.document and m.start < here.end and here.start < m.end for m in family.members)
                key = (family.id, here.document)
                if inside and copy.how in worst and worst[copy.how] >= worst.get(found.get(key, "verbatim"), 0):
                    found[key] = copy.how
    return found
