"""Pictures as SVG text: a series through time, and what happened when it was said.

Every word is escaped here, since these strings are put into the report as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from storyledger.report.figures import Mark, SeriesView
from storyledger.report.printed import MONTHS, clip, day, listed, visible
from storyledger.report.scales import Days, Values
from storyledger.report.timeline import Moment

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 780, 260, 66, 250, 14, 34
LINE, LETTER = 15, 6.4  # pixels between labels, and of a letter
LABELS = 24  # figures told beside a chart; the table beneath it holds all
NEAR = 120  # days: what lies nearer together is told by the day, else by the month


def told(words: str) -> str:
    """Return words safe to stand in SVG text or in a quoted attribute.

    >>> told('<b "x">')
    '&lt;b &quot;x&quot;&gt;'
    """
    return escape(visible(words), quote=True)


def series_chart(view: SeriesView) -> str:
    """Return a chart of a series; empty where there is nothing to compare: one day's or one value's figures.

    x is the day a figure holds for; "over" is an arrow up, "as many as" an arrow down, "about" a short bar,
    planned is hollow, what a sum implies is a dashed band.
    """
    marks = [m for m in view.marks if m.day is not None and not m.change]
    if len(marks) < 2 or (len({m.value for m in marks}) < 2 and not view.implied):
        return ""
    groups = _alike(marks)
    height = max(HEIGHT, TOP + LINE * min(len(groups), LABELS) + BOTTOM + 8)
    x = Days([m.day or 0 for m in marks], LEFT + 16, WIDTH - RIGHT - 16)
    y = Values([m.value for m in marks] + [v for v in view.implied or () if v > 0], height - BOTTOM, TOP)
    parts = [_axes(x, y, _days(marks))]
    if view.implied:
        top, bottom = y(view.implied[1]), y(view.implied[0])
        words = f"implied by a sum: {view.implied[0]:,.0f} to {view.implied[1]:,.0f}"
        parts.append(
            f'<rect class="implied" x="{LEFT}" y="{top:.1f}" width="{WIDTH - RIGHT - LEFT}" '
            f'height="{max(bottom - top, 1):.1f}"/>'
            f'<text class="tick" x="{LEFT + 4}" y="{top - 4:.1f}">{words}</text>'
        )
    parts += [_shape(m, x(m.day or 0), y(m.value)) for m in marks]
    parts += _labels(groups, x, y, height)
    about = told(f"Chart of {view.name}, {len(marks)} figures; the table below it holds the same")
    return _picture(about, height, parts)


def _picture(about: str, height: int, parts: Sequence[str]) -> str:
    """One chart; `about` is escaped already."""
    frame = f'role="img" aria-label="{about}" viewBox="0 0 {WIDTH} {height}"'
    return f'<svg class="series" {frame}>{"".join(parts)}</svg>'


def _axes(x: Days, y: Values, told_as: Mapping[float, str]) -> str:
    floor, right = y.bottom, WIDTH - RIGHT
    parts = [f'<line class="axis" x1="{LEFT}" y1="{floor}" x2="{right}" y2="{floor}"/>']
    for value in y.ticks():
        at = y(value)
        parts.append(
            f'<text class="tick" x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{value:,.10g}</text>'
        )
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{at:.1f}" x2="{right}" y2="{at:.1f}"/>')
    parts += [_break(at, floor) for at in x.breaks]
    parts += _lane(told_as, x, floor + 16, right)
    if y.logarithmic:
        parts.append(f'<text class="tick" x="4" y="{floor + BOTTOM - 4}">logarithmic scale</text>')
    return "".join(parts)


def _break(at: float, floor: float) -> str:
    """Two strokes across the axis where an empty stretch is cut short."""
    strokes = f"M{at - 5:.1f} {floor + 6} l5 -12 m4 12 l5 -12"
    return f'<path class="cut" d="{strokes}"><title>an empty stretch, cut short</title></path>'


def _alike(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Equal figures share one label: groups of them, the greatest first."""
    groups: dict[tuple[float, str, bool], list[Mark]] = {}
    for m in marks:
        groups.setdefault((m.value, m.bound, m.planned), []).append(m)
    return sorted(groups.values(), key=lambda g: (-g[0].value, g[0].bound, g[0].planned))


def _labels(groups: Sequence[list[Mark]], x: Days, y: Values, height: float) -> list[str]:
    """Labels in a column beside the marks; of too many groups, those of the most figures have one."""
    kept = sorted(sorted(range(len(groups)), key=lambda n: (-len(groups[n]), n))[:LABELS])
    parts, right = [], WIDTH - RIGHT
    for n, at in zip(kept, spread([y(groups[n][0].value) for n in kept], height), strict=True):
        group = groups[n]
        cx, cy = max(x(m.day or 0) for m in group), y(group[0].value)
        pages = " ".join(sorted({m.quote.label for m in group}))
        spoken = listed(list(dict.fromkeys(m.who for m in group)), 1)
        words = f"{group[0].bound} {group[0].number}".strip() + f" · {clip(pages, 15)} · "
        words += clip(spoken, 36 - min(len(words), 26))
        bend = f"M{cx + 6:.1f} {cy:.1f} L{right + 4} {cy:.1f} L{right + 10} {at:.1f}"
        parts.append(f'<path class="lead" d="{bend}"/>')
        parts.append(f'<text class="label" x="{right + 13}" y="{at + 4:.1f}">{told(words)}</text>')
    return parts


def spread(wished: Sequence[float], height: float = HEIGHT) -> list[float]:
    """Move labels, given from top to bottom, so that none lies on another and all stay in the frame.

    >>> spread([50, 52, 54])
    [50, 65, 80]
    """
    at: list[float] = []
    for y in wished:
        at.append(max(y, at[-1] + LINE) if at else max(y, TOP))
    floor = height - 8
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
        '<text class="tick" x="0" y="44">told of</text>',
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
    near = x.days[-1] - x.days[0] <= NEAR
    for days, y in (({m.day or 0 for m in held}, 24), ({m.said_day or 0 for m in held}, 156)):
        parts += _lane({d: _short(_iso(d, 10 if near else 7)) for d in days}, x, y, WIDTH - 10)
    about = told(f"Timeline of {len(held)} sentences; the table below it holds the same")
    return _picture(about, 170, parts)


def _lane(told_as: Mapping[float, str], x: Days, y: float, right: float) -> list[str]:
    """The days of a lane in words: the first and the last, then those between as far as they have room."""
    days = sorted(d for d, words in told_as.items() if words)
    taken: dict[float, tuple[float, float, str]] = {}
    for d in [*days[:1], *days[-1:], *days[1:-1]]:
        half = len(told_as[d]) * LETTER / 2
        middle = max(half, min(x(d), right + 8 - half))
        free = all(abs(middle - at) > half + other + LETTER for at, other, _ in taken.values())
        if free and told_as[d] not in (words for *_, words in taken.values()):
            taken[d] = (middle, half, told_as[d])
    return [
        f'<text class="tick" x="{at:.1f}" y="{y}" text-anchor="middle">{told(words)}</text>'
        for _, (at, _, words) in sorted(taken.items())
    ]


def _days(marks: Sequence[Mark]) -> dict[float, str]:
    """The as-of of each day drawn, in words: by the day where all lie near, else by the month or the year."""
    found = {m.day or 0: m.as_of for m in marks}
    if max(found) - min(found) <= NEAR:
        return {d: _short(words) for d, words in found.items()}
    return {d: _short(_month(words) or _iso(d, 7)) for d, words in found.items()}


def _iso(ordinal: float, length: int) -> str:
    return day(date.fromordinal(int(ordinal)).isoformat()[:length])


def _month(as_of: str) -> str:
    """Return the month or the year of an as-of in words; empty where it spans several."""
    bare = re.sub(r"^\d{1,2}(?: to \d{1,2})? (?=[A-Z])", "", as_of)
    return "" if " to " in bare else bare


def _short(words: str) -> str:
    """Return a day in words with its month cut to three letters.

    >>> _short("26 to 27 August 2017")
    '26 to 27 Aug 2017'
    """
    return re.sub("|".join(MONTHS), lambda m: m.group()[:3], words)
