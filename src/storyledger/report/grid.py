"""Who has which passages, as SVG text: rows are pages, columns passages. All words are escaped."""

from __future__ import annotations

from collections.abc import Sequence

from storyledger.report.charts import told
from storyledger.report.pile import Pile
from storyledger.terms import Copy, Family

CELL, LEFT, TOP = 22, 64, 22
MOST_ROWS, MOST_COLUMNS = 40, 60
HATCH = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="ink" width="2" height="5"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<circle class="ink" cx="2.5" cy="2.5" r="1.1"/></pattern></defs>'
)


def passage_grid(pile: Pile) -> str:
    """Return who has which passages: rows are pages by day, columns families, cells the way of copying."""
    families = [(letter, f) for letter, f in pile.families if not f.quotation][:MOST_COLUMNS]
    held = {m.document for _, f in families for m in f.members}
    day = {d: (dated.low if (dated := pile.published(d)) else "9999") for d in held}
    rows = sorted(held, key=lambda d: (day[d], pile.labels[d]))[:MOST_ROWS]
    if not rows:
        return ""
    order, how = _base_order(families, rows), _how(pile)
    parts = [HATCH]
    for c, (letter, _) in enumerate(order):
        parts.append(
            f'<text class="tick" x="{LEFT + c * CELL + CELL / 2 - 1.5}" y="14" '
            f'text-anchor="middle">{letter}</text>'
        )
    for r, document in enumerate(rows):
        parts += _row(pile, document, r, order, how)
    w, h = LEFT + 6 + len(order) * CELL, TOP + 8 + len(rows) * CELL
    about = told(
        f"Which of {len(rows)} pages has which of {len(order)} passages; the list below holds the same"
    )
    frame = f'role="group" aria-label="{about}" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
    return f'<svg class="passages" {frame}>{"".join(parts)}</svg>'


def _row(
    pile: Pile,
    document: str,
    number: int,
    order: Sequence[tuple[str, Family]],
    how: dict[tuple[str, str], str],
) -> list[str]:
    label, y = told(pile.labels[document]), TOP + number * CELL
    parts = [f'<a href="#page-{label}"><text class="label" x="2" y="{y + 14}">{label}</text></a>']
    for c, (letter, f) in enumerate(order):
        if document in {m.document for m in f.members}:
            kind = how.get((f.id, document), "verbatim") if f.root != document else "verbatim"
            words = f"page {label} has passage {letter}: {'nearest the root' if f.root == document else kind}"
            root = '<circle class="root" cx="9.5" cy="9.5" r="3"/>' if f.root == document else ""
            parts.append(
                f'<a href="#family-{letter}" aria-label="{words}">'
                f'<g transform="translate({LEFT + c * CELL} {y})">'
                f'<rect class="cell {kind}" width="{CELL - 3}" '
                f'height="{CELL - 3}"><title>{words}</title></rect>{root}</g></a>'
            )
    return parts


def _base_order(families: Sequence[tuple[str, Family]], rows: Sequence[str]) -> list[tuple[str, Family]]:
    """Order families as the first page that has them prints them."""
    rank = {d: n for n, d in enumerate(rows)}

    def key(item: tuple[str, Family]) -> tuple[int, int]:
        return min((rank[m.document], m.start) for m in item[1].members if m.document in rank)

    return sorted((f for f in families if any(m.document in rank for m in f[1].members)), key=key)


def _how(pile: Pile) -> dict[tuple[str, str], str]:
    """How each document has each family's passage: the nearest of its copies."""
    rank = {"verbatim": 0, "edited": 1, "spun": 2}
    members: dict[str, list[tuple[int, int, str]]] = {}
    for _, family in pile.families:
        for m in family.members:
            members.setdefault(m.document, []).append((m.start, m.end, family.id))
    found: dict[tuple[str, str], str] = {}
    for copy in pile.of(Copy):
        for here in (copy.a, copy.b):
            for start, end, family_id in members.get(here.document, ()):
                key = (family_id, here.document)
                inside = copy.how in rank and start < here.end and here.start < end
                if inside and rank[copy.how] < rank.get(found.get(key, ""), 9):
                    found[key] = copy.how
    return found
